"""Whether the visits by frequency fit in the coming year, and what if they were fewer or shorter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import cos, pi, radians
from statistics import pstdev
from uuid import UUID

from salesdesk.domain.capacity import Capacity, Need, Room, capacity, day_minutes, visiting_days, what_if
from salesdesk.domain.geography import Point
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.rayon import TimeOff
from salesdesk.domain.relations import Importance, Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.planning.travel import drive_minutes
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.rayon_view import RayonRelation, RayonView, rayon_view
from salesdesk.services.travelling import travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings, save_settings
from salesdesk.words import screen_language

__all__ = ["CapacityDesk", "CapacityView", "Wish", "WorkingYear"]
YEAR_DAYS = 365
MOST_A_DAY = 20
_TOUR = 0.7124  # of a round past many points in a plane: 0.7124 x root of points x surface
_KM_PER_DEGREE = 111.2
_UNKNOWN_MINUTES = 20.0
_ALONE_MINUTES = 8.0  # between two visits in one place


@dataclass(frozen=True, slots=True)
class Wish:
    """A what-if: visits a year and minutes per class, most visits a day, and days off on top."""

    visits: Mapping[Importance, int]
    minutes: Mapping[Importance, int]
    most_visits: int
    extra_days_off: int = 0


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """The coming year in days: weekdays on which visits are planned, less holidays and time off."""

    first: date
    last: date
    weekdays: int
    holidays: tuple[tuple[date, str], ...]
    days_off: int
    days: int


@dataclass(frozen=True, slots=True)
class CapacityView:
    """What the relations ask and the year gives; `present` is as the settings are now."""

    needs: tuple[Need, ...]
    year: WorkingYear
    present: Wish
    minutes_a_day: int
    own: int

    def weighed(self, wish: Wish | None = None) -> Capacity:
        """Need against room, as it is or as it would be."""
        wish = wish or self.present
        days = max(0, self.year.days - wish.extra_days_off)
        room = Room(days, wish.most_visits, self.minutes_a_day)
        return capacity(what_if(self.needs, wish.visits, wish.minutes), room)


class CapacityDesk:
    """Weighs the year and keeps what the seller takes over."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> CapacityView:
        today = self._clock.today()
        with self._database.read() as session:
            return _view(session, today)

    def take_over(self, wish: Wish) -> Done[Wish]:
        """These frequencies, minutes and visits a day become the settings; gives them as they were.

        Days off on top are not kept: those are written as time off, on their dates.
        """
        _check(wish)
        with self._database.write() as session:
            settings = load_settings(session)
            rules = settings.planning
            before = Wish(settings.thresholds.visits_per_year, rules.minutes_of_class, rules.most_visits)
            thresholds = replace(settings.thresholds, visits_per_year=dict(wish.visits))
            planning = replace(rules, minutes_of_class=dict(wish.minutes), most_visits=wish.most_visits)
            save_settings(session, replace(settings, thresholds=thresholds, planning=planning))
        return Done(before, frozenset(Noun))


def _check(wish: Wish) -> None:
    reasons = []
    if any(not 0 <= count <= YEAR_DAYS for count in wish.visits.values()):
        reasons.append(Reason(N_("Plan tussen 0 en 365 bezoeken per jaar."), "visits"))
    if any(not 5 <= minutes <= 480 for minutes in wish.minutes.values()):
        reasons.append(Reason(N_("Een bezoek duurt tussen 5 en 480 minuten."), "minutes"))
    if not 1 <= wish.most_visits <= MOST_A_DAY:
        reasons.append(Reason(N_("Plan tussen 1 en 20 bezoeken per dag."), "most_visits"))
    if reasons:
        raise Refused(*reasons)


def _view(session: Session, today: date) -> CapacityView:
    settings = load_settings(session)
    rules = settings.planning
    rayon = rayon_view(session, today)
    first, last = today + timedelta(days=1), today + timedelta(days=YEAR_DAYS)
    homes = _home_minutes(session, rayon)
    drives = _drives(rayon, homes)
    known = {one.id: one for one in records.find(session, Relation)}
    needs = tuple(_need(one, known[one.id], drives.get(one.id, 0.0), rules) for one in rayon.relations)
    own = round(sum(homes.values()) / len(homes)) if homes else 0
    return CapacityView(
        needs=needs,
        year=_year(session, first, last, rules),
        present=Wish(settings.thresholds.visits_per_year, rules.minutes_of_class, rules.most_visits),
        minutes_a_day=day_minutes(
            settings.thresholds.first_visit_at, rules.home_by, rules.lunch_minutes, own
        ),
        own=sum(need.own_visits for need in needs),
    )


def _need(one: RayonRelation, relation: Relation, drive: float, rules: PlanningRules) -> Need:
    of_branch = {name.strip().casefold() for name in rules.minutes_of_branch}
    return Need(
        one.importance,
        one.visits_per_year,
        one.minutes,
        drive,
        own_visits=relation.visits_per_year is not None,
        own_minutes=relation.visit_minutes is not None or relation.branch.strip().casefold() in of_branch,
    )


def _year(session: Session, first: date, last: date, rules: PlanningRules) -> WorkingYear:
    home = load_settings(session).seller.home
    named = holidays_between(first, last, home.country or "NL", home.postcode, screen_language())
    time_off = [each for each in records.find(session, TimeOff) if each.last_on >= first]
    bare = visiting_days(first, last, rules.weekdays)
    open_days = visiting_days(first, last, rules.weekdays, named)
    days = visiting_days(first, last, rules.weekdays, named, time_off)
    counted = tuple((day, name) for day, name in sorted(named.items()) if day.weekday() in rules.weekdays)
    return WorkingYear(first, last, bare, counted, open_days - days, days)


def _drives(rayon: RayonView, homes: Mapping[UUID, float]) -> dict[UUID, float]:
    """Minutes of driving for a visit to each: its share of the way from home, and between two visits."""
    a_day = max(1, min(rayon.rules.most_visits, 5))
    found: dict[UUID, float] = {}
    groups: dict[UUID | None, list[RayonRelation]] = defaultdict(list)
    for one in rayon.relations:
        groups[one.area_id].append(one)
    for inside in groups.values():
        between = _between_minutes([one.point for one in inside if one.point], a_day)
        for one in inside:
            found[one.id] = 2 * homes.get(one.id, _UNKNOWN_MINUTES) / a_day + between * (a_day - 1) / a_day
    return found


def _home_minutes(session: Session, rayon: RayonView) -> dict[UUID, float]:
    """From home to everybody who is on the map."""
    if rayon.home_point is None:
        return {}
    model = travel_model(session)
    return {one.id: model.leg(rayon.home_point, one.point).minutes for one in rayon.relations if one.point}


def _between_minutes(points: Iterable[Point], a_day: int) -> float:
    """Between two visits of one day in an area as wide as these points lie apart."""
    known = list(points)
    if len(known) < 2:
        return _ALONE_MINUTES
    lat = sum(point.lat for point in known) / len(known)
    north = pstdev(point.lat for point in known) * _KM_PER_DEGREE
    east = pstdev(point.lon for point in known) * _KM_PER_DEGREE * cos(radians(lat))
    surface = 4 * pi * max(north, 0.5) * max(east, 0.5)
    return max(_ALONE_MINUTES, drive_minutes(_TOUR * (surface / a_day) ** 0.5))
