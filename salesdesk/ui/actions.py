"""Everything a seller can do, once: menu, palette, shortcut help and the check for doubles read this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `id` like `offer.new`, `text` in the seller's words, `shortcut` like `Ctrl+Shift+O`.

    `group` is `new` (in the Nieuw menu), `go` (places) or `do`; `words` are more words to find it by.
    """

    id: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = field(default=_always)
    group: str = "do"
    words: str = ""


class DoubleShortcut(Exception):
    """Two actions that may be reached at the same moment have the same key."""


class ActionRegistry:
    """The actions of the program and those of screens, which only count while their screen is seen."""

    def __init__(self) -> None:
        self._actions: dict[str, tuple[Action, QWidget | None]] = {}
        self._window: QWidget | None = None
        self._waiting: list[Action] = []

    def attach(self, window: QWidget) -> None:
        """The window that carries the shortcuts of the whole program."""
        self._window = window
        for action in self._waiting:
            self._bind(action, window)
        self._waiting.clear()

    def add(self, *actions: Action, on: QWidget | None = None) -> None:
        """Make actions known; `on` is the screen they belong to."""
        for action in actions:
            if action.id in self._actions:
                raise DoubleShortcut(action.id)
            self._refuse_double(action, on)
            self._actions[action.id] = (action, on)
            if on is not None:
                on.destroyed.connect(lambda *_gone, name=action.id: self._actions.pop(name, None))
            carrier = on or self._window
            if carrier is None:
                self._waiting.append(action)
            else:
                self._bind(action, carrier)

    def _refuse_double(self, action: Action, on: QWidget | None) -> None:
        if not action.shortcut:
            return
        wanted = QKeySequence(action.shortcut)
        if not wanted.toString():
            raise DoubleShortcut(action.shortcut)
        for known, owner in self._actions.values():
            together = on is None or owner is None or owner is on
            if together and known.shortcut and QKeySequence(known.shortcut) == wanted:
                raise DoubleShortcut(f"{action.id} / {known.id}: {action.shortcut}")

    def _bind(self, action: Action, carrier: QWidget) -> None:
        if not action.shortcut:
            return
        bound = QAction(action.text, carrier)
        bound.setShortcut(QKeySequence(action.shortcut))
        bound.setAutoRepeat(False)
        bound.triggered.connect(lambda *_checked: self.run(action.id))
        carrier.addAction(bound)

    def run(self, action_id: str) -> bool:
        """Do it when it may be done now."""
        action, _owner = self._actions[action_id]
        if not action.enabled():
            return False
        action.run()
        return True

    def find(self, action_id: str) -> Action:
        return self._actions[action_id][0]

    def all(self) -> Iterator[Action]:
        """Every action that can be reached now: of the program and of the screen in sight."""
        for action, owner in tuple(self._actions.values()):
            if owner is None or owner.isVisible():
                yield action

    def matching(self, text: str) -> list[Action]:
        """What may be done now and holds every typed word, those that begin with it first."""
        wanted = text.casefold().split()
        found = [
            action
            for action in self.all()
            if action.enabled() and all(word in f"{action.text} {action.words}".casefold() for word in wanted)
        ]
        return sorted(found, key=lambda action: not action.text.casefold().startswith(text.casefold()))
