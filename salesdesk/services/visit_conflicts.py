"""What a moment in the calendar would run into: other visits, the road, holidays, closed doors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import opening_hours_or_unknown
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_conflicts import (
    LOOK_AHEAD_DAYS,
    Booked,
    Conflict,
    ConflictKind,
    Slot,
    Surroundings,
    conflicts,
    first_possible,
)
from salesdesk.domain.visits import VisitState
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.services.clock import Clock
from salesdesk.services.routes import Routes
from salesdesk.services.travelling import TravelModel, travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visits import VisitLine, visits_between
from salesdesk.words import screen_language

__all__ = ["Conflict", "ConflictKind", "Slot", "SlotLook", "VisitConflicts", "booked", "slot_of"]
# Where nobody was, and where nobody goes, is no other visit in the way.
NOT_IN_THE_WAY = frozenset({VisitState.CANCELLED, VisitState.ABSENT})


@dataclass(frozen=True, slots=True)
class SlotLook:
    """A moment looked at: what speaks against it, the first one without, and what else that day holds."""

    slot: Slot
    conflicts: tuple[Conflict, ...]
    first: Slot | None
    lines: tuple[VisitLine, ...]


class VisitConflicts:
    """Judges moments for visits; all of it may be overruled."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes

    def at(self, slot: Slot, relation_id: UUID | None = None, *, but: UUID | None = None) -> SlotLook:
        """What speaks against this moment at this relation; `but` is the visit itself."""
        around = self._surroundings(slot.visit_on, relation_id, but)
        found = conflicts(slot, around)
        lines = self._lines(slot.visit_on, slot.visit_on)
        first = first_possible(slot, around) if found else None
        return SlotLook(slot, found, first, tuple(line for line in lines if line.id != but))

    def first_from(self, slot: Slot, relation_id: UUID | None = None) -> Slot | None:
        """The first moment from this one on without anything against it."""
        return first_possible(slot, self._surroundings(slot.visit_on, relation_id, None))

    def _lines(self, first: date, last: date) -> list[VisitLine]:
        with self._database.read() as session:
            lines = visits_between(session, first, last)
        return [line for line in lines if line.state is not VisitState.CANCELLED]

    def _surroundings(self, day: date, relation_id: UUID | None, but: UUID | None) -> Surroundings:
        now = self._clock.now()
        first = min(day, now.date())
        last = max(day, now.date()) + timedelta(days=LOOK_AHEAD_DAYS)
        lines = [line for line in self._lines(first, last) if line.id != but]
        with self._database.read() as session:
            home = load_settings(session).seller.home
            wanted = {line.relation_id for line in lines} | ({relation_id} if relation_id else set())
            relations = records.load_many(session, Relation, wanted)
            travel = travel_model(session)
        points = {one.id: self._point(one) for one in relations.values()}
        relation = relations.get(relation_id) if relation_id else None
        language = screen_language()
        address = relation.address if relation else home
        return Surroundings(
            now,
            booked(lines, points, points.get(relation_id) if relation_id else None, travel, relation_id),
            opening_hours_or_unknown(relation.opening_hours if relation else ""),
            holidays_between(first, last, address.country, address.postcode, language),
            holidays_between(first, last, home.country, home.postcode, language),
        )

    def _point(self, relation: Relation) -> Point | None:
        located = self._routes.locate(relation)
        return located.point if located else None


def slot_of(line: VisitLine) -> Slot:
    return Slot(line.visit_on, line.start_time, line.minutes)


def booked(
    lines: Iterable[VisitLine],
    points: Mapping[UUID, Point | None],
    here: Point | None,
    travel: TravelModel,
    relation_id: UUID | None,
) -> tuple[Booked, ...]:
    """The visits that are in the way, with the drive to `here` at that hour; an unknown place takes none."""
    found = []
    for line in lines:
        if line.state in NOT_IN_THE_WAY:
            continue
        there = points.get(line.relation_id)
        is_known = here is not None and there is not None and line.relation_id != relation_id
        ends = minute_of(line.start_time) + line.minutes
        minutes = travel.minutes_at(ends, travel.leg(there, here), line.visit_on) if is_known else 0
        found.append(Booked(line.id, line.relation_name, slot_of(line), minutes))
    return tuple(found)


def earliest_now(now: datetime, minutes: int, drive_minutes: int) -> Slot:
    """Now, the drive and up to five minutes: the start of a visit that nobody planned."""
    wall = now.replace(tzinfo=None, second=0, microsecond=0) + timedelta(minutes=drive_minutes)
    start = wall + timedelta(minutes=-wall.minute % 5)
    if start.date() != now.date():
        start = datetime.combine(now.date(), time(23, 0))
    left = int((datetime.combine(start.date(), time.max) - start).total_seconds() // 60)
    return replace(Slot(start.date(), start.time(), minutes), minutes=max(5, min(minutes, left)))
