"""Wat als: other visits a year or minutes per class, more visits a day, days off on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from salesdesk.domain.capacity import Capacity
from salesdesk.domain.relations import Importance
from salesdesk.services.capacity import MOST_A_DAY, CapacityView, Wish
from salesdesk.ui import theme
from salesdesk.ui.labels import label
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import Rule, column
from salesdesk.ui.routes.rayon.area_words import hours_words
from salesdesk.ui.routes.rayon.stepper import Stepper
from salesdesk.words import _


class WhatIfForm(QWidget):
    """A line per class with steppers, and below it the day and the year; `changed` on every step."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self.visits: dict[Importance, Stepper] = {}
        self.minutes: dict[Importance, Stepper] = {}
        self._counts: dict[Importance, QLabel] = {}
        self._sums: dict[Importance, QLabel] = {}
        self._hours: dict[Importance, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.F(12))
        grid.setVerticalSpacing(theme.F(6))
        heads = (
            _("Klasse"),
            _("Relaties"),
            _("Per jaar"),
            _("Minuten"),
            _("Bezoeken"),
            _("Uren"),
        )
        for at, head in enumerate(heads):
            side = Qt.AlignmentFlag.AlignRight if at in {1, 4, 5} else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(label(head, "small", "muted"), 0, at, side)
        for line, importance in enumerate(Importance, start=1):
            self._add_line(grid, line, importance)
        grid.setColumnMinimumWidth(5, theme.F(56))
        grid.setColumnStretch(6, 1)
        self.most = Stepper(_("Bezoeken per dag, hoogstens"), least=1, most=MOST_A_DAY)
        self.days_off = Stepper(_("Extra vrije dagen"), least=0, most=200)
        below = QGridLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setHorizontalSpacing(theme.F(14))
        for at, (word, stepper) in enumerate(
            ((_("Bezoeken per dag, hoogstens"), self.most), (_("Extra vrije dagen"), self.days_off))
        ):
            below.addWidget(label(word, "body"), at, 0)
            below.addWidget(stepper, at, 1)
        below.setVerticalSpacing(theme.F(6))
        below.setColumnStretch(2, 1)
        self.setLayout(column(grid, Rule(), below, gap=10))
        for each in self.steppers():
            each.edited.connect(changed)

    def _add_line(self, grid: QGridLayout, line: int, importance: Importance) -> None:
        name = _("klasse {letter}").format(letter=importance.value)
        visits = Stepper(_("Bezoeken per jaar, {name}").format(name=name), least=0, most=365)
        minutes = Stepper(_("Minuten per bezoek, {name}").format(name=name), least=5, most=480, step=5)
        self.visits[importance], self.minutes[importance] = visits, minutes
        self._counts[importance], self._sums[importance] = label("", "body"), label("", "body")
        self._hours[importance] = label("", "strong")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(ClassTile(importance.value), line, 0)
        grid.addWidget(self._counts[importance], line, 1, right)
        grid.addWidget(visits, line, 2)
        grid.addWidget(minutes, line, 3)
        grid.addWidget(self._sums[importance], line, 4, right)
        grid.addWidget(self._hours[importance], line, 5, right)

    def steppers(self) -> list[Stepper]:
        return [*self.visits.values(), *self.minutes.values(), self.most, self.days_off]

    def show_wish(self, wish: Wish) -> None:
        for importance in Importance:
            self.visits[importance].set_value(wish.visits.get(importance, 0))
            self.minutes[importance].set_value(wish.minutes.get(importance, 60))
        self.most.set_value(wish.most_visits)
        self.days_off.set_value(wish.extra_days_off)

    def wish(self, view: CapacityView) -> Wish | None:
        """What stands in the fields; None while one of them cannot be read."""
        visits = {each: stepper.value() for each, stepper in self.visits.items()}
        minutes = {each: stepper.value() for each, stepper in self.minutes.items()}
        most, off = self.most.value(), self.days_off.value()
        if most is None or off is None:
            return None
        known_visits = {each: value for each, value in visits.items() if value is not None}
        known_minutes = {each: value for each, value in minutes.items() if value is not None}
        if len(known_visits) < len(visits) or len(known_minutes) < len(minutes):
            return None
        return Wish(
            {**view.present.visits, **known_visits}, {**view.present.minutes, **known_minutes}, most, off
        )

    def show_sums(self, found: Capacity) -> None:
        for each in found.classes:
            self._counts[each.importance].setText(str(each.relations))
            self._sums[each.importance].setText(str(each.visits))
            self._hours[each.importance].setText(hours_words(each.hours))
