"""Where a new offer begins: with the customer it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.services.changes import Noun
from salesdesk.services.offers import Offers
from salesdesk.services.relations import RelationLine, Relations
from salesdesk.ui.buttons import primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import TextField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, word


class NewOffer(Screen):
    """Type a name, press Enter; arriving with a relation begins its offer at once, the first time."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.RELATION})

    def __init__(self, desk: Desk, offers: Offers, relations: Relations) -> None:
        super().__init__(desk, scrolls=False)
        self._offers, self._relations = offers, relations
        self._begun: UUID | None = None
        self._shown = ""  # the words whose customers are in the list
        self.header.set(
            _("Nieuwe offerte"),
            _("Voor wie is hij? Wat je uit het laatste bezoek weet, staat er straks al in."),
            crumbs=[(_("Offertes"), Place(Noun.OFFER)), (_("Nieuw"), None)],
        )
        self.choose = primary(_("Offerte beginnen"), self._begin_chosen, "plus")
        self.header.add(self.choose)
        self.search = TextField(_("Relatie zoeken"), placeholder=_("Typ een naam, plaats of contactpersoon"))
        text = Column[RelationLine]
        self.model = TableModel(
            [
                text(_("Klasse"), lambda line: line.importance.value, tile=True, width=70),
                text(_("Relatie"), lambda line: line.name, bold=True),
                text(_("Plaats"), lambda line: line.place, width=180),
                text(_("Branche"), lambda line: line.branch, tone="text2"),
                text(_("Fase"), lambda line: word(line.status), width=110),
            ]
        )
        self.table = TableView(self.model, _("Relaties"), row_height=34)
        self.table.opened.connect(lambda line: self.begin(line.id))
        card = Card(table=True)
        card.setAccessibleName(_("Relaties"))
        card.body.addLayout(row(label(_("Relatie"), "small"), self.search, gap=10, margins=(11, 8, 11, 4)))
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._typing.timeout.connect(self.reload)
        self.search.edited.connect(self._typing.start)
        self.search.returnPressed.connect(self._first_found)

    def arrive(self, place: Place) -> None:
        super().arrive(place)
        if place.id is None:
            self._begun = None
        elif place.id != self._begun:  # coming back to this page must not make a second offer
            self._begun = place.id
            self.begin(place.id)

    def reload(self) -> None:
        text = self.search.value()
        self.read(lambda: self._relations.lines(text), lambda lines: self._show(lines, text))

    def _show(self, lines: Sequence[RelationLine], text: str) -> None:
        self._shown = text
        self.model.set_lines(lines)
        self.choose.setEnabled(bool(lines))
        wanted = self.place.id if self.place else None
        if lines and not self.table.choose(lambda line: line.id == wanted):
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _first_found(self) -> None:
        """Begin for the customer that is lit; before he is in sight only when no other can be meant."""
        self._typing.stop()
        text = self.search.value()
        if text and text == self._shown:
            self._begin_chosen()
            return
        self.read(lambda: self._relations.lines(text), lambda lines: self._show_and_begin(lines, text))

    def _show_and_begin(self, lines: Sequence[RelationLine], text: str) -> None:
        self._show(lines, text)
        if len(lines) == 1:
            self.begin(lines[0].id)
        elif lines:
            self.table.setFocus()

    def _begin_chosen(self) -> None:
        line = self.table.line()
        if line is not None:
            self.begin(line.id)

    def begin(self, relation_id: UUID) -> None:
        """A draft for this customer, and on to its editor."""
        self.desk.work.ask(lambda: self._offers.start(relation_id), self._go_on)

    def _go_on(self, offer: Offer) -> None:
        self.desk.go(Place(Noun.OFFER, offer.id))

    def first_focus(self) -> QWidget | None:
        return self.search
