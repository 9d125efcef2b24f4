"""Sheets drawn by hand to the millimetre, without letterhead or footer: cards and note paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from salesdesk.paper import style
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.text import clean

MM = 72 / 25.4
Draw = Callable[[Any], None]


class _Sheets(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Remembers what the font could not print, as every paper does."""

    def __init__(self, made_at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moment = f"D:{made_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
        self.setDateFormatter(lambda *_moment: moment)
        self.missing: set[str] = set()

    def note_missing(self, letters: Iterable[str]) -> None:
        self.missing.update(letters)


def sheets_pdf(
    pages: Sequence[Draw],
    size: tuple[float, float],
    title: str,
    author: str,
    language: str,
    made_at: datetime,
) -> Pdf:
    """Each page drawn on paper of this size in points; printers must not scale it, and are told so."""
    style.load_faces()
    out = BytesIO()
    canvas = _Sheets(
        made_at, out, pagesize=size, invariant=1, pageCompression=1, lang=language,
        initialFontName=style.Face.REGULAR.value,
    )  # fmt: skip
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setCreator("SalesDesk")
    canvas.setProducer("SalesDesk")
    canvas.setViewerPreference("PrintScaling", "None")
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return Pdf(out.getvalue(), len(pages), tuple(sorted(canvas.missing)))
