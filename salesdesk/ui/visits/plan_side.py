"""Beside the plan form: what the chosen day holds, the first free time, how often it was moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial

from salesdesk import formats, words
from salesdesk.domain.visit_conflicts import Slot
from salesdesk.services.visit_conflicts import SlotLook, slot_of
from salesdesk.services.visits import VisitLine, VisitMove
from salesdesk.ui.buttons import link
from salesdesk.ui.labels import label
from salesdesk.ui.parts import TwoLineRow, row
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext


@dataclass(frozen=True)
class DayLook:
    """What the chosen day holds: its visits, what speaks against the time, a time between the others.

    `free` is the first moment without anything against it, on another day when this one has none.
    """

    day: date
    lines: tuple[VisitLine, ...]
    look: SlotLook | None
    free_time: time
    free: Slot
    moves: tuple[VisitMove, ...] = ()


def fill_day(side: Inspector, look: DayLook, take: Callable[[Slot], object]) -> None:
    """The visits of the day, a press that takes the free time, and the log of a visit that was moved."""
    side.clear()
    count = len(look.lines)
    said = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
    section = side.section(formats.long_day(look.day, words.screen_language()), label(said, "small"))
    for line in look.lines:
        when = f"{formats.clock(line.start_time)} – {formats.clock(slot_of(line).ends)}"
        section.add(TwoLineRow(line.relation_name, f"{when}  ·  {line.place}"))
    if not look.lines:
        section.add(label(_("Nog vrij."), "small"))
    free = side.section(_("Eerste vrije tijd"))
    free.add(row(link(_free_words(look), partial(take, look.free), "clock"), 1))
    if look.moves:
        _fill_moves(side, look.moves)


def _free_words(look: DayLook) -> str:
    """`Neem 08:30`, with the day when the chosen one has no room, as on a holiday."""
    at = formats.clock(look.free.start_time)
    if look.free.visit_on == look.day:
        return _("Neem {at}").format(at=at)
    day = formats.short_date(look.free.visit_on, words.screen_language())
    return _("Neem {day} {at}").format(day=day, at=at)


def _fill_moves(side: Inspector, moves: Sequence[VisitMove]) -> None:
    count = len(moves)
    section = side.section(_("Verzet"), label(_("{count}×").format(count=count), "small"))
    for move in reversed(moves):
        section.add(TwoLineRow(move_words(move), move_aside(move)))


def move_words(move: VisitMove) -> str:
    """`di 24-11 10:00 → do 26-11 08:30`."""
    language = words.screen_language()
    before = f"{formats.short_date(move.from_on, language)} {formats.clock(move.from_time)}"
    after = f"{formats.short_date(move.to_on, language)} {formats.clock(move.to_time)}"
    return f"{before} → {after}"


def move_aside(move: VisitMove) -> str:
    """Why and by whom."""
    return "  ·  ".join(part for part in (move.reason or _("geen reden genoteerd"), move.moved_by) if part)
