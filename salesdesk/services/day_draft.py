"""The working copy of a day: stops are moved, pinned, lengthened and taken off before anything is kept.

Every change gives a new copy with the times, drives and lateness that follow from it; nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.visits import Freedom, Visit, VisitState
from salesdesk.planning.day_route import DayPlan
from salesdesk.services.day_laying import laid, lateness, open_order, planned_times
from salesdesk.services.day_route import DayRoute, RouteVisit

LENGTH_STEP = 15
SHORTEST, LONGEST = 15, 8 * 60


@dataclass(frozen=True, slots=True)
class Leaving:
    """A visit that goes off the day: to another day and hour, or (`to_on` None) to be planned again."""

    visit: Visit
    name: str
    phone: str
    to_on: date | None = None
    to_time: time | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """An appointment the customer knows and that changes: call first."""

    name: str
    phone: str
    before: Visit
    after: Visit | None


@dataclass(frozen=True, slots=True)
class DayDraft:
    """The day as it would be: `visits` in their order, `plan` with the times that follow."""

    route: DayRoute
    visits: tuple[RouteVisit, ...]
    plan: DayPlan
    leaving: tuple[Leaving, ...] = ()

    @property
    def is_changed(self) -> bool:
        return bool(self.leaving or self.changes or any(each.is_new for each in self.visits))

    @property
    def changes(self) -> tuple[tuple[Visit, Visit], ...]:
        """What was there and is different: before and after."""
        before = {each.visit.id: each.visit for each in self.route.visits}
        return tuple(
            (before[each.visit.id], each.visit)
            for each in self.visits
            if each.visit.id in before and each.visit != before[each.visit.id]
        )

    @property
    def moved(self) -> frozenset[UUID]:
        """The visits that begin at another time than the calendar says."""
        return frozenset(after.id for before, after in self.changes if after.is_moved_from(before))

    @property
    def announced(self) -> tuple[Announced, ...]:
        """The confirmed appointments that get another day or hour, or fall out."""
        who = {each.visit.id: each for each in self.route.visits}
        moved = [
            Announced(who[before.id].line.relation_name, who[before.id].phone, before, after)
            for before, after in self.changes
            if before.state is VisitState.CONFIRMED and after.is_moved_from(before)
        ]
        gone = [
            Announced(each.name, each.phone, each.visit, _elsewhere(each))
            for each in self.leaving
            if each.visit.state is VisitState.CONFIRMED
        ]
        return (*moved, *gone)

    @property
    def saved_minutes(self) -> int:
        """Minutes of driving less than the day as it is kept."""
        return self.route.plan.drive_minutes - self.plan.drive_minutes

    @property
    def first_free(self) -> int:
        """How many stops at the front are done: they stay where they are."""
        return sum(each.is_done for each in self.visits)

    def place_of(self, visit_id: UUID) -> int:
        """Which stop it is, counted from 0; -1 when it isn't there."""
        return next((at for at, each in enumerate(self.visits) if each.visit.id == visit_id), -1)


def draft_of(route: DayRoute) -> DayDraft:
    """The day as it is kept, to begin with."""
    return DayDraft(route, route.visits, route.plan)


def moved(draft: DayDraft, visit_id: UUID, to: int) -> DayDraft:
    """This stop at place `to` (from 0); those it passes get the times that follow, later ones give way.

    What is done stays in front. The stop itself moves even when it was pinned: the seller took it up.
    """
    at = draft.place_of(visit_id)
    to = max(draft.first_free, min(to, len(draft.visits) - 1))
    if at < 0 or to == at or draft.visits[at].is_done:
        return draft
    order = list(draft.visits)
    order.insert(to, order.pop(at))
    low, high = min(at, to), max(at, to)
    starts: dict[UUID, time | None] = {each.visit.id: each.visit.start_time for each in order}
    passed = order[low : high + 1]
    free = [each for each in passed if each.visit.id == visit_id or not _is_pinned(each)]
    starts |= {each.visit.id: None for each in free}
    if len(free) == len(passed):
        starts[order[low].visit.id] = draft.visits[low].visit.start_time
    return _timed(draft, order, starts, {visit_id})


def lengthened(draft: DayDraft, visit_id: UUID, by: int) -> DayDraft:
    """So many minutes longer (or shorter), within reason; the stops after it give way."""
    found = _found(draft, visit_id)
    if found is None or found.is_done:
        return draft
    minutes = max(SHORTEST, min(found.visit.minutes + by, LONGEST))
    changed = [_with(each, minutes=minutes) if each is found else each for each in draft.visits]
    return _timed(draft, changed, _own_times(changed))


def pinned(draft: DayDraft, visit_id: UUID) -> DayDraft:
    """Fix its time, or let it go within the day when it was fixed."""
    found = _found(draft, visit_id)
    if found is None:
        return draft
    return freed(draft, visit_id, Freedom.DAY if _is_pinned(found) else Freedom.TIME)


def freed(draft: DayDraft, visit_id: UUID, freedom: Freedom) -> DayDraft:
    """How far it may be moved when the day is planned anew; what its state says already is not written."""
    return _changed(draft, visit_id, freedom=freedom)


def must(draft: DayDraft, visit_id: UUID, *, is_must: bool) -> DayDraft:
    """Whether it may never be the one that a full day gives up."""
    return _changed(draft, visit_id, is_must=is_must)


def taken_off(
    draft: DayDraft, visit_id: UUID, to_on: date | None = None, to_time: time | None = None
) -> DayDraft:
    """Off the day, to another day or to be planned again; the others keep their times."""
    found = _found(draft, visit_id)
    if found is None or found.is_done:
        return draft
    rest = [each for each in draft.visits if each is not found]
    leaving = draft.leaving
    if not found.is_new:
        kept = next(each for each in draft.route.visits if each.visit.id == visit_id)
        leaving = (*leaving, Leaving(kept.visit, found.line.relation_name, found.phone, to_on, to_time))
    return replace(_timed(draft, rest, _own_times(rest)), leaving=leaving)


def sent_to(draft: DayDraft, visit_id: UUID, to_on: date | None, to_time: time | None) -> DayDraft:
    """Another day for a visit that goes off this one."""
    leaving = (
        replace(each, to_on=to_on, to_time=to_time) if each.visit.id == visit_id else each
        for each in draft.leaving
    )
    return replace(draft, leaving=tuple(leaving))


def with_visit(draft: DayDraft, new: RouteVisit) -> DayDraft:
    """One stop more, where it costs the least: no lateness, then the fewest minutes of driving."""
    best: tuple[tuple[int, int, int], DayDraft] | None = None
    for at in range(draft.first_free, len(draft.visits) + 1):
        order = [*draft.visits[:at], new, *draft.visits[at:]]
        tried = _timed(draft, order, {**_own_times(order), new.visit.id: None}, {new.visit.id})
        cost = (lateness(tried.plan), tried.plan.drive_minutes, at)
        if best is None or cost < best[0]:
            best = cost, tried
    return best[1] if best else draft


def bettered(draft: DayDraft) -> DayDraft:
    """The quickest order of what may still be moved; pinned appointments keep their time."""
    order = open_order(draft.visits, draft.route)
    if order is None:
        return draft
    visits, starts = order
    return _timed(draft, visits, starts)


def is_better(plan: DayPlan, than: DayPlan) -> bool:
    """Less late, or as much in time and less on the road."""
    return (lateness(plan), plan.drive_minutes) < (lateness(than), than.drive_minutes)


def _is_pinned(each: RouteVisit) -> bool:
    return each.is_done or each.visit.may_move is Freedom.TIME


def _found(draft: DayDraft, visit_id: UUID) -> RouteVisit | None:
    return next((each for each in draft.visits if each.visit.id == visit_id), None)


def _changed(draft: DayDraft, visit_id: UUID, **over: object) -> DayDraft:
    visits = tuple(_with(each, **over) if each.visit.id == visit_id else each for each in draft.visits)
    return replace(draft, visits=visits)


def _with(each: RouteVisit, **over: object) -> RouteVisit:
    """The stop with a changed visit; its line says the same."""
    visit = replace(each.visit, **over)  # type: ignore[arg-type]
    return replace(
        each, visit=visit, line=replace(each.line, start_time=visit.start_time, minutes=visit.minutes)
    )


def _own_times(visits: Sequence[RouteVisit]) -> dict[UUID, time | None]:
    return {each.visit.id: each.visit.start_time for each in visits}


def _timed(
    draft: DayDraft,
    order: Sequence[RouteVisit],
    starts: Mapping[UUID, time | None],
    held: Collection[UUID] = frozenset(),
) -> DayDraft:
    """The day in this order: None begins as early as can be; who isn't pinned and would be late gives way.

    `held` are those that may give way though they are pinned.
    """
    times = planned_times(
        order, starts, draft.route, may_wait=lambda each: each.visit.id in held or not _is_pinned(each)
    )
    retimed = [_with(each, start_time=times[each.visit.id]) for each in order]
    plan, visits = laid(retimed, draft.route)
    return replace(draft, visits=visits, plan=plan)


def _elsewhere(leaving: Leaving) -> Visit | None:
    if leaving.to_on is None:
        return None
    return replace(
        leaving.visit, visit_on=leaving.to_on, start_time=leaving.to_time or leaving.visit.start_time
    )
