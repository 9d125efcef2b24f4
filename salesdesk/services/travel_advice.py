"""The way to an appointment: when to leave, what lies before and after it, what its hour does to the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from salesdesk.domain.appointment_advice import Advice, Slot, advise
from salesdesk.domain.geography import Point
from salesdesk.domain.preparation import Preparation, Step
from salesdesk.domain.visits import Visit
from salesdesk.planning.traffic import flow, flow_home
from salesdesk.services.routes import DayRoute, Routes, RouteVisit
from salesdesk.storage import records
from salesdesk.storage.database import Session

__all__ = ["Advice", "ArrivalNote", "Neighbour", "TravelAdvice", "earlier_arrival", "travel_advice"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The visit before or after this one, on the same day."""

    visit_id: UUID
    name: str
    place: str
    start_time: time
    end_time: time


@dataclass(frozen=True, slots=True)
class ArrivalNote:
    """Where he parked and whom he reported to, the last time he noted it."""

    text: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class TravelAdvice:
    """How to get there: `leave_time`, `minutes` and `km` are None while an end of the drive is unknown.

    `from_place` is where he comes from: home, or the town of the visit before. `home_minutes` and
    `home_time` tell the way home after the last visit of the day.
    """

    leave_time: time | None
    minutes: int | None
    km: float | None
    from_place: str
    is_on_map: bool = True
    is_home_known: bool = True
    number: int = 0
    visits_that_day: int = 0
    before: Neighbour | None = None
    after: Neighbour | None = None
    home_minutes: int | None = None
    home_time: time | None = None
    advice: tuple[Advice, ...] = ()
    earlier_note: ArrivalNote | None = None

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return 0 < self.number == self.visits_that_day


def travel_advice(
    visit: Visit, route: DayRoute, routes: Routes, first_visit_at: time, note: ArrivalNote | None = None
) -> TravelAdvice:
    """What the route of the day says about this visit; a visit that is not in it has no drive."""
    at = next((place for place, entry in enumerate(route.visits) if entry.line.id == visit.id), None)
    home = route.start_name or route.home.place
    known = route.home_point is not None
    if at is None:
        return TravelAdvice(None, None, None, home, is_home_known=known, earlier_note=note)
    entry = route.visits[at]
    before = route.visits[at - 1] if at else None
    after = route.visits[at + 1] if at + 1 < len(route.visits) else None
    leg = entry.planned.leg if entry.planned.leg is not None and entry.planned.leg.is_known else None
    way_home = route.plan.way_home if after is None else None
    return TravelAdvice(
        leave_time=route.leave_at(at) if leg else None,
        minutes=leg.minutes if leg else None,
        km=leg.km if leg else None,
        from_place=before.line.place if before else home,
        is_on_map=entry.located is not None,
        is_home_known=known,
        number=at + 1,
        visits_that_day=len(route.visits),
        before=_neighbour(before),
        after=_neighbour(after),
        home_minutes=way_home.minutes if way_home and way_home.is_known else None,
        home_time=route.plan.home_time if way_home and way_home.is_known else None,
        advice=_advice(visit, entry, before, route, routes, first_visit_at, is_last=after is None),
        earlier_note=note,
    )


def earlier_arrival(session: Session, visit: Visit) -> ArrivalNote | None:
    """What he noted at this step for the latest earlier visit to the same relation."""
    visits = records.find(session, Visit, relation_id=visit.relation_id)
    earlier = sorted(
        (one for one in visits if (one.visit_on, one.start_time) < (visit.visit_on, visit.start_time)),
        key=lambda one: (one.visit_on, one.start_time),
        reverse=True,
    )
    kept = records.find(session, Preparation, visit_id=[one.id for one in earlier]) if earlier else []
    notes = {one.visit_id: one.record(Step.ROUTE).note.strip() for one in kept}
    return next((ArrivalNote(notes[one.id], one.visit_on) for one in earlier if notes.get(one.id)), None)


def _advice(
    visit: Visit,
    entry: RouteVisit,
    before: RouteVisit | None,
    route: DayRoute,
    routes: Routes,
    first_visit_at: time,
    *,
    is_last: bool,
) -> tuple[Advice, ...]:
    here: Point | None = entry.located.point if entry.located else None
    leg = entry.planned.leg
    drive = leg.minutes if leg is not None and leg.is_known else None
    slot = Slot(
        start=visit.start_time,
        end=visit.end_time,
        is_first=before is None,
        is_last=is_last,
        leave_at=entry.planned.leave_by_time if drive is not None else None,
        flow=flow(route.home_point, here, routes.towns()),
        home_flow=flow_home(here, route.home_point, routes.towns()),
        previous_end=_end(before) if before else None,
        drive_minutes=drive,
        ideal_first=first_visit_at,
    )
    return advise(slot) if visit.is_open else ()


def _neighbour(entry: RouteVisit | None) -> Neighbour | None:
    if entry is None:
        return None
    line = entry.line
    return Neighbour(line.id, line.relation_name, line.place, line.start_time, _end(entry))


def _end(entry: RouteVisit) -> time:
    minute = entry.line.start_time.hour * 60 + entry.line.start_time.minute + entry.line.minutes
    return time(min(minute, 24 * 60 - 1) // 60, min(minute, 24 * 60 - 1) % 60)
