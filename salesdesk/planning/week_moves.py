"""Visits that stand already and would lie better elsewhere: only proposed, nobody is called on his behalf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from salesdesk.planning.slots import HeldDay, propose_slots
from salesdesk.planning.travel import drive
from salesdesk.planning.week_board import Legs
from salesdesk.planning.week_model import Call, PeriodPlan, Pin, Placed, WorkDay

WORTH_A_CALL, WORTH_A_DRAG = 40, 20
"""Minutes of driving that moving a visit must save: announced to the customer, and only in the diary."""
MOST = 5


@dataclass(frozen=True, slots=True)
class Move:
    """A visit that would save `saves_minutes` of driving on another day."""

    call_id: UUID
    from_day: date
    to_day: date
    start_time: time
    saves_minutes: int


def worthwhile_moves(plan: PeriodPlan, travel: Legs = drive) -> tuple[Move, ...]:
    """At most five moves of visits that stand already, the one that saves most first.

    Each by itself: after one move the others are to be asked anew. A visit moves within its own window.
    """
    calls = {call.id: call for call in plan.calls}
    held = {day.day: _held(plan, day, calls) for day in plan.work_days}
    found = []
    for placed in plan.placed:
        call = calls[placed.call_id]
        if placed.is_visit and placed.day in held:
            move = _best_move(call, placed, held, travel)
            least = WORTH_A_CALL if call.is_announced else WORTH_A_DRAG
            if move is not None and move.saves_minutes >= least:
                found.append(move)
    return tuple(sorted(found, key=lambda move: (-move.saves_minutes, move.from_day, move.call_id))[:MOST])


def _held(plan: PeriodPlan, day: WorkDay, calls: Mapping[UUID, Call]) -> HeldDay:
    stood = [placed for planned in plan.days if planned.day == day.day for placed in planned.visits]
    return HeldDay(day, tuple(_standing(calls[placed.call_id], placed) for placed in stood))


def _standing(call: Call, placed: Placed) -> Call:
    return replace(call, pins=(Pin(placed.day, placed.start_time),), minutes=placed.minutes)


def _best_move(call: Call, placed: Placed, held: Mapping[date, HeldDay], travel: Legs) -> Move | None:
    free = replace(call, pins=())
    earliest, latest = call.earliest_on or date.min, call.latest_on or date.max
    others = [each for day, each in held.items() if day != placed.day and earliest <= day <= latest]
    slots = [slot for slot in propose_slots(free, others, travel)
             if slot.start_time is not None and slot.in_area is not False]  # fmt: skip
    if not slots:
        return None
    best = min(slots, key=lambda slot: (slot.extra_minutes, slot.day))
    if best.start_time is None:
        return None
    saves = placed.extra_minutes - best.extra_minutes
    return Move(call.id, placed.day, best.day, best.start_time, saves)
