"""Documents of others behind an offer: every shape comes on A4, upright for its reader, with its number."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader

from salesdesk.errors import Refused
from salesdesk.paper.preview import page_count, page_text
from salesdesk.paper.sheets_behind import (
    MOST_PAGES,
    Sheet,
    as_pictures,
    bound_behind,
    pdf_sheet,
    picture_sheet,
)
from tests.paper.foreign_pdfs import a_pdf, a_picture
from tests.paper.geometry import Placed, placed_texts

UPRIGHT, ACROSS = (595, 842), (842, 595)


def only(sheet: Sheet) -> Placed:
    (seen,) = placed_texts(sheet.content)
    return seen


def size_of(content: bytes, page: int = 0) -> tuple[int, int]:
    box = PdfReader(BytesIO(content)).pages[page].mediabox
    return round(float(box.width)), round(float(box.height))


@pytest.mark.parametrize(
    ("wide", "high", "size"),
    [(595, 842, UPRIGHT), (842, 595, ACROSS), (842, 1191, UPRIGHT), (1191, 842, ACROSS), (420, 595, UPRIGHT),
     (100, 14000, UPRIGHT), (612, 792, UPRIGHT)],
)  # fmt: skip
def test_every_size_comes_whole_on_a4_with_a_strip_below(
    wide: float, high: float, size: tuple[int, int]
) -> None:
    sheet = pdf_sheet("Blad", a_pdf(wide, high))
    assert size_of(sheet.content) == size
    run = only(sheet)
    assert run.text == "Boven 1"
    assert 0 <= run.left < run.right <= size[0]
    assert 26 <= run.bottom < run.top <= size[1]


@pytest.mark.parametrize(("rotate", "size"), [(90, ACROSS), (180, UPRIGHT), (270, ACROSS)])
def test_a_turned_page_is_turned_as_its_reader_sees_it(rotate: int, size: tuple[int, int]) -> None:
    sheet = pdf_sheet("Blad", a_pdf(rotate=rotate))
    assert size_of(sheet.content) == size
    run = only(sheet)
    beside = (run.left > size[0] / 2, run.bottom > size[1] / 2)
    assert beside == {90: (True, True), 180: (True, False), 270: (False, False)}[rotate]


def test_what_was_cropped_away_stays_away() -> None:
    sheet = pdf_sheet("Blad", a_pdf(crop=(0, 0, 300, 400)))
    assert [run for run in placed_texts(sheet.content) if run.top <= 842] == []


def test_a_document_that_only_its_owner_may_change_still_goes_along() -> None:
    sheet = pdf_sheet("Blad", a_pdf(passwords=("", "baas")))
    assert only(sheet).text == "Boven 1"
    assert b"/Encrypt" not in sheet.content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_pdf(passwords=("geheim", "baas")), "zit achter een wachtwoord"),
        (b"%PDF-1.4 kapot", "is beschadigd"),
        (a_pdf()[:300], "is beschadigd"),
        (b"", "is beschadigd"),
        (b"<html>", "is beschadigd"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, said: str) -> None:
    with pytest.raises(Refused) as no:
        pdf_sheet("Productblad S50", content)
    assert said in no.value.reasons[0].text
    assert no.value.reasons[0].values["title"] == "Productblad S50"


def test_a_book_is_refused() -> None:
    with pytest.raises(Refused, match=f"{MOST_PAGES + 1} bladzijden"):
        pdf_sheet("Boek", a_pdf(pages=MOST_PAGES + 1))


@pytest.mark.parametrize(
    ("wide", "high", "size"), [(8000, 5000, ACROSS), (90, 4000, UPRIGHT), (1, 1, UPRIGHT)]
)
def test_a_picture_of_any_size_fits_a_page(wide: int, high: int, size: tuple[int, int]) -> None:
    sheet = picture_sheet("Foto", a_picture(wide, high, "JPEG" if wide > 100 else "PNG"))
    assert size_of(sheet.content) == size
    assert len(sheet.content) < 400_000


def test_a_picture_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused, match="Foto"):
        picture_sheet("Foto", a_picture(40, 40)[:60])


def test_pages_count_on_through_all_sheets() -> None:
    sheets = [pdf_sheet("Voorwaarden", a_pdf(pages=2)), picture_sheet("Foto", a_picture(300, 200))]
    bound = bound_behind(sheets, 4, 7, "nl")
    texts = [page_text(bound.content, index) for index in range(bound.page_count)]
    assert [f"pagina {number} van 7" in text for number, text in enumerate(texts, 5)] == [True] * 3
    assert ["Voorwaarden" in text for text in texts] == [True, True, False]
    assert bound.begins == (0, 2)


def test_as_pictures_the_pages_look_the_same_without_a_letter_in_them() -> None:
    sheet = pdf_sheet("Voorwaarden", a_pdf(pages=2))
    pictured = as_pictures(sheet)
    assert page_count(pictured.content) == pictured.page_count == 2
    assert size_of(pictured.content, 1) == UPRIGHT
    assert placed_texts(pictured.content) == []


def laid_or_refused(content: bytes) -> Sheet | None:
    """The sheet; None when it was refused in words, which is all that may go wrong."""
    try:
        return pdf_sheet("Blad", content)
    except Refused:
        return None


@pytest.mark.parametrize("size", [(0.0, 0.0), (-100.0, 200.0), (1.0, 14400.0), (595.0, 842.0)])
@pytest.mark.parametrize("crop", [None, (0, 0, 0, 0), (300, 300, 100, 100), (-1e9, 0.0, 1e9, 5.0)])
def test_a_page_without_sense_is_laid_on_a4_or_refused(
    size: tuple[float, float], crop: tuple[float, float, float, float] | None
) -> None:
    sheet = laid_or_refused(a_pdf(*size, crop=crop))
    assert sheet is None or size_of(sheet.content) in {UPRIGHT, ACROSS}


@pytest.mark.parametrize("seed", range(12))
def test_a_document_damaged_on_its_way_is_laid_on_a4_or_refused_never_more(seed: int) -> None:
    chance = Random(seed)
    content = bytearray(a_pdf(pages=2, rotate=90 * (seed % 4)))
    for _damage in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(12))
    sheet = laid_or_refused(bytes(content))
    assert sheet is None or bound_behind([sheet], 1, 3, "nl").page_count == sheet.page_count
