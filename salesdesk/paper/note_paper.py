"""Note paper for a talk: lined, squared or dotted, with whose visit it is and what to ask in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent, draw_sign
from salesdesk.paper.letters import paper_language
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.pieces import draw_rule
from salesdesk.paper.sheets import MM, sheets_pdf
from salesdesk.paper.style import Align, Face, Rgb, TextStyle
from salesdesk.paper.text import broken_lines, clean, draw_line, shortened, width_of
from salesdesk.words import gettext_for


class Ruling(StrEnum):
    LINED = "lined"
    SQUARED = "squared"
    DOTTED = "dotted"
    PLAIN = "plain"


class PaperSize(StrEnum):
    A4 = "a4"
    A5 = "a5"


SIZES_MM = {PaperSize.A4: (210.0, 297.0), PaperSize.A5: (148.0, 210.0)}
# Inks a copier keeps and a pen drowns.
LINE_INK: Rgb = (0.74, 0.78, 0.79)
DOT_INK: Rgb = (0.55, 0.60, 0.61)
SIDE, TOP, FOOT = 15.0, 12.0, 12.0
HEAD = 21.0
LINE_STEP, SQUARE_STEP = 8.0, 5.0
CUE = TextStyle(Face.SEMIBOLD, 8.4, 10.4, style.INK_SOFT)
SIGN = 7.0 * MM
NAME = TextStyle(Face.BOLD, 10.5, 13)
FACT = TextStyle(size=8.4, leading=11, colour=style.MUTED)
FACTS_RIGHT = TextStyle(size=8.4, leading=11, colour=style.MUTED, align=Align.RIGHT)
CUSTOMER = TextStyle(Face.SEMIBOLD, 10.5, 13, align=Align.RIGHT)
LEAST_AIR = 5.0


@dataclass(frozen=True, slots=True)
class NoteTalk:
    """The visit the notes are of; `cues` are the keywords of its questions."""

    customer: str
    day: date
    place: str = ""
    contact: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotePaper:
    """Some sheets; without a talk the head has room to write whose it is. `made_at` aware."""

    company: Company
    seller: Seller
    made_at: datetime
    ruling: Ruling = Ruling.LINED
    size: PaperSize = PaperSize.A4
    talk: NoteTalk | None = None
    pages: int = 1
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class _Page:
    """The measures of one sheet in points, from the lower left."""

    wide: float
    high: float
    left: float
    right: float
    top: float
    foot: float


def note_paper_pdf(paper: NotePaper) -> Pdf:
    """The sheets; cues stand in the margin, what does not fit on the next sheet: none is left out."""
    language = paper_language(paper.language)
    wide, high = (side * MM for side in SIZES_MM[paper.size])
    say = gettext_for(language)
    cues = paper.talk.cues if paper.talk else ()
    margin = (32.0 if paper.size is PaperSize.A4 else 27.0) * MM if cues else 0.0
    page = _Page(wide, high, SIDE * MM, wide - SIDE * MM, high - (TOP + HEAD) * MM, FOOT * MM)
    margins = _margins(cues, page.top - page.foot, margin - 5 * MM - 12)
    margins += [[] for _sheet in range(max(paper.pages, 1) - len(margins))]
    draws = [
        partial(_draw, paper=paper, page=page, margin=margin, blocks=blocks,
                words=(say("Klant"), say("Datum")), language=language)
        for blocks in margins
    ]  # fmt: skip
    title = say("Notities")
    return sheets_pdf(draws, (wide, high), title, paper.seller.name, language, paper.made_at)


def _draw(
    canvas: Any,
    paper: NotePaper,
    page: _Page,
    margin: float,
    blocks: Sequence[Sequence[str]],
    words: tuple[str, str],
    language: str,
) -> None:
    _draw_head(canvas, paper, page, words, language)
    _RULERS[paper.ruling](canvas, page, page.left + margin)
    if margin:
        canvas.setStrokeColorRGB(*accent(paper.company))
        canvas.setLineWidth(0.6)
        x = page.left + margin - 2.5 * MM
        canvas.line(x, page.foot, x, page.top)
        _draw_cues(canvas, page, blocks)


def _draw_head(canvas: Any, paper: NotePaper, page: _Page, words: tuple[str, str], language: str) -> None:
    """Our sign at the left, the customer and the visit at the right."""
    top = page.high - TOP * MM
    company, talk = paper.company, paper.talk
    begin = page.left + draw_sign(canvas, company, page.left, top, SIGN) + 2.5 * MM
    room = (page.right - page.left) * 0.42
    name_room = page.left + room - begin - 4 * MM
    draw_line(canvas, begin, top - SIGN / 2 + 1, shortened(company.name, NAME, name_room), NAME)
    draw_line(canvas, begin, top - SIGN / 2 - 9, shortened(paper.seller.name, FACT, name_room), FACT)
    if talk is not None:
        right = page.right - page.left - room
        draw_line(canvas, page.right, top - SIGN / 2 + 1, shortened(talk.customer, CUSTOMER, right), CUSTOMER)
        day = formats.paper_date(talk.day, language)
        facts = "  ·  ".join(part for part in (day, talk.contact, talk.place) if part)
        draw_line(canvas, page.right, top - SIGN / 2 - 9, shortened(facts, FACTS_RIGHT, right), FACTS_RIGHT)
    else:
        for place, word in enumerate(words):
            x = page.left + room + place * (page.right - page.left - room) * 0.6
            draw_line(canvas, x, top - SIGN / 2 - 9, word, FACT)
            end = page.right if place else x + (page.right - page.left - room) * 0.55
            begin_line = x + width_of(word, FACT) + 3
            draw_rule(canvas, begin_line, top - SIGN / 2 - 10.5, end - begin_line, style.WRITING_LINE, 0.5)
    draw_rule(canvas, page.left, page.top + 5 * MM, page.right - page.left, accent(company), 0.9)


def _margins(cues: Sequence[str], room: float, width: float) -> list[list[list[str]]]:
    """The keywords in lines, sheet by sheet as far as the height allows."""
    sheets: list[list[list[str]]] = []
    left = 0.0
    for lines in (_broken_cue(clean(cue), width)[:3] for cue in cues if clean(cue).strip()):
        tall = len(lines) * CUE.leading + LEAST_AIR
        if tall > left:
            sheets.append([])
            left = room
        sheets[-1].append(lines)
        left -= tall
    return sheets


def _draw_cues(canvas: Any, page: _Page, blocks: Sequence[Sequence[str]]) -> None:
    """A box to tick and the keyword; spread over the height, so that each has room beside it."""
    if not blocks:
        return
    tall = [len(lines) * CUE.leading for lines in blocks]
    air = min((page.top - page.foot - sum(tall)) / len(tall), LINE_STEP * 3.5 * MM)
    y = page.top
    canvas.setStrokeColorRGB(*style.INK_SOFT)
    canvas.setLineWidth(0.6)
    for lines, high in zip(blocks, tall, strict=True):
        canvas.rect(page.left, y - CUE.ascent - 0.6, 6.4, 6.4, stroke=1, fill=0)
        for place, line in enumerate(lines):
            draw_line(canvas, page.left + 11, y - CUE.ascent - place * CUE.leading, line, CUE)
        y -= high + air


def _broken_cue(cue: str, width: float) -> list[str]:
    """In lines; two words with a stroke between them may part there."""
    return broken_lines(cue if width_of(cue, CUE) <= width else cue.replace("/", "/ "), CUE, width)


def _rule_lines(canvas: Any, page: _Page, left: float) -> None:
    _lines(canvas)
    for y in _steps(page.top - LINE_STEP * MM, page.foot, LINE_STEP):
        canvas.line(left, y, page.right, y)


def _rule_squares(canvas: Any, page: _Page, left: float) -> None:
    """Whole squares only, from the right edge on."""
    _lines(canvas)
    step = SQUARE_STEP * MM
    across = int((page.right - left + 0.01) / step)
    down = int((page.top - page.foot + 0.01) / step)
    begin, bottom = page.right - across * step, page.top - down * step
    for place in range(across + 1):
        canvas.line(begin + place * step, bottom, begin + place * step, page.top)
    for place in range(down + 1):
        canvas.line(begin, page.top - place * step, page.right, page.top - place * step)


def _rule_dots(canvas: Any, page: _Page, left: float) -> None:
    canvas.setFillColorRGB(*DOT_INK)
    step = SQUARE_STEP * MM
    across = int((page.right - left + 0.01) / step)
    for y in _steps(page.top, page.foot, SQUARE_STEP):
        for place in range(across + 1):
            canvas.circle(page.right - place * step, y, 0.55, stroke=0, fill=1)


def _rule_nothing(canvas: Any, page: _Page, left: float) -> None:
    del canvas, page, left


def _lines(canvas: Any) -> None:
    canvas.setStrokeColorRGB(*LINE_INK)
    canvas.setLineWidth(0.4)


def _steps(top: float, foot: float, step_mm: float) -> list[float]:
    count = int((top - foot) / (step_mm * MM) + 0.001)
    return [top - place * step_mm * MM for place in range(count + 1)]


_RULERS = {
    Ruling.LINED: _rule_lines,
    Ruling.SQUARED: _rule_squares,
    Ruling.DOTTED: _rule_dots,
    Ruling.PLAIN: _rule_nothing,
}
