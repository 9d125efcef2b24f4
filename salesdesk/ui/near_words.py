"""Why somebody nearby is worth a visit now: whose turn, how far round, till when the door is open."""

from __future__ import annotations

from salesdesk import formats, words
from salesdesk.services.alternatives import Door, Due, NearRelation
from salesdesk.words import _, ngettext

DAYS_A_MONTH = 30.4


def reason(found: NearRelation) -> str:
    """`al 5 maanden niet bezocht, 6 min om, open tot 17:00`."""
    parts = (turn_words(found), _detour(found), door_words(found), _stay(found))
    return ", ".join(part for part in parts if part)


def turn_words(found: NearRelation) -> str:
    """Whose turn it is, by the last visit or the one that is planned."""
    turn = found.turn
    if turn.due is Due.PLANNED and turn.planned_on is not None:
        day = formats.short_date(turn.planned_on, words.screen_language())
        return _("bezoek gepland op {day}").format(day=day)
    if turn.days is None:
        return _("nog nooit bezocht")
    since = ago(turn.days)
    if turn.due in {Due.OVERDUE, Due.DUE}:
        return _("al {time} niet bezocht").format(time=since)
    return _("{time} geleden bezocht").format(time=since)


def ago(days: int) -> str:
    """`9 dagen`, `5 weken`, `4 maanden`."""
    if days < 14:
        return ngettext("{count} dag", "{count} dagen", days).format(count=days)
    if days < 2 * DAYS_A_MONTH:
        weeks = days // 7
        return ngettext("{count} week", "{count} weken", weeks).format(count=weeks)
    months = int(days / DAYS_A_MONTH)
    return ngettext("{count} maand", "{count} maanden", months).format(count=months)


def _detour(found: NearRelation) -> str:
    if found.extra_minutes < 1:
        return _("op de route")
    return _("{minutes} om").format(minutes=formats.duration(found.extra_minutes, words.screen_language()))


def door_words(found: NearRelation) -> str:
    """How the door is when he gets there; empty when nobody knows."""
    door, at = found.doorstep.door, found.doorstep.at
    clock = formats.clock(at) if at is not None else ""
    if door is Door.OPEN:
        return _("open tot {at}").format(at=clock)
    if door is Door.CLOSING:
        return _("gaat om {at} dicht").format(at=clock)
    if door is Door.CLOSED:
        return _("dicht tot {at}").format(at=clock) if clock else _("dan gesloten")
    return _("tijden onbekend")


def _stay(found: NearRelation) -> str:
    return "" if found.is_reachable else _("te krap vóór je volgende bezoek")
