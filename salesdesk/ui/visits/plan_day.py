"""Beside the plan form: what the chosen day holds, and the first time that is free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from salesdesk import formats, words
from salesdesk.domain.visit_conflicts import Conflict
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import link
from salesdesk.ui.labels import label
from salesdesk.ui.parts import TwoLineRow, row
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext


@dataclass(frozen=True)
class DayLook:
    """What the chosen day holds: its visits, what would overlap, the first free time."""

    day: date
    lines: tuple[VisitLine, ...]
    overlaps: tuple[Conflict, ...]
    free_time: time


def fill_day(side: Inspector, look: DayLook, take: Callable[[time], object]) -> None:
    """The visits of the day, and a press that takes the free time."""
    side.clear()
    count = len(look.lines)
    said = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
    section = side.section(formats.long_day(look.day, words.screen_language()), label(said, "small"))
    for line in look.lines:
        until = datetime.combine(line.visit_on, line.start_time) + timedelta(minutes=line.minutes)
        when = f"{formats.clock(line.start_time)} – {formats.clock(until)}"
        section.add(TwoLineRow(line.relation_name, f"{when}  ·  {line.place}"))
    if not look.lines:
        section.add(label(_("Nog vrij."), "small"))
    at = formats.clock(look.free_time)
    free = side.section(_("Eerste vrije tijd"))
    free.add(row(link(_("Neem {at}").format(at=at), partial(take, look.free_time), "clock"), 1))


def overlap_words(look: DayLook) -> str:
    """Empty when nothing overlaps."""
    if not look.overlaps:
        return ""
    first = look.overlaps[0]
    return _("Overlapt met {name}, {start} – {end}. Inplannen mag, maar weet het.").format(
        name=first.name, start=formats.clock(first.start or time()), end=formats.clock(first.end or time())
    )
