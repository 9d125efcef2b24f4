"""The order of a full day against the floor of the same run: the shortest way over the visits, no clock."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from datetime import time as clock
from random import Random
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.day_roads import Roads
from salesdesk.planning.day_route import DayFrame, Stop, best_order
from salesdesk.planning.day_task import task_of
from salesdesk.planning.exact_orders import shortest_rest
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel

DAYS = 20
MOST, MOST_IN_TRAFFIC = 20, 50
HOURS = (
    None, None, ((clock(9), clock(17)),), ((clock(8), clock(12)), (clock(13), clock(17, 30))),
    ((clock(10), clock(15)),),
)  # fmt: skip


def some_days(count: int) -> Iterator[tuple[list[Stop], DayFrame]]:
    """Days around Utrecht with opening hours; half with appointments, a third with suggestions.

    The more visits, the closer they lie and the shorter they are, or no day would fit.
    """
    random, spread = Random(count), 2.4 / count
    for number in range(DAYS):
        home = Point(random.uniform(51.8, 52.4), random.uniform(4.6, 5.6))
        stops = [
            Stop(
                UUID(int=place),
                Point(
                    home.lat + random.uniform(-spread, spread) / 1.6,
                    home.lon + random.uniform(-spread, spread),
                ),
                random.choice([15, 20, 30]) if count > 8 else random.choice([30, 45, 60]),
                clock(random.randrange(9, 17)) if number % 2 and random.random() < 0.25 else None,
                random.choice(HOURS),
                is_suggestion=number % 3 == 0 and random.random() < 0.3,
                value=30,
            )
            for place in range(count)
        ]
        yield stops, DayFrame(home, home, home_before=clock(17, 30), lunch_minutes=35, day=date(2026, 11, 24))


@pytest.mark.parametrize("count", [8, 10, 12, 13])
@pytest.mark.parametrize("traffic", [False, True], ids=["free", "traffic"])
def test_the_clock_costs_little_beside_the_shortest_way(count: int, traffic: bool) -> None:
    """Appointments, hours, lunch and lateness on top of the bare programme over sets; P95 over the days."""
    travel = TravelModel(traffic=DEFAULT_TRAFFIC if traffic else ())
    took, floor = [], []
    for stops, frame in some_days(count):
        task = task_of(stops, frame, Roads(stops, frame, travel))
        start = time.process_time()
        best_order(task)
        middle = time.process_time()
        shortest_rest(task)
        took.append(middle - start)
        floor.append(time.process_time() - middle)
    late, bare = sorted(took)[int(DAYS * 0.95)], sum(floor) / DAYS
    sys.stdout.write(
        f"\n{count} visits: median {sorted(took)[DAYS // 2] * 1000:.0f} ms, P95 {late * 1000:.0f} ms,"
        f" {late / bare:.1f} x the bare programme\n"
    )
    assert late <= (MOST_IN_TRAFFIC if traffic else MOST) * max(bare, 0.003)
