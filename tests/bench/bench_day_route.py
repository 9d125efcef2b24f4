"""The order of a full day against the floor of the same run: the shortest way over the visits, no clock."""

from __future__ import annotations

import sys
import time
from random import Random

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning import orders
from salesdesk.planning.travel import drive

DAYS = 20
MOST = 20


def some_days(count: int) -> list[orders.Task]:
    """Days around Utrecht; every other one has appointments at random hours."""
    random = Random(count)
    tasks = []
    for number in range(DAYS):
        home = Point(random.uniform(51.8, 52.4), random.uniform(4.6, 5.6))
        around = [
            Point(home.lat + random.uniform(-0.3, 0.3), home.lon + random.uniform(-0.5, 0.5))
            for _ in range(count)
        ]
        places = [*around, home]
        drives = tuple(tuple(0 if a is b else drive(a, b).minutes for b in places) for a in places)
        hours = [random.randrange(9, 17) * 60 for _ in range(count)]
        fixed = tuple(hour if number % 2 and random.random() < 0.25 else None for hour in hours)
        visits = tuple(random.choice([30, 45, 60]) for _ in range(count))
        tasks.append(orders.Task(drives, visits, fixed, None, 510, 35, 705, 5))
    return tasks


@pytest.mark.parametrize("count", [8, 10, 12, 13])
def test_the_clock_costs_little_beside_the_shortest_way(count: int) -> None:
    """Appointments, lunch and lateness on top of the bare programme over sets; P95 over the days."""
    took, floor = [], []
    for task in some_days(count):
        start = time.perf_counter()
        orders.best_order(task)
        middle = time.perf_counter()
        orders._shortest_home(task.drives)
        took.append(middle - start)
        floor.append(time.perf_counter() - middle)
    late, bare = sorted(took)[int(DAYS * 0.95)], sum(floor) / DAYS
    sys.stdout.write(f"\n{count} visits: P95 {late * 1000:.0f} ms, {late / bare:.1f} x the bare programme\n")
    assert late <= MOST * bare
