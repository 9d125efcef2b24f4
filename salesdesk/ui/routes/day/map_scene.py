"""The day as the map draws it."""

from __future__ import annotations

from salesdesk.domain.geography import Precision
from salesdesk.services.day_draft import DayDraft
from salesdesk.ui.routes.map.marks import kind_of, tip_of
from salesdesk.ui.routes.map.scene import MapDot, MapHome, MapScene, MapStop
from salesdesk.words import _


def scene_of(draft: DayDraft) -> MapScene:
    """The stops in their order; a visit without a point stands in the list only."""
    route = draft.route
    stops = tuple(
        MapStop(
            visit.line.relation_id,
            visit.located.lat,
            visit.located.lon,
            visit.line.place,
            _precision(visit.line.relation_name, visit.located.precision),
        )
        for visit in draft.visits
        if visit.located is not None
    )
    shown = {stop.id for stop in stops}
    start, end = route.frame.start, route.frame.end
    name = route.start_name or route.home.place
    goal = route.end_name or route.home.place
    return MapScene(
        stops=stops,
        home=MapHome(start.lat, start.lon, name) if start is not None else None,
        end=MapHome(end.lat, end.lon, goal) if end is not None and end != start else None,
        dots=tuple(
            MapDot(
                dot.relation_id,
                dot.point.lat,
                dot.point.lon,
                kind_of(dot.importance, dot.status),
                tip_of(dot.name, dot.place, dot.importance, dot.status, dot.last_on, dot.next_on),
                dot.is_overdue,
            )
            for dot in route.dots
            if dot.relation_id not in shown
        ),
    )


def _precision(name: str, precision: Precision) -> str:
    said = {
        Precision.OWN: _("{name}, eigen punt"),
        Precision.OWN_POSTCODE: _("{name}, eigen punt van de postcode"),
        Precision.POSTCODE: _("{name}, op postcodegebied"),
        Precision.PLACE: _("{name}, op plaats"),
        Precision.NEIGHBOURS: _("{name}, ongeveer hier"),
    }
    return said[precision].format(name=name)
