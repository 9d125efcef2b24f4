"""Why a visit lies on its day, and why another has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import inf

from salesdesk.domain.plan_reasons import Because, Why, WhyNot
from salesdesk.planning.shifts import Round
from salesdesk.planning.week_board import Board, Known
from salesdesk.planning.week_model import Unplaced, WorkDay
from salesdesk.planning.week_turns import Asked, begins

FEW_DAYS = 3
"""With so few possible days in its window the opening hours decide."""


def why(
    board: Board, order: Sequence[int], at: int, number: int, before: Known, extra: float
) -> tuple[Because, ...]:
    """The reasons for one visit in the order of day `number`, the strongest first; `extra` is its detour."""
    stop, day = order[at], board.days[number]
    asked = board.asked[stop]
    of_day = _of_day(board, stop, day, before)
    return (
        *_fixed(asked),
        *_turn(asked),
        *of_day,
        *_way(board, order, at, round(extra)),
        *_spread(board, asked, number, order),
    )


def _fixed(asked: Asked) -> tuple[Because, ...]:
    if asked.pin is None:
        return ()
    if asked.call.is_visit:
        return (Because(Why.AGREED),)
    return (Because(Why.PINNED, "time" if asked.pin.at is not None else ""),)


def _turn(asked: Asked) -> tuple[Because, ...]:
    call, found = asked.call, list[Because]()
    if call.has_complaint:
        found.append(Because(Why.COMPLAINT))
    if call.never_visited and asked.number == 0:
        found.append(Because(Why.NEVER_VISITED))
    elif asked.late_days:
        found.append(Because(Why.OVERDUE, str(asked.late_days)))
    elif asked.due is not None:
        found.append(Because(Why.DUE, asked.due.isoformat()))
    if call.has_offer:
        found.append(Because(Why.OPEN_OFFER))
    return tuple(found)


def _of_day(board: Board, stop: int, day: WorkDay, before: Known) -> tuple[Because, ...]:
    asked = board.asked[stop]
    area, found = asked.call.area_id, list[Because]()
    if area is not None and area in day.area_ids:
        found.append(Because(Why.AREA_DAY, str(area)))
    elif area is not None and day.area_ids:
        found.append(Because(Why.OUT_OF_AREA, str(min(day.area_ids))))
    if not asked.is_free:
        return tuple(found)
    possible = len(board.problem.choices[stop])
    in_window = len({each.day for each in board.days if asked.earliest <= each.day <= asked.latest})
    if possible <= FEW_DAYS and possible < in_window:
        found.append(Because(Why.ONLY_OPEN, str(possible)))
    if before.get((asked.call.id, asked.number)) == day.day:
        found.append(Because(Why.STAYED))
    return tuple(found)


def detour(board: Board, number: int, order: Sequence[int], at: int) -> float:
    """What the driving of a day grows by one of its visits."""
    travel, frame = board.problem.travel, board.problem.shifts[number]
    previous = order[at - 1] if at else frame.begins or 0
    following = order[at + 1] if at + 1 < len(order) else frame.ends or 0
    stop = order[at]
    return max(0.0, travel[previous][stop] + travel[stop][following] - travel[previous][following])


def _way(board: Board, order: Sequence[int], at: int, extra: int) -> tuple[Because, ...]:
    """Next to whom it lies and the detour it takes; alone, what the drive takes."""
    travel, stop = board.problem.travel, order[at]
    sides = [order[other] for other in (at - 1, at + 1) if 0 <= other < len(order)]
    if not sides:
        return (Because(Why.ALONE, str(extra)),)
    near = min(sides, key=lambda other: min(travel[stop][other], travel[other][stop]))
    return (Because(Why.NEAR, f"{board.asked[near].call.id},{extra}"),)


def _spread(board: Board, asked: Asked, number: int, order: Sequence[int]) -> tuple[Because, ...]:
    """A quiet day, chosen so that others don't fill up."""
    usual = min(board.problem.shifts[number].enough, board.days[number].most_visits)
    if asked.is_free and 1 < len(order) <= usual / 2:
        return (Because(Why.SPREAD, str(len(order))),)
    return ()


def left_out(board: Board, orders: Sequence[Sequence[int]], missing: Sequence[int]) -> tuple[Unplaced, ...]:
    """Everything without a day: never possible, too much for the days, or not worth it in this plan."""
    rounds = [Round(board.problem, frame) for frame in board.problem.shifts]
    for each, order in zip(rounds, orders, strict=True):
        each.lay(list(order))
    found = [_unplaced(asked, never(board, asked)) for asked in board.hopeless]
    found += [_unplaced(asked, (Because(WhyNot.DAY_FULL),)) for asked in board.surplus]
    found += [_unplaced(board.asked[stop], _why_not(board, rounds, stop)) for stop in missing]
    return tuple(sorted(found, key=lambda each: (each.due_on or board.first, str(each.call_id), each.number)))


def _unplaced(asked: Asked, reasons: tuple[Because, ...]) -> Unplaced:
    return Unplaced(asked.call.id, reasons, asked.number, asked.due)


def never(board: Board, asked: Asked) -> tuple[Because, ...]:
    """Why it may come on no day at all of the period."""
    call, last = asked.call, board.days[-1].day
    if asked.pin is not None:
        return (Because(WhyNot.PIN_IMPOSSIBLE, asked.pin.day.isoformat()),)
    if call.point is None:
        return (Because(WhyNot.NO_ADDRESS),)
    if all(begins(asked, day) == () for day in board.days):
        return (Because(WhyNot.NEVER_OPEN),)
    if call.not_before is not None and call.not_before > last:
        return (Because(WhyNot.NOT_BEFORE, call.not_before.isoformat()),)
    if asked.earliest > last:
        return (Because(WhyNot.CAN_WAIT, asked.latest.isoformat()),)
    return (Because(WhyNot.NO_DAY_IN_WINDOW, asked.latest.isoformat()),)


def _why_not(board: Board, rounds: Sequence[Round], stop: int) -> tuple[Because, ...]:
    """Why a visit that was weighed has no day in this plan."""
    asked, problem = board.asked[stop], board.problem
    days = {day for choice in problem.choices[stop] for day in choice.days}
    possible = [each for each in rounds if each.frame.day in days]
    costs = {day: choice.cost for choice in problem.choices[stop] for day in choice.days}
    places = [(each.place_for(stop)[0], costs[each.frame.day]) for each in possible]
    cheapest, beside = min(places, key=sum, default=(inf, 0.0))
    last = board.days[-1].day
    later = (Because(WhyNot.CAN_WAIT, asked.latest.isoformat()),) if last < asked.latest < date.max else ()
    if problem.value[stop] <= cheapest + beside < inf:
        code = WhyNot.NOT_WORTH_IT if problem.value[stop] <= cheapest else WhyNot.NO_GOOD_DAY
        return (*later, Because(code, str(round(cheapest))))
    if possible and all(Round(problem, each.frame).place_for(stop)[1] < 0 for each in possible):
        home = min(possible, key=lambda each: each.frame.day).start
        there_and_back = problem.travel[home][stop] + problem.travel[stop][home]
        return (Because(WhyNot.TOO_FAR, str(round(there_and_back))),)
    return (*later, Because(WhyNot.DAY_FULL, str(len(days))))
