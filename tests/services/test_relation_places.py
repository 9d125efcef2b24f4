"""Where relations lie: their own point first, then the seller's own table, then the one that comes along."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.domain.geography import Precision
from salesdesk.domain.relations import Address, Relation
from salesdesk.services.relation_places import located, located_address, located_words, own_point_key
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import a_relation
from tests.planning_builders import an_own_point

UTRECHT = Address("Markt 1", "3511 AB", "Utrecht")


def at(number: int, address: Address, **over: object) -> Relation:
    return a_relation(id=UUID(int=number), address=address, **over)


def keep(database: Database, *values: object) -> None:
    with database.write() as session:
        records.save_all(session, values)


@pytest.mark.parametrize(
    ("over", "point", "precision"),
    [
        ({"latitude": 52.1, "longitude": 5.2}, (52.1, 5.2), Precision.OWN),
        ({}, (52.0901, 5.1189), Precision.OWN_POSTCODE),
        ({"address": Address("", "3512 XX", "Utrecht")}, None, Precision.POSTCODE),
        ({"address": Address("", "", "Utrecht")}, None, Precision.PLACE),
    ],
)
def test_the_sharpest_point_known_is_taken(
    database: Database, over: dict[str, object], point: tuple[float, float] | None, precision: Precision
) -> None:
    keep(database, an_own_point(postcode="3511 AB", latitude=52.0901, longitude=5.1189))
    relation = at(1, **{"address": UTRECHT, **over})  # type: ignore[arg-type]
    with database.read() as session:
        found = located(session, [relation])[relation.id]
    assert found.precision is precision
    assert point in {None, (found.lat, found.lon)}


def test_a_point_for_the_four_figures_serves_every_letter_pair(database: Database) -> None:
    keep(database, an_own_point(postcode="3511", latitude=52.2, longitude=5.0))
    with database.read() as session:
        found = located_address(session, UTRECHT)
    assert found is not None
    assert (found.lat, found.precision) == (52.2, Precision.OWN_POSTCODE)


def test_a_point_of_a_belgian_code_is_not_one_of_a_dutch_code(database: Database) -> None:
    keep(database, an_own_point(country="BE", postcode="3511", latitude=50.9, longitude=5.3))
    with database.read() as session:
        there = located_address(session, Address("", "B-3511", "Kuringen", "BE"))
        here = located_address(session, UTRECHT)
    assert (there.precision if there else None) is Precision.OWN_POSTCODE
    assert (here.precision if here else None) is Precision.POSTCODE


def test_who_has_no_place_is_not_in_the_answer(database: Database) -> None:
    nowhere, abroad = at(1, Address()), at(2, Address("", "75001", "Paris", "FR"))
    with database.read() as session:
        assert set(located(session, [nowhere, abroad, at(3, UTRECHT)])) == {UUID(int=3)}


@pytest.mark.parametrize(
    ("country", "postcode", "key"),
    [
        ("NL", "3511ab", ("NL", "3511 AB")),
        ("NL", "NL-3511 AB", ("NL", "3511 AB")),
        ("", "3511", ("NL", "3511")),
        ("BE", "B-2000", ("BE", "2000")),
        ("DE", "D 52062", ("DE", "52062")),
    ],
)
def test_a_postcode_is_known_however_it_is_written(country: str, postcode: str, key: tuple[str, str]) -> None:
    assert own_point_key(country, postcode) == key


@pytest.mark.parametrize(
    ("typed", "precision"),
    [("3511ab", Precision.OWN_POSTCODE), ("Zwolle", Precision.PLACE), ("B-2000", Precision.POSTCODE)],
)
def test_what_is_typed_is_found_in_the_own_table_too(
    database: Database, typed: str, precision: Precision
) -> None:
    keep(database, an_own_point())
    with database.read() as session:
        found = located_words(session, typed)
    assert found is not None
    assert found.precision is precision
