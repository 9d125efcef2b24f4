"""How parts stand: under each other, beside each other, parted by a hairline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.ui import theme

Box = TypeVar("Box", bound=QBoxLayout)


def column(
    *parts: QWidget | QLayout, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Parts under each other."""
    made = QVBoxLayout()
    made.setContentsMargins(*(theme.F(side) for side in margins))
    made.setSpacing(theme.F(gap))
    return filled(made, parts)


def row(
    *parts: QWidget | QLayout | int, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Parts beside each other; a number is a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(*(theme.F(side) for side in margins))
    made.setSpacing(theme.F(gap))
    return filled(made, parts)


def filled(box: Box, parts: Sequence[QWidget | QLayout | int]) -> Box:
    """The box with these parts added; a number is a stretch."""
    for part in parts:
        if isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QWidget):
            box.addWidget(part, _share(box, part))
        else:
            box.addLayout(part)
    return box


def _share(box: QBoxLayout, part: QWidget) -> int:
    """Words that elide take what the others leave."""
    gives_way = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    return int(gives_way and isinstance(box, QHBoxLayout))


def empty_out(layout: QLayout) -> None:
    """Take everything out of a layout, to fill it again."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        elif inner:
            empty_out(inner)


class Rule(QFrame):
    """A hairline."""

    def __init__(self, direction: str = "h") -> None:
        super().__init__()
        self.setProperty("rule", direction)
