"""The days to offer in words, the best first; each is a button that shows it on the calendar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.domain.day_finding import FoundDay, Shade
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel, KeyCap, label
from salesdesk.ui.parts import row
from salesdesk.ui.routes.finder.months import paint_sign
from salesdesk.ui.routes.finder.words import (
    INKS,
    area_words,
    cell_words,
    extra_words,
    moment_words,
    neighbour_words,
    shade_word,
)
from salesdesk.words import _


class Sign(QWidget):
    """The sign of a shade, as in the calendar."""

    def __init__(self, shade: Shade) -> None:
        super().__init__()
        self._shade = shade
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(12), theme.F(12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._shade)


class BestRow(Pressable):
    """One day: a press looks at it, Enter plans it, C copies what to say."""

    def __init__(
        self,
        place: int,
        found: FoundDay,
        look: Callable[[FoundDay], object],
        plan: Callable[[FoundDay], object],
        copy: Callable[[], object],
    ) -> None:
        super().__init__(f"{place}. {cell_words(found)}", lambda: look(found))
        self.found, self._plan, self._copy = found, plan, copy
        shade = found.shade or Shade.RATHER_NOT
        moment = label(moment_words(found), "strong")
        moment.setMinimumWidth(theme.F(152))
        extra = label(extra_words(found), "smallstrong", INKS[shade])
        extra.setMinimumWidth(theme.F(56))
        parts = [neighbour_words(found), area_words(found)]
        if found.beyond:
            parts.insert(0, _("boven je grens voor die dag"))
        said = ElidedLabel("  ·  ".join(part for part in parts if part), "body", "text2")
        word = label(shade_word(shade), "small", INKS[shade])
        word.setMinimumWidth(theme.F(68))
        line = row(KeyCap(str(place)), moment, Sign(shade), word, extra, gap=10, margins=(8, 4, 8, 4))
        line.addWidget(said, 1)
        self.setLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._plan(self.found)
        elif plain and event.key() == Qt.Key.Key_C:
            self._copy()
        else:
            super().keyPressEvent(event)
