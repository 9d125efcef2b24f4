"""Which day suits a relation, a visit that must move or a bare postcode: every day of the coming year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.area_cycle import area_of
from salesdesk.domain.day_finding import (
    DAYS_AHEAD,
    DayStop,
    FoundDay,
    FoundDays,
    NoSlot,
    Shade,
    ShadeRule,
)
from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import MIDNIGHT
from salesdesk.domain.plan_reasons import WhyNot
from salesdesk.domain.rayon import Area
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.planning.slots import HeldDay, Slot, propose_slots
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.week_model import Call, Pin, WorkDay
from salesdesk.services.clock import Clock
from salesdesk.services.due_visits import DueVisit, due_visits, still_to_plan
from salesdesk.services.relation_places import located
from salesdesk.services.slot_subject import Asked, Subject, call_of, subject_of
from salesdesk.services.travelling import travel_model
from salesdesk.services.work_days import DayShape, Off, day_shapes
from salesdesk.storage import records
from salesdesk.storage.booked import BookedVisit, booked_visits
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import screen_language

__all__ = ["Asked", "SlotFinder"]
BEYOND_MOST, BEYOND_HOME = 12, time(20)
WAITING = 5
_NO_SLOT = {
    WhyNot.NEVER_OPEN: NoSlot.CLOSED,
    WhyNot.DAY_FULL: NoSlot.FULL,
    WhyNot.NO_ROOM: NoSlot.NO_ROOM,
    WhyNot.NOT_BEFORE: NoSlot.NOT_YET,
    WhyNot.TOO_FAR: NoSlot.TOO_FAR,
}


class SlotFinder:
    """Weighs the days; nothing is kept."""

    def __init__(self, database: Database, clock: Clock, rule: ShadeRule | None = None) -> None:
        self._database = database
        self._clock = clock
        self._rule = rule or ShadeRule()

    def waiting(self) -> tuple[DueVisit, ...]:
        """The most urgent of who is due and has no day yet: whom to find one for now."""
        today = self._clock.today()
        with self._database.read() as session:
            proposed = {one.relation_id for one in records.find(session, VisitProposal)}
            return still_to_plan(due_visits(session, today), proposed, today)[:WAITING]

    def find(self, asked: Asked) -> FoundDays:
        """Every day from today for a year; refused when the relation or the visit is gone."""
        now = self._clock.now().replace(tzinfo=None)
        first, last = now.date(), now.date() + timedelta(days=DAYS_AHEAD)
        with self._database.read() as session:
            settings = load_settings(session)
            subject = subject_of(session, asked)
            answer = FoundDays(subject.name, subject.place, subject.minutes, first, asked=asked.filter)
            answer = replace(
                answer,
                relation_id=subject.relation.id if subject.relation else None,
                visit_id=subject.visit.id if subject.visit else None,
                moves_from=(subject.visit.visit_on, subject.visit.start_time) if subject.visit else None,
                is_on_map=subject.point is not None,
            )
            if subject.point is None:
                return answer
            shapes = day_shapes(session, first, last, settings)
            areas = records.find(session, Area)
            booked = booked_visits(session, first, last)
            points = _points(session, booked)
            travel = travel_model(session)
        closed = holidays_between(first, last, subject.country, subject.postcode, screen_language())
        own = area_of(subject.country, subject.postcode, areas)
        call = call_of(subject, own, asked.filter)
        held = _held(shapes, booked, points, subject, closed, now)
        lone = _lone(shapes, subject.point, travel)
        slots = {slot.day: slot for slot in propose_slots(call, held.values(), travel)}
        answer = replace(answer, lone_minutes=lone)
        stops = _stops(booked, subject)
        found = tuple(
            self._day(shape, slots.get(shape.day), stops.get(shape.day, ()), lone, closed) for shape in shapes
        )
        answer = replace(answer, days=found)
        return self._least_bad(answer, call, held, travel) if answer.is_full else answer

    def _day(
        self,
        shape: DayShape,
        slot: Slot | None,
        known: tuple[DayStop, ...],
        lone: int | None,
        closed: Mapping[date, str],
    ) -> FoundDay:
        found = FoundDay(shape.day, stops=known, area=shape.area_names)
        if slot is None:
            off = shape.off is Off.HOLIDAY or shape.day in closed
            why = NoSlot.HOLIDAY if off else NoSlot.DAY_OFF
            return replace(found, no_slot=why, note=shape.off_name or closed.get(shape.day, ""))
        if slot.start_time is None:
            return replace(found, no_slot=_NO_SLOT.get(slot.why_not or WhyNot.DAY_FULL, NoSlot.NO_ROOM))
        shade = self._rule.shade(slot.extra_minutes, lone or slot.extra_minutes, is_its_area=slot.in_area)
        return replace(
            found,
            shade=shade,
            start_time=slot.start_time,
            extra_minutes=slot.extra_minutes,
            at=sum(stop.start_time < slot.start_time for stop in known),
            is_its_area=slot.in_area,
        )

    def _least_bad(
        self, answer: FoundDays, call: Call, held: Mapping[date, HeldDay], travel: TravelModel
    ) -> FoundDays:
        """Nothing fits: the days that would, with more visits than he wants or later home."""
        tried = [
            replace(
                day, day=replace(day.day, most_visits=BEYOND_MOST, home_by=max(day.day.home_by, BEYOND_HOME))
            )
            for each, day in held.items()
            if (known := answer.day(each)) is not None and answer.asked.keeps(known, answer.today)
        ]
        slots = {slot.day: slot for slot in propose_slots(call, tried, travel) if slot.start_time is not None}
        days = tuple(
            replace(
                one,
                shade=Shade.RATHER_NOT,
                start_time=slot.start_time,
                extra_minutes=slot.extra_minutes,
                at=sum(stop.start_time < slot.start_time for stop in one.stops if slot.start_time),
                beyond=True,
            )
            if one.shade is None and (slot := slots.get(one.day)) is not None
            else one
            for one in answer.days
        )
        return replace(answer, days=days)


def _held(
    shapes: Sequence[DayShape],
    booked: Sequence[BookedVisit],
    points: Mapping[UUID, Point],
    subject: Subject,
    closed: Mapping[date, str],
    now: datetime,
) -> dict[date, HeldDay]:
    """The days on which visits may be planned, with what stands on them; today goes on from where he is."""
    moving = subject.visit.id if subject.visit else None
    by_day: dict[date, list[BookedVisit]] = {}
    for one in booked:
        if one.id != moving:
            by_day.setdefault(one.day, []).append(one)
    held = {}
    for shape in shapes:
        if shape.off is not None or shape.day in closed:
            continue
        visits, day = by_day.get(shape.day, []), shape.work_day
        if shape.day == now.date():
            day, visits = _rest_of_today(day, visits, points, now)
        held[shape.day] = HeldDay(day, tuple(_pinned(one, points) for one in visits))
    return held


def _rest_of_today(
    day: WorkDay, visits: Sequence[BookedVisit], points: Mapping[UUID, Point], now: datetime
) -> tuple[WorkDay, list[BookedVisit]]:
    begun = [one for one in visits if one.start_time <= now.time()]
    left = [one for one in visits if one.start_time > now.time()]
    leaves = now
    start = day.start
    if begun:
        ends = datetime.combine(now.date(), begun[-1].start_time) + timedelta(minutes=begun[-1].minutes)
        leaves, start = max(now, ends), points.get(begun[-1].where.id, day.start)
    moment = leaves.time() if leaves.date() == now.date() else MIDNIGHT
    most = max(day.most_visits - len(begun), 0)
    return replace(day, start=start, leaves_from=max(moment, day.leaves_from), most_visits=most), left


def _pinned(one: BookedVisit, points: Mapping[UUID, Point]) -> Call:
    return Call(
        id=one.id,
        point=points.get(one.where.id),
        minutes=one.minutes,
        pins=(Pin(one.day, one.start_time),),
        is_visit=not one.is_proposal,
        is_announced=not one.is_proposal,
    )


def _points(session: Session, booked: Sequence[BookedVisit]) -> dict[UUID, Point]:
    places = {one.where.id: one.where for one in booked}
    return {each: place.point for each, place in located(session, places.values()).items()}


def _stops(booked: Sequence[BookedVisit], subject: Subject) -> dict[date, tuple[DayStop, ...]]:
    """What the days hold, as they are shown."""
    moving = subject.visit.id if subject.visit else None
    found: dict[date, tuple[DayStop, ...]] = {}
    for one in booked:
        if one.id != moving:
            place = one.where.address.place
            stop = DayStop(one.start_time, one.minutes, one.name, place, one.is_proposal, one.id)
            found[one.day] = (*found.get(one.day, ()), stop)
    return found


def _lone(shapes: Sequence[DayShape], point: Point, travel: TravelModel) -> int | None:
    """There and back from home, without anything else that day."""
    home = next((shape.start for shape in shapes if shape.start is not None), None)
    if home is None:
        return None
    return travel.leg(home, point).minutes + travel.leg(point, home).minutes
