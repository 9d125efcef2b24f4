"""Pages of a finished PDF as pictures and as text, for the screen, the printer and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any

import pypdfium2

_ONE_AT_A_TIME = Lock()  # PDFium itself cannot be used from two threads at once


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page in pixels; `rgb` holds three bytes a pixel, row after row without padding."""

    width: int
    height: int
    rgb: bytes


def one_at_a_time() -> Lock:
    """To be held around every call of PDFium."""
    return _ONE_AT_A_TIME


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


class PdfState(StrEnum):
    """Whether a PDF that somebody else made can be shown."""

    GOOD = "good"
    BROKEN = "broken"
    LOCKED = "locked"


def pdf_state(content: bytes) -> PdfState:
    """Look into a PDF of unknown making: locked needs a password to open; without pages it is broken too."""
    try:
        with _opened(content) as document:
            return PdfState.GOOD if len(document) else PdfState.BROKEN
    except pypdfium2.PdfiumError as error:
        # PDFium may repeat the reason of the file before, so the file itself must say that it is encrypted
        is_locked = "password" in str(error).lower() and b"/Encrypt" in content
        return PdfState.LOCKED if is_locked else PdfState.BROKEN


def page_count(content: bytes) -> int:
    with _opened(content) as document:
        return len(document)


def page_picture(content: bytes, index: int, width_px: int) -> PagePicture:
    """The page (counted from 0) drawn `width_px` wide; IndexError beyond the last."""
    with _opened(content) as document:
        if not 0 <= index < len(document):
            raise IndexError(index)
        page = document[index]
        bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True, prefer_bgrx=False)
        rows = bytes(bitmap.buffer)
        used = bitmap.width * bitmap.n_channels
        rgb = b"".join(rows[at : at + used] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
        return PagePicture(bitmap.width, bitmap.height, rgb)


def page_text(content: bytes, index: int) -> str:
    """The text of one page (counted from 0), line by line."""
    with _opened(content) as document:
        return str(document[index].get_textpage().get_text_range()).replace("\r\n", "\n")


def whole_text(content: bytes) -> str:
    """The text of all pages."""
    return "\n".join(page_text(content, index) for index in range(page_count(content)))
