"""Whom to visit when nobody is in or the talk is short: who is open, whose turn it is, who is on the way.

Susan §1.3.1 (step 9): the alternatives are chosen beforehand, by distance; how often a relation is visited
follows its class (Susan §1.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.opening_hours import OpeningHours, Spans
from salesdesk.domain.relations import Importance
from salesdesk.domain.visit_frequency import ITS_TURN, Turn

MOST_CHOSEN = 3
"""More than three addresses nobody tries on one afternoon."""
LEAST_STAY_MINUTES = 30
WAIT_MINUTES = 10
"""How long a seller waits at a closed door before he drives on."""
CLOSE_BY_MINUTES = 10
"""Up to here a detour is no detour: the class decides."""


class Door(StrEnum):
    """Whether the door is open when the seller gets there."""

    OPEN = "open"
    UNKNOWN = "unknown"
    CLOSING = "closing"
    CLOSED = "closed"


LOCKED = frozenset({Door.CLOSING, Door.CLOSED})


@dataclass(frozen=True, slots=True)
class Doorstep:
    """The door at the moment of arriving; `at` is till when it is open, or from when."""

    door: Door
    at: time | None = None
    spans: Spans | None = None


def doorstep(hours: OpeningHours, day: date, arrive: time) -> Doorstep:
    """What he finds when he gets there; a door that closes within half an hour is as good as closed."""
    spans = hours.spans(day)
    if spans is None:
        return Doorstep(Door.UNKNOWN)
    for opens, closes in spans:
        if opens <= arrive < closes:
            left = minute_of(closes) - minute_of(arrive)
            return Doorstep(Door.OPEN if left >= LEAST_STAY_MINUTES else Door.CLOSING, closes, spans)
        if arrive < opens:
            return Doorstep(Door.CLOSED, opens, spans)
    return Doorstep(Door.CLOSED, None, spans)


def arrival(day: date, start: time, drive_minutes: int) -> time | None:
    """When he gets there if nobody is in at `start`; None after midnight."""
    begun = datetime.combine(day, start)
    there = begun + timedelta(minutes=WAIT_MINUTES + drive_minutes)
    return there.time() if there.date() == begun.date() else None


def stay_minutes(arrive: time, onward_minutes: int, next_start: time | None) -> int | None:
    """How long he may stay to be in time for what comes next; None when nothing comes."""
    return None if next_start is None else minute_of(next_start) - onward_minutes - minute_of(arrive)


class Choice(Protocol):
    """What the order of the alternatives looks at."""

    @property
    def name(self) -> str: ...
    @property
    def importance(self) -> Importance: ...
    @property
    def turn(self) -> Turn: ...
    @property
    def doorstep(self) -> Doorstep: ...
    @property
    def extra_minutes(self) -> int: ...
    @property
    def is_reachable(self) -> bool: ...


Chosen = TypeVar("Chosen", bound=Choice)


def in_order(choices: Iterable[Chosen]) -> list[Chosen]:
    """Whose turn it is and who is close by, the highest class first; then the least detour.

    Who is closed by then, or too far to be back in time, stands last.
    """
    classes = list(Importance)
    return sorted(
        choices,
        key=lambda one: (
            one.doorstep.door in LOCKED or not one.is_reachable,
            one.turn.due not in ITS_TURN,
            one.extra_minutes > CLOSE_BY_MINUTES,
            classes.index(one.importance),
            one.extra_minutes,
            one.name.casefold(),
        ),
    )
