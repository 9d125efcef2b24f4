"""All offers in five lists that add up, with the chances of each beside what its stage would get."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from salesdesk.domain.forecast_lists import Listed, OfferList
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_stages import stage_chance
from salesdesk.formats import capital, field_date
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import ForecastOffer, Forecasts, ForecastView
from salesdesk.ui import spoken
from salesdesk.ui.buttons import plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast_words import NONE, euros, month_of, percent, slip_words
from salesdesk.ui.figures.tabs import ForecastTabs
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Card, Facts, Figure, Strip, TwoLineRow, column
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import TabBar, Toggle
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, word

WHAT = {
    Listed.OPEN: lambda: _("Wordt nog beslist, in de maand die steeds genoemd is."),
    Listed.WON: lambda: _("Besteld. Telt in de maand waarin het besloten is."),
    Listed.SLIPPED: lambda: _("De maand is voorbij zonder besluit, of werd later gezet."),
    Listed.UNDATED: lambda: _("Open, maar zonder beslismaand: telt in geen enkele maand."),
    Listed.GONE: lambda: _("Verloren, verlopen of kans 0 %: telt niet meer mee."),
}


class ListsScreen(Screen):
    """One of the five lists; the chosen offer opens at the right with all that was noted of it."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.FORECAST, Noun.OFFER, Noun.SETTINGS})

    def __init__(self, desk: Desk, forecasts: Forecasts) -> None:
        super().__init__(desk, inspector=288, scrolls=False)
        self._forecasts = forecasts
        self.view: ForecastView | None = None
        self.header.set(_("Forecast"), _("Elke offerte staat in precies één lijst"))
        self.measure = Toggle([_("Omzet"), _("Afzet")], name=_("Omzet of afzet"))
        self.measure.chosen.connect(lambda _on: self._tell_lists())
        self.header.add(self.measure)
        self.strip = Strip(words_first=True)
        self.which = TabBar([word(each) for each in Listed], name=_("Lijst"))
        self.what = label("", "small")
        self.model: TableModel[ForecastOffer] = TableModel(self._columns())
        self.table: TableView[ForecastOffer] = TableView(
            self.model, _("Offertes"), row_height=28, gives_way={4: 560, 6: 700}
        )
        card = Card(table=True)
        card.setAccessibleName(_("Offertes"))
        card.body.addWidget(self.table, 1)
        laid = column(ForecastTabs(desk, "lists"), self.strip, self.which, self.what, gap=10)
        laid.addWidget(card, 1)
        self.body.addLayout(laid, 1)
        self.which.chosen.connect(lambda _on: self._fill())
        self.table.chosen.connect(self._open)
        self.table.opened.connect(lambda offer: desk.go(Place(Noun.OFFER, offer.id)))

    def _columns(self) -> list[Column[ForecastOffer]]:
        text = Column[ForecastOffer]

        def default(offer: ForecastOffer) -> str:
            if self.view is None or not offer.is_open:
                return NONE
            return percent(stage_chance(offer.stage, self.view.thresholds.stage_chances))

        return [
            text(_("Offerte"), lambda offer: offer.label, lambda offer: offer.number, width=84, tone="muted"),
            text(_("Relatie"), lambda offer: offer.relation_name, bold=True),
            text(_("Bedrag of aantal"), self._worth, self._counted, "right", 128),
            text(
                _("Kans"), lambda offer: percent(offer.chance_percent),
                lambda offer: offer.chance_percent, "right", 64,
            ),
            text(
                _("Standaard"), default, default, "right", 88, tone="muted",
                tip=lambda offer: word(offer.stage),
            ),
            text(
                _("Maand"), lambda offer: month_of(offer.decision_month),
                lambda offer: offer.decision_month, width=86,
            ),
            text(_("Geschoven"), lambda offer: slip_words(offer.slip), lambda offer: (
                offer.slip.times, offer.slip.months), width=118, tone="warn"),
        ]  # fmt: skip

    @property
    def volume(self) -> bool:
        return self.measure.on() == 1

    def _counted(self, offer: ForecastOffer) -> Decimal:
        return offer.volume if self.volume else offer.amount

    def _worth(self, offer: ForecastOffer) -> str:
        """In euros, or in units."""
        return spoken.number(offer.volume) if self.volume else euros(offer.amount)

    def reload(self) -> None:
        self.read(partial(self._forecasts.view, look_out=False), self._show)

    def _show(self, view: ForecastView) -> None:
        self.view = view
        self._tell_lists()

    def _tell_lists(self) -> None:
        view = self.view
        if view is None:
            return
        self.strip.set([_figure(entry, volume=self.volume) for entry in view.lists])
        counts = [f"{capital(word(entry.listed))} {len(entry.offers)}" for entry in view.lists]
        self.which.set_words(counts)
        number = sum(len(entry.offers) for entry in view.lists)
        together = ngettext("{count} offerte", "{count} offertes", number).format(count=number)
        sums = (entry.volume if self.volume else entry.amount for entry in view.lists)
        whole = _words(sum(sums, Decimal(0)), volume=self.volume)
        self.header.set(
            _("Forecast"),
            _("Elke offerte staat in precies één lijst: samen {count}, {amount}").format(
                count=together, amount=whole
            ),
        )
        self._fill()

    def _fill(self) -> None:
        if self.view is None:
            return
        entry = self.view.lists[self.which.on()]
        known = self.table.line()
        self.what.setText(WHAT[entry.listed]())
        self.model.set_lines(sorted(entry.offers, key=lambda offer: (-self._counted(offer), offer.number)))
        if not entry.offers:
            self._say_empty()
        elif known is None or not self.table.choose(lambda offer: offer.id == known.id):
            first = self.model.line(0).id
            self.table.choose(lambda offer: offer.id == first)

    def _say_empty(self) -> None:
        self.side.clear()
        self.side.section(_("Niets hier")).add(TextBlock(_("Geen offerte in deze lijst."), "body", "muted"))

    def _open(self, offer: ForecastOffer) -> None:
        self.read(
            lambda: self._forecasts.notes(offer.number), lambda notes: self._tell(offer, notes), key="notes"
        )

    def _tell(self, offer: ForecastOffer, notes: Sequence[OfferOutlook]) -> None:
        self.side.clear()
        section = self.side.section(offer.label, label(word(offer.state), "small"))
        section.add(ElidedLabel(offer.relation_name, "strong"))
        section.add(Facts(self._facts(offer), wide=122))
        section.add(plain(_("Offerte openen"), lambda: self.desk.go(Place(Noun.OFFER, offer.id)), "file"))
        told = self.side.section(_("Wat je verwachtte"))
        for note in reversed(notes):
            said = "  ·  ".join((percent(note.chance_percent), month_of(note.decision_month)))
            day = field_date(note.noted_at.astimezone(self.desk.clock().tzinfo).date())
            told.add(TwoLineRow(said, f"{day}  ·  {word(note.state)}", euros(note.amount), tone=""))
        if not notes:
            told.add(TextBlock(_("Hiervan is nog niets vastgelegd."), "body", "muted"))

    def _facts(self, offer: ForecastOffer) -> list[tuple[str, str]]:
        facts = [
            (_("Stand"), capital(word(offer.stage)) if offer.is_open else capital(word(offer.state))),
            (_("Bedrag"), euros(offer.amount)),
            (_("Jouw kans"), percent(offer.chance_percent)),
        ]
        if offer.is_open and self.view is not None:
            default = stage_chance(offer.stage, self.view.thresholds.stage_chances)
            facts.append((_("Standaard"), percent(default)))
            facts.append((_("Gewogen"), euros(offer.weighted_amount)))
        if offer.slip:
            facts.append((_("Geschoven"), slip_words(offer.slip)))
        return facts

    def first_focus(self) -> QWidget | None:
        return self.table


def _words(value: Decimal, *, volume: bool) -> str:
    return _("afzet {count}").format(count=spoken.number(value)) if volume else euros(value)


def _figure(entry: OfferList, *, volume: bool) -> Figure:
    count = f"{spoken.number(len(entry.offers))}×"
    if volume:
        return Figure(spoken.number(entry.volume), word(entry.listed), count)
    return Figure(euros(entry.amount), word(entry.listed), count)
