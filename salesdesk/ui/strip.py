"""The strip: four or five figures in one card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from salesdesk.ui.boxes import Rule, column, empty_out, row
from salesdesk.ui.labels import ElidedLabel, label


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a strip: the figure, the word for it, and a second text beside the figure."""

    value: str
    word: str
    aside: str = ""
    tone: str = ""


class Strip(QFrame):
    """Four or five figures in one card, parted by hairlines; `words_first` puts the word above (Forecast)."""

    def __init__(self, figures: Sequence[Figure] = (), *, words_first: bool = False) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._words_first = words_first
        self._cells: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.set(figures)

    def set(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        empty_out(self._grid)
        self._cells = [self._cell(figure) for figure in figures]
        self._across = 0
        self._lay_out()

    def _fitting(self) -> int:
        """How many cells fit beside each other: all, or half of them."""
        widest = max((cell.minimumSizeHint().width() for cell in self._cells), default=0)
        together = (widest + 1) * len(self._cells)
        return (
            len(self._cells)
            if together <= self.width() or not self.isVisible()
            else -(-len(self._cells) // 2)
        )

    def _lay_out(self) -> None:
        across = self._fitting()
        if across == self._across or not self._cells:
            return
        self._across = across
        for cell in self._cells:
            self._grid.removeWidget(cell)
        empty_out(self._grid)
        for place, cell in enumerate(self._cells):
            line, column_ = divmod(place, across)
            if column_:
                self._grid.addWidget(Rule("v"), 2 * line, 2 * column_ - 1)
            self._grid.addWidget(cell, 2 * line, 2 * column_)
        if across < len(self._cells):
            self._grid.addWidget(Rule(), 1, 0, 1, 2 * across - 1)
        for place in range(2 * len(self._cells)):
            self._grid.setColumnStretch(place, int(place % 2 == 0 and place < 2 * across))

    def minimumSizeHint(self) -> QSize:
        widest = max((cell.minimumSizeHint().width() for cell in self._cells), default=0)
        return QSize((widest + 1) * -(-len(self._cells) // 2) + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def _cell(self, figure: Figure) -> QWidget:
        value = label(figure.value, "kpi" if self._words_first else "h2")
        tone = figure.tone or "muted"
        aside = ElidedLabel(figure.aside, "smallstrong" if figure.tone in {"warn", "bad"} else "small", tone)
        line = row(value, aside, gap=8)
        line.setAlignment(aside, Qt.AlignmentFlag.AlignVCenter)
        word = ElidedLabel(figure.word, "small")
        holder = QWidget()
        parts = (word, line) if self._words_first else (line, word)
        holder.setLayout(column(*parts, gap=0, margins=(16, 9, 10, 9)))
        holder.setAccessibleName(f"{figure.word}: {figure.value} {figure.aside}".strip())
        return holder
