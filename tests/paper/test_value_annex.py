"""The annex of a preparation is internal on every page; the one of an offer is fit for the customer."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from salesdesk.domain.competition import compare
from salesdesk.domain.value_matching import match
from salesdesk.domain.value_proposition import (
    Argument,
    Comparison,
    Competitor,
    CustomerNeed,
    NeedKind,
    Standing,
)
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paper.value_annex import ValueAnnex, value_annex_pdf
from tests.paper.examples import OFFER_PAPER, uid
from tests.paper.test_nasty_fields import NASTY
from tests.paper.value_examples import ARGUMENTS, COMPETITORS, NEEDS, OFFER_WITH_ARGUMENTS, VALUE_ANNEX


def text_of(paper: ValueAnnex) -> str:
    return whole_text(value_annex_pdf(paper).content)


def many(needs: int, arguments: int, competitors: int, words: str = "woord") -> ValueAnnex:
    """An annex of this size, each pair of argument and competitor compared."""
    ours = [Argument(uid(6000 + n), f"Argument {n} {words}", words, evidence=words) for n in range(arguments)]
    wanted = [CustomerNeed(uid(7000 + n), uid(51), f"Wens {n} {words}") for n in range(needs)]
    them = [Competitor(uid(8000 + n), f"Concurrent {n} {words}") for n in range(competitors)]
    compared = [
        Comparison(uid(10_000 + 100 * a + c), one.id, other.id, Standing.BETTER, words, words)
        for a, one in enumerate(ours)
        for c, other in enumerate(them)
    ]
    return replace(
        VALUE_ANNEX, matrix=match(wanted, ours), told=tuple(ours), competition=compare(ours, them, compared)
    )


def test_the_annex_tells_needs_arguments_and_competitors() -> None:
    seen = text_of(VALUE_ANNEX)
    for words in (
        "Altijd dezelfde mensen", "psychologisch", "nog geen argument gekozen", "→ Vaste ploeg bij naam",
        "(✓)", "!", "Bewijs", "Verloop 11 % per jaar", "Nu levert daar: Schoonfix", "wij beter", "zij beter",
        "Onze ploeg blijft", "07-01-2025 · ouder dan een jaar", "Het overzicht is nog niet rond",
    ):  # fmt: skip
        assert words in seen, words


def test_an_argument_without_text_or_proof_is_told_by_its_title() -> None:
    assert text_of(replace(VALUE_ANNEX, told=ARGUMENTS[2:])).count("Ecolabel op alle middelen") == 2


def test_every_page_of_the_annex_says_that_it_is_internal() -> None:
    pages = PdfReader(BytesIO(value_annex_pdf(many(12, 40, 3)).content)).pages
    assert len(pages) > 3
    assert all("intern" in page.extract_text().lower() for page in pages)


def test_an_annex_without_anything_asks_for_needs() -> None:
    empty = replace(VALUE_ANNEX, matrix=match([], []), told=(), competition=compare([], [], []), supplier="")
    assert "vraag er in dit gesprek naar" in text_of(empty)
    assert "Tegenover anderen" not in text_of(empty)


def test_the_annex_speaks_english_to_a_seller_who_does() -> None:
    seen = text_of(replace(VALUE_ANNEX, language="en"))
    assert "Internal, not for the customer" in seen
    assert "more than a year old" in seen


def test_sixty_arguments_thirty_competitors_and_two_hundred_needs_fit_on_pages() -> None:
    pdf = value_annex_pdf(many(200, 60, 30))
    seen = whole_text(pdf.content)
    assert "Wens 199 woord" in seen
    assert "Concurrent 29 woord" in seen


def test_nasty_texts_in_claims_and_names_are_only_text() -> None:
    pdf = value_annex_pdf(many(2, 2, 2, NASTY))
    assert '<imgsrc="/etc/hostname"/>' in "".join(whole_text(pdf.content).split())
    assert pdf.missing_glyphs == ("李",)


def test_a_title_of_an_argument_never_ends_a_page() -> None:
    for page in PdfReader(BytesIO(value_annex_pdf(many(3, 30, 1)).content)).pages:
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        foot = next(at for at, line in enumerate(lines) if "Kanaaldijk" in line)
        assert not lines[foot - 1].startswith("Argument ")


HEADINGS = {
    "nl": ("Bijlage: onze argumenten", "Waaruit dat blijkt"),
    "en": ("Annex: our arguments", "What shows it"),
    "fr": ("Annexe : nos arguments", "Ce qui le prouve"),
    "de": ("Anlage: unsere Argumente", "Was das belegt"),
}


@pytest.mark.parametrize("language", HEADINGS)
def test_the_offer_tells_the_chosen_arguments_on_a_page_of_their_own(language: str) -> None:
    paper = replace(OFFER_WITH_ARGUMENTS, offer=replace(OFFER_WITH_ARGUMENTS.offer, language=language))
    without = offer_pdf(replace(paper, arguments=()))
    made = offer_pdf(paper)
    assert made.page_count == without.page_count + 1
    annex = PdfReader(BytesIO(made.content)).pages[-1].extract_text()
    for words in (
        *HEADINGS[language],
        "Vaste ploeg bij naam",
        "Verloop 11 % per jaar",
        "Ecolabel op alle middelen",
    ):
        assert words in annex, words


def test_an_offer_without_arguments_has_no_annex() -> None:
    assert "Bijlage" not in whole_text(offer_pdf(OFFER_PAPER).content)


def test_the_annex_of_an_offer_holds_nothing_the_customer_may_not_see() -> None:
    seen = whole_text(offer_pdf(replace(OFFER_WITH_ARGUMENTS, arguments=ARGUMENTS)).content)
    internal = [need.text for need in NEEDS]
    internal += [name for other in COMPETITORS for name in (other.name, *other.names)]
    internal += ["INTERN", "psychologisch", NeedKind.ECONOMIC.value, "wij beter", "botst", "nadeel"]
    assert [words for words in internal if words in seen] == []


def test_sixty_arguments_with_nasty_texts_stand_behind_an_offer() -> None:
    nasty = tuple(Argument(uid(6000 + n), NASTY, NASTY * 9, evidence=NASTY) for n in range(60))
    pdf = offer_pdf(replace(OFFER_PAPER, arguments=nasty))
    assert pdf.missing_glyphs == ("李",)
    assert '<b</para><imgsrc="/etc/hostname"/>' in "".join(whole_text(pdf.content).split())
