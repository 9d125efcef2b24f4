"""What is said of a day that was found: on a row, in the side, on a cell, and aloud to the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesdesk import formats, words
from salesdesk.domain.day_finding import FoundDay, FoundDays, NoSlot, Shade
from salesdesk.words import _, ngettext

FILLS: dict[Shade | None, str] = {Shade.GOOD: "okbg", Shade.POSSIBLE: "warnbg", Shade.RATHER_NOT: "track"}
INKS: dict[Shade | None, str] = {Shade.GOOD: "ok", Shade.POSSIBLE: "warn", Shade.RATHER_NOT: "muted"}
CHIPS: dict[Shade, str] = {Shade.GOOD: "ok", Shade.POSSIBLE: "warn", Shade.RATHER_NOT: "neutral"}


def shade_word(shade: Shade) -> str:
    return {Shade.GOOD: _("goed"), Shade.POSSIBLE: _("kan"), Shade.RATHER_NOT: _("liever niet")}[shade]


def extra_words(found: FoundDay) -> str:
    """`+6 min`."""
    return "+" + formats.duration(found.extra_minutes, words.screen_language())


def moment_words(found: FoundDay) -> str:
    """`do 3 december 10:15`, with its year when that is another."""
    at = formats.clock(found.start_time) if found.start_time is not None else ""
    return f"{day_words(found.day)} {at}".strip()


def day_words(day: date) -> str:
    return formats.day_text(day, words.screen_language())


def neighbour_words(found: FoundDay) -> str:
    """Where he is that day: `je bent dan bij Hotel Spaarne in Haarlem`."""
    beside = found.neighbour
    if beside is None:
        return _("de dag is verder nog leeg")
    if beside.is_proposal:
        where = ", ".join(part for part in (beside.name, beside.place) if part)
        return _("naast je voorstel bij {where}").format(where=where)
    if not beside.place:
        return _("je bent dan bij {name}").format(name=beside.name)
    return _("je bent dan bij {name} in {place}").format(name=beside.name, place=beside.place)


def area_words(found: FoundDay) -> str:
    """Whether it is a day of its area; empty when the day has none."""
    if found.is_its_area is None:
        return ""
    if found.is_its_area:
        return _("vaste dag van {area}").format(area=found.area)
    return _("dag van {area}").format(area=found.area)


def no_slot_words(found: FoundDay) -> str:
    """Why nothing fits that day."""
    said = {
        NoSlot.DAY_OFF: found.note or _("geen werkdag"),
        NoSlot.HOLIDAY: found.note or _("feestdag"),
        NoSlot.CLOSED: _("daar gesloten"),
        NoSlot.FULL: _("de dag zit vol"),
        NoSlot.NO_ROOM: _("geen gat van deze lengte"),
        NoSlot.NOT_YET: _("nog niet gewenst"),
        NoSlot.TOO_FAR: _("te ver om op tijd thuis te zijn"),
    }
    return said[found.no_slot] if found.no_slot else ""


def cell_words(found: FoundDay) -> str:
    """Everything of a day in one sentence, as a tooltip and for who cannot see it."""
    if found.shade is None:
        return f"{day_words(found.day)}: {no_slot_words(found)}"
    parts = [moment_words(found), shade_word(found.shade), extra_words(found), neighbour_words(found)]
    if found.beyond:
        parts.append(_("boven je grens voor die dag"))
    return ", ".join(part for part in (*parts, area_words(found)) if part)


def said_aloud(offered: Sequence[FoundDay]) -> str:
    """`Schikt het do 3 december om 10:15 of di 8 december om 14:00?`; two or three dates, by the clock."""
    language = words.screen_language()
    moments = [
        _("{day} om {time}").format(
            day=formats.day_text(one.day, language), time=formats.clock(one.start_time)
        )
        for one in offered
        if one.start_time is not None
    ]
    if not moments:
        return ""
    if len(moments) == 1:
        return _("Schikt het {moment}?").format(moment=moments[0])
    first, last = ", ".join(moments[:-1]), moments[-1]
    return _("Schikt het {first} of {last}?").format(first=first, last=last)


def headline(days: FoundDays) -> str:
    """`Hotel Spaarnzicht  ·  Haarlem  ·  45 min  ·  alleen daarvoor rijden kost 1 u 22`."""
    language = words.screen_language()
    parts = [days.name, days.place, formats.duration(days.minutes, language)]
    if days.lone_minutes is not None:
        alone = formats.duration(days.lone_minutes, language)
        parts.append(_("alleen daarvoor rijden kost {time}").format(time=alone))
    return "  ·  ".join(part for part in parts if part)


def counted(days: FoundDays) -> str:
    """How many days are how good, for who cannot see the calendar."""
    kept = [one for one in days.days if days.asked.keeps(one, days.today)]
    parts = []
    for shade in Shade:
        count = sum(one.shade is shade for one in kept)
        parts.append(
            ngettext("{count} dag {shade}", "{count} dagen {shade}", count).format(
                count=count, shade=shade_word(shade)
            )
        )
    return ", ".join(parts)
