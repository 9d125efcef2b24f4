"""Takes the cells of one row by field name and remembers what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from salesdesk.domain.offer_line_rules import LARGEST_AMOUNT
from salesdesk.errors import N_, Reason
from salesdesk.exchange import figures
from salesdesk.exchange.columns import Mapping
from salesdesk.exchange.fields import Kind, fields_of
from salesdesk.exchange.sheet import Cell, Problem, Row, Sheet, cell_text

Value = TypeVar("Value")
# As many decimals as are kept; more would make a second import see a difference.
PRICE_PLACES = 6
QUANTITY_PLACES = 3


class Columns:
    """Where each field stands in a file, and how its number columns are written."""

    def __init__(self, sheet: Sheet, mapping: Mapping, kind: Kind) -> None:
        self.header = sheet.header
        self.places = {name: column for column, name in enumerate(mapping.targets) if name}
        self.signs: dict[str, str] = {}
        self.doubtful: set[str] = set()
        for field in fields_of(kind):
            column = self.places.get(field.name)
            if not field.is_number or column is None:
                continue
            sign = figures.column_sign(row.cells[column] for row in sheet.rows)
            if sign == "?":
                self.doubtful.add(field.name)
                sign = mapping.decimal_sign
            self.signs[field.name] = sign


class RowReader:
    """One row; a value that cannot be read is a problem of the row, never an exception."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self.line = row.line
        self.problems: list[Problem] = []
        self._cells = row.cells
        self._columns = columns

    @property
    def is_blocked(self) -> bool:
        return any(problem.blocks for problem in self.problems)

    def cell(self, name: str) -> Cell:
        column = self._columns.places.get(name)
        return "" if column is None else self._cells[column]

    def text(self, name: str, most: int = 10_000) -> str:
        """The cell on one line, cut off at what its field holds."""
        if name not in self._columns.places:
            return ""
        words = " ".join(cell_text(self.cell(name)).split())
        if len(words) > most:
            self.wrong(
                name, N_("Deze tekst is langer dan {most} tekens en wordt afgekapt."), False, most=most
            )
        return words[:most]

    def read(
        self, name: str, reader: Callable[[str], Value], text: str, *, blocks: bool = False
    ) -> Value | None:
        """The cell through a reader that may raise ValueError; None when empty or unreadable."""
        words = self.text(name)
        return self._tried(name, words, lambda: reader(words), text, blocks)

    def number(self, name: str, *, blocks: bool = True) -> Decimal | None:
        cell = self.cell(name)
        sign = self._columns.signs.get(name, "")
        text = N_("‘{cell}’ is geen getal.")
        value = self._tried(name, cell_text(cell), lambda: figures.number(cell, sign), text, blocks)
        if value is not None and abs(value) >= LARGEST_AMOUNT:
            self.wrong(name, N_("Dit getal is te groot om te bewaren."), blocks)
            return None
        return value

    def day(self, name: str, *, blocks: bool = True) -> date | None:
        cell = self.cell(name)
        text = N_("‘{cell}’ is geen datum.")
        return self._tried(name, cell_text(cell), lambda: figures.day(cell), text, blocks)

    def month(self, name: str, year: int) -> date | None:
        cell = self.cell(name)
        text = N_("‘{cell}’ is geen maand.")
        return self._tried(name, cell_text(cell), lambda: figures.month(cell, year), text, True)

    def wrong(self, name: str, text: str, blocks: bool = True, **values: object) -> None:
        column = self._columns.places.get(name)
        at = "" if column is None else self._columns.header[column]
        self.problems.append(Problem(self.line, Reason(text, at, values), blocks))

    def _tried(
        self, name: str, words: str, reader: Callable[[], Value], text: str, blocks: bool
    ) -> Value | None:
        if not words.strip():
            return None
        try:
            return reader()
        except (ValueError, OverflowError):
            self.wrong(name, text, blocks, cell=words[:40])
            return None


def cut(value: Decimal, places: int) -> Decimal:
    """The number rounded half-up to what is kept of it."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
