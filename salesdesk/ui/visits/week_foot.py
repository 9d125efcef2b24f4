"""Under the week board: what the blocks mean, and while one moves where it would stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui import theme
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import row
from salesdesk.ui.swatch import Swatch
from salesdesk.words import _

TALL = 36


class WeekFoot(Pages):
    """One line of fixed height, so that the board stays where it is while somebody drags."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", "strong", "warn")
        telling = QWidget()
        telling.setLayout(row(self.words, margins=(4, 0, 4, 0)))
        self._legend = self._make_legend()
        self.addWidget(self._legend)
        self.addWidget(telling)
        self.setFixedHeight(theme.F(TALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, where: str, against: Sequence[str]) -> None:
        """Where a visit would stand and what speaks against it; nothing shows the legend again."""
        self.setCurrentIndex(1 if where else 0)
        whole = "  ·  ".join([where, *against])
        self.words.setText(whole)
        self.words.setProperty("tone", "warn" if against else "acc")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.setAccessibleName(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the legend needs in this width, and no other height while somebody drags."""
        super().resizeEvent(event)
        tall = max(self._legend.heightForWidth(event.size().width()), theme.F(TALL))
        if tall != self.height():
            self.setFixedHeight(tall)

    def _make_legend(self) -> FlowBox:
        parts: list[QWidget] = []
        for swatch, said in (
            (Swatch("accbg", "accline"), _("bevestigd")),
            (Swatch("surface", "line2"), _("gepland")),
            (Swatch("track", "line2"), _("geweest")),
            (Swatch("muted", "", hatched=True), _("rijden")),
            (Swatch("warnbg", "warnline", dashed=True), _("kijk hiernaar")),
        ):
            part = QWidget()
            part.setLayout(row(swatch, label(said, "small"), gap=8, margins=(4, 5, 8, 5)))
            parts.append(part)
        keys = label(_("Slepen of pijltjes verplaatsen, Shift verlengt, Enter opent"), "small")
        keys.setContentsMargins(theme.F(4), theme.F(5), 0, theme.F(5))
        return FlowBox(*parts, keys, gap=4)
