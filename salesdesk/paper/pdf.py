"""From pieces to PDF bytes: pages, numbers, fixed metadata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Protocol

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.letterhead import FACT_GAP, Letterhead, draw_footer, draw_running_head
from salesdesk.paper.pieces import Piece
from salesdesk.paper.text import clean

RUNNING_HEAD_ROOM = 66.0


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document; `missing_glyphs` are characters the font lacks, printed as question marks."""

    content: bytes
    page_count: int
    missing_glyphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in a folder, so that pages count on; 0 in all means it stands alone."""

    pages_before: int = 0
    pages_in_all: int = 0


ALONE = Place()


class PageHead(Protocol):
    """What stands on top of the first page, and above the running head of later ones."""

    @property
    def room(self) -> float: ...
    def draw(self, canvas: Any) -> None: ...
    def draw_next(self, canvas: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Setup:
    """What all pages of a document share; `made_at` is aware and goes into the metadata.

    `head` takes the place of the letterhead; `pages_behind` of other documents are counted with its own.
    """

    company: Company
    title: str
    author: str
    language: str
    made_at: datetime
    mark: str = ""
    slim: bool = False
    place: Place = ALONE
    head: PageHead | None = None
    pages_behind: int = 0

    @property
    def running_title(self) -> str:
        """The head of later pages; a letter's mark, such as Concept, is on every page of it."""
        return self.title if self.slim or not self.mark else f"{self.title}{FACT_GAP}{self.mark}"


def build(story: Sequence[Flowable], setup: Setup) -> Pdf:
    """The document on A4; the same pieces and setup give the same bytes."""
    style.load_faces()
    out = BytesIO()
    canvases: list[_Canvas] = []

    def new_canvas(*args: Any, **kwargs: Any) -> _Canvas:
        canvases.append(_Canvas(setup, *args, **kwargs))
        return canvases[-1]

    head = _head_of(setup)

    def draw_next(canvas: Any, _document: Any) -> None:
        head.draw_next(canvas)
        draw_running_head(canvas, setup.company, setup.running_title)

    document = BaseDocTemplate(
        out,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[
            _template("first", head.room, lambda canvas, _document: head.draw(canvas)),
            _template("next", RUNNING_HEAD_ROOM, draw_next),
        ],
        title=clean(setup.title),
        author=clean(setup.author),
        subject="",
        creator="SalesDesk",
        producer="SalesDesk",
        lang=setup.language,
        initialFontName=style.Face.REGULAR.value,
        invariant=1,
        pageCompression=1,
    )
    document.build([NextPageTemplate("next"), *story], canvasmaker=new_canvas)
    missing = set().union(*(canvas.missing for canvas in canvases))
    return Pdf(out.getvalue(), canvases[-1].page_count, tuple(sorted(missing)))


def room_on_first_page(setup: Setup) -> float:
    """The height in points left for pieces on the first page."""
    return style.PAGE_HEIGHT - _head_of(setup).room - style.MARGIN_BOTTOM


def _head_of(setup: Setup) -> PageHead:
    return setup.head or Letterhead(setup.company, slim=setup.slim, mark=setup.mark)


def height_of(story: Sequence[Flowable]) -> float:
    """What the pieces take under each other, in points."""
    pieces = [piece for piece in story if isinstance(piece, Piece)]
    return sum(piece.room_at(style.CONTENT_WIDTH) for piece in pieces)


def _template(name: str, top: float, draw: Any) -> PageTemplate:
    frame = Frame(
        style.MARGIN_LEFT,
        style.MARGIN_BOTTOM,
        style.CONTENT_WIDTH,
        style.PAGE_HEIGHT - top - style.MARGIN_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=name,
    )
    return PageTemplate(id=name, frames=[frame], onPage=draw)


class _Canvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps the pages until the last, since each says how many there are."""

    def __init__(self, setup: Setup, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        made_at = f"D:{setup.made_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
        self.setDateFormatter(lambda *_moment: made_at)
        self.setup = setup
        self.missing: set[str] = set()
        self.page_count = 0
        self.kept: list[dict[str, Any]] = []

    def note_missing(self, letters: Iterable[str]) -> None:
        self.missing.update(letters)

    def showPage(self) -> None:
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        self.page_count = len(self.kept)
        setup, count = self.setup, self.setup.place.pages_in_all or len(self.kept) + self.setup.pages_behind
        for number, page in enumerate(self.kept, start=1 + setup.place.pages_before):
            self.__dict__.update(page)
            draw_footer(self, setup.company, setup.language, number, count)
            super().showPage()
        self.page_count = len(self.kept)
        super().save()
