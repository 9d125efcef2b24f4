"""The need of the rayon against the days of the coming year, and what if."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.services.capacity import CapacityDesk, Wish
from salesdesk.services.hours_won import HoursWon
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, save_settings
from tests.builders import TODAY, a_relation, a_visit, an_address, some_settings
from tests.planning_builders import a_time_off, an_area
from tests.sample_fixtures import a_clock

Keep = Callable[..., None]


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object, country: str = "NL", postcode: str = "3511 AB") -> None:
        settings = some_settings()
        home = an_address(country=country, postcode=postcode)
        with database.write() as session:
            save_settings(session, replace(settings, seller=replace(settings.seller, home=home)))
            records.save_all(session, values)

    return kept


@pytest.fixture
def desk_of_capacity(database: Database) -> CapacityDesk:
    return CapacityDesk(database, a_clock())


def customers(count: int, importance: Importance, **over: object) -> list[Relation]:
    filled = {"status": Status.CUSTOMER, "importance": importance, "address": an_address(postcode="1211 AB")}
    return [a_relation(**{**filled, "name": f"Klant {importance} {at}", **over}) for at in range(count)]


def test_the_need_counts_visits_and_hours_by_class(keep: Keep, desk_of_capacity: CapacityDesk) -> None:
    keep(an_area(), *customers(2, Importance.A), *customers(3, Importance.C))
    found = desk_of_capacity.view().weighed()
    by_class = {each.importance: each for each in found.classes}
    assert (by_class[Importance.A].visits, by_class[Importance.A].visit_minutes) == (12, 720)
    assert (by_class[Importance.C].visits, by_class[Importance.C].visit_minutes) == (3, 135)
    assert found.drive_minutes > 0


@pytest.mark.parametrize(
    ("country", "postcode", "holiday"),
    [
        ("NL", "3511 AB", date(2027, 4, 27)),
        ("BE", "2000", date(2027, 7, 21)),
        ("BE", "9000", date(2027, 11, 11)),
    ],
)
def test_the_year_leaves_out_the_holidays_of_the_sellers_country(
    keep: Keep, desk_of_capacity: CapacityDesk, country: str, postcode: str, holiday: date
) -> None:
    keep(country=country, postcode=postcode)
    year = desk_of_capacity.view().year
    assert holiday in dict(year.holidays)
    assert year.days == year.weekdays - len(year.holidays)


def test_time_off_takes_its_working_days_that_are_no_holiday(
    keep: Keep, desk_of_capacity: CapacityDesk
) -> None:
    keep(a_time_off(first_on=date(2026, 12, 24), last_on=date(2026, 12, 28)))
    assert desk_of_capacity.view().year.days_off == 2


def test_what_is_agreed_with_one_relation_stays_in_a_what_if(
    keep: Keep, desk_of_capacity: CapacityDesk
) -> None:
    keep(*customers(1, Importance.C), *customers(1, Importance.C, visits_per_year=4, visit_minutes=30))
    view = desk_of_capacity.view()
    wish = Wish({**view.present.visits, Importance.C: 2}, view.present.minutes, 6, 10)
    found = view.weighed(wish)
    assert (view.weighed().visits, found.visits, view.own) == (5, 6, 1)
    assert found.room.days == view.year.days - 10


def test_a_shortage_is_said_when_the_days_are_gone(keep: Keep, desk_of_capacity: CapacityDesk) -> None:
    keep(*customers(8, Importance.A))
    view = desk_of_capacity.view()
    short = view.weighed(Wish({Importance.A: 300}, view.present.minutes, 2))
    assert short.is_short
    assert short.free_visits < 0
    assert view.weighed(replace(view.present, extra_days_off=400)).load_percent is None


def test_a_what_if_becomes_the_settings_and_goes_back(
    database: Database, keep: Keep, desk_of_capacity: CapacityDesk
) -> None:
    keep()
    wish = Wish({Importance.A: 5, Importance.B: 2, Importance.C: 0, Importance.KEY: 9}, {Importance.A: 50}, 4)
    before = desk_of_capacity.take_over(wish).value
    with database.read() as session:
        kept = load_settings(session)
    assert kept.thresholds.visits_per_year == wish.visits
    assert (kept.planning.minutes_of_class, kept.planning.most_visits) == ({Importance.A: 50}, 4)
    desk_of_capacity.take_over(before)
    assert desk_of_capacity.view().present == before


@pytest.mark.parametrize(
    "wish",
    [
        Wish({Importance.A: 400}, {}, 5),
        Wish({Importance.A: -1}, {}, 5),
        Wish({}, {Importance.A: 1}, 5),
        Wish({}, {}, 0),
        Wish({}, {}, 50),
    ],
)
def test_impossible_settings_are_refused(keep: Keep, desk_of_capacity: CapacityDesk, wish: Wish) -> None:
    keep()
    with pytest.raises(Refused):
        desk_of_capacity.take_over(wish)


def test_without_home_or_relations_there_is_an_answer(keep: Keep, desk_of_capacity: CapacityDesk) -> None:
    keep(postcode="", country="")
    found = desk_of_capacity.view().weighed()
    assert (found.visits, found.days_needed, found.is_short) == (0, 0, False)


def test_relations_without_a_postcode_count_along(keep: Keep, desk_of_capacity: CapacityDesk) -> None:
    keep(*customers(4, Importance.C), *customers(2, Importance.C, address=an_address(postcode="", place="")))
    assert desk_of_capacity.view().weighed().visits == 6


def test_kept_visits_of_a_day_are_its_first_begin_and_its_last_end(database: Database, keep: Keep) -> None:
    (one,) = customers(1, Importance.A)
    visits = [
        a_visit(
            relation_id=one.id, visit_on=TODAY - timedelta(days=3), start_time=start, minutes=60, state=state
        )
        for start, state in (
            (time(9, 0), VisitState.HELD),
            (time(14, 0), VisitState.HELD),
            (time(7, 0), VisitState.ABSENT),
        )
    ]
    keep(one, *visits)
    view = HoursWon(database, a_clock()).view()
    (day,) = view.starts.days
    assert (day.first, day.last, day.visits) == (time(9, 0), time(15, 0), 2)
    assert view.lately.days == view.starts.days
    assert not view.starts.is_enough
