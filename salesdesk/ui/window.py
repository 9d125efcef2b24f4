"""The window: sidebar, the screen in sight, and what floats over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.services.changes import Changes
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.alarms import Alarms
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door, ScreenStack
from salesdesk.ui.keys import key_sheet
from salesdesk.ui.menus import new_menu, open_below, section_actions
from salesdesk.ui.palette import Hit, Palette
from salesdesk.ui.parts import row
from salesdesk.ui.places import History, Place
from salesdesk.ui.reading_order import ReadingWindow
from salesdesk.ui.screen import Screen
from salesdesk.ui.sidebar import Entry, Sidebar
from salesdesk.ui.toast import JobPanel, Toast
from salesdesk.words import _

__all__ = ["Door", "Window"]

Search = Callable[[str], Sequence[Hit]] | None
About = Callable[[Hit], Sequence[Action]] | None
Counts = Callable[[], Mapping[Place, int]] | None


class Window(ReadingWindow):
    """Shows itself before anything heavy is loaded; `furnish` brings the screens."""

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle("SalesDesk")
        self.setMinimumSize(960, 600)
        self.resize(1366, 768)
        self.history = History()
        self._counts: Counts = None
        self._menu: QMenu | None = None
        self.stack = ScreenStack(desk)
        self.sidebar = Sidebar(entries, self.go, search=self.open_palette, new=self.open_new)
        whole = QWidget()
        whole.setObjectName("desk")
        layout = row(self.sidebar, gap=0)
        layout.addWidget(self.stack, 1)
        whole.setLayout(layout)
        self.setCentralWidget(whole)
        self.toast, self.jobs = Toast(self.stack), JobPanel(self.stack)
        self.stack.keep_above(self.jobs, self.toast)
        self.palette_box = Palette(whole, desk)
        desk.actions.attach(self)
        desk.actions.add(*self._own_actions(entries))
        desk.going.connect(self.go)
        desk.said.connect(self.toast.say)
        desk.work.changed.connect(self._changed)
        desk.work.job_started.connect(self.jobs.follow)
        self._alarms = Alarms(self, desk.work, self.toast.say)

    def _own_actions(self, entries: Sequence[Entry]) -> list[Action]:
        return [
            *section_actions(entries, self.go),
            Action("window.search", _("Zoeken"), self.open_palette, "Ctrl+K", "search"),
            Action("window.new", _("Nieuw…"), self.open_new, "Ctrl+N", "plus"),
            Action("window.keys", _("Sneltoetsen"), self.show_keys, "F1", "keyboard"),
            Action("window.back", _("Vorige plek"), self.back, "Alt+Left", "arrow-left", group="go"),
            Action("window.forward", _("Volgende plek"), self.forward, "Alt+Right", "arrow-right",
                   group="go"),
            Action("window.reload", _("Opnieuw laden"), self.reload, "F5", "refresh"),
            Action("window.undo", _("Ongedaan maken"), self.toast.undo, "Ctrl+Z", "undo",
                   enabled=lambda: self.toast.can_undo),
        ]  # fmt: skip

    def furnish(
        self, doors: Sequence[Door], *, search: Search = None, about: About = None, counts: Counts = None
    ) -> None:
        """Bring the screens, the search behind Ctrl+K and the sidebar counts, once services are there."""
        self.stack.doors, self._counts = doors, counts
        self.palette_box.search, self.palette_box.about = search, about
        self._recount()

    def current(self) -> Screen | None:
        """The screen in sight."""
        return self.stack.current()

    def go(self, place: Place) -> bool:
        """Open a place; False when the seller chose to stay or nothing is there."""
        return self._show(place, lambda: self.history.go(place))

    def back(self) -> None:
        self._travel(self.history.back, self.history.forward)

    def forward(self) -> None:
        self._travel(self.history.forward, self.history.back)

    def _travel(self, step: Callable[[], Place | None], undo: Callable[[], Place | None]) -> None:
        place = step()
        if place is not None and not self._show(place, lambda: None):
            undo()

    def _show(self, place: Place, note: Callable[[], None]) -> bool:
        door, now = self.stack.door_to(place), self.current()
        if door is None or (now is not None and not now.leave()):
            return False
        note()
        screen = self.stack.enter(door)
        self.sidebar.light(place)
        screen.arrive(place)
        (screen.first_focus() or screen).setFocus()
        return True

    def reload(self) -> None:
        if screen := self.current():
            screen.hear(screen.nouns)

    def _changed(self, changes: Changes) -> None:
        if screen := self.current():
            screen.hear(changes)
        self._recount()

    def _recount(self) -> None:
        if self._counts is not None:
            self.desk.work.ask(self._counts, self.sidebar.set_counts, lane="read", key="counts")

    def open_palette(self) -> None:
        self.palette_box.open()

    def open_new(self) -> None:
        """The menu of everything that can be made."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = new_menu(self, self.desk.actions)
        open_below(self._menu, self.sidebar.new)

    def show_keys(self) -> None:
        ask.show_sheet(self, _("Sneltoetsen"), key_sheet(self.desk.actions.all()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if (screen := self.current()) and not screen.leave():
            event.ignore()
            return
        with suppress(TimeoutError):  # a lane that hangs must not keep the window open for ever
            self.desk.work.finish()
        event.accept()
