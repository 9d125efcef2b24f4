"""Where a new offer begins: with the customer it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.offer_beginning import OfferBeginning
from salesdesk.services.offers import OfferView
from salesdesk.services.relations import RelationLine, Relations
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import TextField
from salesdesk.ui.labels import label
from salesdesk.ui.offers.begin_panel import BeginPanel
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call, write_mail
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, reason_text, word


class NewOffer(Screen):
    """Type a name, look at his check, begin; whose five points pass is begun at once."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.RELATION})

    def __init__(self, desk: Desk, beginning: OfferBeginning, relations: Relations) -> None:
        super().__init__(desk, inspector=304, scrolls=False)
        self._beginning, self._relations = beginning, relations
        self.panel = BeginPanel(self.side, self._other_way, self._to_relation)
        self._begun: UUID | None = None
        self._wanted: UUID | None = None  # whose check was asked for, not only looked at
        self._shown = ""  # the words whose customers are in the list
        self.header.set(
            _("Nieuwe offerte"),
            _("Voor wie is hij, en heeft het zin? Wat je al weet, staat er straks in."),
            crumbs=[(_("Offertes"), Place(Noun.OFFER)), (_("Nieuw"), None)],
        )
        self.choose = primary(_("Offerte beginnen"), self.begin, "plus")
        self.header.add(self.choose)
        desk.actions.add(
            Action("offer.begin", _("Offerte beginnen"), self.begin, "Ctrl+Return", "plus"), on=self
        )
        self.search = TextField(_("Relatie zoeken"), placeholder=_("Typ een naam, plaats of contactpersoon"))
        text = Column[RelationLine]
        self.model = TableModel(
            [
                text(_("Klasse"), lambda line: line.importance.value, tile=True, width=60),
                text(_("Relatie"), lambda line: line.name, bold=True),
                text(_("Plaats"), lambda line: line.place, width=120),
                text(_("Branche"), lambda line: line.branch, tone="text2"),
                text(_("Fase"), lambda line: word(line.status), width=92),
            ]
        )
        self.table = TableView(self.model, _("Relaties"), row_height=34)
        self.table.opened.connect(lambda line: self.consider(line.id, is_wanted=True))
        self.table.chosen.connect(self._look)
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
            self.consider(place.id, is_wanted=True)

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
        """Look at the customer that is lit; before he is in sight only when no other can be meant."""
        self._typing.stop()
        text = self.search.value()
        if text and text == self._shown:
            self._wish()
            return
        self.read(lambda: self._relations.lines(text), lambda lines: self._show_and_wish(lines, text))

    def _show_and_wish(self, lines: Sequence[RelationLine], text: str) -> None:
        self._show(lines, text)
        if len(lines) == 1:
            self.consider(lines[0].id, is_wanted=True)
        elif lines:
            self.table.setFocus()

    def _wish(self) -> None:
        line = self.table.line()
        if line is not None:
            self.consider(line.id, is_wanted=True)

    def _look(self, line: RelationLine | None) -> None:
        if line is not None and (self.panel.view is None or self.panel.view.relation.id != line.id):
            self.consider(line.id)

    def consider(self, relation_id: UUID, *, is_wanted: bool = False) -> None:
        """His check beside the list; when all five points pass and he is wanted, the offer begins at once."""
        if is_wanted:
            self._wanted = relation_id

        def show(view: OfferView) -> None:
            self.panel.show_view(view)
            if self._wanted != view.relation.id:
                return
            self._wanted = None
            if self.panel.passes:
                self.begin()
            else:
                (self.panel.reason if self.panel.is_against else self.choose).setFocus()

        self.desk.work.ask(
            lambda: self._beginning.view(relation_id), show, lane="read", key=(id(self), "check"), owner=self
        )

    def begin(self) -> None:
        """A draft for the customer whose check is shown, and on to its editor."""
        view, answers = self.panel.view, self.panel.answers
        if view is None or answers is None:
            self._wish()
            return
        self.desk.work.ask(
            lambda: self._beginning.begin(view, answers), self._go_on, refused=self._refused, owner=self
        )

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        words = reason_text(reasons[0])
        if not self.panel.refuse(words):
            self.desk.toast(words)

    def _other_way(self, way: str) -> None:
        """Call, visit or mail first: each goes on from the customer's own card."""
        view = self.panel.view
        if view is None:
            return
        contact = view.contact(view.offer.contact_id)
        if way == "visit":
            self.desk.go(Place(Noun.VISIT, view.relation.id, "new"))
        elif way == "call":
            number = contact.best_phone if contact else ""
            call(number or view.relation.phone)
        else:
            write_mail((contact.email if contact else "") or view.relation.email)

    def _to_relation(self) -> None:
        if self.panel.view is not None:
            self.desk.go(Place(Noun.RELATION, self.panel.view.relation.id))

    def _go_on(self, offer: Offer) -> None:
        self.desk.go(Place(Noun.OFFER, offer.id))

    def first_focus(self) -> QWidget | None:
        return self.search
