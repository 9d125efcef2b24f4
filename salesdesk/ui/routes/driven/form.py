"""The small sheet after the day: kilometres, when he left and was home, how long he drove."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.driven_days import DayDriven
from salesdesk.domain.driving import DrivenDay
from salesdesk.errors import Reason, Refused
from salesdesk.services.driven_days import DayTold
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import refusal
from salesdesk.ui.forms import Form, NotesField, TextField, TimeField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import column, row
from salesdesk.ui.routes.driven.words import fallen_words, km_words, minutes_words, plan_words
from salesdesk.words import _

Known = tuple[DrivenDay | None, DayDriven]


class TellForm(QWidget):
    """What is known already stands filled in; everything may stay empty."""

    def __init__(self, note: DrivenDay | None, one: DayDriven) -> None:
        super().__init__()
        self.form = Form()
        self.km = TextField(_("Kilometers"), placeholder=_("97 of 45210 - 45307"), wide=200)
        self.left, self.home = TimeField(_("Weg van huis")), TimeField(_("Weer thuis"))
        self.minutes = TextField(_("Minuten gereden"), placeholder=str(one.drive_minutes), wide=110)
        self.note = NotesField(_("Opmerking"), lines=2)
        self.form.body.addWidget(TextBlock(_about(one), "body", "text2"))
        self.form.add("km", _("Kilometers of kilometerstand"), self.km)
        self.form.body.addLayout(
            row(
                self.form.make("left_time", _("Weg van huis"), self.left),
                self.form.make("home_time", _("Weer thuis"), self.home),
                self.form.make("driven_minutes", _("Minuten gereden"), self.minutes),
                1,
                gap=12,
            )
        )
        self.form.add("note", _("Opmerking"), self.note)
        estimate = _("Wat je leeg laat, schatten we: {minutes} rijden en {km}.").format(
            minutes=minutes_words(one.drive_minutes), km=km_words(one.km)
        )
        self.setLayout(column(self.form, TextBlock(estimate, "small", "muted"), gap=8))
        self.setFocusProxy(self.km)
        if note is not None:
            if note.driven_km is not None:
                self.km.set_value(formats.number(note.driven_km, None, "nl"))
            self.left.set_value(note.left_time)
            self.home.set_value(note.home_time)
            self.minutes.set_value("" if note.driven_minutes is None else str(note.driven_minutes))
            self.note.set_value(note.note)

    def fill(self, told: DayTold) -> None:
        """As it was typed before it was refused."""
        self.km.set_value(told.km)
        self.left.set_value(told.left_time)
        self.home.set_value(told.home_time)
        self.minutes.set_value("" if told.driven_minutes is None else str(told.driven_minutes))
        self.note.set_value(told.note)

    def told(self) -> DayTold:
        """What was typed; Refused when a figure cannot be read."""
        typed = self.minutes.value().strip()
        if typed and not typed.isdecimal():
            raise refusal(_("Schrijf de minuten als een getal, zoals 95."), "driven_minutes")
        return DayTold(
            self.km.value(),
            self.left.value(),
            self.home.value(),
            int(typed) if typed else None,
            self.note.value(),
        )


def _about(one: DayDriven) -> str:
    parts = [plan_words(one)]
    if one.fallen_out:
        parts.append(_("niet gehouden: {names}").format(names=fallen_words(one)))
    return formats.capital(". ".join(parts)) + "."


class DayTeller:
    """Asks how a day went, keeps it, and can take it back."""

    def __init__(self, desk: Desk, file: SellerFile, parent: QWidget) -> None:
        self._desk, self._driven, self._parent = desk, file.driven, parent

    def tell(self, day: date) -> None:
        """Read what is known of the day and ask the rest."""

        def known() -> Known:
            return self._driven.noted(day), self._driven.day(day)

        self._desk.work.ask(known, partial(self._ask, day), lane="read", owner=self._parent)

    def _ask(self, day: date, known: Known) -> None:
        self._again(day, known, lambda _form: None)

    def _again(self, day: date, known: Known, prepare: Callable[[TellForm], object]) -> None:
        form = TellForm(*known)
        prepare(form)
        title = _("Hoe ging {day}?").format(day=formats.day_text(day, words.screen_language()))
        if not ask.sheet(self._parent, title, form, _("Bewaren")):
            return
        try:
            told = form.told()
        except Refused as no:
            reasons = no.reasons
            self._again(day, known, lambda again: again.form.show_refused(reasons))
            return
        self._desk.work.ask(
            partial(self._driven.tell, day, told),
            partial(self._kept, day, known[0]),
            refused=partial(self._refused, day, known, told),
        )

    def _refused(self, day: date, known: Known, told: DayTold, reasons: tuple[Reason, ...]) -> None:
        def prepare(form: TellForm) -> None:
            form.fill(told)
            form.form.show_refused(reasons)

        self._again(day, known, prepare)

    def _kept(self, day: date, before: DrivenDay | None, _after: DrivenDay) -> None:
        said = _("{day} bewaard").format(day=formats.capital(formats.day_text(day, words.screen_language())))
        undo = partial(self._desk.work.ask, partial(self._driven.take_back, before, day))
        self._desk.toast(said, undo)
