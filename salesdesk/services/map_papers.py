"""The map on paper."""

from __future__ import annotations

from salesdesk.charts.map_sheet import MapSheet
from salesdesk.paper.map_page import MapPage, map_page_pdf
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.services.routes import Routes
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

__all__ = ["MapPapers", "MapSheet"]


class MapPapers:
    """Prints what the map shows."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database, self._clock, self._routes = database, clock, routes

    def page(self, sheet: MapSheet) -> Paper:
        """One page of A4 across, for in the car or on the wall."""
        with self._database.read() as session:
            seller = load_settings(session).seller.name
        page = MapPage(sheet, self._routes.base_map(), seller, self._clock.now(), screen_language())
        pdf = map_page_pdf(page)
        name = file_name(f"{self._clock.today():%Y-%m-%d}", _("Kaart"), sheet.title)
        return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)
