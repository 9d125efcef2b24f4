"""The head of a modern offer: a band in the colour of the house over the whole width of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.letterhead import RIGHT, accent, draw_sign, sign_width
from salesdesk.paper.style import Face, Rgb, TextStyle
from salesdesk.paper.text import draw_line, shortened, width_of
from salesdesk.words import gettext_for

TALL = 104.0
SIGN, PLATE = 38.0, 7.0
MIDDLE = style.PAGE_HEIGHT - TALL / 2
STRIPE = 5.0
NAME = TextStyle(Face.BOLD, 15.0, 18.0, style.WHITE)
NUMBER = TextStyle(Face.BOLD, 21.0, 25.0, style.WHITE).right()
SOFT: Rgb = (0.93, 0.96, 0.96)
SMALL = TextStyle(size=8.6, leading=11.2, colour=SOFT)


@dataclass(frozen=True, slots=True)
class BandHead:
    """Our sign on a white plate at the left, the number of the offer at the right."""

    company: Company
    number: str
    mark: str
    language: str

    @property
    def room(self) -> float:
        """Points from the top of the page to the text."""
        return TALL + 26.0

    def draw(self, canvas: Any) -> None:
        canvas.setFillColorRGB(*accent(self.company))
        canvas.rect(0, style.PAGE_HEIGHT - TALL, style.PAGE_WIDTH, TALL, stroke=0, fill=1)
        wide = sign_width(self.company, SIGN)
        canvas.setFillColorRGB(*style.WHITE)
        left, low = style.MARGIN_LEFT, MIDDLE - SIGN / 2 - PLATE
        canvas.roundRect(left, low, wide + 2 * PLATE, SIGN + 2 * PLATE, 7, stroke=0, fill=1)
        draw_sign(canvas, self.company, left + PLATE, MIDDLE + SIGN / 2, SIGN)
        self._draw_words(canvas, left + wide + 2 * PLATE + 12)

    def _draw_words(self, canvas: Any, begin: float) -> None:
        say = gettext_for(self.language)
        kind = "  ·  ".join(part for part in (say("Offerte"), self.mark) if part)
        taken = max(width_of(self.number, NUMBER), width_of(kind, SMALL)) + 18
        room = RIGHT - begin - taken
        name = shortened(self.company.name, NAME, room)
        tagline = shortened(self.company.tagline, SMALL, room) if self.company.tagline.strip() else ""
        draw_line(canvas, begin, MIDDLE + (2 if tagline else -5), name, NAME)
        if tagline:
            draw_line(canvas, begin, MIDDLE - 12, tagline, SMALL)
        draw_line(canvas, RIGHT, MIDDLE + 9, kind, SMALL.right())
        draw_line(canvas, RIGHT, MIDDLE - 15, self.number, NUMBER)

    def draw_next(self, canvas: Any) -> None:
        """What is left of the band on later pages."""
        canvas.setFillColorRGB(*accent(self.company))
        canvas.rect(0, style.PAGE_HEIGHT - STRIPE, style.PAGE_WIDTH, STRIPE, stroke=0, fill=1)
