"""Time spent on something: the moments at which a seller was active, without the pauses (DOMAIN §10)."""

from __future__ import annotations

LONGEST_PAUSE = 60.0


def seconds_between(before: float, now: float) -> float:
    """The seconds from one sign of life to the next; more than a minute was a pause and counts as 0."""
    gap = now - before
    return gap if 0 <= gap <= LONGEST_PAUSE else 0.0
