"""How driving is reckoned: traffic, slow towns, fixed times, what was learnt, own roads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from salesdesk.domain.planning_rules import TravelHabits
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.map_sites import map_sites
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travel_settings import TravelView
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, FormRow, MoneyField, Tick
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.screen import Screen
from salesdesk.ui.settings.page import page_tabs
from salesdesk.ui.settings.travel_learnt import LearntCard, RoadsCard
from salesdesk.ui.settings.travel_towns import FixedCard, TownsCard
from salesdesk.ui.settings.travel_traffic import TrafficCard
from salesdesk.words import _


class TravelPage(Screen):
    """Place(Noun.SETTINGS, view="travel"); every change is kept at once."""

    nouns = frozenset({Noun.SETTINGS, Noun.ROUTE})
    view = "travel"

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._habits: TravelHabits | None = None
        self.header.set(_("Instellingen"), _("Hoe lang rijden duurt, overal in het programma"))
        self.traffic = TrafficCard(
            lambda slots: self._change(traffic=slots),
            lambda: desk.work.ask(file.travel_settings.usual_traffic),
        )
        self.towns = TownsCard(lambda percents: self._change(city_percents=percents))
        self.fixed = FixedCard(desk, file)
        self.learnt = LearntCard(desk, file)
        self.roads = RoadsCard(desk, file)
        left = column(self._usual(), self.traffic, self.towns, gap=12)
        right = column(self.learnt, self.fixed, self.roads, gap=12)
        for side in (left, right):
            side.addStretch(1)
        self.body.addWidget(page_tabs(desk, self.view))
        beside = row(gap=12)
        beside.addLayout(left, 1)
        beside.addLayout(right, 1)
        self.body.addLayout(beside)
        self.body.addStretch(1)

    def _usual(self) -> Card:
        self.counts = Tick(_("Reken met files"))
        self.learns = Tick(_("Leer van de ritten die ik meld"))
        self.map = Choice(_("Route openen met"), list(map_sites()), wide=190)
        self.per_km = MoneyField(_("Vergoeding per km"), least=0, wide=110)
        self.counts.edited.connect(lambda: self._change(counts_traffic=self.counts.value()))
        self.learns.edited.connect(lambda: self._change(learns=self.learns.value()))
        self.map.edited.connect(lambda: self._change(map_site=self.map.value()))
        self.per_km.edited.connect(self._change_rate)
        said = _(
            "Een schatting zonder wegennet, met een marge: van 10 % korter tot 20 % langer. Een rit van een "
            "half uur duurt meestal 27 tot 36 minuten; het vertrekadvies houdt de lange kant aan."
        )
        return Card(_("Rijden")).add(
            TextBlock(said, "small", "text2"),
            self.counts,
            self.learns,
            row(
                FormRow(_("Route openen met"), self.map),
                FormRow(_("Vergoeding per km"), self.per_km),
                1,
                gap=12,
            ),
        )

    def reload(self) -> None:
        self.read(self._file.travel_settings.view, self._show)

    def _show(self, view: TravelView) -> None:
        habits = self._habits = view.habits
        self.counts.set_value(habits.counts_traffic)
        self.learns.set_value(habits.learns)
        self.map.set_value(habits.map_site)
        self.per_km.set_value(Decimal(habits.euro_per_km))
        for card in (self.traffic, self.towns, self.fixed, self.learnt, self.roads):
            card.show_view(view)

    def _change_rate(self) -> None:
        try:
            value = self.per_km.value()
        except Refused:  # the field says so itself
            return
        if value is not None:
            self._change(euro_per_km=value)

    def _change(self, **changes: Any) -> None:
        """Keep it at once; what cannot be is refused where it was typed."""
        if self._habits is None:
            return
        fresh: TravelHabits = replace(self._habits, **changes)
        self._file.travel_settings.check(fresh)
        before, self._habits = self._habits, fresh
        save = self._file.travel_settings.save

        def told(_habits: object) -> None:
            if set(changes) & {"traffic", "city_percents"}:
                undo = partial(self.desk.work.ask, partial(save, before))
                self.desk.toast(_("Bewaard"), undo)

        self.desk.work.ask(partial(save, fresh), told)
