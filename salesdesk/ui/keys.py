"""The list of keys (F1), read from the action registry."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.labels import key_caps, label
from salesdesk.words import _

PER_COLUMN = 14


def key_sheet(actions: Iterable[Action]) -> QWidget:
    """Every action with a key that can be reached now, by group, in two columns."""
    names = {"go": _("Ga naar"), "new": _("Nieuw"), "do": _("Doen")}
    shown: list[Action | str] = []
    known = [action for action in actions if action.shortcut]
    for group, name in names.items():
        inside = [action for action in known if action.group == group]
        shown += [name, *inside] if inside else []
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.F(20))
    grid.setVerticalSpacing(theme.F(6))
    grid.setColumnMinimumWidth(2, theme.F(150))
    for place, item in enumerate(shown):
        column, line = divmod(place, PER_COLUMN)
        if isinstance(item, str):
            grid.addWidget(label(item, "cap"), line, column * 2, 1, 2)
        else:
            grid.addWidget(label(item.text), line, column * 2)
            grid.addWidget(key_caps(item.shortcut), line, column * 2 + 1, Qt.AlignmentFlag.AlignRight)
    return holder
