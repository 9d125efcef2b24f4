"""The weeks ahead: which relation on which day, so that everybody gets his turn with little driving.

`plan_period` plans, `replan` changes a plan and leaves alone what need not move, `explain` says why. Same
calls, same days, same seed and rounds: the same plan, on any computer and at any hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.plan_reasons import Because, WhyNot
from salesdesk.planning import week_days, week_reasons
from salesdesk.planning.ruin_recreate import Search, Solution
from salesdesk.planning.shifts import Round
from salesdesk.planning.standing import stretched
from salesdesk.planning.travel import drive
from salesdesk.planning.week_board import Board, Known, Legs, set_out
from salesdesk.planning.week_exact import Days
from salesdesk.planning.week_model import (
    Call,
    Enough,
    PeriodPlan,
    Pin,
    PlannedDay,
    SoFar,
    Unplaced,
    Watch,
    Weights,
    WorkDay,
)  # fmt: skip
from salesdesk.planning.week_turns import hour_of

ROUNDS, FEWEST_ROUNDS = 10_000, 600
ROUNDS_AFTER_A_CHANGE = 250
TOLD_EVERY = 20
CAUTION = 45
"""Minutes that a day may seem too long on the board and yet be laid out as it was."""
ALMOST_COOLED = 0.7
"""A plan that is changed is good already: nearly nothing that makes it worse is gone on with."""


def plan_period(
    calls: Iterable[Call],
    days: Iterable[WorkDay],
    travel: Legs = drive,
    *,
    rounds: int | None = None,
    seed: int = 0,
    watch: Watch | None = None,
    weights: Weights | None = None,
    matrix: Sequence[Sequence[float]] | None = None,
    before: PeriodPlan | None = None,
) -> PeriodPlan:
    """The calls over the days: turns and windows kept, areas on their days, little driving, evenly spread.

    `travel` gives the drive between two points; in place of it `matrix` holds minutes, one row and column per
    call in the order given and a last one for where every day starts and ends. Visits that stand already and
    pins stay where they are. `watch(done, total, best)` hears how far it is; raising `Enough` there ends the
    search with the best so far, any other exception goes through. `before` is a plan to stay close to.
    """
    wanted, worked = tuple(calls), tuple(days)
    chosen = weights or Weights()
    if not worked:
        return PeriodPlan((), _no_days(wanted), wanted, (), chosen)
    known: Known = {} if before is None else {
        (each.call_id, each.number): each.day for each in before.placed if not each.is_pinned
    }  # fmt: skip
    board = set_out(wanted, worked, travel, chosen, matrix, known)
    total = _rounds(board) if rounds is None else rounds
    start = _start(board, before)
    search = Search(board.problem, seed, start)
    done, cut_short = _searched(search, board, total, watch, cooled=0.0 if before is None else ALMOST_COOLED)
    exact = None if matrix is not None else Days(board, search.best.orders, travel)
    planned, left_out = _days(board, search.best.orders, exact, known)
    planned += week_days.outside(board)
    return PeriodPlan(
        tuple(sorted(planned, key=lambda day: day.day)), left_out, wanted, board.days, chosen, done, cut_short
    )


def replan(
    plan: PeriodPlan,
    changed: Iterable[Call] = (),
    days: Iterable[WorkDay] | None = None,
    travel: Legs = drive,
    *,
    gone: Iterable[UUID] = (),
    rounds: int = ROUNDS_AFTER_A_CHANGE,
    seed: int = 0,
    watch: Watch | None = None,
) -> PeriodPlan:
    """The plan after a change: calls with other pins, windows or worth, new ones, calls that are gone.

    What need not move stays on its day: a move must save more driving than `Weights.change`.
    """
    other, out = {call.id: call for call in changed}, set(gone)
    calls = [other.pop(call.id, call) for call in plan.calls if call.id not in out]
    worked = plan.work_days if days is None else tuple(days)
    return plan_period(
        [*calls, *other.values()], worked, travel,
        rounds=rounds, seed=seed, watch=watch, weights=plan.weights, before=plan,
    )  # fmt: skip


def pinned(plan: PeriodPlan, call_id: UUID, number: int, pin: Pin | None) -> Call:
    """The call with its visit `number` fixed to a day, or free again when `pin` is None; for `replan`.

    A pin of another visit of the same call stays.
    """
    call = next(call for call in plan.calls if call.id == call_id)
    now = next((each.day for each in plan.placed if each.call_id == call_id and each.number == number), None)
    kept = tuple(other for other in call.pins if other.day != now)
    return replace(call, pins=tuple(sorted((*kept, *([pin] if pin else [])), key=lambda each: each.day)))


def explain(plan: PeriodPlan, call_id: UUID) -> tuple[tuple[date | None, tuple[Because, ...]], ...]:
    """Per visit of a call its day with the reasons for it, or None with the reasons why it has none."""
    placed = [(each.day, each.reasons) for each in plan.placed if each.call_id == call_id]
    return (*placed, *((None, each.reasons) for each in plan.unplaced if each.call_id == call_id))


def _no_days(calls: Sequence[Call]) -> tuple[Unplaced, ...]:
    return tuple(Unplaced(call.id, (Because(WhyNot.NO_DAYS),), 0, call.due_on) for call in calls)


def _rounds(board: Board) -> int:
    """More rounds for more visits, fewer where each has more to look at: any period ends in time."""
    looks = max(1, sum(len(choices) for choices in board.problem.choices))
    return max(FEWEST_ROUNDS, min(ROUNDS, 60 * board.problem.count, ROUNDS * 16_000 // looks))


def _start(board: Board, before: PeriodPlan | None) -> list[list[int]]:
    """What is fixed, and as much of the former plan as still fits."""
    if before is None:
        return board.start
    stop_of = {(each.call.id, each.number): stop for stop, each in enumerate(board.asked)}
    choices = [{c.days[0] for c in each} for each in board.problem.choices]
    number_of = {day.day: number for number, day in enumerate(board.days)}
    hours = {
        stop: float(hour) for stop, each in enumerate(board.asked) if (hour := hour_of(each)) is not None
    }
    found = [list(order) for order in board.start]
    for placed in before.placed:
        stop, number = stop_of.get((placed.call_id, placed.number)), number_of.get(placed.day)
        if stop is None or number is None or board.problem.shifts[number].day not in choices[stop]:
            continue
        hours.setdefault(stop, float(minute_of(placed.start_time)))
        if board.asked[stop].is_free:
            found[number].append(stop)
    return [_former(board, number, order, hours) for number, order in enumerate(found)]


def _former(board: Board, number: int, order: list[int], hours: Mapping[int, float]) -> list[int]:
    """A day as it was, when by its hours it fits but for what is lost to caution; else what still fits of it.

    The board counts traffic and rounding on the safe side, the days were laid exactly.
    """
    problem, frame = board.problem, board.problem.shifts[number]
    if any(stop not in hours for stop in order):
        return _fitting(board, number, order)
    clock_order = sorted(order, key=lambda stop: hours[stop])
    if Round(problem, frame).lay(clock_order):
        return clock_order
    known = {(stop, frame.day): spans for stop in order if (spans := problem.windows.get((stop, frame.day)))}
    windows = dict(known)
    wider = stretched(problem, windows, frame, clock_order)
    more = [windows[key][-1][1] - spans[-1][1] for key, spans in known.items()]
    is_full = sum(problem.load[stop] for stop in order) > frame.most
    if is_full or max([wider.closes - frame.closes, *more]) > CAUTION:
        return _fitting(board, number, order)
    shifts = (*problem.shifts[:number], wider, *problem.shifts[number + 1 :])
    board.problem = replace(problem, shifts=shifts, windows={**problem.windows, **windows})
    return clock_order


def _fitting(board: Board, number: int, order: list[int]) -> list[int]:
    """The visits of a former day that still fit together: the fixed ones, and the others where they were."""
    fixed = [stop for stop in order if not board.asked[stop].is_free]
    each = Round(board.problem, board.problem.shifts[number])
    if not each.lay(fixed):
        return fixed
    for stop in order[len(fixed) :]:
        _cost, at = each.place_for(stop)
        kept = each.order
        if at < 0 or not each.lay([*kept[:at], stop, *kept[at:]]):
            each.lay(kept)
    return each.order


def _searched(
    search: Search, board: Board, total: int, watch: Watch | None, cooled: float
) -> tuple[int, bool]:
    """How many rounds were done, and whether the watcher had enough; `cooled` is where the search begins."""
    if board.problem.count == 0:
        return 0, False
    for done in range(1, total + 1):
        search.step(cooled + (1 - cooled) * done / total)
        if watch is not None and (done % TOLD_EVERY == 0 or done == total):
            try:
                watch(done, total, _so_far(board, search.best))
            except Enough:
                return done, done < total
    return total, False


def _so_far(board: Board, best: Solution) -> SoFar:
    travel, driven = board.problem.travel, 0.0
    for frame, order in zip(board.problem.shifts, best.orders, strict=True):
        at = frame.begins or 0
        for stop in order:
            driven, at = driven + travel[at][stop], stop
        driven += travel[at][frame.ends or 0] if order else 0.0
    missing = sum(choice is None for choice in best.chosen)
    placed = sum(len(order) for order in best.orders) + len(board.outside)
    return SoFar(placed, missing + len(board.hopeless) + len(board.surplus), round(driven))


def _days(
    board: Board, orders: Sequence[Sequence[int]], exact: Days | None, before: Known
) -> tuple[list[PlannedDay], tuple[Unplaced, ...]]:
    """The days in hours, and what has no place in them."""
    laid = list(map(list, orders))
    if exact is not None:
        exact.repair()
        laid = exact.orders
        days = [
            week_days.told_exactly(board, number, order, exact.plans[number], before)
            for number, order in enumerate(laid)
        ]
    else:
        days = [week_days.told(board, number, order, before) for number, order in enumerate(laid)]
    placed = {stop for order in laid for stop in order}
    missing = [stop for stop in range(board.problem.count) if stop not in placed]
    return days, week_reasons.left_out(board, laid, missing)
