"""Painted marks: progress ring, step mark, class tile, initials and thin bars."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui import icons, theme
from salesdesk.words import _

ENOUGH_STEPS = 5  # from here the ring is no longer in the colour of a warning (LOOK §4)


class _Mark(QWidget):
    """A painted square that keeps its size and says what it shows."""

    def __init__(self, side: int, name: str, height: int = 0) -> None:
        super().__init__()
        self._side, self._tall = side, height or side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self._side), theme.F(self._tall))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def _arc(painter: QPainter, box: QRectF, token: str, share: float, width: float) -> None:
    painter.setPen(QPen(theme.color(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(box, 90 * 16, round(-360 * 16 * share))


def _tick(painter: QPainter, box: QRectF, side: float, token: str, stroke: float = 2.6) -> None:
    middle = box.center()
    icons.draw(
        painter, "check", QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), token, stroke
    )


class Ring(_Mark):
    """How many of the steps are done; a tick when all are."""

    def __init__(self, done: int = 0, total: int = 10, *, side: int = 44) -> None:
        super().__init__(side, "")
        self.set(done, total)

    def set(self, done: int, total: int = 10) -> None:
        self._done, self._total = done, max(total, 1)
        self.setAccessibleName(_("{done} van {total} klaar").format(done=done, total=total))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = self._painter()
        width = theme.F(4)
        box = QRectF(self.rect()).adjusted(
            width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5
        )
        token = "acc" if self._done >= min(ENOUGH_STEPS, self._total) else "warndot"
        _arc(painter, box, "track", 1, width)
        _arc(painter, box, token, min(self._done / self._total, 1), width)
        if self._done >= self._total:
            _tick(painter, box, theme.F(16), "acc", 2.2)
            return
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._done))


class Step(StrEnum):
    """Where one of the steps stands."""

    DONE = "done"
    BUSY = "busy"
    OPEN = "open"
    SKIPPED = "skipped"


class StepMark(_Mark):
    """The state of one step: tick, half ring, ring with its number, or a minus."""

    def __init__(self, number: int, state: Step = Step.OPEN, *, side: int = 24) -> None:
        super().__init__(side, "")
        self._number = number
        self.set(state)

    def set(self, state: Step) -> None:
        self._state = state
        words = {
            Step.DONE: _("klaar"),
            Step.BUSY: _("bezig"),
            Step.OPEN: _("open"),
            Step.SKIPPED: _("overgeslagen"),
        }
        self.setAccessibleName(_("Stap {number}: {state}").format(number=self._number, state=words[state]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = self._painter()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._state is Step.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("acc"))
            painter.drawEllipse(box)
            _tick(painter, box, box.width() * 0.62, "acctext", 2.8)
            return
        inner = box.adjusted(1, 1, -1, -1)
        _arc(painter, inner, "fieldline" if self._state is not Step.BUSY else "track", 1, theme.F(2))
        if self._state is Step.BUSY:
            _arc(painter, inner, "warndot", 0.5, theme.F(2))
        if self._state is Step.SKIPPED:
            side = box.width() * 0.56
            middle = box.center()
            icons.draw(
                painter,
                "minus",
                QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
                "muted",
                2.8,
            )
            return
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


_TILES = {"K": ("acc", "acctext"), "A": ("acc", "acctext"), "B": ("accbg", "acc")}


def paint_tile(painter: QPainter, box: QRectF, letter: str, radius: float = 7) -> None:
    """The tile of a class, for delegates that draw rows themselves."""
    fill, ink = _TILES.get(letter, ("track", "text2"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(box, radius, radius)
    painter.setFont(theme.font(13 if box.height() >= theme.F(26) else 12, 600))
    painter.setPen(theme.color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class ClassTile(_Mark):
    """The class of a relation as a letter: K key account, A, B, C."""

    def __init__(self, letter: str, *, side: int = 26) -> None:
        super().__init__(side, "")
        self.set(letter)

    def set(self, letter: str) -> None:
        self._letter = letter
        name = _("key account") if letter == "K" else _("klasse {letter}").format(letter=letter)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        paint_tile(self._painter(), QRectF(self.rect()), self._letter)


def initials(name: str) -> str:
    """`mw. F. el Amrani` -> `FA`: first letter of the first and of the last name, titles left out."""
    parts = [part for part in name.replace(".", ". ").split() if part[0].isalpha() and part not in _TITLES]
    if not parts:
        return "?"
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


_TITLES = frozenset({"mw.", "dhr.", "mr.", "dr.", "ir.", "ing.", "drs.", "Mw.", "Dhr.", "Mr.", "Dr.", "Ir."})


class Avatar(_Mark):
    """The initials of a person in a disc; `tone` acc, warn (unknown), track or info."""

    def __init__(self, name: str, *, side: int = 32, tone: str = "acc", icon: str = "") -> None:
        super().__init__(side, name)
        self._text, self._tone, self._icon = initials(name), tone, icon

    def set(self, name: str, tone: str = "acc") -> None:
        self._text, self._tone = initials(name), tone
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = self._painter()
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track" if self._tone == "track" else f"{self._tone}bg"))
        painter.drawEllipse(box)
        ink = "text2" if self._tone == "track" else self._tone
        if self._icon:
            side = box.width() * 0.5
            corner = (box.width() - side) / 2
            icons.draw(painter, self._icon, QRectF(corner, corner, side, side), ink, 2.0)
            return
        painter.setFont(theme.font(12 if self._side < 38 else 15, 600))
        painter.setPen(theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class ThinBar(QWidget):
    """A thin bar of one or more shares (0.0-1.0) on a track; the figures stand beside it in words."""

    def __init__(self, shares: Sequence[tuple[float, str]] = (), *, height: int = 6, name: str = "") -> None:
        super().__init__()
        self._shares, self._tall = tuple(shares), height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set(self, *shares: tuple[float, str]) -> None:
        """Each share with its token, e.g. `(0.4, "b1"), (0.3, "b2")`."""
        self._shares = shares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(80), theme.F(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(30), theme.F(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, QRectF(self.rect()), self._shares)


def paint_bar(painter: QPainter, box: QRectF, shares: Sequence[tuple[float, str]]) -> None:
    """The bar itself, parted by a gap of 1.5 px so that two greens are never parted by colour alone."""
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(box, radius, radius)
    left = box.left()
    for place, (share, token) in enumerate(shares):
        wide = max(0.0, min(share, 1.0 - (left - box.left()) / max(box.width(), 1))) * box.width()
        if wide <= 0:
            continue
        painter.setBrush(theme.color(token))
        gap = 1.5 if place else 0.0
        painter.drawRoundedRect(QRectF(left + gap, box.top(), wide - gap, box.height()), radius, radius)
        left += wide
