"""The one door through which a text reaches paper: cleaned, checked against the font, broken into lines.

A text is drawn letter for letter and never read as markup, so `<b` or `<img src=…>` is only itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from salesdesk.paper.pieces import SLACK, Piece
from salesdesk.paper.style import Align, Face, TextStyle, glyphs, load_faces

REPLACEMENT = "?"
# What the font lacks and has a plain equal for; the rest is reported and shown as a question mark.
_EQUALS = str.maketrans({
    "↔": "←→", "⇄": "←→", "⇒": "→", "✕": "×", "✗": "×", "✘": "×", "✔": "✓", "●": "•", "○": "◌", "□": "☐",
    "\u2010": "-", "\u2011": "-", "\u2015": "—", "\u202f": "\u00a0", "\u2007": "\u00a0",
    "\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
})  # fmt: skip
# A line ends at a space, but not in a Dutch postcode: `2011 PB` is one word.
_BETWEEN_WORDS = re.compile(r"(?<!\b\d{4}) | (?![A-Z]{2}\b)")
_VARIATION_SELECTORS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))


def clean(text: str) -> str:
    """What the writer meant to see: no control, zero-width or direction characters, line breaks kept."""
    if text.isascii() and text.isprintable():
        return text
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_EQUALS)
    return "".join(letter for letter in plain if letter == "\n" or _is_visible(letter))


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} and letter not in _VARIATION_SELECTORS


def missing_glyphs(*texts: str) -> tuple[str, ...]:
    """The characters of these texts that cannot be printed, sorted, each once."""
    letters = set().union(*(clean(text) for text in texts)) - {"\n"}
    return tuple(sorted(letters - glyphs(Face.REGULAR)))


def _printable(text: str) -> str:
    known = glyphs(Face.REGULAR)
    if known.issuperset(text):
        return text
    return "".join(letter if letter in known or letter == "\n" else REPLACEMENT for letter in text)


@lru_cache(maxsize=4096)
def width_of(text: str, style: TextStyle) -> float:
    """The width in points of one cleaned line."""
    load_faces()
    return sum(float(stringWidth(part, face.value, style.size)) for face, part in _runs(text, style.face))


def _runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """The line in parts of one face: the italic has fewer letters, upright ones stand in."""
    known = glyphs(face)
    if known.issuperset(text):
        yield face, text
        return
    for is_known, letters in groupby(text, key=known.__contains__):
        yield face if is_known else Face.REGULAR, "".join(letters)


def broken_lines(text: str, style: TextStyle, width: float) -> list[str]:
    """The cleaned text in lines that fit; a word wider than a line is cut where the line ends."""
    lines: list[str] = []
    for paragraph in text.rstrip("\n").split("\n"):
        lines.extend(_wrapped(_BETWEEN_WORDS.split(paragraph), style, width))
    return lines


def _wrapped(words: list[str], style: TextStyle, width: float) -> Iterator[str]:
    space = width_of(" ", style)
    line: list[str] = []
    used = 0.0
    for word in words:
        for part, part_width in _cut(word, style, width):
            if line and used + space + part_width > width:
                yield " ".join(line)
                line = []
            used = used + space + part_width if line else part_width
            line.append(part)
    yield " ".join(line)


def _cut(word: str, style: TextStyle, width: float) -> Iterator[tuple[str, float]]:
    whole = width_of(word, style)
    if whole <= width:
        yield word, whole
        return
    begin, used = 0, 0.0
    for at, letter in enumerate(word):
        step = width_of(letter, style)
        if at > begin and used + step > width:
            yield word[begin:at], used
            begin, used = at, 0.0
        used += step
    yield word[begin:], used


def draw_line(canvas: Any, x: float, y: float, text: str, style: TextStyle) -> None:
    """One line at baseline `y`; `x` is its left, right or middle, as the style is aligned."""
    cleaned = clean(text).replace("\n", " ")
    canvas.note_missing(missing_glyphs(cleaned))
    _put(canvas, x, y, _printable(cleaned), style)


def shortened(text: str, style: TextStyle, width: float) -> str:
    """The text on one line; what does not fit ends in an ellipsis. For heads and feet only."""
    line = clean(text).replace("\n", " ")[:500]
    if width_of(_printable(line), style) <= width:
        return line
    while line and width_of(_printable(line.rstrip()) + "…", style) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def _put(canvas: Any, x: float, y: float, line: str, style: TextStyle) -> None:
    if style.align is not Align.LEFT:
        x -= width_of(line, style) / (1 if style.align is Align.RIGHT else 2)
    canvas.setFillColorRGB(*style.colour)
    for face, part in _runs(line, style.face):
        canvas.setFont(face.value, style.size)
        canvas.drawString(x, y, part)
        x += float(stringWidth(part, face.value, style.size))


class Text(Piece):
    """A text of any length in one style; splits over pages, leaving two lines on each where it can."""

    def __init__(self, text: str, style: TextStyle) -> None:
        super().__init__()
        cleaned = clean(text).strip("\n")
        self.style = style
        self.missing = () if cleaned.isascii() else missing_glyphs(cleaned)
        self.text = _printable(cleaned) if cleaned.strip() else ""
        self.lines: list[str] = []
        self.lines_width = -1.0

    def height_at(self, width: float) -> float:
        if width != self.lines_width:
            self.lines = broken_lines(self.text, self.style, width) if self.text else []
            self.lines_width = width
        return len(self.lines) * self.style.leading

    def split_at(self, width: float, height: float) -> tuple[Text, Text] | None:
        self.height_at(width)
        fitting = int((height + SLACK) // self.style.leading)
        if len(self.lines) - fitting == 1:
            fitting -= 1
        if fitting < 2 or fitting >= len(self.lines):
            return None
        return self._part(self.lines[:fitting]), self._part(self.lines[fitting:])

    def least_at(self, width: float) -> float:
        tall = self.height_at(width)
        return tall if len(self.lines) <= 3 else 2 * self.style.leading

    def _part(self, lines: list[str]) -> Text:
        part = Text("", self.style)
        part.missing, part.lines, part.lines_width = self.missing, lines, self.lines_width
        part.text = "\n".join(lines)
        return part

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.note_missing(self.missing)
        self.height_at(width)
        x += {Align.LEFT: 0.0, Align.RIGHT: width, Align.CENTRE: width / 2}[self.style.align]
        y = top - self.style.ascent
        for line in self.lines:
            _put(canvas, x, y, line, self.style)
            y -= self.style.leading
