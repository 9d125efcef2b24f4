"""An order as CSV: readable by a Dutch spreadsheet, adding up, and never a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import Period
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from salesdesk.exchange.files import read_sheet
from salesdesk.exchange.orders import order_csv, safe_cell
from salesdesk.exchange.sheet import Sheet
from tests.builders import TODAY, a_relation, an_offer_line
from tests.exchange.test_ubl import ORDER, a_document

D = Decimal


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def figure(text: str) -> Decimal:
    return D(text.replace(",", "."))


def test_it_has_its_mark_and_is_read_back_by_our_own_reader() -> None:
    content = order_csv(a_document(relation=a_relation(name="Café Noé; Zn.", number="10442")), ORDER)
    assert content.startswith(b"\xef\xbb\xbf")
    sheet: Sheet = read_sheet(content)
    assert sheet.problems == ()
    assert "Café Noé; Zn." in sheet.rows[0].cells


def test_no_cell_of_the_order_is_a_formula() -> None:
    line = an_offer_line(product_code="=1+1", description="@SUM(A1)", note="+31", unit="=2")
    content = order_csv(a_document(line, relation=a_relation(name="=HYPERLINK(1)", number="-1")), ORDER)
    cells = [cell for row in rows(content) for cell in row.values()]
    assert {"'=1+1", "'@SUM(A1)", "'+31", "'=2", "'=HYPERLINK(1)", "'-1"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_every_row_says_whose_order_it_is() -> None:
    made = rows(order_csv(a_document(an_offer_line(), an_offer_line()), ORDER))
    assert [row["Regel"] for row in made] == ["1", "2"]
    assert {(row["Order"], row["Bestelnummer klant"], row["Leverdatum"]) for row in made} == {
        ("OV87", "PO-2026-118", "10-12-2026")
    }


def test_the_nets_add_up_to_the_totals_of_every_period() -> None:
    lines = (
        an_offer_line(unit_price=D("99.995"), quantity=D(3)),
        an_offer_line(unit_price=D(10), vat_class=VatClass.REDUCED),
        an_offer_line(unit_price=D(45), period=Period.MONTHLY),
    )
    made = rows(order_csv(a_document(*lines, discount_percent=D("3.3")), ORDER))
    totals = offer_totals(lines, DEFAULT_RATES, "NL", TODAY, D("3.3"))
    once = sum((figure(row["Netto"]) for row in made if not row["Periode"]), D(0))
    monthly = sum((figure(row["Netto"]) for row in made if row["Periode"]), D(0))
    assert (once, monthly) == (totals.net, totals.periods[0].net)
    assert [row["Omschrijving"] for row in made].count("Korting op het totaal") == 3


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+31 30", "'+31 30"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"), ("a\r\n=b", "a =b"), ("\x00=1", "'=1"), ("Mat", "Mat"), ("", ""),
    ],
)  # fmt: skip
def test_no_text_becomes_a_formula(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@given(st.text(max_size=40))
def test_whatever_is_typed_stays_one_cell_of_one_row(text: str) -> None:
    document = replace(a_document(an_offer_line(description=text, note=text)), relation=a_relation(name=text))
    made = rows(order_csv(document, replace(ORDER, reference=text)))
    assert len(made) == 1
    assert not made[0]["Omschrijving"].startswith(("=", "+", "-", "@"))


def test_a_trade_in_keeps_its_minus() -> None:
    made: list[dict[str, Any]] = rows(
        order_csv(a_document(an_offer_line(quantity=D(-2), unit_price=D(5))), ORDER)
    )
    assert (made[0]["Aantal"], made[0]["Netto"]) == ("-2", "-10,00")
