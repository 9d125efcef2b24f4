"""Calendar files of others, read into appointments and problems, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

from icalendar import Calendar, Event

from salesdesk.errors import N_, Reason
from salesdesk.exchange.encoding import decode
from salesdesk.exchange.ics_fields import (
    USUAL_MINUTES,
    as_moment,
    day_or_moment,
    minutes_of,
    moments_of,
    people_of,
    rule_of,
    sequence_of,
    text_of,
    unknown_zone,
)
from salesdesk.exchange.recurrence import Unclear, occurrences, read_rule
from salesdesk.exchange.sheet import Problem

__all__ = ["IncomingCalendar", "IncomingEvent", "Problem", "read_calendar"]
MOST_BYTES = 20 * 1024 * 1024
MOST_EVENTS = 5000
MOST_REPEATS = 200
AHEAD = timedelta(days=183)
LONGEST_UID = 250
MOST_ZONES = 50


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """An appointment of a file: `number` is its place there, `key` its UID or that of one of a series.

    `starts` is aware, or without a zone when the file means: the time on the wall, wherever that is.
    """

    number: int
    key: str
    sequence: int
    starts: datetime
    minutes: int
    title: str
    location: str = ""
    description: str = ""
    people: tuple[tuple[str, str], ...] = ()
    is_all_day: bool = False
    is_cancelled: bool = False
    repeats: bool = False

    def on_the_wall(self, zone: tzinfo) -> datetime:
        """Day and time where the clock shows that zone."""
        if self.starts.tzinfo is None:
            return self.starts
        return self.starts.astimezone(zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class IncomingCalendar:
    """What a file holds; problems that do not block are remarks."""

    events: tuple[IncomingEvent, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """An event with how it repeats."""

    event: IncomingEvent
    uid: str
    rule: Mapping[str, Any] | None = None
    more: tuple[datetime, ...] = ()
    less: tuple[datetime, ...] = ()
    replaces: datetime | None = None
    had_no_zone: str = ""


def read_calendar(content: bytes, today: date) -> IncomingCalendar:
    """Appointments with those of a series written out from today on, half a year ahead."""
    if len(content) > MOST_BYTES:
        return _nothing(N_("Dit bestand is groter dan {most} MB; neem een kortere periode."), most=20)
    text = decode(content)[0].replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _nothing(N_("Dit bestand is leeg."))
    if "BEGIN:VCALENDAR" not in text.upper():
        return _nothing(N_("Dit is geen agendabestand (.ics)."))
    problems: list[Problem] = []
    read: list[_Read] = []
    for number, event in enumerate(_events(text, problems), start=1):
        try:
            read.append(_read(event, number))
        except _Unusable as no:
            problems.append(Problem(number, Reason(str(no))))
    if not read and not problems:
        return _nothing(N_("Er staan geen afspraken in dit bestand."))
    for one in read:
        if one.had_no_zone:
            said = N_("De tijdzone {zone} is onbekend; de tijd is gelezen als die op de klok hier.")
            problems.append(
                Problem(one.event.number, Reason(said, "", {"zone": one.had_no_zone}), blocks=False)
            )
    found = list(islice(_written_out(read, today, problems), MOST_EVENTS + 1))
    if len(found) > MOST_EVENTS:
        said = N_("Met alle herhalingen zijn het er meer dan {most}; de eerste {most} zijn gelezen.")
        problems.append(Problem(0, Reason(said, "", {"most": MOST_EVENTS}), blocks=False))
    events = sorted(found[:MOST_EVENTS], key=lambda event: event.number)
    return IncomingCalendar(tuple(events), tuple(problems))


class _Unusable(Exception):
    """Why an appointment cannot be used."""


def _nothing(said: str, **values: object) -> IncomingCalendar:
    return IncomingCalendar((), (Problem(0, Reason(said, "", values)),))


def _events(text: str, problems: list[Problem]) -> Iterator[Event]:
    """The events of the file; of one that is broken all that can be read by itself."""
    blocks, is_whole = _blocks(text, "VEVENT")
    if not is_whole:
        said = N_("Het bestand breekt midden in een afspraak af; die is niet te lezen.")
        problems.append(Problem(0, Reason(said), blocks=False))
    if len(blocks) > MOST_EVENTS:
        said = N_("Het bestand heeft {count} afspraken; alleen de eerste {most} zijn gelezen.")
        values = {"count": len(blocks), "most": MOST_EVENTS}
        problems.append(Problem(0, Reason(said, "", values), blocks=False))
        blocks = blocks[:MOST_EVENTS]
    zones = list(dict.fromkeys(_blocks(text, "VTIMEZONE")[0]))[:MOST_ZONES]
    whole = _parsed(blocks, zones)
    if whole is not None:
        yield from whole
        return
    for number, block in enumerate(blocks, start=1):
        alone = _parsed([block], zones)
        if alone is None:
            problems.append(Problem(number, Reason(N_("Deze afspraak is niet te lezen."))))
        else:
            yield from alone


def _blocks(text: str, name: str) -> tuple[list[str], bool]:
    """The parts of that name, and whether each that began also ended."""
    found: list[str] = []
    inside: list[str] | None = None
    is_whole = True
    for line in text.split("\n"):
        mark = line.strip().upper() if len(line) < 40 else ""
        if mark == f"BEGIN:{name}":
            is_whole = is_whole and inside is None
            inside = []
        if inside is not None:
            inside.append(line)
            if mark == f"END:{name}":
                found.append("\n".join(inside))
                inside = None
    return found, is_whole and inside is None


def _parsed(blocks: list[str], zones: list[str]) -> list[Event] | None:
    """None when the parser gives up on it, in whatever way it does."""
    joined = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *zones, *blocks, "END:VCALENDAR", ""])
    try:
        found = Calendar.from_ical(joined.replace("\n", "\r\n"))
        return [event for event in found.walk("VEVENT") if isinstance(event, Event)]
    except Exception:  # noqa: BLE001 - a file from anywhere breaks a parser in any way; the answer is a sentence
        return None


def _read(event: Event, number: int) -> _Read:
    begin = day_or_moment(event, "DTSTART")
    if begin is None:
        raise _Unusable(N_("Deze afspraak heeft geen leesbare begintijd."))
    is_all_day = not isinstance(begin, datetime)
    starts = datetime.combine(begin, time(9, 0)) if is_all_day else begin
    if not 1900 <= starts.year <= 2200:
        raise _Unusable(N_("Deze afspraak ligt buiten elke agenda."))
    uid = text_of(event, "UID")[:LONGEST_UID]
    title = " ".join(text_of(event, "SUMMARY").split())
    zone = unknown_zone(event) if not is_all_day and starts.tzinfo is None else ""
    replaces = day_or_moment(event, "RECURRENCE-ID")
    read = IncomingEvent(
        number,
        uid or f"{starts:%Y%m%dT%H%M}-{title[:60]}",
        sequence_of(event),
        starts,
        USUAL_MINUTES if is_all_day else minutes_of(event, starts),
        title,
        " ".join(text_of(event, "LOCATION").split()),
        text_of(event, "DESCRIPTION"),
        people_of(event),
        is_all_day,
        text_of(event, "STATUS").upper() == "CANCELLED",
    )
    return _Read(
        read,
        read.key,
        rule_of(event),
        tuple(moments_of(event, "RDATE")),
        tuple(moments_of(event, "EXDATE")),
        as_moment(replaces) if replaces is not None else None,
        zone,
    )


def _written_out(read: list[_Read], today: date, problems: list[Problem]) -> Iterator[IncomingEvent]:
    """Single events, and those of every series, each replaced by the one that was put in its place."""
    instead = {(one.uid, _stamp(one.replaces)): one for one in read if one.replaces is not None}
    used: set[tuple[str, str]] = set()
    for one in read:
        if one.replaces is not None:
            continue
        if one.rule is None and not one.more:
            yield one.event
            continue
        for moment in _moments_of(one, today, problems):
            at = (one.uid, _stamp(moment))
            if at in instead:
                used.add(at)
                yield _one_of(instead[at].event, one.uid, moment)
            else:
                yield _one_of(replace(one.event, starts=moment), one.uid, moment)
    for at, left in instead.items():
        if at not in used and left.event.starts.date() >= today:
            yield _one_of(left.event, left.uid, left.replaces or left.event.starts)


def _one_of(event: IncomingEvent, uid: str, moment: datetime) -> IncomingEvent:
    return replace(event, key=f"{uid}#{_stamp(moment)}", repeats=True)


def _stamp(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return f"{moment if moment.tzinfo is None else moment.astimezone(UTC):%Y%m%dT%H%M}"


def _moments_of(one: _Read, today: date, problems: list[Problem]) -> list[datetime]:
    """The moments of a series that are still to come; at most two hundred, and that is said."""
    event = one.event
    left_out = {_stamp(moment) for moment in one.less}
    found: dict[str, datetime] = {}
    try:
        rule = read_rule(one.rule) if one.rule is not None else None
        series = occurrences(event.starts, rule, today, today + AHEAD) if rule else iter((event.starts,))
        for moment in islice(series, MOST_REPEATS + 1):
            found[_stamp(moment)] = moment
    except Unclear:
        said = N_(
            "Deze afspraak herhaalt op een manier die SalesDesk niet kent; alleen de eerste is gelezen."
        )
        problems.append(Problem(event.number, Reason(said), blocks=False))
        return [event.starts]
    for moment in one.more:
        if today <= moment.date() <= today + AHEAD:
            found.setdefault(_stamp(moment), moment)
    coming = [moment for stamp, moment in sorted(found.items()) if stamp not in left_out]
    if len(coming) > MOST_REPEATS:
        said = N_("Deze afspraak herhaalt vaker dan {most} keer; de eerste {most} zijn gelezen.")
        problems.append(Problem(event.number, Reason(said, "", {"most": MOST_REPEATS}), blocks=False))
    return coming[:MOST_REPEATS]
