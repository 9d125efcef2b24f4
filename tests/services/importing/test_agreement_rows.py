"""Price agreements from a file: for whom, about what, once only, with overlaps told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.relations import Importance
from salesdesk.services.imports import ImportPreview, Imports, Kind, RowState
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import RELATION_ID, a_product, a_relation
from tests.services.importing.conftest import Write

HEAD = "Klantnr;Klant;Klasse;Artikel;Groep;Nettoprijs;Korting;Vanaf aantal;Geldig van;Geldig tot;Vast\n"


@pytest.fixture(autouse=True)
def _known(keep: Callable[..., None]) -> None:
    keep(
        a_relation(id=RELATION_ID, name="Bos", number="7"),
        a_relation(name="Kok"),
        a_relation(name="Kok B.V."),
        a_product(code="SM-1", group="Matten"),
    )


def kept(database: Database) -> list[PriceAgreement]:
    with database.read() as session:
        return records.find(session, PriceAgreement)


def brought_in(imports: Imports, write: Write, text: str) -> ImportPreview:
    preview = imports.preview(write(text))
    imports.import_file(preview)
    return preview


def test_an_agreement_comes_in_once_with_all_it_says(
    imports: Imports, database: Database, write: Write
) -> None:
    text = HEAD + "7;;;sm-1;;6,90;;50;01-01-2026;31-12-2026;ja\n"
    preview = brought_in(imports, write, text)
    assert preview.kind is Kind.AGREEMENTS
    (made,) = kept(database)
    assert (made.relation_id, made.product_code, made.price) == (RELATION_ID, "SM-1", Decimal("6.90"))
    assert (made.from_quantity, made.is_fixed) == (Decimal(50), True)
    assert (made.valid_from, made.valid_until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [row.state for row in imports.preview(write(text)).rows] == [RowState.SAME]


def test_without_a_customer_it_holds_for_the_class_or_for_everybody(
    imports: Imports, database: Database, write: Write
) -> None:
    brought_in(imports, write, HEAD + ";;A;;Matten;;5;;;;\n;;;SM-1;;7;;;;;\n")
    assert {(each.relation_id, each.importance, each.group) for each in kept(database)} == {
        (None, Importance.A, "Matten"),
        (None, None, ""),
    }


def test_a_new_price_changes_the_agreement_of_the_same_first_day(
    imports: Imports, database: Database, write: Write
) -> None:
    brought_in(imports, write, HEAD + "7;;;SM-1;;6,90;;;01-01-2026;31-12-2026;\n")
    preview = brought_in(imports, write, HEAD + "7;;;SM-1;;6,50;;;01-01-2026;30-06-2027;\n")
    assert preview.rows[0].changes == ("Prijs excl. btw", "Laatste dag")
    (made,) = kept(database)
    assert (made.price, made.valid_until) == (Decimal("6.50"), date(2027, 6, 30))


def test_an_overlap_is_told_and_comes_in(imports: Imports, database: Database, write: Write) -> None:
    rows = "7;;;SM-1;;6,90;;;01-01-2026;31-12-2026;\n7;;;SM-1;;6,50;;;01-06-2026;30-06-2027;\n"
    preview = brought_in(imports, write, HEAD + rows)
    assert [len(row.problems) for row in preview.rows] == [0, 1]
    assert "Overlapt" in preview.rows[1].problems[0].reason.text
    assert len(kept(database)) == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("9;Onbekend;;SM-1;;7;;;;;", "staat niet in je relaties"),
        (";Kok;;SM-1;;7;;;;;", "Meer relaties heten zo"),
        ("7;;;WEG;;7;;;;;", "niet in de prijslijst"),
        ("7;;;SM-1;;;;;;;", "een prijs of een korting"),
        ("7;;;;Matten;7;;;;;", "hoort bij één artikel"),
        ("7;;;SM-1;;-7;;;;;", "nooit negatief"),
        ("7;;;SM-1;;;101;;;;", "tussen 0 en 100"),
        ("7;;Z;SM-1;;7;;;;;", "klasse"),
        ("7;;;SM-1;;7;;;31-02-2026;;", "geen datum"),
        ("7;;;SM-1;;7;;;31-12-2026;01-12-2026;", "ligt voor de eerste"),
    ],
)
def test_what_cannot_be_agreed_stays_out_with_its_reason(
    imports: Imports, database: Database, write: Write, row: str, said: str
) -> None:
    preview = brought_in(imports, write, f"{HEAD}{row}\n;Bos;;SM-1;;7;;;;;\n")
    assert preview.rows[0].state is RowState.REFUSED
    assert said in preview.rows[0].problems[-1].reason.text
    assert len(kept(database)) == 1


def test_an_odd_yes_is_told_and_the_agreement_comes_in(
    imports: Imports, database: Database, write: Write
) -> None:
    preview = brought_in(imports, write, HEAD + "7;;key account;SM-1;;7;;;;;misschien\n")
    assert "geen ja of nee" in preview.rows[0].problems[0].reason.text
    assert [(each.importance, each.is_fixed) for each in kept(database)] == [(Importance.KEY, False)]
