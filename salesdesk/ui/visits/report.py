"""Bezoekverslag: filled in from the preparation, finished in minutes, frozen when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.preparation_edits import tidy
from salesdesk.domain.reports import VisitReport
from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui import theme
from salesdesk.ui.active_time import ActiveTime
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.parts import Note
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen, Scroller
from salesdesk.ui.visits.not_held import NotHeld
from salesdesk.ui.visits.report_actions import report_actions
from salesdesk.ui.visits.report_deeds import ReportDeeds
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.ui.visits.report_page import ReportPage
from salesdesk.ui.visits.report_side import SideDeeds, fill_side, side_key
from salesdesk.ui.visits.report_talk import CompetitorFields
from salesdesk.ui.visits.sequel import SequelCard, SequelDeeds, spent_words
from salesdesk.ui.visits.underway import underway_place
from salesdesk.words import _, reason_text, word

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
        self.rival: CompetitorFields | None = None
        self._aside = False
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
        self.page = page = ReportPage(self.draft, desk, file, self.autosave.flush, self.reload)
        self.questions, self.goals, self.talk = page.questions, page.goals, page.talk
        self.needs, self.demands, self.summary = page.needs, page.demands, page.summary
        self.agreements, self.competitor = page.agreements, page.competitor
        self.next_visit = page.next_visit
        self.active = ActiveTime(self)
        self.sequel = SequelCard(self.draft, self._sequel_deeds())
        self.nothing = NotHeld(desk, file.visits)
        for part in (self.early, self.nothing, self.sequel, page):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.draft.changed.connect(self._refresh)
        desk.actions.add(*report_actions(self), on=self)

    def _sequel_deeds(self) -> SequelDeeds:
        deeds = self.deeds
        return SequelDeeds(
            deeds.mail_customer,
            deeds.make_offer,
            self._plan_next,
            deeds.prepare_next,
            lambda: deeds.add_note(self),
        )

    def _plan_next(self) -> None:
        day = self.page.next_visit.day
        day.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._middle, Scroller):
            self._middle.ensureWidgetVisible(self.page.next_visit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() - self.side.width() < theme.F(NARROW)
        self.offer.setText("" if narrow else _("Offerte maken"))
        self.page.set_narrow(narrow=narrow)

    def add_note(self) -> None:
        """An addition to a closed report."""
        if self.draft.is_loaded and self.draft.report.is_closed:
            self.deeds.add_note(self)

    def go_underway(self) -> None:
        """To the same visit in big type."""
        if self.place is not None and self.place.id is not None:
            self.desk.go(underway_place(self.place.id))

    def first_focus(self) -> QWidget | None:
        return self.questions.useful

    def arrive(self, place: Place) -> None:
        if self.place is None or self.place.id != place.id:
            self.draft.forget()
            self._kept, self._side_shown, self.rival = None, None, None
            self.questions.clear_missing()
            self._stand_aside(None)
            self._to_top()
            self.active.begin()
        super().arrive(place)

    def _stand_aside(self, reason: Reason | None) -> None:
        """Where there is nothing to report the page says so instead."""
        if reason is None and not self._aside:
            return
        self._aside = reason is not None
        self.nothing.show_reason(reason, self.place.id if self.place else None)
        self.page.setVisible(reason is None)
        self.sequel.hide()
        self.early.hide()
        self.header.show_actions(reason is None)
        self.side.setVisible(reason is None)

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
            call = partial(self._file.reports.open, visit_id)
            self.desk.work.ask(call, self._opened, refused=partial(self._refused_to_open, visit_id))

    def _refused_to_open(self, visit_id: UUID, reasons: tuple[Reason, ...]) -> None:
        if self.place is None or self.place.id != visit_id:
            return
        self._stand_aside(reasons[0])
        self.header.set("", crumbs=[(_("Bezoeken"), Place(Noun.VISIT)), (_("Bezoekverslag"), None)])
        self.read(partial(self._file.visits.line, visit_id), self._name_it, key="line")

    def _name_it(self, line: VisitLine) -> None:
        day = formats.short_date(line.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(line.start_time)}"
        crumbs = [(_("Bezoeken"), Place(Noun.VISIT)), (_("Bezoekverslag"), None), (when, None)]
        self.header.set(line.relation_name, chips=[Chip(word(line.state), "warn")], crumbs=crumbs)

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
        self._stand_aside(None)
        sub = _("Ingevuld vanuit je voorbereiding; controleer en vul aan")
        if closed:
            spent = spent_words(view.report.seconds_spent)
            said = _("Ligt vast; beide verslagen staan klaar")
            sub = "  ·  ".join(part for part in (said, spent) if part)
        crumbs = [(_("Bezoeken"), Place(Noun.VISIT)), (_("Bezoekverslag"), None), (when, None)]
        self.header.set(view.card.relation.name, sub, chips=[chip], crumbs=crumbs)
        self.finish.setVisible(not closed)
        self.for_customer.setVisible(closed)
        self._show_early(view)
        self._side_shown = None
        self.draft.load(view)
        self.sequel.setVisible(closed)
        if closed:
            self.read(
                partial(self._file.report_sequel.offer_advice, view), self.sequel.show_advice, key="advice"
            )
        if closed and self.isVisible():
            self.for_customer.setFocus(Qt.FocusReason.OtherFocusReason)
            self._to_top()

    def _show_early(self, view: ReportView) -> None:
        """A report that cannot be closed says why from the start."""
        said = reason_text(view.not_held) if view.not_held else ""
        if not said and view.visit.visit_on > self.desk.today():
            said = _("Dit bezoek is nog niet geweest; afronden kan vanaf die dag.")
        self.early.set(said, "warn" if view.not_held else "info")
        self.early.setVisible(bool(said) and not view.report.is_closed)

    def _refresh(self) -> None:
        """The inspector follows what is typed, and is only built anew when it says something else."""
        view = self.draft.view
        carried = view.visit.id in self.deeds.carried
        shown = side_key(view, carried=carried)
        half_typed = self._side_shown is not None and self.rival is not None and self.rival.problems()
        if shown == self._side_shown or half_typed:
            return
        self._side_shown = shown
        deeds = SideDeeds(
            self.page.go_to,
            lambda: self.deeds.carry_over(self.next_visit.day),
            self.deeds.leave_it,
            self.deeds.print_internal,
            self.deeds.print_customer,
            lambda: self.deeds.add_person(self),
            self.add_note,
        )
        self.rival = fill_side(self.side, self.draft, deeds, carried=carried)

    def collect(self) -> Callable[[], Done[ReportView]] | None:
        if self._strict and (problems := self._problems()):
            raise Refused(*problems)
        if not self.draft.is_loaded or self.draft.report.is_closed:
            return None
        report, preparation = self.draft.report, self.draft.preparation
        if (report, preparation) == self._kept:
            return None
        self.draft.spend(self.active.take())
        return partial(self._file.reports.keep, self.draft.report, tidy(preparation))

    def _problems(self) -> list[Reason]:
        return [*self.page.problems(), *(self.rival.problems() if self.rival else [])]

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
        self.draft.spend(self.active.take())
        report, chosen = self.draft.report, self.draft.chosen()
        self.desk.work.ask(
            lambda: self._file.reports.close(report, chosen), self._closed, refused=self._not_closed
        )

    def _closed(self, view: ReportView) -> None:
        name = view.card.relation.name
        spent = spent_words(view.report.seconds_spent)
        said = _("Verslag van {name} afgerond").format(name=name)
        self.desk.toast(", ".join(part for part in (said, spent) if part))
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
