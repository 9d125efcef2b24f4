"""Where the pages of an offer break, and what the customer reads on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from salesdesk import formats
from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import LineKind, OfferLine, OfferState
from salesdesk.domain.relations import Address, Contact, Salutation
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from salesdesk.errors import Refused
from salesdesk.paper import style
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.pieces import Gap, Stack
from salesdesk.paper.preview import page_text, whole_text
from salesdesk.paper.tables import Table
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for
from tests.paper import examples
from tests.paper.examples import a_line
from tests.paper.geometry import Placed, placed_texts

HEAD = "Omschrijving"
TOTAL = "Totaal inclusief btw"


def with_lines(*lines: OfferLine) -> OfferPaper:
    return replace(examples.OFFER_PAPER, offer=replace(examples.OFFER, lines=lines))


def many(count: int) -> OfferPaper:
    return with_lines(*(a_line(number) for number in range(count)))


def text_of(paper: OfferPaper) -> str:
    return whole_text(offer_pdf(paper).content).replace(formats.NBSP, " ")


def pages_of(paper: OfferPaper) -> list[str]:
    pdf = offer_pdf(paper)
    return [page_text(pdf.content, index) for index in range(pdf.page_count)]


@pytest.mark.parametrize("count", [1, 7, 40, 400])
def test_every_line_stands_on_the_paper_once(count: int) -> None:
    seen = [run.text for run in placed_texts(offer_pdf(many(count)).content)]
    expected = [f"Schoonmaak ruimte {number}" for number in range(count)]
    assert [text for text in seen if text.startswith("Schoonmaak ruimte")] == expected


@pytest.mark.parametrize("count", [*range(1, 46), 400])
def test_the_head_comes_back_and_the_totals_never_stand_alone(count: int) -> None:
    pages = pages_of(many(count))
    with_lines_on = [page for page in pages if "Schoonmaak ruimte" in page]
    assert all(HEAD in page for page in with_lines_on)
    assert [HEAD in page for page in pages].count(True) == len(with_lines_on)
    totals = [page for page in pages if TOTAL in page]
    assert len(totals) == 1
    assert "Schoonmaak ruimte" in totals[0]


def test_the_totals_stay_with_a_line_that_fills_pages_itself() -> None:
    for size in range(2000, 9000, 700):
        paper = with_lines(a_line(1, note="woord " * (size // 6)))
        page = next(page for page in pages_of(paper) if TOTAL in page)
        assert HEAD in page
        assert "woord woord" in page


def test_a_long_line_in_the_middle_runs_on_under_a_new_head() -> None:
    note = " ".join(f"w{number:04}" for number in range(1500))
    pages = pages_of(with_lines(a_line(1), a_line(2, note=note), a_line(3)))
    assert [
        word for page in pages for word in page.split() if word[1:].isdigit() and word[0] == "w"
    ] == note.split()
    assert all(HEAD in page for page in pages if "w0" in page or "w1" in page)


def test_what_is_a_hair_too_tall_goes_to_the_next_page() -> None:
    """A hundredth of a point over the edge made the page refuse the whole offer."""
    rows = [Gap(100), Gap(100.008), Gap(50)]
    for piece in (
        Table(None, rows),
        Stack(*rows),
        Text("regel " * 400, replace(style.BODY, leading=20.0008)),
    ):
        parts = piece.split_at(style.CONTENT_WIDTH, 200)
        assert parts is not None
        assert parts[0].height_at(style.CONTENT_WIDTH) <= 200


def test_nothing_stands_outside_the_margins() -> None:
    for run in placed_texts(offer_pdf(many(40)).content):
        assert run.left >= style.MARGIN_LEFT - 2
        assert run.right <= style.PAGE_WIDTH - style.MARGIN_RIGHT + 1.5
        assert 15 < run.bottom < run.top < style.PAGE_HEIGHT - 30


def amounts_on_the_right(runs: list[Placed]) -> list[float]:
    return [run.right for run in runs if run.text.startswith("€") and run.right > 500]


def test_amounts_and_totals_share_their_right_edge() -> None:
    edges = amounts_on_the_right(placed_texts(offer_pdf(examples.OFFER_PAPER).content))
    assert len(edges) > 8
    assert max(edges) - min(edges) < 1.5


def test_a_heading_never_ends_a_page() -> None:
    headings = {"Wat u hiermee krijgt", "Voorwaarden", "Akkoord met deze offerte"}
    for count in range(1, 40):
        for page in pages_of(many(count)):
            body = [line for line in page.splitlines() if line.strip()]
            foot = next(at for at, line in enumerate(body) if line.startswith("Noordstar Facilitair B.V. ·"))
            assert body[foot - 1] not in headings


def test_totals_are_those_of_the_rules() -> None:
    offer = examples.OFFER
    totals = offer_totals(offer.lines, DEFAULT_RATES, "NL", examples.DAY)
    seen = text_of(examples.OFFER_PAPER)
    for amount in (
        totals.gross,
        -totals.discount,
        totals.net,
        totals.total,
        *(entry.amount for entry in totals.vat),
    ):
        assert formats.euro(amount).replace(formats.NBSP, " ") in seen


def test_an_option_stands_outside_the_total() -> None:
    seen = text_of(examples.OFFER_PAPER)
    assert "Optie: Dieptereiniging tapijt" in seen
    assert "Niet in het totaal begrepen." in seen
    assert "Opties (niet meegeteld, exclusief btw)" in seen
    only_option = with_lines(a_line(1, kind=LineKind.OPTION))
    assert TOTAL not in text_of(only_option)


def test_columns_that_nobody_uses_are_left_out() -> None:
    seen = text_of(with_lines(a_line(1, product_code="")))
    assert "Korting" not in seen
    assert "Artikel" not in seen


@pytest.mark.parametrize(
    ("price", "printed"), [("0.0125", "€ 0,0125"), ("12.5", "€ 12,50"), ("1234567.89", "€ 1.234.567,89")]
)
def test_a_unit_price_is_printed_as_precise_as_it_is(price: str, printed: str) -> None:
    assert printed in text_of(with_lines(a_line(1, unit_price=Decimal(price))))


def test_the_largest_amounts_stay_in_one_piece() -> None:
    paper = with_lines(a_line(1, unit_price=Decimal("999999999.99"), quantity=Decimal(99999)))
    runs = [run.text.replace(formats.NBSP, " ") for run in placed_texts(offer_pdf(paper).content)]
    assert "€ 99.998.999.999.000,01" in runs


def test_long_codes_and_units_leave_the_description_its_room() -> None:
    widest = a_line(
        1, product_code="SCHROBZUIG-50-ACCU-PLUS", description="Schrobzuigmachine met accu en lader",
        unit="verpakkingseenheid", unit_price=Decimal(125000), quantity=Decimal(1200),
        discount_percent=Decimal("12.5"), vat_class=VatClass.REVERSE,
    )  # fmt: skip
    runs = [run.text for run in placed_texts(offer_pdf(with_lines(widest)).content)]
    assert {"Omschrijving", "Schrobzuigmachine met accu en"} <= set(runs)


def test_there_is_room_to_sign() -> None:
    (place,) = (run for run in placed_texts(offer_pdf(many(1)).content) if run.text == "Plaats")
    (sign,) = (run for run in placed_texts(offer_pdf(many(1)).content) if run.text == "Handtekening")
    assert place.bottom - sign.bottom >= 34


def test_reverse_charged_vat_is_said_with_the_customers_number() -> None:
    paper = with_lines(a_line(1, vat_class=VatClass.REVERSE))
    assert "Btw verlegd: de btw wordt door u als afnemer voldaan." in text_of(paper)
    assert "Uw btw-nummer: NL009876543B01." in text_of(paper)
    nameless = replace(paper, relation=replace(examples.WHOLESALE, vat_number=""))
    assert "Uw btw-nummer" not in text_of(nameless)
    assert "Btw verlegd" not in text_of(examples.OFFER_PAPER)


def test_a_rate_that_is_not_known_is_refused() -> None:
    with pytest.raises(Refused):
        offer_pdf(replace(with_lines(a_line(1, vat_class=VatClass.MIDDLE))))


def test_a_draft_says_so_and_a_released_offer_does_not() -> None:
    draft = replace(examples.OFFER_PAPER, offer=replace(examples.OFFER, state=OfferState.DRAFT))
    assert "Concept" in text_of(draft)
    assert "Concept" not in text_of(examples.OFFER_PAPER)


def a_person(surname: str, salutation: Salutation) -> Contact:
    return Contact(examples.uid(9), examples.uid(1), surname, salutation, initials="T.")


@pytest.mark.parametrize(
    ("language", "contact", "words"),
    [
        ("nl", a_person("de Wit", Salutation.MS), "Geachte mevrouw De Wit,"),
        ("nl", a_person("Bos", Salutation.NEUTRAL), "Geachte T. Bos,"),
        ("nl", a_person("", Salutation.MR), "Geachte heer, mevrouw,"),
        ("nl", None, "Geachte heer, mevrouw,"),
        ("en", examples.BUYER, "Dear Mr Bos,"),
        ("fr", examples.BUYER, "Monsieur Bos,"),
        ("de", examples.BUYER, "Sehr geehrter Herr Bos,"),
        ("xx", examples.BUYER, "Geachte heer Bos,"),
    ],
)  # fmt: skip
def test_the_salutation_fits_person_and_language(language: str, contact: Contact | None, words: str) -> None:
    paper = replace(examples.OFFER_PAPER, contact=contact, offer=replace(examples.OFFER, language=language))
    assert words in text_of(paper)


def test_a_foreign_address_names_the_country() -> None:
    relation = replace(examples.WHOLESALE, address=Address("Grote Markt 1", "2000", "Antwerpen", "BE"))
    assert "2000 Antwerpen\nBELGIË" in text_of(replace(examples.OFFER_PAPER, relation=relation))
    assert "NEDERLAND" not in text_of(examples.OFFER_PAPER)


def test_an_empty_offer_is_still_a_letter() -> None:
    empty = replace(
        examples.OFFER_PAPER, seller=replace(examples.SELLER, name=""),
        offer=replace(examples.OFFER, lines=(), subject="", introduction="", benefits="", valid_until=None),
    )  # fmt: skip
    seen = text_of(empty)
    assert "Offerte OV118-2" in seen
    assert "Geldigheid" not in seen


def test_deleted_lines_are_gone() -> None:
    assert "ruimte 2" not in text_of(with_lines(a_line(1), a_line(2, deleted=True)))


def png(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGBA", size, (15, 118, 110, 255)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", [(400, 100), (90, 300), (1, 1)])
def test_a_logo_replaces_the_initial(size: tuple[int, int]) -> None:
    paper = replace(examples.OFFER_PAPER, company=replace(examples.COMPANY, logo_png=png(size)))
    first = placed_texts(offer_pdf(paper).content)[0]
    assert first.text == "Noordstar Facilitair B.V."
    assert first.left <= style.MARGIN_LEFT + 150 + 14


@pytest.mark.parametrize("logo", [b"geen plaatje", b"\x89PNG\r\n\x1a\n", png((50, 50))[:60]])
def test_a_logo_that_cannot_be_read_gives_the_initial(logo: bytes) -> None:
    paper = replace(examples.OFFER_PAPER, company=replace(examples.COMPANY, logo_png=logo))
    assert placed_texts(offer_pdf(paper).content)[0].text == "N"


def test_the_offer_dates_its_rates_by_its_own_date() -> None:
    old = replace(examples.OFFER, offered_on=date(2018, 6, 1), lines=(a_line(1, vat_class=VatClass.REDUCED),))
    assert "Btw 6 % over" in text_of(replace(examples.OFFER_PAPER, offer=old))


def in_one(paper: OfferPaper, *words: str) -> bool:
    """Whether one page holds all of these."""
    return any(all(word in page for word in words) for page in pages_of(paper))


@pytest.mark.parametrize("count", range(1, 46))
def test_the_terms_and_the_place_to_sign_stay_together(count: int) -> None:
    assert in_one(many(count), "Voorwaarden", "Levering", "Algemene voorwaarden", "Handtekening")


def row_step(count: int) -> float:
    """From the first line of an offer to its second, in whole points."""
    rows = [run for run in placed_texts(offer_pdf(many(count)).content) if run.text.startswith("Schoonmaak")]
    return round(rows[0].bottom - rows[1].bottom)


def test_an_offer_a_little_too_long_is_set_closer_on_one_page() -> None:
    assert [len(pages_of(many(count))) for count in (2, 8, 9)] == [1, 1, 2]
    assert row_step(8) < row_step(2) == row_step(9)


def test_terms_too_long_for_a_page_run_on() -> None:
    company = replace(examples.COMPANY, terms="voorwaarde " * 1200)
    assert len(pages_of(replace(examples.OFFER_PAPER, company=company))) > 2


def test_a_total_without_vat_does_not_say_that_it_is_in_it() -> None:
    reversed_only = text_of(with_lines(a_line(1, vat_class=VatClass.REVERSE)))
    assert "Totaal, btw verlegd" in reversed_only
    assert TOTAL not in reversed_only
    assert TOTAL in text_of(with_lines(a_line(1, vat_class=VatClass.REVERSE), a_line(2)))


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_reverse_charge_is_never_broken_in_its_column(language: str) -> None:
    paper = with_lines(a_line(1, vat_class=VatClass.REVERSE))
    runs = placed_texts(offer_pdf(replace(paper, offer=replace(paper.offer, language=language))).content)
    says = gettext_for(language)("verlegd")
    assert any(run.text == says for run in runs)


def test_a_draft_says_so_on_every_page() -> None:
    paper = many(40)
    draft = replace(paper, offer=replace(paper.offer, state=OfferState.DRAFT))
    assert all("Concept" in page for page in pages_of(draft))


@pytest.mark.parametrize(
    ("language", "amount", "day"),
    [
        ("nl", "€ 1.416,00", "24-12-2026"),
        ("en", "€ 1,416.00", "24 Dec 2026"),
        ("fr", "1 416,00 €", "24/12/2026"),
        ("de", "1.416,00 €", "24.12.2026"),
    ],
)
def test_amounts_and_dates_are_written_as_the_customer_writes_them(
    language: str, amount: str, day: str
) -> None:
    paper = many(1)
    seen = text_of(replace(paper, offer=replace(paper.offer, language=language)))
    assert amount in seen
    assert day in seen


@pytest.mark.parametrize("typed", ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "NL91 ABNA 0417164300"])
def test_an_iban_is_grouped_in_fours(typed: str) -> None:
    company = replace(examples.COMPANY, iban=typed)
    assert "IBAN NL91 ABNA 0417 1643 00" in text_of(replace(examples.OFFER_PAPER, company=company))


def test_each_term_begins_with_a_capital() -> None:
    seen = text_of(examples.OFFER_PAPER)
    assert "Deze offerte is geldig tot en met 24 december 2026" in seen
    assert "Start op 1 januari 2027" in seen


def test_nothing_on_paper_is_too_small_to_read() -> None:
    sizes = [value.size for value in vars(style).values() if isinstance(value, style.TextStyle)]
    assert len(sizes) > 10
    assert min(sizes) >= 7.5


@pytest.mark.parametrize(
    ("country", "printed"), [("NL", "KvK 12345678"), ("BE", "ondernemingsnummer 12345678")]
)
def test_the_register_number_is_called_as_in_its_country(country: str, printed: str) -> None:
    company = replace(examples.COMPANY, kvk_number="12345678", address=Address(country=country))
    assert printed in text_of(replace(examples.OFFER_PAPER, company=company))
