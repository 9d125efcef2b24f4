"""The day on the road: where everything lies, in which order, how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from salesdesk import paths
from salesdesk.charts.base_map import BaseMap
from salesdesk.domain.company import Thresholds
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.neighbours import NearRelation, near_of
from salesdesk.domain.opening_hours import opening_hours_or_unknown
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.visit_frequency import Due, frequency_of, is_visited, turn_of
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.day_route import Concern, DayPlan
from salesdesk.planning.geography import Town
from salesdesk.planning.map_shapes import load_base_map
from salesdesk.planning.travel import Leg
from salesdesk.planning.vicinity import Candidate, Near, nearby
from salesdesk.services.clock import Clock
from salesdesk.services.day_draft import bettered, draft_of, is_better
from salesdesk.services.day_fits import who_fits
from salesdesk.services.day_laying import frame_of, laid, unplanned
from salesdesk.services.day_route import DayRoute, MapDot, ProposedStop, RouteVisit
from salesdesk.services.relation_places import (
    gazetteer,
    located,
    located_address,
    located_words,
)
from salesdesk.services.travelling import travel_model
from salesdesk.services.work_days import DayShape, day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.relations import RelationPlace
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held, next_planned
from salesdesk.storage.visits import VisitLine, visits_between

__all__ = ["Concern", "DayRoute", "Leg", "MapDot", "NearRelation", "RouteVisit", "Routes"]
MOST_NEARBY = 5
QUICK_VISITS = 9
_WEEK = timedelta(days=6)


def _dot(
    one: Relation, point: Point, last: date | None, coming: date | None, today: date, thresholds: Thresholds
) -> MapDot:
    turn = turn_of(frequency_of(one, thresholds), last, coming, today)
    is_overdue = turn.due is Due.OVERDUE and is_visited(one, thresholds)
    return MapDot(
        one.id, one.name, point, one.importance, one.status, one.address.place, last, coming, is_overdue
    )


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
        with self._database.read() as session:
            return located(session, [relation]).get(relation.id)

    def locate_words(self, typed: str) -> Located | None:
        """A postcode or a town as somebody types it, at home first and then over the border."""
        with self._database.read() as session:
            own = load_settings(session).seller.home.country
            return located_words(session, typed, own)

    def placed(self, relation: Relation, typed: str) -> Relation:
        """With this postcode or town in its address; refused when it is neither."""
        text = " ".join(typed.split())
        is_code = any(sign.isdigit() for sign in text)
        said = {"postcode": text.upper()} if is_code else {"place": text}
        address = replace(relation.address, **said)
        with self._database.read() as session:
            found = located_address(session, address) if text else None
        if found is None:
            raise Refused(Reason(N_("Deze postcode of plaats kennen we niet."), "where"))
        return replace(relation, address=address)

    def day(self, day: date) -> DayRoute:
        """The visits of a day in the order of the clock, with driving, and what else would fit."""
        today = self._clock.today()
        with self._database.read() as session:
            monday = day - timedelta(days=day.weekday())
            week = day_shapes(session, monday, monday + _WEEK)
            route = replace(self._laid(session, day, week[day.weekday()]), week=week)
            known = [one for one in records.find(session, Relation) if one.status is not Status.DEAD]
            where = located(session, known)
            route = replace(route, proposals=_proposed(session, route, known, where))
            thresholds = load_settings(session).thresholds
            last, coming = last_held(session, today), next_planned(session, today)
        return replace(
            route,
            better=_better(route) if len(route.visits) <= QUICK_VISITS else None,
            fits=who_fits(route, known, where, last, coming, thresholds),
            dots=tuple(
                _dot(one, where[one.id].point, last.get(one.id), coming.get(one.id), today, thresholds)
                for one in known
                if one.id in where
            ),
        )

    def better(self, route: DayRoute) -> DayRoute:
        """The day with its better order, which takes some seconds for more than `QUICK_VISITS`."""
        return replace(route, better=_better(route))

    def laid_out(self, day: date) -> DayRoute:
        """The visits of a day with their driving only: no better order, nothing that would fit, no map."""
        with self._database.read() as session:
            (shape,) = day_shapes(session, day, day)
            return self._laid(session, day, shape)

    def _laid(self, session: Session, day: date, shape: DayShape) -> DayRoute:
        settings = load_settings(session)
        now = self._clock.now()
        home = settings.seller.home
        lines = [line for line in visits_between(session, day, day) if line.state is not VisitState.CANCELLED]
        home_place = located_address(session, home)
        route = DayRoute(
            day,
            home,
            home_place.point if home_place else None,
            DayPlan(),
            (),
            frame=frame_of(shape, now.date(), len(lines)),
            today=now.date(),
            now=now.time().replace(tzinfo=None) if day == now.date() else None,
            shape=shape,
            leeway_minutes=settings.planning.leeway_minutes,
            cycle_weeks=settings.planning.cycle_weeks,
            travel=travel_model(session),
        )
        plan, visits = laid(_stops(session, lines, route), route)
        return replace(route, plan=plan, visits=visits)

    def near(self, relation_id: UUID, count: int = MOST_NEARBY, max_km: float = 25) -> list[NearRelation]:
        """Relations around this one, nearest first: the alternatives of step 9 (Susan §1.3.1)."""
        with self._database.read() as session:
            known = records.find(session, Relation)
            last_visits = last_held(session, self._clock.today())
            where = located(session, known)
        centre = where.get(relation_id)
        if centre is None:
            return []
        living = {one.id: one for one in known if one.status is not Status.DEAD}
        candidates = [
            Candidate(key, place.point)
            for key, place in where.items()
            if key in living and key != relation_id
        ]
        return [
            _neighbour(living[near.id], near, last_visits)
            for near in nearby(centre.point, candidates, count, max_km)
        ]


def _better(route: DayRoute) -> DayPlan | None:
    """The quickest order of what is still to come, when that is quicker."""
    if route.is_past:
        return None
    plan = bettered(draft_of(route)).plan
    return plan if is_better(plan, route.plan) else None


def _stops(session: Session, lines: Iterable[VisitLine], route: DayRoute) -> list[RouteVisit]:
    """The visits before their drives are known."""
    lines = list(lines)
    visits = records.load_many(session, Visit, [line.id for line in lines])
    relations = records.load_many(session, Relation, {line.relation_id for line in lines})
    where = located(session, relations.values())
    return [
        RouteVisit(
            line,
            unplanned(visits[line.id]),
            where.get(line.relation_id),
            visits[line.id],
            hours=opening_hours_or_unknown(relations[line.relation_id].opening_hours).spans(route.day),
            is_done=_is_done(line, route),
            phone=line.contact_phone or line.phone,
        )
        for line in lines
    ]


def _is_done(line: VisitLine, route: DayRoute) -> bool:
    """Held, found closed, or begun: it stays where it is."""
    if route.is_past or not line.is_open:
        return True
    return route.now is not None and line.start_time <= route.now


def _proposed(
    session: Session, route: DayRoute, known: Iterable[Relation], where: Mapping[UUID, Located]
) -> tuple[ProposedStop, ...]:
    """What the planner of the weeks proposes for this day, for who is not visited on it."""
    by_id = {one.id: one for one in known}
    visited = {each.line.relation_id for each in route.visits}
    found = [
        each
        for each in records.find(session, VisitProposal, visit_on=route.day)
        if each.relation_id in by_id and each.relation_id not in visited
    ]
    return tuple(
        ProposedStop(
            each,
            near_of(by_id[each.relation_id]),
            where.get(each.relation_id),
            opening_hours_or_unknown(by_id[each.relation_id].opening_hours).spans(route.day),
        )
        for each in sorted(found, key=lambda one: (one.start_time, one.id))
        if not route.is_past
    )


def _neighbour(relation: Relation, near: Near, last_visits: Mapping[UUID, date]) -> NearRelation:
    last = last_visits.get(near.id)
    return replace(near_of(relation), minutes=near.minutes, km=near.km, last_visit_on=last)
