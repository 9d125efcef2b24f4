"""Wishes and needs in three, the demands, the competitor and the summary."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from salesdesk.errors import Reason, Refused
from salesdesk.ui.forms import DateField, FormRow, NotesField, TextField
from salesdesk.ui.parts import Card, row
from salesdesk.ui.visits.filling import fill
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _


class ReportFields(Card):
    """A card of inputs named after the report's own fields."""

    def __init__(self, title: str, draft: ReportDraft, inputs: dict[str, tuple[str, Any]]) -> None:
        super().__init__(title)
        self.draft = draft
        self._shown: UUID | None = None
        self.inputs = {name: made for name, (_word, made) in inputs.items()}
        self.rows = {name: FormRow(word, made) for name, (word, made) in inputs.items()}
        for name, made in self.inputs.items():
            made.edited.connect(lambda *_value, name=name: self._typed(name))
        draft.changed.connect(self.refresh)

    def beside(self, *names: str) -> QHBoxLayout:
        """Some inputs next to each other."""
        line = row(gap=12)
        for name in names:
            line.addWidget(self.rows[name], 1)
        return line

    def refresh(self) -> None:
        if not self.draft.is_loaded:
            return
        report = self.draft.report
        anew, self._shown = report.id != self._shown, report.id
        for name, made in self.inputs.items():
            fill(made, getattr(report, name), anew=anew)
            made.setEnabled(not report.is_closed)

    def _typed(self, name: str) -> None:
        try:
            value = self.inputs[name].value()
        except Refused:
            return  # the field says so; it is judged again on leaving
        self.draft.put(**{name: value})

    def problems(self) -> list[Reason]:
        """What is typed and cannot be read."""
        found: list[Reason] = []
        for made in self.inputs.values():
            try:
                made.value()
            except Refused as no:
                found += no.reasons
        return found


class NeedsCard(ReportFields):
    """Economic, functional and psychological, side by side."""

    def __init__(self, draft: ReportDraft) -> None:
        super().__init__(
            _("Wensen en behoeften"),
            draft,
            {
                "economic_needs": (_("Economisch"), NotesField(_("Economische wensen"), lines=2)),
                "functional_needs": (_("Functioneel"), NotesField(_("Functionele wensen"), lines=2)),
                "psychological_needs": (_("Psychologisch"), NotesField(_("Psychologische wensen"), lines=2)),
            },
        )
        self.add(self.beside(*self.inputs))


class DemandsCard(ReportFields):
    """What the product and the supplier must answer to, and what there is to spend."""

    def __init__(self, draft: ReportDraft) -> None:
        super().__init__(
            _("Eisen en budget"),
            draft,
            {
                "demands_on_product": (
                    _("Aan product of dienst"),
                    NotesField(_("Eisen aan product"), lines=2),
                ),
                "demands_on_supplier": (
                    _("Aan leverancier"),
                    NotesField(_("Eisen aan leverancier"), lines=2),
                ),
                "budget": (_("Budget"), NotesField(_("Budget en wie erover gaat"), lines=2)),
            },
        )
        self.add(self.beside(*self.inputs))


class CompetitorCard(ReportFields):
    """Who delivers now, at which price, until when, and what is wrong with it: never for the customer."""

    def __init__(self, draft: ReportDraft, today: date) -> None:
        super().__init__(
            _("Concurrent"),
            draft,
            {
                "competitor": (_("Leverancier"), TextField(_("Huidige leverancier"))),
                "competitor_price_level": (_("Prijsniveau"), TextField(_("Prijsniveau van de concurrent"))),
                "competitor_contract_ends_on": (
                    _("Contract tot"),
                    DateField(
                        _("Einde van het lopende contract"), today, field="competitor_contract_ends_on"
                    ),
                ),
                "competitor_dissatisfaction": (_("Onvrede"), TextField(_("Onvrede over de concurrent"))),
            },
        )
        self.add(self.beside(*self.inputs))


class SummaryCard(ReportFields):
    """The talk in a few sentences, for head office."""

    def __init__(self, draft: ReportDraft) -> None:
        super().__init__(
            _("Samenvatting"),
            draft,
            {"summary": (_("Alleen intern"), NotesField(_("Samenvatting van het gesprek"), lines=3))},
        )
        self.add(self.beside(*self.inputs))
