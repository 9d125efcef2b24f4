"""A complaint: what is wrong, who heard it, and when it was answered and solved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from salesdesk import formats, words
from salesdesk.domain.relations import Relation
from salesdesk.domain.satisfaction import SOLVE_WITHIN_HOURS, Complaint
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import danger, link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form, NotesField, TextField
from salesdesk.ui.labels import Chip
from salesdesk.ui.parts import Card, Fact, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, ngettext


def hours_chip(complaint: Complaint, now: datetime) -> Chip:
    """What is left of the day it should take, or how long it took."""
    hours = complaint.open_hours(now)
    if not complaint.is_open:
        kind = "ok" if hours <= SOLVE_WITHIN_HOURS else "neutral"
        said = ngettext("opgelost in {count} uur", "opgelost in {count} uur", hours)
        return Chip(said.format(count=hours), kind)
    left = SOLVE_WITHIN_HOURS - hours
    if left >= 0:
        return Chip(ngettext("nog {count} uur", "nog {count} uur", left).format(count=left), "bad")
    return Chip(ngettext("{count} uur te laat", "{count} uur te laat", -left).format(count=-left), "bad")


class ComplaintEditor(EditorScreen):
    """Place(Noun.COMPLAINT, id)."""

    nouns = frozenset({Noun.COMPLAINT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._kept: Complaint | None = None
        self._answer = plain(_("Antwoord gegeven"), self._toggle_answer, "phone")
        self._solve = primary(_("Opgelost"), self._toggle_solved, "check")
        self.header.add(danger(_("Verwijderen"), self._remove, "trash"), self._answer, self._solve)
        self.form = Form()
        self.form.edited.connect(lambda *_field: self.autosave.touch())
        self.subject = TextField(_("Klacht in een paar woorden"))
        self.text = NotesField(_("Wat er aan de hand is"), lines=5)
        self.received_by = TextField(_("Gemeld aan"))
        told = Card(_("Klacht"))
        told.add(
            self.form.make("subject", _("Klacht in een paar woorden"), self.subject),
            self.form.make("text", _("Wat er aan de hand is"), self.text),
            self.form.make("received_by", _("Gemeld aan"), self.received_by),
        )
        self._received = Fact(_("Gemeld"), "", wide=120)
        self._answered = Fact(_("Antwoord"), "", wide=120)
        self._solved = Fact(_("Opgelost"), "", wide=120)
        course = Card(_("Verloop")).add(self._received, self._answered, self._solved)
        course.add(row(link(_("Langsgaan: welke dag past het?"), self._find_day, "search"), 1))
        course.body.addStretch(1)
        beside = row(gap=12)
        beside.addWidget(told, 3)
        beside.addWidget(course, 2)
        self.body.addLayout(beside)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def reload(self) -> None:
        complaint_id = self.place.id if self.place else None
        if complaint_id is None:
            return

        def find() -> tuple[Complaint, Relation]:
            complaint = self._file.complaints.complaint(complaint_id)
            return complaint, self._file.relations.card(complaint.relation_id).relation

        self.read(find, self._show)

    def _show(self, found: tuple[Complaint, Relation]) -> None:
        complaint, relation = found
        self._kept = complaint
        crumbs = [
            (_("Relaties"), Place(Noun.RELATION)),
            (relation.name, Place(Noun.RELATION, relation.id)),
        ]
        title = _("Klacht {label}").format(label=complaint.label)
        self.header.set(title, crumbs=crumbs, chips=[hours_chip(complaint, self.desk.clock())])
        self.subject.set_value(complaint.subject)
        self.text.set_value(complaint.text)
        self.received_by.set_value(complaint.received_by)
        for fact, moment in (
            (self._received, complaint.received_at),
            (self._answered, complaint.answered_at),
            (self._solved, complaint.solved_at),
        ):
            fact.value.setText(self._moment(moment))
        self._answer.setVisible(complaint.is_open)
        self._answer.setText(_("Antwoord terugnemen") if complaint.answered_at else _("Antwoord gegeven"))
        self._solve.setText(_("Opgelost") if complaint.is_open else _("Weer openen"))

    def _find_day(self) -> None:
        if self._kept is not None:
            self.desk.go(Place(Noun.ROUTE, self._kept.relation_id, "fits"))

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return _("nog niet")
        local = moment.astimezone(self.desk.clock().tzinfo)
        return f"{formats.short_date(local.date(), words.screen_language())}, {formats.clock(local)}"

    def collect(self) -> Callable[[], object] | None:
        if self._kept is None:
            return None
        changed = replace(
            self._kept,
            subject=self.subject.value(),
            text=self.text.value(),
            received_by=self.received_by.value(),
        )
        return None if changed == self._kept else lambda: self._file.complaints.save(changed)

    def saved(self, value: object) -> None:
        self.form.clear_errors()
        if isinstance(value, Complaint):
            self._kept = value

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _toggle_answer(self) -> None:
        if self._kept is not None and self.autosave.settle():
            key, is_answered = self._kept.id, self._kept.answered_at is None
            self.desk.work.ask(lambda: self._file.complaints.answer(key, is_answered=is_answered))

    def _toggle_solved(self) -> None:
        if self._kept is not None and self.autosave.settle():
            solve(self.desk, self._file, self._kept)

    def _remove(self) -> None:
        kept, complaints = self._kept, self._file.complaints
        if kept is None:
            return

        def removed(_value: object) -> None:
            self.autosave.forget()
            self.desk.go(Place(Noun.RELATION, kept.relation_id))
            self.desk.toast(
                _("Klacht {label} verwijderd").format(label=kept.label),
                lambda: self.desk.work.ask(lambda: complaints.remove(kept.id, removed=False)),
            )

        self.desk.work.ask(lambda: complaints.remove(kept.id), removed)


def solve(desk: Desk, file: SellerFile, complaint: Complaint) -> None:
    """Solved, or open again when it was; with a way back."""
    complaints, is_solved = file.complaints, complaint.is_open
    said = _("Klacht {label} opgelost") if is_solved else _("Klacht {label} is weer open")
    desk.work.ask(
        lambda: complaints.solve(complaint.id, is_solved=is_solved),
        lambda _value: desk.toast(
            said.format(label=complaint.label),
            lambda: desk.work.ask(lambda: complaints.save(complaint)),
        ),
    )
