"""The day that is looked at: its visits with the new one between them, and what to say to the customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.day_finding import DayStop, FoundDay, FoundDays
from salesdesk.ui.buttons import plain
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import column, row
from salesdesk.ui.routes.finder.words import (
    CHIPS,
    area_words,
    day_words,
    extra_words,
    no_slot_words,
    shade_word,
)
from salesdesk.ui.screen import Inspector
from salesdesk.words import _


class DaySide:
    """Fills the inspector of the finder."""

    def __init__(
        self, side: Inspector, copy: Callable[[], object], open_day: Callable[[date], object]
    ) -> None:
        self._side, self._copy, self._open_day = side, copy, open_day

    def show(self, days: FoundDays, found: FoundDay | None, aloud: str) -> None:
        """The day, and the sentence with the dates to offer."""
        self._side.clear()
        if found is not None:
            self._day(days, found)
        if aloud:
            said = self._side.section(_("Om te zeggen"))
            said.add(TextBlock(aloud, "body", "text"), row(plain(_("Kopiëren (C)"), self._copy, "copy"), 1))
        self._keys()

    def _day(self, days: FoundDays, found: FoundDay) -> None:
        title = formats.capital(day_words(found.day))
        if found.shade is None:
            self._side.section(title).add(
                TextBlock(formats.capital(no_slot_words(found)) + ".", "body", "text2")
            )
        else:
            chip = Chip(f"{shade_word(found.shade)} {extra_words(found)}", CHIPS[found.shade])
            part = self._side.section(title, chip)
            notes = [area_words(found), _("boven je grens voor die dag") if found.beyond else ""]
            said = "  ·  ".join(note for note in notes if note)
            if said:
                part.add(TextBlock(formats.capital(said), "small", "warn" if found.beyond else "muted"))
        self._stops(days, found)

    def _stops(self, days: FoundDays, found: FoundDay) -> None:
        lines = [_stop(stop) for stop in found.stops]
        if found.shade is not None and found.start_time is not None:
            lines.insert(found.at, _new(days, found, found.start_time))
        part = self._side.section(_("De dag"))
        for line in lines:
            part.add(line)
        if not lines:
            part.add(label(_("Nog geen bezoeken."), "small", "muted"))
        part.add(row(plain(_("Dagroute openen"), lambda: self._open_day(found.day), "map"), 1))

    def _keys(self) -> None:
        keys = self._side.section(_("Toetsen"))
        said = _(
            "Pijltjes lopen langs de dagen, Enter plant in, C kopieert de zin, 1 tot 5 kiest een beste dag."
        )
        keys.add(TextBlock(said, "small", "muted"))


def _line(start: time, name: str, facts: str, tone: str) -> QWidget:
    holder = QWidget()
    at = label(formats.clock(start), "strong", tone)
    role = "strong" if tone == "acc" else "body"
    lines = column(ElidedLabel(name, role, tone), ElidedLabel(facts, "small", "muted"), gap=0)
    laid = row(at, gap=10)
    laid.addLayout(lines, 1)
    holder.setLayout(laid)
    return holder


def _stop(stop: DayStop) -> QWidget:
    minutes = formats.duration(stop.minutes, words.screen_language())
    facts = [stop.place, minutes, _("voorstel") if stop.is_proposal else ""]
    return _line(stop.start_time, stop.name, "  ·  ".join(one for one in facts if one), "text")


def _new(days: FoundDays, found: FoundDay, start: time) -> QWidget:
    until = (datetime.combine(found.day, start) + timedelta(minutes=days.minutes)).time()
    facts = _("tot {time}").format(time=formats.clock(until))
    return _line(start, days.name or _("Nieuw bezoek"), facts, "acc")
