"""Objectives against questions: which serves which, and what is left without."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from salesdesk.domain.preparation import (
    Objective,
    Preparation,
    Question,
    asked_questions,
    kept_objectives,
    unserved_objectives,
)
from salesdesk.ui import theme
from salesdesk.ui.cells import HeaderView
from salesdesk.ui.grid import CellColumn, CellGrid
from salesdesk.ui.parts import column, row
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.table import COLUMN_ROLE, Column
from salesdesk.words import _

LEAST_KEYWORD, CELL, TALL = 168, 36, 104


class TallHeader(HeaderView):
    """Objectives stand on their side, so that all fit; one without a question is marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.missing: frozenset[str] = frozenset()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.F(TALL))

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        shown = self.model().headerData(place, Qt.Orientation.Horizontal, COLUMN_ROLE)
        if not isinstance(shown, CellColumn):
            super().paintSection(painter, rect, place)
            return
        painter.save()
        is_missing = shown.key in self.missing
        font = theme.font(13, 600 if is_missing else 400)
        painter.setFont(font)
        painter.setPen(theme.color("warn" if is_missing else "text2"))
        room = rect.height() - theme.F(14)
        words = QFontMetrics(font).elidedText(shown.title, Qt.TextElideMode.ElideRight, room)
        painter.translate(rect.left(), rect.bottom() - theme.F(6))
        painter.rotate(-90)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, room, rect.width()), side, words)
        painter.restore()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line2"))


class CoverageMatrix(QWidget):
    """A press on a cell lets a question serve an objective, or no longer; `chosen` is the question lit."""

    pressed = Signal(object, str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid: CellGrid[Question] = CellGrid(
            _("Vragen tegenover doelen"), _("doelen"), least=LEAST_KEYWORD, wide=CELL, row_height=28
        )
        self._header = TallHeader(self.grid)
        self.grid.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._aims: frozenset[str] = frozenset()
        self.setLayout(column(self.grid, row(1, self.grid.pager)))
        self.grid.cell_pressed.connect(self._press)
        self.grid.cell_chosen.connect(lambda line, _key: self.chosen.emit(line))

    def show_preparation(self, preparation: Preparation, here: UUID | None) -> None:
        objectives = kept_objectives(preparation)
        self._aims = frozenset(item.keyword for item in objectives)
        self._header.missing = frozenset(item.keyword for item in unserved_objectives(preparation))
        quiet = self.grid.blockSignals(True)
        self.grid.show_cells(self._leading(here), self._columns(objectives), asked_questions(preparation))
        self.grid.blockSignals(quiet)

    def _leading(self, here: UUID | None) -> list[Column[Question]]:
        def is_idle(line: Question) -> bool:
            return not self._aims & set(line.serves)

        return [
            Column(
                _("Steekwoord"),
                lambda line: line.keyword,
                bold=lambda line: line.id == here,
                tone=lambda line: "warn" if is_idle(line) else "text",
                icon=lambda line: "warning" if is_idle(line) else "",
                tip=lambda line: line.text,
            )
        ]

    @staticmethod
    def _columns(objectives: Sequence[Objective]) -> list[CellColumn[Question]]:
        def made(item: Objective) -> CellColumn[Question]:
            return CellColumn(
                shown_keyword(item.keyword),
                lambda line: "✓" if item.keyword in line.serves else "",
                align="center",
                width=CELL,
                tone="acc",
                bold=True,
                tip=lambda line: f"{line.keyword}: {item.text or item.keyword}",
                key=item.keyword,
            )

        return [made(item) for item in objectives]

    def _press(self, line: Question, key: object) -> None:
        if isinstance(key, str):
            self.pressed.emit(line, key)
