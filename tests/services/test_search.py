"""Search over everything the seller knows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.visits import VisitState
from salesdesk.services.clock import Clock
from salesdesk.services.search import MOST_HITS, Search
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, RELATION_ID, TODAY, a_contact, a_relation, a_visit, an_id, an_offer


@pytest.fixture
def search(database: Database) -> Search:
    with database.write() as session:
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
    return Search(database, Clock(lambda: NOW, an_id))


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


def test_with_a_relation_come_its_coming_visits_and_open_offers(search: Search, database: Database) -> None:
    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    with database.write() as session:
        records.save_all(
            session,
            [
                a_visit(relation_id=RELATION_ID, visit_on=tomorrow, subject="Vervolg"),
                a_visit(relation_id=RELATION_ID, visit_on=TODAY, subject="Eerst"),
                a_visit(relation_id=RELATION_ID, visit_on=yesterday, subject="Geweest"),
                a_visit(relation_id=RELATION_ID, visit_on=tomorrow, state=VisitState.CANCELLED, subject="Af"),
                an_offer(relation_id=RELATION_ID, number=7, state=OfferState.RELEASED, subject="Open"),
                an_offer(relation_id=RELATION_ID, number=8, state=OfferState.LOST, subject="Verloren"),
            ],
        )
    found = search.find("linde")
    assert [(hit.kind, hit.title.split()[-1]) for hit in found[:4]] == [
        ("relation", "B.V."),
        ("open_visit", "Eerst"),
        ("open_visit", "Vervolg"),
        ("open_offer", "Open"),
    ]
    assert len({hit.id for hit in found}) == len(found)


def test_with_a_person_no_open_matters_come(search: Search, database: Database) -> None:
    with database.write() as session:
        records.save(session, a_visit(relation_id=RELATION_ID, visit_on=TODAY))
    assert [hit.kind for hit in search.find("fatima")] == ["contact"]
