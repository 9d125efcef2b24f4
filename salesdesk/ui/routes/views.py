"""The ways to look at routes and rayon: by the day, by the weeks, by the area."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.words import _

VIEWS = ("", "weeks", "rayon")


def route_views(desk: Desk, on: str) -> Toggle:
    """The toggle in the header of each of the three; `on` is the view of its own place."""
    at_home = VIEWS.index(on)
    made = Toggle([_("Dag"), _("Weken"), _("Rayon")], name=_("Weergave"), on=at_home)

    def chosen(at: int) -> None:
        made.set_on(at_home)
        if at != at_home:
            desk.go(Place(Noun.ROUTE, None, VIEWS[at]))

    made.chosen.connect(chosen)
    return made
