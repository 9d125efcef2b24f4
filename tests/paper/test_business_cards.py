"""Business cards: everything on them, nothing cut, at the knife or the perforation, and a code that reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import pypdfium2
import pytest

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Address
from salesdesk.exchange.vcard import vcard
from salesdesk.paper.business_cards import (
    LEAST_SIZE,
    MARGIN,
    QR_SIDE,
    BusinessCard,
    CardSheetPaper,
    TooMuchText,
    card_pdf,
    card_sheet_pdf,
    laid_out,
)
from salesdesk.paper.card_presets import LAYOUTS, CardSheet
from salesdesk.paper.card_test_print import CardTestPrint, card_test_pdf
from salesdesk.paper.preview import PagePicture, page_picture, whole_text
from salesdesk.paper.qr import qr_matrix
from salesdesk.paper.sheets import MM
from tests.builders import a_company, a_seller
from tests.paper.qr_reading import read_qr

AT = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
COMPANY = a_company(
    name="Café Noé; Zoon, Glas\\Gevel",
    address=Address("Dorpsstraat 1, bis", "3606 AS", "Maarssen"),
    phone="0346 55 41 20",
    website="www.noe.example",
)
SELLER = a_seller(
    name="Zoë van Dam", function="Accountmanager", mobile="06 00 41 20 31", email="zoe@noe.example"
)


def a_card(company: Company = COMPANY, seller: Seller = SELLER) -> BusinessCard:
    return BusinessCard(company, seller, vcard(seller, company))


def paper(
    card: BusinessCard, sheet: CardSheet = CardSheet.CUT, offset: tuple[float, float] = (0.0, 0.0)
) -> CardSheetPaper:
    return CardSheetPaper(card, sheet, AT, *offset)


def test_a_card_bears_all_that_a_customer_needs() -> None:
    text = whole_text(card_pdf(paper(a_card())).content)
    for fact in (COMPANY.name, "Zoë van Dam", "Accountmanager", "Dorpsstraat 1, bis", "3606 AS Maarssen",
                 "T 0346 55 41 20", "M 06 00 41 20 31", "zoe@noe.example", "www.noe.example"):  # fmt: skip
        assert fact in text


@pytest.mark.parametrize("sheet", CardSheet)
def test_ten_cards_stand_on_a_sheet(sheet: CardSheet) -> None:
    pdf = card_sheet_pdf(paper(a_card(), sheet))
    assert pdf.page_count == 1
    assert whole_text(pdf.content).count("zoe@noe.example") == 10


@pytest.mark.parametrize("sheet", CardSheet)
def test_the_cards_of_a_sheet_stand_apart_on_the_paper_and_in_its_middle(sheet: CardSheet) -> None:
    layout = LAYOUTS[sheet]
    corners = list(layout.corners())
    assert len(corners) == layout.count == 10
    assert layout.step_x >= layout.width
    assert layout.step_y >= layout.height
    right, bottom = corners[-1][0] + layout.width, corners[-1][1] + layout.height
    assert (210 - right, 297 - bottom) == (layout.left, layout.top)


def words_at(content: bytes, word: str) -> list[tuple[float, float]]:
    """Lower left corners in mm of every place where a word stands."""
    document = pypdfium2.PdfDocument(content)
    page = document[0].get_textpage()
    found, search = [], page.search(word)
    while (place := search.get_next()) is not None:
        box = page.get_charbox(place[0])
        found.append((box[0] / MM, box[1] / MM))
    search.close()
    return sorted(found)


def test_an_offset_moves_all_cards_right_and_down() -> None:
    still = words_at(card_sheet_pdf(paper(a_card(), CardSheet.AVERY)).content, "Accountmanager")
    moved = words_at(
        card_sheet_pdf(paper(a_card(), CardSheet.AVERY, (1.5, 2.0))).content,
        "Accountmanager",
    )
    assert len(still) == 10
    pairs = list(zip(moved, still, strict=True))
    assert [now[0] - before[0] for now, before in pairs] == pytest.approx([1.5] * 10, abs=0.01)
    assert [before[1] - now[1] for now, before in pairs] == pytest.approx([2.0] * 10, abs=0.01)


@lru_cache(maxsize=8)
def a4_picture(content: bytes) -> PagePicture:
    return page_picture(content, 0, 2100)


def dark_at(content: bytes, x_mm: float, y_mm: float) -> bool:
    """Whether there is ink at a spot of an A4, from the top left."""
    picture = a4_picture(content)
    at = 3 * (round(y_mm * 10) * picture.width + round(x_mm * 10))
    return min(picture.rgb[at : at + 3]) < 200


def test_crop_marks_stand_outside_the_cards_at_every_edge() -> None:
    content = card_sheet_pdf(paper(a_card())).content
    assert all(dark_at(content, x, y) for x in (20, 105, 190) for y in (6, 291))
    assert all(dark_at(content, x, y) for y in (11, 66, 121, 176, 231, 286) for x in (16, 194))
    assert not dark_at(content, 105, 90)  # nothing between two cards


def test_cards_that_come_apart_have_no_crop_marks() -> None:
    content = card_sheet_pdf(paper(a_card(), CardSheet.AVERY)).content
    assert not any(dark_at(content, x / 10, 8) for x in range(50, 2050, 2))


@pytest.mark.parametrize("sheet", CardSheet)
def test_the_code_on_paper_reads_as_the_vcard(sheet: CardSheet) -> None:
    card = a_card()
    layout = LAYOUTS[sheet]
    picture = page_picture(card_pdf(paper(card, sheet)).content, 0, 2400)
    scale = picture.width / (layout.width * MM)
    side = len(qr_matrix(card.vcard) or ())
    step = QR_SIDE * scale / side
    left = (layout.width * MM - MARGIN - QR_SIDE) * scale
    top = (layout.height * MM - MARGIN - QR_SIDE) * scale

    def is_dark(row: int, column: int) -> bool:
        x, y = round(left + (column + 0.5) * step), round(top + (row + 0.5) * step)
        return picture.rgb[3 * (y * picture.width + x)] < 128

    seen = [[is_dark(row, column) for column in range(side)] for row in range(side)]
    assert read_qr(seen) == card.vcard


@pytest.mark.parametrize("length", [1, 60, 200, 333, 420, 600])
def test_a_code_of_any_length_reads_back(length: int) -> None:
    text = ("Zoë €" * 200).encode()[:length].decode(errors="ignore")
    matrix = qr_matrix(text)
    assert matrix is not None
    assert read_qr(matrix) == text


def test_a_text_too_long_to_be_read_from_a_card_gives_no_code() -> None:
    assert qr_matrix("x" * 2000) is None


LONG = replace(
    SELLER,
    name="Maria-Antoinetta van den Bergh-Groothuizen-Oosterwijk",
    function="Senior accountmanager zorg, onderwijs en overheid (regio Zuidoost-Nederland)",
    email="maria-antoinetta.vandenbergh-groothuizen@samenwerkende-schoonmaak.example",
)
LONG_COMPANY = replace(COMPANY, name="Coöperatieve Samenwerkende Schoonmaakbedrijven Noordoost-Brabant U.A.")


@pytest.mark.parametrize("sheet", CardSheet)
def test_long_names_shrink_or_wrap_and_are_never_cut(sheet: CardSheet) -> None:
    card = a_card(LONG_COMPANY, LONG)
    faces = laid_out(card, LAYOUTS[sheet], has_code=True)
    lines = [*faces.company, *faces.person, *faces.contact]
    assert min(line.style.size for line in lines) >= LEAST_SIZE
    said = "".join(line.text for line in lines).replace(" ", "")
    for fact in (LONG.name, LONG.function, LONG.email, LONG_COMPANY.name):
        assert fact.replace(" ", "") in said


def test_text_that_cannot_be_read_on_a_card_is_not_printed() -> None:
    with pytest.raises(TooMuchText):
        card_pdf(paper(a_card(seller=replace(SELLER, name="Anna " * 300))))


def test_every_letter_stays_inside_its_card() -> None:
    content = card_pdf(paper(a_card(LONG_COMPANY, LONG))).content
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    text = page.get_textpage()
    wide, high = page.get_size()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    assert min(box[0] for box in boxes) >= MARGIN - 2
    assert max(box[2] for box in boxes) <= wide - MARGIN + 2
    assert min(box[1] for box in boxes) >= MARGIN - 4
    assert max(box[3] for box in boxes) <= high - MARGIN + 2


def test_a_test_print_tells_how_far_the_cards_are_moved() -> None:
    pdf = card_test_pdf(CardTestPrint(CardSheet.AVERY, AT, 1.5, -0.5))
    assert "1,5 mm naar rechts, -0,5 mm omlaag" in whole_text(pdf.content).replace("\n", " ")
    assert dark_at(pdf.content, 16.5, 40)  # the left edge of the first card


def test_the_ruler_of_a_test_print_is_fifty_millimetres() -> None:
    content = card_test_pdf(CardTestPrint(CardSheet.CUT, AT)).content
    y = 11 + 55 + 12
    assert [dark_at(content, x, y) for x in (27.5, 28.2, 77.8, 78.5)] == [False, True, True, False]


def test_a_card_without_function_or_code_leaves_no_hole() -> None:
    bare = BusinessCard(COMPANY, Seller(name="Zoë"))
    text = whole_text(card_pdf(paper(bare)).content)
    assert "Zoë" in text
    assert text.count("\n") < whole_text(card_pdf(paper(a_card())).content).count("\n")


def test_the_same_card_gives_the_same_bytes() -> None:
    assert card_sheet_pdf(paper(a_card())).content == card_sheet_pdf(paper(a_card())).content
