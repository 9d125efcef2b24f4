"""Charts on screen: the layout of the charts package painted in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from salesdesk.charts.primitives import Disc, Frame, Line, Primitive, Rect, Text
from salesdesk.ui import theme
from salesdesk.ui.labels import label
from salesdesk.ui.parts import row

Layout = Callable[[Frame], Sequence[Primitive]]
HATCH_STEP = 7


class ChartView(QWidget):
    """Paints what `layout` gives for the room there is; `name` says in words what can be read from it."""

    def __init__(self, name: str, layout: Layout | None = None, *, height: int = 200) -> None:
        super().__init__()
        self._layout, self._tall = layout, height
        self._drawn: Sequence[Primitive] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_chart(self, layout: Layout, name: str = "") -> None:
        """Show other values."""
        self._layout = layout
        if name:
            self.setAccessibleName(name)
        self._lay_out()

    def primitives(self) -> Sequence[Primitive]:
        """What is drawn now."""
        return self._drawn

    def _lay_out(self) -> None:
        if self._layout is not None and self.width() > 0 and self.height() > 0:
            self._drawn = self._layout(Frame(self.width(), self.height(), theme.F(100) / 100))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(420), theme.F(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(220), theme.F(min(self._tall, 140)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_primitives(painter, self._drawn)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, spot: QPointF) -> str:
        """What stands at a point, in words."""
        for shape in self._drawn:
            if isinstance(shape, Rect) and shape.tip:
                if QRectF(shape.x, shape.y, shape.width, shape.height).contains(spot):
                    return shape.tip
            elif isinstance(shape, Disc) and shape.tip:
                away = spot - QPointF(shape.x, shape.y)
                if away.x() ** 2 + away.y() ** 2 <= (shape.radius + 3) ** 2:
                    return shape.tip
        return ""


def paint_primitives(painter: QPainter, shapes: Sequence[Primitive]) -> None:
    """Paint in order; later shapes lie over earlier ones."""
    for shape in shapes:
        if isinstance(shape, Rect):
            _rect(painter, shape)
        elif isinstance(shape, Line):
            dash = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.color(shape.stroke), shape.width, dash, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        elif isinstance(shape, Disc):
            painter.setPen(QPen(theme.color(shape.outline), 1.2) if shape.outline else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(shape.fill))
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        else:
            _text(painter, shape)


def _rect(painter: QPainter, shape: Rect) -> None:
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    path = QPainterPath()
    path.addRoundedRect(box, shape.radius, shape.radius)
    painter.fillPath(path, QBrush(theme.color(shape.fill)))
    if shape.hatch:
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(theme.color(shape.hatch), 1))
        start = box.left() - box.height()
        start -= start % HATCH_STEP  # hatches of neighbours lie in one pattern
        while start < box.right():
            painter.drawLine(QPointF(start, box.bottom()), QPointF(start + box.height(), box.top()))
            start += HATCH_STEP
        painter.restore()
    if shape.outline:
        painter.setPen(QPen(theme.color(shape.outline), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), shape.radius, shape.radius)


def _text(painter: QPainter, shape: Text) -> None:
    font = theme.font(12, 600 if shape.bold else 400)
    font.setPixelSize(max(round(shape.size), 1))
    painter.setFont(font)
    painter.setPen(theme.color(shape.colour))
    wide = QFontMetricsF(font).horizontalAdvance(shape.words)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    painter.drawText(QPointF(shape.x - shift, shape.y), shape.words)


class Swatch(QWidget):
    """The box or dash of a legend, drawn as in the chart."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(18 if self._kind == "target" else 13), theme.F(13))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = self.width(), self.height()
        if self._kind == "target":
            paint_primitives(painter, [Line(0, tall / 2, wide, tall / 2, "text", 2.0)])
        elif self._kind == "weighted":
            paint_primitives(painter, [Rect(0.5, 0.5, wide - 1, tall - 1, "b3", 2, outline="b2", hatch="b2")])
        else:
            paint_primitives(painter, [Rect(0.5, 0.5, wide - 1, tall - 1, self._kind, 2)])


def legend(*entries: tuple[str, str]) -> QWidget:
    """Swatch and word: `("b1", "gewonnen"), ("weighted", "gewogen, open"), ("target", "target")`."""
    holder = QWidget()
    line = row(gap=8)
    for kind, words in entries:
        line.addWidget(Swatch(kind))
        line.addWidget(label(words, "small", "text2"))
        line.addSpacing(theme.F(10))
    holder.setLayout(line)
    return holder
