"""Why an appointment changed: the usual reasons one press away, and room for another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.ui import ask, theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import TextField
from salesdesk.ui.parts import column
from salesdesk.words import _

SHEET_WIDTH = 440


class ReasonField(QWidget):
    """Chips that fill the line below; the line says what is kept."""

    def __init__(self, name: str, reasons: list[str], edited: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.text = TextField(name, placeholder=_("Kies of typ de reden"))
        self._edited = edited
        if edited:
            self.text.edited.connect(edited)
        self.chips = [Button(said, "", "linechip", partial(self._take, said)) for said in reasons]
        self._box = FlowBox(*self.chips)
        self.setLayout(column(self._box, self.text, gap=8))
        self._fit(theme.F(SHEET_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """As high as its rows of chips: a sheet does not ask for that by itself."""
        self._box.setFixedHeight(self._box.heightForWidth(width))

    def value(self) -> str:
        return self.text.value()

    def _take(self, said: str) -> None:
        self.text.set_value(said)
        if self._edited:
            self._edited()


def move_reasons() -> list[str]:
    return [
        _("op verzoek van de klant"),
        _("contactpersoon ziek"),
        _("past beter in de route"),
        _("file of pech"),
        _("mijn agenda"),
    ]


def cancel_reasons() -> list[str]:
    return [
        _("klant heeft afgezegd"),
        _("ziek"),
        _("geen belangstelling meer"),
        _("dubbele afspraak"),
        _("wordt telefonisch"),
    ]


def absent_reasons() -> list[str]:
    return [
        _("niemand aanwezig"),
        _("contactpersoon ziek"),
        _("in vergadering"),
        _("afspraak niet bekend bij de klant"),
        _("verkeerd adres"),
    ]


def ask_reason(parent: QWidget, title: str, text: str, reasons: list[str], yes: str) -> str | None:
    """The reason, empty when none was given; None when the seller thinks better of it."""
    field = ReasonField(_("Reden"), reasons)
    return field.value() if ask.sheet(parent, title, field, yes, text=text) else None
