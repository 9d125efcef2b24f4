"""The days of a period as they are worked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Address
from salesdesk.services.work_days import Off, day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import a_seller, some_settings
from tests.planning_builders import a_time_off, an_area, an_other_day

CHRISTMAS = date(2026, 12, 25)
SETTINGS = some_settings(
    seller=a_seller(home=Address("Herenstraat 31", "3621 AR", "Breukelen")),
    planning=PlanningRules(weekdays=(0, 1, 2, 3), cycle_weeks=2, most_visits=5),
)


@pytest.fixture
def kept(database: Database) -> Database:
    with database.write() as session:
        save_settings(session, SETTINGS)
    return database


@pytest.mark.parametrize(
    ("day", "off", "name"),
    [
        (date(2026, 11, 24), None, ""),
        (date(2026, 11, 27), Off.NO_WORKING_DAY, ""),
        (date(2026, 11, 28), Off.NO_WORKING_DAY, ""),
        (CHRISTMAS, Off.HOLIDAY, "Eerste kerstdag"),
        (date(2027, 1, 4), Off.TIME_OFF, "Wintersport"),
    ],
)
def test_a_day_is_off_by_the_calendar_the_week_or_the_sellers_own_word(
    kept: Database, day: date, off: Off | None, name: str
) -> None:
    with kept.write() as session:
        records.save(
            session,
            a_time_off(first_on=date(2027, 1, 4), last_on=date(2027, 1, 8), reason="Wintersport"),
        )
    with kept.read() as session:
        (shape,) = day_shapes(session, day, day)
    assert (shape.off, shape.off_name) == (off, name)


def test_in_belgium_the_holidays_of_belgium_are_free(kept: Database) -> None:
    there = replace(SETTINGS.seller, home=Address("Markt 1", "2000", "Antwerpen", "BE"))
    with kept.write() as session:
        save_settings(session, replace(SETTINGS, seller=there))
    with kept.read() as session:
        (shape,) = day_shapes(session, date(2027, 7, 21), date(2027, 7, 21))
    assert shape.off is Off.HOLIDAY


def test_a_day_has_the_area_of_its_turn_in_the_cycle(kept: Database) -> None:
    gooi = an_area(name="Gooi", days=(AreaDay(1, 1),))
    with kept.write() as session:
        records.save(session, gooi)
    with kept.read() as session:
        shapes = day_shapes(session, date(2026, 11, 23), date(2026, 12, 6))
    assert [(shape.day.day, shape.letter) for shape in shapes if shape.areas] == [(24, "A")]


def test_a_day_that_goes_otherwise_has_its_own_hours_places_and_area(kept: Database) -> None:
    alkmaar = an_area(name="Alkmaar", days=())
    day = date(2026, 11, 24)
    other = an_other_day(
        day=day, from_where="Zwolle", to_where="", start_time=time(9, 15), end_time=time(15),
        most_visits=2, area_id=alkmaar.id,
    )  # fmt: skip
    with kept.write() as session:
        records.save_all(session, (alkmaar, other))
    with kept.read() as session:
        (shape,) = day_shapes(session, day, day)
    assert shape.start is not None
    assert shape.end is not None
    assert shape.start.lat > 52.4 > shape.end.lat
    assert (shape.areas, shape.home_by, shape.most_visits) == ((alkmaar,), time(15), 2)
    assert (shape.work_day.leaves_from, shape.work_day.first_visit) == (time(9, 15), time(9, 15))


def test_a_place_nobody_knows_is_as_good_as_home(kept: Database) -> None:
    day = date(2026, 11, 24)
    with kept.write() as session:
        records.save(session, an_other_day(day=day, from_where="Nergenshuizen"))
    with kept.read() as session:
        (shape,) = day_shapes(session, day, day)
    assert shape.start == shape.end


def test_a_fortnight_at_christmas_has_eight_days_for_visits(kept: Database) -> None:
    with kept.read() as session:
        shapes = day_shapes(session, date(2026, 12, 21), date(2027, 1, 3))
    assert [each.day.isoformat()[5:] for each in shapes if each.off is None] == [
        "12-21", "12-22", "12-23", "12-24", "12-28", "12-29", "12-30", "12-31",
    ]  # fmt: skip


def test_without_a_home_the_day_begins_and_ends_nowhere(database: Database) -> None:
    with database.read() as session:
        (shape,) = day_shapes(session, CHRISTMAS, CHRISTMAS)
    assert (shape.start, shape.end, shape.off) == (None, None, Off.HOLIDAY)
