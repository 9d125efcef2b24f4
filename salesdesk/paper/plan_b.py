"""An address to go to instead, as it stands on the sheets a seller takes along: phone, hours, detour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from salesdesk import formats
from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.relations import Address
from salesdesk.paper import style
from salesdesk.paper.letters import Say, kilometres
from salesdesk.paper.pieces import Stack
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text

DOT = "  ·  "
MIDNIGHT = "24:00"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody nearby to visit when the contact is absent or the talk is short.

    `hours` are those of the day itself: empty is closed, None is unknown; `detour_minutes` is the extra drive
    on the way to what comes next.
    """

    name: str
    address: Address = Address()
    phone: str = ""
    contact: str = ""
    distance_km: float | None = None
    detour_minutes: int | None = None
    hours: Spans | None = None


def hours_words(entry: Alternative, say: Say) -> str:
    """`08:30–12:00, 13:00–17:00`; empty when nobody knows."""
    if entry.hours is None:
        return ""
    if not entry.hours:
        return say("gesloten")
    return ", ".join(f"{formats.clock(opens)}–{_closes(closes)}" for opens, closes in entry.hours)


def detour_words(entry: Alternative, language: str, say: Say) -> str:
    """`6 min om`; without a detour the distance, `1,2 km`."""
    if entry.detour_minutes is None or entry.detour_minutes < 1:
        return detour_figure(entry, language, say)
    said = say("{minutes} om").format(minutes=formats.duration(entry.detour_minutes, language))
    return said.replace(" ", formats.NBSP)


def detour_figure(entry: Alternative, language: str, say: Say) -> str:
    """`6 min`, for under a heading that says what it is; without a detour the distance."""
    if entry.detour_minutes is None:
        return kilometres(entry.distance_km, language) if entry.distance_km is not None else ""
    return formats.duration(entry.detour_minutes, language) if entry.detour_minutes else say("op de route")


def one_line(entry: Alternative, language: str, say: Say) -> str:
    """`Sporthal De Beuk, 023 554 18 80  ·  09:00–22:00  ·  6 min om`."""
    who = ", ".join(part for part in (entry.name, entry.phone) if part.strip())
    parts = (who, hours_words(entry, say), detour_words(entry, language, say))
    return DOT.join(part for part in parts if part)


def two_line_row(entry: Alternative, width: float, language: str, say: Say) -> Row:
    """Name and phone, below them where, whom, when it is open and how far round."""
    contact = entry.contact.replace(" ", formats.NBSP)  # initials do not part from their name
    where = DOT.join(part for part in (entry.address.line, contact) if part.strip())
    reach = DOT.join(
        part for part in (hours_words(entry, say), detour_words(entry, language, say)) if part.strip()
    )
    phone = 70.0
    words = Stack(Text(entry.name, style.STRONG), Text(where, style.SMALL), Text(reach, style.SMALL))
    number = Text(entry.phone, style.BODY.right())
    return Row((words, number), (width - phone - 6, phone), Look(pad_top=2, pad_bottom=3, gap=6, rule=None))


def short_row(entry: Alternative, width: float, language: str, say: Say) -> Stack:
    """Name and phone, and all else on one small line: for a page with little room."""
    phone = 70.0
    parts = (entry.address.line, hours_words(entry, say), detour_words(entry, language, say))
    look = Look(pad_top=2, pad_bottom=0, gap=6, rule=None)
    first = Row(
        (Text(entry.name, style.STRONG), Text(entry.phone, style.BODY.right())),
        (width - phone - 6, phone),
        look,
    )
    return Stack(first, Text(DOT.join(part for part in parts if part.strip()), style.SMALL))


def _closes(moment: time) -> str:
    return MIDNIGHT if moment == time.max else formats.clock(moment)
