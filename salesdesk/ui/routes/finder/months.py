"""The calendar of the coming year: every day in its shade, with its sign and its detour in minutes."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from salesdesk import formats, words
from salesdesk.domain.day_finding import FoundDay, FoundDays, NoSlot, Shade
from salesdesk.ui import theme
from salesdesk.ui.routes.finder.months_layout import NAMES, TITLE, MonthBox, lay_out
from salesdesk.ui.routes.finder.words import FILLS, INKS, cell_words
from salesdesk.words import _

DIMMED = 0.32
FOUR_DIGITS = 1000


class MonthsView(QWidget):
    """Says which day is looked at (`chosen`), wanted (`opened`) or to be copied (`copied`)."""

    chosen = Signal(object)
    opened = Signal(object)
    copied = Signal()
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._days: FoundDays | None = None
        self._found: dict[date, FoundDay] = {}
        self._best: dict[date, int] = {}
        self._day: date | None = None
        self._boxes: list[MonthBox] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Kalender van het komende jaar"))

    def show_days(self, days: FoundDays) -> None:
        """Another answer; the day that was looked at stays in sight when it is still there."""
        self._days = days
        self._found = {one.day: one for one in days.days}
        self._best = {one.day: place for place, one in enumerate(days.best(), start=1)}
        if self._day not in self._found:
            self._day = None
        self.updateGeometry()
        self._tell()
        self.update()

    def day(self) -> date | None:
        """The day that is looked at."""
        return self._day

    def choose(self, day: date) -> None:
        """Look at this day, without telling anyone."""
        if day in self._found:
            self._day = day
            self._tell()
            self._bring_in_sight()
            self.update()

    def _bring_in_sight(self) -> None:
        """The page around it scrolls along with the keyboard."""
        cell = self.cell_of(self._day) if self._day else None
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if isinstance(above, QScrollArea) else None
        if cell is not None and isinstance(above, QScrollArea) and page is not None:
            spot = self.mapTo(page, cell.center().toPoint())
            above.ensureVisible(spot.x(), spot.y(), 0, theme.F(60))

    def cell_of(self, day: date) -> QRectF | None:
        """Where a day stands."""
        return next((box.cell_of(day) for box in self._laid() if day.replace(day=1) == box.first), None)

    def _tell(self) -> None:
        found = self._found.get(self._day) if self._day else None
        self.setAccessibleDescription(cell_words(found) if found else "")

    # -- room

    def _laid(self) -> list[MonthBox]:
        if self._days is None or not self._days.days:
            return []
        first, last = self._days.days[0].day, self._days.days[-1].day
        return lay_out(first, last, float(self.width()), theme.F(100) / 100)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._days is None or not self._days.days:
            return theme.F(120)
        first, last = self._days.days[0].day, self._days.days[-1].day
        boxes = lay_out(first, last, float(width), theme.F(100) / 100)
        return int(max(box.bottom for box in boxes)) + 4

    def sizeHint(self) -> QSize:
        return QSize(theme.F(560), self.heightForWidth(max(self.width(), theme.F(300))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(36 * 7), theme.F(120))

    # -- mouse and keyboard

    def _day_at(self, spot: QPointF) -> date | None:
        for box in self._laid():
            for day in box.days:
                if day in self._found and box.cell_of(day).contains(spot):
                    return day
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._found[day])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._day_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _go(self, day: date) -> None:
        if day in self._found:
            self.choose(day)
            self.chosen.emit(self._found[day])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self._day
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
                 Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28}  # fmt: skip
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not plain or self._days is None or not self._found:
            super().keyPressEvent(event)
        elif key in steps:
            first, last = min(self._found), max(self._found)
            self._go(min(max((day or first) + timedelta(days=steps[key]), first), last) if day else first)
        elif key == Qt.Key.Key_Home:
            self._go(min(self._found))
        elif key == Qt.Key.Key_End:
            self._go(max(self._found))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and day is not None:
            self.opened.emit(self._found[day])
        elif key == Qt.Key.Key_C:
            self.copied.emit()
        elif event.text() in {"1", "2", "3", "4", "5"}:
            self.picked.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), cell_words(self._found[day]) if day else "", self)
            return True
        return super().event(event)

    # -- on screen

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._days is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        for box in self._laid():
            if box.bottom < seen.top() or box.top > seen.bottom():
                continue
            self._paint_head(painter, box)
            for day in box.days:
                if day in self._found:
                    self._paint_day(painter, box.cell_of(day), self._found[day])

    def _paint_head(self, painter: QPainter, box: MonthBox) -> None:
        language = words.screen_language()
        title = QRectF(box.left, box.top, box.cell * 7, theme.F(TITLE))
        painter.setFont(theme.font(15, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(
            title, Qt.AlignmentFlag.AlignVCenter, formats.capital(formats.month_text(box.first, language))
        )
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        monday = date(2026, 1, 5)
        for place in range(7):
            cell = QRectF(box.left + place * box.cell, box.top + theme.F(TITLE), box.cell, theme.F(NAMES))
            name = formats.short_day_name(monday + timedelta(days=place), language)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, cell: QRectF, found: FoundDay) -> None:
        days = self._days
        if days is None:
            return
        shade = found.shade
        painter.setOpacity(1.0 if days.asked.keeps(found, days.today) else DIMMED)
        edge = "line" if shade is not None else ""
        if found.day in self._best:
            edge = "acc"
        painter.setBrush(theme.color(FILLS[shade]) if shade is not None else Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if found.beyond else Qt.PenStyle.SolidLine
        wide = 1.6 if found.day in self._best else 1.0
        painter.setPen(QPen(theme.color(edge), wide, style) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(cell, 6, 6)
        if days.moves_from is not None and days.moves_from[0] == found.day:
            painter.setPen(QPen(theme.color("text2"), 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(cell, 6, 6)
        self._paint_words(painter, cell, found)
        painter.setOpacity(1.0)
        if found.day == self._day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus" if self.hasFocus() else "text2"), 2))
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_words(self, painter: QPainter, cell: QRectF, found: FoundDay) -> None:
        is_today = self._days is not None and found.day == self._days.today
        upper = QRectF(cell.left(), cell.top() + theme.F(2), cell.width(), cell.height() / 2)
        painter.setFont(theme.font(14, 700 if is_today else 600 if found.shade else 400))
        painter.setPen(theme.color("acc" if is_today else "text" if found.shade else "faint"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(found.day.day))
        lower = QRectF(cell.left(), cell.center().y() - theme.F(1), cell.width(), cell.height() / 2)
        if found.shade is None:
            short = {NoSlot.FULL: _("vol"), NoSlot.NO_ROOM: _("krap"), NoSlot.CLOSED: _("dicht")}
            said = short.get(found.no_slot or NoSlot.DAY_OFF, "")
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, said)
            return
        said = f"+{found.extra_minutes}" if found.extra_minutes < FOUR_DIGITS else "…"
        font = theme.font(12)
        painter.setFont(font)
        sign = theme.F(9)
        if QFontMetrics(font).horizontalAdvance(said) + sign + theme.F(2) > cell.width() - 2:
            said = said.removeprefix("+")
        whole = QFontMetrics(font).horizontalAdvance(said) + sign + theme.F(2)
        left = cell.center().x() - whole / 2
        paint_sign(painter, QRectF(left, lower.center().y() - sign / 2, sign, sign), found.shade)
        painter.setPen(theme.color("text2"))
        box = QRectF(left + sign + theme.F(2), lower.top(), cell.width(), lower.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, said)


def paint_sign(painter: QPainter, box: QRectF, shade: Shade) -> None:
    """A tick, a disc or a cross: what tells the shades apart without their colour."""
    painter.save()
    ink = theme.color(INKS[shade])
    painter.setPen(QPen(ink, max(box.width() / 5, 1.6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = box.center()
    if shade is Shade.GOOD:
        foot = QPointF(box.left() + box.width() * 0.4, box.bottom() - box.height() * 0.15)
        painter.drawLine(QPointF(box.left() + 0.5, middle.y() + box.height() * 0.1), foot)
        painter.drawLine(foot, QPointF(box.right() - 0.5, box.top() + box.height() * 0.15))
    elif shade is Shade.POSSIBLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(middle, box.width() * 0.3, box.width() * 0.3)
    else:
        cross = box.adjusted(1.5, 1.5, -1.5, -1.5)  # a dash would read as a minus before the minutes
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.bottomLeft(), cross.topRight())
    painter.restore()
