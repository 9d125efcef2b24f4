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
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_contact,
    a_library_document,
    a_relation,
    a_visit,
    an_id,
    an_offer,
)


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


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("vloe", ["Vloeren in beeld"]),
        ("cafe bee", ["Café in beeld"]),
        ("be", ["Café in beeld", "Vloeren in beeld"]),
        ("ouwe", []),
    ],
)
def test_documents_of_the_library_are_found_by_the_words_of_their_title(
    search: Search, database: Database, typed: str, titles: list[str]
) -> None:
    told = (("Vloeren in beeld", False), ("Café in beeld", False), ("Ouwe folder", True))
    with database.write() as session:
        for title, deleted in told:
            records.save(session, a_library_document(id=an_id(), title=title, deleted=deleted))
    assert [hit.title for hit in search.find(typed) if hit.kind == "document"] == titles


def test_documents_come_last_and_only_as_far_as_there_is_room(search: Search, database: Database) -> None:
    with database.write() as session:
        for number in range(9):
            records.save(session, a_library_document(id=an_id(), title=f"Linde {number}"))
    assert [hit.kind for hit in search.find("linde")] == ["relation", *["document"] * 4]
    assert [hit.kind for hit in search.find("linde", most=2)] == ["relation", "document"]
