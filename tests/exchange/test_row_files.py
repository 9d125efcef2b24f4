"""Rows of files as relations, articles, sales and offers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.money import cents
from salesdesk.domain.relations import Importance, Salutation, Status
from salesdesk.domain.vat import VatClass
from salesdesk.exchange.columns import Mapping, propose
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.forecast_file import (
    ForecastEntry,
    read_forecast,
    unit_price,
    year_that_lies_ahead,
)
from salesdesk.exchange.products_file import ProductEntry, read_products
from salesdesk.exchange.relations_file import RelationEntry, read_relations
from salesdesk.exchange.sales_file import SalesEntry, read_sales
from salesdesk.exchange.sheet import Cell, Parsed, Row, Sheet


def a_sheet(**columns: Cell) -> Sheet:
    """A sheet of one row; underscores in a title stand for spaces."""
    header = tuple(title.replace("_", " ") for title in columns)
    return Sheet(header, (Row(2, tuple(columns.values())),))


def relation(**columns: Cell) -> Parsed[RelationEntry]:
    sheet = a_sheet(**columns)
    return read_relations(sheet, propose(sheet.header, Kind.RELATIONS))[0]


def product(**columns: Cell) -> Parsed[ProductEntry]:
    sheet = a_sheet(**columns)
    return read_products(sheet, propose(sheet.header, Kind.PRODUCTS))[0]


def sale(**columns: Cell) -> Parsed[SalesEntry]:
    filled: dict[str, Cell] = {"Klant": "Bos", "Datum": "24-11-2026", "Artikel": "SM", "Bedrag": "12,50"}
    sheet = a_sheet(**{**filled, **columns})
    return read_sales(sheet, propose(sheet.header, Kind.SALES))[0]


def offer(**columns: Cell) -> Parsed[ForecastEntry]:
    filled: dict[str, Cell] = {"Naam": "Bos", "Offertenr": "OV87-3", "Bedrag": "4.630,50", "Aantal": "5"}
    sheet = a_sheet(**{**filled, **columns})
    return read_forecast(sheet, propose(sheet.header, Kind.FORECAST), 2027)[0]


def texts(parsed: Parsed[RelationEntry] | Parsed[SalesEntry] | Parsed[ForecastEntry]) -> list[str]:
    return [problem.reason.text.format(**problem.reason.values) for problem in parsed.problems]


def test_a_full_row_becomes_a_relation_with_its_contact() -> None:
    parsed = relation(
        Naam="Bakkerij Smit B.V.", Straat="Dorpsstraat", Huisnummer=Decimal(12), Toevoeging="a",
        Postcode="3511ab",
        Plaats="UTRECHT", Tel=Decimal(302312345), KvK=Decimal(1234567), Klasse="a-klant", Status="Ex-klant",
        Aantal_medewerkers="34", Einde_contract="31-03-2027", Aanhef="mevr.", Voornaam="Anna",
        Tussenvoegsel="van", Achternaam="Dam", Functie="inkoper", Mobiel="0612345678",
    )  # fmt: skip
    assert parsed.problems == ()
    assert parsed.value == RelationEntry(
        "Bakkerij Smit B.V.",
        {
            "phone": "030 231 23 45",
            "kvk_number": "01234567",
            "status": Status.FORMER,
            "importance": Importance.A,
            "employees": 34,
            "contract_ends_on": date(2027, 3, 31),
        },
        {"street": "Dorpsstraat 12 a", "postcode": "3511 AB", "place": "Utrecht"},
        {
            "surname": "van Dam",
            "salutation": Salutation.MS,
            "first_name": "Anna",
            "function": "inkoper",
            "mobile": "06 12 34 56 78",
        },
    )


def test_a_row_without_a_name_is_kept_out_and_says_so() -> None:
    parsed = relation(Naam=" ", Plaats="Utrecht")
    assert parsed.value is None
    assert texts(parsed) == ["De naam ontbreekt."]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Postcode", "12 AB"), ("KvK", "123"), ("BTW nr", "NL1"), ("E-mail", "geen"), ("Website", "-"),
        ("Status", "bevroren"), ("Klasse", "Z"), ("Land", "Narnia"), ("Einde contract", "ooit"),
        ("Aantal medewerkers", "veel"), ("Klant sinds", "vroeger"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_left_out_with_a_warning_and_the_row_goes_in(title: str, cell: str) -> None:
    parsed = relation(**{"Naam": "Bos", title: cell})
    assert parsed.value == RelationEntry("Bos")
    assert [(problem.reason.at, problem.blocks) for problem in parsed.problems] == [(title, False)]


def test_a_phone_number_nobody_can_read_is_kept_as_it_is() -> None:
    parsed = relation(Naam="Bos", Tel="030-2312345 of 06")
    assert parsed.value is not None
    assert parsed.value.fields == {"phone": "030-2312345 of 06"}
    assert len(parsed.problems) == 1


def test_a_date_cell_where_words_belong_reads_as_a_date() -> None:
    parsed = relation(Naam="Bos", Opmerking=date(2026, 11, 24))
    assert parsed.value is not None
    assert parsed.value.fields == {"notes": "24-11-2026"}


def test_a_belgian_row_is_known_by_its_vat_number() -> None:
    parsed = relation(Naam="Peeters NV", Postcode="2000", Btw="BE 0403.019.261", Tel="03 212 34 56")
    assert parsed.value is not None
    assert parsed.value.address == {"postcode": "2000", "country": "BE"}
    assert parsed.value.fields["phone"] == "+32 3 212 34 56"


def test_a_contact_in_one_cell_is_taken_apart() -> None:
    parsed = relation(Naam="Bos", Contactpersoon="mw. M. Kuipers")
    assert parsed.value is not None
    assert parsed.value.contact == {"surname": "Kuipers", "salutation": Salutation.MS, "initials": "M."}


def test_a_name_of_a_thousand_letters_is_cut_with_a_warning() -> None:
    parsed = relation(Naam="x" * 1000)
    assert parsed.value is not None
    assert (len(parsed.value.name), len(parsed.problems)) == (200, 1)


@pytest.mark.parametrize(
    ("cell", "vat_class"),
    [
        ("21%", VatClass.STANDARD), ("hoog", VatClass.STANDARD), (Decimal("0.21"), VatClass.STANDARD),
        (Decimal(9), VatClass.REDUCED), ("laag", VatClass.REDUCED), ("0", VatClass.ZERO),
        ("12", VatClass.MIDDLE),
        ("verlegd", VatClass.REVERSE),
    ],
)  # fmt: skip
def test_a_vat_rate_is_known_by_word_or_figure(cell: Cell, vat_class: VatClass) -> None:
    parsed = product(Artikelcode="SM-D5", Prijs="985,00", Btw=cell)
    assert parsed.value == ProductEntry("SM-D5", {"price": Decimal("985.00"), "vat_class": vat_class})


@pytest.mark.parametrize("columns", [{"Artikelcode": ""}, {"Prijs": "gratis"}, {"Prijs": "-1"}])
def test_an_article_without_code_or_price_is_kept_out(columns: dict[str, Cell]) -> None:
    parsed = product(**{"Artikelcode": "SM", "Prijs": "1", **columns})
    assert (parsed.value, [problem.blocks for problem in parsed.problems]) == (None, [True])


def test_an_unknown_vat_rate_is_a_warning() -> None:
    parsed = product(Artikelcode="SM", Prijs="1", Btw="17")
    assert parsed.value == ProductEntry("SM", {"price": Decimal(1)})


def test_a_sales_line_is_read() -> None:
    parsed = sale(Aantal="2", Korting="2,5", Order="F1")
    assert parsed.value == SalesEntry(
        "", "Bos", date(2026, 11, 24), "SM", "SM", Decimal(2), Decimal("12.50"), "", Decimal("2.5"), "F1"
    )


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        ({"Klant": ""}, "Er staat niet bij aan wie is verkocht."), ({"Datum": ""}, "De datum ontbreekt."),
        ({"Datum": "gisteren"}, "‘gisteren’ is geen datum."), ({"Bedrag": ""}, "Het bedrag ontbreekt."),
        ({"Bedrag": "x"}, "‘x’ is geen getal."), ({"Artikel": ""}, "Er staat niet bij wat is verkocht."),
    ],
)  # fmt: skip
def test_a_sales_line_that_lacks_something_is_kept_out(columns: dict[str, Cell], text: str) -> None:
    parsed = sale(**columns)
    assert (parsed.value, texts(parsed)) == (None, [text])


def test_a_discount_of_more_than_everything_is_left_out() -> None:
    parsed = sale(Korting="250")
    assert parsed.value is not None
    assert (parsed.value.discount_percent, len(parsed.problems)) == (Decimal(0), 1)


def test_an_offer_is_read_with_the_price_of_one() -> None:
    parsed = offer(Product="AK-4", Kans="35%", Beslissing="mar")
    assert parsed.value == ForecastEntry(
        "Bos", 87, 3, "AK-4", Decimal(5), Decimal("926.1"), Decimal("4630.50"), 35, date(2027, 3, 1)
    )


def test_words_among_chances_are_warnings() -> None:
    parsed = offer(Kans="onzeker")
    assert parsed.value is not None
    assert (parsed.value.chance_percent, len(parsed.problems)) == (None, 1)


@pytest.mark.parametrize(
    ("cell", "chance"), [("0,35", 35), (Decimal("0.35"), 35), ("35", 35), (Decimal(1), 1), ("1", 1)]
)
def test_a_chance_may_stand_as_a_fraction(cell: Cell, chance: int) -> None:
    parsed = offer(Kans=cell)
    assert parsed.value is not None
    assert parsed.value.chance_percent == chance


@pytest.mark.parametrize(
    ("columns", "lost", "won", "chance"),
    [
        ({"Beslissing": "verloren", "Kans": "0%"}, True, False, 0),
        ({"Beslissing": "Verloren"}, True, False, 0),
        ({"Kans": "0"}, True, False, 0), ({"Beslissing": "gewonnen"}, False, True, 100),
        ({"Kans": "100%", "Beslissing": "mei"}, False, True, 100), ({"Kans": "40"}, False, False, 40),
    ],
)  # fmt: skip
def test_lost_and_won_are_known_by_word_or_chance(
    columns: dict[str, Cell], lost: bool, won: bool, chance: int
) -> None:
    value = offer(**columns).value
    assert value is not None
    assert (value.is_lost, value.is_won, value.chance_percent) == (lost, won, chance)


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        ({"Naam": ""}, "De naam van de klant ontbreekt."),
        ({"Offertenr": ""}, "Het offertenummer ontbreekt."),
        ({"Offertenr": "drie"}, "‘drie’ is geen offertenummer."), ({"Bedrag": ""}, "Het bedrag ontbreekt."),
        ({"Beslissing": "ooit"}, "‘ooit’ is geen maand."),
    ],
)  # fmt: skip
def test_an_offer_that_lacks_something_is_kept_out(columns: dict[str, Cell], text: str) -> None:
    parsed = offer(**columns)
    assert (parsed.value, texts(parsed)) == (None, [text])


def test_a_chance_above_a_hundred_and_a_quantity_of_nothing_are_warnings() -> None:
    parsed = offer(Kans="350", Aantal="0")
    assert parsed.value is not None
    assert (parsed.value.chance_percent, parsed.value.quantity, len(parsed.problems)) == (None, Decimal(1), 2)


@given(st.decimals("0.01", "999999", places=2), st.integers(1, 4000))
def test_the_price_of_one_times_the_quantity_is_the_amount(amount: Decimal, quantity: int) -> None:
    price = unit_price(amount, Decimal(quantity))
    assert price is not None
    assert cents(price * quantity) == amount


@pytest.mark.parametrize(
    ("months", "year"),
    [(["jan", "dec"], 2027), (["nov", "dec"], 2026), (["verloren", "jan 2026", "dec"], 2026), ([], 2026)],
)
def test_months_without_a_year_lie_ahead(months: list[str], year: int) -> None:
    sheet = Sheet(("Naam", "Maand"), tuple(Row(2, ("A", month)) for month in months))
    assert year_that_lies_ahead(sheet, propose(sheet.header, Kind.FORECAST), date(2026, 11, 24)) == year


def test_a_doubtful_column_is_read_as_the_seller_says() -> None:
    sheet = Sheet(("Artikel", "Prijs"), (Row(2, ("SM", "1.234")),))
    prices = [read_products(sheet, Mapping(("code", "price"), sign))[0].value for sign in ("", ".")]
    assert prices == [
        ProductEntry("SM", {"price": Decimal(1234)}),
        ProductEntry("SM", {"price": Decimal("1.234")}),
    ]
