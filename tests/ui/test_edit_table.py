"""Lines are typed in with the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from salesdesk.domain.money import parse_amount
from salesdesk.ui.edit_table import EditColumn, EditModel, EditTable
from salesdesk.ui.fields import refusal
from salesdesk.ui.parts import column
from salesdesk.ui.suggestions import Show, Suggestion


@dataclass(frozen=True)
class Row:
    code: str
    text: str
    count: Decimal = Decimal(1)


def _suggest(text: str, show: Show) -> None:
    show([Suggestion("GL-04 Glasbewassing", "GL-04", "€ 312,50")] if "gl" in text.casefold() else [])


def _code(row: Row) -> str:
    return row.code


def _text(row: Row) -> str:
    return row.text


def _count(row: Row) -> str:
    return str(row.count)


class Desk:
    """What a screen does with typed cells."""

    def __init__(self) -> None:
        self.rows = [Row("SM-D5", "Schoonmaak"), Row("VL-02", "Vloer")]
        self.model = EditModel(
            [
                EditColumn[Row]("Artikel", _code, key="code", edit=_code, suggest=_suggest),
                EditColumn[Row]("Omschrijving", _text, key="text", edit=_text),
                EditColumn[Row]("Netto", _count, align="right"),
                EditColumn[Row]("Aantal", _count, key="count", edit=_count),
            ],
            "Typ artikel of omschrijving…",
            1,
        )
        self.table = EditTable(self.model, "Regels", self.commit)
        self.model.set_lines(self.rows)

    def commit(self, line: Row | None, key: str, value: Any) -> None:
        if key == "count":
            try:
                value = parse_amount(value)
            except ValueError:
                raise refusal("Dat is geen aantal.", "count") from None
        if line is None:
            self.rows.append(replace(Row("", ""), **{key: value}))
        else:
            self.rows[self.rows.index(line)] = replace(line, **{key: value})
        self.model.set_lines(self.rows)


@pytest.fixture
def lines(qtbot: QtBot) -> Desk:
    made = Desk()
    host = QWidget()
    host.setLayout(column(made.table))
    qtbot.addWidget(host)
    made.table.host = host  # type: ignore[attr-defined]
    host.resize(700, 400)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.table.setFocus()
    made.table.setCurrentIndex(made.model.index(0, 0))
    return made


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(key: Qt.Key, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(_focused(), key)
        QApplication.processEvents()


def _type(text: str) -> None:
    for letter in text:
        QTest.keyClicks(_focused(), letter)


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(Desk().model)  # type: ignore[no-untyped-call]


def test_the_last_row_invites_to_type(lines: Desk) -> None:
    assert lines.model.rowCount() == 3
    assert lines.model.index(2, 1).data() == "Typ artikel of omschrijving…"
    assert lines.model.index(2, 0).data() == ""


def test_enter_opens_and_goes_through_the_cells_that_can_be_typed_in(lines: Desk) -> None:
    places = []
    _press(Qt.Key.Key_Return)
    for _cell in range(4):
        index = lines.table.currentIndex()
        places.append((index.row(), index.column()))
        _press(Qt.Key.Key_Return)
    assert places == [(0, 0), (0, 1), (0, 3), (1, 0)]


def test_keys_that_come_before_the_program_is_ready_go_to_the_next_cell(lines: Desk) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_9, Qt.Key.Key_Return):
        QTest.keyClick(_focused(), key)
    assert lines.rows[0].count == Decimal(9)
    assert lines.table.currentIndex().row() == 1


def test_an_open_cell_stays_on_its_row_when_the_lines_begin_to_scroll(lines: Desk) -> None:
    lines.table.host.resize(700, 190)  # type: ignore[attr-defined]
    QApplication.processEvents()
    lines.table.open_cell(2, 0)
    for count in range(3, 9):
        _type(f"A{count}")
        QTest.keyClick(_focused(), Qt.Key.Key_Return)
        for _cell in range(2):
            QTest.keyClick(_focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
        cell, index = lines.table.editor(), lines.table.currentIndex()
        assert cell is not None
        assert (index.row(), index.column()) == (count, 0)
        assert lines.table.visualRect(index).contains(cell.geometry())
        assert lines.table.viewport().rect().contains(cell.geometry())


def test_a_typed_letter_replaces_the_cell(lines: Desk) -> None:
    _press(Qt.Key.Key_Right)
    _type("W")
    _type("assen")
    _press(Qt.Key.Key_Return)
    assert lines.rows[0].text == "Wassen"
    assert lines.table.currentIndex().column() == 3


def test_escape_gives_up_what_was_typed(lines: Desk) -> None:
    _press(Qt.Key.Key_F2)
    _type("weg")
    _press(Qt.Key.Key_Escape)
    assert lines.rows[0].code == "SM-D5"
    assert lines.table.editor() is None
    assert lines.table.hasFocus()


def test_typing_in_the_last_row_makes_a_line(lines: Desk) -> None:
    _press(Qt.Key.Key_Down, 2)
    _press(Qt.Key.Key_Right)
    _type("Ramen")
    _press(Qt.Key.Key_Return)
    assert lines.rows[2].text == "Ramen"
    assert (lines.table.currentIndex().row(), lines.table.currentIndex().column()) == (2, 3)
    assert lines.model.rowCount() == 4


def test_a_refused_cell_stays_open_and_says_why(lines: Desk, qtbot: QtBot) -> None:
    lines.table.open_cell(0, 3)
    _type("veel")
    with qtbot.waitSignal(lines.table.refused, timeout=1000) as told:
        _press(Qt.Key.Key_Return)
    editor = lines.table.editor()
    assert told.args == ["Dat is geen aantal."]
    assert editor is not None
    assert editor.toolTip() == "Dat is geen aantal."
    _press(Qt.Key.Key_Backspace, 4)
    _type("3")
    _press(Qt.Key.Key_Return)
    assert lines.rows[0].count == 3


def test_shift_tab_goes_back(lines: Desk) -> None:
    lines.table.open_cell(1, 0)
    _press(Qt.Key.Key_Backtab)
    assert (lines.table.currentIndex().row(), lines.table.currentIndex().column()) == (0, 3)


def test_a_suggestion_commits_its_value(lines: Desk) -> None:
    lines.table.open_cell(2, 0)
    _type("gl")
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Return)
    assert lines.rows[2].code == "GL-04"


def test_delete_asks_to_remove_and_control_arrows_to_move(lines: Desk) -> None:
    removed: list[Row] = []
    moved: list[tuple[Row, int]] = []
    lines.table.removed.connect(removed.append)
    lines.table.moved.connect(lambda row, by: moved.append((row, by)))
    _press(Qt.Key.Key_Delete)
    QTest.keyClick(lines.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert removed == [lines.rows[0]]
    assert moved == [(lines.rows[0], 1)]


def test_what_was_sent_is_only_read(lines: Desk) -> None:
    lines.table.set_frozen(True)
    assert lines.model.rowCount() == 2
    assert not lines.table.open_cell(0, 0)
    assert lines.table.editor() is None


def test_leaving_the_cell_keeps_what_was_typed(lines: Desk) -> None:
    lines.table.open_cell(0, 1)
    _press(Qt.Key.Key_Backspace)
    _type("Ramen")
    lines.table.setFocus()
    assert lines.rows[0].text == "Ramen"
    assert lines.table.editor() is None


def test_the_place_is_kept_when_lines_are_shown_anew(lines: Desk) -> None:
    lines.table.setCurrentIndex(lines.model.index(1, 1))
    lines.model.set_lines(lines.rows)
    assert lines.table.line() == lines.rows[1]
    assert lines.table.currentIndex().column() == 1
