"""A table as it came in: a header, rows with their line numbers, and what is wrong per row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from salesdesk.errors import Reason

Cell = str | Decimal | date
Value = TypeVar("Value")

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_000

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_EXCEL_TEXT = re.compile(r'="([^"]*)"')
_GUARD = re.compile(r"\A'(?=[=+\-@\t\r])")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|â‚¬|\ufffd")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line, 0 for the whole file; `blocks` keeps the row out, otherwise it goes in."""

    line: int
    reason: Reason
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record; `line` is where it starts in the file, as an editor counts."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read from a file; every row has as many cells as the header."""

    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Value]):
    """What one row says, None when it cannot be used, with all that is wrong with it."""

    line: int
    value: Value | None
    problems: tuple[Problem, ...] = ()


def clean(text: str) -> str:
    """The cell without invisible signs and without the guard that exports put before `= + - @`."""
    bare = _INVISIBLE.sub("", text).strip()
    excel = _EXCEL_TEXT.fullmatch(bare)
    return excel[1].strip() if excel else _GUARD.sub("", bare, count=1)


def looks_garbled(text: str) -> bool:
    """Whether letters such as é were read in the wrong encoding once (`Ã©`), or got lost."""
    return _MOJIBAKE.search(text) is not None


def cell_text(cell: Cell) -> str:
    """The cell as words: a whole number without decimals, a date as 24-11-2026."""
    if isinstance(cell, Decimal):
        return f"{cell:.0f}" if cell == cell.to_integral_value() else f"{cell.normalize():f}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return cell
