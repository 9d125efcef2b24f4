"""What changes when lines are priced anew, and which sheets tell about their articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.price_changes import LineChange, price_changes, successor_of, with_new_prices
from salesdesk.domain.prices import Price, listed_price
from salesdesk.domain.product_sheets import sheets_for
from tests.builders import a_library_document, a_product, an_offer, an_offer_line

DAY = date(2026, 11, 24)
MAT = a_product(code="A", price=Decimal(8))
OLD = a_product(code="B", price=Decimal(5), replaced_by="a")
GONE = a_product(code="C", price=Decimal(5), expires_on=date(2026, 11, 23))
KNOWN = {product.code.lower(): product for product in (MAT, OLD, GONE)}


def a_line(code: str, price: object, **over: Any) -> OfferLine:
    filled = {"product_code": code, "unit_price": Decimal(str(price)), "discount_percent": Decimal(0)}
    return an_offer_line(**{**filled, **over})


def changes(*lines: OfferLine) -> tuple[LineChange, ...]:
    return price_changes(lines, KNOWN, listed_price, DAY)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (a_line("A", 8), False),
        (a_line("a ", 8), False),
        (a_line("A", 9), True),
        (a_line("A", 8, discount_percent=Decimal(5)), True),
        (a_line("A", 9, kind=LineKind.OPTION), True),
        (a_line("A", 9, kind=LineKind.TEXT), False),
        (a_line("A", 9, deleted=True), False),
        (a_line("X", 9), False),  # a free line has no list price
        (a_line("B", 5), True),  # replaced
        (a_line("C", 5), True),  # no longer sold
    ],
)
def test_a_line_is_told_when_it_would_come_out_otherwise(line: OfferLine, told: bool) -> None:
    assert bool(changes(line)) is told


def test_a_change_says_before_after_and_what_replaced_the_article() -> None:
    (change,) = changes(a_line("B", 10, discount_percent=Decimal(10)))
    assert (change.before, change.price, change.successor) == (Decimal(9), Price(Decimal(5)), MAT)
    assert change.changes_price
    (gone,) = changes(a_line("C", 5))
    assert (gone.is_expired, gone.changes_price) == (True, False)


def test_new_prices_are_taken_over_and_other_lines_stay() -> None:
    priced, free = a_line("A", 9, discount_percent=Decimal(5)), a_line("X", 3)
    offer = with_new_prices(an_offer(lines=(priced, free)), changes(priced, free))
    assert offer.lines == (replace(priced, unit_price=Decimal(8), discount_percent=Decimal(0)), free)


@pytest.mark.parametrize(
    ("row", "last"),
    [
        ({"a": ""}, None),
        ({"a": "b", "b": ""}, "b"),
        ({"a": "b", "b": "C", "c": ""}, "c"),
        ({"a": "b", "b": "weg"}, "b"),
        ({"a": "weg"}, None),
        ({"a": "b", "b": "a"}, None),  # in a circle nothing replaces anything
        ({"a": "a"}, None),
    ],
)
def test_the_last_in_a_row_of_successors_is_sold(row: dict[str, str], last: str | None) -> None:
    known = {code: a_product(code=code, replaced_by=after) for code, after in row.items()}
    found = successor_of(known["a"], known)
    assert (found.code if found else None) == last


def a_sheet(title: str, *codes: str, **over: Any) -> LibraryDocument:
    return a_library_document(title=title, product_codes=codes, **{"is_corporate": False, **over})


def titles(documents: list[LibraryDocument], *codes: str, language: str = "nl") -> list[str]:
    return [each.title for each in sheets_for(codes, documents, language)]


def test_sheets_come_in_the_order_of_the_articles_each_once() -> None:
    sheets = [a_sheet("Zeep", "Z"), a_sheet("Beide", "M", "Z"), a_sheet("Mat", "M"), a_sheet("Niets")]
    assert titles(sheets, "m ", "Z", "M", "") == ["Beide", "Mat", "Zeep"]


def test_a_sheet_in_the_customers_language_goes_before_another() -> None:
    sheets = [a_sheet("Mat", "M", language="nl"), a_sheet("Tapis", "M", language="fr")]
    assert titles(sheets, "M", language="fr") == ["Tapis"]
    assert titles(sheets, "M", language="de") == ["Mat", "Tapis"]


def test_a_link_or_a_removed_document_is_no_sheet() -> None:
    gone, link = a_sheet("Weg", "M", deleted=True), a_sheet("Site", "M", kind=DocumentKind.LINK)
    assert titles([gone, link], "M") == []


def test_an_article_without_a_code_has_no_sheet() -> None:
    assert titles([a_sheet("Leeg", "")], "", " ") == []
