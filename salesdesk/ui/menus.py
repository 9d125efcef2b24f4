"""The Nieuw menu and the keys of the sections, made from the registry and the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.ui import icons
from salesdesk.ui.actions import Action, ActionRegistry
from salesdesk.ui.places import Place
from salesdesk.ui.sidebar import Entry


def new_menu(parent: QWidget, actions: ActionRegistry) -> QMenu:
    """Everything that can be made now."""
    menu = QMenu(parent)
    for action in actions.all():
        if action.group == "new":
            entry = menu.addAction(icons.icon(action.icon or "plus", 18, "muted"), action.text)
            entry.setEnabled(action.enabled())
            entry.triggered.connect(lambda *_on, name=action.id: actions.run(name))
    return menu


def open_below(menu: QMenu, button: QWidget) -> None:
    """The menu under a button, its first entry lit so that Enter does something at once."""
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    first = next((action for action in menu.actions() if action.isEnabled()), None)
    if first is not None:
        menu.setActiveAction(first)


def section_actions(entries: Sequence[Entry], go: Callable[[Place], object]) -> list[Action]:
    """Alt+1 to Alt+9 open the sections from top to bottom."""
    return [
        Action(_id_of(entry), entry.text, partial(go, entry.place), f"Alt+{key}", entry.icon, group="go")
        for key, entry in enumerate(entries[:9], start=1)
    ]


def _id_of(entry: Entry) -> str:
    return ".".join(part for part in ("go", str(entry.place.noun), entry.place.view) if part)
