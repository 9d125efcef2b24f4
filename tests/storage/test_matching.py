"""A word typed in a list finds what was written with or without accents."""

from __future__ import annotations

import pytest

from salesdesk.storage.database import Database
from salesdesk.storage.offers import offer_list_lines
from salesdesk.storage.products import search_products
from salesdesk.storage.records import save_all
from salesdesk.storage.relations import relation_lines
from tests import builders as b


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write() as session:
        save_all(
            session,
            (
                b.a_relation(id=b.RELATION_ID, name="Brasserie Zoë", address=b.an_address(place="Liège")),
                b.a_product(name="Crème 50% vet"),
                b.an_offer(subject="Entrée en café"),
            ),
        )
    return database


@pytest.mark.parametrize("typed", ["ZOE", "zoë", "liege", "brass lieg"])
def test_a_relation_is_found_with_or_without_accents(filled: Database, typed: str) -> None:
    with filled.read() as session:
        assert [line.name for line in relation_lines(session, b.TODAY, typed)] == ["Brasserie Zoë"]


@pytest.mark.parametrize(("typed", "count"), [("creme", 1), ("CRÈME", 1), ("50%", 1), ("50_", 0), ("%", 1)])
def test_signs_of_a_pattern_are_plain_letters(filled: Database, typed: str, count: int) -> None:
    with filled.read() as session:
        assert len(search_products(session, typed)) == count


def test_an_offer_is_found_by_its_subject_and_its_customer(filled: Database) -> None:
    with filled.read() as session:
        assert [len(offer_list_lines(session, text=typed)) for typed in ("entree", "zoe", "niets")] == [
            1,
            1,
            0,
        ]
