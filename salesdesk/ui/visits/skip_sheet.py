"""Asks why a step is skipped: a usual reason with one click, or one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.domain.preparation import Step
from salesdesk.ui import ask
from salesdesk.ui.buttons import Button
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column
from salesdesk.ui.visits.method_words import usual_reasons
from salesdesk.words import _, word


class SkipReason(QWidget):
    """Chips with usual reasons over a field for the reason itself; a reason given before stands in it."""

    def __init__(self, step: Step, before: str = "") -> None:
        super().__init__()
        self.chips = [
            Button(reason, "", "linechip", partial(self._take, reason)) for reason in usual_reasons(step)
        ]
        self.reason = TextField(_("Reden"), placeholder=_("Je eigen woorden; ook voor kantoor"))
        self.reason.set_value(before)
        self.setLayout(column(label(_("Vaak gekozen"), "small"), FlowBox(*self.chips), self.reason, gap=8))
        self.setFocusProxy(self.reason)

    def _take(self, reason: str) -> None:
        self.reason.set_value(reason)
        self.reason.setFocus()


def ask_reason(parent: QWidget, step: Step, before: str = "") -> str | None:
    """The reason the seller gives, None when he changes his mind."""
    sheet = SkipReason(step, before)
    title = _("{step} overslaan").format(step=word(step))
    text = _("De reden staat bij de stap en in het verslag voor kantoor.")
    return str(sheet.reason.value()) if ask.sheet(parent, title, sheet, _("Overslaan"), text=text) else None
