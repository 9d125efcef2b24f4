"""The rayon: its areas with their fixed days, the days off, and days that go otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True, order=True)
class AreaDay:
    """A day of the cycle: `week` counts from 1, `weekday` Monday as 0; written `2-0`."""

    week: int
    weekday: int

    def __str__(self) -> str:
        return f"{self.week}-{self.weekday}"

    @classmethod
    def read(cls, text: str) -> AreaDay:
        week, weekday = text.split("-")
        return cls(int(week), int(weekday))


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the rayon that is visited on its own days.

    `postcodes` are beginnings of postcodes with their country, such as `NL 35` or `BE 2000`; the longest one
    that fits decides. `colour` numbers the colour on the map.
    """

    id: UUID
    name: str
    postcodes: tuple[str, ...] = ()
    days: tuple[AreaDay, ...] = ()
    colour: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days on which no visit is planned, the last one included."""

    id: UUID
    first_on: date
    last_on: date
    reason: str = ""
    deleted: bool = False

    def covers(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True, slots=True)
class OtherDay:
    """One day that begins, ends or goes otherwise than usual; what is None or empty is as always.

    `from_where` and `to_where` are a postcode or a town as typed.
    """

    id: UUID
    day: date
    from_where: str = ""
    to_where: str = ""
    start_time: time | None = None
    end_time: time | None = None
    most_visits: int | None = None
    area_id: UUID | None = None
    deleted: bool = False
