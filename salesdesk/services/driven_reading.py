"""What became of a day: the plan of its morning beside its visits, its drives and what was noted of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from salesdesk import formats
from salesdesk.domain.driven_days import DayDriven, FallenOut, Source
from salesdesk.domain.driving import DrivenDay, DrivenTrip
from salesdesk.domain.geography import Point
from salesdesk.domain.rayon import OtherDay
from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.exchange.kilometre_book import KmLine
from salesdesk.planning.travel import TravelModel
from salesdesk.services.relation_places import located, located_address, located_words
from salesdesk.services.travelling import travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.driven import driven_days, driven_trips, visits_of
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Period:
    """All that is needed to weigh some days, read in one go; `planned` holds the visits of the mornings.

    `elsewhere` are the places a day began or ended at when that was not at home, as they were typed.
    """

    visits: Mapping[date, Sequence[Visit]]
    planned: Mapping[UUID, Visit]
    noted: Mapping[date, DrivenDay]
    trips: Mapping[date, Sequence[DrivenTrip]]
    relations: Mapping[UUID, Relation]
    points: Mapping[UUID, Point]
    home: Point | None
    home_place: str
    travel: TravelModel
    others: Mapping[date, OtherDay] = field(default_factory=dict)
    elsewhere: Mapping[str, Point] = field(default_factory=dict)

    @property
    def days(self) -> list[date]:
        """Those with a visit or a note, the newest first."""
        return sorted({*self.visits, *self.noted}, reverse=True)


def read_period(session: Session, first: date, last: date) -> Period:
    """Both days included."""
    visits: dict[date, list[Visit]] = {}
    for visit in visits_of(session, first, last):
        if visit.state is not VisitState.CANCELLED:
            visits.setdefault(visit.visit_on, []).append(visit)
    noted = driven_days(session, first, last)
    planned = records.load_many(session, Visit, [each for day in noted.values() for each in day.planned_ids])
    wanted = {visit.relation_id for day in visits.values() for visit in day}
    relations = records.load_many(session, Relation, wanted | {each.relation_id for each in planned.values()})
    trips: dict[date, list[DrivenTrip]] = {}
    for trip in driven_trips(session, first, last):
        trips.setdefault(trip.driven_on, []).append(trip)
    others = {each.day: each for each in records.find(session, OtherDay) if first <= each.day <= last}
    typed = {place for each in others.values() for place in (each.from_where, each.to_where) if place.strip()}
    seller = load_settings(session).seller
    home = located_address(session, seller.home)
    return Period(
        visits=visits,
        planned=planned,
        noted=noted,
        trips=trips,
        relations=relations,
        points={each: place.point for each, place in located(session, relations.values()).items()},
        home=home.point if home else None,
        home_place=seller.home.place,
        travel=travel_model(session),
        others=others,
        elsewhere={
            place: found.point
            for place in typed
            if (found := located_words(session, place, seller.home.country or "NL")) is not None
        },
    )


def weighed(day: date, period: Period) -> DayDriven:
    """That day after it."""
    visits = period.visits.get(day, ())
    note = period.noted.get(day)
    held = [visit for visit in visits if visit.state is VisitState.HELD]
    drive_minutes, drive_source = _driven(day, period, note)
    km, km_source = _kilometres(day, period, note)
    in_plan = note.planned_ids if note else ()
    has_plan = bool(in_plan)
    return DayDriven(
        day=day,
        planned=len(in_plan) if has_plan else None,
        held=len(held),
        added=sum(visit.id not in in_plan for visit in held) if has_plan else 0,
        fallen_out=tuple(_fallen_out(day, period, in_plan)),
        untold=sum(visit.is_open for visit in visits),
        visit_minutes=sum(visit.minutes for visit in held),
        drive_minutes=drive_minutes,
        drive_source=drive_source,
        km=km,
        km_source=km_source,
        planned_drive_minutes=note.planned_drive_minutes if note and has_plan else None,
        planned_km=note.planned_km if note and has_plan else None,
        first_time=held[0].start_time if held else None,
        left_time=note.left_time if note else None,
        home_time=note.home_time if note else None,
        note=note.note if note else "",
        as_planned=has_plan and {visit.id for visit in _went(visits)} == set(in_plan),
    )


def _went(visits: Sequence[Visit]) -> list[Visit]:
    """Where he drove to, whether anybody was there or not."""
    return [visit for visit in visits if visit.state in {VisitState.HELD, VisitState.ABSENT}]


def km_lines_of(day: date, period: Period) -> list[KmLine]:
    """The drives of a day from start to end; noted kilometres are shared out by the estimated ones."""
    stops = _stops(day, period)
    if len(stops) < 2:
        return []
    legs = [period.travel.leg(here[1], there[1]) for here, there in pairwise(stops)]
    estimated = sum(leg.km for leg in legs)
    km, source = _kilometres(day, period, period.noted.get(day))
    shares = [Decimal(str(leg.km / estimated)) if estimated else Decimal(0) for leg in legs]
    parts = [(km * share).quantize(TENTH) for share in shares]
    parts[-1] += km - sum(parts, Decimal(0))  # rounding lands on the way home: the day is what it is
    return [
        KmLine(day, here[0], there[0], part, there[2] or here[2], is_noted=source is Source.NOTED)
        for (here, there), part in zip(pairwise(stops), parts, strict=True)
    ]


def _stops(day: date, period: Period) -> list[tuple[str, Point | None, str]]:
    """Home, everywhere he was and home again, or elsewhere: where, its point, and whom he went to see."""
    went = _went(period.visits.get(day, ()))
    if not went:
        return []
    there = [
        (relation.address.place or relation.name, period.points.get(relation.id), relation.name)
        for visit in went
        if (relation := period.relations[visit.relation_id])
    ]
    other = period.others.get(day)
    start, end = (other.from_where, other.to_where) if other else ("", "")
    return [_end_of_day(start, period), *there, _end_of_day(end, period)]


def _end_of_day(typed: str, period: Period) -> tuple[str, Point | None, str]:
    """What was typed for this day; nothing, or a place that nobody knows, is home."""
    if typed in period.elsewhere:
        return typed, period.elsewhere[typed], ""
    return period.home_place or _("thuis"), period.home, ""


def _kilometres(day: date, period: Period, note: DrivenDay | None) -> tuple[Decimal, Source]:
    if note is not None and note.driven_km is not None:
        return note.driven_km, Source.NOTED
    legs = [period.travel.leg(here[1], there[1]) for here, there in pairwise(_stops(day, period))]
    return Decimal(str(sum(leg.km for leg in legs))).quantize(TENTH), Source.ESTIMATED


def _driven(day: date, period: Period, note: DrivenDay | None) -> tuple[int, Source]:
    """Minutes in the car: as noted, else as reported on the way, and estimated where he reported nothing."""
    if note is not None and note.driven_minutes is not None:
        return note.driven_minutes, Source.NOTED
    trips = period.trips.get(day, ())
    reported = {trip.visit_id: trip.minutes for trip in trips}
    went = [visit.id for visit in _went(period.visits.get(day, ()))]
    targets: list[UUID | None] = [*went, None] if went else []
    legs = [period.travel.leg(here[1], there[1]) for here, there in pairwise(_stops(day, period))]
    minutes = sum(reported.get(target, leg.minutes) for target, leg in zip(targets, legs, strict=True))
    known = sum(target in reported for target in targets)
    if not known:
        return minutes, Source.ESTIMATED
    return minutes, Source.REPORTED if known == len(targets) else Source.PARTLY


def _fallen_out(day: date, period: Period, in_plan: Sequence[UUID]) -> list[FallenOut]:
    found = []
    for each in in_plan:
        visit = period.planned.get(each)
        if visit is None:
            continue
        moved = visit.visit_on != day
        if visit.state is VisitState.HELD and not moved and not visit.deleted:
            continue
        if visit.is_open and not moved and not visit.deleted:
            continue  # nobody said yet whether it was held
        relation = period.relations.get(visit.relation_id)
        found.append(FallenOut(each, relation.name if relation else "", _why(visit, moved=moved)))
    return found


def _why(visit: Visit, *, moved: bool) -> str:
    if visit.deleted:
        return _("uit de agenda gehaald")
    if moved:
        day = formats.short_date(visit.visit_on, screen_language())
        return _("verzet naar {day}").format(day=day)
    said = _("niemand aanwezig") if visit.state is VisitState.ABSENT else _("afgezegd")
    return f"{said}: {visit.state_reason}" if visit.state_reason else said
