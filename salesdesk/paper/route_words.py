"""The words on a route sheet: the drive with its margin, the door, the break, why somebody is visited now.

The sheet lies on the seat, and a customer may ride along: nothing here says what was neglected or went wrong.
"""

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
    """`1 u 01 (55 min tot 1 u 14), waarvan 6 min drukte  ·  46 km`."""
    facts = []
    if drive.minutes is not None:
        length = _length(drive.minutes, drive.band, language, say)
        traffic = say("waarvan {minutes} drukte").format(
            minutes=formats.duration(drive.traffic_minutes, language)
        )
        facts.append(f"{length}, {traffic}" if drive.traffic_minutes >= LEAST_TRAFFIC else length)
    if drive.km is not None:
        facts.append(kilometres(drive.km, language))
    return DOT.join(facts) or ("" if drive.leave_at else say("reistijd onbekend"))


def leave_words(drive: Drive, say: Say) -> str:
    """`vertrek 07:17`; empty when nobody knows."""
    return "" if drive.leave_at is None else say("vertrek {time}").format(time=formats.clock(drive.leave_at))


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


def lunch_words(minutes: int, at: time, leave_at: time | None, language: str, say: Say) -> str:
    """`Pauze, 35 min`; no longer than till the moment to leave, with the slow road in mind."""
    left = _minutes(leave_at) - _minutes(at) if leave_at else 0
    length = min(minutes, left) if left > 0 else minutes
    return say("Pauze, {minutes}").format(minutes=formats.duration(length, language))


def late_words(minutes: int, language: str, say: Say) -> str:
    """`Naar schatting 10 min te laat: bel op tijd.`, for who phones on the way."""
    length = formats.duration(minutes, language)
    return say("Naar schatting {minutes} te laat: bel op tijd.").format(minutes=length)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def estimate_words(say: Say) -> str:
    return say("Reistijden zijn een schatting zonder wegennet; tussen haakjes van vlot tot druk.")


def grounds_words(grounds: tuple[VisitGround, ...], say: Say) -> str:
    """`bevestigd, aan de beurt, offerte OV26012-1 loopt`; a complaint has its own line.

    Who waited too long is simply due: how long is for the screen, not for who rides along.

    That the area has its day stands above the sheet, and here only where nothing else is to be said.
    """
    told = [each for each in grounds if each.ground is not Ground.COMPLAINT]
    strong = [each for each in told if each.ground is not Ground.AREA_DAY]
    said = [_ground(each, say) for each in strong or told]
    return ", ".join(said)


def _ground(each: VisitGround, say: Say) -> str:
    said = {
        Ground.AGREED: say("bevestigd"),
        Ground.NEVER_VISITED: say("nog nooit bezocht"),
        Ground.OVERDUE: say("aan de beurt"),
        Ground.DUE: say("aan de beurt"),
        Ground.OPEN_OFFER: say("offerte {name} loopt"),
        Ground.AREA_DAY: say("op de gebiedsdag"),
    }
    return said[each.ground].format(name=each.name)
