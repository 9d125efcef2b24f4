"""The icons: own drawings, rendered sharp in any token colour and size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from salesdesk import paths
from salesdesk.ui import theme

_STROKE = 'stroke-width="1.75"'


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, colour: str, stroke: float = 1.75) -> str:
    """The drawing itself in a colour (#rrggbb) and pen width on its grid of 24."""
    return _drawing(name).replace("currentColor", colour).replace(_STROKE, f'stroke-width="{stroke}"')


@cache
def _rendered(name: str, pixels: int, colour: str, stroke: float) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg(name, colour, stroke).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def pixmap(name: str, size: int = 18, tone: str = "text2", stroke: float = 1.75, ratio: float = 0) -> QPixmap:
    """The drawing as a picture of `size` (at font factor 1) in a colour token, sharp on this screen."""
    screen = QGuiApplication.primaryScreen()
    ratio = ratio or (screen.devicePixelRatio() if screen else 1.0)
    picture = QPixmap(_rendered(name, round(theme.F(size) * ratio), theme.hex_of(tone), stroke))
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, size: int = 18, tone: str = "text2", stroke: float = 1.75, *, air: int = 0) -> QIcon:
    """The drawing for a button; disabled it turns faint. `air` is room at its right, before the words."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_aired(pixmap(name, size, tone, stroke, ratio), air))
        made.addPixmap(_aired(pixmap(name, size, "faint", stroke, ratio), air), QIcon.Mode.Disabled)
    return made


def _aired(drawing: QPixmap, air: int) -> QPixmap:
    if not air:
        return drawing
    ratio = drawing.devicePixelRatio()
    made = QPixmap(drawing.width() + round(air * ratio), drawing.height())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawing)
    painter.end()
    return made


def draw(painter: QPainter, name: str, rect: QRectF, tone: str, stroke: float = 1.75) -> None:
    """Draw straight into a painter, for parts that paint themselves."""
    QSvgRenderer(QByteArray(svg(name, theme.hex_of(tone), stroke).encode())).render(painter, rect)
