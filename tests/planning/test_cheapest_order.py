"""An order that is given up halfway would have cost more than the best one."""

from __future__ import annotations

from datetime import date, time
from itertools import permutations
from random import Random
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.day_model import DayFrame, Stop
from salesdesk.planning.day_roads import Roads
from salesdesk.planning.day_task import task_of
from salesdesk.planning.orders import NEVER, Task, cheapest, cost
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel
from tests.planning.week_builders import HOME


def a_task(seed: int) -> Task:
    random = Random(seed)
    stops = [
        Stop(
            UUID(int=number + 1),
            Point(HOME.lat + random.gauss(0, 0.2), HOME.lon + random.gauss(0, 0.3)),
            60,
            windows=random.choice([None, ((time(9), time(12)),), ((time(13), time(17)),)]),
        )
        for number in range(5)
    ]
    frame = DayFrame(HOME, HOME, home_before=time(17), lunch_minutes=30, day=date(2026, 11, 24))
    return task_of(stops, frame, Roads(stops, frame, TravelModel(traffic=DEFAULT_TRAFFIC)))


@pytest.mark.parametrize("seed", range(6))
def test_the_cheapest_is_the_one_that_costs_least_of_all(seed: int) -> None:
    task = a_task(seed)
    orders = list(permutations(range(5)))
    assert cheapest(task, orders) == min((cost(task, order), order) for order in orders)


@pytest.mark.parametrize("seed", range(6))
def test_only_what_costs_more_is_given_up(seed: int) -> None:
    task = a_task(seed)
    limit = cost(task, (0, 1, 2, 3, 4))
    for order in permutations(range(5)):
        made = cost(task, order, limit)
        assert made == cost(task, order) or (made >= limit and cost(task, order) > limit)


def test_none_is_cheaper_than_the_best() -> None:
    task = a_task(0)
    best, _order = cheapest(task, permutations(range(5)))
    assert cheapest(task, permutations(range(5)), best)[1] is None
    assert best < NEVER
