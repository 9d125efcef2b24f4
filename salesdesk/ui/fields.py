"""Plain inputs: a line of text, notes of some lines, one of several choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from salesdesk.errors import Reason, Refused
from salesdesk.ui import theme
from salesdesk.ui.labels import restyle

V = TypeVar("V")
LEFT_FOR_ANOTHER = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


def refusal(said: str, at: str) -> Refused:
    """A refusal in words that are already the seller's own language."""
    return Refused(Reason("{said}", at, {"said": said}))


class Field:
    """What every input shares: a name for those who listen, and an error the form can show."""

    error_text: str = ""

    def show_error(self, text: str) -> None:
        """Mark the input; an empty text takes the mark away. The words stand under it in its form row."""
        self.error_text = text
        widget: Any = self
        restyle(widget, "error", "true" if text else "false")
        widget.setAccessibleDescription(text)


class TextField(QLineEdit, Field):
    """One line of text; `edited` speaks on every key, not when the program fills it."""

    edited = Signal()

    def __init__(self, name: str, *, placeholder: str = "", wide: int = 0, longest: int = 250) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)
        if wide:
            self.setFixedWidth(theme.F(wide))
        else:
            self.setMinimumWidth(theme.F(60))
        self.textEdited.connect(lambda *_text: self.edited.emit())

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Fill it, unless that is what stands there already: the cursor of the typist stays."""
        if self.value() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left for another input, a long text shows its beginning again."""
        super().focusOutEvent(event)
        if event.reason() in LEFT_FOR_ANOTHER:
            self.setCursorPosition(0)


class NotesField(QPlainTextEdit, Field):
    """Some lines of text, its height counted in lines of the font; Tab goes on to the next input."""

    edited = Signal()

    def __init__(self, name: str, *, lines: int = 2, placeholder: str = "", grows: bool = False) -> None:
        super().__init__()
        self._lines, self._filling = lines, False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        if self.value() == text:
            return
        self._filling = True
        self.setPlainText(text)
        self._filling = False

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _height(self) -> int:
        return self._lines * QFontMetrics(self.font()).lineSpacing() + 18

    def sizeHint(self) -> QSize:
        return QSize(theme.F(160), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(80), self._height())


class Choice(QComboBox, Field, Generic[V]):
    """One of several values, shown in words; the wheel scrolls the page and never changes it by accident."""

    edited = Signal()

    def __init__(self, name: str, choices: Iterable[tuple[V, str]] = (), *, wide: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        if wide:
            self.setFixedWidth(theme.F(wide))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.activated.connect(lambda *_place: self.edited.emit())

    def set_choices(self, choices: Iterable[tuple[V, str]]) -> None:
        """Offer these values; the chosen one stays chosen when it is still offered."""
        before = self._values[self.currentIndex()] if self.currentIndex() >= 0 else None
        self._values: list[V] = []
        self.clear()
        for value, words in choices:
            self._values.append(value)
            self.addItem(words)
        self.setCurrentIndex(
            self._values.index(before) if before in self._values else min(0, len(self._values) - 1)
        )

    def value(self) -> V:
        """The chosen value; a choice without choices is a bug."""
        return self._values[self.currentIndex()]

    def set_value(self, value: V) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """As Qt paints it, but words that do not fit are shortened, and whole in the tooltip."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, edit = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, edit, self).width() - 2
        whole: str = option.currentText
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        option.currentText = shown
        if shown != whole and self.toolTip() != whole:
            self.setToolTip(whole)
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
