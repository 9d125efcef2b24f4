"""Inputs the seller may be typing in: how they are filled, and how Enter goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

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


class EnterWalk(QObject):
    """Enter goes from one input to the next, also from a choice or a segment; the last one stays.

    Ctrl+Enter is left alone: it closes the report.
    """

    def __init__(self, inputs: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._inputs = list(inputs)
        for each in inputs:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            and watched in self._inputs
        ):
            at = self._inputs.index(watched)
            later = [each for each in self._inputs[at + 1 :] if each.isVisible() and each.isEnabled()]
            if later:
                later[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False


def go_down(fields: Sequence[QLineEdit]) -> None:
    """Enter goes to the field below, with its text chosen as Tab does; the last one stays."""
    for field, below in pairwise(fields):
        field.returnPressed.connect(partial(_enter, below))


def _enter(field: QLineEdit) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
