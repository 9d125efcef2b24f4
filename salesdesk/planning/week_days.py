"""The days of a plan of weeks with their hours."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.day_minutes import clock_of, minute_of
from salesdesk.planning.day_model import DayPlan
from salesdesk.planning.shifts import begin
from salesdesk.planning.week_board import Board, Known
from salesdesk.planning.week_model import Placed, PlannedDay
from salesdesk.planning.week_reasons import detour, why
from salesdesk.planning.week_turns import hour_of


def told(board: Board, number: int, order: Sequence[int], before: Known) -> PlannedDay:
    """One day as the search laid it, by the bare minutes; without traffic."""
    day, frame, problem = board.days[number], board.problem.shifts[number], board.problem
    at, now, hungry, driven = frame.begins or 0, frame.opens, frame.lunch > 0, 0.0
    visits: list[Placed] = []
    late = 0.0
    for place, stop in enumerate(order):
        asked, drive = board.asked[stop], problem.travel[at][stop]
        if hungry and now >= frame.lunch_from:
            now, hungry = now + frame.lunch, False
        arrive = max(now + drive, frame.first)
        start = begin(problem.windows.get((stop, frame.day)), arrive)
        hour = hour_of(asked)
        behind = 0.0 if hour is None else max(0.0, start - hour - asked.call.leeway_minutes)
        late += behind
        extra = detour(board, number, order, place)
        visits.append(
            Placed(
                asked.call.id, day.day, clock_of(start), asked.call.minutes,
                why(board, order, place, number, before, extra), asked.number,
                asked.call.is_visit, asked.pin is not None,
                round(drive), round(extra), round(behind),
            )
        )  # fmt: skip
        now, at, driven = start + asked.call.minutes, stop, driven + drive
    home = problem.travel[at][frame.ends or 0] if order else 0.0
    first = visits[0] if visits else None
    return PlannedDay(
        day.day, tuple(visits), round(driven + home), 0.0, sum(visit.minutes for visit in visits),
        clock_of(minute_of(first.start_time) - first.drive_minutes) if first else None,
        clock_of(now + home) if visits else None,
        round(late + max(0.0, now + home - minute_of(day.home_by))) if visits else 0,
    )  # fmt: skip


def told_exactly(board: Board, number: int, order: Sequence[int], plan: DayPlan, before: Known) -> PlannedDay:
    """One day as it was laid exactly, traffic included."""
    day = board.days[number].day
    visits = tuple(
        Placed(
            board.asked[stop].call.id, day, planned.start_time, board.asked[stop].call.minutes,
            why(board, order, place, number, before, extra), board.asked[stop].number,
            board.asked[stop].call.is_visit, board.asked[stop].pin is not None,
            planned.leg.minutes if planned.leg else 0, extra, planned.late_minutes,
        )
        for place, (stop, planned) in enumerate(zip(order, plan.stops, strict=True))
        for extra in [plan.drive_minutes if len(order) == 1 else max(0, planned.detour_minutes)]
    )  # fmt: skip
    return PlannedDay(
        day, visits, plan.drive_minutes, plan.drive_km, plan.visit_minutes, plan.depart_time, plan.home_time,
        plan.late_minutes,
    )  # fmt: skip


def outside(board: Board) -> list[PlannedDay]:
    """Days that aren't worked and yet hold a visit, as it stands."""
    found: dict[object, list[Placed]] = {}
    days = []
    for asked in board.outside:
        pin = asked.pin
        if pin is None:
            continue
        at = pin.at or clock_of(9 * 60)
        found.setdefault(pin.day, []).append(
            Placed(asked.call.id, pin.day, at, asked.call.minutes, is_visit=True, is_pinned=True)
        )
    for visits in found.values():
        visits.sort(key=lambda visit: visit.start_time)
        days.append(
            PlannedDay(visits[0].day, tuple(visits), visit_minutes=sum(each.minutes for each in visits))
        )
    return days
