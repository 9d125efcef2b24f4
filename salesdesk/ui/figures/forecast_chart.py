"""The months as bars; pressing a bar chooses its month."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from salesdesk.charts.axis import Plot, value_axis
from salesdesk.charts.bars import Month, month_bars
from salesdesk.charts.primitives import Frame, Primitive
from salesdesk.ui import spoken, theme
from salesdesk.ui.charts import ChartView
from salesdesk.ui.figures.forecast_rows import Group, TableRow, chart_words
from salesdesk.words import _

THOUSAND = 1000


class MonthChart(ChartView):
    """Bars of the months; arrow keys and the mouse choose one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Forecast per maand"), height=250)
        self._months: list[Month] = []
        self._on = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[TableRow], on: int) -> None:
        """Show these months; `on` is the place of the chosen one."""
        months = [row for row in rows if row.group is Group.MONTH]
        self._months = [self._month(row, place == on) for place, row in enumerate(months)]
        self._on = on
        said = "; ".join(f"{row.words} {row.amount(row.figures.together)}" for row in months)
        self.show_chart(self._lay_bars, _("Forecast per maand: {months}").format(months=said))

    @staticmethod
    def _month(row: TableRow, chosen: bool) -> Month:
        scale = 1 if row.volume else THOUSAND
        won, weighted = float(row.figures.won) / scale, float(row.figures.weighted) / scale
        target = float(row.figures.target) / scale if row.figures.target else None
        figure = spoken.number(row.figures.together / scale, 1) if row.figures.together else ""
        tip = _("{month}: gewonnen {won}, gewogen {weighted}").format(
            month=row.words, won=row.amount(row.figures.won), weighted=row.amount(row.figures.weighted)
        )
        return Month(chart_words(row.figures.month), won, weighted, target, chosen, figure, tip)

    def _lay_bars(self, frame: Frame) -> list[Primitive]:
        return month_bars(frame, self._months, _axis_words)

    def _plot(self) -> Plot:
        frame = Frame(self.width(), self.height(), theme.F(100) / 100)
        highest = max((max(month.together, month.target or 0.0) for month in self._months), default=0.0)
        return value_axis(frame, highest, _axis_words, room_above=14 * frame.scale)[0]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot = self._plot()
        for place in range(len(self._months)):
            left, wide = plot.slot(place, len(self._months))
            if left <= event.position().x() < left + wide:
                self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._on + step < len(self._months):
            self.chosen.emit(self._on + step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


def _axis_words(value: float) -> str:
    return spoken.number(Decimal(str(value)))
