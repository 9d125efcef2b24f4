"""The wijzigingsblad: what a customer reads of a new revision, and what he never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from salesdesk.domain.offers import LineKind
from salesdesk.paper.change_sheet import ChangeSheet, change_sheet_pdf
from salesdesk.paper.change_sheet_mail import change_sheet_mail
from salesdesk.words import gettext_for
from tests.paper import examples
from tests.paper.change_examples import AFTER, BEFORE, CHANGE_SHEET, changes_between
from tests.paper.examples import a_line

LANGUAGES = ("nl", "en", "fr", "de")


def text_of(sheet: ChangeSheet) -> str:
    reader = PdfReader(BytesIO(change_sheet_pdf(sheet).content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace("\xa0", " ")


def in_language(language: str) -> ChangeSheet:
    after = replace(AFTER, language=language)
    return replace(CHANGE_SHEET, changes=changes_between(BEFORE, after))


def test_every_change_stands_on_it_with_its_old_and_new_figures() -> None:
    seen = text_of(CHANGE_SHEET)
    for words in (
        "Wijzigingsblad OV118-3",
        "OV118-2 van 10-11-2026",
        "Prijs € 985,00 → € 960,00",
        "Aantal 4 beurt → 6 beurt",
        "Korting 0 % → 4 %",
        "Nu in het totaal",
        "€ -2.327,50",
        "14 dagen netto na factuurdatum",
        "Per maand",
        "(€ 801,00) € 801,00 € +801,00",
        "Bedragen tussen haakjes tellen niet mee in het totaal. Alle andere regels zijn gelijk gebleven.",
    ):
        assert words in seen, words
    assert "Handboek" not in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_greeting_stands_below_the_totals_on_one_page(language: str) -> None:
    sheet = in_language(language)
    last = PdfReader(BytesIO(change_sheet_pdf(sheet).content)).pages[-1].extract_text()
    say = gettext_for(language)
    assert say("Wat dat voor het bedrag betekent") in last
    assert say("Met vriendelijke groet,") in last


def test_the_totals_are_those_of_both_offers() -> None:
    once, monthly = CHANGE_SHEET.changes.periods
    assert once.before is not None
    assert once.after is not None
    assert (once.before.net, once.after.net) == (Decimal("15191.40"), Decimal("13715.04"))
    seen = text_of(CHANGE_SHEET)
    assert "Korting op het totaal, eenmalig € 0,00 € -208,86 € -208,86" in seen
    assert "Netto exclusief btw, eenmalig € 15.191,40 € 13.715,04 € -1.476,36" in seen
    assert f"€ {monthly.net_difference}".replace(".", ",") in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_ours_alone_is_on_it(language: str) -> None:
    seen = text_of(in_language(language))
    for secret in ("INTERN", "63 %", "71 %", "20.000", "20,000", "20 000", "Schoonfix"):
        assert secret not in seen, secret


@pytest.mark.parametrize(
    ("language", "title", "dropped"),
    [
        ("nl", "Wijzigingsblad", "Vervallen"),
        ("en", "Summary of changes", "Dropped"),
        ("fr", "Feuille de modifications", "Supprimé"),
        ("de", "Änderungsblatt", "Entfallen"),
    ],
)
def test_it_speaks_the_language_of_the_customer(language: str, title: str, dropped: str) -> None:
    seen = text_of(in_language(language))
    assert title in seen
    assert dropped in seen
    mail = change_sheet_mail(in_language(language))
    assert mail.subject == f"{title} OV118-3"
    assert "OV118-2" in mail.body


def test_two_equal_offers_are_said_to_be_equal() -> None:
    same = changes_between(BEFORE, replace(BEFORE, revision=3))
    seen = text_of(replace(CHANGE_SHEET, changes=same))
    assert "Offerte OV118-3 is gelijk aan offerte OV118-2." in seen
    assert "Wat er aan de regels verandert" not in seen
    assert "gelijk" in seen


def test_four_hundred_changed_lines_keep_their_head_on_every_page() -> None:
    lines = tuple(a_line(number) for number in range(400))
    raised = tuple(replace(line, unit_price=line.unit_price + 1) for line in lines)
    changes = changes_between(replace(BEFORE, lines=lines), replace(AFTER, lines=raised))
    pdf = change_sheet_pdf(replace(CHANGE_SHEET, changes=changes))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages]
    assert len(pages) > 10
    assert all("Omschrijving" in page for page in pages[:10])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {"kind": LineKind.OPTION}, "nu een optie, buiten het totaal"),
        ({"kind": LineKind.OPTION}, {}, "nu in het totaal"),
        (
            {"kind": LineKind.ALTERNATIVE, "choice": "a", "variant": "b", "is_chosen": True},
            {"kind": LineKind.ALTERNATIVE, "choice": "a", "variant": "b"},
            "niet meer gekozen",
        ),
        ({}, {"note": "Met een vaste ploeg"}, "andere toelichting"),
        ({}, {"product_code": "SM-99"}, "SM-01 → SM-99"),
    ],
)
def test_what_became_of_a_line_is_said_in_words(
    before: dict[str, object], after: dict[str, object], told: str
) -> None:
    was, now = a_line(1, **before), a_line(1, **after)
    keeps = a_line(2)
    changes = changes_between(replace(BEFORE, lines=(was, keeps)), replace(AFTER, lines=(now, keeps)))
    seen = text_of(replace(CHANGE_SHEET, changes=changes))
    assert told.casefold() in seen.casefold()


def test_a_long_letter_is_not_printed_twice() -> None:
    assert "gewijzigd; zie de offerte" in text_of(CHANGE_SHEET)
    assert "Wij spraken elkaar opnieuw" not in text_of(CHANGE_SHEET)


def test_markup_and_signs_from_outside_are_only_themselves() -> None:
    odd = a_line(9, description="<b>Mat</b> & <img src=x> 漢", product_code="")
    changes = changes_between(BEFORE, replace(AFTER, lines=(*AFTER.lines, odd)))
    pdf = change_sheet_pdf(replace(CHANGE_SHEET, changes=changes))
    assert pdf.missing_glyphs == ("漢",)
    assert "<b>Mat</b> & <img src=x> ?" in text_of(replace(CHANGE_SHEET, changes=changes))


def test_a_draft_without_a_day_is_named_without_one() -> None:
    undated = replace(AFTER, offered_on=None, valid_until=date(2027, 1, 31))
    seen = text_of(replace(CHANGE_SHEET, changes=changes_between(BEFORE, undated)))
    assert "Nieuwe offerte OV118-3 Vergeleken met" in seen
    assert examples.SELLER.name in seen
