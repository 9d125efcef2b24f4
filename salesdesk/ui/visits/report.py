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
from salesdesk.domain.reports import VisitReport
from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.parts import Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen, Scroller
from salesdesk.ui.visits.agreements import AgreementsCard
from salesdesk.ui.visits.goals import GoalsCard
from salesdesk.ui.visits.needs import CompetitorCard, DemandsCard, NeedsCard, SummaryCard
from salesdesk.ui.visits.next_visit import NextVisitCard
from salesdesk.ui.visits.report_deeds import ReportDeeds
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.ui.visits.report_side import SideDeeds, fill_side, side_key
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
        self._strict = False
        self._side_shown: object = None
        self.draft = ReportDraft(self.autosave.touch, self.autosave.flush)
        self.deeds = ReportDeeds(desk, file, self.draft, self.autosave.flush, self.reload)
        self.offer = plain(_("Offerte maken"), self.deeds.make_offer, "file")
        self.offer.setToolTip(_("Offerte maken"))
        self.offer.setAccessibleName(_("Offerte maken"))
        self.finish = primary(_("Verslag afronden"), self.close_report, "check")
        self.for_customer = primary(_("Verslag voor de klant"), self.deeds.print_customer, "printer")
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
        self.offer.setText("" if narrow else _("Offerte maken"))
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if narrow else right)

    def _add_actions(self) -> None:
        deeds = self.deeds
        self.desk.actions.add(
            Action("report.close", _("Verslag afronden"), self.close_report, "Ctrl+Return", "check"),
            Action("report.internal", _("Intern verslag"), deeds.print_internal, "Ctrl+P", "printer"),
            Action(
                "report.customer", _("Verslag voor de klant"), deeds.print_customer, "Ctrl+Shift+P", "printer"
            ),
            Action("report.offer", _("Offerte van dit bezoek"), deeds.make_offer, "Ctrl+Shift+F", "file"),
            Action(
                "report.agreement", _("Afspraak erbij"), self.agreements.focus_new, "Ctrl+Shift+A", "plus"
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
            self._to_top()
        super().arrive(place)

    def _to_top(self) -> None:
        if isinstance(self._middle, Scroller):
            self._middle.verticalScrollBar().setValue(0)

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
        day = formats.short_date(visit.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(visit.start_time)}"
        closed = view.report.is_closed
        chip = Chip(_("afgerond"), "ok") if closed else Chip(_("concept"), "neutral")
        sub = (
            _("Ligt vast; beide verslagen staan klaar")
            if closed
            else _("Ingevuld vanuit je voorbereiding; controleer en vul aan")
        )
        crumbs = [(_("Bezoeken"), Place(Noun.VISIT)), (_("Bezoekverslag"), None), (when, None)]
        self.header.set(view.card.relation.name, sub, chips=[chip], crumbs=crumbs)
        self.finish.setVisible(not closed)
        self.for_customer.setVisible(closed)
        self.early.setVisible(visit.visit_on > self.desk.today() and not closed)
        self._side_shown = None
        self.draft.load(view)
        if closed and self.isVisible():
            self.for_customer.setFocus(Qt.FocusReason.OtherFocusReason)
            self._to_top()

    def _refresh(self) -> None:
        """The inspector follows what is typed, and is only built anew when it says something else."""
        view = self.draft.view
        carried = view.visit.id in self.deeds.carried
        shown = side_key(view, carried=carried)
        if shown == self._side_shown:
            return
        self._side_shown = shown
        deeds = SideDeeds(
            self._go_to,
            lambda: self.deeds.carry_over(self.next_visit.day),
            self.deeds.leave_it,
            self.deeds.print_internal,
            self.deeds.print_customer,
            lambda: self.deeds.add_person(self),
        )
        fill_side(self.side, self.draft, deeds, carried=carried)

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
