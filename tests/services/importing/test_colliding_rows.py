"""Rows that look alike, or cannot be kept: nothing is lost, and a second import changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Contact, Status, StatusChange
from salesdesk.services.changes import Noun
from salesdesk.services.imports import Imports
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import a_relation
from tests.services.importing.conftest import Write, counts, relations

FORECAST = "Klant;Offertenr;Product;Aantal;Bedrag;Kans;Beslissing\n"


def import_twice(imports: Imports, write: Write, text: str) -> tuple[int, int, int, int]:
    """Import a file and say what a second time would do: new, changed, same, refused."""
    path = write(text)
    imports.import_file(imports.preview(path))
    return counts(imports.preview(path))


def test_two_of_one_name_in_two_towns_are_two(imports: Imports, database: Database, write: Write) -> None:
    again = import_twice(imports, write, "Naam;Plaats\nBos;Utrecht\nBos;Gouda\nBos;UTRECHT\n")
    assert again == (0, 0, 3, 0)
    assert sorted(entry.address.place for entry in relations(database)) == ["Gouda", "Utrecht"]


def test_two_people_behind_one_mailbox_are_two(imports: Imports, database: Database, write: Write) -> None:
    rows = "Bos;dhr. J. Jansen;info@bos.example\nBos;mw. P. Smit;info@bos.example\n"
    again = import_twice(imports, write, f"Naam;Contactpersoon;E-mail contactpersoon\n{rows}")
    assert again == (0, 0, 2, 0)
    with database.read() as session:
        assert [person.surname for person in records.find(session, Contact)] == ["Jansen", "Smit"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Artikelcode;Omschrijving;Prijs\nA;Mat;999999999999999\nB;Doek;5\n", 2),
        ("Artikelcode;Omschrijving;Prijs\nB;Doek;5\nA;Mat;1000000000\n", 3),
        (f"{FORECAST}Bos;OV1;A;1;999999999999999;10;jan\nKok;OV2;A;1;10;10;jan\n", 2),
        (f"{FORECAST}Kok;OV2;A;1;10;10;jan\nBos;OV1;A;-1000000000;10;10;jan\n", 3),
    ],
)
def test_a_number_nobody_can_keep_costs_its_own_row_only(
    text: str, line: int, imports: Imports, write: Write
) -> None:
    preview = imports.preview(write(text))
    (problem,) = next(row.problems for row in preview.rows if row.line == line)
    assert "te groot" in problem.reason.text
    result = imports.import_file(preview).value
    assert (result.new, result.refused) == (1, 1)


def test_a_purchase_price_nobody_can_keep_is_left_out(
    imports: Imports, database: Database, write: Write
) -> None:
    text = "Artikelcode;Omschrijving;Prijs;Inkoopprijs\nA;Mat;1;999999999999999\n"
    imports.import_file(imports.preview(write(text)))
    with database.read() as session:
        (product,) = records.find(session, Product)
    assert (product.price, product.purchase_price) == (Decimal(1), None)


def test_a_credit_is_a_negative_quantity_and_can_be_worked_with(
    imports: Imports, database: Database, write: Write
) -> None:
    again = import_twice(imports, write, f"{FORECAST}Bos;OV1;A;2;-50;10;jan\n")
    with database.read() as session:
        (offer,) = records.find(session, Offer)
    assert again == (0, 0, 1, 0)
    assert (offer.net, offer.volume, offer.lines[0].unit_price) == (Decimal(-50), Decimal(-2), Decimal(25))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Naam;Postcode\nDe Linde;3511 AB\n", Noun.OFFER),  # a new name stands in lists of offers too
        ("Klant;Datum;Artikel;Aantal;Bedrag\nDe Linde;01-01-2026;A;1;5\n", Noun.FORECAST),  # odd prices
    ],
)
def test_screens_that_show_what_came_in_are_told(
    text: str, noun: Noun, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="De Linde B.V."))
    assert noun in imports.import_file(imports.preview(write(text))).changes


@pytest.mark.parametrize(
    ("before", "steps"),
    [(Status.PROSPECT, 1), (Status.SUSPECT, 2), (Status.FORMER, 1), (Status.CUSTOMER, 0)],
)
def test_won_in_the_sheet_makes_a_customer_and_that_is_logged(
    before: Status, steps: int, imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos", status=before))
    import_twice(imports, write, f"{FORECAST}Bos;OV1;A;1;10;;gewonnen\nBos;OV2;A;1;10;100;jan\n")
    assert [entry.status for entry in relations(database)] == [Status.CUSTOMER]
    with database.read() as session:
        changes = records.find(session, StatusChange)
    assert [change.after for change in changes][-1:] == [Status.CUSTOMER][:steps]
    assert (len(changes), all("OV1-1" in change.reason for change in changes)) == (steps, True)


def test_won_with_an_unknown_customer_brings_him_in_as_one(
    imports: Imports, database: Database, write: Write
) -> None:
    again = import_twice(imports, write, f"{FORECAST}Bos;OV1;A;1;10;;gewonnen\n")
    assert again == (0, 0, 1, 0)
    assert [entry.status for entry in relations(database)] == [Status.CUSTOMER]


@pytest.mark.parametrize(
    ("month", "decided_on"),
    [("mrt 2025", date(2025, 3, 1)), ("nov 2026", date(2026, 11, 24)), ("feb 2027", date(2026, 11, 24))],
)
@pytest.mark.parametrize(("chance", "state"), [(0, OfferState.LOST), (100, OfferState.WON)])
def test_what_was_decided_in_the_past_is_reckoned_to_its_own_month(
    month: str,
    decided_on: date,
    chance: int,
    state: OfferState,
    imports: Imports,
    database: Database,
    write: Write,
) -> None:
    imports.import_file(imports.preview(write(f"{FORECAST}Bos;OV1;A;1;10;{chance};{month}\n")))
    with database.read() as session:
        (offer,) = records.find(session, Offer)
    assert (offer.state, offer.decided_on) == (state, decided_on)
