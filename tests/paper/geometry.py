"""What stands where in a PDF: lines of text with their place, and a comparison with a golden document."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
REWRITE = "SALESDESK_REWRITE_GOLDEN"


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of text; points from the left and the bottom of its page (counted from 1)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str


def placed_texts(content: bytes) -> list[Placed]:
    found = []
    document = pypdfium2.PdfDocument(content)
    for index in range(len(document)):
        page = document[index].get_textpage()
        for at in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(at)
            text = page.get_text_bounded(left, bottom, right, top).strip()
            if text:
                found.append(Placed(index + 1, left, bottom, right, top, text))
    document.close()
    return found


def portrait(content: bytes) -> str:
    """Every run of text with its page and place in whole points."""
    lines = [
        f"{run.page} {run.left:5.0f} {run.bottom:5.0f} {run.right:5.0f}  {run.text}"
        for run in placed_texts(content)
    ]
    return "\n".join(lines) + "\n"


def assert_golden(name: str, content: bytes) -> None:
    """The same texts in the same places as the kept document; set the variable to keep today's."""
    file = GOLDEN / f"{name}.txt"
    now = portrait(content)
    if os.environ.get(REWRITE):
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")
