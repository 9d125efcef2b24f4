"""What the hour of an appointment does to the day: early, late, too close after another (Susan §1.6).

The first visit between half past eight and nine wins an hour or more; the first drive goes against the
traffic where that can be chosen; the last appointment matters likewise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from salesdesk.domain.day_minutes import minute_of

LATEST_FIRST = time(9, 0)
NOON = time(12, 0)
JAMS_FROM, JAMS_UNTIL = time(6, 30), time(9, 30)
HOME_JAMS_FROM, HOME_JAMS_UNTIL = time(15, 30), time(18, 30)
LAST_ENDS_FROM = time(16, 0)
DAY_ENDS = time(17, 0)


class Flow(StrEnum):
    """How a drive lies to the jams: towards the towns in the morning, away from them in the afternoon."""

    WITH = "with"
    AGAINST = "against"
    NEITHER = "neither"


class Hint(StrEnum):
    """One thing to know about the hour of this appointment."""

    EARLY_ENOUGH = "early_enough"
    COULD_BE_EARLIER = "could_be_earlier"
    AGAINST_TRAFFIC = "against_traffic"
    WITH_TRAFFIC = "with_traffic"
    TOO_CLOSE = "too_close"
    ROOM_BEFORE = "room_before"
    ENDS_EARLY = "ends_early"
    HOME_WITH_TRAFFIC = "home_with_traffic"
    HOME_AGAINST_TRAFFIC = "home_against_traffic"


URGENT = frozenset({Hint.TOO_CLOSE})
WORTH_ASKING = frozenset({Hint.COULD_BE_EARLIER, Hint.WITH_TRAFFIC, Hint.ENDS_EARLY, Hint.HOME_WITH_TRAFFIC})


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint with its figures: `minutes` won, short or left over; `at` the hour that would be better."""

    hint: Hint
    minutes: int = 0
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """An appointment in its day; times are wall-clock, `leave_at` and drives None while unknown."""

    start: time
    end: time
    is_first: bool
    is_last: bool
    leave_at: time | None = None
    flow: Flow = Flow.NEITHER
    home_flow: Flow = Flow.NEITHER
    previous_end: time | None = None
    drive_minutes: int | None = None
    ideal_first: time = time(8, 30)


def advise(slot: Slot) -> tuple[Advice, ...]:
    """What to say about the hour, the most pressing first."""
    found = [*_beginning(slot), *_gap(slot), *_ending(slot)]
    return tuple(
        sorted(found, key=lambda advice: (advice.hint not in URGENT, advice.hint not in WORTH_ASKING))
    )


def _beginning(slot: Slot) -> list[Advice]:
    if not slot.is_first:
        return []
    latest = max(LATEST_FIRST, slot.ideal_first)
    if slot.start >= NOON:  # the afternoon was chosen; that is not a morning that began late
        found: list[Advice] = []
    elif slot.start > latest:
        won = minute_of(slot.start) - minute_of(slot.ideal_first)
        found = [Advice(Hint.COULD_BE_EARLIER, won, slot.ideal_first)]
    else:
        found = [Advice(Hint.EARLY_ENOUGH, at=slot.start)]
    if slot.leave_at is not None and JAMS_FROM <= slot.leave_at <= JAMS_UNTIL:
        hints = {Flow.WITH: Hint.WITH_TRAFFIC, Flow.AGAINST: Hint.AGAINST_TRAFFIC}
        found += [Advice(hints[slot.flow])] if slot.flow in hints else []
    return found


def _gap(slot: Slot) -> list[Advice]:
    if slot.previous_end is None or slot.drive_minutes is None:
        return []
    possible = minute_of(slot.previous_end) + slot.drive_minutes
    left = minute_of(slot.start) - possible
    if left >= 0:
        return [Advice(Hint.ROOM_BEFORE, left)]
    quarter = -(-possible // 15) * 15
    return [Advice(Hint.TOO_CLOSE, -left, _clock(quarter) if quarter < 24 * 60 else None)]


def _ending(slot: Slot) -> list[Advice]:
    if not slot.is_last:
        return []
    if slot.end < LAST_ENDS_FROM:
        return [Advice(Hint.ENDS_EARLY, minute_of(DAY_ENDS) - minute_of(slot.end), slot.end)]
    hints = {Flow.WITH: Hint.HOME_WITH_TRAFFIC, Flow.AGAINST: Hint.HOME_AGAINST_TRAFFIC}
    in_jams = HOME_JAMS_FROM <= slot.end <= HOME_JAMS_UNTIL
    return [Advice(hints[slot.home_flow], at=slot.end)] if in_jams and slot.home_flow in hints else []


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
