"""All rules of a day together against trying everything."""

from __future__ import annotations

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.planning.day_route import best_order
from salesdesk.planning.orders import Spans, Task, cost
from tests.planning.day_oracle import best_by_trying

spans = st.lists(
    st.tuples(st.integers(96, 200), st.integers(0, 40)).map(lambda two: (two[0] * 5, (two[0] + two[1]) * 5)),
    min_size=1,
    max_size=2,
).map(lambda found: tuple(sorted(found)))


def _apart(found: Spans) -> Spans:
    return found if len(found) < 2 or found[0][1] < found[1][0] else found[:1]


@st.composite
def some_tasks(draw: st.DrawFn, most: int = 5, lunch: bool = True) -> Task:
    count = draw(st.integers(1, most))
    minutes = st.integers(3, 70)
    drives = tuple(tuple(0 if a == b else draw(minutes) for b in range(count + 1)) for a in range(count + 1))
    return Task(
        drives=drives,
        visits=tuple(draw(st.sampled_from([20, 45, 60, 90])) for _ in range(count)),
        windows=tuple(draw(st.none() | spans.map(_apart)) for _ in range(count)),
        values=tuple(draw(st.none() | st.integers(0, 60)) for _ in range(count)),
        depart=draw(st.none() | st.integers(400, 700)),
        first_visit=draw(st.sampled_from([510, 545, 600])),
        home_by=draw(st.sampled_from([inf, 1080, 900])),
        most=draw(st.sampled_from([inf, 3])),
        lunch_minutes=draw(st.sampled_from([0, 30, 45])) if lunch else 0,
        lunch_from=draw(st.sampled_from([690, 720])),
        lunch_until=draw(st.sampled_from([740, 780, 840])),
        round_to=draw(st.sampled_from([1, 5, 15])),
    )


@settings(max_examples=120, deadline=None)
@given(some_tasks())
def test_no_day_is_better_than_the_one_found(task: Task) -> None:
    order = best_order(task)
    assert cost(task, order) == best_by_trying(task)
    assert order == best_order(task)


@settings(max_examples=60, deadline=None)
@given(some_tasks(most=6, lunch=False), st.integers(2, 12))
def test_no_day_in_traffic_is_better_than_the_one_found(task: Task, slow: int) -> None:
    from dataclasses import replace
    from itertools import permutations

    jammed = replace(task, values=(), reach=_jam(task, slow))
    order = best_order(jammed)
    best = min(cost(jammed, other) for other in permutations(range(task.count)))
    assert cost(jammed, order) == best


def _jam(task: Task, slow: int):  # type: ignore[no-untyped-def]
    def reach(before: int, index: int, now: float) -> float:
        left, at = task.drives[before][index] * 12, now
        while left > 0:
            left -= max(2, 12 - slow) if 900 <= at < 1020 or 420 <= at < 560 else 12
            at += 1
        return at

    return reach
