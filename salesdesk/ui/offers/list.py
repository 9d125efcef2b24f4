"""All offers: what is open, what must still go out, what runs out, and what became of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.offers import OfferListLine, Offers
from salesdesk.ui import spoken, theme
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.offers.waiting import Waiting
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Figure, Strip, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, screen_language, word

SOON_DAYS = 7
# Column: how wide the table must be to show it; narrower, the customer's whole name comes first.
ROOM_FOR = {2: 940, 4: 600, 5: 660, 6: 520}
OPEN = frozenset({OfferState.DRAFT, OfferState.RELEASED})
FILTERS: tuple[frozenset[OfferState], ...] = (
    OPEN,
    frozenset({OfferState.WON}),
    frozenset({OfferState.LOST, OfferState.EXPIRED}),
    frozenset(),
)
STATE_TONES = {
    OfferState.DRAFT: "muted",
    OfferState.RELEASED: "acc",
    OfferState.WON: "ok",
    OfferState.EXPIRED: "warn",
}
STATE_ICONS = {
    OfferState.DRAFT: "pencil",
    OfferState.RELEASED: "send",
    OfferState.WON: "check",
    OfferState.LOST: "close",
    OfferState.EXPIRED: "clock",
}


def month_words(month: date | None) -> str:
    if month is None:
        return "–"
    return f"{formats.short_month_name(month.month, screen_language())} {month.year}"


class OfferList(Screen):
    """Search, a filter on what became of them, and what waits for the seller beside it."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER, Noun.RELATION})

    def __init__(self, desk: Desk, offers: Offers) -> None:
        super().__init__(desk, inspector=264, scrolls=False)
        self._offers = offers
        self.search = TextField(
            _("Offertes zoeken"), placeholder=_("Zoek op nummer, relatie, artikel…"), wide=250
        )
        self.filter = Toggle([_("Open"), _("Gewonnen"), _("Verloren"), _("Alle")], name=_("Welke offertes"))
        self.new = primary(_("Nieuwe offerte"), self.begin, "plus")
        self.header.add(self.search, self.new)
        self.model = TableModel(self._columns())
        self.table = TableView(self.model, _("Offertes"), row_height=34)
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
        self.filter.chosen.connect(lambda _on: self.reload())
        self.table.opened.connect(lambda line: desk.go(Place(Noun.OFFER, line.id)))

    def _columns(self) -> list[Column[OfferListLine]]:
        def money(line: OfferListLine) -> str:
            return spoken.euro(line.net)

        def chance(line: OfferListLine) -> str:
            return "–" if line.chance_percent is None else spoken.percent(line.chance_percent)

        def customer(line: OfferListLine) -> str:
            return line.relation_name

        text, right = Column[OfferListLine], "right"
        return [
            text(_("Nummer"), lambda line: line.label, sort=lambda line: (line.number, line.revision),
                 width=84, tone="muted"),
            text(_("Relatie"), customer, bold=True, tip=lambda line: line.subject),
            text(_("Onderwerp"), lambda line: line.subject or "–", tone="text2"),
            text(_("Bedrag"), money, sort=lambda line: line.net, align=right, width=112),
            text(_("Kans"), chance, sort=lambda line: line.chance_percent, align=right, width=72),
            text(_("Beslist"), lambda line: month_words(line.decision_month),
                 sort=lambda line: line.decision_month, width=88),
            text(_("Geldig tot"), self._valid, sort=lambda line: line.valid_until, width=100,
                 tone=self._valid_tone),
            text(_("Stand"), lambda line: word(line.state), width=112,
                 tone=lambda line: STATE_TONES.get(line.state, "text2"),
                 icon=lambda line: STATE_ICONS.get(line.state, "")),
        ]  # fmt: skip

    @staticmethod
    def _valid(line: OfferListLine) -> str:
        return formats.field_date(line.valid_until) if line.valid_until else "–"

    def _valid_tone(self, line: OfferListLine) -> str:
        if line.valid_until is None or line.state is not OfferState.RELEASED:
            return "muted"
        days = (line.valid_until - self.desk.today()).days
        return "bad" if days < 0 else "warn" if days <= SOON_DAYS else "text"

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
        tools = row(self.filter, 1, gap=8, margins=(11, 8, 11, 4))
        card.body.addLayout(tools)
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
        self.filter.set_on(len(FILTERS) - 1)
        self.reload()

    def reload(self) -> None:
        text, states = self.search.value(), FILTERS[self.filter.on()]
        self.read(lambda: (self._offers.lines(), self._offers.lines(text, states)), self._show)

    def _show(self, found: tuple[Sequence[OfferListLine], Sequence[OfferListLine]]) -> None:
        every, shown = found
        none = not every
        self._pages.setCurrentIndex(int(none))
        self.new.setVisible(not none)
        self.search.setVisible(not none)
        self.side.setVisible(not none)
        count = sum(line.state in OPEN for line in every)
        sub = ngettext("{count} open offerte", "{count} open offertes", count).format(count=count)
        self.header.set(_("Offertes"), _("Nog geen offertes") if none else sub)
        if none:
            return
        self.strip.set(self._figures(every))
        chosen = self.table.line()
        self.model.set_lines(shown)
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        if shown and (chosen is None or not self.table.choose(lambda line: line.id == chosen.id)):
            self.table.choose(lambda line: line.id == self.model.line(0).id)
        self.waiting.show_lines(every)

    def _figures(self, lines: Sequence[OfferListLine]) -> list[Figure]:
        still = [line for line in lines if line.state in OPEN]
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)  # the table gets its width after this

    def _fit_columns(self) -> None:
        for place, room in ROOM_FOR.items():
            self.table.setColumnHidden(place, self.table.width() < theme.F(room))

    def first_focus(self) -> QWidget | None:
        return self.table if self._pages.currentIndex() == 0 else None
