"""Under the board: what the blocks mean, and while something is carried what the day under it says."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats, words
from salesdesk.services.week_board import Board
from salesdesk.ui import theme
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, label, set_tone
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import row
from salesdesk.ui.routes.weeks.block_words import offer_words, shade_words
from salesdesk.ui.routes.weeks.board import Carry
from salesdesk.ui.swatch import Swatch
from salesdesk.words import _, ngettext

TALL = 30
_TONES = {"good": "ok", "possible": "warn", "rather_not": "bad"}


class BoardFoot(Pages):
    """One line of fixed height, so that the board stays where it is while somebody drags."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", "strong", "acc")
        self._exceptions = label("", "small", "muted")
        legend = QWidget()
        legend.setLayout(row(self._legend(), 1, self._exceptions, gap=8))
        telling = QWidget()
        telling.setLayout(row(self.words, margins=(4, 0, 4, 0)))
        self.addWidget(legend)
        self.addWidget(telling)
        self.setFixedHeight(theme.F(TALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_board(self, board: Board) -> None:
        count, weeks = board.exceptions, len(board.weeks)
        said = ngettext("{count} uitzondering", "{count} uitzonderingen", count).format(count=count)
        over = ngettext("{count} week", "{count} weken", weeks).format(count=weeks)
        self._exceptions.setText(_("{exceptions} in {weeks}").format(exceptions=said, weeks=over))
        self._exceptions.setVisible(board.has_areas)

    def say(self, carry: Carry | None) -> None:
        """What the day under what is carried says; nothing shows the legend again."""
        self.setCurrentIndex(0 if carry is None else 1)
        if carry is None:
            return
        offer = (carry.offers or {}).get(carry.target) if carry.target else None
        if carry.target is None or offer is None:
            said, tone = _("Kies een dag voor {name}").format(name=carry.block.name), "acc"
        else:
            day = formats.day_text(carry.target, words.screen_language())
            parts = [f"{carry.block.name}, {day}", shade_words(offer)]
            if offer.start_time is not None:
                parts += [_("om {time}").format(time=formats.clock(offer.start_time)), offer_words(offer)]
            said, tone = "  ·  ".join(parts), _TONES[offer.shade.value] if offer.shade else "bad"
        self.words.setText(said)
        set_tone(self.words, tone)
        self.setAccessibleName(said)

    def _legend(self) -> FlowBox:
        parts: list[QWidget] = []
        for swatch, said in (
            (Swatch("surface", "line2"), _("afgesproken")),
            (Swatch("surface", "fieldline", dashed=True), _("voorstel")),
            (Swatch("warnbg", "warnline", dashed=True), _("buiten het gebied van de dag")),
        ):
            part = QWidget()
            part.setLayout(row(swatch, label(said, "small"), gap=8, margins=(0, 5, 10, 5)))
            parts.append(part)
        return FlowBox(*parts, gap=4)
