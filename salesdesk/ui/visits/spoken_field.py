"""The field for what is said aloud: it grows with its text and takes a sentence with a blank."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCursor

from salesdesk.ui.forms import NotesField


class SpokenField(NotesField):
    """The sentence said aloud, in sight as a whole: it grows with what is written, up to seven lines."""

    LEAST, MOST = 2, 7

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=self.LEAST)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self, *_size: object) -> None:
        lines = math.ceil(self.document().documentLayout().documentSize().height())
        fitting = min(max(lines, self.LEAST), self.MOST)
        if fitting != self._lines:
            self._lines = fitting
            more = Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(
                more if lines > self.MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def write(self, text: str, start: int, length: int) -> None:
        """Another text as if it was typed, with one part selected: Ctrl+Z takes it back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.mark(start, length)

    def mark(self, start: int, length: int) -> None:
        """Select a part, to be typed over."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
