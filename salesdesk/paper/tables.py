"""Tables and grids on paper: columns of fixed width, rows that may split, heads repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from salesdesk.paper.pieces import SLACK, Piece, Stack, draw_rule
from salesdesk.paper.style import HAIRLINE, Rgb

TALL = 190.0
"""A row lower than this many points stays whole and moves to the next page."""
TALLEST_TAIL = 300.0
"""Totals higher than this many points may be parted; others move to a page of theirs with the last rows."""
LAST_LINES = 40.0
"""What a tall last row sends along with the totals, at least."""


MOST_TIED = 2 * TALL
"""Rows that belong together and take no more than this move to the next page together."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a row is dressed: room above and below, lines over and under it, white between columns."""

    pad_top: float = 5.0
    pad_bottom: float = 5.0
    gap: float = 10.0
    rule: Rgb | None = HAIRLINE
    thickness: float = 0.5
    top_rule: Rgb | None = None


PLAIN = Look(pad_top=0, pad_bottom=0, rule=None)


class Row(Piece):
    """Cells side by side; `widths` hold the columns' widths without the gap between them."""

    def __init__(self, cells: Sequence[Piece], widths: Sequence[float], look: Look = PLAIN) -> None:
        super().__init__()
        self.cells, self.widths, self.look = tuple(cells), tuple(widths), look
        self.tall = -1.0
        self.tied_above = self.tied_below = False

    def tied(self, *, above: bool = False, below: bool = False) -> Row:
        """The same row on one page with the row above it, or with the one below it."""
        self.tied_above, self.tied_below = above, below
        return self

    def height_at(self, width: float) -> float:
        del width
        if self.tall < 0:
            self.tall = self._pads + max(self._heights(), default=0.0)
        return self.tall

    @property
    def _pads(self) -> float:
        return self.look.pad_top + self.look.pad_bottom

    def _heights(self) -> list[float]:
        return [cell.height_at(wide) for cell, wide in zip(self.cells, self.widths, strict=True)]

    def split_at(self, width: float, height: float) -> tuple[Row, Row] | None:
        if self.height_at(width) < TALL or self.height_at(width) <= height:
            return None
        room = height - self._pads
        above: list[Piece] = []
        below: list[Piece] = []
        for cell, wide, tall in zip(self.cells, self.widths, self._heights(), strict=True):
            parts = cell.split_at(wide, room) if tall > room else (cell, Stack())
            if parts is None:
                return None
            above.append(parts[0])
            below.append(parts[1])
        return Row(above, self.widths, self.look), Row(below, self.widths, self.look)

    def least_at(self, width: float) -> float:
        tall = self.height_at(width)
        return tall if tall < TALL else self._pads + LAST_LINES

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        look, tall = self.look, self.height_at(width)
        begins = accumulate((wide + look.gap for wide in self.widths), initial=x)
        for cell, wide, begin in zip(self.cells, self.widths, begins, strict=False):
            cell.paint(canvas, begin, top - look.pad_top, wide)
        if look.top_rule:
            draw_rule(canvas, x, top, width, look.top_rule, look.thickness)
        if look.rule:
            draw_rule(canvas, x, top - tall, width, look.rule, look.thickness)


class Table(Piece):
    """Rows under a head that is repeated on every page; the tail (totals) never stands alone on a page."""

    def __init__(self, head: Row | None, rows: Sequence[Piece], tail: Piece | None = None) -> None:
        super().__init__()
        self.head, self.rows, self.tail = head, list(rows), tail

    def _parts(self) -> list[Piece]:
        return [piece for piece in (self.head, *self.rows, self.tail) if piece is not None]

    def height_at(self, width: float) -> float:
        return sum(piece.height_at(width) for piece in self._parts())

    def split_at(self, width: float, height: float) -> tuple[Table, Table] | None:
        if self.tail and self.tail.height_at(width) > TALLEST_TAIL:
            left = height - Table(self.head, self.rows).height_at(width)
            parts = self.tail.split_at(width, left) if left > 0 else None
            if parts:
                return Table(self.head, self.rows, parts[0]), Table(None, [parts[1]])
        room = height - (self.head.height_at(width) if self.head else 0.0)
        tall = [row.height_at(width) for row in self.rows]
        count = _count_within(tall, room)
        if count == len(self.rows):
            count = len(self.rows) - _company_for_the_tail(tall)
            room = sum(tall) - LAST_LINES
        count = _untied(self.rows, tall, count)
        above, below = self.rows[:count], self.rows[count:]
        parts = below[0].split_at(width, room - sum(tall[:count]))
        if parts:
            above, below = [*above, parts[0]], [parts[1], *below[1:]]
        elif not above:
            return None
        return Table(self.head, above), Table(self.head, below, self.tail)

    def split(self, width: float, height: float) -> list[Flowable]:
        """What is left begins on the next page, even where a row of it still fits: its head has been here."""
        parts = super().split(width, height)
        return [parts[0], PageBreak(), parts[1]] if parts else []

    def least_at(self, width: float) -> float:
        alone = [self.tail] if self.tail and len(self.rows) == 1 else []
        begin = [piece for piece in (self.head, *alone) if piece]
        tied = next((at for at in range(1, len(self.rows)) if not _ties(self.rows, at)), len(self.rows)) - 1
        above = sum(row.height_at(width) for row in self.rows[:tied])
        return sum(piece.height_at(width) for piece in begin) + above + self.rows[tied].least_at(width)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for piece in self._parts():
            piece.paint(canvas, x, top, width)
            top -= piece.height_at(width)


def _ties(rows: Sequence[Piece], at: int) -> bool:
    """Whether no page may end between this row and the one before it."""
    before, after = rows[at - 1], rows[at]
    return (isinstance(before, Row) and before.tied_below) or (isinstance(after, Row) and after.tied_above)


def _untied(rows: Sequence[Piece], tall: Sequence[float], count: int) -> int:
    """So many rows above the break that it parts none that are tied.

    None at all when those at the top are tied and can move to the next page; a run too tall for that breaks.
    """
    free = (at for at in range(count, 0, -1) if at >= len(rows) or not _ties(rows, at))
    run = next((at for at in range(1, len(rows)) if not _ties(rows, at)), len(rows))
    return next(free, 0 if sum(tall[:run]) <= MOST_TIED else count)


def _count_within(tall: Sequence[float], room: float) -> int:
    return next((at for at, used in enumerate(accumulate(tall)) if used > room + SLACK), len(tall))


def _company_for_the_tail(tall: Sequence[float]) -> int:
    """The rows fit and the tail does not: how many of the last go along to the next page."""
    return 2 if len(tall) > 4 and sum(tall[-2:]) < TALL else 1


def shared(total: float, parts: Sequence[float], gap: float) -> list[float]:
    """Widths of columns that fill `total` together in these proportions, the gaps taken off."""
    room = total - gap * (len(parts) - 1)
    return [room * part / sum(parts) for part in parts]
