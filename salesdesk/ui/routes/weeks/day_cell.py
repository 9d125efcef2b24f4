"""One day on the board: its name, area and load, and room for its blocks; while carrying, what it says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.day_finding import Shade
from salesdesk.services.week_board import DAY_MINUTES, BoardDay, Off
from salesdesk.services.week_offers import DayOffer
from salesdesk.ui import icons, theme
from salesdesk.ui.routes.weeks.block_words import day_words, off_words, offer_words
from salesdesk.words import _

HEAD = 40
BUSY_MINUTES = 390
_TONES = {Shade.GOOD: ("okbg", "ok"), Shade.POSSIBLE: ("warnbg", "warn"), Shade.RATHER_NOT: ("badbg", "bad")}
_SIGNS = {Shade.GOOD: "check", Shade.POSSIBLE: "minus", Shade.RATHER_NOT: "warning"}


class DayCell(QWidget):
    """Paints itself; the blocks on it are laid by the board."""

    def __init__(self, day: BoardDay, *, is_today: bool, menu: Callable[[BoardDay, QPoint], object]) -> None:
        super().__init__()
        self.day, self._is_today, self._menu = day, is_today, menu
        self.offer: DayOffer | None = None
        self.is_target = False
        said = day_words(day)
        self.setAccessibleName(said)
        self.setToolTip(_tip(day))

    def show_offer(self, offer: DayOffer | None, *, is_target: bool) -> None:
        """What this day says to what is carried; None when nothing is."""
        if (offer, is_target) != (self.offer, self.is_target):
            self.offer, self.is_target = offer, is_target
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._menu(self.day, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu(self.day, event.globalPos())

    # -- on screen

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_off = self.day.shape.off is not None
        fill, edge = ("track", "track") if is_off else ("sunken", "line")
        if self._is_today:
            fill, edge = "accbg", "accline"
        wide = 1.0
        if self.is_target:
            fill, edge = _TONES[self.offer.shade] if self.offer and self.offer.shade else ("badbg", "bad")
            wide = 2.0
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(edge), wide))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_head(painter)
        if not is_off or self.day.blocks:
            self._paint_load(painter)

    def _paint_head(self, painter: QPainter) -> None:
        day = self.day
        head = QRectF(theme.F(9), theme.F(6), self.width() - theme.F(18), theme.F(22))
        name = f"{formats.short_day_name(day.day, words.screen_language())} {day.day.day}"
        strong = theme.font(14, 600)
        _text(painter, head, name, strong, "acc" if self._is_today else "text")
        aside = head.adjusted(QFontMetrics(strong).horizontalAdvance(name) + theme.F(8), 0, 0, 0)
        if self.offer is not None:
            self._paint_offer(painter, aside, self.offer)
            return
        shape = day.shape
        said = off_words(day) if shape.off is not None else shape.area_names
        tone = "muted" if shape.off is None else "text2"
        if shape.off is Off.NO_WORKING_DAY and day.blocks:
            tone = "warn"
        _text(painter, aside, said, theme.font(13), tone, at_right=True)

    def _paint_offer(self, painter: QPainter, box: QRectF, offer: DayOffer) -> None:
        """A chip with a sign, so that its colour is not the only thing that speaks."""
        tone, sign = (
            ("bad", "close") if offer.shade is None else (_TONES[offer.shade][1], _SIGNS[offer.shade])
        )
        font = theme.font(13, 600)
        side = float(theme.F(14))
        said = offer_words(offer)
        wide = min(box.width() - side - theme.F(4), QFontMetrics(font).horizontalAdvance(said) + 1)
        left = box.right() - wide - side - theme.F(3)
        icons.draw(painter, sign, QRectF(left, box.center().y() - side / 2, side, side), tone, 2.2)
        _text(painter, QRectF(box.right() - wide, box.top(), wide, box.height()), said, font, tone)

    def _paint_load(self, painter: QPainter) -> None:
        """Hours at customers of eight; amber when the day grows full."""
        minutes = self.day.visit_minutes
        bar = QRectF(theme.F(9), theme.F(30), self.width() - theme.F(18), theme.F(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, 2, 2)
        if minutes:
            bar.setWidth(bar.width() * min(minutes / DAY_MINUTES, 1))
            is_busy = minutes >= BUSY_MINUTES or len(self.day.blocks) > self.day.shape.most_visits
            painter.setBrush(theme.color("warndot" if is_busy else "acc"))
            painter.drawRoundedRect(bar, 2, 2)


def _text(
    painter: QPainter, box: QRectF, text: str, font: object, tone: str, *, at_right: bool = False
) -> None:
    painter.setFont(font)  # type: ignore[arg-type]
    painter.setPen(theme.color(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _tip(day: BoardDay) -> str:
    said = [day_words(day)]
    if day.blocks:
        language = words.screen_language()
        said.append(
            _("{visits} bij klanten  ·  {driving} onderweg").format(
                visits=formats.duration(day.visit_minutes, language),
                driving=formats.duration(day.drive_minutes, language),
            )
        )
    return "\n".join(said)
