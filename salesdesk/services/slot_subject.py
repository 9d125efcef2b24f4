"""For whom a day is sought: the relation, the visit or the place, and what the planner must know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.day_finding import NOON, DayFilter
from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import MIDNIGHT, Spans, opening_hours_or_unknown
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import visit_minutes_of
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.week_model import Call
from salesdesk.services.relation_places import gazetteer, located, located_words
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings

UNKNOWN_MINUTES = 60
MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom a day is sought: the id of a relation or of a visit that must move, or a place as typed."""

    id: UUID | None = None
    typed: str = ""
    minutes: int = 0
    filter: DayFilter = field(default_factory=DayFilter)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the days are weighed for."""

    name: str
    place: str
    minutes: int
    point: Point | None
    relation: Relation | None = None
    visit: Visit | None = None
    country: str = "NL"
    postcode: str = ""


def subject_of(session: Session, asked: Asked) -> Subject:
    if asked.id is None:
        return _typed(session, asked)
    visit = records.load(session, Visit, asked.id)
    relation = records.load(session, Relation, visit.relation_id if visit else asked.id)
    if visit is not None and not visit.is_open:  # it was held or fell through: the next one is sought
        visit = None
    if relation is None or relation.deleted or (visit is not None and visit.deleted):
        raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
    place = located(session, [relation]).get(relation.id)
    usual = visit.minutes if visit else visit_minutes_of(relation, load_settings(session).planning)
    return Subject(
        relation.name,
        relation.address.place,
        asked.minutes or usual,
        place.point if place else None,
        relation,
        visit,
        relation.address.country,
        relation.address.postcode,
    )


def _typed(session: Session, asked: Asked) -> Subject:
    typed = " ".join(asked.typed.split())
    home = load_settings(session).seller.home
    place = located_words(session, typed, home.country) if typed else None
    minutes = asked.minutes or UNKNOWN_MINUTES
    if place is None:
        return Subject(typed, "", minutes, None)
    country, code = gazetteer().code_at(place.point)
    return Subject(typed, "", minutes, place.point, country=country, postcode=code)


def call_of(subject: Subject, area: Area | None, wanted: DayFilter) -> Call:
    relation = subject.relation
    hours = opening_hours_or_unknown(relation.opening_hours if relation else "")
    days = {weekday: hours.spans(MONDAY + timedelta(days=weekday)) for weekday in range(7)}
    return Call(
        id=subject.visit.id if subject.visit else relation.id if relation else UUID(int=0),
        point=subject.point,
        minutes=subject.minutes,
        hours=_within(days, wanted, subject.minutes),
        not_before=relation.visit_from_on if relation else None,
        area_id=area.id if area else None,
    )


def _within(days: Mapping[int, Spans | None], wanted: DayFilter, minutes: int) -> dict[int, Spans]:
    """The opening hours cut down to the part of the day that is asked for."""
    begin = wanted.not_before or time(0)
    begin = max(begin, NOON) if not wanted.morning else begin
    until = MIDNIGHT
    if not wanted.afternoon:
        noon = datetime.combine(MONDAY, NOON) + timedelta(minutes=minutes)
        until = noon.time()
    is_whole = begin == time(0) and until == MIDNIGHT
    cut: dict[int, Spans] = {}
    for weekday, spans in days.items():
        if spans is None and is_whole:
            continue
        known: Spans = ((time(0), MIDNIGHT),) if spans is None else spans
        cut[weekday] = tuple(
            (max(opens, begin), min(closes, until))
            for opens, closes in known
            if max(opens, begin) < min(closes, until)
        )
    return cut
