"""The pages of the rayon: its areas, their cycle, the capacity of a year, and hours won."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.segments import TabBar
from salesdesk.words import _

VIEWS = ("rayon", "cycle", "capacity", "won")


class RayonTabs(TabBar):
    """Goes to another page; the page it stands on stays the one that is on."""

    def __init__(self, desk: Desk, view: str) -> None:
        words = [_("Gebieden"), _("Cyclus"), _("Capaciteit"), _("Gewonnen uren")]
        super().__init__(words, name=_("Rayon"), on=VIEWS.index(view))
        self._desk, self._own = desk, VIEWS.index(view)
        self.chosen.connect(self._go)

    def _go(self, place: int) -> None:
        self.set_on(self._own)
        self._desk.go(Place(Noun.ROUTE, None, VIEWS[place]))
