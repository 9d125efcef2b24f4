"""Tables sort by what is meant, show whole rows and are worked with keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from salesdesk import formats
from salesdesk.ui import theme
from salesdesk.ui.cells import HeaderView
from salesdesk.ui.table import Column, TableModel, TableView


@dataclass(frozen=True, slots=True)
class OfferLine:
    number: str
    name: str
    amount: int
    valid_until: date | None = None


LINES = [
    OfferLine("OV9", "bakkerij Ammerlaan", 6240, date(2026, 11, 26)),
    OfferLine("OV10", "Zorggroep Duinrand", 22400),
    OfferLine("OV2", "Metaalbewerking Van Dijk", 3854, date(2026, 11, 24)),
]


def _columns() -> list[Column[OfferLine]]:
    return [
        Column("Nummer", lambda line: line.number, width=80, tone="muted"),
        Column("Relatie", lambda line: line.name, bold=True, icon=_flag),
        Column("Bedrag", lambda line: formats.euro(line.amount), lambda line: line.amount, "right", 110),
        Column("Geldig tot", _until, lambda line: line.valid_until),
    ]


def _flag(line: OfferLine) -> str:
    return "warning" if line.amount > 9000 else ""


def _until(line: OfferLine) -> str:
    return line.valid_until.isoformat() if line.valid_until else "–"


@pytest.fixture
def model(qapp: QApplication) -> TableModel[OfferLine]:
    return TableModel(_columns(), LINES)


@pytest.fixture
def table(model: TableModel[OfferLine], qtbot: QtBot) -> TableView[OfferLine]:
    view = TableView(model, "Offertes")
    qtbot.addWidget(view)
    view.resize(600, 240)
    view.show()
    return view


def _numbers(model: TableModel[OfferLine]) -> list[str]:
    return [line.number for line in model.lines()]


def test_the_model_keeps_the_rules_of_qt(model: TableModel[OfferLine], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_amounts_sort_as_amounts_and_not_as_words(model: TableModel[OfferLine]) -> None:
    model.sort(2)
    assert _numbers(model) == ["OV2", "OV9", "OV10"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert _numbers(model) == ["OV10", "OV9", "OV2"]


def test_words_sort_without_regard_to_capitals(model: TableModel[OfferLine]) -> None:
    model.sort(1)
    assert _numbers(model) == ["OV9", "OV2", "OV10"]


def test_what_is_unknown_stands_below_in_both_orders(model: TableModel[OfferLine]) -> None:
    model.sort(3)
    assert _numbers(model) == ["OV2", "OV9", "OV10"]
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert _numbers(model) == ["OV9", "OV2", "OV10"]


def test_new_lines_come_in_the_chosen_order(model: TableModel[OfferLine]) -> None:
    model.sort(2)
    model.set_lines([*LINES, OfferLine("OV1", "Sporthal De Beuk", 1)])
    assert _numbers(model)[0] == "OV1"


def test_the_chosen_line_stays_chosen_while_sorting(table: TableView[OfferLine]) -> None:
    assert table.choose(lambda line: line.number == "OV10")
    table.sort_by(2, descending=True)
    assert table.line() == LINES[1]
    assert table.currentIndex().row() == 0


def test_choosing_what_is_not_there_changes_nothing(table: TableView[OfferLine]) -> None:
    before = table.line()
    assert not table.choose(lambda line: line.amount == 0)
    assert table.line() is before


def test_arrows_choose_and_enter_opens(table: TableView[OfferLine], qtbot: QtBot) -> None:
    opened: list[OfferLine] = []
    chosen: list[OfferLine] = []
    table.opened.connect(opened.append)
    table.chosen.connect(chosen.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [chosen[-1]]


def test_a_click_on_a_title_sorts_and_once_more_turns_around(table: TableView[OfferLine]) -> None:
    header = table.horizontalHeader()
    assert isinstance(header, HeaderView)
    header.sort_on(2)
    model = table.model()
    assert model.index(0, 0).data() == "OV2"
    header.sort_on(2)
    assert model.index(0, 0).data() == "OV10"
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_a_column_that_is_not_to_be_sorted_is_left_alone(qapp: QApplication) -> None:
    made = TableModel([Column[OfferLine]("Nummer", lambda line: line.number, sortable=False)], LINES)
    made.sort(0)
    assert _numbers(made) == ["OV9", "OV10", "OV2"]


def test_a_table_that_shows_all_is_as_high_as_its_rows(model: TableModel[OfferLine], qtbot: QtBot) -> None:
    view = TableView(model, "Offertes", shows_all=True)
    qtbot.addWidget(view)
    before = view.height()
    model.set_lines(LINES[:1])
    assert before - view.height() == 2 * view.least_row()


def test_a_table_that_scrolls_shows_whole_rows(
    model: TableModel[OfferLine], table: TableView[OfferLine]
) -> None:
    model.set_lines(LINES * 20)
    for height in range(200, 260, 7):
        table.resize(600, height)
        row = table.verticalHeader().defaultSectionSize()
        assert row >= table.least_row()
        assert table.viewport().height() % row < table.viewport().height() // row + 1


def test_a_row_holds_its_words_in_large_type(
    large_type: None, model: TableModel[OfferLine], qtbot: QtBot
) -> None:
    view = TableView(model, "Offertes", row_height=20)
    qtbot.addWidget(view)
    assert view.least_row() >= view.fontMetrics().lineSpacing() + 8


def test_a_cell_says_its_column_to_who_cannot_see(model: TableModel[OfferLine]) -> None:
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Bedrag: {formats.euro(6240)}"


def test_one_line_shown_anew_stays_in_its_place(model: TableModel[OfferLine], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged, timeout=1000):
        model.replace(1, OfferLine("OV10", "Zorggroep Duinrand", 1))
    assert _numbers(model) == ["OV9", "OV10", "OV2"]


def test_sorting_asks_every_line_once_however_many_there_are(qapp: QApplication) -> None:
    asked: list[str] = []

    def amount(line: OfferLine) -> int:
        asked.append(line.number)
        return line.amount

    lines = [OfferLine(f"OV{place}", "Relatie", place * 31 % 997) for place in range(2000)]
    made = TableModel([Column("Bedrag", lambda line: line.number, amount)], lines)
    made.sort(0)
    assert len(asked) == 2000
    assert [line.amount for line in made.lines()] == sorted(line.amount for line in lines)


def test_painting_uses_the_tone_of_the_line(table: TableView[OfferLine]) -> None:
    table.choose(lambda line: line.number == "OV9")
    image = table.grab().toImage()
    row = table.visualRect(table.model().index(0, 3))
    spot = row.center() + table.viewport().pos()
    assert image.pixelColor(spot.x(), row.top() + table.viewport().y() + 3).name() == theme.hex_of("sel")
