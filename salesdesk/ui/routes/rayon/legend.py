"""What the colours of the land mean, in words beside their colour."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from salesdesk.ui.boxes import empty_out, row
from salesdesk.ui.labels import label
from salesdesk.ui.routes.rayon.swatch import Swatch


class Legend(QWidget):
    """A line of colours with their words; takes no room while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._line = row(gap=6)
        self.setLayout(self._line)
        self.hide()

    def show_levels(self, levels: Iterable[tuple[int, str]]) -> None:
        """Number of the colour and what it means."""
        empty_out(self._line)
        shown = list(levels)
        for colour, said in shown:
            self._line.addWidget(Swatch(colour))
            self._line.addWidget(label(said, "small"))
            self._line.addSpacing(8)
        self._line.addStretch(1)
        self.setVisible(bool(shown))
