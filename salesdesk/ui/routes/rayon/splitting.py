"""Asks in how many areas the rayon is to be parted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk.services.rayon import RayonView
from salesdesk.ui import ask
from salesdesk.ui.boxes import column
from salesdesk.ui.fields import Choice
from salesdesk.ui.labels import TextBlock
from salesdesk.words import _, ngettext

FEWEST, MOST = 2, 12


def ask_split(parent: QWidget, view: RayonView | None) -> int | None:
    """How many areas; proposed is what there are now, else one a day of the cycle. None: never mind."""
    if view is None:
        return None
    days = view.rules.cycle_weeks * len(view.rules.weekdays)
    count: Choice[int] = Choice(
        _("Aantal gebieden"),
        [
            (each, ngettext("{count} gebied", "{count} gebieden", each).format(count=each))
            for each in range(FEWEST, MOST + 1)
        ],
    )
    count.set_value(max(FEWEST, min(MOST, len(view.areas) or days)))
    body = QWidget()
    words = TextBlock(
        _(
            "Je relaties worden verdeeld in gebieden rond je huis, met ongeveer evenveel werk per jaar. "
            "Je ziet het eerst op de kaart; er verandert nog niets."
        )
    )
    body.setLayout(column(words, count, gap=12))
    body.setMinimumWidth(360)
    return count.value() if ask.sheet(parent, _("Verdeel mijn rayon"), body, _("Laat zien")) else None
