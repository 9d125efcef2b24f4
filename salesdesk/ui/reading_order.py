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
    stops = list(_stops(root, now))
    if now not in stops or len(stops) == 1:
        return False
    target = stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
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


def _stops(widget: QWidget, now: QWidget) -> Iterator[QWidget]:
    """What takes the focus by Tab in and under a widget that is in sight, and the one that has it.

    That one may just have been hidden with all around it: what comes after it is still what one reads next.
    """
    takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    if widget is now or (takes_tab and widget.isEnabled() and widget.isVisible() and not widget.focusProxy()):
        yield widget
    if isinstance(widget, QAbstractItemView):
        return  # its cells have keys of their own
    for part in _parts(widget):
        is_known = part is now or part.isAncestorOf(now) or part.isVisibleTo(widget)
        if is_known and not part.isWindow():
            yield from _stops(part, now)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The children as they are laid out, then those without a place in the layout from top to bottom."""
    laid = widget.layout()
    placed = list(_laid_out(laid)) if laid is not None else []
    yield from placed
    loose = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child not in placed
    ]
    yield from sorted(loose, key=lambda child: (child.y(), child.x()))


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
