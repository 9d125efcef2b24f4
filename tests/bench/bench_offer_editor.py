"""Typing in an offer of 200 lines, against showing as many lines in a bare table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from salesdesk.domain.offers import OfferLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, NET, QUANTITY
from tests.builders import an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file

COUNT = 200
KEYS, COMMITS = 12, 15
MOST_KEY, MOST_COMMIT = 1.0, 6.0


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def lines() -> tuple[OfferLine, ...]:
    return tuple(
        an_offer_line(product_code=f"SM-{at}", description=f"Schoonmaak ruimte {at}", position=at)
        for at in range(COUNT)
    )


def seconds(deed: Callable[[], object]) -> float:
    begin = perf_counter()
    deed()
    QApplication.processEvents()
    return perf_counter() - begin


def bare_table() -> Callable[[int], object]:
    """The floor: the same 200 rows in Qt's own table; one cell is written and painted."""
    table = QTableWidget(COUNT, NET + 1)
    table.resize(700, 400)
    for row, line in enumerate(lines()):
        for column in range(NET + 1):
            table.setItem(row, column, QTableWidgetItem(f"{line.description} {column}"))
    table.show()
    QApplication.processEvents()

    def write(turn: int) -> None:
        for row in range(COUNT):
            table.setItem(row, QUANTITY, QTableWidgetItem(str(turn + row)))
        table.grab()

    return write


def test_an_offer_of_two_hundred_lines_is_typed_without_lag(file: SellerFile, rooms: Rooms) -> None:
    draft = a_draft(file, a_customer(file), lines=lines())
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    floor_of = bare_table()

    def commit(turn: int) -> None:
        row = turn * 7 % COUNT
        wanted = [
            replace(line, quantity=Decimal(turn + 2)) if at == row else line
            for at, line in enumerate(editor.table.lines())
        ]
        editor.table.take_lines(wanted)

    commits = [seconds(partial(commit, turn)) for turn in range(COMMITS)]
    floors = [seconds(partial(floor_of, turn)) for turn in range(COMMITS)]
    editor.table.open_cell(100, DESCRIPTION)
    cell = editor.table.editor()
    assert cell is not None
    keys = [seconds(lambda: QTest.keyClick(cell, Qt.Key.Key_A)) for _turn in range(KEYS)]
    key, change, floor = (median(times) for times in (keys, commits, floors))
    print(  # noqa: T201 - `make bench` shows what it measured
        f"\n{COUNT} lines: a key {key * 1000:.1f} ms, a cell taken over {change * 1000:.1f} ms, "
        f"200 cells written in a bare table {floor * 1000:.1f} ms: {key / floor:.2f}x, {change / floor:.2f}x"
    )
    assert key <= MOST_KEY * floor
    assert change <= MOST_COMMIT * floor
