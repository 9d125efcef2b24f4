"""Rows from a spreadsheet: Dutch and English figures, a head, cells with breaks, and what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.pasted_lines import Pasted, Reading, cells_of, decimal_sign_of, read_rows, titles_of
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from tests.builders import a_product, an_id

MAT = a_product(code="SM-1", name="Schoonloopmat", price=Decimal("7.85"), unit="keer")
RATES = {VatClass.STANDARD: Decimal(21), VatClass.REDUCED: Decimal(9), VatClass.REVERSE: Decimal(0)}


def find(code: str) -> Product | None:
    return MAT if code.casefold() == "sm-1" else None


def fill(line: OfferLine, product: Product) -> OfferLine:
    return replace(
        line, product_code=product.code, description=product.name, unit=product.unit, unit_price=product.price
    )


def read(text: str, sign: str = ",") -> Pasted:
    return read_rows(text, Reading(find, fill, lambda: OfferLine(an_id()), RATES, sign))


def told(line: OfferLine) -> tuple[str, str, str, str]:
    return line.product_code, line.description, str(line.quantity), str(line.unit_price)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("SM-1", ("SM-1", "Schoonloopmat", "1", "7.85")),
        ("sm-1\t12", ("SM-1", "Schoonloopmat", "12", "7.85")),
        ("SM-1\t12\t6,50", ("SM-1", "Schoonloopmat", "12", "6.50")),
        ("SM-1\tMat in huisstijl\t3\tkeer\t8", ("SM-1", "Mat in huisstijl", "3", "8.0")),
        ("SM-1\t\t3", ("SM-1", "Schoonloopmat", "3", "7.85")),
        ("Zeep, 5 liter\t10\t4,25", ("", "Zeep, 5 liter", "10.0", "4.25")),
        ("X-9\tZeep\t10\tfles\t€ 1.234,50\t5 %", ("X-9", "Zeep", "10.0", "1234.50")),
        ("Eenmalige opruiming", ("", "Eenmalige opruiming", "1", "0")),
        ("Inruil oude machine\t-1\t250", ("", "Inruil oude machine", "-1.0", "250.0")),
    ],
)
def test_a_row_without_a_head(row: str, expected: tuple[str, ...]) -> None:
    (line,) = read(row).lines
    code, description, quantity, price = expected
    assert (line.product_code, line.description) == (code, description)
    assert (line.quantity, line.unit_price) == (Decimal(quantity), Decimal(price))


@pytest.mark.parametrize(
    "head",
    [
        "Omschrijving\tPrijs\tAantal\tBtw\tBedrag",
        "Description\tUnit price\tQty\tVAT %\tAmount",
        "Désignation\tPrix\tQuantité\tTVA\tMontant",
        "Bezeichnung\tPreis\tMenge\tMwSt.\tBetrag",
    ],
)
def test_a_head_names_the_columns_in_any_order(head: str) -> None:
    (line,) = read(f"{head}\nZeep\t4,25\t10\t9%\t42,50").lines
    assert (line.description, line.unit_price, line.quantity) == ("Zeep", Decimal("4.25"), Decimal(10))
    assert line.vat_class is VatClass.REDUCED


def test_a_head_may_name_period_note_and_discount() -> None:
    text = "Code\tOmschrijving\tKorting (%)\tBetaling\tToelichting\nA\tBeheer\t5\tper maand\tincl. uren"
    (line,) = read(text).lines
    assert (line.product_code, line.discount_percent, line.period) == ("A", Decimal(5), Period.MONTHLY)
    assert line.note == "incl. uren"


@pytest.mark.parametrize("head", ["Zeep\t10\t4", "Omschrijving", "Aantal\tPrijs", "Code\tCode"])
def test_a_row_that_names_too_little_is_no_head(head: str) -> None:
    assert titles_of(head.split("\t")) == ()


@pytest.mark.parametrize(
    ("cells", "usual", "sign"),
    [
        (["12.50", "1,234"], ",", "."),
        (["1.234,50"], ".", ","),
        (["1,234.50"], ",", "."),
        (["1.234"], ",", ","),
        (["1.234"], ".", "."),
        (["€ 7,85", "x"], ".", ","),
        (["10", "SM-1"], ",", ","),
    ],
)
def test_one_clear_figure_settles_the_decimal_sign(cells: list[str], usual: str, sign: str) -> None:
    assert decimal_sign_of([cells], usual) == sign


def test_english_figures_read_as_english_all_through() -> None:
    first, second = read("Description\tQty\tPrice\nSoap\t1,250\t4.25\nWax\t1.5\t2,000").lines
    assert (first.quantity, second.quantity, second.unit_price) == (
        Decimal(1250),
        Decimal("1.5"),
        Decimal(2000),
    )


def test_what_cannot_be_read_is_told_per_row_and_handed_back() -> None:
    found = read("Zeep\t10\t4,25\nkapot\ttien\t1\nWas\t1\t2\nGoot\t1\t-5\n\n\t2\t3")
    assert [line.description for line in found.lines] == ["Zeep", "Was"]
    assert [(row.number, row.text) for row in found.unread] == [
        (2, "kapot\ttien\t1"), (4, "Goot\t1\t-5"), (6, "\t2\t3")]  # fmt: skip
    assert [row.reason.at for row in found.unread] == ["quantity", "lines.3.unit_price", "description"]


@pytest.mark.parametrize(
    ("cell", "column"),
    [("33", "Btw"), ("hoog", "Btw"), ("soms", "Betaling"), ("101", "Korting"), ("veel", "Prijs")],
)
def test_a_cell_that_means_nothing_here_is_refused(cell: str, column: str) -> None:
    found = read(f"Omschrijving\tAantal\t{column}\nZeep\t1\t{cell}")
    assert (len(found.lines), len(found.unread)) == (0, 1)


@pytest.mark.parametrize(
    ("cell", "vat_class"),
    [("21 %", VatClass.STANDARD), ("0,09", VatClass.REDUCED), ("verlegd", VatClass.REVERSE)],
)
def test_a_rate_is_known_by_its_figure(cell: str, vat_class: VatClass) -> None:
    (line,) = read(f"Omschrijving\tAantal\tBtw\nZeep\t1\t{cell}").lines
    assert line.vat_class is vat_class


def test_words_alone_between_rows_with_figures_are_a_text() -> None:
    found = read("Fase 1: voorbereiding\nZeep\t10\t4,25\nSM-1")
    assert [line.kind for line in found.lines] == [LineKind.TEXT, LineKind.PRODUCT, LineKind.PRODUCT]


def test_a_cell_with_a_break_or_a_quote_stays_one_cell() -> None:
    assert cells_of('"regel 1\nregel ""2"""\t3\r\nx\t1') == [['regel 1\nregel "2"', "3"], ["x", "1"]]
    assert cells_of('Buis 3/4"\t2\nHoek\t1') == [['Buis 3/4"', "2"], ["Hoek", "1"]]
    assert cells_of('"los\t2\nHoek\t1') == [['"los', "2"], ["Hoek", "1"]]


def test_nothing_on_the_clipboard_is_nothing() -> None:
    assert read("") == Pasted((), ()) == read("\n\t\n")


def test_four_hundred_rows_and_a_giant_cell_are_read() -> None:
    found = read("\n".join(["Zeep\t1\t2"] * 400 + ["woord " * 60_000 + "\t1\t2"]))
    assert (len(found.lines), len(found.unread)) == (400, 1)


@given(st.text(alphabet='ab1.,-"\t\n €%\x00', max_size=60))
def test_no_row_is_ever_lost(text: str) -> None:
    rows = [cells for cells in cells_of(text) if any(cell.strip() for cell in cells)]
    found = read(text)
    assert len(found.lines) + len(found.unread) == len(rows)
