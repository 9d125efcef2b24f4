"""Bezoekverslag: filled in from the preparation, finished in minutes, frozen when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.preparation_edits import tidy
from salesdesk.domain.relations import Contact
from salesdesk.domain.reports import VisitReport
from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.papers import Paper
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.visits.agreements import AgreementsCard
from salesdesk.ui.visits.goals import GoalsCard
from salesdesk.ui.visits.needs import CompetitorCard, DemandsCard, NeedsCard, SummaryCard
from salesdesk.ui.visits.next_visit import NextVisitCard, follow_up_visit
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.ui.visits.report_side import SideDeeds, fill_side
from salesdesk.ui.visits.talk import TalkCard
from salesdesk.ui.visits.verdict import ThreeQuestions
from salesdesk.words import _, reason_text

NARROW = 700


class ReportScreen(EditorScreen):
    """Place(Noun.REPORT, visit id)."""

    nouns = frozenset({Noun.REPORT, Noun.PREPARATION, Noun.VISIT, Noun.RELATION, Noun.CONTACT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=292)
        self._file = file
        self._kept: tuple[VisitReport, Preparation] | None = None
        self._carried: set[UUID] = set()
        self._strict = False
        self._side_shown: object = None
        self.draft = ReportDraft(self.autosave.touch, self.autosave.flush)
        self.offer = plain(_("Offerte maken"), self._make_offer, "file")
        self.finish = primary(_("Verslag afronden"), self.close_report, "check")
        self.for_customer = primary(_("Verslag voor de klant"), self.print_customer, "printer")
        self.for_customer.hide()
        self.header.add(self.offer, self.finish, self.for_customer)
        self.early = Note(_("Dit bezoek is nog niet geweest; afronden kan vanaf die dag."), "info")
        today = desk.today()
        self.questions = ThreeQuestions(self.draft, today)
        self.goals, self.talk = GoalsCard(self.draft), TalkCard(self.draft)
        self.needs, self.demands = NeedsCard(self.draft), DemandsCard(self.draft)
        self.agreements = AgreementsCard(self.draft, today, file.reports.new_agreement, desk.toast)
        self.next_visit = NextVisitCard(self.draft, file.visits, desk, self.reload)
        self.competitor = CompetitorCard(self.draft, today)
        self.summary = SummaryCard(self.draft)
        self._lay_out()
        self.draft.changed.connect(self._refresh)
        self._add_actions()

    def _lay_out(self) -> None:
        self._beside = beside = row(gap=12)
        beside.addWidget(self.goals, 9)
        beside.addWidget(self.talk, 19)
        beside.setDirection(QBoxLayout.Direction.TopToBottom)
        self.body.addWidget(self.early)
        self.body.addWidget(self.questions)
        self.body.addLayout(beside)
        for card in (
            self.needs, self.agreements, self.next_visit, self.demands, self.competitor, self.summary,
        ):  # fmt: skip
            self.body.addWidget(card)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk the answers stand under the objectives."""
        super().resizeEvent(event)
        narrow = event.size().width() - self.side.width() < theme.F(NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if narrow else right)

    def _add_actions(self) -> None:
        self.desk.actions.add(
            Action("report.close", _("Verslag afronden"), self.close_report, "Ctrl+Return", "check"),
            Action("report.internal", _("Intern verslag"), self.print_internal, "Ctrl+P", "printer"),
            Action(
                "report.customer", _("Verslag voor de klant"), self.print_customer, "Ctrl+Shift+P", "printer"
            ),
            Action(
                "report.offer", _("Offerte maken van dit bezoek"), self._make_offer, "Ctrl+Shift+F", "file"
            ),
            Action(
                "report.agreement", _("Afspraak toevoegen"), self.agreements.focus_new, "Ctrl+Shift+A", "plus"
            ),
            on=self,
        )

    def first_focus(self) -> QWidget | None:
        return self.questions.useful

    def arrive(self, place: Place) -> None:
        if self.place is None or self.place.id != place.id:
            self.draft.forget()
            self._kept, self._side_shown = None, None
            self.questions.clear_missing()
        super().arrive(place)

    def reload(self) -> None:
        visit_id = self.place.id if self.place else None
        if visit_id is not None:
            self.read(lambda: self._file.reports.view(visit_id), partial(self._arrived, visit_id), key="view")

    def _arrived(self, visit_id: UUID, view: ReportView | None) -> None:
        if view is not None:
            self._show(view)
        else:
            self.desk.work.ask(lambda: self._file.reports.open(visit_id), self._opened)

    def _opened(self, view: ReportView) -> None:
        if self.place is not None and self.place.id == view.visit.id and self.autosave.settled:
            self._show(view)

    def _show(self, view: ReportView) -> None:
        self._kept = (view.report, view.preparation)
        visit = view.visit
        day = formats.long_day(visit.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(visit.start_time)} – {formats.clock(visit.end_time)}"
        closed = view.report.is_closed
        chip = Chip(_("afgerond"), "ok") if closed else Chip(_("concept"), "neutral")
        sub = (
            _("Ligt vast; beide verslagen staan klaar")
            if closed
            else _("Ingevuld vanuit je voorbereiding; controleer en vul aan")
        )
        crumbs: list[tuple[str, Place | None]] = [(_("Bezoeken"), Place(Noun.VISIT)), (when, None)]
        title = _("Bezoekverslag {name}").format(name=view.card.relation.name)
        self.header.set(title, sub, chips=[chip], crumbs=crumbs)
        self.finish.setVisible(not closed)
        self.for_customer.setVisible(closed)
        self.early.setVisible(visit.visit_on > self.desk.today() and not closed)
        self._side_shown = None
        self.draft.load(view)

    def _refresh(self) -> None:
        """The inspector follows what is typed, and is only built anew when it says something else."""
        view = self.draft.view
        shown = (
            view.report.id, view.report.is_closed, view.missing, view.report.present, view.card.contacts,
            [(item.keyword, item.outcome) for item in view.missed_objectives], view.visit.id in self._carried,
        )  # fmt: skip
        if shown == self._side_shown:
            return
        self._side_shown = shown
        deeds = SideDeeds(
            self._go_to, self.carry_over, self._leave_it, self.print_internal, self.print_customer,
            self._add_person,
        )  # fmt: skip
        fill_side(self.side, self.draft, deeds, carried=view.visit.id in self._carried)

    def collect(self) -> Callable[[], Done[ReportView]] | None:
        if self._strict and (problems := self._problems()):
            raise Refused(*problems)
        if not self.draft.is_loaded or self.draft.report.is_closed:
            return None
        report, preparation = self.draft.report, self.draft.preparation
        if (report, preparation) == self._kept:
            return None
        return lambda: self._file.reports.keep(report, tidy(preparation))

    def _problems(self) -> list[Reason]:
        return [*self.questions.problems(), *self.agreements.problems(), *self.competitor.problems()]

    def saved(self, value: object) -> None:
        if isinstance(value, ReportView) and self.draft.is_loaded:
            self._kept = (value.report, value.preparation)
            self.draft.refresh_card(value)

    def leave(self) -> bool:
        """A date that cannot be read keeps the seller here, unless he lets it go."""
        self._strict = bool(self.draft.is_loaded and not self.draft.report.is_closed and self._problems())
        if self._strict:
            self.autosave.touch()
        try:
            return super().leave()
        finally:
            self._strict = False

    def close_report(self) -> None:
        """Close it when the three questions are answered; what is ticked goes to the card."""
        if not self.draft.is_loaded or self.draft.report.is_closed:
            return
        self.questions.clear_missing()
        problems = self._problems()
        if problems:
            self.show_refused(tuple(problems))
            return
        self.autosave.flush()
        report, chosen = self.draft.report, self.draft.chosen()
        self.desk.work.ask(
            lambda: self._file.reports.close(report, chosen), self._closed, refused=self._not_closed
        )

    def _closed(self, view: ReportView) -> None:
        self.desk.toast(_("Verslag van {name} afgerond").format(name=view.card.relation.name))
        self.reload()

    def _not_closed(self, reasons: tuple[Reason, ...]) -> None:
        for reason in reasons:
            self.questions.show_missing(reason.at, reason_text(reason))
        others = [reason_text(reason) for reason in reasons if self.questions.input(reason.at) is None]
        first = self.questions.input(reasons[0].at)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if others:
            self.desk.toast(" ".join(others))

    def _go_to(self, at: str) -> None:
        targets: dict[str, QWidget | None] = {
            "objectives": self.goals.first(),
            "needs": self.needs.inputs["economic_needs"],
        }
        if at == "agreements":
            self.agreements.focus_new()
            return
        target = targets.get(at) or self.questions.input(at)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_over(self) -> None:
        """Take what was missed to the next appointment; without one it is planned first."""
        coming = follow_up_visit(self.draft)
        if coming is None:
            self.desk.toast(_("Plan eerst de volgende afspraak; dan gaan ze mee."))
            self.next_visit.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.autosave.flush()
        report = self.draft.report
        self.desk.work.ask(lambda: self._file.reports.carry_over(report, coming), self._carried_over)

    def _carried_over(self, _preparation: object) -> None:
        self._leave_it()
        self.desk.toast(_("Meegenomen naar de voorbereiding van de volgende afspraak"))

    def _leave_it(self) -> None:
        self._carried.add(self.draft.view.visit.id)
        self._refresh()

    def _add_person(self) -> None:
        name = ask.text(self, _("Wie was er nog meer"), _("Achternaam"))
        if not name or not name.strip():
            return
        relation_id = self.draft.view.card.relation.id
        self.desk.work.ask(lambda: self._file.relations.add_contact(relation_id, name), self._person_added)

    def _person_added(self, contact: Contact) -> None:
        self.draft.put(present=(*self.draft.report.present, contact.id), at_once=True)
        self.reload()

    def _make_offer(self) -> None:
        if not self.draft.is_loaded:
            return
        self.autosave.flush()
        visit = self.draft.view.visit
        self.desk.work.ask(
            lambda: self._file.offers.start(visit.relation_id, visit.id),
            lambda offer: self.desk.go(Place(Noun.OFFER, offer.id)),
        )

    def print_internal(self) -> None:
        """The report for head office."""
        self._print(self._file.papers.internal_report)

    def print_customer(self) -> None:
        """The report for the customer."""
        self._print(self._file.papers.customer_report)

    def _print(self, make: Callable[[UUID], Paper]) -> None:
        visit_id = self.place.id if self.place else None
        if visit_id is not None and self.draft.is_loaded:
            self.autosave.flush()
            self.desk.work.ask(partial(make, visit_id), partial(show_paper, self.desk, self._file.papers))
