"""Visits as a calendar file (iCalendar, RFC 5545) that other calendars take in and bring up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, Parameters, Timezone, TimezoneDaylight, TimezoneStandard, vText

PRODUCT = "-//SalesDesk//SalesDesk//NL"
DEFAULT_ZONE = "Europe/Amsterdam"
# Every zone of Central European time has these rules; what another country has is for its own calendar.
_ZONES = {
    "NL": DEFAULT_ZONE,
    "BE": "Europe/Brussels",
    "LU": "Europe/Luxembourg",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
}


class EventState(StrEnum):
    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class OutgoingEvent:
    """An appointment as other calendars see it: `starts` on the wall clock of `zone`; nothing internal."""

    uid: str
    sequence: int
    starts: datetime
    minutes: int
    zone: str
    title: str
    location: str = ""
    description: str = ""
    state: EventState = EventState.TENTATIVE


def zone_of(country: str) -> str:
    """The time zone on the wall in that country; of one we do not know, that of the Netherlands."""
    return _ZONES.get(country.strip().upper(), DEFAULT_ZONE)


def calendar_bytes(events: Iterable[OutgoingEvent], stamped_at: datetime, name: str = "") -> bytes:
    """The file: every event with its zone written out, so that no reader needs tables of its own."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name.strip():
        calendar.add("x-wr-calname", _one_line(name))
    listed = list(events)
    for zone in dict.fromkeys(event.zone for event in listed):
        calendar.add_component(_timezone(zone))
    for event in listed:
        calendar.add_component(_event(event, stamped_at))
    return bytes(calendar.to_ical())


def _event(event: OutgoingEvent, stamped_at: datetime) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", stamped_at.astimezone(UTC).replace(microsecond=0))
    _add_moment(made, "dtstart", event.starts, event.zone)
    _add_moment(made, "dtend", event.starts + timedelta(minutes=event.minutes), event.zone)
    made.add("summary", _one_line(event.title))
    for field, text in (("location", _one_line(event.location)), ("description", event.description)):
        if text.strip():
            made.add(field, _clean(text))
    made.add("status", event.state.value)
    made.add("transp", "TRANSPARENT" if event.state is EventState.CANCELLED else "OPAQUE")
    return made


def _add_moment(made: Event, field: str, wall: datetime, zone: str) -> None:
    """The time on the wall, as the seller reads it: in an hour that comes twice or never too."""
    moment = vText(f"{wall:%Y%m%dT%H%M%S}")
    moment.params = Parameters({"TZID": zone})
    made[field] = moment


def _clean(text: str) -> str:
    """Without signs that a text in such a file cannot hold."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in whole if sign in "\n\t" or (ord(sign) >= 32 and ord(sign) != 127)).strip()


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _timezone(zone: str) -> Timezone:
    """Central European time: an hour on in the night of the last Sunday of March, back in that of October."""
    made = Timezone()
    made.add("tzid", zone)
    for part, month, hour, before, after, name in (
        (TimezoneDaylight(), 3, 2, 1, 2, "CEST"),
        (TimezoneStandard(), 10, 3, 2, 1, "CET"),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - wall clock
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        made.add_component(part)
    return made
