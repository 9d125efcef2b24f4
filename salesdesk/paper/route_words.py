"""The words on a route sheet: the drive with its margin, the door, the break, why somebody is visited now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from salesdesk import formats
from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.visit_grounds import Ground, VisitGround
from salesdesk.paper.letters import Say, kilometres

DOT = "  ·  "
LEAST_TRAFFIC = 2
"""A minute of traffic nobody notices; it still counts in the sum."""


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive as it is told: when to leave, how long and how far, with its margin and its traffic."""

    leave_at: time | None = None
    minutes: int | None = None
    km: float | None = None
    band: tuple[int, int] | None = None
    traffic_minutes: int = 0


def drive_words(drive: Drive, language: str, say: Say) -> str:
    """`vertrek 07:17  ·  1 u 01 (55 min tot 1 u 14)  ·  46 km  ·  6 min drukte`."""
    facts = []
    if drive.leave_at is not None:
        facts.append(say("vertrek {time}").format(time=formats.clock(drive.leave_at)))
    if drive.minutes is not None:
        facts.append(_length(drive.minutes, drive.band, language, say))
    if drive.km is not None:
        facts.append(kilometres(drive.km, language))
    if drive.traffic_minutes >= LEAST_TRAFFIC:
        minutes = formats.duration(drive.traffic_minutes, language)
        facts.append(say("waarvan {minutes} drukte").format(minutes=minutes))
    return DOT.join(facts) or say("reistijd onbekend")


def _length(minutes: int, band: tuple[int, int] | None, language: str, say: Say) -> str:
    length = formats.duration(minutes, language)
    if band is None or not minutes:
        return length
    low, high = (formats.duration(each, language) for each in band)
    return say("{length} ({low} tot {high})").format(length=length, low=low, high=high)


def on_the_road(traffic_minutes: int, say: Say) -> str:
    """What the figure of driving is called, with the traffic in it."""
    if traffic_minutes <= 0:
        return say("onderweg")
    return say("onderweg, {minutes} min drukte").format(minutes=traffic_minutes)


def door_words(hours: Spans | None, start: time, end: time, say: Say) -> str:
    """`kan tot 15:30` while the door is open; empty when nobody knows the hours."""
    if hours is None:
        return ""
    for opens, closes in hours:
        if opens <= start < closes:
            if closes == time.max:
                return ""
            shuts = say("kan tot {time}").format(time=formats.clock(closes))
            return shuts if end <= closes else say("sluit al om {time}").format(time=formats.clock(closes))
    return say("dan gesloten")


def lunch_words(minutes: int, language: str, say: Say) -> str:
    return say("Pauze, {minutes}").format(minutes=formats.duration(minutes, language))


def estimate_words(say: Say) -> str:
    return say("Reistijden zijn een schatting zonder wegennet; tussen haakjes van vlot tot druk.")


def grounds_words(grounds: tuple[VisitGround, ...], say: Say) -> str:
    """`bevestigd, 12 d over tijd, offerte OV26012-1 loopt`; a complaint has its own line.

    That the area has its day stands above the sheet, and here only where nothing else is to be said.
    """
    told = [each for each in grounds if each.ground is not Ground.COMPLAINT]
    strong = [each for each in told if each.ground is not Ground.AREA_DAY]
    said = [_ground(each, say) for each in strong or told]
    return ", ".join(said)


def _ground(each: VisitGround, say: Say) -> str:
    said = {
        Ground.AGREED: say("bevestigd"),
        Ground.COMPLAINT: say("open klacht"),
        Ground.NEVER_VISITED: say("nog nooit bezocht"),
        Ground.OVERDUE: say("{days} d over tijd"),
        Ground.DUE: say("aan de beurt"),
        Ground.OPEN_OFFER: say("offerte {name} loopt"),
        Ground.AREA_DAY: say("op de gebiedsdag"),
    }
    return said[each.ground].format(days=each.days, name=each.name)
