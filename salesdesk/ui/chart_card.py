"""A card with a chart and the table behind it: one key turns the one into the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from salesdesk.ui.charts import ChartView, Layout
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, column
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _


class ChartCard(Card):
    """`title` names chart and table; what can be read from the one stands in the other."""

    def __init__(
        self, title: str, columns: Sequence[Column[Any]], *aside: QWidget, marks: QWidget | None = None,
        height: int = 200,
    ) -> None:  # fmt: skip
        self.turn = Toggle([_("Grafiek"), _("Tabel")], name=_("{title} als").format(title=title))
        super().__init__(title, *aside, self.turn)
        self.setAccessibleName(title)
        if marks is not None:
            self.head.insertWidget(1, marks)
        self._title = title
        self.chart = ChartView(title, height=height)
        self.model: TableModel[Any] = TableModel(columns)
        self.table: TableView[Any] = TableView(
            self.model, title, row_height=28, shows_all=True, sortable=False
        )
        self.pages = Pages()
        self.pages.addWidget(self.chart)
        behind = QWidget()  # a table that shows all knows its height, a stack asks its pages
        laid = column(self.table)
        laid.addStretch(1)
        behind.setLayout(laid)
        self.pages.addWidget(behind)
        self.body.addWidget(self.pages, 1)
        self.turn.chosen.connect(self.pages.setCurrentIndex)

    def show_figures(self, layout: Layout, lines: Sequence[Any], said: str) -> None:
        """Draw the chart, fill the table; `said` reads the chart out to who cannot see it."""
        self.chart.show_chart(layout, f"{self._title}: {said}")
        self.model.set_lines(lines)
