"""Inputs beside each other: in twos they share the room, in threes the middle one takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.ui.parts import row


def beside(inputs: Sequence[QWidget]) -> QHBoxLayout:
    """`3511 AB`, `Utrecht`, `NL`: the town gets what postcode and country leave."""
    laid: QHBoxLayout = row(gap=12)
    for place, one in enumerate(inputs):
        laid.addWidget(one, 1 if len(inputs) != 3 or place == 1 else 0)
    return laid
