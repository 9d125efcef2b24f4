"""Search over everything the seller knows."""

from __future__ import annotations

import pytest

from salesdesk.services.search import MOST_HITS, Search
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import RELATION_ID, a_contact, a_relation


@pytest.fixture
def search(database: Database) -> Search:
    with database.write() as session:
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
    return Search(database)


def test_people_and_relations_are_found_by_the_beginning_of_their_words(search: Search) -> None:
    assert [(hit.kind, hit.title) for hit in search.find("amra")] == [("contact", "F. el Amrani")]
    assert [hit.kind for hit in search.find("linde")] == ["relation"]


def test_a_contact_leads_to_the_person_and_names_the_relation(search: Search, database: Database) -> None:
    (hit,) = search.find("fatima")
    with database.read() as session:
        assert records.load(session, type(a_contact()), hit.id) is not None
    assert hit.subtitle == "Kantoorhuis De Linde B.V."


@pytest.mark.parametrize("typed", ["", "  ", '"', "'; DROP", "*", "AND OR NOT", "\x00", "x" * 5000])
def test_whatever_is_typed_finds_nothing_and_breaks_nothing(search: Search, typed: str) -> None:
    assert search.find(typed) == []


def test_no_more_is_given_than_a_list_can_show(search: Search, database: Database) -> None:
    with database.write() as session:
        records.save_all(session, [a_relation(name=f"Bakker {number}") for number in range(30)])
    assert len(search.find("bakker")) == MOST_HITS
    assert len(search.find("bakker", most=3)) == 3
