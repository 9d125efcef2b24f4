"""What stands on the map besides the ground: names, shields, the legend and the scale bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from salesdesk.ui import theme
from salesdesk.ui.routes.map.clusters import paint_dot
from salesdesk.ui.routes.map.names import Name, Style
from salesdesk.ui.routes.map.scene import DotKind, Layers, MapScene
from salesdesk.words import _

HALO = 3.4
AIR = 4  # px around a name for its halo
ROUND_KM = (1, 2, 5, 10, 20, 50, 100)
BAR_PX = 120
LEGEND_ROW = 24  # px from one row of the legend to the next


@lru_cache(maxsize=1500)
def _stamp(text: str, style: Style, colour: str, halo: str, ratio: float, factor: int) -> QImage:  # noqa: ARG001
    """A name with its halo as a picture, made once: `factor` only tells one font size from another."""
    font = theme.font(style.px, style.weight)
    metrics = QFontMetricsF(font)
    wide, tall = ceil(metrics.horizontalAdvance(text)) + 2 * AIR, ceil(metrics.height()) + 2 * AIR
    stamp = QImage(round(wide * ratio), round(tall * ratio), QImage.Format.Format_ARGB32_Premultiplied)
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
        painter.drawImage(corner + window.topLeft(), stamp)
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


def _legend(scene: MapScene, layers: Layers) -> list[tuple[str, str]]:
    """What stands on the map now: only kinds that there are, by the sign and the word."""
    words = {DotKind.PROSPECT: _("prospect")}
    there = {dot.kind for dot in scene.dots if layers.shows(dot)}
    entries = [(str(kind), words.get(kind, str(kind))) for kind in DotKind if kind in there]
    if any(dot.is_overdue and layers.shows(dot) for dot in scene.dots):
        entries.append(("overdue", _("te laat bezocht")))
    if scene.areas and layers.areas:
        entries.append(("area", _("gebied")))
    if len(scene.stops) + (scene.home is not None) > 1:
        entries.append(("route", _("route, schematisch")))
    return entries


def _legend_rows(entries: list[tuple[str, str]], room: float) -> list[list[tuple[str, str, float, float]]]:
    """The entries in as many rows as they need, each with the width of its swatch and of its whole."""
    metrics = QFontMetricsF(theme.font(13))
    rows: list[list[tuple[str, str, float, float]]] = [[]]
    used = 0.0
    for kind, word in entries:
        swatch = theme.F({"route": 22, "area": 16}.get(kind, 10))
        wide = swatch + theme.F(8) + metrics.horizontalAdvance(word)
        if rows[-1] and used + theme.F(16) + wide > room:
            rows.append([])
        used = wide + (used + theme.F(16) if rows[-1] else 0)
        rows[-1].append((kind, word, swatch, wide))
    return rows


def legend_box(size: QSize, scene: MapScene, layers: Layers) -> QRectF:
    """Where the legend stands at the lower left; empty when there is nothing to tell."""
    entries = _legend(scene, layers)
    if not entries:
        return QRectF()
    rows = _legend_rows(entries, _legend_room(size))
    wide = max(sum(one[3] for one in row) + theme.F(16) * (len(row) - 1) for row in rows)
    tall = theme.F(32) + theme.F(LEGEND_ROW) * (len(rows) - 1)
    return QRectF(theme.F(16), size.height() - theme.F(16) - tall, wide + 2 * theme.F(14), tall)


def _legend_room(size: QSize) -> float:
    """What the scale bar at the lower right leaves to a row of the legend."""
    return size.width() - theme.F(16 + 28 + 16 + BAR_PX + 20 + 8)


def paint_legend(painter: QPainter, size: QSize, scene: MapScene, layers: Layers) -> None:
    """The words for dots and lines, in a box at the lower left."""
    box = legend_box(size, scene, layers)
    if box.isEmpty():
        return
    metrics = QFontMetricsF(theme.font(13))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, theme.F(8), theme.F(8))
    middle = box.top() + theme.F(16)
    for row in _legend_rows(_legend(scene, layers), _legend_room(size)):
        x = box.left() + theme.F(14)
        for kind, word, swatch, wide in row:
            _paint_swatch(painter, kind, QPointF(x + swatch / 2, middle), swatch)
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("text2"))
            painter.drawText(QPointF(x + swatch + theme.F(8), middle + metrics.capHeight() / 2), word)
            x += wide + theme.F(16)
        middle += theme.F(LEGEND_ROW)


def _paint_swatch(painter: QPainter, kind: str, spot: QPointF, wide: float) -> None:
    if kind == "route":
        painter.setPen(QPen(theme.color("acc"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(spot - QPointF(wide / 2, 0), spot + QPointF(wide / 2, 0))
    elif kind == "area":
        painter.setPen(QPen(theme.color("area1"), 1.5))
        painter.setBrush(theme.color("area1", 62))
        painter.drawRoundedRect(QRectF(spot.x() - wide / 2, spot.y() - wide / 3, wide, wide * 2 / 3), 3, 3)
    elif kind == "overdue":
        painter.setPen(QPen(theme.color("warndot"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot, 6.0, 6.0)
    else:
        paint_dot(painter, DotKind(kind), spot, theme.color("surface"))


def paint_banner(painter: QPainter, size: QSize, text: str) -> None:
    """One line at the top that says what the tool in hand asks."""
    metrics = QFontMetricsF(theme.font(13, 600))
    room = size.width() - 2 * theme.F(70)
    told = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * theme.F(14))
    wide = metrics.horizontalAdvance(told) + 2 * theme.F(14)
    box = QRectF((size.width() - wide) / 2, theme.F(16), wide, theme.F(34))
    painter.setPen(QPen(theme.color("accline"), 1))
    painter.setBrush(theme.color("accbg"))
    painter.drawRoundedRect(box, theme.F(8), theme.F(8))
    painter.setFont(theme.font(13, 600))
    painter.setPen(theme.color("acc"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)


def paint_tip(painter: QPainter, size: QSize, spot: QPointF, text: str, reach: float) -> None:
    """What the keyboard stands on, in a box beside it; hovering shows the same."""
    lines = [line for line in text.split("\n") if line]
    if not lines:
        return
    bold, plain = QFontMetricsF(theme.font(13, 600)), QFontMetricsF(theme.font(13))
    wide = max(bold.horizontalAdvance(lines[0]), *(plain.horizontalAdvance(line) for line in lines))
    tall = bold.height() * len(lines)
    pad = theme.F(10)
    left = spot.x() + reach + theme.F(6)
    if left + wide + 2 * pad > size.width() - 8:
        left = spot.x() - reach - theme.F(6) - wide - 2 * pad
    top = min(max(spot.y() - tall / 2 - pad, 8), size.height() - tall - 2 * pad - 8)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(left, top, wide + 2 * pad, tall + 2 * pad), theme.F(8), theme.F(8))
    for row, line in enumerate(lines):
        painter.setFont(theme.font(13, 400 if row else 600))
        painter.setPen(theme.color("text2" if row else "text"))
        painter.drawText(QPointF(left + pad, top + pad + bold.ascent() + row * bold.height()), line)


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
