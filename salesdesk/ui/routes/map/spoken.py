"""The map as sentences, for who can't see it."""

from __future__ import annotations

from salesdesk.ui.routes.map.scene import MapScene
from salesdesk.words import _, ngettext


def in_words(scene: MapScene) -> str:
    """The route and the areas as sentences."""
    told = []
    if scene.stops:
        count = len(scene.stops)
        stops = ", ".join(f"{number} {stop.name}" for number, stop in enumerate(scene.stops, 1))
        said = ngettext("{count} bezoek: {stops}.", "{count} bezoeken: {stops}.", count)
        told.append(said.format(count=count, stops=stops))
    if scene.areas:
        count = len(scene.areas)
        names = ", ".join(area.name for area in scene.areas)
        said = ngettext("{count} gebied: {names}.", "{count} gebieden: {names}.", count)
        told.append(said.format(count=count, names=names))
    return " ".join(told) or _("Geen bezoeken op de kaart.")
