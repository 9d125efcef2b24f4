"""The three layouts of an offer: what is the same in each, and what sets them apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from salesdesk.domain.offer_layouts import OfferLayout, layout_of
from salesdesk.domain.offers import LineKind, Period
from salesdesk.paper import style
from salesdesk.paper.letterhead import LOGO_PIXELS
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.preview import page_picture, page_text
from salesdesk.words import gettext_for
from tests.paper import examples
from tests.paper.examples import a_line, uid
from tests.paper.foreign_pdfs import a_picture
from tests.paper.geometry import assert_golden, placed_texts

LANGUAGES = ("nl", "en", "fr", "de")
BIG_LOGO = a_picture(8000, 5000)
every_layout = pytest.mark.parametrize("layout", OfferLayout)
NAMES = ("Bakkerij Ten Hoor", "Zorggroep Zaanoever", "Drukkerij Van Limburg & Zonen")
REFERENCES = tuple(replace(examples.WHOLESALE, id=uid(60 + at), name=name) for at, name in enumerate(NAMES))


def laid_out(layout: OfferLayout, **over: Any) -> OfferPaper:
    """The example in this layout; what is no field of the paper is one of the offer."""
    of_paper = {name: over.pop(name) for name in list(over) if name in OfferPaper.__dataclass_fields__}
    offer = replace(examples.OFFER, layout=layout.value, **over)
    return replace(examples.OFFER_PAPER, offer=offer, **of_paper)


def pages_of(paper: OfferPaper) -> list[str]:
    pdf = offer_pdf(paper)
    return [page_text(pdf.content, index) for index in range(pdf.page_count)]


@pytest.mark.parametrize(
    ("chosen", "house", "layout"),
    [
        ("modern", "classic", OfferLayout.MODERN),
        ("", "classic", OfferLayout.CLASSIC),
        ("", "", OfferLayout.COMPACT),
        ("glossy", "modern", OfferLayout.MODERN),
        ("glossy", "glossy", OfferLayout.COMPACT),
    ],
)
def test_an_offer_looks_as_chosen_or_else_as_the_house_has_it(
    chosen: str, house: str, layout: OfferLayout
) -> None:
    assert layout_of(chosen, house) is layout


def test_the_house_decides_for_an_offer_that_chose_nothing() -> None:
    house = replace(examples.COMPANY, offer_layout="classic")
    assert replace(examples.OFFER_PAPER, company=house).layout is OfferLayout.CLASSIC


@pytest.mark.parametrize("layout", [OfferLayout.CLASSIC, OfferLayout.MODERN])
def test_a_layout_looks_as_it_was_approved(layout: OfferLayout) -> None:
    paper = laid_out(layout, references=REFERENCES, enclosures=("Algemene voorwaarden",), pages_behind=2)
    assert_golden(f"offer_{layout.value}", offer_pdf(paper).content)


@every_layout
@pytest.mark.parametrize("count", [1, 6, 12, 25, 40, 400])
def test_lines_heads_and_signature_are_whole_in_every_layout(layout: OfferLayout, count: int) -> None:
    pages = pages_of(laid_out(layout, lines=tuple(a_line(number) for number in range(count))))
    rows = [page for page in pages if "Schoonmaak ruimte" in page]
    assert all("Omschrijving" in page for page in rows)
    assert sum(page.count("Schoonmaak ruimte") for page in pages) == count
    assert any("Voorwaarden" in page and "Handtekening" in page for page in pages)


@every_layout
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_within_the_margins(layout: OfferLayout, language: str) -> None:
    long = "Kennemer Techniek Groothandel en Internationale Onderneming voor Klimaatbeheersing " * 3
    paper = laid_out(
        layout,
        language=language,
        subject=long,
        customer_reference="inkoop-2026-11-000000000000000000001",
        relation=replace(examples.WHOLESALE, name=long),
        seller=replace(examples.SELLER, name="Sanne Wilhelmina van der Boer-Hogendoorn tot Oosterzee"),
        references=(replace(REFERENCES[0], name=long), *REFERENCES[1:]),
        enclosures=(long, "Kort"),
        company=replace(examples.COMPANY, name=long, tagline=long),
    )
    for run in placed_texts(offer_pdf(paper).content):
        assert run.left >= style.MARGIN_LEFT - 2
        assert run.right <= style.PAGE_WIDTH - style.MARGIN_RIGHT + 2
        assert 15 < run.bottom < run.top < style.PAGE_HEIGHT - 18


@every_layout
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_customer_signs_with_name_position_place_and_date(layout: OfferLayout, language: str) -> None:
    say = gettext_for(language)
    labels = [say(word) for word in ("Naam", "Functie", "Plaats", "Datum", "Handtekening")]
    pages = pages_of(laid_out(layout, language=language))
    assert any(all(label in page for label in labels) for page in pages)


def test_ticks_are_asked_for_only_where_there_is_something_to_tick() -> None:
    asked = "Wat u hierboven aankruist, hoort bij deze opdracht."
    assert asked in "".join(pages_of(laid_out(OfferLayout.COMPACT)))
    plain = laid_out(OfferLayout.COMPACT, lines=(a_line(1),))
    assert asked not in "".join(pages_of(plain))
    thrown = laid_out(OfferLayout.COMPACT, lines=(a_line(1), a_line(2, kind=LineKind.OPTION, deleted=True)))
    assert asked not in "".join(pages_of(thrown))


def test_the_classic_offer_begins_with_a_letter_alone() -> None:
    letter, offer, *_rest = pages_of(
        laid_out(OfferLayout.CLASSIC, references=REFERENCES, enclosures=("Productblad S50",))
    )
    assert "Geachte heer Bos," in letter
    assert "Met vriendelijke groet," in letter
    assert all(name in letter for name in (*NAMES, "Productblad S50"))
    assert "Omschrijving" not in letter
    assert "Offerte OV118-2" in offer
    assert "Met vriendelijke groet," not in offer


@pytest.mark.parametrize("layout", [OfferLayout.COMPACT, OfferLayout.MODERN])
def test_the_others_name_what_comes_behind_among_the_terms(layout: OfferLayout) -> None:
    whole = "\n".join(pages_of(laid_out(layout, enclosures=("Productblad S50",))))
    terms = whole[whole.index("Algemene voorwaarden") :]
    assert "Bijlagen" in terms
    assert "Productblad S50" in terms
    assert "Bijlagen" not in "\n".join(pages_of(laid_out(layout)))


@every_layout
def test_without_references_nothing_is_said_of_them(layout: OfferLayout) -> None:
    assert "Referenties" not in "".join(pages_of(laid_out(layout)))
    assert "Referenties" in "".join(pages_of(laid_out(layout, references=REFERENCES)))


@pytest.mark.parametrize("colour", ["#0f766e", "#ffd400", "#000000", "niets"])
def test_the_band_has_the_houses_colour_and_white_words_can_be_read_on_it(colour: str) -> None:
    company = replace(examples.COMPANY, colour=colour)
    picture = page_picture(offer_pdf(laid_out(OfferLayout.MODERN, company=company)).content, 0, 595)
    red, green, blue = (part / 255 for part in picture.rgb[9 * picture.width * 3 : 9 * picture.width * 3 + 3])
    assert style.contrast_with_white((red, green, blue)) >= style.READABLE - 0.1


def test_pages_behind_are_counted() -> None:
    assert "pagina 1 van 4" in pages_of(laid_out(OfferLayout.COMPACT, lines=(a_line(1),), pages_behind=3))[0]


@every_layout
def test_sixty_thousand_words_in_the_letter_come_out_whole(layout: OfferLayout) -> None:
    words = [f"w{number:05}" for number in range(60_000)]
    seen = "\n".join(pages_of(laid_out(layout, introduction=" ".join(words)))).split()
    assert [word for word in seen if len(word) == 6 and word[0] == "w" and word[1:].isdigit()] == words


@every_layout
def test_a_logo_of_forty_megapixels_is_made_small(layout: OfferLayout) -> None:
    company = replace(examples.COMPANY, logo_png=BIG_LOGO)
    content = offer_pdf(laid_out(layout, company=company)).content
    (image,) = PdfReader(BytesIO(content)).pages[0].images
    assert image.image is not None
    assert max(image.image.size) <= LOGO_PIXELS


@every_layout
def test_negative_and_fractional_amounts_keep_their_place(layout: OfferLayout) -> None:
    lines = (a_line(1, quantity=Decimal(-3)), a_line(2, unit_price=Decimal("0.0125")))
    text = "".join(pages_of(laid_out(layout, lines=lines)))
    assert "€\xa0-354,00" in text or "€ -354,00" in text


@every_layout
@pytest.mark.parametrize("count", range(4, 30))
def test_no_page_has_the_head_of_the_lines_twice(layout: OfferLayout, count: int) -> None:
    lines = [a_line(number) for number in range(count)]
    lines += [a_line(90, period=Period.MONTHLY), a_line(91, period=Period.YEARLY)]
    pages = pages_of(laid_out(layout, lines=tuple(lines), discount_percent=Decimal(2)))
    assert max(page.count("Omschrijving") for page in pages) == 1
    rows = [page for page in pages if "Omschrijving" in page]
    assert all("Schoonmaak ruimte" in page for page in rows)
