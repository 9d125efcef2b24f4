"""The timeline of the day: leaving home, the stops with the drives between, proposals, and home again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from uuid import UUID

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from salesdesk import formats
from salesdesk.services.day_draft import DayDraft
from salesdesk.services.day_route import ProposedStop
from salesdesk.services.routes import Concern, DayRoute, Leg, RouteVisit
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.labels import ElidedLabel, IconLabel, label
from salesdesk.ui.parts import column, row
from salesdesk.ui.routes.day.rail import StopRail
from salesdesk.ui.routes.day.stop_row import TIME_WIDTH, StopRow
from salesdesk.ui.routes.day.stop_words import DOT, drive_facts, leave_words, minutes_text
from salesdesk.words import _

BEFORE_TRAFFIC_MINUTES = 5


def time_line(at: str, rail: StopRail, body: QWidget, *, strong: bool = False) -> QWidget:
    """One row of the timeline: a time, the rail, and what stands beside it."""
    when = label(at, "strong" if strong else "small")
    when.setFixedWidth(theme.F(TIME_WIDTH))
    holder = QWidget()
    laid = row(gap=0)
    laid.addWidget(when, 0, Qt.AlignmentFlag.AlignVCenter)
    laid.addWidget(rail)
    laid.addSpacing(theme.F(8))
    laid.addWidget(body, 1)
    holder.setLayout(laid)
    return holder


class Timeline(QWidget):
    """Shows a working copy; a stop keeps its row while the day is laid anew, so that it can be carried."""

    carried = Signal(object, int)  # visit id, place in the day
    let_go = Signal(object, bool)
    deed = Signal(object, str)
    opened = Signal(object)
    taken = Signal(object)  # ProposedStop

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Stops"))
        self._rows: dict[UUID, StopRow] = {}
        self._between: list[QWidget] = []
        self._place = -1  # where the stop in hand was last put
        self._body = column(gap=0)
        self.setLayout(self._body)

    def show_draft(
        self, draft: DayDraft, why: Mapping[UUID, str] | None = None, *, explained: bool = False
    ) -> None:
        """Lay the day out; `why` is what to say of each stop, in its row when `explained`."""
        self.setUpdatesEnabled(False)
        try:
            self._lay(draft, why or {}, explained=explained)
        finally:
            self.setUpdatesEnabled(True)

    def row_of(self, visit_id: UUID) -> StopRow | None:
        return self._rows.get(visit_id)

    def step_focus(self, visit_id: UUID, by: int) -> None:
        """The keyboard to the stop before or after."""
        order = self._order()
        at = order.index(self._rows[visit_id]) + by
        if 0 <= at < len(order):
            order[at].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> list[StopRow]:
        laid = (self._body.itemAt(at) for at in range(self._body.count()))
        widgets = (item.widget() for item in laid if item is not None)
        return [widget for widget in widgets if isinstance(widget, StopRow)]

    def _lay(self, draft: DayDraft, why: Mapping[UUID, str], *, explained: bool) -> None:
        for old in self._between:
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._between = []
        was = {before.id: before for before, after in draft.changes if after.is_moved_from(before)}
        shown = [each.visit.id for each in draft.visits]
        for gone in [key for key in self._rows if key not in shown]:
            old_row = self._rows.pop(gone)
            self._body.removeWidget(old_row)
            old_row.hide()
            old_row.deleteLater()
        for at, widget in enumerate(self._widgets(draft)):
            if isinstance(widget, StopRow):
                visit = next(each for each in draft.visits if each.visit.id == widget.visit_id)
                before = was.get(widget.visit_id)
                widget.show_visit(
                    visit,
                    was=formats.clock(before.start_time) if before else "",
                    why=why.get(widget.visit_id, ""),
                    explained=explained,
                )
            else:
                self._between.append(widget)
            if self._body.indexOf(widget) != at:
                self._body.removeWidget(widget)
                self._body.insertWidget(at, widget)
            widget.show()

    def _widgets(self, draft: DayDraft) -> list[QWidget]:
        route, plan = draft.route, draft.plan
        found: list[QWidget] = []
        if route.frame.start is not None and plan.set_out_time is not None and draft.visits:
            found.append(_home_line(plan.set_out_time, route, _before_traffic(draft)))
        taken = {each.proposal_id for each in draft.visits if each.proposal_id}
        waiting = [each for each in route.proposals if each.proposal.id not in taken]
        left: time | None = None
        for visit in draft.visits:
            while waiting and waiting[0].proposal.start_time < visit.planned.start_time:
                found.append(self._proposal(waiting.pop(0)))
            if visit.planned.leg is not None:
                found.append(_drive_line(left, visit.planned.leg, visit, _lunch_before(draft, left, visit)))
            found.append(self._row(visit))
            left = visit.planned.leave_time
        found += [self._proposal(each) for each in waiting]
        if draft.visits and plan.way_home is not None and plan.home_time is not None:
            facts = drive_facts(
                plan.way_home, traffic=plan.home_traffic_minutes, lunch=plan.home_lunch_minutes
            )
            found.append(
                time_line(formats.clock(left) if left else "", StopRail("drive"), _drive_body(facts))
            )
            found.append(_end_line(draft))
        return found

    def _row(self, visit: RouteVisit) -> StopRow:
        key = visit.visit.id
        known = self._rows.get(key)
        if known is not None:
            return known
        made = self._rows[key] = StopRow(key)
        made.button.clicked.connect(lambda *_on: self.opened.emit(key))
        made.button.deed.connect(lambda name: self.deed.emit(key, name))
        made.button.carried.connect(lambda at: self._carry(key, at))
        made.button.let_go.connect(lambda kept: self._let_go(key, kept=kept))
        return made

    def _carry(self, key: UUID, at: QPointF) -> None:
        """Under the mouse: the place is how many others have their middle above it."""
        self._rows[key].set_carried(True)
        here = self.mapFromGlobal(at).y()
        place = sum(each.geometry().center().y() < here for each in self._order() if each.visit_id != key)
        if place == self._place:
            return
        self._place = place
        self.carried.emit(key, place)
        self._body.activate()
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self._rows[key], 0, theme.F(40))

    def _let_go(self, key: UUID, *, kept: bool) -> None:
        self._place = -1
        if key in self._rows:
            self._rows[key].set_carried(False)
        self.let_go.emit(key, kept)

    def _proposal(self, proposed: ProposedStop) -> QWidget:
        """A stop nobody agreed on yet, to be taken over with one press."""
        near, proposal = proposed.near, proposed.proposal
        said = _("voorstel {at}").format(at=formats.clock(proposal.start_time))
        facts = DOT.join((said, near.address.place, _("{minutes} min").format(minutes=proposal.minutes)))
        words = column(
            ElidedLabel(near.name, "body"), ElidedLabel(facts, "small"), gap=0, margins=(0, 3, 0, 3)
        )
        plus = icon_button(
            "plus", _("Voorstel overnemen: {name}").format(name=near.name), lambda: self.taken.emit(proposed)
        )
        body = QWidget()
        laid = row(gap=8)
        laid.addLayout(words, 1)
        laid.addWidget(plus)
        body.setLayout(laid)
        return time_line("", StopRail("proposal"), body)


def _home_line(at: time, route: DayRoute, aside: str) -> QWidget:
    body = QWidget()
    name = _place_name(route, route.start_name)
    said = label(aside, "smallstrong", "warn" if aside == _("in de file") else "acc")
    if not aside:
        said.hide()
    body.setLayout(row(ElidedLabel(name, "strong"), said, gap=8, margins=(0, 0, 0, 0)))
    return time_line(formats.clock(at), StopRail("home"), body, strong=True)


def _end_line(draft: DayDraft) -> QWidget:
    route, plan = draft.route, draft.plan
    late = sum(each.minutes for each in plan.warnings if each.kind is Concern.HOME_LATE)
    by = formats.clock(route.frame.home_before) if route.frame.home_before else ""
    body = QWidget()
    aside = label(_("{minutes} na {at}").format(minutes=minutes_text(late), at=by), "smallstrong", "bad")
    if not late:
        aside.hide()
    name = _place_name(route, route.end_name)
    body.setLayout(row(ElidedLabel(name, "strong"), aside, gap=8, margins=(0, 0, 0, 0)))
    return time_line(
        formats.clock(plan.home_time) if plan.home_time else "", StopRail("end"), body, strong=True
    )


def _place_name(route: DayRoute, elsewhere: str) -> str:
    if elsewhere:
        return elsewhere
    return _("Thuis, {place}").format(place=route.home.place) if route.home.place else _("Thuis")


def _drive_line(left: time | None, leg: Leg, visit: RouteVisit, lunch: int) -> QWidget:
    planned = visit.planned
    facts = drive_facts(
        leg,
        traffic=planned.traffic_minutes,
        lunch=lunch,
        spare=planned.spare_minutes if left else 0,
        leave=planned.leave_by_time if left else None,
    )
    body = _drive_body(facts)
    body.setToolTip(leave_words(visit, leg))
    return time_line(formats.clock(left) if left else "", StopRail("drive"), body)


def _drive_body(facts: str) -> QWidget:
    body = QWidget()
    body.setLayout(
        row(IconLabel("car", 15, "muted"), ElidedLabel(facts, "small"), gap=8, margins=(0, 2, 0, 2))
    )
    return body


def _lunch_before(draft: DayDraft, left: time | None, visit: RouteVisit) -> int:
    """Minutes of lunch between leaving the stop before and beginning at this one."""
    if visit.planned.lunch_minutes:
        return visit.planned.lunch_minutes
    at = draft.plan.lunch_time
    if at is None or left is None or draft.route.shape is None:
        return 0
    return draft.route.shape.lunch_minutes if left <= at < visit.planned.start_time else 0


def _before_traffic(draft: DayDraft) -> str:
    """Whether one leaves before the queues: the same drive an hour later takes clearly longer."""
    route, first = draft.route, draft.visits[0]
    leg = first.planned.leg
    if leg is None or draft.plan.set_out_time is None or route.is_past:
        return ""
    if first.planned.traffic_minutes >= BEFORE_TRAFFIC_MINUTES:
        return _("in de file")
    return _("vóór de file") if route.traffic_grows(first) >= BEFORE_TRAFFIC_MINUTES else ""
