"""The traffic of a weekday as a table to type in: from when, until when, how much longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any

from salesdesk import formats
from salesdesk.domain.planning_rules import TrafficSlot
from salesdesk.services.travel_settings import TravelView
from salesdesk.ui.buttons import Toggle, link, plain
from salesdesk.ui.edit_table import EditColumn, EditModel, EditTable
from salesdesk.ui.fields import refusal
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, row
from salesdesk.words import _, screen_language

MONDAY = date(2024, 1, 1)
WORKING_DAYS = range(5)
_PERCENTS = {"with": "with_percent", "against": "against_percent", "neither": "neither_percent"}
Keep = Callable[[tuple[TrafficSlot, ...]], object]


class TrafficCard(Card):
    """The hours of one weekday; a change counts for that day until it is copied to the others."""

    def __init__(self, keep: Keep, usual: Callable[[], object]) -> None:
        self.usual = link(_("Zoals het programma"), usual, "undo")
        super().__init__(_("Files"), self.usual)
        self._keep = keep
        self._slots: tuple[TrafficSlot, ...] = ()
        days = [
            formats.short_day_name(MONDAY.replace(day=1 + at), screen_language()) for at in WORKING_DAYS
        ] + [
            formats.short_day_name(MONDAY.replace(day=6), screen_language()),
            formats.short_day_name(MONDAY.replace(day=7), screen_language()),
        ]
        self.day = Toggle(days, name=_("Dag"), on=1)
        self.day.chosen.connect(lambda _at: self._show())
        self.copy = plain(_("Ook op alle werkdagen"), self._copy, "copy")
        self.model = EditModel[TrafficSlot](_columns(), _("Vanaf…"), inviting=0)
        self.table = EditTable(self.model, _("Files op een dag"), self._commit, row_height=30, shows_all=True)
        self.table.removed.connect(self._remove)
        said = _(
            "Zoveel procent langer duurt rijden. Mee: ’s morgens naar de steden toe, ’s middags eruit. "
            "Tegen: de andere kant op. Op feestdagen telt niets."
        )
        self.add(TextBlock(said, "small", "text2"), row(self.day, 1), self.table, row(self.copy, 1))

    def show_view(self, view: TravelView) -> None:
        self._slots = view.traffic
        self.usual.setVisible(view.is_own_traffic)
        self.setEnabled(view.habits.counts_traffic)
        self._show()

    def _show(self) -> None:
        self.model.set_lines(self._of_day())
        self.copy.setEnabled(bool(self.model.lines()))

    def _of_day(self) -> list[TrafficSlot]:
        return [slot for slot in self._slots if slot.weekdays == (self.day.on(),)]

    def _commit(self, line: TrafficSlot | None, key: str, text: Any) -> None:
        fresh = changed(line or _empty(self.day.on()), key, str(text))
        self._put([slot for slot in self._slots if slot is not line] + [fresh])

    def _remove(self, line: TrafficSlot) -> None:
        self._put([slot for slot in self._slots if slot is not line])

    def _copy(self) -> None:
        here = self._of_day()
        others = [slot for slot in self._slots if slot.weekdays[0] not in WORKING_DAYS]
        copies = [replace(slot, weekdays=(day,)) for day in WORKING_DAYS for slot in here]
        self._put(others + copies if self.day.on() in WORKING_DAYS else [*self._slots, *copies])

    def _put(self, slots: list[TrafficSlot]) -> None:
        kept = tuple(sorted(slots, key=lambda slot: (slot.weekdays, slot.from_time)))
        self._keep(kept)
        self._slots = kept
        self._show()


def changed(slot: TrafficSlot, key: str, text: str) -> TrafficSlot:
    """The stretch of hours with what was typed; refused when it is no time or no percentage."""
    if key in _PERCENTS:
        percents: dict[str, Any] = {_PERCENTS[key]: typed_percent(text)}
        return replace(slot, **percents)
    moment = typed_time(text)
    if key == "until":
        return replace(slot, until_time=moment)
    later = time(min(moment.hour + 1, 23), moment.minute)
    is_fresh = slot.from_time == slot.until_time
    return replace(slot, from_time=moment, until_time=later if is_fresh else slot.until_time)


def typed_percent(text: str) -> int:
    figure = text.replace("%", "").strip()
    if not figure.isdecimal():
        raise refusal(_("Typ een heel getal, zoals 25."), "percent")
    return int(figure)


def typed_time(text: str) -> time:
    """A time on five minutes: `7`, `7:30`, `0730`, `7.30`."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:[:.,]?(\d{2}))?\s*", text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise refusal(_("Typ een tijd, zoals 7:30."), "from")
    return time(int(found[1]), int(found[2] or 0) // 5 * 5)


def _empty(weekday: int) -> TrafficSlot:
    return TrafficSlot((weekday,), time(0), time(0), 20, 5, 10)


def _columns() -> list[EditColumn[TrafficSlot]]:
    def percent(name: str) -> Callable[[TrafficSlot], str]:
        return lambda slot: formats.percent(Decimal(getattr(slot, name)))

    def typed(name: str) -> Callable[[TrafficSlot], str]:
        return lambda slot: str(getattr(slot, name))

    def column(title: str, key: str, name: str, wide: int) -> EditColumn[TrafficSlot]:
        shown, edit = percent(name), typed(name)
        return EditColumn[TrafficSlot](
            title, shown, key=key, edit=edit, align="right", width=wide, sortable=False
        )

    return [
        EditColumn[TrafficSlot](
            _("Van"), partial(_clock, "from_time"), key="from", edit=partial(_clock, "from_time"),
            sortable=False,
        ),
        EditColumn[TrafficSlot](
            _("Tot"), partial(_clock, "until_time"), key="until", edit=partial(_clock, "until_time"),
            width=70, sortable=False,
        ),
        column(_("Mee"), "with", "with_percent", 76),
        column(_("Tegen"), "against", "against_percent", 76),
        column(_("Anders"), "neither", "neither_percent", 76),
    ]  # fmt: skip


def _clock(name: str, slot: TrafficSlot) -> str:
    return formats.clock(getattr(slot, name))
