"""Time spent on something: the moments at which a seller was active, without the pauses (DOMAIN §10)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

LONGEST_PAUSE = 60.0


def seconds_between(before: float, now: float) -> float:
    """The seconds from one sign of life to the next; more than a minute was a pause and counts as 0."""
    gap = now - before
    return gap if 0 <= gap <= LONGEST_PAUSE else 0.0


def active_seconds(moments: Iterable[float]) -> int:
    """Whole seconds of activity in `moments`, given in seconds, in the order in which they came."""
    return int(sum(seconds_between(before, now) for before, now in pairwise(moments)))
