"""What a drive really took: left and arrived with one click each, or noted afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.driving import DrivenTrip
from salesdesk.domain.geography import Point
from salesdesk.domain.relations import Address, Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.routes import DayRoute, Routes
from salesdesk.services.travelling import Leg, travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database

__all__ = ["Drive", "DrivenTrip", "DrivenTrips", "current"]
TOUCHED = frozenset({Noun.ROUTE, Noun.TODAY})
LONGEST_MINUTES = 10 * 60
FORGOTTEN_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive of a day, in the order of the day: to a visit, or home where `visit_id` is None.

    `leg` is the drive on an empty road, `minutes` what it is estimated at for its hour; `trip` is what
    became of it. `is_open` until the visit (or the last of them) is over.
    """

    day: date
    visit_id: UUID | None
    name: str
    from_where: str
    to_where: str
    leg: Leg
    minutes: int
    leave_time: time | None
    arrive_time: time | None
    is_open: bool
    trip: DrivenTrip | None = None

    @property
    def is_underway(self) -> bool:
        return self.trip is not None and self.trip.is_underway

    @property
    def is_driven(self) -> bool:
        return self.trip is not None and not self.trip.is_underway


class DrivenTrips:
    """Keeps when he left and when he arrived."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes

    def drives(self, day: date) -> tuple[Drive, ...]:
        """The drives of a day with what is known of each; none where neither end is on the map."""
        route = self._routes.laid_out(day)
        with self._database.read() as session:
            trips = records.find(session, DrivenTrip, driven_on=day)
            relations = records.load_many(session, Relation, {one.line.relation_id for one in route.visits})
            travel = travel_model(session)
        stops = _stops(route, relations)
        made = {trip.visit_id: trip for trip in trips}
        return tuple(
            _drive(route, at, stops, travel.leg(stops[at].point, stops[at + 1].point), made)
            for at in range(len(stops) - 1)
            if stops[at].point is not None and stops[at + 1].point is not None
        )

    def leave(self, drive: Drive) -> Done[DrivenTrip]:
        """He leaves now."""
        now = self._now()
        return self._keep(drive, now, now)

    def arrive(self, drive: Drive) -> Done[DrivenTrip]:
        """He is there now; refused when he never left."""
        if drive.trip is None:
            raise Refused(Reason(N_("Noteer ook hoe laat je vertrok."), "left"))
        left, now = drive.trip.left_time, self._now()
        if minute_of(now) <= minute_of(left):  # within the minute, or the clock was put back
            now = _later(left)
        return self._keep(drive, left, now)

    def note(self, drive: Drive, left: time | None, arrived: time | None) -> Done[DrivenTrip]:
        """Both times as he types them afterwards; refused when one is missing or they cannot be."""
        reasons = []
        if left is None:
            reasons.append(Reason(N_("Noteer ook hoe laat je vertrok."), "left"))
        if arrived is None:
            reasons.append(Reason(N_("Noteer ook hoe laat je er was."), "arrived"))
        if left is None or arrived is None:
            raise Refused(*reasons)
        if not 0 < (minute_of(arrived) - minute_of(left)) % (24 * 60) <= LONGEST_MINUTES:
            raise Refused(Reason(N_("Aangekomen ligt na vertrokken, en hooguit tien uur later."), "arrived"))
        return self._keep(drive, left.replace(second=0), arrived.replace(second=0))

    def take_back(self, made: DrivenTrip, before: DrivenTrip | None) -> Done[None]:
        """The drive as it was noted before, or not at all."""
        with self._database.write() as session:
            records.save(session, before or replace(made, deleted=True))
        return Done(None, TOUCHED)

    def _keep(self, drive: Drive, left: time, arrived: time) -> Done[DrivenTrip]:
        with self._database.write() as session:
            # For the hour he really left, else leaving late would seem slow driving.
            minutes = travel_model(session).minutes_at(minute_of(left), drive.leg, drive.day)
            # Another click may have come before: a drive is noted once.
            noted = records.find(session, DrivenTrip, driven_on=drive.day, visit_id=drive.visit_id)
            known = (noted[0] if noted else drive.trip) or DrivenTrip(
                self._clock.new_id(), drive.day, left, arrived, drive.from_where, drive.to_where, minutes,
                drive.visit_id,
            )  # fmt: skip
            kept = replace(known, left_time=left, arrived_time=arrived, estimated_minutes=minutes)
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def _now(self) -> time:
        return self._clock.now().time().replace(second=0, microsecond=0, tzinfo=None)


def current(drives: Sequence[Drive], now: time | None = None) -> Drive | None:
    """The drive that is next to be clicked: the one he is on, else the first after all he drove.

    By `now` those he should have ended long ago are passed by: they were forgotten.
    """
    underway = next((one for one in reversed(drives) if one.is_underway), None)
    if underway is not None:
        return underway
    last = max((at for at, one in enumerate(drives) if one.is_driven), default=-1)
    coming = (one for one in drives[last + 1 :] if one.is_open)
    return next((one for one in coming if now is None or not _is_past(one, now)), None)


def _is_past(drive: Drive, now: time) -> bool:
    return drive.arrive_time is not None and minute_of(drive.arrive_time) + FORGOTTEN_MINUTES < minute_of(now)


@dataclass(frozen=True, slots=True)
class _Stop:
    where: str
    point: Point | None
    name: str


def _stops(route: DayRoute, relations: Mapping[UUID, Relation]) -> list[_Stop]:
    """Where the day begins, every visit, where it ends; none without visits."""
    if not route.visits:
        return []
    home = _where(route.home)
    there = [
        _Stop(_where(relations[one.line.relation_id].address), one.point, one.line.relation_name)
        for one in route.visits
    ]
    start = _Stop(route.start_name or home, route.frame.start, "")
    return [start, *there, _Stop(route.end_name or home, route.frame.end, route.end_name or route.home.place)]


def _drive(
    route: DayRoute, at: int, stops: Sequence[_Stop], leg: Leg, made: Mapping[UUID | None, DrivenTrip]
) -> Drive:
    is_home = at == len(route.visits)
    before = route.visits[at - 1].planned.leave_time if at else route.plan.depart_time
    if is_home:
        visit_id, planned, arrive = None, route.plan.way_home, route.plan.home_time
        is_open = True
    else:
        entry = route.visits[at]
        visit_id, planned, arrive = entry.line.id, entry.planned.leg, entry.planned.arrive_time
        is_open = entry.line.is_open
    return Drive(
        day=route.day,
        visit_id=visit_id,
        name=stops[at + 1].name,
        from_where=stops[at].where,
        to_where=stops[at + 1].where,
        leg=leg,
        minutes=planned.minutes if planned is not None else leg.minutes,
        leave_time=before,
        arrive_time=arrive,
        is_open=is_open,
        trip=made.get(visit_id),
    )


def _where(address: Address) -> str:
    """The postcode with its country, as a drive is kept; the town where there is none."""
    found = re.search(r"\d{4,5}", address.postcode)
    return f"{address.country or 'NL'} {found[0]}" if found else address.place


def _later(moment: time) -> time:
    minute = (minute_of(moment) + 1) % (24 * 60)
    return time(minute // 60, minute % 60)
