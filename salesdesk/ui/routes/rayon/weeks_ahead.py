"""The coming weeks as a small calendar: which area when, and the days off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from salesdesk import formats, words
from salesdesk.services.work_days import DayShape, Off
from salesdesk.ui import theme
from salesdesk.ui.routes.rayon.swatch import area_token
from salesdesk.words import _

ROW, SIDE = 34, 68
WORKWEEK = 5


class WeeksAhead(QWidget):
    """Paints weeks under each other; the table of the cycle above says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: list[tuple[DayShape, ...]] = []
        self._days = WORKWEEK
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("De komende weken"))

    def show_days(self, days: Sequence[DayShape]) -> None:
        """Whole weeks, Monday first; the weekend is left out when nothing happens there."""
        has_weekend = any(day.off is None and day.day.weekday() >= WORKWEEK for day in days)
        self._days = 7 if has_weekend else WORKWEEK
        self._weeks = [tuple(days[at : at + self._days]) for at in range(0, len(days), 7)]
        self.setAccessibleDescription(self._in_words())
        self.updateGeometry()
        self.update()

    def _in_words(self) -> str:
        language = words.screen_language()
        said = [
            f"{formats.day_text(day.day, language)}: {_day_words(day)}"
            for week in self._weeks
            for day in week
            if day.off is not Off.NO_WORKING_DAY
        ]
        return "; ".join(said)

    def _boxes(self) -> list[tuple[DayShape, QRectF]]:
        wide = (self.width() - theme.F(SIDE)) / self._days
        return [
            (day, QRectF(theme.F(SIDE) + wide * at + 2, theme.F(ROW) * line + 2, wide - 4, theme.F(ROW) - 4))
            for line, week in enumerate(self._weeks)
            for at, day in enumerate(week)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, week in enumerate(self._weeks):
            side = QRectF(0, theme.F(ROW) * line, theme.F(SIDE) - 6, theme.F(ROW))
            painter.setFont(theme.font(13, 400))
            painter.setPen(theme.color("muted"))
            number = week[0].day.isocalendar().week
            text = _("wk {number} {letter}").format(number=number, letter=week[0].letter).strip()
            painter.drawText(side, Qt.AlignmentFlag.AlignVCenter, text)
        for day, box in self._boxes():
            self._paint_day(painter, day, box)

    def _paint_day(self, painter: QPainter, day: DayShape, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        area = day.areas[0] if day.areas and day.off is None else None
        painter.setBrush(theme.color(area_token(area.colour), 60) if area else theme.color("track"))
        if area is None and day.off is None:
            painter.setBrush(theme.color("sunken"))
            painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRoundedRect(box, 5, 5)
        if area is not None:
            painter.setBrush(theme.color(area_token(area.colour)))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), theme.F(4), box.height()), 2, 2)
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text2"))
        inner = box.adjusted(theme.F(9), 0, -4, 0)
        number = str(day.day.day)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(theme.font(12, 400))
        painter.setPen(theme.color("text" if area else "text2"))
        rest = inner.adjusted(theme.F(20), 0, 0, 0)
        shown = QFontMetrics(painter.font()).elidedText(
            _day_words(day), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = QPointF(event.pos())
            day = next((each for each, box in self._boxes() if box.contains(spot)), None)
            language = words.screen_language()
            said = f"{formats.day_text(day.day, language)}: {_day_words(day)}" if day else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(560), theme.F(ROW) * max(len(self._weeks), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(420), self.sizeHint().height())


def _day_words(day: DayShape) -> str:
    if day.off is Off.NO_WORKING_DAY:
        return _("kantoor") if day.day.weekday() < WORKWEEK else _("vrij")
    if day.off is not None:
        return day.off_name or _("vrij")
    return day.area_names or _("geen gebied")
