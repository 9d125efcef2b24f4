"""Forms: an input with its word above it and its error below; reasons of a Refused find their field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from salesdesk.errors import Reason
from salesdesk.ui import theme
from salesdesk.ui.amounts import AmountField, MoneyField, PercentField, QuantityField
from salesdesk.ui.buttons import paint_shortened
from salesdesk.ui.fields import Choice, Field, NotesField, TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.moments import DateField, TimeField
from salesdesk.ui.parts import Note, column, row
from salesdesk.words import reason_text

__all__ = [
    "AmountField", "Choice", "DateField", "Field", "Form", "FormRow", "MoneyField", "NotesField",
    "PercentField", "QuantityField", "TextField", "Tick", "TimeField",
]  # fmt: skip


class Tick(QCheckBox, Field):
    """A yes or no with its word behind it."""

    edited = Signal()

    def __init__(self, text: str, *, on: bool = False, name: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name or text)
        self.setProperty("bare", "false" if text else "true")
        self.setChecked(on)
        self.clicked.connect(lambda *_on: self.edited.emit())

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, on: bool) -> None:
        self.setChecked(on)

    def give_way(self) -> None:
        """What somebody typed may be long: then it is shortened, and whole in the tooltip."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not paint_shortened(self, QStyle.ControlElement.CE_CheckBox):
            super().paintEvent(event)


class FormRow(QWidget):
    """An input with its word above it, and room for the reason when it is refused."""

    def __init__(self, word: str, *inputs: QWidget, hint: str = "", beside: int = 0) -> None:
        super().__init__()
        self.word = label(word, "small")
        self.inputs = inputs
        self.word.setBuddy(inputs[0])
        self.error = TextBlock("", "smallstrong", "bad")
        self.error.hide()
        line = row(*inputs, gap=8)
        if not any(_stretches(each) for each in inputs):
            line.addStretch(1)
        below = column(line, gap=3)
        if hint:
            below.addWidget(TextBlock(hint, "small", "muted"))
        below.addWidget(self.error)
        self.setLayout(self._whole(below, beside))
        for each in inputs:
            if isinstance(each, Field):
                _Watch(each, self)

    def _whole(self, below: QVBoxLayout, beside: int) -> QVBoxLayout | QHBoxLayout:
        if not beside:
            return column(self.word, below, gap=3)
        self.word.setFixedWidth(theme.F(beside))
        self.word.setFixedHeight(theme.F(32))
        whole = row(gap=8)
        whole.addWidget(self.word, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(below, 1)
        return whole

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


class _Watch(QObject):
    """Carries an error of an input to the words under it."""

    def __init__(self, watched: Any, form_row: FormRow) -> None:
        super().__init__(form_row)
        own = watched.show_error

        def show(text: str) -> None:
            own(text)
            form_row.show_error(text)

        watched.show_error = show


class Form(QWidget):
    """Rows of inputs by field name; says what the seller edited, shows refusals where they belong."""

    edited = Signal(str)

    def __init__(self, *, gap: int = 10) -> None:
        super().__init__()
        self._inputs: dict[str, Any] = {}
        self._rows: dict[str, FormRow] = {}
        self.general = Note("", "bad")
        self.general.hide()
        self.body = column(self.general, gap=gap)
        self.setLayout(self.body)

    def add(self, field: str, word: str, widget: QWidget, *, hint: str = "", beside: int = 0) -> FormRow:
        """A row of its own under the ones before."""
        made = self.make(field, word, widget, hint=hint, beside=beside)
        self.body.addWidget(made)
        return made

    def make(self, field: str, word: str, widget: QWidget, *, hint: str = "", beside: int = 0) -> FormRow:
        """A row the caller places himself (beside another, in a card); known to this form all the same."""
        made = FormRow(word, widget, hint=hint, beside=beside)
        self.watch(field, widget)
        self._rows[field] = made
        return made

    def rename(self, field: str, word: str) -> None:
        """Another word for a row, as with a number that is called otherwise in another country."""
        self._rows[field].word.setText(word)
        self._inputs[field].setAccessibleName(word)

    def watch(self, field: str, widget: Any) -> None:
        """Know an input that stands elsewhere by its field name."""
        self._inputs[field] = widget
        if hasattr(widget, "field"):
            widget.field = field
        if hasattr(widget, "edited"):
            widget.edited.connect(lambda *_value: self._edited(field))

    def _edited(self, field: str) -> None:
        self.general.hide()
        widget = self._inputs[field]
        if getattr(widget, "error_text", "") and not isinstance(widget, AmountField):
            widget.show_error("")
        self.edited.emit(field)

    def beside(self, *rows: QWidget, stretches: Sequence[int] = ()) -> None:
        """Several rows next to each other."""
        line = row(gap=10)
        for place, each in enumerate(rows):
            line.addWidget(each, stretches[place] if stretches else 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def input(self, field: str) -> Any:
        return self._inputs[field]

    def fields(self) -> tuple[str, ...]:
        return tuple(self._inputs)

    def show_refused(self, reasons: Iterable[Reason]) -> None:
        """Each reason at the field it names, the rest on top; focus on the first unless he types here."""
        rest, first = [], None
        self.clear_errors()
        for reason in reasons:
            words = reason_text(reason)
            widget = self._inputs.get(reason.at)
            if widget is None:
                rest.append(words)
                continue
            first = first or widget
            shown = self._rows.get(reason.at)
            (widget if hasattr(widget, "show_error") else shown or widget).show_error(words)
        if rest:
            self.general.set(" ".join(rest))
            self.general.show()
        if first is not None and QApplication.focusWidget() not in self._inputs.values():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        self.general.hide()
        for widget in self._inputs.values():
            if getattr(widget, "error_text", ""):
                widget.show_error("")


def _stretches(widget: QWidget) -> bool:
    if widget.maximumWidth() < 16_000 or isinstance(widget, QLabel):
        return False
    return bool(
        widget.sizePolicy().horizontalPolicy().value & 1 or isinstance(widget, (TextField, AmountField))
    )
