"""Which days are asked for: days of the week, from when, which part of the day, within how many weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.day_finding import DayFilter
from salesdesk.errors import Refused
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable, Toggle
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice, DateField, TimeField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column, row
from salesdesk.words import _, ngettext

WEEKS = (0, 2, 4, 6, 8, 13, 26)
LENGTHS = (0, 15, 30, 45, 60, 75, 90, 120, 180, 240)
WHOLE, MORNING, AFTERNOON = range(3)
T_co = TypeVar("T_co", covariant=True)


class Readable(Protocol[T_co]):
    """A field of a day or a time."""

    def problem(self) -> str: ...
    def value(self) -> T_co | None: ...


class DayToggle(Pressable):
    """One day of the week, on or off."""

    def __init__(self, weekday: int) -> None:
        day = date(2026, 1, 5) + timedelta(days=weekday)
        language = words.screen_language()
        super().__init__(formats.day_name(day, language), inset=True)
        self.setCheckable(True)
        self.weekday = weekday
        said = label(formats.short_day_name(day, language))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(row(said, margins=(4, 4, 4, 4)))
        self.setFixedWidth(max(theme.F(33), self.sizeHint().width()))
        self.setFixedHeight(max(theme.F(32), self.sizeHint().height()))


class FilterBar(QWidget):
    """Gives a `DayFilter` and a length; `edited` on every change that can be read."""

    edited = Signal()

    def __init__(self, today: date, weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)) -> None:
        super().__init__()
        self.days = [DayToggle(weekday) for weekday in weekdays]
        self.part = Toggle([_("Hele dag"), _("Ochtend"), _("Middag")], name=_("Dagdeel"))
        self.from_on = DateField(_("Vanaf"), today, wide=122)
        self.not_before = TimeField(_("Niet vóór"), wide=66)
        self.within = Choice(_("Binnen"), [(weeks, _weeks(weeks)) for weeks in WEEKS], wide=132)
        self.minutes = Choice(_("Duur"), [(each, _length(each)) for each in LENGTHS], wide=128)
        week = QWidget()
        week.setLayout(row(*self.days, gap=3))
        box = FlowBox(
            week,
            self.part,
            _worded(_("Vanaf"), self.from_on),
            _worded(_("Niet vóór"), self.not_before),
            gap=10,
        )
        self.setLayout(column(box))
        for day in self.days:
            day.clicked.connect(lambda *_on: self.edited.emit())
        self.part.chosen.connect(lambda _on: self.edited.emit())
        for each in (self.from_on, self.not_before, self.within, self.minutes):
            each.edited.connect(self.edited.emit)

    def filter(self) -> DayFilter:
        """What is asked for; what cannot be read yet asks nothing."""
        return DayFilter(
            weekdays=frozenset(day.weekday for day in self.days if day.isChecked()),
            from_on=_read(self.from_on),
            within_weeks=self.within.value(),
            not_before=_read(self.not_before),
            morning=self.part.on() != AFTERNOON,
            afternoon=self.part.on() != MORNING,
        )

    def length(self) -> int:
        """The minutes that are asked for, 0 for as long as usual there."""
        return self.minutes.value()

    def clear(self) -> None:
        """Every day again."""
        for day in self.days:
            day.setChecked(False)
        self.part.set_on(WHOLE)
        self.from_on.set_value(None)
        self.not_before.set_value(None)
        self.within.set_value(0)
        self.minutes.set_value(0)


def _read(field: Readable[T_co]) -> T_co | None:
    try:
        return None if field.problem() else field.value()
    except Refused:
        return None


def _worded(word: str, field: QWidget) -> QWidget:
    holder = QWidget()
    name = label(word, "small")
    name.setBuddy(field)
    holder.setLayout(row(name, field, gap=6))
    return holder


def _weeks(weeks: int) -> str:
    if not weeks:
        return _("het hele jaar")
    return ngettext("binnen {count} week", "binnen {count} weken", weeks).format(count=weeks)


def _length(minutes: int) -> str:
    return formats.duration(minutes, words.screen_language()) if minutes else _("gewone duur")
