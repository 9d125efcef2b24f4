"""Planned against driven: the plan of the morning kept, the day told afterwards, and how the weeks go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

from salesdesk.domain.driven_days import DayDriven, read_km
from salesdesk.domain.driving import DrivenDay
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.kilometre_book import KmLine, kilometre_workbook
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.driven_reading import km_lines_of, read_period, weighed
from salesdesk.services.papers import write_file
from salesdesk.services.routes import Routes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.driven import driven_days
from salesdesk.storage.settings import load_settings

__all__ = ["DayTold", "DrivenDays", "DrivenView"]
TOUCHED = frozenset({Noun.ROUTE, Noun.TODAY})
LOOKS_BACK = timedelta(days=5)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class DayTold:
    """What the seller says about a day after it, as he types it."""

    km: str = ""
    left_time: time | None = None
    home_time: time | None = None
    driven_minutes: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DrivenView:
    """Days of a period, the newest first, and the one that is still to be told."""

    first: date
    last: date
    days: tuple[DayDriven, ...]
    to_tell: date | None = None
    euro_per_km: Decimal = Decimal(0)


class DrivenDays:
    """Keeps what was planned, what was driven, and compares them."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes

    def keep_plan(self, day: date | None = None) -> Done[DrivenDay | None]:
        """The plan as it stands at the first look of the day; kept once, a day without visits not at all."""
        day = day or self._clock.today()
        with self._database.read() as session:
            known = driven_days(session, day, day).get(day)
        if known is not None and known.planned_ids:
            return Done(known, frozenset())
        route = self._routes.laid_out(day)
        if not route.visits:
            return Done(known, frozenset())
        planned = replace(
            known or DrivenDay(self._clock.new_id(), day),
            planned_ids=tuple(entry.line.id for entry in route.visits),
            planned_drive_minutes=route.plan.drive_minutes,
            planned_visit_minutes=sum(entry.line.minutes for entry in route.visits),
            planned_km=Decimal(str(route.plan.drive_km)).quantize(TENTH),
        )
        with self._database.write() as session:
            records.save(session, planned)
        return Done(planned, TOUCHED)

    def tell(self, day: date, told: DayTold) -> Done[DrivenDay]:
        """How the day went; refused for a day to come, a time before it began and impossible kilometres."""
        if day > self._clock.today():
            raise Refused(Reason(N_("Deze dag moet nog komen."), "day"))
        km = read_km(told.km)
        if told.driven_minutes is not None and not 0 <= told.driven_minutes <= 24 * 60:
            raise Refused(Reason(N_("Rijden duurt tussen 0 minuten en 24 uur op één dag."), "driven_minutes"))
        if told.left_time and told.home_time and told.home_time <= told.left_time:
            raise Refused(Reason(N_("Thuis ligt na het vertrek."), "home_time"))
        with self._database.write() as session:
            known = driven_days(session, day, day).get(day) or DrivenDay(self._clock.new_id(), day)
            kept = replace(
                known,
                driven_km=km,
                left_time=told.left_time,
                home_time=told.home_time,
                driven_minutes=told.driven_minutes,
                note=told.note.strip(),
            )
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def take_back(self, before: DrivenDay | None, day: date) -> Done[None]:
        """The day as it was noted before."""
        with self._database.write() as session:
            known = driven_days(session, day, day).get(day)
            if known is not None:
                records.save(session, before or replace(known, deleted=True))
        return Done(None, TOUCHED)

    def noted(self, day: date) -> DrivenDay | None:
        """What is kept of a day."""
        with self._database.read() as session:
            return driven_days(session, day, day).get(day)

    def day(self, day: date) -> DayDriven:
        """One day after it."""
        with self._database.read() as session:
            period = read_period(session, day, day)
        return weighed(day, period)

    def view(self, weeks: int = 13) -> DrivenView:
        """The days until today on which something was planned, held or noted, the newest first."""
        today = self._clock.today()
        first = today - timedelta(days=today.weekday(), weeks=weeks - 1)
        with self._database.read() as session:
            period = read_period(session, first, today)
            rate = load_settings(session).travel.euro_per_km
        found = tuple(weighed(day, period) for day in period.days)
        return DrivenView(first, today, found, _to_tell(found, today), rate)

    def to_tell(self) -> date | None:
        """The last day with visits of the past days that nobody noted anything of; None: nothing to ask."""
        today = self._clock.today()
        with self._database.read() as session:
            period = read_period(session, today - LOOKS_BACK, today)
        return _to_tell([weighed(day, period) for day in period.days], today)

    def km_lines(self, first: date, last: date) -> tuple[KmLine, ...]:
        """Every business drive of the period; a day with noted kilometres is shared out over its drives."""
        with self._database.read() as session:
            period = read_period(session, first, min(last, self._clock.today()))
        return tuple(line for day in sorted(period.visits) for line in km_lines_of(day, period))

    def workbook(self, first: date, last: date) -> bytes:
        """The kilometres for the administration."""
        with self._database.read() as session:
            settings = load_settings(session)
        rate, name = settings.travel.euro_per_km, settings.seller.name
        return kilometre_workbook(self.km_lines(first, last), rate, name, self._clock.now())

    def write_workbook(self, first: date, last: date, path: Path) -> Path:
        write_file(path, self.workbook(first, last))
        return path


def _to_tell(days: Sequence[DayDriven], today: date) -> date | None:
    """The last day before today with visits, when nobody said anything of it and it is not long ago."""
    last = next((one for one in days if one.day < today and one.held + one.untold), None)
    if last is None or last.is_told or today - last.day > LOOKS_BACK:
        return None
    return last.day
