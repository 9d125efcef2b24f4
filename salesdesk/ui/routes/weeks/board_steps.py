"""Which day or block comes next when the seller goes over the board with the arrows."""

from __future__ import annotations

from datetime import date, timedelta

from salesdesk.services.week_board import Block, Board, BoardDay


def next_day(board: Board, day: date, days: int, weeks: int) -> BoardDay | None:
    """The day beside this one as it is shown, or the same day of another week."""
    if weeks:
        return board.day(day + timedelta(days=7 * weeks))
    shown = [each.day for each in board.days]
    at = shown.index(day) + days if day in shown else -1
    return board.days[at] if 0 <= at < len(shown) else None


def next_block(board: Board, block: Block, days: int, rows: int) -> Block | None:
    """Up and down within the day and then to the other week; aside the one at the same height."""
    day = board.day(block.visit_on)
    if day is None:
        return None
    at = next((place for place, each in enumerate(day.blocks) if each.id == block.id), 0)
    if rows and 0 <= at + rows < len(day.blocks):
        return day.blocks[at + rows]
    found = next_day(board, block.visit_on, days, rows)
    while found is not None and not found.blocks:
        found = next_day(board, found.day, days, rows)
    if found is None:
        return None
    if rows:
        return found.blocks[0 if rows > 0 else -1]
    return found.blocks[min(at, len(found.blocks) - 1)]
