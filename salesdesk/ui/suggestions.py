"""Suggestions while typing: a list under the input, and an input that picks one record from many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from salesdesk.ui import theme
from salesdesk.ui.fields import Field, refusal
from salesdesk.words import _

ROW = 30
MOST_ROWS = 8
ROUND_ROWS = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: its words, a fact at the right, and the value that is taken over."""

    text: str
    value: Any
    aside: str = ""


Show = Callable[[Sequence[Suggestion]], None]
Suggest = Callable[[str, Show], object]


def _height(rows: int) -> int:
    return theme.F(ROW) * rows + ROUND_ROWS


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: ARG002
        return QSize(theme.F(120), theme.F(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        view: Any = option
        box: QRect = view.rect
        found: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        if view.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("sel"))
        inner = box.adjusted(theme.F(9), 0, -theme.F(9), 0)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, found.aside)
        if found.aside:
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(found.aside) - theme.F(12))
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        words = QFontMetrics(theme.font()).elidedText(found.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class SuggestionBox(QListWidget):
    """Hangs under an input of the same window; the input keeps the focus and hands its keys on."""

    picked = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window())
        self._line = line
        self.setObjectName("suggestions")
        self.setAccessibleName(_("Voorstellen"))
        self.setItemDelegate(_RowPainter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemPressed.connect(self._pressed)
        self.hide()

    def show_rows(self, found: Sequence[Suggestion]) -> None:
        """Show these under the input, none chosen yet; nothing found hides the box."""
        self.clear()
        for each in found:
            item = QListWidgetItem(f"{each.text} {each.aside}".strip())
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.addItem(item)
        self.setCurrentRow(-1)
        if not found or not self._line.isVisible():
            self.hide()
            return
        host = self._line.window()
        wide = max(self._line.width(), theme.F(320))
        spot = self._line.mapTo(host, QPoint(0, self._line.height() + 2))
        above, below = self._line.mapTo(host, QPoint()).y() - 2, host.height() - spot.y()
        tall = _height(min(len(found), MOST_ROWS))
        if tall > max(above, below):  # a low sheet: fewer rows at a time, never over what is being typed
            tall = _height(max((max(above, below) - ROUND_ROWS) // theme.F(ROW), 1))
        if tall > below and above > below:
            spot.setY(max(above - tall, 0))
        spot.setX(max(min(spot.x(), host.width() - wide - 8), 0))
        self.setGeometry(QRect(spot, QSize(wide, tall)))
        self.show()
        self.raise_()

    def chosen(self) -> Suggestion | None:
        """The row that is lit."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None and self.isVisible() else None

    def likely(self) -> Suggestion | None:
        """What the typed words most likely mean: the row of that name or code, else the first."""
        typed = self._line.text().strip().casefold()
        if not typed or not self.isVisible():
            return None
        rows: list[Suggestion] = [
            self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())
        ]
        return next((each for each in rows if each.text.split("  ")[0].casefold() == typed), rows[0])

    def key(self, event: QKeyEvent, *, picks: bool = False) -> bool:
        """Take an arrow, Enter or Escape from the input; True when it was for the box.

        With `picks` Enter and Tab take the likely row when none is lit.
        """
        if not self.isVisible():
            return False
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.setCurrentRow(max(self.currentRow() + step, -1) % self.count())
            self._line.setAccessibleDescription(self.currentItem().text() if self.currentItem() else "")
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        found = self.chosen() or (self.likely() if picks else None)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab} and found is not None:
            self.hide()
            self.picked.emit(found)
            return True
        return False

    def _pressed(self, item: QListWidgetItem) -> None:
        self.hide()
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))


class SuggestField(QLineEdit, Field):
    """Picks one record by typing some of its name; `suggest(text, show)` finds, on the read lane if slow."""

    edited = Signal()

    def __init__(
        self, name: str, suggest: Suggest, *, placeholder: str = "", field: str = "", required: bool = False
    ) -> None:
        super().__init__()
        self.field, self._suggest, self._required = field, suggest, required
        self._taken: Suggestion | None = None
        self._box: SuggestionBox | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._typed)

    def value(self) -> Any:
        """The value of the picked record, None when empty; Refused when the words are nobody's."""
        reason = self.problem()
        if reason:
            self.show_error(reason)
            raise refusal(reason, self.field)
        return self._taken.value if self._taken and self.text().strip() else None

    def set_value(self, value: Any, words: str = "") -> None:
        """Show a record that is known already by its words."""
        self._taken = None if value is None else Suggestion(words, value)
        self.setText(words if value is not None else "")
        self.show_error("")

    def problem(self) -> str:
        text = self.text().strip()
        if text and (self._taken is None or self._taken.text != text):
            return _("Kies een regel uit de lijst.")
        return _("Kies er een.") if self._required and not text else ""

    def _typed(self, text: str) -> None:
        self._taken = None
        if text.strip():
            self._suggest(text.strip(), self._show)
        elif self._box:
            self._box.hide()
        if not text.strip():
            self.edited.emit()

    def _show(self, found: Sequence[Suggestion]) -> None:
        if self._box is None:
            self._box = SuggestionBox(self)
            self._box.picked.connect(self.take)
        self._box.show_rows(found if self.hasFocus() else ())

    def take(self, found: Suggestion) -> None:
        """This one is meant."""
        self._taken = found
        self.setText(found.text)
        self.show_error("")
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._box is not None and self._box.key(event, picks=True):
            return
        if event.key() == Qt.Key.Key_Down and self._box is None:
            self._suggest(self.text().strip(), self._show)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._box is not None:
            self._box.hide()
        self.show_error(self.problem())

    def event(self, event: Any) -> bool:
        is_tab = event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if is_tab and self._box is not None and self._box.key(event, picks=True):
            return True
        return super().event(event)
