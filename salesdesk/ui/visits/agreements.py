"""What was agreed: what, by whom, when, and whether the customer's version names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.domain.reports import Agreement
from salesdesk.errors import Reason, Refused
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.forms import DateField, TextField, Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Card, Rule, empty_out
from salesdesk.ui.visits.filling import fill
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, ngettext


class AgreementRow:
    """The inputs of one agreement."""

    def __init__(
        self, agreement: Agreement, today: date, changed: Callable[[Agreement], object], who: str
    ) -> None:
        self.agreement, self._changed = agreement, changed
        self.what = TextField(_("Wat is afgesproken"), placeholder=_("Wat is afgesproken?"), longest=500)
        self.who = TextField(_("Wie doet het"), placeholder=who)
        self.due_on = DateField(_("Wanneer"), today, field="due_on")
        self.for_customer = Tick("", name=_("Ook op het verslag voor de klant"))
        for field in (self.what, self.who, self.due_on, self.for_customer):
            field.edited.connect(self._edited)

    def inputs(self) -> tuple[QWidget, ...]:
        return self.what, self.who, self.due_on, self.for_customer

    def show_agreement(self, agreement: Agreement) -> None:
        self.agreement = agreement
        for field, value in zip(
            self.inputs(),
            (agreement.what, agreement.who, agreement.due_on, agreement.for_customer),
            strict=True,
        ):
            fill(field, value, anew=False)

    def _edited(self) -> None:
        try:
            due_on = self.due_on.value()
        except Refused:
            due_on = self.agreement.due_on
        self.agreement = replace(
            self.agreement,
            what=self.what.value(),
            who=self.who.value(),
            due_on=due_on,
            for_customer=self.for_customer.value(),
        )
        self._changed(self.agreement)

    def problems(self) -> list[Reason]:
        """A date that cannot be read."""
        try:
            self.due_on.value()
        except Refused as no:
            return list(no.reasons)
        return []


class AgreementsCard(Card):
    """The lines, always with one that waits for the next agreement."""

    def __init__(
        self, draft: ReportDraft, today: date, new: Callable[[int], Agreement], toast: Callable[..., object]
    ) -> None:
        self._count = label("", "small")
        self.add_line = link(_("Afspraak"), self.focus_new, "plus")
        super().__init__(_("Afspraken"), self._count, self.add_line)
        self._draft, self._today, self._new, self._toast = draft, today, new, toast
        self.rows: dict[UUID, AgreementRow] = {}
        self._report: UUID | None = None
        self._closed = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.F(8))
        self._grid.setVerticalSpacing(theme.F(5))
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 2)
        self.body.addLayout(self._grid)
        self.body.addWidget(
            TextBlock(_("Jouw afspraken met een datum komen als opvolgactie op Vandaag."), "small", "muted")
        )
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        report = self._draft.report
        lines = [line for line in report.agreements if not line.deleted]
        self._count.setText(
            ngettext("{count} afspraak", "{count} afspraken", len(lines)).format(count=len(lines))
        )
        self.add_line.setVisible(not report.is_closed)
        if report.id != self._report or report.is_closed != self._closed:
            self._report, self._closed = report.id, report.is_closed
            self.rows = {}
            empty_out(self._grid)
        known = list(self.rows)
        waiting = [key for key in known if key not in {line.id for line in lines}]
        wanted = [line.id for line in lines]
        if not self._closed:
            wanted += waiting[-1:] or [self._new(len(lines)).id]
        if known != wanted or not self._grid.count():
            self._build(lines, wanted)
        for line in lines:
            self.rows[line.id].show_agreement(line)

    def _build(self, lines: list[Agreement], wanted: list[UUID]) -> None:
        """Rows that stay keep their inputs and with them the cursor of the typist."""
        kept = {line.id: line for line in lines}
        for key in [key for key in self.rows if key not in wanted]:
            self._drop(self.rows.pop(key))
        if not self._grid.count():
            for place, title in enumerate((_("Wat"), _("Wie"), _("Wanneer"), _("Ook bij de klant"))):
                self._grid.addWidget(label(title, "small"), 0, place)
            self._grid.addWidget(Rule(), 1, 0, 1, 5)
        seller = self._draft.view.seller
        made = dict(self.rows)
        for key in wanted:
            if key not in made:
                line = kept.get(key, Agreement(key, "", position=len(made)))
                made[key] = AgreementRow(line, self._today, self._changed, seller)
                made[key].show_agreement(line)
                self._place(made[key])
        self.rows = {key: made[key] for key in wanted}

    def _place(self, made: AgreementRow) -> None:
        number = self._grid.rowCount()
        for place, field in enumerate(made.inputs()):
            field.setEnabled(not self._closed)
            self._grid.addWidget(field, number, place, Qt.AlignmentFlag.AlignVCenter)
        remove = icon_button("close", _("Afspraak weghalen"), partial(self._remove, made), quiet=True)
        self._grid.addWidget(remove, number, 4)
        remove.setVisible(not self._closed)

    def _drop(self, made: AgreementRow) -> None:
        at = self._grid.indexOf(made.what)
        number = self._grid.getItemPosition(at)[0] if at >= 0 else -1  # type: ignore[index]
        for place in range(self._grid.columnCount()):
            item = self._grid.itemAtPosition(number, place) if number >= 0 else None
            widget = item.widget() if item else None
            if widget is not None:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    def _changed(self, agreement: Agreement) -> None:
        lines = [line for line in self._draft.report.agreements if line.id != agreement.id]
        if agreement.what or agreement.who or agreement.due_on:
            lines.append(agreement)
        order = {key: place for place, key in enumerate(self.rows)}
        lines.sort(key=lambda line: order.get(line.id, len(order)))
        numbered = tuple(replace(line, position=place) for place, line in enumerate(lines))
        self._draft.put(agreements=numbered)

    def _remove(self, made: AgreementRow) -> None:
        before = self._draft.report
        gone = made.agreement
        if gone.id not in {line.id for line in before.agreements}:
            return
        self._draft.put(
            agreements=tuple(line for line in before.agreements if line.id != gone.id), at_once=True
        )
        self.rows.pop(gone.id, None)
        self._drop(made)
        self.refresh()

        def undo() -> None:
            if self._draft.is_loaded and self._draft.report.id == before.id:
                self._draft.put(agreements=(*self._draft.report.agreements, gone), at_once=True)

        self._toast(_("Afspraak weggehaald"), undo)

    def focus_new(self) -> None:
        """To the line that waits."""
        waiting = list(self.rows.values())[-1:] if not self._closed else []
        for made in waiting:
            made.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def problems(self) -> list[Reason]:
        return [reason for made in self.rows.values() for reason in made.problems()]
