"""Inputs the seller may be typing in: how they are filled, and how Enter goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from salesdesk.errors import Refused


def fill(field: Any, value: Any, *, anew: bool) -> None:
    """Show a value; unless it is another record, what he typed stays, finished or not."""
    if not anew:
        try:
            if field.value() == value:
                return
        except Refused:
            return
    elif hasattr(field, "setModified"):
        field.setModified(False)
    field.set_value(value)


def go_down(fields: Sequence[QLineEdit]) -> None:
    """Enter goes to the field below, with its text chosen as Tab does; the last one stays."""
    for field, below in pairwise(fields):
        field.returnPressed.connect(partial(_enter, below))


def _enter(field: QLineEdit) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
