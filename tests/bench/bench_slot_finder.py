"""A year of days for one more visit, against the bare drives of that year in the same run."""

from __future__ import annotations

import sys
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.geography import Point
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.planning.travel import drive
from salesdesk.services.clock import Clock
from salesdesk.services.slot_finder import Asked, SlotFinder
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.bench.stopwatch import best
from tests.builders import a_relation, a_visit, an_address, an_id, some_settings

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
CODES = ("2011", "1941", "1506", "1441", "1811", "3511", "3811", "1211", "1381", "2132", "3431", "3621")
MOST, DRIVES = 25, 3000


@pytest.mark.parametrize("count", [76, 300])
def test_a_year_of_days_costs_little_beside_its_bare_drives(database: Database, count: int) -> None:
    """50 ms on a quiet machine; the ratio holds on a busy one."""
    today = MOMENT.date()
    relations = [a_relation(address=an_address(postcode=f"{code} AB", place="")) for code in CODES]
    days = [today + timedelta(days=step) for step in range(1, 200)]
    working = [day for day in days if day.weekday() < 5]
    visits = [
        a_visit(
            relation_id=relations[number % len(relations)].id,
            visit_on=working[number // 4 % len(working)],
            start_time=time(9 + number % 4 * 2),
            minutes=45,
        )
        for number in range(count)
    ]
    with database.write() as session:
        save_settings(session, some_settings(planning=PlanningRules(most_visits=8)))
        records.save_all(session, [*relations, *visits])
    finder = SlotFinder(database, Clock(lambda: MOMENT, an_id))
    asked = Asked(relations[0].id)

    points = [Point(52.0 + number / 50, 4.6 + number / 40) for number in range(len(CODES))]

    def bare() -> None:
        for _day in range(DRIVES // len(points) ** 2):
            for origin in points:
                for target in points:
                    drive(origin, target)

    whole, floor = best(lambda: finder.find(asked), 9), best(bare, 9)
    sys.stdout.write(f"\n{count} visits: {whole * 1000:.0f} ms, {whole / floor:.1f} x its bare drives\n")
    assert len(finder.find(asked).days) == 366
    assert whole <= MOST * floor
