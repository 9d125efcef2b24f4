"""The clock and the identity maker that are handed in, so that rules and tests choose the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID


class LocalZone(tzinfo):
    """The zone this laptop is set to, summer and winter time both.

    `datetime.astimezone()` gives the offset of that one moment only: half a year later it is an hour off.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The moment, which stands here in UTC, on the wall; `fold` marks an hour that comes twice."""
        seen = moment.replace(tzinfo=UTC).astimezone()
        bare = seen.replace(tzinfo=None, fold=0)
        fold = int(bare.astimezone().utcoffset() != seen.utcoffset())
        return bare.replace(tzinfo=self, fold=fold)


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` gives the local moment with its zone (aware); `new_id` a UUIDv7."""

    now: Callable[[], datetime]
    new_id: Callable[[], UUID]

    def today(self) -> date:
        return self.now().date()
