"""The month that opens from a date field, in our own colours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QBrush, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from salesdesk.ui import icons, theme
from salesdesk.words import _


class CalendarPopup(QMenu):
    """One month under an input; choosing a day closes it."""

    def __init__(self, under: QWidget, name: str, picked: Callable[[date], object]) -> None:
        super().__init__(under)
        self._under, self._picked = under, picked
        self.month = QCalendarWidget()
        self.month.setAccessibleName(name)
        self.month.setLocale(QLocale())
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setMinimumSize(theme.F(300), theme.F(250))
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        self.month.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a click on words closes no menu
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.month)
        self.addAction(holder)

    def show_day(self, day: date) -> None:
        """Open on this day."""
        self._dress()
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.popup(self._under.mapToGlobal(QPoint(0, self._under.height() + 2)))
        self.month.setFocus()

    def _dress(self) -> None:
        """Qt's own arrows are black and its weekends red, in every theme."""
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", _("Vorige maand")),
            ("qt_calendar_nextmonth", "chevron-right", _("Volgende maand")),
        ):
            button = self.month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon, 16))
                button.setToolTip(words)
        weekend = QTextCharFormat()
        weekend.setForeground(QBrush(theme.color("muted")))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, weekend)
        heading = QTextCharFormat()
        heading.setForeground(QBrush(theme.color("muted")))
        heading.setBackground(QBrush(theme.color("surface")))
        self.month.setHeaderTextFormat(heading)

    def _take(self, picked: QDate) -> None:
        self.close()
        self._picked(date(picked.year(), picked.month(), picked.day()))
