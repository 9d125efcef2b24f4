"""The one house style of all paper: faces, colours, sizes and the A4 page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

import font_source_sans_pro
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

Rgb = tuple[float, float, float]

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN_LEFT = MARGIN_RIGHT = 56.0
MARGIN_BOTTOM = 66.0
FOOTER_RULE = 52.0
CONTENT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT

DEFAULT_COLOUR = "#0f766e"
READABLE = 4.5


class Face(StrEnum):
    """The four cuts of Source Sans Pro that paper uses, by the name they are registered under."""

    REGULAR = "SalesDesk-Regular"
    SEMIBOLD = "SalesDesk-Semibold"
    BOLD = "SalesDesk-Bold"
    ITALIC = "SalesDesk-Italic"


_FILES = {
    Face.REGULAR: "SourceSansPro-Regular.ttf",
    Face.SEMIBOLD: "SourceSansPro-Semibold.ttf",
    Face.BOLD: "SourceSansPro-Bold.ttf",
    Face.ITALIC: "SourceSansPro-It.ttf",
}


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set; sizes in points."""

    face: Face = Face.REGULAR
    size: float = 9.5
    leading: float = 13.0
    colour: Rgb = (0.086, 0.125, 0.122)
    align: Align = Align.LEFT

    @property
    def ascent(self) -> float:
        """From the top of the line to its baseline: the same for every size with the same leading."""
        return self.leading * 0.712

    def right(self) -> TextStyle:
        return replace(self, align=Align.RIGHT)

    def tinted(self, colour: Rgb) -> TextStyle:
        return replace(self, colour=colour)


def rgb(code: str) -> Rgb:
    """`#0f766e` as three parts of one; anything else gives the default colour."""
    found = re.fullmatch(r"#([0-9a-fA-F]{6})", code.strip())
    digits = found.group(1) if found else DEFAULT_COLOUR[1:]
    return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def contrast_with_white(colour: Rgb) -> float:
    """WCAG contrast against white paper, 1 to 21; a grey printer keeps it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)


def readable(colour: Rgb) -> Rgb:
    """The colour itself, darkened as far as needed to read it on white, on a grey printer too."""
    while contrast_with_white(colour) < READABLE:
        colour = (colour[0] * 0.94, colour[1] * 0.94, colour[2] * 0.94)
    return colour


INK = rgb("#16201f")
INK_SOFT = rgb("#3f4c50")
MUTED = rgb("#5c6a70")
HAIRLINE = rgb("#d5dcde")
WRITING_LINE = rgb("#9aa6ab")
WHITE: Rgb = (1.0, 1.0, 1.0)

BODY = TextStyle()
STRONG = TextStyle(face=Face.SEMIBOLD)
LEAD = TextStyle(size=10.5, leading=14.5)
TIGHT = TextStyle(size=9.0, leading=12.0)
BODY_SOFT = TextStyle(colour=INK_SOFT)
ASIDE = TextStyle(face=Face.ITALIC, colour=INK_SOFT)
SMALL = TextStyle(size=8.4, leading=11.2, colour=MUTED)
SMALL_STRONG = TextStyle(face=Face.SEMIBOLD, size=8.4, leading=11.2, colour=INK)
LABEL = TextStyle(size=8.4, leading=13.0, colour=MUTED)
TABLE_HEAD = TextStyle(face=Face.SEMIBOLD, size=8.4, leading=11.2, colour=MUTED)
TITLE = TextStyle(face=Face.BOLD, size=18.0, leading=22.0)
SUBTITLE = TextStyle(face=Face.SEMIBOLD, size=11.0, leading=14.5, colour=INK_SOFT)
HEADING = TextStyle(face=Face.SEMIBOLD, size=11.0, leading=14.5)
TOTAL = TextStyle(face=Face.BOLD, size=11.5, leading=15.0)
FIGURE = TextStyle(face=Face.SEMIBOLD, size=14.0, leading=18.0)
COMPANY_NAME = TextStyle(face=Face.BOLD, size=13.5, leading=16.0)
FOOTER = TextStyle(size=7.6, leading=10.4, colour=MUTED)


@cache
def load_faces() -> None:
    """Register the faces once; each PDF embeds the part of them that it uses."""
    folder = Path(font_source_sans_pro.font_directory)
    for face, file in _FILES.items():
        registerFont(TTFont(face.value, str(folder / file)))


@cache
def glyphs(face: Face) -> frozenset[str]:
    """Every character the face can print."""
    load_faces()
    known = getFont(face.value).face.charToGlyph
    return frozenset(chr(code) for code in known if code >= ord(" "))
