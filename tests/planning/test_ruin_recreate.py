"""Stops over shifts: as good as trying everything, never outside a window, the same plan each time."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import hypot, inf
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesdesk.planning.ruin_recreate import Solution, solve
from salesdesk.planning.shifts import Choice, Problem, Shift, begin, latest_arrival

ONE_DAY = (Choice((0,)),)


def a_problem(count: int, seed: int, **over: object) -> Problem:
    random = Random(seed)
    spots = [(random.uniform(0, 60), random.uniform(0, 60)) for _ in range(count + 1)]
    travel = tuple(tuple(hypot(a - c, b - d) for c, d in spots) for a, b in spots)
    filled = {
        "travel": travel,
        "service": (10.0,) * count,
        "load": (1.0,) * count,
        "choices": (ONE_DAY,) * count,
        "value": (1000.0,) * count,
        "shifts": (Shift(0),),
    }
    return Problem(**{**filled, **over})  # type: ignore[arg-type]


def travelled(problem: Problem, order: tuple[int, ...]) -> float:
    """Minutes driven; infinite when a window or the end of the shift is missed."""
    now, at, total, frame = problem.shifts[0].opens, problem.count, 0.0, problem.shifts[0]
    for stop in order:
        total += problem.travel[at][stop]
        now = begin(problem.windows.get((stop, 0)), now + problem.travel[at][stop]) + problem.service[stop]
        at = stop
    total += problem.travel[at][-1]
    return total if now < inf and now + problem.travel[at][-1] <= frame.closes else inf


def with_windows(problem: Problem, seed: int, wide: float) -> Problem:
    """Windows around the times of some order, so that at least that one is possible."""
    random, now, at = Random(seed), 0.0, problem.count
    windows = {}
    for stop in random.sample(range(problem.count), problem.count):
        now += problem.travel[at][stop]
        opens = now - random.uniform(0, wide)
        windows[stop, 0] = ((opens - 300, opens - 290), (opens, now + random.uniform(0, wide)))
        now, at = max(now, opens) + problem.service[stop], stop
    return replace(problem, windows=windows)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("wide", [None, 15, 60])
def test_a_day_of_seven_is_as_short_as_any_order(seed: int, wide: float | None) -> None:
    problem = a_problem(7, seed)
    if wide is not None:
        problem = with_windows(problem, seed, wide)
    best = min(travelled(problem, order) for order in permutations(range(7)))
    solution = solve(problem, rounds=300)
    assert travelled(problem, solution.orders[0]) == pytest.approx(best)
    assert solution.cost == pytest.approx(best)


@settings(max_examples=25, deadline=None)
@example(count=9, seed=41, wide=10, shifts=3)
@given(
    count=st.integers(1, 18),
    seed=st.integers(0, 99),
    wide=st.sampled_from([10, 40, 120]),
    shifts=st.integers(1, 3),
)
def test_whatever_is_planned_keeps_its_windows_its_shift_and_its_load(
    count: int, seed: int, wide: float, shifts: int
) -> None:
    frames = tuple(Shift(0, 0, 500, 5, lunch=30, lunch_from=200) for _ in range(shifts))
    problem = replace(with_windows(a_problem(count, seed), seed, wide), shifts=frames)
    solution = solve(problem, rounds=40)
    assert sorted(placed(solution)) == [stop for stop, choice in enumerate(solution.chosen) if choice]
    for order in solution.orders:
        assert len(order) <= 5
        assert ends(problem, order) <= 500


def placed(solution: Solution) -> list[int]:
    return [stop for order in solution.orders for stop in order]


def ends(problem: Problem, order: tuple[int, ...]) -> float:
    """When the shift is over, lunch taken where it falls."""
    now, at, hungry = 0.0, problem.count, True
    for stop in order:
        if hungry and now >= 200:
            now, hungry = now + 30, False
        now = begin(problem.windows.get((stop, 0)), now + problem.travel[at][stop]) + problem.service[stop]
        at = stop
    return now + problem.travel[at][-1] if order else 0.0


def test_the_same_problem_gives_the_same_plan() -> None:
    problem = replace(with_windows(a_problem(25, 3), 3, 60), shifts=(Shift(0), Shift(0)))
    assert solve(problem, rounds=200) == solve(problem, rounds=200)


def test_a_stop_is_left_out_when_going_there_costs_more_than_it_is_worth() -> None:
    problem = a_problem(4, 1)
    far = tuple(
        tuple(minutes + 500 * (3 in (a, b)) * (a != b) for b, minutes in enumerate(row))
        for a, row in enumerate(problem.travel)
    )
    solution = solve(replace(problem, travel=far, value=(900.0,) * 4), rounds=60)
    assert [stop for stop, choice in enumerate(solution.chosen) if choice is None] == [3]


def test_a_stop_comes_on_all_days_of_its_choice() -> None:
    both, either = (Choice((0, 2)), Choice((1, 3), 5.0)), (Choice((0,)), Choice((1,)), Choice((3,), 2.0))
    problem = a_problem(
        6, 5, choices=(both, either) * 3, shifts=tuple(Shift(day, most=3) for day in range(4))
    )
    solution = solve(problem, rounds=200)
    for stop, choice in enumerate(solution.chosen):
        assert choice is not None
        assert tuple(day for day, order in enumerate(solution.orders) if stop in order) == choice.days


def test_no_window_at_all_means_closed_that_day() -> None:
    problem = a_problem(
        2,
        1,
        choices=((Choice((0,)), Choice((1,), 50.0)),) * 2,
        shifts=(Shift(0), Shift(1)),
        windows={(0, 0): ()},
    )
    assert solve(problem, rounds=60).orders == ((1,), (0,))


@pytest.mark.parametrize(
    ("windows", "arrive", "begins"),
    [
        (None, 5, 5),
        (((8, 10),), 5, 8),
        (((8, 10),), 9, 9),
        (((8, 10), (13, 15)), 11, 13),
        (((8, 10),), 11, inf),
    ],
)
def test_a_stop_begins_in_its_next_window(windows: object, arrive: float, begins: float) -> None:
    assert begin(windows, arrive) == begins  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("windows", "bound", "latest"),
    [(None, 9, 9), (((8, 10),), 9, 9), (((8, 10), (13, 15)), 12, 10), (((8, 10),), 7, -inf)],
)
def test_the_latest_arrival_that_still_begins_in_time(windows: object, bound: float, latest: float) -> None:
    assert latest_arrival(windows, bound) == latest  # type: ignore[arg-type]
