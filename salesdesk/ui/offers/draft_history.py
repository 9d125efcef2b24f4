"""What was changed in an offer since it was opened, step by step, to go back and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.ui.amounts import AmountField
from salesdesk.ui.cell_editor import CellEditor

MOST_STEPS = 500
Key = tuple[object, ...]


class DraftHistory:
    """Typing in one field is one step, whatever autosave keeps meanwhile; so is typing in one cell."""

    def __init__(self) -> None:
        self._back: list[Offer] = []
        self._forth: list[Offer] = []
        self._key: Key = ()
        self._open: Offer | None = None

    def clear(self) -> None:
        """Another offer, or one that was changed elsewhere."""
        self._back, self._forth, self._key, self._open = [], [], (), None

    def begin_cell(self, before: Offer) -> None:
        """A cell that is still open has changed this offer."""
        self._open = self._open or before

    def end_cell(self, now: Offer) -> None:
        """The cell is closed: all that was typed in it is one step."""
        if self._open is not None:
            self.note(now, now)
        self._key = ()

    def note(self, before: Offer, after: Offer) -> None:
        """A change: a step of its own, or more of the same field as the last one."""
        before, self._open = self._open or before, None
        if before == after:
            return
        key = changed_in(before, after)
        if not key or key != self._key:
            self._back.append(before)
            del self._back[:-MOST_STEPS]
        self._key = key
        self._forth.clear()

    def can(self, step: int) -> bool:
        """Whether there is something to take back (-1) or to do again (+1)."""
        return bool((self._back or self._open) if step < 0 else self._forth)

    def go(self, now: Offer, step: int) -> Offer | None:
        """The offer one step back (-1) or forth (+1); None at the end."""
        self.end_cell(now)
        source, target = (self._back, self._forth) if step < 0 else (self._forth, self._back)
        if not source:
            return None
        target.append(now)
        return source.pop()


def changed_in(before: Offer, after: Offer) -> Key:
    """The one field or the one cell that differs; empty when it is more than that."""
    names = _differing(before, after)
    if names != ("lines",):
        return names if len(names) == 1 else ()
    if [line.id for line in before.lines] != [line.id for line in after.lines]:
        return ()
    pairs = [(was, line) for was, line in zip(before.lines, after.lines, strict=True) if was != line]
    cells = _differing(*pairs[0])
    return (pairs[0][0].id, *cells) if len(pairs) == 1 and len(cells) == 1 else ()


def _differing(before: Offer | OfferLine, after: Offer | OfferLine) -> tuple[str, ...]:
    names = [field.name for field in fields(before)]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


class UndoKeys(QObject):
    """Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z) in every input of a screen: the screen's history, not the input's.

    A cell that is being typed in first takes back its own letters.
    """

    def __init__(self, parent: QObject, run: Callable[[int], object], can: Callable[[int], bool]) -> None:
        super().__init__(parent)
        self._run, self._can = run, can

    def watch(self, *inputs: QObject) -> None:
        for each in inputs:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        step = _step_of(event)
        own = isinstance(watched, QLineEdit) and isinstance(watched, CellEditor) and watched.isModified()
        if not step or own or not self._can(step):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(watched, AmountField):
            watched.settle()
        self._run(step)
        return True


def _step_of(event: QKeyEvent) -> int:
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    pressed = QKeySequence(event.keyCombination())
    return 1 if pressed in {QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")} else 0
