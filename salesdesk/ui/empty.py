"""The empty state: what belongs here, a drawn picture, the first action and two other ways in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.labels import IconLabel, TextBlock, label
from salesdesk.ui.parts import Card, Rule, column, row


class EmptyPicture(QWidget):
    """Two sheets on a disc, with the noun's own icon as a badge."""

    SIDE = 140

    def __init__(self, badge: str) -> None:
        super().__init__()
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self.SIDE), theme.F(self.SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / self.SIDE, self.height() / self.SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accbg"))
        painter.drawEllipse(QRectF(0, 0, 140, 140))
        self._sheet(painter, QPointF(50, 74), -8)
        self._sheet(painter, QPointF(85, 73), 5)
        painter.setPen(QPen(theme.color("bg"), 4))
        painter.setBrush(theme.color("acc"))
        painter.drawEllipse(QPointF(116, 114), 21, 21)
        icons.draw(painter, self._badge, QRectF(105, 103, 22, 22), "acctext", 2.1)

    @staticmethod
    def _sheet(painter: QPainter, middle: QPointF, angle: float) -> None:
        painter.save()
        painter.translate(middle)
        painter.rotate(angle)
        painter.setPen(QPen(theme.color("accline"), 1.6))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(-36, -47, 72, 94), 5, 5)
        painter.setPen(QPen(theme.color("accline"), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for line, wide in enumerate((26, 40, 40, 32)):
            painter.drawLine(QPointF(-22, -28 + 13 * line), QPointF(-22 + wide, -28 + 13 * line))
        painter.restore()


@dataclass(frozen=True, slots=True)
class WayIn:
    """Another way to begin: where the first record may come from."""

    icon: str
    title: str
    text: str
    run: Callable[[], object]


class Empty(QWidget):
    """A list without rows: kind, useful, and never a dead end."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str,
        primary: Button | None = None,
        secondary: Button | None = None,
        ways: tuple[WayIn, ...] = (),
    ) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.addStretch(2)
        outer.addWidget(EmptyPicture(icon), 0, middle)
        outer.addSpacing(theme.F(24))
        outer.addWidget(label(title, "h1"), 0, middle)
        outer.addSpacing(theme.F(14))
        words = TextBlock(text, "body", "text2")
        words.setAlignment(middle)
        words.setMinimumHeight(theme.F(40))
        outer.addLayout(_centred(words, 470))
        outer.addSpacing(theme.F(22))
        shown = [button for button in (primary, secondary) if button]
        outer.addLayout(row(1, *shown, 1, gap=8))
        outer.addSpacing(theme.F(26))
        if ways:
            outer.addLayout(_centred(self._ways(ways), 600))
        outer.addStretch(4)

    @staticmethod
    def _ways(ways: tuple[WayIn, ...]) -> Card:
        card = Card()
        cells = row(gap=0)
        for place, way in enumerate(ways):
            if place:
                cells.addWidget(Rule("v"))
            cells.addWidget(_WayButton(way), 1)
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addLayout(cells)
        return card


def _centred(widget: QWidget, widest: int) -> QHBoxLayout:
    """In the middle, as wide as it reads well, narrower where the desk is."""
    widget.setMaximumWidth(theme.F(widest))
    made = row(1, gap=0)
    made.addWidget(widget, 1000)
    made.addStretch(1)
    return made


class _WayButton(Pressable):
    """The whole cell is the button."""

    def __init__(self, way: WayIn) -> None:
        super().__init__(f"{way.title}. {way.text}", way.run)
        drawing = IconLabel(way.icon, 20, "acc")
        words = column(label(way.title, "strong"), TextBlock(way.text, "small", "muted"), gap=0)
        words.addStretch(1)  # a short text keeps close to its title beside a longer one
        line = row(gap=12, margins=(14, 9, 14, 9))
        line.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
