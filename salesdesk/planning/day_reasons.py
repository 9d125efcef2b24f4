"""Why every stop of a day lies where it lies, and why others aren't in it: codes for who finds the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.planning.day_model import DayPlan, PlannedStop, WhyNot
from salesdesk.planning.pace import AGAINST

SMALL_DETOUR_MINUTES = 12
LONG_WAIT_MINUTES = 15


class Why(StrEnum):
    """Why a stop lies where it lies; the strongest reason comes first."""

    APPOINTMENT = "appointment"
    LEEWAY = "leeway"
    CLOSES = "closes"
    OPENS = "opens"
    AGAINST_TRAFFIC = "against_traffic"
    ON_THE_WAY = "on_the_way"
    BEFORE_APPOINTMENT = "before_appointment"
    AFTER_APPOINTMENT = "after_appointment"
    MUST = "must"
    WORTH_IT = "worth_it"
    GIVEN = "given"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True)
class StopReason:
    """One reason: `at` is the time of the appointment, of opening or of closing.

    `minutes` is the detour, the leeway or how much too late, `other_id` the appointment that it lies
    before or after.
    """

    stop_id: UUID
    why: Why | WhyNot
    at: time | None = None
    minutes: int = 0
    other_id: UUID | None = None


def explain(plan: DayPlan) -> tuple[StopReason, ...]:
    """Per stop in the order of the day its reasons, the strongest first; then per left-out one why not."""
    placed = [reason for number in range(len(plan.stops)) for reason in _of_stop(plan, number)]
    left = [StopReason(each.stop.id, each.why, minutes=each.minutes) for each in plan.left_out]
    return (*placed, *left)


def _of_stop(plan: DayPlan, number: int) -> Iterator[StopReason]:
    found = [*_of_the_clock(plan, plan.stops[number]), *_of_the_way(plan, number)]
    stop = plan.stops[number].stop
    if stop.is_must:
        found.append(StopReason(stop.id, Why.MUST))
    elif stop.is_suggestion:
        found.append(StopReason(stop.id, Why.WORTH_IT, minutes=plan.stops[number].detour_minutes))
    if plan.keeps_order:
        found.insert(0, StopReason(stop.id, Why.GIVEN))
    yield from found or [StopReason(stop.id, Why.SHORTEST)]


def _of_the_clock(plan: DayPlan, planned: PlannedStop) -> Iterator[StopReason]:
    """Appointments and opening hours."""
    stop = planned.stop
    if stop.fixed_time is not None:
        why = Why.LEEWAY if stop.leeway_minutes else Why.APPOINTMENT
        yield StopReason(stop.id, why, stop.fixed_time, stop.leeway_minutes)
        return
    start = minute_of(planned.start_time)
    for opens, closes in stop.windows or ():
        if minute_of(opens) <= start <= minute_of(closes):
            if planned is not plan.stops[-1] and minute_of(closes) < minute_of(plan.stops[-1].leave_time):
                yield StopReason(stop.id, Why.CLOSES, closes)
            if start == minute_of(opens) and planned.spare_minutes >= LONG_WAIT_MINUTES:
                yield StopReason(stop.id, Why.OPENS, opens)


def _of_the_way(plan: DayPlan, number: int) -> Iterator[StopReason]:
    """Where it lies between the others."""
    planned = plan.stops[number]
    stop, leg = planned.stop, planned.leg
    if stop.fixed_time is not None:
        return
    if number == 0 and leg is not None and leg.flow == AGAINST:
        yield StopReason(stop.id, Why.AGAINST_TRAFFIC)
    if len(plan.stops) > 1 and planned.detour_minutes <= SMALL_DETOUR_MINUTES and stop.point is not None:
        yield StopReason(stop.id, Why.ON_THE_WAY, minutes=max(0, planned.detour_minutes))
    after = plan.stops[number + 1].stop if number + 1 < len(plan.stops) else None
    before = plan.stops[number - 1].stop if number else None
    if after is not None and after.fixed_time is not None:
        yield StopReason(stop.id, Why.BEFORE_APPOINTMENT, after.fixed_time, other_id=after.id)
    elif before is not None and before.fixed_time is not None:
        yield StopReason(stop.id, Why.AFTER_APPOINTMENT, before.fixed_time, other_id=before.id)
