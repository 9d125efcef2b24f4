"""Several words of which one is on: the segment control and the tabs of a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui import theme
from salesdesk.words import _


class Choices(QWidget):
    """Several words of which one is on, chosen by mouse, with the arrow keys or by their first letter."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], *, name: str, on: int = 0) -> None:
        super().__init__()
        self._words, self._on, self._hover = list(words), on, -1
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self._tell()

    def on(self) -> int:
        """Place of the chosen word, -1 when none is."""
        return self._on

    def set_on(self, place: int) -> None:
        """Choose without telling anyone."""
        self._on = place
        self._tell()
        self.update()

    def set_words(self, words: Sequence[str]) -> None:
        self._words = list(words)
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        now = self._words[self._on] if 0 <= self._on < len(self._words) else _("geen keuze")
        self.setAccessibleName(f"{self._name}: {now}")

    def _choose(self, place: int) -> None:
        if self.isEnabled() and 0 <= place < len(self._words) and place != self._on:
            self.set_on(place)
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Left: self._on - 1, Qt.Key.Key_Right: self._on + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._words) - 1,
        }  # fmt: skip
        target = keys.get(Qt.Key(event.key()), self._by_letter(event))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._choose(target)

    def _by_letter(self, event: QKeyEvent) -> int | None:
        """The next word that begins with the letter."""
        letter = event.text().casefold()
        if not letter.isalpha() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        fits = [place for place, word in enumerate(self._words) if word.casefold().startswith(letter)]
        later = [place for place in fits if place > self._on]
        return next(iter((*later, *fits)), None)

    def _boxes(self) -> list[QRectF]:
        raise NotImplementedError

    def _place_at(self, event: QMouseEvent) -> int:
        spot = event.position()
        return next((place for place, box in enumerate(self._boxes()) if box.contains(spot)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._place_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._place_at(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()
        super().leaveEvent(event)


class Toggle(Choices):
    """A segment control: two to four short words in one track (`Ja | Deels | Nee`)."""

    def __init__(self, words: Sequence[str], *, name: str, on: int = 0) -> None:
        super().__init__(words, name=name, on=on)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _whole(self, air: int) -> QSize:
        metrics = QFontMetrics(theme.font(14, 600))
        cell = max(metrics.horizontalAdvance(word) for word in self._words) + theme.F(air)
        return QSize(cell * len(self._words) + 4, theme.F(32))

    def sizeHint(self) -> QSize:
        return self._whole(28)

    def minimumSizeHint(self) -> QSize:
        return self._whole(12)  # where room is scarce the air around the words goes first

    def _boxes(self) -> list[QRectF]:
        cell = (self.width() - 4) / len(self._words)
        return [QRectF(2 + cell * place, 2, cell, self.height() - 4) for place in range(len(self._words))]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        for place, box in enumerate(self._boxes()):
            chosen = place == self._on
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("surface"))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
            ink = "text" if chosen or place == self._hover else "muted"
            painter.setPen(theme.color(ink if self.isEnabled() else "faint"))
            painter.setFont(theme.font(14, 600 if chosen else 400))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words[place])


class TabBar(Choices):
    """The pages of one record; the one that is on is underlined."""

    def __init__(self, words: Sequence[str], *, name: str, on: int = 0) -> None:
        super().__init__(words, name=name, on=on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(theme.font(14, 600))
        return [metrics.horizontalAdvance(word) + theme.F(8) for word in self._words]

    def sizeHint(self) -> QSize:
        gaps = theme.F(20) * (len(self._words) - 1)
        return QSize(sum(self._widths()) + gaps, theme.F(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.F(300)), self.sizeHint().height())

    def _boxes(self) -> list[QRectF]:
        wanted = sum(self._widths())
        room = max(self.width() - wanted, 0)
        gap = min(theme.F(20), room / max(len(self._words) - 1, 1))
        share = min(1.0, self.width() / max(wanted, 1))  # all words give way alike
        boxes, left = [], 0.0
        for wide in (each * share for each in self._widths()):
            boxes.append(QRectF(left, 0, wide, self.height()))
            left += wide + gap
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line2"))
        for place, box in enumerate(self._boxes()):
            chosen = place == self._on
            painter.setFont(theme.font(14, 600 if chosen else 400))
            painter.setPen(theme.color("text" if chosen or place == self._hover else "muted"))
            shown = painter.fontMetrics().elidedText(
                self._words[place], Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, shown)
            if chosen:
                painter.fillRect(QRectF(box.left(), self.height() - 2, box.width(), 2), theme.color("acc"))
            if chosen and self.hasFocus():
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 3, -1, -5), 5, 5)
