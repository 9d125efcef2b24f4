"""Before anybody is asked for: what the finder does, and who waits for a visit now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.services.due_visits import DueVisit
from salesdesk.ui.buttons import link
from salesdesk.ui.empty import Empty
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import Card, TwoLineRow, column, empty_out
from salesdesk.ui.routes.weeks.block_words import due_words
from salesdesk.words import _


class Invitation(QWidget):
    """The empty page of the finder; `choose` is called with the relation that is picked."""

    def __init__(self, choose: Callable[[UUID], object]) -> None:
        super().__init__()
        self._choose = choose
        words = Empty(
            _("Wie zoekt een dag?"),
            _(
                "Typ hierboven een naam, postcode of plaats. Je ziet elke dag van het komende jaar met de "
                "omweg in minuten, en een zin met twee data om te zeggen."
            ),
            icon="calendar",
        )
        self._rows = column(gap=8)
        self._card = Card(_("Aan de beurt"))
        self._card.body.addLayout(self._rows)
        self._card.hide()
        self.setLayout(column(words, self._card, gap=12))

    def show_waiting(self, waiting: Sequence[DueVisit]) -> None:
        """Who is due and has no day yet, each with the way to its days."""
        empty_out(self._rows)
        for one in waiting:
            why, tone = due_words(one)
            place = one.relation.address.place
            find = link(_("Een dag zoeken"), partial(self._choose, one.relation.id))
            find.setAccessibleName(_("Nieuwe dag zoeken voor {name}").format(name=one.relation.name))
            self._rows.addWidget(
                TwoLineRow(
                    one.relation.name,
                    "  ·  ".join(filter(None, (place, why))),
                    left=ClassTile(one.relation.importance.value, side=22),
                    tone=tone,
                    action=find,
                )
            )
        self._card.setVisible(bool(waiting))
