"""Several words of which one is on, as chips that wrap: the shelves of a long list, each with its count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from salesdesk.ui import theme
from salesdesk.ui.segments import Choices

GAP, PAD = 6, 11


class ChoiceChips(Choices):
    """More words than a toggle can hold; they go on in a next row when a row is full."""

    def __init__(self, words: Sequence[str], *, name: str, on: int = 0) -> None:
        super().__init__(words, name=name, on=on)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _tall(self) -> int:
        return max(theme.F(30), QFontMetrics(theme.font(14, 600)).height() + 8)

    def _laid(self, width: int) -> list[QRectF]:
        metrics = QFontMetrics(theme.font(14, 600))
        tall, gap = self._tall(), theme.F(GAP)
        boxes: list[QRectF] = []
        left = top = 0
        for word in self._words:
            wide = metrics.horizontalAdvance(word) + 2 * theme.F(PAD)
            if left and left + wide > width:
                left, top = 0, top + tall + gap
            boxes.append(QRectF(left, top, wide, tall))
            left += wide + gap
        return boxes

    def _boxes(self) -> list[QRectF]:
        return self._laid(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._laid(width)
        return int(boxes[-1].bottom()) if boxes else 0

    def sizeHint(self) -> QSize:
        boxes = self._laid(10_000)
        return QSize(int(boxes[-1].right()) if boxes else 0, self._tall())

    def minimumSizeHint(self) -> QSize:
        widest = max((box.width() for box in self._laid(10_000)), default=0)
        return QSize(int(widest), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(max(self.heightForWidth(self.width()), self._tall()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (box, word) in enumerate(zip(self._boxes(), self._words, strict=True)):
            is_on = place == self._on
            inner = box.adjusted(1, 1, -1, -1)
            edge = "focus" if is_on and self.hasFocus() else "accline" if is_on else "line2"
            painter.setPen(QPen(theme.color(edge), 2 if edge == "focus" else 1))
            fill = "accbg" if is_on else "hover" if place == self._hover else "surface"
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(inner, 7, 7)
            painter.setFont(theme.font(14, 600 if is_on else 400))
            painter.setPen(theme.color("acc" if is_on else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
