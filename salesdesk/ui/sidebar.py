"""The ink sidebar: search and new on top, the sections with what is open, the seller below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.services.changes import Noun
from salesdesk.ui import icons, theme
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.marks import Avatar
from salesdesk.ui.parts import column, row
from salesdesk.ui.places import Place
from salesdesk.words import _, ngettext

WIDTH = 208
DIMMED = 0.4  # while no file is open there is nowhere to go


@dataclass(frozen=True, slots=True)
class Entry:
    """One section: where it leads, and the nouns (and views) that belong to it.

    Of those in `whole` only what is said of all together belongs to it, not what is said of one.
    `gap` leaves room above it; `below` puts it at the bottom, above the seller; `on_call` hides it until a
    count is given for it.
    """

    place: Place
    text: str
    icon: str
    also: frozenset[Noun] = frozenset()
    whole: frozenset[Noun] = frozenset()
    gap: bool = False
    below: bool = False
    on_call: bool = False

    def holds(self, place: Place) -> int:
        """How well this section fits a place: 0 not, 2 it is exactly here."""
        if place.noun in self.whole and place.id is None:
            return 2
        if place.noun == self.place.noun:
            return 2 if place.view == self.place.view else 1
        return 1 if place.noun in self.also else 0


class SideButton(QAbstractButton):
    """A row of the sidebar: drawing, word, and at the right a count or a key."""

    def __init__(self, text: str, icon: str, *, box: str = "", key: str = "") -> None:
        super().__init__()
        self._icon, self._box, self._key = icon, box, key
        self._count = 0
        self.setText(text)
        self.setCheckable(not box)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vertical = QSizePolicy.Policy.Fixed if box else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.setMaximumHeight(theme.F(34))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """What is open there; 0 shows nothing."""
        self._count = count
        words = ngettext("{name}, {count} open", "{name}, {count} open", count).format(
            name=self.text(), count=count
        )
        self.setAccessibleName(words if count else self.text())
        self.setToolTip(f"{self.text()} ({self._key})" if self._key else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(120), theme.F(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(120), theme.F(34 if self._box else 27))  # squeezed before the sections scroll

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else DIMMED)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.isChecked() or self._box == "filled" or self.underMouse()
        painter.setPen(
            QPen(theme.color("sideline"), 1) if self._box or self.isChecked() else Qt.PenStyle.NoPen
        )
        painter.setBrush(theme.color("side2") if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("sidefocus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        ink = "white" if self.isChecked() else "sidetext"
        side = theme.F(16 if self._box else 18)
        left = theme.F(11 if self._box else 10)
        icons.draw(
            painter,
            self._icon,
            QRectF(left, (self.height() - side) / 2, side, side),
            ink if self.isChecked() else "sidemut" if not self._box else "sidetext",
        )
        words = self.rect().adjusted(theme.F(35), 0, -theme.F(12), -1)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(14, 600 if self.isChecked() else 400))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        right = self._key.replace("+", " ") if self._key else str(self._count) if self._count else ""
        painter.setFont(theme.font(12, 400 if self._key else 600))
        painter.setPen(theme.color("sidemut" if self._key else "sidetext"))
        edge = words.adjusted(0, 0, 4 if self._key else 0, 0)
        painter.drawText(edge, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)


class Brand(QWidget):
    """The mark and the name."""

    def __init__(self) -> None:
        super().__init__()
        words = label("SalesDesk")
        words.setObjectName("brand")
        self.setLayout(row(words, 1, margins=(42, 0, 0, 0)))
        self.setFixedHeight(theme.F(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.F(24)
        box = QRectF(theme.F(8), (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sidefocus"))
        painter.drawRoundedRect(box, 6, 6)
        inset = side * 0.19
        icons.draw(painter, "navigate", box.adjusted(inset, inset, -inset, -inset), "side", 2.2)


class Sidebar(QFrame):
    """Where to go, always in sight."""

    def __init__(
        self,
        entries: Sequence[Entry],
        go: Callable[[Place], object],
        *,
        search: Callable[[], object],
        new: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(theme.F(WIDTH))
        self.search = SideButton(_("Zoeken"), "search", box="filled", key="Ctrl+K")
        self.new = SideButton(_("Nieuw"), "plus", box="line", key="Ctrl+N")
        self.search.clicked.connect(lambda *_on: search())
        self.new.clicked.connect(lambda *_on: new())
        self._buttons = {entry: self._button(entry, go) for entry in entries}
        top = column(Brand(), gap=6, margins=(12, 14, 12, 0))
        top.addSpacing(theme.F(8))
        top.addWidget(self.search)
        top.addWidget(self.new)
        whole = column(top, self._sections(), self._below(), gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _button(self, entry: Entry, go: Callable[[Place], object]) -> SideButton:
        made = SideButton(entry.text, entry.icon)
        if entry.on_call:
            made.hide()
        made.clicked.connect(lambda *_on: self._pressed(entry, go))
        return made

    def _pressed(self, entry: Entry, go: Callable[[Place], object]) -> None:
        self._buttons[entry].setChecked(self._lit is entry)  # only where the seller really is, is lit
        go(entry.place)

    _lit: Entry | None = None

    def _sections(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("plain")
        lines: QVBoxLayout = column(gap=2, margins=(12, 14, 12, 8))
        for entry, button in self._buttons.items():
            if entry.below:
                continue
            if entry.gap:
                lines.addSpacing(theme.F(10))
            lines.addWidget(button)
        lines.addStretch(1)
        inner.setLayout(lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setWidget(inner)
        area.setMinimumHeight(theme.F(120))
        return area

    def _below(self) -> QVBoxLayout:
        rule = QFrame()
        rule.setObjectName("siderule")
        self._seller = ElidedLabel("")
        self._seller.setObjectName("seller")
        self._synced = ElidedLabel("")
        self._synced.setObjectName("synced")
        self._avatar = Avatar("", side=28)
        self._avatar.hide()
        person = row(self._avatar, column(self._seller, self._synced, gap=0), gap=8, margins=(6, 0, 0, 0))
        below = [button for entry, button in self._buttons.items() if entry.below]
        lines = column(*below, gap=2, margins=(12, 0, 12, 12))
        lines.addSpacing(theme.F(8))
        lines.addWidget(rule)
        lines.addSpacing(theme.F(10))
        lines.addLayout(person)
        return lines

    def set_seller(self, name: str, synced: str) -> None:
        """Who works here, and when office and laptop last shook hands."""
        self._seller.setText(name)
        self._synced.setText(synced)
        self._avatar.set(name)
        self._avatar.setVisible(bool(name))

    def light(self, place: Place) -> None:
        """Show in which section the seller is."""
        best = max(self._buttons, key=lambda entry: entry.holds(place), default=None)
        self._lit = best if best is not None and best.holds(place) else None
        for entry, button in self._buttons.items():
            button.setChecked(entry is self._lit)

    def set_counts(self, counts: Mapping[Place, int]) -> None:
        """What is open per section, by its place."""
        for entry, button in self._buttons.items():
            button.set_count(counts.get(entry.place, 0))
            if entry.on_call:
                button.setVisible(entry.place in counts)
