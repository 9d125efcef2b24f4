"""Who is near from anywhere: around here, around home, around a town, around where the day is now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.domain.neighbours import NearRelation, by_worth, doorstep_of, near_of
from salesdesk.domain.plan_b import stay_minutes
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import Turn, frequency_of, turn_of
from salesdesk.planning.vicinity import Candidate, SideTrip, side_trips
from salesdesk.services.alternatives import with_people
from salesdesk.services.clock import Clock
from salesdesk.services.relation_places import located
from salesdesk.services.routes import DayRoute, Routes, RouteVisit
from salesdesk.services.travelling import travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.neighbourhood import with_open_complaints, with_open_offers
from salesdesk.storage.relations import living_places
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held, next_planned
from salesdesk.storage.visits import VisitLine
from salesdesk.words import _

__all__ = ["Around", "NearRelation", "NearbyList", "NearbyView"]
MOST_WEIGHED = 60
MOST_SHOWN = 25
REACH_KM = 40.0


@dataclass(frozen=True, slots=True)
class Around:
    """Around what: a relation, a postcode or town as typed, home, or (nothing said) where the day is now."""

    relation_id: UUID | None = None
    typed: str = ""
    home: bool = False
    day: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class NearbyView:
    """Who is near a place at a moment, the most worth a visit first.

    `present` is the visit he is at now, which plan B may take the place of; `onward` the one that comes next.
    """

    asked: Around
    name: str
    point: Point | None
    day: date
    at: time
    lines: tuple[NearRelation, ...] = ()
    present: VisitLine | None = None
    onward: VisitLine | None = None


class NearbyList:
    """Finds and weighs everybody around a place."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes

    def view(self, asked: Around) -> NearbyView:
        """The list for what was asked, and what it lies around."""
        now = self._clock.now()
        day = asked.day or now.date()
        at = asked.at or (now.time() if day == now.date() else time(9)).replace(second=0, microsecond=0)
        at = at.replace(tzinfo=None)
        route = self._routes.laid_out(day)
        here = self._here(route, at)
        name, point = self._where(asked, route, here)
        present = here.line if here and here.line.is_open and day == now.date() else None
        onward = _onward(route, at)
        busy = {asked.relation_id} if asked.relation_id else set()
        lines = self._weighed(point, route, at, busy) if point is not None else ()
        return NearbyView(asked, name, point, day, at, lines, present, onward.line if onward else None)

    def _where(self, asked: Around, route: DayRoute, here: RouteVisit | None) -> tuple[str, Point | None]:
        if asked.relation_id is not None:
            return self._relation(asked.relation_id)
        if asked.typed.strip():
            typed = " ".join(asked.typed.split())
            located = self._routes.locate_words(typed)
            return typed, located.point if located else None
        if here is not None and not asked.home:
            name = ", ".join(part for part in (here.line.relation_name, here.line.place) if part)
            return name, here.located.point if here.located else None
        place = route.home.place
        return _("Thuis, {place}").format(place=place) if place else _("Thuis"), route.home_point

    def _relation(self, relation_id: UUID) -> tuple[str, Point | None]:
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
        if relation is None or relation.deleted:
            return "", None
        located = self._routes.locate(relation)
        name = ", ".join(part for part in (relation.name, relation.address.place) if part)
        return name, located.point if located else None

    def _here(self, route: DayRoute, at: time) -> RouteVisit | None:
        """The last visit of the day that has begun by then."""
        begun = [entry for entry in route.visits if entry.line.start_time <= at]
        return begun[-1] if begun else None

    def _weighed(self, centre: Point, route: DayRoute, at: time, busy: set[UUID]) -> tuple[NearRelation, ...]:
        onward = _onward(route, at)
        target = onward.located.point if onward and onward.located else route.home_point
        next_start = onward.line.start_time if onward else None
        visited = busy | {entry.line.relation_id for entry in route.visits}
        today = self._clock.today()
        with self._database.read() as session:
            where = located(session, living_places(session))
            travel = travel_model(session)
        near = [Candidate(one, place.point) for one, place in where.items() if one not in visited]
        trips = side_trips(centre, target, near, MOST_WEIGHED, REACH_KM, travel)
        with self._database.read() as session:
            relations = records.load_many(session, Relation, [trip.id for trip in trips])
            thresholds = load_settings(session).thresholds
            last = last_held(session, min(route.day, today))
            coming = next_planned(session, today)
            offers, complaints = with_open_offers(session), with_open_complaints(session)
        found = []
        for trip in trips:
            relation = relations[trip.id]
            planned = coming.get(trip.id)
            turn = turn_of(frequency_of(relation, thresholds), last.get(trip.id), planned, route.day)
            one = _line(relation, trip, datetime.combine(route.day, at), next_start, turn)
            has_offer, has_complaint = trip.id in offers, trip.id in complaints
            found.append(replace(one, has_offer=has_offer, has_complaint=has_complaint))
        return with_people(self._database, by_worth(found)[:MOST_SHOWN])


def _onward(route: DayRoute, at: time) -> RouteVisit | None:
    """The first open visit that begins after that moment."""
    coming = (entry for entry in route.visits if entry.line.is_open and entry.line.start_time > at)
    return next(coming, None)


def _line(
    relation: Relation, trip: SideTrip, leaves: datetime, next_start: time | None, turn: Turn
) -> NearRelation:
    there = leaves + timedelta(minutes=trip.minutes)
    arrive = there.time() if there.date() == leaves.date() else None
    return replace(
        near_of(relation, turn),
        minutes=trip.minutes,
        km=trip.km,
        extra_minutes=trip.extra_minutes,
        extra_km=trip.extra_km,
        arrive=arrive,
        stay=stay_minutes(arrive, trip.onward_minutes, next_start) if arrive else None,
        doorstep=doorstep_of(relation, leaves.date(), arrive),
    )
