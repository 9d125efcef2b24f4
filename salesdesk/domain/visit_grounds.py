"""Why somebody is visited now: what was agreed, what is due, what is open, whose day it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.domain.visit_frequency import Turn


class Ground(StrEnum):
    """What makes it the moment for a visit."""

    AGREED = "agreed"
    COMPLAINT = "complaint"
    NEVER_VISITED = "never_visited"
    OVERDUE = "overdue"
    DUE = "due"
    OPEN_OFFER = "open_offer"
    AREA_DAY = "area_day"


@dataclass(frozen=True, slots=True)
class VisitGround:
    """One reason to go now: `days` of OVERDUE since it was due, `name` the offer or the area."""

    ground: Ground
    days: int = 0
    name: str = ""


def grounds_of(
    turn: Turn,
    day: date,
    *,
    is_agreed: bool = False,
    has_complaint: bool = False,
    offers: tuple[str, ...] = (),
    area: str = "",
) -> tuple[VisitGround, ...]:
    """The reasons that hold on that day, the strongest first, also of a turn that is planned already."""
    return tuple(_grounds(turn, day, is_agreed, has_complaint, offers, area))


def _grounds(
    turn: Turn, day: date, is_agreed: bool, has_complaint: bool, offers: tuple[str, ...], area: str
) -> Iterator[VisitGround]:
    if is_agreed:
        yield VisitGround(Ground.AGREED)
    if has_complaint:
        yield VisitGround(Ground.COMPLAINT)
    due, earliest, latest = turn.due_on, turn.earliest_on, turn.latest_on
    if turn.interval_days is not None and turn.last_on is None and turn.days is None:
        yield VisitGround(Ground.NEVER_VISITED)
    elif due is not None and latest is not None and day > latest:
        yield VisitGround(Ground.OVERDUE, (day - due).days)
    elif due is not None and earliest is not None and day >= earliest:
        yield VisitGround(Ground.DUE)
    for offer in offers:
        yield VisitGround(Ground.OPEN_OFFER, name=offer)
    if area:
        yield VisitGround(Ground.AREA_DAY, name=area)
