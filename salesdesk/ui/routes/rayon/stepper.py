"""A whole number with a button for less and one for more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.errors import Refused
from salesdesk.ui.boxes import row
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.forms import QuantityField
from salesdesk.words import _


class Stepper(QWidget):
    """Typed, or stepped with the buttons or the up and down keys; `edited` when it is another number."""

    edited = Signal()

    def __init__(self, name: str, *, least: int, most: int, step: int = 1) -> None:
        super().__init__()
        self._least, self._most, self._step = least, most, step
        self.field = QuantityField(name, decimals=0, least=least, most=most, required=True, wide=50)
        self.field.edited.connect(self.edited)
        less = icon_button("minus", _("{name}: minder").format(name=name), lambda: self.step(-1), quiet=True)
        more = icon_button("plus", _("{name}: meer").format(name=name), lambda: self.step(1), quiet=True)
        for button in (less, more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field does the same with the up and down keys
        self.setLayout(row(less, self.field, more, gap=2))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> int | None:
        """What stands there; None while it is no number within its bounds."""
        try:
            return int(self.field.required_value())
        except Refused:
            return None

    def set_value(self, value: int) -> None:
        self.field.set_value(Decimal(value))

    def step(self, times: int) -> None:
        before = self.value()
        if before is None:
            return
        after = max(self._least, min(self._most, before + times * self._step))
        if after != before:
            self.set_value(after)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.step(1),
            Qt.Key.Key_Down: lambda: self.step(-1),
        }
        run = steps.get(event.key())
        if run is None:
            super().keyPressEvent(event)
        else:
            run()
