"""The day on the road: where everything lies, in which order, how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from uuid import UUID

from salesdesk import paths
from salesdesk.charts.base_map import BaseMap
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.neighbours import NearRelation
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.day_route import Concern, DayFrame, DayPlan, PlannedStop, Stop, plan_day
from salesdesk.planning.geography import Town
from salesdesk.planning.map_shapes import load_base_map
from salesdesk.planning.travel import Leg
from salesdesk.planning.vicinity import Candidate, Detour, Near, detours, nearby
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.relation_places import gazetteer, located, located_address, located_words
from salesdesk.services.visit_moves import keep_changed, keep_restored
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.relations import RelationPlace
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held
from salesdesk.storage.visits import VisitLine, visits_between
from salesdesk.words import _

__all__ = ["Concern", "DayRoute", "Leg", "MapDot", "NearRelation", "RouteVisit", "Routes"]
LUNCH_MINUTES = 35
LUNCH_FROM_VISITS = 3
MOST_NEARBY = 5


@dataclass(frozen=True, slots=True)
class RouteVisit:
    """A visit in the route of the day: its place in the plan and where it lies (None: not on the map)."""

    line: VisitLine
    planned: PlannedStop
    located: Located | None


@dataclass(frozen=True, slots=True)
class MapDot:
    """A relation on the map."""

    relation_id: UUID
    name: str
    point: Point
    importance: Importance
    status: Status


@dataclass(frozen=True, slots=True)
class DayRoute:
    """One day: `plan` in the order of the clock; `better` is the quickest order when that saves minutes."""

    day: date
    home: Address
    home_point: Point | None
    plan: DayPlan
    visits: tuple[RouteVisit, ...]
    better: DayPlan | None = None
    fits: tuple[NearRelation, ...] = ()
    dots: tuple[MapDot, ...] = ()

    @property
    def saved_minutes(self) -> int:
        return self.plan.drive_minutes - self.better.drive_minutes if self.better else 0


@cache
def _base_map() -> BaseMap:
    return load_base_map(paths.resources() / "geo", gazetteer().towns)


class Routes:
    """Lays out the day and knows who lives near whom."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def base_map(self) -> BaseMap:
        """The ground of the map: coasts, provinces, motorways, waters and names; read once."""
        return _base_map()

    def towns(self) -> tuple[Town, ...]:
        """The named places and how many live there."""
        return gazetteer().towns

    def locate(self, relation: Relation | RelationPlace) -> Located | None:
        """Where one relation lies; ask for more at once with `relation_places.located`."""
        with self._database.read() as session:
            return located(session, [relation]).get(relation.id)

    def locate_words(self, typed: str) -> Located | None:
        """A postcode or a town as somebody types it, at home first and then over the border."""
        with self._database.read() as session:
            return located_words(session, typed, load_settings(session).seller.home.country)

    def placed(self, relation: Relation, typed: str) -> Relation:
        """With this postcode or town in its address; refused when it is neither."""
        text = " ".join(typed.split())
        is_code = any(sign.isdigit() for sign in text)
        said = {"postcode": text.upper()} if is_code else {"place": text}
        address = replace(relation.address, **said)
        if not text or gazetteer().locate(address.postcode, address.place, address.country) is None:
            raise Refused(Reason(N_("Deze postcode of plaats kennen we niet."), "where"))
        return replace(relation, address=address)

    def day(self, day: date) -> DayRoute:
        """The visits of a day in the order of the clock, with driving, and what else would fit."""
        route, frame, free = self._laid(day)
        better = plan_day(free, frame)
        with self._database.read() as session:
            known = records.find(session, Relation)
            last_visits = last_held(session, self._clock.today())
            where = located(session, known)
        relations = _living(known)
        return replace(
            route,
            better=better if better.drive_minutes < route.plan.drive_minutes else None,
            fits=self._fitting(route.visits, route.home_point, relations, where, last_visits),
            dots=tuple(
                MapDot(relation.id, relation.name, place.point, relation.importance, relation.status)
                for relation in relations
                if (place := where.get(relation.id)) is not None
            ),
        )

    def laid_out(self, day: date) -> DayRoute:
        """The visits of a day with their driving only: no better order, nothing that would fit, no map."""
        return self._laid(day)[0]

    def _laid(self, day: date) -> tuple[DayRoute, DayFrame, list[Stop]]:
        """The day as it is, its frame, and its stops as they may be moved."""
        with self._database.read() as session:
            settings = load_settings(session)
            home = settings.seller.home
            lines = [
                line for line in visits_between(session, day, day) if line.state is not VisitState.CANCELLED
            ]
            known = records.load_many(session, Relation, [line.relation_id for line in lines])
            where = located(session, known.values())
            at_home = located_address(session, home)
        home_point = at_home.point if at_home else None
        frame = DayFrame(
            start=home_point,
            end=home_point,
            first_visit=settings.thresholds.first_visit_at,
            lunch_minutes=LUNCH_MINUTES if len(lines) >= LUNCH_FROM_VISITS else 0,
        )
        plan = plan_day([_stop(line, where, is_fixed=True) for line in lines], frame, keep_order=True)
        free = [_stop(line, where, is_fixed=line.state is not VisitState.PLANNED) for line in lines]
        by_id = {line.id: line for line in lines}
        visits = tuple(
            RouteVisit(by_id[stop.stop.id], stop, where.get(by_id[stop.stop.id].relation_id))
            for stop in plan.stops
        )
        return DayRoute(day, home, home_point, plan, visits), frame, free

    def reorder(self, day: date) -> Done[tuple[tuple[UUID, time, time], ...]]:
        """Lay the day in its quickest order; confirmed appointments keep their time.

        Gives (visit, time before, time after) of every visit that moved, so that it can be undone.
        """
        route = self.day(day)
        moved = []
        if route.better is not None:
            starts = {visit.line.id: visit.line.start_time for visit in route.visits}
            moved = [
                (stop.stop.id, starts[stop.stop.id], stop.start_time)
                for stop in route.better.stops
                if stop.stop.fixed_time is None and starts[stop.stop.id] != stop.start_time
            ]
        self._retime({visit_id: after for visit_id, _before, after in moved})
        return Done(tuple(moved), frozenset({Noun.VISIT, Noun.ROUTE, Noun.TODAY}))

    def restore_times(self, moved: tuple[tuple[UUID, time, time], ...]) -> Done[None]:
        """Undo `reorder`."""
        with self._database.write() as session:
            for visit_id, before, _after in moved:
                visit = records.load(session, Visit, visit_id)
                if visit is not None and visit.is_open:
                    keep_restored(session, visit, replace(visit, start_time=before))
        return Done(None, frozenset({Noun.VISIT, Noun.ROUTE, Noun.TODAY}))

    def near(self, relation_id: UUID, count: int = MOST_NEARBY, max_km: float = 25) -> list[NearRelation]:
        """Relations around this one, nearest first: the alternatives of step 9 (Susan §1.3.1)."""
        with self._database.read() as session:
            known = records.find(session, Relation)
            last_visits = last_held(session, self._clock.today())
            where = located(session, known)
        relations = _living(known)
        centre = where.get(relation_id)
        if centre is None:
            return []
        candidates = [
            Candidate(relation.id, place.point)
            for relation in relations
            if relation.id != relation_id and (place := where.get(relation.id)) is not None
        ]
        return _named(nearby(centre.point, candidates, count, max_km), relations, last_visits)

    def _fitting(
        self,
        visits: tuple[RouteVisit, ...],
        home: Point | None,
        relations: list[Relation],
        where: Mapping[UUID, Located],
        last_visits: dict[UUID, date],
    ) -> tuple[NearRelation, ...]:
        path = [home, *(visit.located.point if visit.located else None for visit in visits), home]
        known = [point for point in path if point is not None]
        if len(known) < 2:
            return ()
        today = self._clock.today()
        visited = {visit.line.relation_id for visit in visits}
        candidates = [
            Candidate(relation.id, place.point)
            for relation in relations
            if relation.id not in visited
            and (place := where.get(relation.id)) is not None
            and today - last_visits.get(relation.id, date.min) > timedelta(days=60)
        ]
        return tuple(_named(detours(known, candidates, MOST_NEARBY - 1), relations, last_visits))

    def _retime(self, starts: dict[UUID, time]) -> None:
        with self._database.write() as session:
            for visit_id, start in starts.items():
                visit = records.load(session, Visit, visit_id)
                if visit is not None and visit.is_open:
                    reason = _("past beter in de route")
                    keep_changed(session, self._clock, visit, replace(visit, start_time=start), reason)


def _living(known: list[Relation]) -> list[Relation]:
    """Who may be proposed to visit: with a dead relation no business is wanted or possible."""
    return [relation for relation in known if relation.status is not Status.DEAD]


def _stop(line: VisitLine, where: Mapping[UUID, Located], *, is_fixed: bool) -> Stop:
    place = where.get(line.relation_id)
    fixed = line.start_time if is_fixed else None
    return Stop(line.id, place.point if place else None, line.minutes, fixed)


def _named(
    found: list[Near] | tuple[Near, ...] | list[Detour] | tuple[Detour, ...],
    relations: list[Relation],
    last_visits: dict[UUID, date],
) -> list[NearRelation]:
    by_id = {relation.id: relation for relation in relations}
    return [
        NearRelation(
            relation_id=near.id,
            name=by_id[near.id].name,
            address=by_id[near.id].address,
            phone=by_id[near.id].phone,
            importance=by_id[near.id].importance,
            status=by_id[near.id].status,
            minutes=near.minutes,
            km=near.km,
            last_visit_on=last_visits.get(near.id),
        )
        for near in found
    ]
