"""How the talk was led and against whom, in the inspector: read there, and changed where it is read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from salesdesk.domain.visits import SalesMethod
from salesdesk.errors import Reason, Refused
from salesdesk.ui import theme
from salesdesk.ui.forms import Choice, DateField, TextField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import row
from salesdesk.ui.screen import Inspector
from salesdesk.ui.visits.filling import EnterWalk, fill
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, word

WORD_WIDTH = 84


def fill_method(side: Inspector, draft: ReportDraft) -> None:
    """The method that was followed, which may be another than was prepared."""
    section = side.section(_("Gesprek"))
    choice: Choice[SalesMethod] = Choice(_("Verkoopmethode"), [(each, word(each)) for each in SalesMethod])
    choice.set_value(draft.report.method)
    choice.setEnabled(not draft.report.is_closed)
    choice.edited.connect(lambda: draft.put(method=choice.value(), at_once=True))
    section.add(_line(_("Methode"), choice))


def fill_competitor(side: Inspector, draft: ReportDraft) -> CompetitorFields:
    """Who delivers now, at which price, until when, and what is wrong with it."""
    section = side.section(_("Concurrent"))
    fields = CompetitorFields(draft)
    for made in fields.lines:
        section.add(made)
    fields.setParent(section)
    return fields


class CompetitorFields(QWidget):
    """The four fields of the competitor as quiet inputs, in step with the card on the page."""

    def __init__(self, draft: ReportDraft) -> None:
        super().__init__()
        self._draft = draft
        self.inputs: dict[str, Any] = {
            "competitor": TextField(_("Leverancier van nu"), placeholder=_("onbekend")),
            "competitor_price_level": TextField(_("Prijs van de concurrent"), placeholder=_("onbekend")),
            "competitor_contract_ends_on": DateField(
                _("Contract loopt tot"),
                draft.view.visit.visit_on,
                field="competitor_contract_ends_on",
                wide=0,
            ),
            "competitor_dissatisfaction": TextField(_("Wat er schort"), placeholder=_("onbekend")),
        }
        names = (_("Leverancier"), _("Prijsniveau"), _("Contract tot"), _("Onvrede"))
        self.lines = [_line(name, made) for name, made in zip(names, self.inputs.values(), strict=True)]
        for name, made in self.inputs.items():
            made.setProperty("quiet", "true")
            made.edited.connect(lambda *_value, name=name: self._typed(name))
        EnterWalk(list(self.inputs.values()), self)
        draft.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        for name, made in self.inputs.items():
            made.setEnabled(not self._draft.report.is_closed)
            if not made.hasFocus():
                fill(made, getattr(self._draft.report, name), anew=False)

    def _typed(self, name: str) -> None:
        try:
            value = self.inputs[name].value()
        except Refused:
            return  # half a date: it is judged again on leaving
        self._draft.put(**{name: value})

    def problems(self) -> list[Reason]:
        """A date that cannot be read."""
        try:
            self.inputs["competitor_contract_ends_on"].value()
        except Refused as no:
            return list(no.reasons)
        return []


def _line(name: str, field: QWidget) -> QWidget:
    holder = QWidget()
    said = label(name, "small")
    said.setFixedWidth(theme.F(WORD_WIDTH))
    line = row(said, gap=8)
    line.addWidget(field, 1)
    holder.setLayout(line)
    return holder
