"""The painted map: a day's route over its own ground, to look at, drag and zoom; without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_cells import CellMap
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.routes.map import hand
from salesdesk.ui.routes.map.overlay import paint_overlay
from salesdesk.ui.routes.map.picture import Hit, Picture
from salesdesk.ui.routes.map.plane import Plane, fitted
from salesdesk.ui.routes.map.scene import Layers, MapDot, MapScene, MapStop
from salesdesk.ui.routes.map.sheet import Sheet
from salesdesk.ui.routes.map.spoken import in_words
from salesdesk.ui.routes.map.tools import Moving, Tool
from salesdesk.words import _

__all__ = ["MapView", "Tool", "in_words"]
STEP = 1.5
WHEEL_REST_MS = 90  # after the last turn of the wheel the map is painted sharp

Menu = Callable[[Hit | None, float, float], QMenu | None]


class MapView(QWidget):
    """A map that shows a MapScene; arrows pan, plus and minus zoom, 0 shows all, Tab walks over its marks.

    The list of stops beside it is its accessible twin: what can be picked here can be chosen there. With a
    `desk` the ground is painted on the read lane and the main thread never waits for it.
    """

    stopPicked = Signal(object)  # UUID of the stop
    dotPicked = Signal(object)  # UUID of the relation
    areaPicked = Signal(object)  # UUID of the area
    cellPicked = Signal(str)  # code of the cell, with Tool.CELLS
    cellsDrawn = Signal(object)  # tuple of codes, with Tool.LASSO and Tool.RECTANGLE
    pointDragged = Signal(object, float, float)  # UUID of the stop or relation, latitude, longitude
    toolEnded = Signal()  # Escape, or the point was put down: back to Tool.PAN

    def __init__(self, base: BaseMap | None = None, *, desk: Desk | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.picture = Picture(base or BaseMap(), self._later if desk else None)
        self.picture.painted = self.update
        self._scene, self._layers, self._cells = MapScene(), Layers(), CellMap()
        self._plane = fitted(QSizeF(600, 400), (), QRectF(0, 0, 600, 400))
        self._is_own_view = False
        self._menu: Menu | None = None
        self.tool = Tool.PAN
        self.moving: Moving | None = None
        self.hand = hand.Hand(self)
        self.ring: Hit | None = None  # where Tab stands
        self._wheel = QTimer(self)
        self._wheel.setSingleShot(True)
        self._wheel.setInterval(WHEEL_REST_MS)
        self._wheel.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Kaart van de dag"))
        self.setAccessibleDescription(in_words(self._scene))
        self._buttons: list[QWidget] = []
        self.add_buttons(
            icon_button("plus", _("Inzoomen"), self.zoom_in),
            icon_button("minus", _("Uitzoomen"), self.zoom_out),
        )

    def add_buttons(self, *buttons: QWidget) -> None:
        """More buttons in the column at the left above."""
        for button in buttons:
            button.setParent(self)
            button.setVisible(True)
            self._buttons.append(button)
        self._place_buttons()

    def _later(self, call: Callable[[], Sheet], then: Callable[[Sheet], object]) -> None:
        if self._desk is not None:
            key = ("map", id(self))
            self._desk.work.ask(call, then, lane="read", key=key, owner=self)

    def set_base_map(self, base: BaseMap) -> None:
        """Lay other ground under the route."""
        self.picture.lay_ground(base)
        self._refresh()

    def set_cells(self, cells: CellMap) -> None:
        """The land by postcode: for areas, and for drawing them."""
        self._cells = cells
        self.picture.lay_cells(cells)
        self._refresh()

    def set_layers(self, layers: Layers) -> None:
        """Which relations are shown, and whether the areas are."""
        self._layers = layers
        self._look_anew()

    def layers(self) -> Layers:
        return self._layers

    def set_tool(self, tool: Tool | str) -> None:
        """What dragging does from now on."""
        had_grid = self._has_grid
        self.tool, self.moving = Tool(tool), None
        self.hand.drop()
        if self._has_grid is not had_grid:
            self._look_anew()
        self.update()

    @property
    def _has_grid(self) -> bool:
        return self.tool in {Tool.CELLS, Tool.LASSO, Tool.RECTANGLE}

    def _look_anew(self) -> None:
        self.picture.show_layers(self._layers, has_grid=self._has_grid)
        self._refresh()

    def show_scene(self, scene: MapScene) -> None:
        """Show another day; the view goes along unless only the chosen stop or the dots changed."""
        is_elsewhere = list(scene.positions()) != list(self._scene.positions())
        self._scene, self.ring = scene, None
        self.picture.show(scene)
        self.setAccessibleDescription(in_words(scene))
        if is_elsewhere:
            self.fit()
        self._refresh()

    def scene(self) -> MapScene:
        return self._scene

    def cells(self) -> CellMap:
        return self._cells

    def plane(self) -> Plane:
        """What is in sight now."""
        return self._plane

    def fit(self) -> None:
        """Show the whole route, or the whole country when there is none."""
        self._plane = fitted(QSizeF(self.size()), self._scene.positions(), self._room())
        self._is_own_view = False
        self._refresh()

    def look_at(self, positions: Sequence[tuple[float, float]]) -> None:
        """Bring these positions (latitude, longitude) into sight."""
        self.look(fitted(QSizeF(self.size()), positions, self._room()))

    def _room(self) -> QRectF:
        side, above, below = theme.F(96), theme.F(80), theme.F(84)
        room = QRectF(side, above, self.width() - 2 * side, self.height() - above - below)
        if room.width() < 80 or room.height() < 80:
            room = QRectF(20, 20, max(self.width() - 40, 40), max(self.height() - 40, 40))
        return room

    def zoom_in(self) -> None:
        self.look(self._plane.zoomed(STEP, QPointF(self.rect().center())))

    def zoom_out(self) -> None:
        self.look(self._plane.zoomed(1 / STEP, QPointF(self.rect().center())))

    def look(self, plane: Plane) -> None:
        """Show this window of the plane from now on."""
        self._plane, self._is_own_view = plane, True
        self.update()

    def begin_moving(self, item: UUID) -> bool:
        """Take a stop or relation by its point: arrows nudge it, Enter keeps, Escape leaves it be."""
        marks: list[MapStop | MapDot] = [*self._scene.stops, *self._scene.dots]
        found = next((one for one in marks if one.id == item), None)
        if found is None:
            return False
        self.set_tool(Tool.POINT)
        self.moving = Moving(item, found.lat, found.lon)
        if not QRectF(self.rect()).adjusted(40, 40, -40, -40).contains(self.moving.spot(self._plane)):
            self.look_at([(found.lat, found.lon)])
        self.setFocus()
        self.update()
        return True

    def set_menu(self, menu: Menu) -> None:
        """What the right button and the menu key open: over what was hit, at that latitude and longitude."""
        self._menu = menu

    def pick(self, hit: Hit) -> None:
        """Do what a click on it does."""
        if hit.cluster is not None:
            self.look_at([(dot.lat, dot.lon) for dot in hit.cluster.dots])
        else:
            (self.stopPicked if hit.kind == "stop" else self.dotPicked).emit(hit.id)

    def _refresh(self) -> None:
        if self.isVisible():
            self.picture.wants(self._plane, self.devicePixelRatio())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not (self._wheel.isActive() and self.picture.paint_hurried(painter, self._plane)):
            self.picture.paint(painter, self._plane, self.devicePixelRatio())
        paint_overlay(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel.start()
        self.look(self._plane.zoomed(1.2 ** (event.angleDelta().y() / 120), event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hand.key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's own name)
        """Tab walks over what can be picked, and past the last of it to the next field."""
        return self.hand.walk(1 if next else -1) or super().focusNextPrevChild(next)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        spot = self.ring.spot + self._plane.shift if is_key and self.ring else QPointF(event.pos())
        hit = self.ring if is_key else self.picture.hit(spot, self._plane)
        menu = self._menu(hit, *self._plane.at(spot)) if self._menu else None
        if menu is not None:
            menu.popup(self.mapToGlobal(QPoint(round(spot.x()), round(spot.y()))))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.picture.hit(QPointF(event.pos()), self._plane)
            QToolTip.showText(event.globalPos(), hit.tip if hit else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.picture.forget()
            self._place_buttons()
            self.update()

    def _place_buttons(self) -> None:
        for row, button in enumerate(self._buttons):
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
