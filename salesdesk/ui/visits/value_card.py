"""Waarde: what this customer wants against what we have to say, beside the ten steps of a preparation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.need_proposals import ProposedNeed
from salesdesk.domain.value_proposition import CustomerNeed, Fit
from salesdesk.services.changes import Changes, Noun
from salesdesk.services.customer_value import CustomerValue, CustomerValues
from salesdesk.services.papers import Papers
from salesdesk.ui import ask
from salesdesk.ui.buttons import link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Scroller
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.value_matrix import ArgumentMatrix
from salesdesk.ui.visits.value_needs import NeedForm, NeedList
from salesdesk.ui.visits.value_parts import NoArguments, OpenNeeds, Others
from salesdesk.ui.visits.value_words import suiting_hint, summary
from salesdesk.words import _

READS = frozenset({Noun.ARGUMENT, Noun.REPORT, Noun.RELATION, Noun.CONTACT})


class ValueCard(Card):
    """Reads by itself, for it changes without the preparation: needs belong to the customer.

    `told` gives one line about it for the way in.
    """

    told = Signal(str)

    def __init__(self, draft: PreparationDraft, values: CustomerValues, papers: Papers, desk: Desk) -> None:
        super().__init__()
        self._draft, self._values, self._papers, self._desk = draft, values, papers, desk
        self.value: CustomerValue | None = None
        self._asked: object = None
        self._shown: object = None
        self.count = ElidedLabel("", "small", stretch=False)
        annex = plain(_("Bijlage (intern)"), self.print_annex, "printer")
        head = row(label(_("Waarde voor deze klant"), "h3"), 1, self.count, annex, gap=10)
        self.hint = TextBlock("", "body")
        self._hint_row = QWidget()
        hint_line = row(IconLabel("bulb", 16, "acc"), gap=8)
        hint_line.addWidget(self.hint, 1)
        self._hint_row.setLayout(hint_line)
        write = link(_("Wens opschrijven"), self._write, "plus")
        needs_head = row(label(_("Wat deze klant wil"), "strong"), 1, write)
        self.needs = NeedList()
        self.matrix = ArgumentMatrix()
        self.how = ElidedLabel(_("klik op een vakje, of spatie"), "small", "muted")
        matrix_head = row(label(_("Wat wij daarover zeggen"), "strong"), gap=10)
        matrix_head.addWidget(self.how, 1)
        matrix_head.addWidget(self.matrix.grid.pager)
        self.gap = OpenNeeds()
        self.lost = TextBlock("", "small", "warn")
        self.others = Others(lambda: desk.go(Place(Noun.LIBRARY, view="competitors")))
        self.nothing = NoArguments(lambda: desk.go(Place(Noun.LIBRARY, view="arguments")))
        inside = column(
            self._hint_row, needs_head, self.needs, matrix_head, self.nothing, self.matrix, self.gap,
            self.lost, self.others, gap=8, margins=(0, 0, 8, 0),
        )  # fmt: skip
        inside.addStretch(1)
        inner = QWidget()
        inner.setObjectName("plain")
        inner.setLayout(inside)
        self.add(head)
        self.body.addWidget(Scroller(inner), 1)
        self._listen()

    def _listen(self) -> None:
        self._draft.changed.connect(self._draft_changed)
        self._desk.work.changed.connect(self._file_changed)
        self.needs.reword_asked.connect(self._reword)
        self.needs.removed.connect(self._remove)
        self.needs.accepted.connect(self._accept)
        self.matrix.told.connect(self._choose)
        self.matrix.fitted.connect(self._fit)

    def _draft_changed(self) -> None:
        if not self._draft.is_loaded:
            return
        visit = self._draft.view.visit
        if (visit.id, visit.contact_id) != self._asked:
            self.value = None
            self.read()
        elif (
            self.value is not None
            and (self._draft.preparation.arguments, self._draft.view.is_reported) != self._shown
        ):
            self._show(self.value)  # what he types elsewhere changes nothing here

    def _file_changed(self, changes: Changes) -> None:
        if self._draft.is_loaded and changes & READS:
            self.read()

    def read(self) -> None:
        """The value as the file has it now."""
        visit = self._draft.view.visit
        self._asked = (visit.id, visit.contact_id)
        call, key = partial(self._values.of_visit, visit.id), (id(self), "value")
        self._desk.work.ask(call, self._show, lane="read", key=key, owner=self)

    def _show(self, value: CustomerValue) -> None:
        if not self._draft.is_loaded or value.relation.id != self._draft.view.visit.relation_id:
            return
        self.value = value
        chosen, is_reported = self._draft.preparation.arguments, self._draft.view.is_reported
        self._shown = (chosen, is_reported)
        line = summary(value, chosen)
        self.count.setText(line)
        self.told.emit(line)
        hint = suiting_hint(value)
        self.hint.setText(hint)
        self._hint_row.setVisible(bool(hint))
        self.needs.show_value(value)
        has_arguments = bool(value.matrix.arguments)
        self.nothing.setVisible(not has_arguments)
        self.how.setVisible(has_arguments and bool(value.matrix.needs))
        self.matrix.setVisible(has_arguments)
        self.matrix.show_value(value, chosen, writable=not is_reported)
        self.gap.show_open(value.matrix.unanswered(chosen) if has_arguments else ())
        lost = value.lost(chosen)
        names = ", ".join(argument.title for argument in lost)
        said = _("Staat niet meer in de bibliotheek, dus niet op papier: {names}")
        self.lost.setText(said.format(names=names))
        self.lost.setVisible(bool(lost))
        self.others.show_value(value)

    def _choose(self, chosen: Sequence[UUID]) -> None:
        preparation = self._draft.preparation
        self._draft.change(replace(preparation, arguments=tuple(chosen)), at_once=True)

    def _fit(self, need_id: UUID, argument_id: UUID, fit: Fit | None) -> None:
        self._desk.work.ask(lambda: self._values.set_fit(need_id, argument_id, fit))

    def _accept(self, proposals: Sequence[ProposedNeed]) -> None:
        if self.value is not None:
            relation_id = self.value.relation.id
            self._desk.work.ask(lambda: self._values.accept(relation_id, proposals))

    def _write(self) -> None:
        if self.value is None:
            return
        relation_id, visit_id = self.value.relation.id, self._draft.view.visit.id
        form = NeedForm()
        if ask.sheet(self, _("Wens van deze klant"), form, _("Opschrijven")):
            text, kind = form.text.value(), form.kind.value()
            self._desk.work.ask(lambda: self._values.write(relation_id, text, kind, visit_id))

    def _reword(self, need: CustomerNeed) -> None:
        form = NeedForm(need.text, need.kind)
        if ask.sheet(self, _("Wens van deze klant"), form, _("Overnemen")):
            text, kind = form.text.value(), form.kind.value()
            self._desk.work.ask(lambda: self._values.reword(need.id, text, kind))

    def _remove(self, need: CustomerNeed) -> None:
        work = self._desk.work

        def gone(_removed: CustomerNeed) -> None:
            said = _("Wens „{text}” weggehaald").format(text=need.text)
            self._desk.toast(said, lambda: work.ask(lambda: self._values.remove(need.id, removed=False)))

        work.ask(lambda: self._values.remove(need.id), gone, owner=self)

    def print_annex(self) -> None:
        """The internal annex of what is on screen, saved first."""
        if not self._draft.is_loaded:
            return
        self._draft.save()
        visit_id = self._draft.view.visit.id
        self._desk.work.ask(
            lambda: self._values.annex(visit_id), partial(show_paper, self._desk, self._papers)
        )
