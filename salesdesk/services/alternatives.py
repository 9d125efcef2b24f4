"""Plan B: whom to visit near an appointment when nobody is in or the talk is short (Susan §1.3.1, step 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from uuid import UUID

from salesdesk.domain.geography import Located, Point
from salesdesk.domain.neighbours import NearRelation, doorstep_of, near_of
from salesdesk.domain.plan_b import (
    Door,
    arrival,
    in_order,
    stay_minutes,
)
from salesdesk.domain.relations import Contact, Relation, Role
from salesdesk.domain.visit_frequency import Due, Turn, frequency_of, turn_of
from salesdesk.domain.visits import Visit
from salesdesk.planning.vicinity import Candidate, SideTrip, side_trips
from salesdesk.services.clock import Clock
from salesdesk.services.relation_places import located
from salesdesk.services.routes import DayRoute
from salesdesk.services.travelling import TravelModel, travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.relations import living_places
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held, next_planned

__all__ = ["Alternatives", "Door", "Due", "NearRelation"]
MOST_WEIGHED = 40
MOST_SHOWN = 8


class Alternatives:
    """Finds and weighs the relations around a visit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def around(self, visit: Visit, route: DayRoute, chosen: Iterable[UUID] = ()) -> tuple[NearRelation, ...]:
        """Those chosen before, then others in the order of the rule; none when it is not on the map.

        `route` is the day of the visit: who is visited that day anyway is no alternative.
        """
        with self._database.read() as session:
            here = records.load(session, Relation, visit.relation_id)
            places = living_places(session)
            thresholds = load_settings(session).thresholds
            last = last_held(session, min(visit.visit_on, self._clock.today()))
            coming = next_planned(session, self._clock.today())
            travel = travel_model(session)
            where = located(session, [*places, *([here] if here and not here.deleted else [])])
        centre = where.get(visit.relation_id)
        if centre is None:
            return ()
        onward, next_start = _onward(visit, route)
        wanted = set(chosen)
        busy = {entry.line.relation_id for entry in route.visits} | {visit.relation_id}
        trips = _trips(centre.point, onward, where, busy - wanted, wanted, travel)
        with self._database.read() as session:
            relations = records.load_many(session, Relation, [trip.id for trip in trips])
        found = [
            _weighed(
                relations[trip.id], trip, visit, next_start,
                turn_of(
                    frequency_of(relations[trip.id], thresholds),
                    last.get(trip.id), coming.get(trip.id), visit.visit_on,
                ),
            )
            for trip in trips
        ]  # fmt: skip
        ordered = sorted(in_order(found), key=lambda one: one.relation_id not in wanted)
        return with_people(self._database, ordered[: max(MOST_SHOWN, len(wanted))])


def _trips(
    centre: Point,
    onward: Point | None,
    where: Mapping[UUID, Located],
    busy: set[UUID],
    wanted: set[UUID],
    travel: TravelModel,
) -> list[SideTrip]:
    """The nearest around, and whoever was chosen however far away."""
    near: list[Candidate] = []
    picked: list[Candidate] = []
    for one, place in where.items():
        if one not in busy:
            (picked if one in wanted else near).append(Candidate(one, place.point))
    return [
        *side_trips(centre, onward, near, MOST_WEIGHED, travel=travel),
        *side_trips(centre, onward, picked, len(picked), float("inf"), travel),
    ]


def with_people(database: Database, found: Sequence[NearRelation]) -> tuple[NearRelation, ...]:
    """Each with the person to call there."""
    with database.read() as session:
        people = records.find(session, Contact, relation_id=[one.relation_id for one in found])
    first: dict[UUID, Contact] = {}
    for contact in sorted(people, key=_reachable_first):
        first.setdefault(contact.relation_id, contact)
    return tuple(
        replace(one, contact_name=who.short_name, contact_phone=who.best_phone)
        if (who := first.get(one.relation_id))
        else one
        for one in found
    )


def _reachable_first(contact: Contact) -> tuple[bool, bool]:
    """Who decides and has a number of his own is the one to call."""
    return not contact.best_phone, Role.DECIDER not in contact.roles


def _onward(visit: Visit, route: DayRoute) -> tuple[Point | None, time | None]:
    """Where it goes on after this visit, and when one has to be there: the next visit, or home."""
    for entry in route.visits:
        line = entry.line
        if line.is_open and line.id != visit.id and line.start_time > visit.start_time:
            return (entry.located.point if entry.located else route.home_point), line.start_time
    return route.home_point, None


def _weighed(
    relation: Relation, trip: SideTrip, visit: Visit, next_start: time | None, turn: Turn
) -> NearRelation:
    arrive = arrival(visit.visit_on, visit.start_time, trip.minutes)
    return replace(
        near_of(relation, turn),
        minutes=trip.minutes,
        km=trip.km,
        extra_minutes=trip.extra_minutes,
        extra_km=trip.extra_km,
        arrive=arrive,
        stay=stay_minutes(arrive, trip.onward_minutes, next_start) if arrive else None,
        doorstep=doorstep_of(relation, visit.visit_on, arrive),
    )
