"""What a block, a day and a waiting relation are called, for eyes, ears and tooltips."""

from __future__ import annotations

from datetime import date

from salesdesk import formats, words
from salesdesk.domain.day_finding import NoSlot, Shade
from salesdesk.services.week_board import Block, BlockKind, BoardDay, DueVisit, Off
from salesdesk.services.week_offers import DayOffer
from salesdesk.words import _, ngettext

WEEKEND = 5


def block_words(block: Block) -> list[str]:
    """Line by line: who, when, what it is, and what is out of the ordinary."""
    day = formats.day_text(block.visit_on, words.screen_language())
    when = f"{day}, {formats.clock(block.start_time)} – {formats.clock(block.end_time)}"
    said = [", ".join(part for part in (block.name, block.place) if part), when, kind_words(block)]
    if block.is_outside:
        said.append(_("buiten het gebied van de dag"))
    return said


def kind_words(block: Block) -> str:
    if block.kind is BlockKind.PROPOSAL:
        return _("voorstel, vastgezet op deze dag") if block.is_pinned else _("voorstel")
    return {
        BlockKind.PLANNED: _("gepland"),
        BlockKind.CONFIRMED: _("bevestigd"),
        BlockKind.PAST: _("geweest"),
    }[block.kind]


def day_words(day: BoardDay) -> str:
    """A day as it is read aloud."""
    shape = day.shape
    said = [formats.day_text(day.day, words.screen_language())]
    if shape.off is not None:
        said.append(off_words(day))
    elif shape.areas:
        said.append(shape.area_names)
    count = len(day.blocks)
    said.append(ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count))
    return ", ".join(said)


def off_words(day: BoardDay) -> str:
    """Why nothing is planned that day; a day that is never worked needs no reason."""
    shape = day.shape
    if shape.off is Off.NO_WORKING_DAY:
        return _never_worked(day.day)
    return shape.off_name or _("vrij")


def _never_worked(day: date) -> str:
    return _("kantoor") if day.weekday() < WEEKEND else _("weekend")


def offer_words(offer: DayOffer | None) -> str:
    """What a day says while something is carried over it: `+12 min`, or why not."""
    if offer is None:
        return ""
    if not offer.is_on_map:
        return _("niet op de kaart")
    if offer.no_slot is None:
        return _("+{minutes} min").format(minutes=offer.extra_minutes)
    return {
        NoSlot.DAY_OFF: offer.name or _never_worked(offer.day),
        NoSlot.HOLIDAY: offer.name or _("feestdag"),
        NoSlot.CLOSED: _("dicht"),
        NoSlot.FULL: _("vol"),
        NoSlot.NO_ROOM: _("past niet"),
        NoSlot.NOT_YET: _("nog niet"),
        NoSlot.TOO_FAR: _("te ver"),
    }[offer.no_slot]


def shade_words(offer: DayOffer) -> str:
    if offer.shade is None:
        return _("Hier past het niet: {why}.").format(why=offer_words(offer))
    return {
        Shade.GOOD: _("Past goed"),
        Shade.POSSIBLE: _("Kan"),
        Shade.RATHER_NOT: _("Liever niet"),
    }[offer.shade]


def due_words(due: DueVisit) -> tuple[str, str]:
    """Why a relation waits for a visit, and the tone of it."""
    turn = due.turn
    if due.has_complaint:
        return _("klacht open"), "bad"
    if turn.days is None:
        return _("nooit bezocht"), "warn"
    if due.visits_per_year >= 2 and due.held < due.visits_per_year:
        left = due.visits_per_year - due.held
        said = _("nog {left} van {all} dit jaar").format(left=left, all=due.visits_per_year)
        return said, "warn" if _is_late(due) else ""
    return ago_words(turn.days), "warn" if _is_late(due) else ""


def ago_words(days: int) -> str:
    if days < 14:
        return ngettext("{count} dag geleden", "{count} dagen geleden", days).format(count=days)
    if days < 91:
        weeks = days // 7
        return ngettext("{count} week geleden", "{count} weken geleden", weeks).format(count=weeks)
    months = round(days / 30.4)
    return ngettext("{count} maand geleden", "{count} maanden geleden", months).format(count=months)


def _is_late(due: DueVisit) -> bool:
    return due.turn.days is not None and due.turn.days > (due.turn.interval_days or 0) * 1.25
