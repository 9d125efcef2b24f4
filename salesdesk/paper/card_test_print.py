"""A test print on plain paper: the outline of every card and a ruler, to see how far this printer is off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from salesdesk.paper import style
from salesdesk.paper.card_presets import A4_HEIGHT_MM, LAYOUTS, CardLayout, CardSheet
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.sheets import MM, sheets_pdf
from salesdesk.paper.style import Align, TextStyle
from salesdesk.paper.text import broken_lines, clean, draw_line
from salesdesk.words import gettext_for

FIGURE = TextStyle(size=6.5, leading=8, colour=style.MUTED, align=Align.CENTRE)
WORDS = TextStyle(size=8.4, leading=11.4)
RULER_MM = 50


@dataclass(frozen=True, slots=True)
class CardTestPrint:
    """Where the cards would come; `made_at` aware."""

    sheet: CardSheet
    made_at: datetime
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    language: str = "nl"


def card_test_pdf(test: CardTestPrint) -> Pdf:
    """One page: outlines, a cross in the first card, rulers, and how to read them."""
    say = gettext_for(test.language)
    words = say(
        "Druk dit blad af op 100 %, leg het op een kaartvel en houd beide tegen het licht. Vallen de lijnen "
        "naast de kaartjes? Meet hoeveel en vul dat in SalesDesk in: naar rechts en omlaag is plus, naar "
        "links en omhoog is min. De liniaal moet precies {count} mm zijn; is hij korter, dan verkleint "
        "je printer."
    ).format(count=RULER_MM)
    now = say("Nu ingesteld: {x} mm naar rechts, {y} mm omlaag.").format(
        x=f"{test.offset_x_mm:g}".replace(".", ","), y=f"{test.offset_y_mm:g}".replace(".", ",")
    )
    draw = partial(_draw, test=test, layout=LAYOUTS[test.sheet], words=(words, now))
    size = (style.PAGE_WIDTH, style.PAGE_HEIGHT)
    return sheets_pdf([draw], size, say("Testafdruk visitekaartjes"), "", test.language, test.made_at)


def _draw(canvas: Any, test: CardTestPrint, layout: CardLayout, words: tuple[str, ...]) -> None:
    dx, dy = test.offset_x_mm, test.offset_y_mm
    canvas.setStrokeColorRGB(0.25, 0.25, 0.25)
    canvas.setLineWidth(0.4)
    corners = [(left + dx, top + dy) for left, top in layout.corners()]
    for left, top in corners:
        y = (A4_HEIGHT_MM - top - layout.height) * MM
        canvas.rect(left * MM, y, layout.width * MM, layout.height * MM, stroke=1, fill=0)
    first_left, first_top = corners[0]
    _draw_cross(canvas, first_left + layout.width / 2, first_top + layout.height / 2)
    left, top = corners[layout.columns]
    _draw_ruler(canvas, left + 8, top + 12)
    y = (A4_HEIGHT_MM - corners[2 * layout.columns][1]) * MM - 16
    for text in words:
        for line in broken_lines(clean(text), WORDS, (layout.width - 16) * MM):
            draw_line(canvas, (left + 8) * MM, y, line, WORDS)
            y -= WORDS.leading
        y -= 4


def _draw_cross(canvas: Any, x: float, y: float) -> None:
    long = 6
    canvas.line((x - long) * MM, (A4_HEIGHT_MM - y) * MM, (x + long) * MM, (A4_HEIGHT_MM - y) * MM)
    canvas.line(x * MM, (A4_HEIGHT_MM - y - long) * MM, x * MM, (A4_HEIGHT_MM - y + long) * MM)


def _draw_ruler(canvas: Any, x: float, y: float) -> None:
    """Millimetres across, and a short one down, beginning at a corner of their own."""
    base = (A4_HEIGHT_MM - y) * MM
    canvas.line(x * MM, base, (x + RULER_MM) * MM, base)
    canvas.line(x * MM, base, x * MM, base - 30 * MM)
    for step in range(RULER_MM + 1):
        long = 3.5 if step % 10 == 0 else 2.5 if step % 5 == 0 else 1.5
        canvas.line((x + step) * MM, base, (x + step) * MM, base + long * MM)
        if step % 10 == 0:
            draw_line(canvas, (x + step) * MM, base + 4.6 * MM, str(step), FIGURE)
        if 0 < step <= 30:
            canvas.line(x * MM, base - step * MM, (x - long) * MM, base - step * MM)
