"""All offers: what is open, what must still go out, what runs out, and what became of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offer_approval import ApprovalStand
from salesdesk.domain.offer_shelves import Shelf
from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.offer_list import ListedOffer, OfferList, OfferListLine, OfferShelves
from salesdesk.ui import spoken
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.choice_chips import ChoiceChips
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.offers.compare import comparison_place
from salesdesk.ui.offers.leave_row import stand_word
from salesdesk.ui.offers.waiting import Waiting
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Figure, Strip, column
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, screen_language, word

# Column: how wide the table must be to show it; narrower, the customer's whole name comes first.
ROOM_FOR = {2: 980, 4: 640, 5: 700, 6: 540}
OPEN = frozenset({OfferState.DRAFT, OfferState.RELEASED})
STATE_CHIPS = {
    OfferState.DRAFT: "neutral",
    OfferState.RELEASED: "acc",
    OfferState.WON: "ok",
    OfferState.LOST: "neutral",
    OfferState.EXPIRED: "warn",
    OfferState.REPLACED: "neutral",
}
LEAVE_CHIPS = {
    ApprovalStand.NEEDED: "warn",
    ApprovalStand.ASKED: "info",
    ApprovalStand.REFUSED: "bad",
}


def shelf_words(shelf: Shelf) -> str:
    """What a chip above the list says."""
    return {
        Shelf.OPEN: _("Open"),
        Shelf.TO_SEND: _("Te sturen"),
        Shelf.WAITING: _("Wacht op klant"),
        Shelf.ENDING: _("Loopt af"),
        Shelf.LATE: _("Belofte te laat"),
        Shelf.LEAVE: _("Goedkeuring"),
        Shelf.DECIDED: _("Afgerond"),
        Shelf.ALL: _("Alle"),
    }[shelf]


def state_of(offer: ListedOffer) -> tuple[str, str]:
    """The word for how it stands and the kind of its chip: what waits for somebody comes first."""
    line = offer.line
    if offer.leave in LEAVE_CHIPS:
        return stand_word(offer.leave), LEAVE_CHIPS[offer.leave]
    if Shelf.LATE in offer.shelves:
        return _("belofte te laat"), "bad"
    if line.state is OfferState.RELEASED and Shelf.DECIDED in offer.shelves:
        return word(OfferState.EXPIRED), STATE_CHIPS[OfferState.EXPIRED]
    if line.state is OfferState.RELEASED and line.sent_on is None:
        return _("vastgelegd"), "info"
    if Shelf.ENDING in offer.shelves:
        return _("loopt af"), "warn"
    return word(line.state), STATE_CHIPS[line.state]


def month_words(month: date | None) -> str:
    if month is None:
        return "–"
    return f"{formats.short_month_name(month.month, screen_language())} {month.year}"


class OfferListScreen(Screen):
    """Search, a filter on what became of them, and what waits for the seller beside it."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER, Noun.RELATION})

    def __init__(self, desk: Desk, shelves: OfferShelves) -> None:
        super().__init__(desk, inspector=264, scrolls=False)
        self._shelves = shelves
        self.shown: OfferList | None = None
        self.search = TextField(
            _("Offertes zoeken"), placeholder=_("Zoek op nummer, relatie, artikel…"), wide=250
        )
        self.filter = ChoiceChips([shelf_words(shelf) for shelf in Shelf], name=_("Welke offertes"))
        self.new = primary(_("Nieuwe offerte"), self.begin, "plus")
        self.header.add(self.search, self.new)
        self.model = TableModel(self._columns())
        self.table = TableView(self.model, _("Offertes"), row_height=34, gives_way=ROOM_FOR)
        self.strip = Strip()
        self.waiting = Waiting(desk, self.side)
        self._pages = Pages()
        self._pages.addWidget(self._list_page())
        self._pages.addWidget(self._empty_page())
        self.body.addWidget(self._pages, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._typing.timeout.connect(self.reload)
        self.search.edited.connect(self._typing.start)
        self.filter.chosen.connect(lambda _on: self._fill())
        self.table.opened.connect(lambda offer: desk.go(Place(Noun.OFFER, offer.id)))
        self._add_actions()

    def _add_actions(self) -> None:
        """The chosen offer by key: its comparison, and the next chip."""
        self.desk.actions.add(
            Action("offers.compare", _("Offerte vergelijken"), self.compare, "Ctrl+Shift+D",
                   "exchange", lambda: self.chosen is not None),
            Action("offers.shelf", _("Volgende groep offertes"), self.next_shelf, "Ctrl+Shift+F", "filter"),
            Action("offers.search", _("Offertes zoeken"), self.search.setFocus, "Ctrl+F", "search"),
            on=self,
        )  # fmt: skip

    @property
    def chosen(self) -> ListedOffer | None:
        """The offer the table stands on."""
        return self.table.line()

    def compare(self) -> None:
        """The chosen offer held against the revision before it, or another."""
        if self.chosen is not None:
            self.desk.go(comparison_place(self.chosen.id))

    def next_shelf(self) -> None:
        self.filter.set_on((self.filter.on() + 1) % len(Shelf))
        self._fill()

    def _columns(self) -> list[Column[ListedOffer]]:
        def chance(offer: ListedOffer) -> str:
            percent = offer.line.chance_percent
            return "–" if percent is None else spoken.percent(percent)

        text, right = Column[ListedOffer], "right"
        return [
            text(_("Nummer"), lambda offer: offer.line.label,
                 sort=lambda offer: (offer.line.number, offer.line.revision), width=84, tone="muted"),
            text(_("Relatie"), lambda offer: offer.line.relation_name, bold=True,
                 tip=lambda offer: offer.line.subject),
            text(_("Onderwerp"), lambda offer: offer.line.subject or "–", tone="text2"),
            text(_("Bedrag"), lambda offer: spoken.euro(offer.line.net), sort=lambda offer: offer.line.net,
                 align=right, width=112),
            text(_("Kans"), chance, sort=lambda offer: offer.line.chance_percent, align=right, width=72),
            text(_("Beslist"), lambda offer: month_words(offer.line.decision_month),
                 sort=lambda offer: offer.line.decision_month, width=88),
            text(_("Geldig tot"), self._valid, sort=lambda offer: offer.line.valid_until, width=100,
                 tone=self._valid_tone),
            text(_("Stand"), lambda offer: state_of(offer)[0], width=168,
                 chip=lambda offer: state_of(offer)[1]),
        ]  # fmt: skip

    @staticmethod
    def _valid(offer: ListedOffer) -> str:
        day = offer.line.valid_until
        return formats.field_date(day) if day else "–"

    @staticmethod
    def _valid_tone(offer: ListedOffer) -> str:
        if offer.line.state is not OfferState.RELEASED:
            return "muted"
        return "warn" if Shelf.ENDING in offer.shelves else "text"

    def _list_page(self) -> QWidget:
        page = QWidget()
        card = Card(table=True)
        card.setAccessibleName(_("Offertes"))
        self.nothing = QWidget()
        self.nothing.setLayout(
            column(
                label(_("Niets gevonden"), "h3"),
                TextBlock(_("Zoek op nummer, relatie, onderwerp of artikel, of kijk bij alle offertes.")),
                link(_("Alle offertes tonen"), self.show_all),
                gap=6,
                margins=(11, 16, 11, 16),
            )
        )
        self.nothing.hide()
        card.body.addLayout(column(self.filter, margins=(11, 8, 11, 6)))
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.table, 1)
        page.setLayout(column(self.strip, gap=12))
        layout = page.layout()
        if layout is not None:
            layout.addWidget(card)
        return page

    def _empty_page(self) -> Empty:
        text = _(
            "Een offerte is een middel, geen doel. SalesDesk loopt eerst met je na of het de moeite "
            "waard is: oplossing, budget, kans, termijn en wie er beslist."
        )
        return Empty(
            _("Maak je eerste offerte"),
            text,
            icon="euro",
            primary=primary(_("Nieuwe offerte"), self.begin, "plus"),
            secondary=plain(_("Relaties bekijken"), lambda: self.desk.go(Place(Noun.RELATION))),
            ways=(
                WayIn(
                    "clipboard",
                    _("Vanuit een bezoekverslag"),
                    _("Wensen en eisen staan al klaar."),
                    lambda: self.desk.go(Place(Noun.VISIT)),
                ),
                WayIn(
                    "folder",
                    _("Artikelen inlezen"),
                    _("Excel of CSV met naam, prijs en btw."),
                    lambda: self.desk.go(Place(Noun.PRODUCT)),
                ),
            ),
        )

    def begin(self) -> None:
        """A new offer: first the customer."""
        self.desk.go(Place(Noun.OFFER, view="new"))

    def show_all(self) -> None:
        """Without search or filter."""
        self.search.set_value("")
        self.filter.set_on(list(Shelf).index(Shelf.ALL))
        self.reload()

    def reload(self) -> None:
        text = self.search.value()
        self.read(lambda: self._shelves.read(text), self._show)

    def _show(self, shown: OfferList) -> None:
        self.shown = shown
        every = [offer.line for offer in shown.offers]
        none = not every
        self._pages.setCurrentIndex(int(none))
        self.new.setVisible(not none)
        self.search.setVisible(not none)
        self.side.setVisible(not none)
        count = sum(Shelf.OPEN in offer.shelves for offer in shown.offers)
        sub = ngettext("{count} open offerte", "{count} open offertes", count).format(count=count)
        self.header.set(_("Offertes"), _("Nog geen offertes") if none else sub)
        if none:
            return
        self.strip.set(self._figures([offer.line for offer in shown.offers if Shelf.OPEN in offer.shelves]))
        words = _("{shelf} {count}")
        counts = shown.counts
        self.filter.set_words(
            [words.format(shelf=shelf_words(shelf), count=counts.get(shelf, 0)) for shelf in Shelf]
        )
        self._fill()
        self.waiting.show_lines(every)

    def _fill(self) -> None:
        """The offers of the chosen chip; the one that was chosen stays chosen."""
        if self.shown is None:
            return
        offers = self.shown.on(list(Shelf)[self.filter.on()])
        chosen = self.chosen
        self.model.set_lines(offers)
        self.nothing.setVisible(not offers)
        self.table.setVisible(bool(offers))
        if offers and (chosen is None or not self.table.choose(lambda offer: offer.id == chosen.id)):
            self.table.choose(lambda offer: offer.id == self.model.line(0).id)

    def _figures(self, still: Sequence[OfferListLine]) -> list[Figure]:
        weighted = sum((line.net * (line.chance_percent or 0) / 100 for line in still), Decimal(0))
        amount = sum((line.net for line in still), Decimal(0))
        drafts = sum(line.state is OfferState.DRAFT for line in still)
        low = sum(line.chance_percent is None for line in still)
        return [
            Figure(spoken.euro(amount, decimals=0), _("open aan offertes")),
            Figure(spoken.euro(weighted, decimals=0), _("gewogen naar kans")),
            Figure(str(drafts), _("nog te sturen")),
            Figure(str(low), _("zonder kans"), tone="warn" if low else ""),
        ]

    def first_focus(self) -> QWidget | None:
        return self.table if self._pages.currentIndex() == 0 else None
