"""Vrije dagen: what is free, more of it, and what still stands on those days."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.rayon import TimeOff
from salesdesk.errors import Reason, Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.time_off import DaysOff
from salesdesk.ui import ask, theme
from salesdesk.ui.buttons import icon_button, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import DateField, Form, TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import TwoLineRow, column, empty_out
from salesdesk.ui.screen import Scroller
from salesdesk.words import _, ngettext

WIDTH, HEIGHT = 440, 260
MOST_HOLIDAYS = 6


class TimeOffEditor(QWidget):
    """A list of days off with a line to add more."""

    def __init__(self, desk: Desk, file: SellerFile, start: date | None = None) -> None:
        super().__init__()
        self._desk, self._file = desk, file
        today = desk.today()
        self.first = DateField(_("Eerste vrije dag"), today)
        self.last = DateField(_("Laatste vrije dag"), today)
        self.reason = TextField(_("Waarom"), placeholder=_("Vakantie, cursus, beurs"))
        if start is not None:
            self.first.set_value(start)
        self.form = Form()
        self.form.beside(
            self.form.make("first_on", _("Eerste dag"), self.first),
            self.form.make("last_on", _("Laatste dag"), self.last),
        )
        self.form.add("reason", _("Waarom"), self.reason)
        self.add_button = plain(_("Toevoegen"), self.add, "plus")
        self._rows = column(gap=8, margins=(0, 0, 12, 0))
        holder = QWidget()
        holder.setLayout(self._rows)
        scroller = Scroller(holder)
        scroller.setMinimumHeight(theme.F(180))
        scroller.setMaximumHeight(theme.F(HEIGHT))
        self.setLayout(column(self.form, self.add_button, scroller, gap=12))
        self.reload()

    def reload(self) -> None:
        self._desk.work.ask(self._file.time_off.view, self._show, lane="read", owner=self)

    def add(self) -> None:
        """One day when only the first is filled in."""
        try:
            first = self.first.required_value()
            last = self.last.value() or first
        except Refused as error:
            self._refused(error.reasons)
            return
        self.form.clear_errors()
        call = partial(self._file.time_off.add, first, last, self.reason.value())
        self._desk.work.ask(call, self._added, refused=self._refused, owner=self)

    def _added(self, _made: TimeOff) -> None:
        for field in (self.first, self.last):
            field.set_value(None)
        self.reason.set_value("")
        self.first.setFocus()
        self.reload()

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _remove(self, time_off: TimeOff) -> None:
        remove = self._file.time_off.remove
        undo = partial(remove, time_off, removed=False)

        def told(_gone: TimeOff) -> None:
            self.reload()
            self._desk.toast(_("Vrije dagen weg"), partial(self._desk.work.ask, undo))

        self._desk.work.ask(partial(remove, time_off), told, owner=self)

    def _show(self, found: DaysOff) -> None:
        empty_out(self._rows)
        if not found.own:
            self._rows.addWidget(TextBlock(_("Je hebt nog geen vrije dagen opgegeven."), "small", "muted"))
        for each in found.own:
            self._rows.addWidget(self._row(each, found.visits.get(each.id, 0)))
        if found.holidays:
            self._rows.addWidget(label(_("Feestdagen, vanzelf vrij"), "smallstrong", "muted"))
        for day, name in found.holidays[:MOST_HOLIDAYS]:
            self._rows.addWidget(
                TwoLineRow(formats.capital(name), formats.day_text(day, words.screen_language()))
            )
        self._rows.addStretch(1)

    def _row(self, time_off: TimeOff, visits: int) -> TwoLineRow:
        said = days_words(time_off)
        tone = ""
        second = time_off.reason
        if visits:
            stands = ngettext("er staat {count} afspraak", "er staan {count} afspraken", visits)
            second = "  ·  ".join(part for part in (second, stands.format(count=visits)) if part)
            tone = "warn"
        gone = icon_button(
            "trash", _("{days} niet meer vrij").format(days=said), partial(self._remove, time_off)
        )
        return TwoLineRow(said, second, tone=tone, action=gone)


def days_words(time_off: TimeOff) -> str:
    """`ma 21 december – vr 1 januari`, one day by itself."""
    language = words.screen_language()
    first, last = (formats.day_text(day, language) for day in (time_off.first_on, time_off.last_on))
    return first if time_off.first_on == time_off.last_on else f"{first} – {last}"


def show_time_off(parent: QWidget, desk: Desk, file: SellerFile, start: date | None = None) -> None:
    ask.show_sheet(parent, _("Vrije dagen"), TimeOffEditor(desk, file, start))
