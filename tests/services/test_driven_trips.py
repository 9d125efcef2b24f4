"""Left and arrived: one click each, noted afterwards, undone, and what the estimate makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.driving import DrivenTrip
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import Visit
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.driven_trips import Drive, DrivenTrips, current
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.builders import a_relation, a_visit, an_id

TODAY = date(2026, 11, 24)
PLACES = [("2011 AB", "Haarlem"), ("1506 AA", "Zaandam"), ("3811 AB", "Amersfoort")]


@pytest.fixture
def day(fresh: SellerFile) -> list[Visit]:
    """Three visits on a Tuesday, from home in Utrecht."""
    seller = replace(
        fresh.settings.view().seller, name="Sanne", home=Address("Kade 1", "3511 AB", "Utrecht", "NL")
    )
    fresh.settings.save_seller(seller)
    relations = [
        a_relation(name=place, address=Address("Markt 1", code, place, "NL")) for code, place in PLACES
    ]
    visits = [
        a_visit(relation_id=relation.id, visit_on=TODAY, start_time=time(9 + 2 * at))
        for at, relation in enumerate(relations)
    ]
    with fresh.database.write() as session:
        records.save_all(session, [*relations, *visits])
    return visits


def at(file: SellerFile, clock: str) -> DrivenTrips:
    """The service as it is at this hour of the day."""
    moment = datetime.combine(TODAY, time.fromisoformat(clock), ZoneInfo("Europe/Amsterdam"))
    return DrivenTrips(file.database, Clock(lambda: moment, an_id), file.routes)


def drives(file: SellerFile) -> tuple[Drive, ...]:
    return file.driven_trips.drives(TODAY)


def trips(file: SellerFile) -> list[DrivenTrip]:
    with file.database.read() as session:
        return records.find(session, DrivenTrip)


def test_a_day_has_a_drive_to_each_visit_and_one_home(fresh: SellerFile, day: list[Visit]) -> None:
    found = drives(fresh)
    assert [drive.visit_id for drive in found] == [*(visit.id for visit in day), None]
    assert [drive.to_where for drive in found] == ["NL 2011", "NL 1506", "NL 3811", "NL 3511"]
    assert found[0].from_where == found[-1].to_where
    assert found[-1].name == "Utrecht"


def test_leaving_and_arriving_take_one_click_each(fresh: SellerFile, day: list[Visit]) -> None:
    at(fresh, "08:02").leave(drives(fresh)[0])
    underway = drives(fresh)[0]
    assert underway.is_underway
    at(fresh, "08:58").arrive(underway)
    (trip,) = trips(fresh)
    assert (trip.left_time, trip.arrived_time, trip.minutes) == (time(8, 2), time(8, 58), 56)
    assert (trip.from_where, trip.to_where, trip.visit_id) == ("NL 3511", "NL 2011", day[0].id)
    assert drives(fresh)[0].is_driven


def test_the_estimate_kept_is_that_of_the_hour_he_left(fresh: SellerFile, day: list[Visit]) -> None:
    early = at(fresh, "05:30").leave(drives(fresh)[0]).value.estimated_minutes
    late = at(fresh, "08:00").leave(drives(fresh)[0]).value.estimated_minutes
    assert early < late


def test_arriving_within_the_minute_is_still_arriving(fresh: SellerFile, day: list[Visit]) -> None:
    at(fresh, "08:02").leave(drives(fresh)[0])
    at(fresh, "08:02").arrive(drives(fresh)[0])
    assert drives(fresh)[0].is_driven


def test_arriving_without_having_left_asks_when(fresh: SellerFile, day: list[Visit]) -> None:
    with pytest.raises(Refused, match="vertrok"):
        at(fresh, "09:00").arrive(drives(fresh)[0])
    assert trips(fresh) == []


@pytest.mark.parametrize(
    ("left", "arrived", "field"),
    [
        (None, time(9), "left"),
        (time(8), None, "arrived"),
        (time(9), time(9), "arrived"),
        (time(9), time(8, 30), "arrived"),
    ],
)
def test_times_that_cannot_be_are_refused(
    fresh: SellerFile, day: list[Visit], left: time | None, arrived: time | None, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        fresh.driven_trips.note(drives(fresh)[0], left, arrived)
    assert [reason.at for reason in refused.value.reasons] == [field]


def test_a_drive_over_midnight_may_be_noted(fresh: SellerFile, day: list[Visit]) -> None:
    kept = fresh.driven_trips.note(drives(fresh)[-1], time(23, 40), time(0, 25)).value
    assert (kept.minutes, kept.visit_id) == (45, None)


def test_what_was_noted_is_changed_and_undone(fresh: SellerFile, day: list[Visit]) -> None:
    first = fresh.driven_trips.note(drives(fresh)[0], time(8), time(8, 50)).value
    changed = fresh.driven_trips.note(drives(fresh)[0], time(8, 5), time(8, 50)).value
    assert [trip.id for trip in trips(fresh)] == [first.id]
    fresh.driven_trips.take_back(changed, first)
    assert trips(fresh) == [first]
    fresh.driven_trips.take_back(first, None)
    assert trips(fresh) == []


def test_the_drive_to_click_is_the_one_he_is_on_or_the_next(fresh: SellerFile, day: list[Visit]) -> None:
    assert current(drives(fresh)) == drives(fresh)[0]
    fresh.driven_trips.note(drives(fresh)[1], time(10), time(10, 40))
    assert current(drives(fresh)) == drives(fresh)[2]
    at(fresh, "12:10").leave(drives(fresh)[2])
    assert current(drives(fresh)) == drives(fresh)[2]


def test_who_is_not_on_the_map_has_no_drive(fresh: SellerFile, day: list[Visit]) -> None:
    nowhere = a_relation(name="Nergens", address=Address())
    with fresh.database.write() as session:
        records.save_all(
            session, [nowhere, a_visit(relation_id=nowhere.id, visit_on=TODAY, start_time=time(15))]
        )
    assert [drive.name for drive in drives(fresh)] == ["Haarlem", "Zaandam", "Amersfoort"]
