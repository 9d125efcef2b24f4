"""The hand on the map: what pressing, dragging and the keys do with the tool it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from salesdesk.ui.routes.map.picture import Hit, apart
from salesdesk.ui.routes.map.tools import Drawn, Moving, Tool

if TYPE_CHECKING:
    from salesdesk.ui.routes.map.view import MapView

PAN_PX = 80
NUDGE_PX = 8
MOST_WALKED = 24  # Tab is no way through a whole rayon: zooming in is
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Hand:
    """Turns what the seller does with mouse and keys into what the view shows and tells."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._grip: QPointF | None = None
        self._is_dragged = False
        self.drawn: Drawn | None = None

    def drop(self) -> None:
        self._grip, self.drawn = None, None

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        view, spot = self._view, event.position()
        self._grip, self._is_dragged = spot, False
        if view.tool in {Tool.LASSO, Tool.RECTANGLE}:
            self.drawn = Drawn(view.tool is Tool.RECTANGLE, [spot])
        elif view.tool is Tool.POINT or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._take(spot)

    def _take(self, spot: QPointF) -> None:
        """Take hold of the point under the mouse, or of the one that is being moved already."""
        view = self._view
        if view.moving is not None and apart(view.moving.spot(view.plane()), spot) < 24:
            view.moving.is_held = True
            return
        hit = view.picture.hit(spot, view.plane())
        if hit is not None and hit.cluster is None and view.moving is None:
            view.moving = Moving(hit.id, *view.plane().at(spot), is_held=True)

    def move(self, event: QMouseEvent) -> None:
        view, spot = self._view, event.position()
        if self._grip is None:
            view.setCursor(self._cursor(spot))
            return
        if not self._is_dragged and apart(spot, self._grip) <= 4:
            return
        step, self._grip, self._is_dragged = spot - self._grip, spot, True
        if self.drawn is not None:
            self.drawn.follow(spot)
        elif view.moving is not None and view.moving.is_held:
            view.moving.to(spot, view.plane())
        else:
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
            view.look(view.plane().moved(step))
        view.update()

    def _cursor(self, spot: QPointF) -> Qt.CursorShape:
        if self._view.tool in {Tool.LASSO, Tool.RECTANGLE}:
            return Qt.CursorShape.CrossCursor
        hit = self._view.picture.hit(spot, self._view.plane())
        is_cell = self._view.tool is Tool.CELLS
        return Qt.CursorShape.PointingHandCursor if hit or is_cell else Qt.CursorShape.OpenHandCursor

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grip is None:
            return
        view = self._view
        drawn, self.drawn, self._grip = self.drawn, None, None
        if drawn is not None:
            codes = drawn.codes(view.cells(), view.plane())
            if codes:
                view.cellsDrawn.emit(codes)
        elif view.moving is not None and view.moving.is_held:
            view.moving.is_held = False
            self._put_down(keep=self._is_dragged)
        elif not self._is_dragged:
            self._click(event.position())
        view.setCursor(self._cursor(event.position()))
        view.update()

    def _click(self, spot: QPointF) -> None:
        view = self._view
        hit = view.picture.hit(spot, view.plane()) if view.tool is Tool.PAN else None
        if hit is not None:
            view.pick(hit)
            return
        cell, area = view.picture.areas.area_at(*view.plane().at(spot))
        if view.tool is Tool.CELLS and cell is not None:
            view.cellPicked.emit(cell.code)
        elif view.tool is Tool.PAN and area is not None:
            view.areaPicked.emit(area.id)

    def _put_down(self, *, keep: bool) -> None:
        """End moving a point; a point that was let go without moving stays in hand for the arrows."""
        view = self._view
        moving = view.moving
        if moving is None or (not keep and view.tool is Tool.POINT):
            return
        view.set_tool(Tool.PAN)
        if keep:
            view.pointDragged.emit(moving.id, *moving.position())
        view.toolEnded.emit()

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the map."""
        view, key = self._view, Qt.Key(event.key())
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            view.zoom_in()
        elif key == Qt.Key.Key_Minus:
            view.zoom_out()
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            view.fit()
        elif key in _ENTER and view.moving is not None:
            self._put_down(keep=True)
        elif key in _ENTER and view.tool is Tool.CELLS:
            self._click(QPointF(view.rect().center()))
        elif key in _ENTER and view.ring is not None:
            view.pick(view.ring)
        elif key == Qt.Key.Key_Escape and (view.tool is not Tool.PAN or view.moving or view.ring):
            self._escape()
        else:
            return False
        return True

    def _arrow(self, across: int, down: int, *, fine: bool) -> None:
        view = self._view
        if view.moving is None:
            view.look(view.plane().moved(QPointF(-across * PAN_PX, -down * PAN_PX)))
            return
        step = 1 if fine else NUDGE_PX
        spot = view.moving.spot(view.plane()) + QPointF(across * step, down * step)
        view.moving.to(spot, view.plane())
        if not QRectF(view.rect()).adjusted(30, 30, -30, -30).contains(spot):
            view.look(view.plane().moved(QPointF(-across * PAN_PX, -down * PAN_PX)))
        view.update()

    def _escape(self) -> None:
        view = self._view
        if view.ring is not None and view.tool is Tool.PAN:
            view.ring = None
        else:
            view.set_tool(Tool.PAN)
            view.toolEnded.emit()
        view.update()

    def walk(self, step: int) -> bool:
        """Go to the next thing that can be picked; False past the last, so that Tab leaves the map."""
        view = self._view
        if view.moving is not None:
            return False
        hits = _in_order(view.picture.hits(view.plane()))
        names = [(hit.kind, hit.id) for hit in hits]
        here = (view.ring.kind, view.ring.id) if view.ring else None
        at = names.index(here) + step if here in names else (0 if step > 0 else -1)
        if not 0 <= at < len(hits) or (here is None and step < 0):
            view.ring = None
            view.update()
            return False
        view.ring = hits[at]
        view.setAccessibleDescription(view.ring.tip)
        view.update()
        return True


def _in_order(hits: list[Hit]) -> list[Hit]:
    """The stops as they are driven, then the others from the top."""
    stops = [hit for hit in hits if hit.kind == "stop"]
    others = sorted(
        (hit for hit in hits if hit.kind != "stop"), key=lambda hit: (round(hit.spot.y() / 40), hit.spot.x())
    )
    return (stops + others)[:MOST_WALKED]
