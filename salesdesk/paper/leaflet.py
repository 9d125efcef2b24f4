"""A leaflet of the seller's own: a coloured head, an opening and what there is to say, point by point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Piece
from salesdesk.paper.style import Face, Rgb, TextStyle
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text

HEAD = TextStyle(Face.BOLD, 24, 29, style.WHITE)
LEAD = TextStyle(size=13, leading=19, colour=style.INK_SOFT)
POINT = TextStyle(size=11.5, leading=16.5)
MARK = TextStyle(Face.BOLD, 13, 16.5)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page: its title, an opening and its points."""

    title: str
    lead: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Chapters under each other, each on a page; `made_at` aware."""

    chapters: tuple[Chapter, ...]
    company: Company
    author: str
    made_at: datetime
    language: str = "nl"


def leaflet_pdf(leaflet: Leaflet) -> Pdf:
    """The leaflet on the company's paper and in its colour."""
    language = paper_language(leaflet.language)
    setup = Setup(leaflet.company, leaflet.chapters[0].title, leaflet.author, language, leaflet.made_at)
    colour = accent(leaflet.company)
    story: list[Flowable] = []
    for place, chapter in enumerate(leaflet.chapters):
        if place:
            story.append(PageBreak())
        story.extend(_pieces(chapter, colour))
    return build(story, setup)


def _pieces(chapter: Chapter, colour: Rgb) -> Iterator[Piece]:
    yield _Band(Text(chapter.title, HEAD), colour)
    yield Text(chapter.lead, LEAD).after(22)
    look = Look(pad_top=9, pad_bottom=9, gap=6)
    widths = (20.0, style.CONTENT_WIDTH - 26)
    for place, point in enumerate(chapter.points):
        line = Row((Text("✓", MARK.tinted(colour)), Text(point, POINT)), widths, look)
        yield line.after(14) if not place else line


class _Band(Piece):
    """Words in white on the colour of the house."""

    PAD = 22.0

    def __init__(self, text: Text, colour: Rgb) -> None:
        super().__init__()
        self.text, self.colour = text, colour

    def height_at(self, width: float) -> float:
        return self.text.height_at(width - 2 * self.PAD) + 4 * self.PAD

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        tall = self.height_at(width)
        canvas.setFillColorRGB(*self.colour)
        canvas.roundRect(x, top - tall, width, tall, 8, stroke=0, fill=1)
        self.text.paint(canvas, x + self.PAD, top - 2.6 * self.PAD, width - 2 * self.PAD)
