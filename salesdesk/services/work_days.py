"""The days of a period as the seller works them: off or not, in which area, from where and till when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.area_cycle import areas_on, week_letter
from salesdesk.domain.company import Settings
from salesdesk.domain.geography import Point
from salesdesk.domain.rayon import Area, OtherDay, TimeOff
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.planning.week_model import WorkDay
from salesdesk.services.relation_places import located_address, located_words
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import screen_language

EARLIEST_LEAVE = time(6)


class Off(StrEnum):
    """Why no visit is planned on a day."""

    NO_WORKING_DAY = "no_working_day"
    HOLIDAY = "holiday"
    TIME_OFF = "time_off"


@dataclass(frozen=True, slots=True)
class DayShape:
    """One day as it is worked, without its visits.

    `off` None is a day for visits; `off_name` is the holiday or the reason of the time off. `start` and `end`
    are where the day begins and ends (None: unknown); before `leaves_from` he does not leave (None: as early
    as the first visit asks). `areas` are those whose turn it is.
    """

    day: date
    off: Off | None = None
    off_name: str = ""
    areas: tuple[Area, ...] = ()
    letter: str = ""
    start: Point | None = None
    end: Point | None = None
    leaves_from: time | None = None
    first_visit: time = time(8, 30)
    home_by: time = time(17, 30)
    most_visits: int = 6
    lunch_minutes: int = 35
    lunch_from: time = time(11, 45)
    lunch_until: time = time(13, 30)
    other: OtherDay | None = None

    @property
    def work_day(self) -> WorkDay:
        """As the planner of weeks takes it."""
        return WorkDay(
            self.day,
            self.start,
            self.end,
            leaves_from=self.leaves_from or EARLIEST_LEAVE,
            first_visit=max(self.first_visit, self.leaves_from or self.first_visit),
            home_by=self.home_by,
            most_visits=self.most_visits,
            lunch_minutes=self.lunch_minutes,
            lunch_from=self.lunch_from,
            lunch_until=self.lunch_until,
            area_ids=frozenset(area.id for area in self.areas),
        )

    @property
    def area_names(self) -> str:
        return ", ".join(area.name for area in self.areas)


def day_shapes(
    session: Session, first: date, last: date, settings: Settings | None = None
) -> tuple[DayShape, ...]:
    """Every day from the first to the last, both included, weekends too."""
    settings = settings or load_settings(session)
    home = settings.seller.home
    at_home = located_address(session, home)
    base = at_home.point if at_home else None
    areas = records.find(session, Area)
    time_off = [each for each in records.find(session, TimeOff) if each.first_on <= last]
    others = {each.day: each for each in records.find(session, OtherDay) if first <= each.day <= last}
    holidays = holidays_between(first, last, home.country or "NL", home.postcode, screen_language())
    by_id = {area.id: area for area in areas}
    return tuple(
        _shape(session, day, settings, base, areas, by_id, time_off, others.get(day), holidays)
        for day in _days(first, last)
    )


def _shape(
    session: Session,
    day: date,
    settings: Settings,
    base: Point | None,
    areas: list[Area],
    by_id: Mapping[UUID, Area],
    time_off: list[TimeOff],
    other: OtherDay | None,
    holidays: Mapping[date, str],
) -> DayShape:
    rules = settings.planning
    chosen = by_id.get(other.area_id) if other and other.area_id else None
    off, name = _off(day, rules.weekdays, time_off, holidays)
    country = settings.seller.home.country
    return DayShape(
        day=day,
        off=off,
        off_name=name,
        areas=(chosen,) if chosen else areas_on(day, areas, rules),
        letter=week_letter(day, rules),
        start=_elsewhere(session, other.from_where if other else "", country, base),
        end=_elsewhere(session, other.to_where if other else "", country, base),
        leaves_from=other.start_time if other else None,
        first_visit=settings.thresholds.first_visit_at,
        home_by=other.end_time if other and other.end_time else rules.home_by,
        most_visits=rules.most_visits if other is None or other.most_visits is None else other.most_visits,
        lunch_minutes=rules.lunch_minutes,
        lunch_from=rules.lunch_from,
        lunch_until=rules.lunch_until,
        other=other,
    )


def _off(
    day: date, weekdays: tuple[int, ...], time_off: list[TimeOff], holidays: Mapping[date, str]
) -> tuple[Off | None, str]:
    """Time off goes before a holiday: it is what the seller wrote himself."""
    own = next((each for each in time_off if each.covers(day)), None)
    if own is not None:
        return Off.TIME_OFF, own.reason
    if day in holidays:
        return Off.HOLIDAY, holidays[day]
    return (None if day.weekday() in weekdays else Off.NO_WORKING_DAY), ""


def _elsewhere(session: Session, typed: str, country: str, base: Point | None) -> Point | None:
    """What was typed for this day; a place that nobody knows is as good as home."""
    found = located_words(session, typed, country or "NL") if typed.strip() else None
    return found.point if found else base


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
