"""The painted map: a day's route over its own ground, to look at, drag and zoom; without a network."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from salesdesk.charts.base_map import BaseMap
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.routes.map import furniture as map_furniture
from salesdesk.ui.routes.map.picture import Picture, apart
from salesdesk.ui.routes.map.plane import Plane, fitted
from salesdesk.ui.routes.map.scene import MapScene
from salesdesk.words import _, ngettext

STEP = 1.5
PAN_PX = 80
WHEEL_REST_MS = 90  # after the last turn of the wheel the map is painted sharp
_PANS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class MapView(QWidget):
    """A map that shows a MapScene; arrows pan, plus and minus zoom, 0 shows all.

    The list of stops beside it is its accessible twin: what can be picked here can be chosen there.
    """

    stopPicked = Signal(object)  # UUID of the stop
    dotPicked = Signal(object)  # UUID of the relation

    def __init__(self, base: BaseMap | None = None) -> None:
        super().__init__()
        self._picture = Picture(base or BaseMap())
        self._scene = MapScene()
        self._plane = fitted(QSizeF(600, 400), (), QRectF(0, 0, 600, 400))
        self._is_own_view = False
        self._grip: QPointF | None = None
        self._is_dragged = False
        self._wheel = QTimer(self)
        self._wheel.setSingleShot(True)
        self._wheel.setInterval(WHEEL_REST_MS)
        self._wheel.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Kaart van de dag"))
        self.setAccessibleDescription(in_words(self._scene))
        self._plus = icon_button("plus", _("Inzoomen"), self.zoom_in)
        self._minus = icon_button("minus", _("Uitzoomen"), self.zoom_out)
        for button in (self._plus, self._minus):
            button.setParent(self)

    def set_base_map(self, base: BaseMap) -> None:
        """Lay other ground under the route."""
        self._picture = Picture(base)
        self._picture.show(self._scene)
        self.update()

    def show_scene(self, scene: MapScene) -> None:
        """Show another day; the view goes along unless only the chosen stop or the dots changed."""
        is_elsewhere = list(scene.positions()) != list(self._scene.positions())
        self._scene = scene
        self._picture.show(scene)
        self.setAccessibleDescription(in_words(scene))
        if is_elsewhere:
            self.fit()
        self.update()

    def scene(self) -> MapScene:
        return self._scene

    def plane(self) -> Plane:
        """What is in sight now."""
        return self._plane

    def fit(self) -> None:
        """Show the whole route, or the whole country when there is none."""
        side, above, below = theme.F(96), theme.F(56), theme.F(84)
        room = QRectF(side, above, self.width() - 2 * side, self.height() - above - below)
        if room.width() < 80 or room.height() < 80:
            room = QRectF(20, 20, max(self.width() - 40, 40), max(self.height() - 40, 40))
        self._plane = fitted(QSizeF(self.size()), self._scene.positions(), room)
        self._is_own_view = False
        self.update()

    def zoom_in(self) -> None:
        self._look(self._plane.zoomed(STEP, QPointF(self.rect().center())))

    def zoom_out(self) -> None:
        self._look(self._plane.zoomed(1 / STEP, QPointF(self.rect().center())))

    def _look(self, plane: Plane) -> None:
        self._plane, self._is_own_view = plane, True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not (self._wheel.isActive() and self._picture.paint_hurried(painter, self._plane)):
            self._picture.paint(painter, self._plane, self.devicePixelRatio())
        map_furniture.paint_legend(painter, self.size(), self._scene)
        map_furniture.paint_scale_bar(painter, self.size(), self._plane.px_per_km)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            hit = self._picture.hit(event.position(), self._plane)
            self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.OpenHandCursor)
        elif self._is_dragged or apart(event.position(), self._grip) > 4:
            moved = event.position() - self._grip
            self._is_dragged, self._grip = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self._plane.moved(moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grip is None:
            return
        hit = self._picture.hit(event.position(), self._plane)
        if hit is not None and not self._is_dragged:
            (self.stopPicked if hit.kind == "stop" else self.dotPicked).emit(hit.id)
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel.start()
        self._look(self._plane.zoomed(1.2 ** (event.angleDelta().y() / 120), event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PANS:
            across, down = _PANS[key]
            self._look(self._plane.moved(QPointF(across * PAN_PX, down * PAN_PX)))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            self.fit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._picture.hit(QPointF(event.pos()), self._plane)
            QToolTip.showText(event.globalPos(), hit.tip if hit else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._picture.forget()
            self._place_buttons()
            self.update()

    def _place_buttons(self) -> None:
        for row, button in enumerate((self._plus, self._minus)):
            button.resize(button.sizeHint())
            button.move(theme.F(16), theme.F(16) + row * (button.height() + theme.F(4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
        if self._is_own_view:
            self._plane = self._plane.resized(QSizeF(self.size()))
        else:
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(720), theme.F(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(320), theme.F(240))


def in_words(scene: MapScene) -> str:
    """The route as a sentence, for who can't see the map."""
    if not scene.stops:
        return _("Geen bezoeken op de kaart.")
    count = len(scene.stops)
    stops = ", ".join(f"{number} {stop.name}" for number, stop in enumerate(scene.stops, 1))
    told = ngettext("{count} bezoek: {stops}.", "{count} bezoeken: {stops}.", count)
    return told.format(count=count, stops=stops)
