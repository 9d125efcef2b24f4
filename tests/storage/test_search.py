"""Search finds what begins with the words typed, and no input can break it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.storage.database import Database
from salesdesk.storage.records import save, save_all
from salesdesk.storage.search import KINDS, SearchHit, search
from tests import builders as b

RELATION = b.a_relation(id=b.RELATION_ID, name="Café Zoë & Zn.", number="10432", phone="030-5550123")
CONTACT = b.a_contact(surname="D'Hondt", initials="K.")
VISIT = b.a_visit(id=b.VISIT_ID, subject="Proefplaatsing bespreken")
QUESTION = b.a_question(keyword="contract", answer="Loopt tot medio juni")
PREPARATION = b.a_preparation(questions=(QUESTION,))
OFFER = b.an_offer(number=87, revision=3, subject="Matten hal", customer_reference="INK/2026-11")
PRODUCT = b.a_product(code="SM-085150", name="Schoonloopmat")
REPORT = b.a_report(summary="Directie wil een rustiger entree")
FAMILY = (RELATION, CONTACT, VISIT, PREPARATION, OFFER, PRODUCT, REPORT)


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write() as session:
        save_all(session, FAMILY)
    return database


def hits(database: Database, typed: str, limit: int = 50) -> list[SearchHit]:
    with database.read() as session:
        return search(session, typed, limit)


@pytest.mark.parametrize(
    ("typed", "kind", "opened"),
    [
        ("cafe", "relation", RELATION.id),
        ("ZOË zn", "relation", RELATION.id),
        ("10432", "relation", RELATION.id),
        ("030 555", "relation", RELATION.id),
        ("d'hon", "contact", CONTACT.id),
        ("proefpl", "visit", VISIT.id),
        ("medio juni", "answer", VISIT.id),
        ("OV87-3", "offer", OFFER.id),
        ("ink/2026", "offer", OFFER.id),
        ("sm-085150", "product", PRODUCT.id),
        ("rustiger", "report", VISIT.id),
    ],
)
def test_words_find_their_line(filled: Database, typed: str, kind: str, opened: object) -> None:
    assert (kind, opened) in [(hit.kind, hit.id) for hit in hits(filled, typed)]


def test_a_line_names_what_it_is_and_whose(filled: Database) -> None:
    (hit,) = hits(filled, "OV87")
    assert (hit.title, hit.subtitle) == ("OV87-3 Matten hal", "Café Zoë & Zn.")


def test_a_changed_name_is_found_at_once_and_the_old_one_no_longer(filled: Database) -> None:
    with filled.write() as session:
        save(session, replace(RELATION, name="Brasserie Noord"))
    assert [hit.title for hit in hits(filled, "brass")] == ["Brasserie Noord"]
    assert hits(filled, "zoe") == []


def test_a_deleted_relation_takes_its_people_out_of_sight_and_comes_back(filled: Database) -> None:
    for deleted in (True, False):
        with filled.write() as session:
            save(session, replace(RELATION, deleted=deleted))
        assert bool(hits(filled, "cafe")) is not deleted
        assert bool(hits(filled, "hondt")) is not deleted


def test_a_title_stands_above_a_mention(filled: Database) -> None:
    mention = b.a_relation(name="Aannemer", notes="kent Lindeboom goed")
    title = b.a_relation(name="Lindeboom")
    with filled.write() as session:
        save_all(session, (title, mention))
    assert [hit.title for hit in hits(filled, "lindeboom")] == ["Lindeboom", "Aannemer"]


def test_only_the_kinds_asked_for_come(filled: Database) -> None:
    with filled.read() as session:
        assert {hit.kind for hit in search(session, "s", kinds=("product",))} == {"product"}
        assert search(session, "s", kinds=()) == []


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "*", "AND", "NEAR(", "a OR", "title:x", "-x", "'; --", "%_", "\0"]
)
def test_nasty_input_is_just_words(filled: Database, typed: str) -> None:
    assert all(hit.kind in KINDS for hit in hits(filled, typed))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40))
def test_no_text_whatever_breaks_search(filled: Database, typed: str) -> None:
    assert len(hits(filled, typed, limit=5)) <= 5
