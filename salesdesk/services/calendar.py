"""A week of visits: what stands where, the drives between, the holidays, and what a move would run into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import OpeningHours, opening_hours_or_unknown
from salesdesk.domain.relations import Address, Relation
from salesdesk.domain.visit_conflicts import Conflict, Slot, Surroundings, conflicts
from salesdesk.domain.visits import VisitState
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.services.clock import Clock
from salesdesk.services.routes import Routes
from salesdesk.services.travelling import TravelModel, travel_model
from salesdesk.services.visit_conflicts import NOT_IN_THE_WAY, booked, slot_of
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visits import VisitLine, visits_between
from salesdesk.words import screen_language

__all__ = ["Calendar", "WeekDrive", "WeekView", "WeekVisit", "monday_of"]
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class WeekVisit:
    """A visit on the board, with what a move of it is judged by."""

    line: VisitLine
    point: Point | None
    hours: OpeningHours
    holidays: Mapping[date, str]

    @property
    def slot(self) -> Slot:
        return slot_of(self.line)


@dataclass(frozen=True, slots=True)
class WeekDrive:
    """The drive to a visit from the one before it that day; `spare` is the time there is for it."""

    visit_id: UUID
    starts: datetime
    minutes: int
    spare: int

    @property
    def fits(self) -> bool:
        return self.minutes <= self.spare


@dataclass(frozen=True, slots=True)
class WeekView:
    """The week from `monday`; holidays by day with their name, of the seller's country and his customers'."""

    monday: date
    now: datetime
    visits: tuple[WeekVisit, ...]
    drives: tuple[WeekDrive, ...]
    holidays: Mapping[date, str] = field(default_factory=dict)
    home_holidays: Mapping[date, str] = field(default_factory=dict)
    travel: TravelModel = field(default_factory=TravelModel, compare=False)

    @property
    def has_weekend(self) -> bool:
        return any(visit.line.visit_on.weekday() >= WEEKEND for visit in self.visits)

    @property
    def visit_minutes(self) -> int:
        return sum(visit.line.minutes for visit in self.visits if visit.line.state not in NOT_IN_THE_WAY)

    @property
    def drive_minutes(self) -> int:
        return sum(one.minutes for one in self.drives)

    def visit(self, visit_id: UUID) -> WeekVisit | None:
        return next((visit for visit in self.visits if visit.line.id == visit_id), None)

    def conflicts_of(self, visit: WeekVisit, slot: Slot | None = None) -> tuple[Conflict, ...]:
        """What speaks against a visit where it stands, or at another moment of this week."""
        others = [other for other in self.visits if other.line.id != visit.line.id]
        points = {other.line.relation_id: other.point for other in others}
        around = Surroundings(
            self.now,
            booked(
                (other.line for other in others), points, visit.point, self.travel, visit.line.relation_id
            ),
            visit.hours,
            visit.holidays,
            self.home_holidays,
        )
        return conflicts(slot or visit.slot, around)


class Calendar:
    """Lays out weeks."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes

    def week(self, day: date) -> WeekView:
        """The week that holds this day."""
        monday = monday_of(day)
        # A week on either side too: a block that is dragged over the edge is judged by it.
        first, last = monday - timedelta(days=7), monday + timedelta(days=13)
        with self._database.read() as session:
            lines = [
                line
                for line in visits_between(session, monday, monday + timedelta(days=6))
                if line.state is not VisitState.CANCELLED
            ]
            home = load_settings(session).seller.home
            relations = records.load_many(session, Relation, {line.relation_id for line in lines})
            travel = travel_model(session)
        found = {one.id: self._found(one, first, last) for one in relations.values()}
        visits = tuple(WeekVisit(line, *found[line.relation_id]) for line in lines)
        at_home = _holidays(home, first, last)
        named: dict[date, str] = {}
        for holidays in (*(visit.holidays for visit in visits), at_home):
            named |= holidays
        return WeekView(
            monday, self._clock.now(), visits, tuple(_drives(visits, travel)), named, at_home, travel
        )

    def _found(
        self, relation: Relation, first: date, last: date
    ) -> tuple[Point | None, OpeningHours, dict[date, str]]:
        located = self._routes.locate(relation)
        hours = opening_hours_or_unknown(relation.opening_hours)
        return located.point if located else None, hours, _holidays(relation.address, first, last)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _holidays(address: Address, first: date, last: date) -> dict[date, str]:
    return holidays_between(first, last, address.country, address.postcode, screen_language())


def _drives(visits: Iterable[WeekVisit], travel: TravelModel) -> Iterable[WeekDrive]:
    """Between visits of a day that follow each other at different places."""
    there = [visit for visit in visits if visit.line.state not in NOT_IN_THE_WAY]
    for before, after in pairwise(there):
        if before.line.visit_on != after.line.visit_on or before.line.relation_id == after.line.relation_id:
            continue
        spare = int((after.slot.starts - before.slot.ends).total_seconds() // 60)
        if spare >= 0 and before.point is not None and after.point is not None:
            leg, left = travel.leg(before.point, after.point), minute_of(before.slot.ends.time())
            minutes = travel.minutes_at(left, leg, before.line.visit_on)
            yield WeekDrive(after.line.id, before.slot.ends, minutes, spare)
