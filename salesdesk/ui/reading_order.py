"""Tab goes as one reads: by the layouts of a page, also through what was filled in later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QLayout,
    QMainWindow,
    QWidget,
)

TRIES, PATIENCE_MS = 10, 10


def step_focus(root: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next (or previous) input under `root`; False when there is no way to tell."""
    now = QApplication.focusWidget()
    if now is None or not (now is root or root.isAncestorOf(now)):
        return False
    target = _neighbour(root, now, forward=forward)
    if target is None or target is now:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


class ReadingWindow(QMainWindow):
    """A window in which Tab goes through all of it as one reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, forward=forward) or super().focusNextPrevChild(forward)


class KeptFocus(QObject):
    """Gives the focus back to the same place of a part that is emptied and filled again."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root, self._at, self._tries = root, 0, 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._give_back)

    def hold(self) -> None:
        """Call before the part is emptied."""
        now = QApplication.focusWidget()
        if now is not None and now is not self._root and self._root.isAncestorOf(now):
            self._at = list(_stops(self._root, now)).index(now)
            self._root.setFocus(Qt.FocusReason.OtherFocusReason)
        if QApplication.focusWidget() is self._root:
            self._tries = TRIES
            self._later.start(0)

    def _give_back(self) -> None:
        """What is new comes in sight a moment after it was filled in."""
        if QApplication.focusWidget() is not self._root:
            return
        stops = [stop for stop in _stops(self._root, self._root) if stop is not self._root]
        if stops:
            stops[min(self._at, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._tries > 0:
            self._tries -= 1
            self._later.start(PATIENCE_MS)


def _neighbour(root: QWidget, now: QWidget, *, forward: bool) -> QWidget | None:
    """The stop one reads after (or before) `now`: sought around it, further and further, then all around."""
    if any(isinstance(each, QAbstractItemView) for each in _above(root, now)):
        return None
    if forward and (under := next(_stops_in(_ordered(now, forward=True), now, forward=True), None)):
        return under
    branch = now
    for parent in _above(root, now):
        parts = _ordered(parent, forward=forward)
        beyond = parts[parts.index(branch) + 1 :]
        if found := next(_stops_in(beyond, now, forward=forward), None):
            return found
        if not forward and _takes_tab(parent):
            return parent
        branch = parent
    return next(_stops(root, now, forward=forward), None)


def _above(root: QWidget, widget: QWidget) -> Iterator[QWidget]:
    """What a widget stands in, from near to far, up to the root."""
    above: QWidget | None = widget
    while above is not None and above is not root:
        above = above.parentWidget()
        if above is not None:
            yield above


def _stops(widget: QWidget, now: QWidget, *, forward: bool = True) -> Iterator[QWidget]:
    """What takes the focus by Tab in and under a widget that is in sight, and the one that has it.

    That one may just have been hidden with all around it: what comes after it is still what one reads next.
    """
    is_stop = widget is now or _takes_tab(widget)
    if is_stop and forward:
        yield widget
    yield from _stops_in(_ordered(widget, forward=forward), now, forward=forward)
    if is_stop and not forward:
        yield widget


def _stops_in(parts: list[QWidget], now: QWidget, *, forward: bool) -> Iterator[QWidget]:
    for part in parts:
        is_known = not part.isHidden() or part is now or part.isAncestorOf(now)
        if is_known and not part.isWindow():
            yield from _stops(part, now, forward=forward)


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isEnabled() and widget.isVisible() and not widget.focusProxy()


def _ordered(widget: QWidget, *, forward: bool) -> list[QWidget]:
    """The children as they are laid out, then those without a place in the layout from top to bottom."""
    if isinstance(widget, QAbstractItemView):
        return []  # its cells have keys of their own
    laid = widget.layout()
    placed = list(_laid_out(laid)) if laid is not None else []
    known = set(placed)
    loose = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child not in known
    ]
    parts = [*placed, *sorted(loose, key=lambda child: (child.y(), child.x()))]
    return parts if forward else parts[::-1]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):  # filled in any order, read row by row
        grid = layout
        places.sort(key=lambda place: tuple(grid.getItemPosition(place))[:2])  # type: ignore[arg-type]
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
