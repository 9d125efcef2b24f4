"""Sheets and rows the screens are laid out with: card, section, strip, note, two-line row, empty state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QSizePolicy,
    QWidget,
)

from salesdesk.ui import theme
from salesdesk.ui.boxes import Rule, column, empty_out, filled, row
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label, set_tone
from salesdesk.ui.strip import Figure, Strip

__all__ = [
    "Card", "Fact", "Facts", "Figure", "Inset", "Note", "Rule", "Section", "Spacer", "Strip", "TwoLineRow",
    "bullet", "column", "empty_out", "row",
]  # fmt: skip

NOTE_ICONS = {"warn": "warning", "bad": "warning", "info": "eye", "ok": "check"}


class Card(QFrame):
    """A white sheet on the desk; with a title its first line holds title, aside and link."""

    def __init__(self, title: str = "", *aside: QWidget, table: bool = False, accent: bool = False) -> None:
        super().__init__()
        self.setProperty("card", "accent" if accent else "true")
        self.setAccessibleName(title)
        side, top = (
            (3, 12 if title or aside else 3) if table else (16, 12)
        )  # a table brings a focus edge of 2
        self.body = column(margins=(side, top, side, 10 if table else 12), gap=4 if table else 8)
        self.setLayout(self.body)
        if title or aside:
            self.title = label(title, "h3")
            inset = 13 if table else 0
            self.head = row(self.title, 1, *aside, gap=12, margins=(inset, 0, inset, 0))
            self.body.addLayout(self.head)

    def add(self, *parts: QWidget | QLayout) -> Card:
        filled(self.body, parts)
        return self


class Inset(QFrame):
    """A sunken box inside a card: read-only matter."""

    def __init__(self, *parts: QWidget | QLayout, gap: int = 4) -> None:
        super().__init__()
        self.setProperty("inset", "true")
        self.body = column(*parts, gap=gap, margins=(12, 8, 12, 8))
        self.setLayout(self.body)


class Section(QWidget):
    """A part of the inspector: title, something at the right, content; parted by hairlines."""

    def __init__(self, title: str, *aside: QWidget, first: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(title)
        outer = column(gap=0)
        self.setLayout(outer)
        if not first:
            outer.addSpacing(theme.F(16))
            outer.addWidget(Rule())
            outer.addSpacing(theme.F(14))
        self.title = label(title, "h3")
        outer.addLayout(row(self.title, 1, *aside, gap=8))
        outer.addSpacing(theme.F(8))
        self.body = column(gap=8)
        outer.addLayout(self.body)

    def add(self, *parts: QWidget | QLayout) -> Section:
        filled(self.body, parts)
        return self

    def clear(self) -> None:
        empty_out(self.body)


class TwoLineRow(QWidget):
    """Line one name and figure, line two the facts; `tone` bad (late) or warn (soon) colours line two."""

    def __init__(
        self,
        first: str,
        second: str = "",
        right: str = "",
        *,
        tone: str = "",
        strong: bool = False,
        left: QWidget | None = None,
        action: QWidget | None = None,
    ) -> None:
        super().__init__()
        top = row(ElidedLabel(first, "strong" if strong else "body"), gap=8)
        if right:
            top.addWidget(label(right, "strong" if strong else "body"))
        lines = column(top, gap=0)
        if second:
            role = "smallstrong" if tone in {"bad", "warn", "acc"} else "small"
            lines.addWidget(ElidedLabel(second, role, tone))
        whole = row(gap=10)
        if left:
            whole.addWidget(left, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(lines, 1)
        if action:
            whole.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)


class Fact(QWidget):
    """A word and its value in an inspector: `Branche   Notariaat`."""

    def __init__(self, word: str, value: str, *, wide: int = 100, tone: str = "") -> None:
        super().__init__()
        name = label(word, "small")
        name.setFixedWidth(theme.F(wide))
        self.value = ElidedLabel(value or "–", "body", tone)
        self.setLayout(row(name, self.value, gap=0))


class Facts(QWidget):
    """Facts under each other, closer than other rows."""

    def __init__(self, pairs: Sequence[tuple[str, str]], *, wide: int = 100) -> None:
        super().__init__()
        self.setLayout(column(*(Fact(word, value, wide=wide) for word, value in pairs), gap=6))


class Note(QFrame):
    """One tinted remark that says what to do: warn, info, bad or ok; at most two on a screen."""

    def __init__(self, text: str, kind: str = "info", *actions: QWidget, icon: str = "") -> None:
        super().__init__()
        self.setProperty("note", kind)
        self._kind = kind
        self.icon = IconLabel(icon or NOTE_ICONS[kind], 16, kind)
        self.text = TextBlock(text, "body", kind)
        line = row(gap=10, margins=(11, 7, 11, 8))
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        for action in actions:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.setAccessibleName(text)

    def set(self, text: str, kind: str = "") -> None:
        self.text.setText(text)
        self.setAccessibleName(text)
        if kind and kind != self._kind:
            self._kind = kind
            self.setProperty("note", kind)
            set_tone(self.text, kind)
            self.icon.set(NOTE_ICONS[kind], kind)
            self.style().unpolish(self)
            self.style().polish(self)


class Spacer(QWidget):
    """Room that gives way."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


def bullet(text: str) -> QWidget:
    """A known fact with a dot before it."""
    holder = QWidget()
    dot = QLabel("•")
    set_tone(dot, "acc")
    holder.setLayout(row(dot, ElidedLabel(text, "body", "text2"), gap=8))
    return holder
