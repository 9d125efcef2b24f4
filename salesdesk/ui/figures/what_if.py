"""Wat als: leave an offer out or give it another chance, and see the month; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.errors import Refused
from salesdesk.services.forecasts import ForecastOffer
from salesdesk.ui import spoken
from salesdesk.ui.buttons import link, plain
from salesdesk.ui.fields import Choice
from salesdesk.ui.forms import PercentField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import column, row
from salesdesk.words import _, ngettext

Change = Callable[[UUID, int | None], object]


class WhatIfForm(QWidget):
    """One of the offers of the month with another chance, or left out; `change` gets id and chance."""

    def __init__(self, offers: Sequence[ForecastOffer], change: Change) -> None:
        super().__init__()
        self._change = change
        self._offers = {offer.id: offer for offer in offers}
        self.offer: Choice[UUID] = Choice(
            _("Offerte"), [(offer.id, f"{offer.relation_name}  ·  {offer.label}") for offer in offers]
        )
        self.chance = PercentField(_("Kans in dit wat-als"), least=0, most=100, wide=84)
        self.count = plain(_("Reken mee"), self._count)
        self.leave = link(_("Laat weg"), lambda: change(self.offer.value(), None))
        self.offer.edited.connect(self._show_chance)
        line = row(self.chance, self.count, self.leave, gap=8)
        line.addStretch(1)
        self.setLayout(column(self.offer, line, gap=8))
        self._show_chance()

    def _show_chance(self) -> None:
        self.chance.set_value(self._offers[self.offer.value()].chance_percent)

    def _count(self) -> None:
        try:
            chance = self.chance.required_value()
        except Refused:
            return  # the field says what is wrong with it
        self._change(self.offer.value(), int(chance))


class WhatIfBanner(QWidget):
    """Says that these are not the real figures, and brings those back."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self.words = TextBlock("", "small", "warn")
        self.back = link(_("Terug naar de echte cijfers"), back)
        line = row(self.words, self.back, gap=12)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int, gap: str) -> None:
        """How much is changed, and what it makes of all that is weighted; hidden when nothing is."""
        said = ngettext(
            "Wat als: {count} offerte anders, gewogen {gap}. Er is niets bewaard.",
            "Wat als: {count} offertes anders, gewogen {gap}. Er is niets bewaard.",
            count,
        )
        self.words.setText(said.format(count=count, gap=gap))
        self.setVisible(count > 0)


def gap_words(gap: Decimal) -> str:
    """`+ € 1.200` or `€ -800`."""
    words = spoken.euro(gap, decimals=0)
    return f"+ {words}" if gap > 0 else words
