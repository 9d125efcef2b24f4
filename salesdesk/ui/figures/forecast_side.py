"""Beside the forecast: the offers of the chosen month, what stands out, and how true last month was."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import ForecastOffer, ForecastView, MonthForeseen, OddPrice
from salesdesk.ui import spoken, theme
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast_rows import Group, TableRow, group_offers
from salesdesk.ui.figures.forecast_words import euros
from salesdesk.ui.figures.what_if import Change, WhatIfForm
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import Facts, Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext, screen_language

MOST = 8
MOST_NOTES = 2  # on a screen (LOOK §5)


class OfferRow(Pressable):
    """An offer of the month: amount × chance, the chance as a bar; pressing opens it."""

    def __init__(self, desk: Desk, view: ForecastView, offer: ForecastOffer, *, volume: bool) -> None:
        chance = offer.chance_percent or 0
        share = spoken.percent(chance)
        counted = offer.weighted_volume if volume else offer.weighted_amount
        whole = spoken.number(offer.volume) if volume else spoken.euro(offer.amount, decimals=0)
        figure = spoken.number(counted, 2) if volume else spoken.euro(counted, decimals=0)
        super().__init__(f"{offer.relation_name}, {offer.label}, {whole}, {share}", None)
        self.clicked.connect(lambda *_on: desk.go(Place(Noun.OFFER, offer.id)))
        known = _("nog te sturen") if offer.state is OfferState.DRAFT else offer.label
        top = row(ElidedLabel(offer.relation_name, "strong"), label(figure, "strong"), gap=8)
        token = "acc" if chance >= view.thresholds.chance_percent else "warndot"
        bar = ThinBar([(chance / 100, token)], height=5, name=share)
        bar.setFixedWidth(theme.F(52))
        below = row(ElidedLabel(f"{known}  ·  {whole}", "small"), gap=8)
        below.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        percent = label(share, "small")
        percent.setMinimumWidth(theme.F(34))
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(percent)
        self.setLayout(column(top, below, margins=(4, 2, 4, 2)))


class ForecastSide:
    """Fills the inspector of the forecast."""

    def __init__(self, desk: Desk, side: Inspector, change: Change) -> None:
        self._desk, self._side, self._change = desk, side, change

    def show_row(self, view: ForecastView, chosen: TableRow) -> None:
        self._side.clear()
        offers = sorted(group_offers(view, chosen), key=lambda offer: -offer.weighted_amount)
        count = ngettext("{count} offerte", "{count} offertes", len(offers)).format(count=len(offers))
        section = self._side.section(_title(chosen), label(count, "small"))
        for offer in offers[:MOST]:
            section.add(OfferRow(self._desk, view, offer, volume=chosen.volume))
        if len(offers) > MOST:
            more = len(offers) - MOST
            section.add(label(ngettext("en nog {count}", "en nog {count}", more).format(count=more), "small"))
        if not offers:
            section.add(TextBlock(_("Geen open offerte die dan beslist wordt."), "body", "muted"))
        else:
            self._side.section(_("Wat als")).add(WhatIfForm(offers, self._change))
        notes = remarks(view, chosen, offers)
        if notes:
            section = self._side.section(_("Valt op"))
            for kind, words in notes[:MOST_NOTES]:
                section.add(Note(words, kind))
        reliability = view.reliability()
        if reliability is not None:
            self._side.section(_("Betrouwbaarheid")).add(_reliability(reliability))
        self.worth = link(_("Loont voorbereiden?"), lambda: self._desk.go(Place(Noun.PREPARATION)))
        self._side.section(_("Zie ook")).add(self.worth)


def _title(chosen: TableRow) -> str:
    if chosen.group is not Group.MONTH:
        return chosen.words[0].upper() + chosen.words[1:]
    name = formats.month_name(chosen.figures.month.month, screen_language())
    return name[0].upper() + name[1:]


def remarks(view: ForecastView, chosen: TableRow, offers: Sequence[ForecastOffer]) -> list[tuple[str, str]]:
    """What stands out, the most urgent first: kind of note and words."""
    found: list[tuple[str, str]] = []
    slipped = view.forecast.slipped
    if slipped and chosen.group is not Group.SLIPPED:
        amount = spoken.euro(sum((offer.amount for offer in slipped), Decimal(0)), decimals=0)
        words = ngettext(
            "{count} offerte had al beslist moeten zijn ({amount}). Kies een nieuwe maand.",
            "{count} offertes hadden al beslist moeten zijn ({amount}). Kies een nieuwe maand.",
            len(slipped),
        )
        found.append(("warn", words.format(count=len(slipped), amount=amount)))
    low = view.below_minimum(offers)
    if low:
        least = spoken.percent(view.thresholds.chance_percent)
        words = ngettext(
            "{low} van {count} offertes ligt onder {least} kans. Bel hem, of zet hem op verloren.",
            "{low} van {count} offertes liggen onder {least} kans. Bel ze, of zet ze op verloren.",
            len(low),
        )
        found.append(("warn", words.format(low=len(low), count=len(offers), least=least)))
    odd = view.odd_in(offers) or view.odd_prices
    if odd:
        found.insert(1, ("info", odd_words(odd[0])))
    return found


def odd_words(odd: OddPrice) -> str:
    """In words: `OV100-2 is geprijsd op € 283,50 per stuk; anderen betalen rond € 907`."""
    words = _("{label} is geprijsd op {price} per stuk; anderen betalen rond {usual}.")
    return words.format(
        label=odd.offer.label,
        price=spoken.euro(odd.found.price),
        usual=spoken.euro(odd.found.usual, decimals=0),
    )


def _reliability(past: MonthForeseen) -> QWidget:
    month = formats.short_month_name(past.month.month, screen_language())
    gap = past.deviation_percent
    away = "–" if gap is None else spoken.percent(gap, decimals=0)
    if gap is not None and gap > 0:
        away = f"+ {away}"
    return Facts(
        [
            (_("Voorspeld {month}").format(month=month), euros(past.foreseen)),
            (_("Daarvan gewonnen"), euros(past.won_of_these)),
            (_("Afwijking"), away),
            (_("Later erbij"), euros(past.besides)),
        ],
        wide=122,
    )
