"""Rows of articles, sales and offers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.products import Product
from salesdesk.services.imports import Imports, RowState
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import TODAY, a_relation, an_offer
from tests.services.importing.conftest import Write, counts


def test_articles_are_known_by_code_and_prices_move(
    imports: Imports, database: Database, write: Write
) -> None:
    imports.import_file(imports.preview(write("Artikelcode;Omschrijving;Prijs\nSM-D5;Schoonmaak;985,00\n")))
    preview = imports.preview(write("Artikelcode;Prijs\nsm-d5;1.010,50\nVL-02;640\nSM-D5;1.010,50\n"))
    imports.import_file(preview)
    with database.read() as session:
        kept = {entry.code: entry for entry in records.find(session, Product)}
    assert [row.state for row in preview.rows] == [RowState.CHANGED, RowState.NEW, RowState.SAME]
    assert (kept["SM-D5"].price, kept["SM-D5"].name) == (Decimal("1010.50"), "Schoonmaak")
    assert kept["VL-02"].name == "VL-02"


SALES = "Klantnr;Klant;Datum;Order;Artikel;Bedrag\n"


def test_two_equal_sales_lines_in_one_file_are_two_and_stay_two(
    imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos", number="7"))
    line = "7;;24-11-2026;F1;SM;12,50\n"
    first = imports.import_file(imports.preview(write(SALES + line * 2))).value
    second = imports.import_file(imports.preview(write(SALES + line * 3))).value
    assert (first.new, second.new, second.same) == (2, 1, 2)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (";Onbekend;24-11-2026;F1;SM;1", "haal die eerst binnen"), ("99;;24-11-2026;F1;SM;1", "eerst binnen"),
        (";Kok;24-11-2026;F1;SM;1", "Meer relaties heten zo"), (";Bos;31-11-2026;F1;SM;1", "geen datum"),
    ],
)  # fmt: skip
def test_a_sales_line_without_a_sure_customer_is_refused(
    row: str, text: str, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos"), a_relation(name="Kok"), a_relation(name="Kok B.V."))
    found = imports.preview(write(f"{SALES}{row}\n")).rows[0]
    assert found.state is RowState.REFUSED
    assert text in found.problems[0].reason.text


def test_an_unknown_number_beside_a_known_name_is_that_customer(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos"))
    assert imports.preview(write(f"{SALES}99;Bos;24-11-2026;F1;SM;1\n")).new == 1


FORECAST = "Naam;Offertenr;Product;Aantal;Bedrag;Kans;Beslissing\n"


def test_a_changed_forecast_row_changes_its_offer(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;4.630,50;35%;mar\n")))
    preview = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;6;5.000,00;50%;apr\n"))
    imports.import_file(preview)
    with database.read() as session:
        offer = records.find(session, Offer)[0]
    assert preview.rows[0].changes == ("Kans", "Beslismaand", "Bedrag excl. btw")
    assert (offer.net, offer.volume, offer.chance_percent) == (Decimal("5000.00"), Decimal(6), 50)


def test_a_higher_revision_replaces_the_open_lower_one_in_any_order(
    imports: Imports, database: Database, write: Write
) -> None:
    rows = [f"Bos;OV87-{revision};AK-4;5;4.630,50;35%;mar\n" for revision in (2, 3, 1)]
    imports.import_file(imports.preview(write(FORECAST + "".join(rows))))
    again = imports.preview(write(FORECAST + "".join(rows)))
    with database.read() as session:
        states = {offer.revision: offer.state for offer in records.find(session, Offer)}
    assert states == {1: OfferState.REPLACED, 2: OfferState.REPLACED, 3: OfferState.RELEASED}
    assert counts(again) == (0, 0, 3, 0)


def test_an_offer_number_of_somebody_else_is_refused(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Kok")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;35%;mar\n")).rows[0]
    assert (found.state, found.problems[0].reason.values["name"]) == (RowState.REFUSED, "Kok")


@pytest.mark.parametrize("state", [OfferState.WON, OfferState.LOST, OfferState.EXPIRED])
def test_an_offer_that_was_decided_here_is_not_opened_again(
    state: OfferState, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3, state=state))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;35%;mar\n")).rows[0]
    assert (found.state, len(found.problems)) == (RowState.SAME, 1)


def test_an_offer_made_here_keeps_its_lines(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3, offered_on=TODAY))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;90%;mar\n")).rows[0]
    assert "Bedrag excl. btw" not in found.changes
    assert "blijven zo" in found.problems[0].reason.text


def test_lost_in_the_sheet_becomes_lost_here(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;35%;mar\n")))
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;0%;verloren\n")))
    again = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;0%;verloren\n"))
    with database.read() as session:
        offer = records.find(session, Offer)[0]
    assert (offer.state, offer.decided_on, again.same) == (OfferState.LOST, TODAY, 1)


@pytest.mark.parametrize("row", ["100%;gewonnen", "0%;verloren"])
def test_a_sheet_decides_nothing_about_a_draft(
    row: str, imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    draft = an_offer(relation_id=relation.id, number=87, revision=3)
    keep(relation, draft)
    preview = imports.preview(write(FORECAST + f"Bos;OV87-3;AK-4;5;10;{row}\n"))
    imports.import_file(preview)
    with database.read() as session:
        offer = records.find(session, Offer)[0]
    assert (offer.state, offer.decided_on, offer.lines) == (OfferState.DRAFT, None, draft.lines)
    assert "nog een concept" in preview.rows[0].problems[0].reason.text
