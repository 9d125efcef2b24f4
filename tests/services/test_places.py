"""Who is on the map, and putting right who is not."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.domain.geography import Absence, Precision
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.places import PlaceCount, Places
from salesdesk.services.relations import Relations
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, a_relation, an_id

UTRECHT = Address("Markt 1", "3511 AB", "Utrecht")


def at(number: int, address: Address, **over: object) -> Relation:
    return a_relation(id=UUID(int=number), name=f"Firma {number}", address=address, **over)


@pytest.fixture
def places(database: Database) -> Places:
    with database.write() as session:
        records.save_all(
            session,
            [
                at(1, UTRECHT),
                at(2, Address("", "", "Zwolle"), importance=Importance.A),
                at(3, Address()),
                at(4, Address("", "75001", "Paris", "FR"), importance=Importance.A),
                at(5, Address("", "", "Nergenshuizen")),
                at(6, Address("", "10115", "Berlin", "DE")),
                at(7, Address(), status=Status.DEAD),
            ],
        )
    return Places(database)


def kept(database: Database, number: int) -> Relation:
    with database.read() as session:
        found = records.load(session, Relation, UUID(int=number))
    assert found is not None
    return found


def test_who_is_nowhere_comes_first_and_says_why(places: Places) -> None:
    gaps = [
        (gap.relation_id.int, gap.why, gap.located.precision if gap.located else None)
        for gap in places.gaps()
    ]
    assert gaps[0] == (4, Absence.ABROAD, None)
    assert set(gaps[1:4]) == {
        (3, Absence.EMPTY, None), (5, Absence.UNKNOWN, None), (6, Absence.ABROAD, None),
    }  # fmt: skip
    assert gaps[4:] == [(2, None, Precision.PLACE)]
    assert places.count() == PlaceCount(4, 1)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("8011 AA", Address("", "8011 AA", "")),
        ("8011 AA Zwolle", Address("", "8011 AA", "Zwolle")),
        ("Zwolle", Address("", "", "Zwolle")),
        ("B-9000 Gent", Address("", "9000", "Gent", "BE")),
        ("47533 Kleve", Address("", "47533", "Kleve", "DE")),
    ],
)
def test_a_relation_is_put_on_the_map_and_taken_off_again(
    places: Places, database: Database, typed: str, address: Address
) -> None:
    done = places.mend(UUID(int=3), typed)
    assert Noun.ROUTE in done.changes
    assert kept(database, 3).address == address
    assert places.where(UUID(int=3)) is not None
    places.restore(done.value)
    assert kept(database, 3).address == Address()


def test_coordinates_may_be_typed_as_well(places: Places, database: Database) -> None:
    places.mend(UUID(int=5), "52.0907, 5.1214")
    where = places.where(UUID(int=5))
    assert where is not None
    assert (where.precision, where.lat) == (Precision.OWN, 52.0907)
    assert kept(database, 5).address.place == "Nergenshuizen"


@pytest.mark.parametrize("typed", ["", "  ", "Nergenshuizen", "0000 ZZ", "48.86, 2.35"])
def test_what_is_nowhere_either_is_refused(places: Places, database: Database, typed: str) -> None:
    with pytest.raises(Refused):
        places.mend(UUID(int=3), typed)
    assert kept(database, 3).address == Address()


def test_a_point_is_moved_given_back_and_restored(places: Places, database: Database) -> None:
    moved = places.move(UUID(int=1), 52.1234567, 5.2)
    assert (kept(database, 1).latitude, kept(database, 1).longitude) == (52.123457, 5.2)
    given_back = places.to_postcode(UUID(int=1))
    assert kept(database, 1).latitude is None
    places.restore(given_back.value)
    assert kept(database, 1).latitude == 52.123457
    places.restore(moved.value)
    assert kept(database, 1).latitude is None


def test_undoing_leaves_what_changed_meanwhile(places: Places, database: Database) -> None:
    before = places.move(UUID(int=1), 52.1, 5.2).value
    with database.write() as session:
        records.save(session, a_relation(id=UUID(int=1), name="Nieuwe naam", latitude=52.1, longitude=5.2))
    places.restore(before)
    assert (kept(database, 1).name, kept(database, 1).latitude) == ("Nieuwe naam", None)


@pytest.mark.parametrize(("number", "lat"), [(1, 40.0), (99, 52.0)], ids=["abroad", "gone"])
def test_a_point_abroad_and_a_relation_that_is_gone_are_refused(
    places: Places, number: int, lat: float
) -> None:
    with pytest.raises(Refused):
        places.move(UUID(int=number), lat, 5.0)
    assert places.where(UUID(int=99)) is None


def test_who_moves_house_leaves_his_point_behind(places: Places, database: Database) -> None:
    places.move(UUID(int=1), 52.1, 5.2)
    relations = Relations(database, Clock(lambda: NOW, an_id))
    present = kept(database, 1)
    relations.save(present)
    assert kept(database, 1).latitude == 52.1
    relations.save(a_relation(id=UUID(int=1), address=Address("Plein 9", "8011 AA", "Zwolle"),
                              status=present.status, latitude=52.1, longitude=5.2))  # fmt: skip
    assert kept(database, 1).latitude is None


def test_the_cells_come_with_the_program(places: Places) -> None:
    assert places.cells().cell("NL 3511") is not None
