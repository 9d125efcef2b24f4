"""What the pages of the rayon show while there are no areas yet."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.buttons import plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.places import Place
from salesdesk.words import _


def no_areas(desk: Desk) -> Empty:
    """Leads to the page where areas are made."""
    return Empty(
        _("Nog geen gebieden"),
        _("Deel je rayon in gebieden met een vaste dag: dan rijd je alleen naar het gebied toe en terug."),
        icon="map",
        primary=plain(_("Naar de gebieden"), lambda: desk.go(Place(Noun.ROUTE, None, "rayon")), "map"),
    )
