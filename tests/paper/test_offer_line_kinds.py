"""Headings, subtotals, alternatives, options and periods on the paper of an offer."""

from __future__ import annotations

import pytest

from salesdesk import formats
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.preview import page_text, whole_text
from tests.paper.geometry import assert_golden
from tests.paper.line_examples import MACHINE, all_kinds, line, of_lines

LANGUAGES = ("nl", "en", "fr", "de")


def text_of(paper: OfferPaper) -> str:
    return whole_text(offer_pdf(paper).content).replace(formats.NBSP, " ")


def pages_of(*lines: OfferLine) -> list[list[str]]:
    pdf = offer_pdf(of_lines(*lines))
    pages = [page_text(pdf.content, page).replace(formats.NBSP, " ") for page in range(pdf.page_count)]
    return [[each for each in page.splitlines() if each.strip()] for page in pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_with_every_kind_of_line_looks_as_it_was_approved(language: str) -> None:
    assert_golden(f"offer_line_kinds_{language}", offer_pdf(all_kinds(language)).content)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["Keuze: Schrobzuigmachine", "Meerprijs € 4.435,32 en € 33,95 per maand.",
                "Korting op het totaal, 3 %"]),
        ("en", ["Choice: Schrobzuigmachine", "Extra price € 4,435.32 and € 33.95 per month.",
                "Discount on the total, 3 %"]),
        ("fr", ["Choix : Schrobzuigmachine", "par mois", "Remise sur le total, 3 %"]),
        ("de", ["Auswahl: Schrobzuigmachine", "pro Monat", "Nachlass auf die Summe, 3 %"]),
    ],
)  # fmt: skip
def test_the_customer_reads_it_in_his_language(language: str, words: list[str]) -> None:
    seen = text_of(all_kinds(language))
    assert [each for each in words if each not in seen] == []
    if language != "nl":
        assert "eerprijs" not in seen
        assert "per maand" not in seen


def test_what_is_paid_once_monthly_and_yearly_is_totalled_apart() -> None:
    seen = text_of(all_kinds())
    once, month, year = (seen.rindex(word) for word in ("Eenmalig", "Per maand", "Per jaar"))
    assert once < month < year
    assert seen.count("Totaal inclusief btw") == 3
    assert "Opties per maand (niet meegeteld, exclusief btw)" in seen


def test_an_offer_of_one_price_a_month_says_so_over_its_total() -> None:
    seen = text_of(of_lines(line("Beheer", "40", period=Period.MONTHLY)))
    assert "Per maand" in seen
    assert "Eenmalig" not in seen


def test_an_offer_paid_once_needs_no_caption() -> None:
    assert "Eenmalig" not in text_of(of_lines(line("Mat", "40")))


def test_a_cheaper_alternative_says_what_it_saves() -> None:
    seen = text_of(all_kinds())
    assert "Minderprijs € 414,68." in seen
    assert "In het totaal begrepen." in seen


def test_an_alternative_for_the_same_money_says_so() -> None:
    paper = of_lines(
        line("a", "10", variant="A", is_chosen=True, **MACHINE), line("b", "10", variant="B", **MACHINE)
    )
    assert "Zonder meerprijs." in text_of(paper)


def test_the_lines_of_a_choice_stand_together_wherever_they_were_put() -> None:
    first = line("eerste", "10", variant="A", is_chosen=True, **MACHINE)
    paper = of_lines(first, line("gewoon", "5"), line("tweede", "12", variant="B", **MACHINE))
    seen = text_of(paper)
    assert seen.index("A: eerste") < seen.index("B: tweede") < seen.index("gewoon")
    assert seen.count("Keuze: Schrobzuigmachine") == 1


def test_a_subtotal_says_what_stands_above_it() -> None:
    seen = text_of(of_lines(line("a", "10"), line("b", "15"), line("Samen", kind=LineKind.SUBTOTAL)))
    assert "Samen" in seen
    assert "€ 25,00" in seen


def test_vat_shifted_on_a_monthly_amount_is_said() -> None:
    seen = text_of(of_lines(line("Beheer", "40", period=Period.MONTHLY, vat_class=VatClass.REVERSE)))
    assert "Btw verlegd: de btw wordt door u als afnemer voldaan" in seen


@pytest.mark.parametrize("count", range(8, 46))
def test_a_heading_never_ends_a_page_and_a_subtotal_never_begins_one(count: int) -> None:
    """One group of lines after another, so that every break falls somewhere else."""
    above = [line(f"regel {at}", "10") for at in range(count)]
    group = [line("KOPJE", kind=LineKind.SECTION), line("eerste", "1"), line("SAMEN", kind=LineKind.SUBTOTAL)]
    pages = pages_of(*above, *group, *(line(f"na {at}", "1") for at in range(6)))
    for page in pages:
        foot = next(at for at, words in enumerate(page) if words.startswith("Noordstar Facilitair B.V. ·"))
        assert page[foot - 1] != "KOPJE"
        body = [
            words for words in page if not words.startswith(("Noordstar", "Offerte", "Artikel", "Omschr"))
        ]
        assert not body[0].startswith("SAMEN")


def test_nothing_but_headings_and_subtotals_still_breaks_somewhere() -> None:
    headings = [line(f"kop {at}", kind=LineKind.SECTION) for at in range(90)]
    sums = [line(f"som {at}", kind=LineKind.SUBTOTAL) for at in range(90)]
    seen = [words for page in pages_of(line("een", "1"), *headings, *sums) for words in page]
    assert sum(words.startswith(("kop ", "som ")) for words in seen) == 180


def test_a_line_of_four_hundred_with_every_kind_is_printed_whole() -> None:
    kinds = (LineKind.PRODUCT, LineKind.OPTION, LineKind.TEXT, LineKind.SECTION)
    lines = [line(f"nr {at}", "1", kind=kinds[at % 4]) for at in range(400)]
    seen = [words for page in pages_of(*lines) for words in page]
    for at in (0, 1, 2, 3, 398, 399):
        assert any(f"nr {at}" in words for words in seen)


@pytest.mark.parametrize("count", range(1, 24, 2))
def test_the_sums_of_a_period_are_never_parted(count: int) -> None:
    """Four rates and three periods make the totals as tall as most of a page."""
    rates = (VatClass.STANDARD, VatClass.REDUCED, VatClass.ZERO, VatClass.REVERSE)
    lines = [
        line(f"{period} {rate}", "10", period=period, vat_class=rate) for period in Period for rate in rates
    ]
    for page in pages_of(*(line(f"regel {at}", "1") for at in range(count)), *lines):
        captions = [at for at, words in enumerate(page) if words in {"Eenmalig", "Per maand", "Per jaar"}]
        for at in captions:
            assert any(words.startswith("Totaal inclusief btw") for words in page[at : at + 7])


@pytest.mark.parametrize("count", range(1, 24, 2))
def test_no_head_stands_over_totals_alone_and_the_options_stay_with_them(count: int) -> None:
    lines = [
        line(f"{period} {rate}", "10", period=period, vat_class=rate)
        for period in Period
        for rate in (VatClass.STANDARD, VatClass.REDUCED)
    ]
    option = line("Los", "10", kind=LineKind.OPTION)
    paper = of_lines(*(line(f"regel {at}", "1") for at in range(count)), *lines, option, percent="3")
    pdf = offer_pdf(paper)
    for index in range(pdf.page_count):
        page = page_text(pdf.content, index).replace(formats.NBSP, " ")
        assert ("Omschrijving" in page) is any(words in page for words in ("regel", "once", "yearly", "Los"))
        assert "Opties (niet" not in page or "Per jaar" in page


def test_an_offer_of_words_only_has_no_column_of_amounts() -> None:
    seen = text_of(of_lines(line("Alleen tekst", kind=LineKind.TEXT)))
    assert "Alleen tekst" in seen
    assert "Bedrag" not in seen
