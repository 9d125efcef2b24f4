"""Not now: only this time, or not before a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from salesdesk.errors import Refused
from salesdesk.ui import ask
from salesdesk.ui.forms import Choice, DateField, Form
from salesdesk.ui.parts import column
from salesdesk.words import _

LATER = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class PutOff:
    """The day before which it is not proposed; None when it is only this time."""

    not_before: date | None


class _Sheet(QWidget):
    def __init__(self, today: date, *, only_until: bool) -> None:
        super().__init__()
        self.only_until = only_until
        self.how = Choice(
            _("Hoe lang"), [("once", _("alleen deze keer niet")), ("until", _("niet vóór een dag"))]
        )
        self.day = DateField(_("Niet vóór"), today)
        self.day.set_value(today + LATER)
        form = Form()
        if not only_until:
            form.add("how", _("Hoe lang"), self.how)
        form.add("day", _("Niet vóór"), self.day)
        self.how.edited.connect(self._follow)
        self.setLayout(column(form))
        self._follow()

    def _follow(self) -> None:
        self.day.setEnabled(self.only_until or self.how.value() == "until")

    def answer(self) -> PutOff:
        if not self.only_until and self.how.value() == "once":
            return PutOff(None)
        return PutOff(day_of(self.day))


def day_of(field: DateField) -> date | None:
    """What was filled in; None when that is no day."""
    try:
        return field.value()
    except Refused:
        return None


def ask_put_off(parent: QWidget, name: str, today: date, *, only_until: bool = False) -> PutOff | None:
    """How long a relation need not be proposed; None when the seller thinks better of it."""
    sheet = _Sheet(today, only_until=only_until)
    title = _("{name}: niet nu").format(name=name)
    return sheet.answer() if ask.sheet(parent, title, sheet, _("Niet nu")) else None
