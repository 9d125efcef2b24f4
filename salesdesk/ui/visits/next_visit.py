"""The next appointment, planned from the report in one go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.next_steps import on_workday
from salesdesk.domain.preparation import Target
from salesdesk.domain.report_filling import answer_to
from salesdesk.domain.said_moments import read_clock, read_day
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.visits import Visits
from salesdesk.ui.buttons import link, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice, DateField, FormRow, TimeField
from salesdesk.ui.labels import ElidedLabel, IconLabel, label
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, word

DAYS_AHEAD = 14


def follow_up_visit(draft: ReportDraft) -> Visit | None:
    """The appointment after this one, when there is one."""
    return draft.view.coming_visit


class NextVisitCard(Card):
    """Day, time and kind with one button; once planned, where it can be prepared."""

    def __init__(
        self,
        draft: ReportDraft,
        visits: Visits,
        desk: Desk,
        save: Callable[[], object],
        planned: Callable[[], object],
    ) -> None:
        super().__init__(_("Volgende afspraak"))
        self._draft, self._visits, self._desk, self._planned = draft, visits, desk, planned
        self._save = save
        today = desk.today()
        self.day = DateField(_("Dag van de volgende afspraak"), today, field="visit_on")
        self.time = TimeField(_("Tijd van de volgende afspraak"), field="start_time")
        self.kind = Choice(_("Soort bezoek"), [(kind, word(kind)) for kind in VisitKind], wide=190)
        self.plan = tonal(_("Inplannen"), self._plan, "calendar")
        below = column(label("", "small"), self.plan, gap=3)
        button = QWidget()
        button.setLayout(below)
        finding = QWidget()
        self.find_day = link(_("Welke dag past het?"), self._find_day, "search")
        finding.setLayout(column(label("", "small"), self.find_day, gap=3))
        self._form = FlowBox(
            FormRow(_("Dag"), self.day),
            FormRow(_("Tijd"), self.time),
            FormRow(_("Soort"), self.kind),
            button,
            finding,
            gap=12,
        )
        self._said = ElidedLabel("", "strong")
        self._open = link(_("Voorbereiden"), self._prepare)
        self._move = link(_("Verzetten"), self._change)
        self._mark = IconLabel("calendar", 16, "acc")
        self.add(self._form, row(self._mark, self._said, self._open, self._move, gap=12))
        self.day.edited.connect(self._day_chosen)
        self._proposed_for: tuple[object, ...] = ()
        self._is_chosen = False
        self._hour: time | None = None
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        coming = follow_up_visit(self._draft)
        for each in (self._said, self._open, self._move, self._mark):
            each.setVisible(coming is not None)
        self._form.setVisible(coming is None)
        if coming is not None:
            self._said.setText(
                _("{day} om {at}, {kind}").format(
                    day=formats.long_day(coming.visit_on, words.screen_language()),
                    at=formats.clock(coming.start_time),
                    kind=word(coming.kind),
                )
            )
            return
        answer = answer_to(self._draft.preparation, Target.NEXT_APPOINTMENT)
        step_on = None if self._is_chosen else self._draft.report.next_step_on
        proposed = (self._draft.report.id, answer, step_on)
        if self._proposed_for[:1] != proposed[:1]:
            self._is_chosen = False
        if self._proposed_for != proposed:
            self._proposed_for = proposed
            self._propose(answer)

    def _propose(self, answer: str) -> None:
        """The day and hour the customer named; else the day of the next step, or two weeks from now."""
        visit = self._draft.view.visit
        first = max(visit.visit_on, self._desk.today())
        usual = VisitKind.AFTER_SALES if visit.kind is VisitKind.AFTER_SALES else VisitKind.FOLLOW_UP
        self.kind.set_value(usual)
        named = read_day(answer, first)
        step_on = self._draft.report.next_step_on
        self.day.set_value(named or step_on or on_workday(first + timedelta(days=DAYS_AHEAD)))
        self._hour = read_clock(answer) if named else None
        self._propose_time()

    def _day_chosen(self) -> None:
        """From now on the day is the seller's own."""
        self._is_chosen, self._hour = True, None
        self._propose_time()

    def _propose_time(self) -> None:
        try:
            day = self.day.value()
        except Refused:
            return
        if day is not None:
            self._desk.work.ask(
                partial(self._visits.free_time, day), self._show_time, lane="read", key="free", owner=self
            )

    def _show_time(self, moment: time) -> None:
        self.time.set_value(self._hour or moment)

    def plan_now(self) -> None:
        """Plan what is filled in; once planned there is nothing to do."""
        if self._draft.is_loaded and self._draft.view.coming_visit is None:
            self._plan()

    def _plan(self) -> None:
        try:
            day, moment = self.day.required_value(), self.time.required_value()
        except Refused:
            return  # the field shows why
        self._save()  # what is typed goes first, so that the answer of the plan is shown
        view = self._draft.view
        call = partial(
            self._visits.plan,
            view.visit.relation_id,
            day,
            moment,
            kind=self.kind.value(),
            contact_id=view.visit.contact_id,
            subject=self._draft.report.next_step,
        )
        self._desk.work.ask(call, self._done)

    def _done(self, visit: Visit) -> None:
        self._planned()
        said = _("Afspraak gepland op {day}").format(
            day=formats.short_date(visit.visit_on, words.screen_language())
        )
        self._desk.toast(said, lambda: self._desk.work.ask(lambda: self._visits.remove(visit.id)))

    def _find_day(self) -> None:
        self._desk.go(Place(Noun.ROUTE, self._draft.view.visit.relation_id, "fits"))

    def _prepare(self) -> None:
        coming = follow_up_visit(self._draft)
        if coming is not None:
            self._desk.go(Place(Noun.PREPARATION, coming.id))

    def _change(self) -> None:
        coming = follow_up_visit(self._draft)
        if coming is not None:
            self._desk.go(Place(Noun.VISIT, coming.id, "edit"))
