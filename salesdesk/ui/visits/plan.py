"""Plan a visit or change one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visit_conflicts import ConflictKind, Slot
from salesdesk.domain.visits import Visit
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import Card, Note
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.suggestions import Show, Suggestion
from salesdesk.ui.visits.plan_day import DayLook, fill_day, overlap_words
from salesdesk.ui.visits.plan_form import PlanForm
from salesdesk.words import _

MOST_FOUND = 12
Found = tuple[Visit, Relation, tuple[Contact, ...]]


class PlanScreen(Screen):
    """Place(Noun.VISIT, relation id or None, "new" or "new 2026-11-24"), or Place(Noun.VISIT, id, "edit")."""

    nouns = frozenset({Noun.VISIT, Noun.RELATION, Noun.CONTACT})

    def __init__(self, desk: Desk, file: SellerFile, deed: str = "visit.save") -> None:
        super().__init__(desk, inspector=292)
        self._file = file
        self._visit: Visit | None = None
        self._time_is_his = False
        self._filled: Place | None = None
        self.save_button = primary(_("Inplannen"), self.save, "check")
        self.header.add(plain(_("Annuleren"), self._away), self.save_button)
        self.form = PlanForm(desk.today(), self._suggest)
        card = Card()
        card.add(self.form)
        self.overlap = Note("", "warn")
        self.overlap.hide()
        self.body.addWidget(card)
        self.body.addWidget(self.overlap)
        self.body.addStretch(1)
        self.form.edited.connect(self._edited)
        desk.actions.add(Action(deed, _("Bezoek opslaan"), self.save, "Ctrl+Return", "check"), on=self)

    def first_focus(self) -> QWidget | None:
        knows_whom = self.place is not None and self.place.id is not None
        return self.form.day if knows_whom else self.form.relation

    def arrive(self, place: Place) -> None:
        """Coming back to the same unfinished plan finds it as it was left."""
        self.place = place
        self.save_button.setText(_("Opslaan") if place.view == "edit" else _("Inplannen"))
        self._entitle("")
        if place != self._filled:
            self._begin(place)
        self._look()

    def _entitle(self, name: str) -> None:
        is_edit = self.place is not None and self.place.view == "edit"
        title = _("Bezoek wijzigen") if is_edit else _("Bezoek plannen")
        self.header.set(title, name, crumbs=[(_("Bezoeken"), Place(Noun.VISIT)), (title, None)])

    def _begin(self, place: Place) -> None:
        self._filled, self._visit, self._time_is_his = place, None, False
        self.form.begin(asks_relation=place.view != "edit")
        day = place.view.partition(" ")[2]
        if day:
            self.form.day.set_value(date.fromisoformat(day))
        if place.id is not None and place.view == "edit":
            self.desk.work.ask(partial(self._read_visit, place.id), self._show_visit, lane="read", owner=self)
        elif place.id is not None:
            self._read_relation(place.id)

    def reload(self) -> None:
        self._look()

    def _read_visit(self, visit_id: UUID) -> Found:
        visit = self._file.visits.visit(visit_id)
        card = self._file.relations.card(visit.relation_id)
        return visit, card.relation, card.contacts

    def _show_visit(self, found: Found) -> None:
        visit, relation, contacts = found
        if self.place is None or self.place.id != visit.id:
            return
        self._visit, self._time_is_his = visit, True
        self.form.show_visit(visit, relation, contacts)
        self._entitle(relation.name)
        self._look()

    def _suggest(self, text: str, show: Show) -> None:
        def found(lines: list[RelationLine]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:MOST_FOUND]])

        self.desk.work.ask(
            lambda: self._file.relations.lines(text), found, lane="read", key="plan-relation", owner=self
        )

    def _read_relation(self, relation_id: UUID) -> None:
        def read() -> Found:
            card = self._file.relations.card(relation_id)
            return self._file.visits.proposal(relation_id), card.relation, card.contacts

        self.desk.work.ask(read, self._show_relation, lane="read", key="plan-card", owner=self)

    def _show_relation(self, found: Found) -> None:
        proposal, relation, contacts = found
        self.form.show_relation(relation, contacts, proposal)

    def _edited(self, field: str) -> None:
        if field == "relation" and not self.form.relation.problem():
            self._read_relation(self.form.relation.value())
        if field == "start_time":
            self._time_is_his = True
        if field in {"visit_on", "start_time", "minutes"}:
            self._look()

    def _look(self) -> None:
        """See what the chosen day holds; propose a free time until he has typed one himself."""
        form, visits = self.form, self._file.visits
        if form.day.problem():
            return
        day = form.day.required_value()
        start = None if form.start.problem() else form.start.value()
        minutes = form.minutes.value()
        but = self._visit.id if self._visit else None

        def look() -> DayLook:
            slot = Slot(day, start, minutes) if start else None
            seen = self._file.visit_conflicts.at(slot, but=but).conflicts if slot else ()
            found = [each for each in seen if each.kind is ConflictKind.OVERLAP]
            return DayLook(day, tuple(visits.day(day)), tuple(found), visits.free_time(day, minutes))

        self.desk.work.ask(look, self._show_day, lane="read", key="plan-day", owner=self)

    def _show_day(self, look: DayLook) -> None:
        if not self._time_is_his and self.form.start.text() != formats.clock(look.free_time):
            self.form.start.set_value(look.free_time)
            self._look()
            return
        said = overlap_words(look)
        self.overlap.setVisible(bool(said))
        self.overlap.set(said)
        fill_day(self.side, look, self._take)

    def _take(self, moment: time) -> None:
        self._time_is_his = True
        self.form.start.setText(formats.clock(moment))
        self._look()

    def save(self) -> None:
        """Plan it, or keep the change."""
        try:
            values = self.form.values()
        except Refused as no:
            self.form.show_refused(no.reasons)
            return
        before, visits = self._visit, self._file.visits
        relation_id = values.pop("relation_id")
        call: Any = partial(visits.plan, relation_id, **values)
        if before is not None:
            call = partial(visits.save, replace(before, **values))
        self.desk.work.ask(call, partial(self._saved, before), refused=self.form.show_refused)

    def _saved(self, before: Visit | None, visit: Visit) -> None:
        self._filled = None
        day = formats.day_text(visit.visit_on, words.screen_language())
        at = formats.clock(visit.start_time)
        if before is None:
            self.desk.go(Place(Noun.PREPARATION, visit.id))
            self.desk.toast(_("Gepland op {day} om {at}").format(day=day, at=at), partial(self._undo, visit))
            return
        self.desk.go(Place(Noun.VISIT))
        restore = partial(self.desk.work.ask, partial(self._file.visits.reopen, before))
        self.desk.toast(_("Bewaard: {day} om {at}").format(day=day, at=at), restore)

    def _undo(self, visit: Visit) -> None:
        self.desk.go(Place(Noun.VISIT))
        self.desk.work.ask(lambda: self._file.visits.remove(visit.id))

    def _away(self) -> None:
        self._filled = None
        self.desk.go(Place(Noun.VISIT))
