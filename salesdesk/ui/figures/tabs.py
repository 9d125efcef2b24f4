"""The pages of the forecast: months, lists, the year, chances against outcomes, and what became of offers."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.segments import TabBar
from salesdesk.words import _

VIEWS = ("", "lists", "year", "chances", "outcomes")


class ForecastTabs(TabBar):
    """Goes to another page; the page it stands on stays the one that is on."""

    def __init__(self, desk: Desk, view: str) -> None:
        words = [_("Maanden"), _("Lijsten"), _("Jaar"), _("Kansen"), _("Uitslag")]
        super().__init__(words, name=_("Forecast"), on=VIEWS.index(view))
        self._desk, self._own = desk, VIEWS.index(view)
        self.chosen.connect(self._go)

    def _go(self, place: int) -> None:
        self.set_on(self._own)
        self._desk.go(Place(Noun.FORECAST, view=VIEWS[place]))
