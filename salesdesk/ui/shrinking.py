"""What gives way when the window is narrow: a button without its word, two columns that become one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QWidget

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.labels import ElidedLabel

QWIDGETSIZE_MAX = 16_777_215  # Qt's own "no most"; PySide does not export it


class ShrinkingButton(Button):
    """Shows its word where there is room, else only its drawing."""

    def __init__(self, words: str, run: Callable[[], object], icon: str, kind: str = "") -> None:
        super().__init__(words, icon, kind, run, tip=words)
        self._words = words
        self._whole = super().sizeHint()
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        if self.text():
            self._whole = super().sizeHint()
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(42), self._whole.height())

    def fold(self, is_folded: bool) -> None:
        """Take no more room than the drawing needs, or whatever there is."""
        most = self.minimumSizeHint().width() if is_folded else QWIDGETSIZE_MAX
        if self.maximumWidth() != most:
            self.setMaximumWidth(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self._words if event.size().width() >= self._whole.width() else ""
        if words != self.text():
            self.setText(words)


def keep_title(title: ElidedLabel, most: int) -> None:
    """The title keeps up to `most` px (at factor 1) of its words; buttons beside it give way first."""
    wide = QFontMetrics(theme.font(22, 700)).horizontalAdvance(title.full_text()) + 4
    title.setMinimumWidth(min(wide, theme.F(most)))


class TwoColumns(QWidget):
    """Two columns beside each other; under each other when narrower than `least` (px at factor 1)."""

    def __init__(self, left: QLayout, right: QLayout, stretches: tuple[int, int], least: int) -> None:
        super().__init__()
        self._least = theme.F(least)
        self._columns = left, right
        self._layout = QHBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.F(12))
        for part, stretch in zip((left, right), stretches, strict=True):
            self._layout.addLayout(part, stretch)
        self.setLayout(self._layout)

    def minimumSizeHint(self) -> QSize:
        sizes = [part.minimumSize() for part in self._columns]
        tall = self._layout.minimumSize().height()
        return QSize(max(size.width() for size in sizes), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._least
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() is not wanted:
            self._layout.setDirection(wanted)
            self.updateGeometry()
