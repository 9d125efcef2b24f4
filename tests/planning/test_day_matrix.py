from __future__ import annotations

from math import inf, nan

import pytest

from salesdesk.planning.day_route import MatrixPlan, plan_day
from tests.bench.tsptw import dumas_like, read_tour, solomon_like, written_tour

SQUARE = [[0, 10, 14, 10], [10, 0, 10, 14], [14, 10, 0, 10], [10, 14, 10, 0]]


def test_a_bare_matrix_gives_the_shortest_round() -> None:
    plan = plan_day(matrix=SQUARE)
    assert plan.driven == 40
    assert plan.order in ((1, 2, 3), (3, 2, 1))
    assert plan.starts == (10, 20, 30)


def test_windows_and_service_decide_the_order_and_the_times() -> None:
    windows = [[(0, 200)], [(100, 120)], None, [(0, 15), (150, 160)]]
    plan = plan_day(matrix=SQUARE, service=[0, 5, 5, 5], windows=windows)
    assert plan == MatrixPlan((3, 2, 1), (10, 25, 100), 40, 115, 0)


def test_a_matrix_day_that_cannot_be_in_time_says_by_how_much() -> None:
    plan = plan_day(matrix=SQUARE, windows=[[(0, 30)], [(0, 5)], None, None])
    assert plan.late == 5 + 10
    assert plan.order == (1, 2, 3)


def test_a_place_that_is_worth_less_than_its_detour_is_left_out() -> None:
    plan = plan_day(matrix=SQUARE, values=[None, None, 5, 30])
    assert plan.order in ((1, 3), (3, 1))
    assert plan.left_out == (2,)
    assert plan_day(matrix=SQUARE, values=[None, 0, 0, 0]).order == ()


def test_a_matrix_of_the_start_alone_is_a_day_at_home() -> None:
    assert plan_day(matrix=[[0]]) == MatrixPlan((), (), 0, 0, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"matrix": []}, "no place"),
        ({"matrix": [[0, 1], [1, 0, 2]]}, "row 1 has 3 columns"),
        ({"matrix": [[0, -1], [1, 0]]}, "negative"),
        ({"matrix": [[0, nan], [1, 0]]}, "no number"),
        ({"matrix": [[0, inf], [1, 0]]}, "no number"),
        ({"matrix": [[0, 1], [1, 0]], "service": [0]}, "1 entries for 2 places"),
        ({"matrix": [[0, 1], [1, 0]], "service": [0, -5]}, "negative"),
        ({"matrix": [[0, 1], [1, 0]], "windows": [None, [(9, 8)]]}, "closes before it opens"),
        ({"matrix": [[0, 1], [1, 0]], "windows": [None, []]}, "or there is none"),
        ({"matrix": [[0, 1], [1, 0]], "values": [None, nan]}, "no number"),
    ],
)
def test_what_is_no_matrix_of_times_is_refused_in_words(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        plan_day(**wrong)  # type: ignore[call-overload]


def test_a_file_in_the_public_format_is_read_and_planned() -> None:
    tour = dumas_like(14, 40, 1)
    text = f"# made for this test\n{written_tour(tour)}\n"
    read = read_tour("again", text)
    plan = plan_day(matrix=read.matrix, windows=read.windows, rounds=200)
    assert (read.matrix, read.windows) == (tour.matrix, tour.windows)
    assert plan.late == 0
    assert plan.driven <= tour.known


def test_a_file_that_ends_too_soon_is_refused() -> None:
    with pytest.raises(ValueError, match="7 figures for 3 places"):
        read_tour("short", "3\n0 1 2\n1 0 2\n2")


def test_a_long_tour_with_two_windows_a_place_is_in_time_and_the_same_twice() -> None:
    tour = solomon_like(22, 3)
    plans = [
        plan_day(matrix=tour.matrix, service=tour.service, windows=tour.windows, rounds=250) for _ in range(2)
    ]
    assert plans[0] == plans[1]
    assert plans[0].late == 0
    assert plans[0].driven <= tour.known
