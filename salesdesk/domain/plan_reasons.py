"""Why a visit lies on its day, and why another one has none: codes with a value, words are made on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Why(StrEnum):
    """What speaks for the day; the comment says what the value is."""

    AGREED = "agreed"  # an appointment that stood already
    PINNED = "pinned"  # "time" when its hour is fixed as well
    NEVER_VISITED = "never_visited"
    OVERDUE = "overdue"  # days since it was due
    DUE = "due"  # the day on which it is due
    OPEN_OFFER = "open_offer"
    COMPLAINT = "complaint"
    AREA_DAY = "area_day"  # the id of the area
    OUT_OF_AREA = "out_of_area"  # the id of the area of the day: an exception to the cycle
    NEAR = "near"  # the call it lies next to and the minutes of detour: `id,minutes`
    ALONE = "alone"  # minutes of driving that this visit alone takes
    ONLY_OPEN = "only_open"  # how many of the days in its window are possible at all
    SPREAD = "spread"  # how many visits lie on the day: fuller days were left alone
    STAYED = "stayed"  # it lay on this day before and nothing asked for a change


class WhyNot(StrEnum):
    """Why a visit has no day."""

    NO_ADDRESS = "no_address"
    NEVER_OPEN = "never_open"  # in no day of the period long enough for the visit
    NOT_BEFORE = "not_before"  # the day before which it must not be
    NO_DAY_IN_WINDOW = "no_day_in_window"  # all of it is off or closed; the last day of the window
    TOO_FAR = "too_far"  # minutes of driving there and back: not home in time
    PIN_IMPOSSIBLE = "pin_impossible"  # the day it was pinned to, which is off
    DAY_FULL = "day_full"  # the days in the window are taken by visits that are worth more
    NO_ROOM = "no_room"  # between the visits of that day no gap is long enough
    NOT_WORTH_IT = "not_worth_it"  # minutes of detour at the cheapest day
    NO_GOOD_DAY = "no_good_day"  # minutes of detour on a day of another area, or on the edge of its window
    CAN_WAIT = "can_wait"  # its window goes on after the period; until that day
    NO_DAYS = "no_days"  # every day of the period is off


@dataclass(frozen=True, slots=True)
class Because:
    """One reason; written `near:0190…,6`, as it is kept with a proposal."""

    code: Why | WhyNot
    value: str = ""

    def __str__(self) -> str:
        return f"{self.code.value}:{self.value}" if self.value else self.code.value

    @classmethod
    def read(cls, text: str) -> Because | None:
        """The reason that was kept; None when a newer program wrote one nobody knows here."""
        code, _, value = text.partition(":")
        for known in (Why, WhyNot):
            if code in set(known):
                return cls(known(code), value)
        return None

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            return None

    @property
    def number(self) -> int | None:
        """The minutes, days or count; of NEAR the minutes of detour."""
        last = self.value.rpartition(",")[2]
        return int(last) if last.removeprefix("-").isdecimal() else None

    @property
    def id(self) -> UUID | None:
        """The area or the neighbouring call."""
        try:
            return UUID(self.value.partition(",")[0])
        except ValueError:
            return None


def read_reasons(kept: Iterable[str]) -> tuple[Because, ...]:
    """The reasons as they were kept with a proposal; unknown ones are left out."""
    return tuple(reason for text in kept if (reason := Because.read(text)) is not None)
