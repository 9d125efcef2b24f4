"""The fields of one event of a calendar file: what cannot be read is missing, never an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from icalendar import Event

from salesdesk.exchange.sheet import clean

LONGEST_TEXT = 4000
USUAL_MINUTES = 60
MOST_DAYS = 5000


def rule_of(event: Event) -> Mapping[str, Any] | None:
    """How it repeats; an empty rule when it cannot be read, None when it does not repeat."""
    given = event.get("RRULE")
    given = given[0] if isinstance(given, list) and given else given
    return None if given is None else given if isinstance(given, Mapping) else {}


def day_or_moment(event: Event, name: str) -> Any:
    """A day or a moment, None when it is missing or cannot be read."""
    try:
        found = event.get(name)
        found = found[0] if isinstance(found, list) else found
        value = found.dt
        return value if isinstance(value, date) else None
    except Exception:  # noqa: BLE001 - a broken property raises what it likes when it is touched
        return None


def text_of(event: Event, name: str) -> str:
    try:
        found = event.get(name)
        found = found[0] if isinstance(found, list) and found else found
        whole = "" if found is None else str(found)
    except Exception:  # noqa: BLE001 - as above
        return ""
    return clean("\n".join(part.rstrip() for part in whole[:LONGEST_TEXT].splitlines()))


def unknown_zone(event: Event) -> str:
    """The zone that was asked for and that nobody knows; empty when none was."""
    try:
        return str(event.get("DTSTART").params.get("TZID", ""))[:60]
    except Exception:  # noqa: BLE001 - as above
        return ""


def sequence_of(event: Event) -> int:
    said = text_of(event, "SEQUENCE")
    return min(int(said), 2**31 - 1) if said.isascii() and said.isdigit() and len(said) < 12 else 0


def minutes_of(event: Event, starts: datetime) -> int:
    """From the end or the length; an hour when neither says it."""
    end = day_or_moment(event, "DTEND")
    length: timedelta | None = None
    if isinstance(end, datetime):
        if (end.tzinfo is None) == (starts.tzinfo is None):
            length = end - starts
    else:
        try:
            length = event.get("DURATION").dt
        except Exception:  # noqa: BLE001 - as above
            length = None
    if not isinstance(length, timedelta) or length <= timedelta(0):
        return USUAL_MINUTES
    return max(int(length.total_seconds() // 60), 1)


def people_of(event: Event) -> tuple[tuple[str, str], ...]:
    """Name and e-mail address of who comes and who asked."""
    found: dict[str, str] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        try:
            given = event.get(name)
            for one in given if isinstance(given, list) else [given] if given is not None else []:
                address = clean(str(one)).removeprefix("mailto:").removeprefix("MAILTO:").strip().lower()
                if "@" in address and len(address) < 200:
                    found.setdefault(address, clean(str(one.params.get("CN", "")))[:120])
        except Exception:  # noqa: BLE001, S112 - as above
            continue
    return tuple((name, address) for address, name in islice(found.items(), 50))


def as_moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time(9, 0))


def moments_of(event: Event, name: str) -> Iterator[datetime]:
    try:
        given = event.get(name)
        for listed in given if isinstance(given, list) else [given] if given is not None else []:
            for one in islice(listed.dts, MOST_DAYS):
                if isinstance(one.dt, date):
                    yield as_moment(one.dt)
    except Exception:  # noqa: BLE001 - as above
        return
