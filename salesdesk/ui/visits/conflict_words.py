"""What speaks against a moment, in a sentence each, and the moment that is better."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk import formats, words
from salesdesk.services.visit_conflicts import Conflict, ConflictKind, Slot
from salesdesk.words import _


def conflict_text(conflict: Conflict, slot: Slot) -> str:
    """One sentence."""
    language = words.screen_language()
    values = {
        "name": conflict.name,
        "start": formats.clock(conflict.start) if conflict.start else "",
        "end": formats.clock(conflict.end) if conflict.end else "",
        "minutes": formats.duration(conflict.minutes, language),
        "spare": formats.duration(conflict.spare, language) if conflict.spare else _("niets"),
        "day": formats.capital(formats.day_text(slot.visit_on, language)),
        "spans": ", ".join(f"{formats.clock(a)} – {formats.clock(b)}" for a, b in conflict.spans),
    }
    return _sentence(conflict).format(**values)


def _sentence(conflict: Conflict) -> str:
    if conflict.kind is ConflictKind.CLOSED:
        return (
            _("Buiten de openingstijden: open {spans}.")
            if conflict.spans
            else _("Die dag is de klant dicht.")
        )
    return {
        ConflictKind.PAST: _("Dit moment is al voorbij."),
        ConflictKind.OVERLAP: _("Overlapt met {name}, {start} – {end}."),
        ConflictKind.DRIVE_THERE: _(
            "Te weinig rijtijd: {name} eindigt om {end}, de rit duurt {minutes} en je hebt {spare}."
        ),
        ConflictKind.DRIVE_ON: _("Te laat bij {name} om {start}: de rit duurt {minutes} en je hebt {spare}."),
        ConflictKind.HOLIDAY: _("{day} is een feestdag bij de klant: {name}."),
        ConflictKind.HOLIDAY_AT_HOME: _("{day} is bij jou een feestdag: {name}."),
        ConflictKind.WEEKEND: _("{day} is weekend."),
    }[conflict.kind]


def conflict_lines(conflicts: Iterable[Conflict], slot: Slot) -> list[str]:
    return [conflict_text(conflict, slot) for conflict in conflicts]


def slot_words(slot: Slot) -> str:
    """`di 8 december 09:00`."""
    day = formats.day_text(slot.visit_on, words.screen_language())
    return f"{day} {formats.clock(slot.start_time)}"
