"""Coordinates of one's own from a file: shown first, brought in, undone in one go."""

from __future__ import annotations

from pathlib import Path

from salesdesk.services.changes import Noun
from salesdesk.services.imports import Kind, Mapping
from salesdesk.ui.buttons import primary
from salesdesk.ui.empty import Empty
from salesdesk.ui.places import Place
from salesdesk.ui.relations.imports import ImportScreen
from salesdesk.words import _

VIEW = "coordinates"


class CoordinatesScreen(ImportScreen):
    """Place(Noun.ROUTE, view="coordinates"): the import of files, for points on the map."""

    def open_path(self, path: Path, kind: Kind | None = None, mapping: Mapping | None = None) -> None:
        super().open_path(path, kind or Kind.COORDINATES, mapping)

    def _show_start(self) -> None:
        self.preview = None
        crumbs = [
            (_("Route en rayon"), Place(Noun.ROUTE)),
            (_("Niet op de kaart"), Place(Noun.ROUTE, None, "unplaced")),
            (_("Inlezen"), None),
        ]
        self.header.set(
            _("Coördinaten inlezen"),
            _("Excel of CSV; er gaat niets in voordat je het hebt gezien"),
            crumbs=crumbs,
        )
        self.header.show_actions(False)
        self.replace_content(
            Empty(
                _("Zet je klanten precies op de kaart"),
                _(
                    "Een bestand met postcode, breedte- en lengtegraad, of met klantnummer of naam erbij. "
                    "Rijksdriehoekscoördinaten mogen ook; omgewisselde kolommen draaien we terug."
                ),
                icon="map",
                primary=primary(_("Bestand kiezen…"), self.choose, "upload"),
            )
        )
