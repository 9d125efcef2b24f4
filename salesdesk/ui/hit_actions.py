"""What Ctrl+K offers about a relation it found: plan a visit there, make it an offer."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.services.changes import Noun
from salesdesk.ui.actions import Action
from salesdesk.ui.desk import Desk
from salesdesk.ui.palette_rows import Hit
from salesdesk.ui.places import Place
from salesdesk.words import _


def about_hit(desk: Desk) -> Callable[[Hit], list[Action]]:
    """What can be begun about a hit; nothing when it is no relation."""

    def about(hit: Hit) -> list[Action]:
        if hit.place.noun is not Noun.RELATION or hit.place.id is None or hit.icon != "building":
            return []
        visit, offer = Place(Noun.VISIT, hit.place.id, "new"), Place(Noun.OFFER, hit.place.id, "new")
        plan, make = _("Bezoek plannen bij {name}"), _("Nieuwe offerte voor {name}")
        fits, near = Place(Noun.ROUTE, hit.place.id, "fits"), Place(Noun.ROUTE, hit.place.id, "near")
        which, around = _("Welke dag past het bij {name}?"), _("In de buurt van {name}")
        return [
            Action("about.visit", plan.format(name=hit.title), lambda: desk.go(visit), icon="calendar"),
            Action("about.offer", make.format(name=hit.title), lambda: desk.go(offer), icon="file"),
            Action("about.fits", which.format(name=hit.title), lambda: desk.go(fits), icon="search"),
            Action("about.near", around.format(name=hit.title), lambda: desk.go(near), icon="target"),
        ]

    return about
