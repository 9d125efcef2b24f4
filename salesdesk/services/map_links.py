"""The way past all stops of a day on a page of maps on the internet; opened on a click only."""

from __future__ import annotations

from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.day_route import DayRoute, RouteVisit
from salesdesk.services.map_sites import GOOGLE, MOST_BETWEEN, asked_for, map_sites, way_past, way_to
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings


class MapLinks:
    """Makes links to the page of maps that the seller chose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_stop(self, visit: RouteVisit) -> str:
        """To one stop from wherever the seller is."""
        with self._database.read() as session:
            site = load_settings(session).travel.map_site
            relation = records.load(session, Relation, visit.line.relation_id)
        if relation is None:
            raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
        return way_to(relation.address, site, visit.located)

    def of_day(self, route: DayRoute) -> str:
        """From the start of the day past every stop to its end; addresses and own points, never a name.

        Refused where the chosen site takes no stops between, where there are too many, or without visits.
        """
        if not route.visits:
            raise Refused(Reason(N_("Op deze dag staan geen bezoeken.")))
        with self._database.read() as session:
            site = load_settings(session).travel.map_site
            known = records.load_many(session, Relation, [visit.line.relation_id for visit in route.visits])
        home = asked_for(route.home)
        stops = [asked_for(known[visit.line.relation_id].address, visit.located) for visit in route.visits]
        places = [place for place in (route.start_name or home, *stops, route.end_name or home) if place]
        link = way_past(places, site)
        if not link:
            raise Refused(_refusal(site))
        return link


def _refusal(site: str) -> Reason:
    if site == GOOGLE:
        text = N_("Google Maps neemt hooguit {most} stops tussen begin en eind.")
        return Reason(text, values={"most": MOST_BETWEEN})
    name = dict(map_sites()).get(site, site)
    return Reason(
        N_("{site} kent geen route met stops ertussen; kies bij Instellingen Google Maps of Apple Kaarten."),
        values={"site": name},
    )
