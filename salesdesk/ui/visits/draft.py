"""The preparation under the seller's hands: every part of the screen changes this one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.preparation import Preparation
from salesdesk.services.preparations import PreparationView
from salesdesk.ui.active_time import ActiveTime


class PreparationDraft(QObject):
    """Holds the preparation as it stands on screen; `changed` speaks after every change and every load."""

    changed = Signal()

    def __init__(self, touch: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._touch, self._save = touch, save
        self._view: PreparationView | None = None
        self._loaded = False

    @property
    def is_loaded(self) -> bool:
        return self._loaded

    @property
    def view(self) -> PreparationView:
        if self._view is None:
            raise LookupError("no preparation is open")
        return self._view

    @property
    def preparation(self) -> Preparation:
        return self.view.preparation

    def load(self, view: PreparationView) -> None:
        """Show what the file holds."""
        self._view, self._loaded = view, True
        self.changed.emit()

    def forget(self) -> None:
        """Another visit is on its way: what is still in sight no longer changes anything."""
        self._loaded = False

    def spend(self, active: ActiveTime) -> None:
        """Add the time that was counted; it goes along with what is saved and asks for no save itself."""
        if self._loaded and not self.view.is_reported:
            spent = self.preparation.seconds_spent + active.take()
            self._view = replace(self.view, preparation=replace(self.preparation, seconds_spent=spent))

    def change(self, preparation: Preparation, *, at_once: bool = False) -> None:
        """Take a change over; typing waits for the autosave, a click is saved `at_once`."""
        if not self._loaded or self.view.is_reported or preparation == self.preparation:
            return
        self._view = replace(self.view, preparation=preparation)
        self._touch()
        self.changed.emit()
        if at_once:
            self._save()

    def save(self) -> None:
        """Keep now what is on screen, for a paper of it."""
        self._save()
