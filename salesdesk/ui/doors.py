"""Which screen shows a place; screens are built when first visited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.services.changes import Noun
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class Door:
    """Which screen shows a place: by noun, one record or not (None: both), and a view ("" is every view).

    Only the first word of the place's view counts: `new 2026-11-24` is a `new` one, on that day.
    """

    noun: Noun
    make: Callable[[Desk], Screen]
    record: bool | None = None
    view: str = ""

    def fits(self, place: Place) -> int:
        """0 when it does not; more the better it fits."""
        wrong_record = self.record is not None and self.record != (place.id is not None)
        wrong_view = bool(self.view) and self.view != place.view.partition(" ")[0]
        if place.noun != self.noun or wrong_record or wrong_view:
            return 0
        return 1 + (self.record is not None) + 2 * bool(self.view)


class ScreenStack(QStackedWidget):
    """The screens that were visited, one in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.doors: Sequence[Door] = ()
        self._built: dict[Door, Screen] = {}

    def keep_above(self, *floating: QWidget) -> None:
        """These stay in sight on the next screen, which would come on top of them."""
        for part in floating:
            self.currentChanged.connect(lambda _place, part=part: part.raise_())

    def current(self) -> Screen | None:
        """The screen in sight."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def door_to(self, place: Place) -> Door | None:
        door = max(self.doors, key=lambda each: each.fits(place), default=None)
        return door if door is not None and door.fits(place) else None

    def enter(self, door: Door) -> Screen:
        """Bring the screen behind a door in sight."""
        if door not in self._built:
            self._built[door] = door.make(self._desk)
            self.addWidget(self._built[door])
        self.setCurrentWidget(self._built[door])
        return self._built[door]
