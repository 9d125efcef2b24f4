"""Note paper: four rulings, two sizes, whose talk it is, and cues in the margin."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pypdfium2
import pytest

from salesdesk.paper.note_paper import SIZES_MM, NotePaper, NoteTalk, PaperSize, Ruling, note_paper_pdf
from salesdesk.paper.preview import page_picture, whole_text
from salesdesk.paper.sheets import MM
from tests.builders import a_company, a_seller

AT = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
TALK = NoteTalk(
    "Notariskantoor Van Rhijn", date(2026, 11, 24), "Haarlem", "M. Kuipers", ("bedrijf/organisatie", "DMU")
)


def sheets(**over: object) -> bytes:
    values: dict[str, object] = {"company": a_company(), "seller": a_seller(), "made_at": AT, **over}
    return note_paper_pdf(NotePaper(**values)).content  # type: ignore[arg-type]


@pytest.mark.parametrize("size", PaperSize)
def test_the_paper_has_its_own_size(size: PaperSize) -> None:
    wide, high = pypdfium2.PdfDocument(sheets(size=size))[0].get_size()
    assert (wide / MM, high / MM) == pytest.approx(SIZES_MM[size], abs=0.1)


def test_the_head_says_whose_talk_it_is_and_the_margin_what_to_ask() -> None:
    text = whole_text(sheets(talk=TALK))
    for words in ("Notariskantoor Van Rhijn", "24-11-2026", "M. Kuipers", "Haarlem", "organisatie", "DMU"):
        assert words in text


def test_without_a_talk_there_is_room_to_write_it() -> None:
    text = whole_text(sheets())
    assert "Klant" in text
    assert "Datum" in text


def test_cues_stand_once_however_many_sheets() -> None:
    text = whole_text(sheets(talk=TALK, pages=3))
    assert text.count("DMU") == 1
    assert text.count("Notariskantoor Van Rhijn") == 3


def ink(content: bytes) -> int:
    picture = page_picture(content, 0, 600)
    return sum(value < 235 for value in picture.rgb[::3])


def test_each_ruling_draws_something_else() -> None:
    plain, dotted, lined, squared = (
        ink(sheets(ruling=ruling)) for ruling in (Ruling.PLAIN, Ruling.DOTTED, Ruling.LINED, Ruling.SQUARED)
    )
    assert plain < min(dotted, lined)
    assert lined < squared


def test_a_list_of_two_hundred_keywords_goes_on_from_sheet_to_sheet() -> None:
    cues = tuple(f"no{number}x met nog wat woorden erbij" for number in range(200))
    content = sheets(talk=NoteTalk("Klant", TALK.day, cues=cues), size=PaperSize.A5)
    assert all(cue.split()[0] in whole_text(content) for cue in cues)
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        assert min(text.get_charbox(place)[1] for place in range(text.count_chars())) > 10 * MM


def test_the_last_question_of_a_full_margin_stands_on_the_second_sheet() -> None:
    talk = NoteTalk("Klant", TALK.day, cues=(*("eisen aan product",) * 21, "nieuwe afspraak"))
    content = sheets(talk=talk, size=PaperSize.A5, pages=3)
    assert len(pypdfium2.PdfDocument(content)) == 3
    assert "nieuwe" in pypdfium2.PdfDocument(content)[1].get_textpage().get_text_range()


def test_a_keyword_wider_than_the_margin_wraps_inside_it() -> None:
    talk = NoteTalk("Klant", TALK.day, cues=("onderhoudscontractverlengingsvoorwaarden/prijs",))
    text = pypdfium2.PdfDocument(sheets(talk=talk))[0].get_textpage()
    place = text.search("prijs").get_next()
    assert place is not None
    assert text.get_charbox(place[0] + 4)[2] < (15 + 32) * MM
