"""What stands on the map besides the ground: names, shields, the legend and the scale bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from salesdesk.ui import theme
from salesdesk.ui.routes.map.names import Name, Style
from salesdesk.ui.routes.map.scene import DotKind, MapScene
from salesdesk.words import _

HALO = 3.4
AIR = 4  # px around a name for its halo
ROUND_KM = (1, 2, 5, 10, 20, 50, 100)
BAR_PX = 120


@lru_cache(maxsize=1500)
def _stamp(text: str, style: Style, colour: str, halo: str, ratio: float, factor: int) -> QPixmap:  # noqa: ARG001
    """A name with its halo as a picture, made once: `factor` only tells one font size from another."""
    font = theme.font(style.px, style.weight)
    metrics = QFontMetricsF(font)
    wide, tall = ceil(metrics.horizontalAdvance(text)) + 2 * AIR, ceil(metrics.height()) + 2 * AIR
    stamp = QPixmap(round(wide * ratio), round(tall * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    base = QPointF(AIR, AIR + round(metrics.ascent()))
    path = QPainterPath()
    path.addText(base, font, text)
    edge = QPen(QColor(halo), HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, edge)
    painter.setPen(QColor(colour))
    painter.setFont(font)
    painter.drawText(base, text)
    painter.end()
    return stamp


def paint_names(painter: QPainter, names: Sequence[Name], window: QRectF) -> None:
    """Texts with a halo in the colour of land, and the dot of a town beside its name."""
    halo, ratio, factor = theme.hex_of("land"), painter.device().devicePixelRatio(), theme.F(100)
    for name in names:
        if not window.intersects(name.box):
            continue
        style = name.style
        up = AIR + round(QFontMetricsF(theme.font(style.px, style.weight)).ascent())
        stamp = _stamp(name.text, style, theme.hex_of(style.token), halo, ratio, factor)
        corner = QPointF(round(name.base.x() - AIR - window.x()), round(name.base.y() - up - window.y()))
        painter.drawPixmap(corner + window.topLeft(), stamp)
        if name.dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(style.token))
            painter.drawEllipse(name.dot, 2, 2)


def paint_shields(painter: QPainter, names: Iterable[Name]) -> None:
    for name in names:
        painter.setPen(QPen(theme.color("roadedge"), 1))
        painter.setBrush(theme.color("land"))
        painter.drawRoundedRect(name.box, 4, 4)
        painter.setPen(theme.color(name.style.token))
        painter.setFont(theme.font(name.style.px, name.style.weight))
        painter.drawText(name.base, name.text)


def _legend(scene: MapScene) -> list[tuple[str, str]]:
    entries = []
    if scene.dots:
        entries = [(DotKind.A, "A"), (DotKind.B, "B"), (DotKind.C, "C"), (DotKind.PROSPECT, _("prospect"))]
    route = [("route", _("route, schematisch"))] if len(scene.stops) + (scene.home is not None) > 1 else []
    return [*((str(kind), word) for kind, word in entries), *route]


def paint_legend(painter: QPainter, size: QSize, scene: MapScene) -> None:
    """The words for dots and lines, in a box at the lower left."""
    entries = _legend(scene)
    if not entries:
        return
    metrics = QFontMetricsF(theme.font(13))
    gap, pad, tall = theme.F(16), theme.F(14), theme.F(32)
    swatches = [theme.F(22 if kind == "route" else 10) for kind, _word in entries]
    words = sum(metrics.horizontalAdvance(word) for _kind, word in entries)
    wide = 2 * pad + sum(swatches) + words + theme.F(8) * len(entries) + gap * (len(entries) - 1)
    box = QRectF(theme.F(16), size.height() - theme.F(16) - tall, wide, tall)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, theme.F(8), theme.F(8))
    painter.setFont(theme.font(13))
    x, middle = box.left() + pad, box.center().y()
    for (kind, word), swatch in zip(entries, swatches, strict=True):
        _paint_swatch(painter, kind, QPointF(x + swatch / 2, middle), swatch)
        x += swatch + theme.F(8)
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), word)
        x += metrics.horizontalAdvance(word) + gap


def _paint_swatch(painter: QPainter, kind: str, spot: QPointF, wide: float) -> None:
    if kind == "route":
        painter.setPen(QPen(theme.color("acc"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(spot - QPointF(wide / 2, 0), spot + QPointF(wide / 2, 0))
        return
    size = {DotKind.A: 5.0, DotKind.B: 4.2, DotKind.C: 3.2, DotKind.PROSPECT: 3.8}[DotKind(kind)]
    token = {DotKind.A: "acc", DotKind.B: "b2", DotKind.C: "faint", DotKind.PROSPECT: "info"}[DotKind(kind)]
    if kind == DotKind.PROSPECT:
        painter.setPen(QPen(theme.color(token), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
    painter.drawEllipse(spot, size, size)


def paint_scale_bar(painter: QPainter, size: QSize, px_per_km: float) -> None:
    """A round number of kilometres at the lower right."""
    km = max((km for km in ROUND_KM if km * px_per_km <= theme.F(BAR_PX)), default=ROUND_KM[0])
    right, base = size.width() - theme.F(20), size.height() - theme.F(18)
    left = right - km * px_per_km
    word = f"{km}\u00a0km"
    metrics = QFontMetricsF(theme.font(12))
    spot = QPointF((left + right - metrics.horizontalAdvance(word)) / 2, base - theme.F(9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("land", 215))
    painter.drawRoundedRect(QRectF(left - 8, spot.y() - theme.F(15), right - left + 16, theme.F(34)), 6, 6)
    for token, width in (("land", 4.0), ("muted", 1.6)):
        painter.setPen(QPen(theme.color(token), width))
        painter.drawPolyline(
            [QPointF(left, base - 5), QPointF(left, base), QPointF(right, base), QPointF(right, base - 5)]
        )
    painter.setFont(theme.font(12))
    painter.setPen(theme.color("text2"))
    painter.drawText(spot, word)
