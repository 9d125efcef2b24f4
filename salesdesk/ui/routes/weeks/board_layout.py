"""Where the days of the board lie, and the blocks on them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize

from salesdesk.services.week_board import Board, BoardDay
from salesdesk.ui import theme
from salesdesk.ui.routes.weeks.block import GAP, TALL
from salesdesk.ui.routes.weeks.day_cell import HEAD

GUTTER, BETWEEN = 42, 8
LEAST_ROWS, LEAST_DAY = 2, 76


def least_size(board: Board | None) -> QSize:
    """What the board asks for at least; it grows in both ways."""
    tall = heights(board) if board else []
    columns = len(board.weeks[0].days) if board and board.weeks else 5
    whole = sum(tall) + theme.F(BETWEEN) * max(0, len(tall) - 1)
    return QSize(theme.F(GUTTER) + theme.F(LEAST_DAY) * columns, max(whole, theme.F(120)))


def heights(board: Board) -> list[int]:
    """Per week the height that its fullest day needs."""
    rows = [max((len(day.blocks) for day in week.days), default=0) for week in board.weeks]
    return [theme.F(HEAD) + max(count, LEAST_ROWS) * theme.F(TALL + GAP) + theme.F(8) for count in rows]


def rooms(board: Board, size: QSize) -> Iterator[tuple[BoardDay, QRect]]:
    """Every day with its place; room that is left over is shared among the weeks."""
    least, between = heights(board), theme.F(BETWEEN)
    spare = max(0, size.height() - sum(least) - between * (len(least) - 1)) // max(1, len(least))
    top = 0
    for week, tall in zip(board.weeks, least, strict=True):
        wide = (size.width() - theme.F(GUTTER) + theme.F(6)) / len(week.days)
        for at, day in enumerate(week.days):
            left = theme.F(GUTTER) + round(at * wide)
            yield day, QRect(left, top, round(wide) - theme.F(6), tall + spare)
        top += tall + spare + between


def boxes(day: BoardDay, room: QRect) -> Iterator[QRect]:
    """The places of its blocks, one under the other."""
    top = room.top() + theme.F(HEAD)
    for _block in day.blocks:
        yield QRect(room.left() + theme.F(9), top, room.width() - theme.F(18), theme.F(TALL))
        top += theme.F(TALL + GAP)
