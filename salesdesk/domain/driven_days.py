"""Days planned against driven: what came of the plan, how far, how long, and how that goes over the weeks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from statistics import fmean
from uuid import UUID

from salesdesk.errors import N_, Reason, Refused

MOST_KM = Decimal(2000)
FEW_DAYS = 5
"""Below this many days a trend says nothing yet."""
_STANDS = re.compile(r"^\s*(?P<begin>-?[\d.,\s]+?)\s*(?:-|–|t/m|tot|to|>|→)\s*(?P<end>-?[\d.,\s]+)\s*$")


class Source(StrEnum):
    """Where a figure of a day comes from."""

    NOTED = "noted"
    REPORTED = "reported"
    PARTLY = "partly"
    ESTIMATED = "estimated"


class Span(StrEnum):
    """Over how long days are taken together."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FallenOut:
    """A visit that stood in the plan of the morning and was not held: where and why."""

    visit_id: UUID
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayDriven:
    """A day after it: minutes at customers and in the car, kilometres, and what became of the plan.

    `planned` counts the visits of the morning, None when nobody looked that day; `untold` are visits of which
    nobody said yet whether they were held. `planned_drive_minutes` is None without a plan; `as_planned` says
    that he went everywhere the plan said and nowhere else.
    """

    day: date
    planned: int | None
    held: int
    added: int
    fallen_out: tuple[FallenOut, ...]
    untold: int
    visit_minutes: int
    drive_minutes: int
    drive_source: Source
    km: Decimal
    km_source: Source
    planned_drive_minutes: int | None = None
    planned_km: Decimal | None = None
    first_time: time | None = None
    left_time: time | None = None
    home_time: time | None = None
    note: str = ""
    as_planned: bool = False

    @property
    def selling_percent(self) -> int | None:
        """The share of the working time that was spent at customers."""
        return share_percent(self.visit_minutes, self.drive_minutes)

    @property
    def bias_minutes(self) -> int | None:
        """How much longer the planned drives took; unknown when he only estimated or went elsewhere."""
        if self.planned_drive_minutes is None or self.drive_source is Source.ESTIMATED or not self.as_planned:
            return None
        return self.drive_minutes - self.planned_drive_minutes

    @property
    def is_told(self) -> bool:
        return self.km_source is Source.NOTED or self.drive_source is Source.NOTED


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days together: a week from its Monday or a month from its first; None where nothing is known."""

    first: date
    days: int
    visits: int
    visit_minutes: int
    drive_minutes: int
    km: Decimal
    planned_drive_minutes: int
    told_drive_minutes: int
    first_minute: int | None

    @property
    def selling_percent(self) -> int | None:
        return share_percent(self.visit_minutes, self.drive_minutes)

    @property
    def km_per_visit(self) -> Decimal | None:
        return (self.km / self.visits).quantize(Decimal("0.1")) if self.visits else None

    @property
    def bias_percent(self) -> int | None:
        """How much longer than planned, over the days of which it was told."""
        if not self.planned_drive_minutes:
            return None
        return round(
            100 * (self.told_drive_minutes - self.planned_drive_minutes) / self.planned_drive_minutes
        )


def share_percent(visit_minutes: int, drive_minutes: int) -> int | None:
    """Time at customers of the time at customers and on the road."""
    whole = visit_minutes + drive_minutes
    return round(100 * visit_minutes / whole) if whole else None


def stretches(days: Iterable[DayDriven], span: Span) -> tuple[Stretch, ...]:
    """The days by week or month, the oldest first; days without a visit count nowhere."""
    begin: Callable[[date], date] = _monday if span is Span.WEEK else (lambda day: day.replace(day=1))
    parts: dict[date, list[DayDriven]] = {}
    for one in sorted(days, key=lambda each: each.day):
        if one.held:
            parts.setdefault(begin(one.day), []).append(one)
    return tuple(together(first, part) for first, part in parts.items())


def together(first: date, days: Iterable[DayDriven]) -> Stretch:
    """These days as one."""
    held = [one for one in days if one.held]
    told = [one for one in held if one.bias_minutes is not None]
    begun = [one.first_time.hour * 60 + one.first_time.minute for one in held if one.first_time is not None]
    return Stretch(
        first=first,
        days=len(held),
        visits=sum(one.held for one in held),
        visit_minutes=sum(one.visit_minutes for one in held),
        drive_minutes=sum(one.drive_minutes for one in held),
        km=sum((one.km for one in held), Decimal(0)),
        planned_drive_minutes=sum(one.planned_drive_minutes or 0 for one in told),
        told_drive_minutes=sum(one.drive_minutes for one in told),
        first_minute=round(fmean(begun)) if begun else None,
    )


def read_km(text: str) -> Decimal | None:
    """`97`, `97,4`, or two stands of the odometer `45.210 - 45.307`; empty is None, nonsense is refused."""
    if not text.strip():
        return None
    stands = _STANDS.match(text)
    if stands:
        begin, end = _number(stands["begin"]), _number(stands["end"])
        if end < begin:
            raise Refused(Reason(N_("De eindstand is lager dan de beginstand."), "km"))
        return _checked(end - begin)
    return _checked(_number(text))


def _number(text: str) -> Decimal:
    bare = re.sub(r"\s|km", "", text)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare):
        bare = bare.replace(".", "")
    try:
        return Decimal(bare.replace(",", "."))
    except InvalidOperation:
        said = N_("Schrijf de kilometers als 97, of de kilometerstand als 45210 - 45307.")
        raise Refused(Reason(said, "km")) from None


def _checked(km: Decimal) -> Decimal:
    if km < 0:
        raise Refused(Reason(N_("Kilometers kunnen niet minder dan nul zijn."), "km"))
    if km > MOST_KM:
        raise Refused(Reason(N_("Meer dan 2.000 km op één dag is vast een vergissing."), "km"))
    return km


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
