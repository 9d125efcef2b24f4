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
from salesdesk.domain.visits import Visit
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import Slot
from salesdesk.services.visit_drafts import VisitDraft
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import Card
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton
from salesdesk.ui.suggestions import Show, Suggestion
from salesdesk.ui.visits.life import VisitLife
from salesdesk.ui.visits.plan_draft import PlanDraft, kind_of
from salesdesk.ui.visits.plan_form import PlanForm
from salesdesk.ui.visits.plan_notes import ConflictNote, EndedNote
from salesdesk.ui.visits.plan_person import NewPerson
from salesdesk.ui.visits.plan_side import DayLook, fill_day
from salesdesk.words import _

MOST_FOUND = 12
EARLY = time(8, 30)
Found = tuple[Visit, Relation, tuple[Contact, ...]]


class PlanScreen(Screen):
    """Place(VISIT, relation id or None, "new [2026-11-24 [14:30]]"), or Place(VISIT, id, "edit")."""

    nouns = frozenset({Noun.VISIT, Noun.RELATION, Noun.CONTACT})

    def __init__(self, desk: Desk, file: SellerFile, deed: str = "visit.save") -> None:
        super().__init__(desk, inspector=292)
        self._file = file
        self._visit: Visit | None = None
        self._time_is_his = False
        self._filled: Place | None = None
        self.save_button = primary(_("Inplannen"), self.save, "check")
        self._life = VisitLife(desk, file, self)
        self.calendar_button = ShrinkingButton(_("In agenda zetten"), self._to_calendar, "calendar")
        self.header.add(self.calendar_button, plain(_("Annuleren"), self._away), self.save_button)
        self.form = PlanForm(desk.today(), self._suggest)
        NewPerson(desk, file.relations, self.form)
        self.draft = PlanDraft(desk, file.visit_drafts, self.form, self._take_draft)
        self.conflicts = ConflictNote(self._take_slot)
        self.ended = EndedNote(self._put_back)
        card = Card()
        card.add(self.form)
        for part in (self.ended, self.draft.note, card, self.conflicts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.form.edited.connect(self._edited)
        self.form.day_sought.connect(self._find_day)
        desk.actions.add(Action(deed, _("Bezoek opslaan"), self.save, "Ctrl+Return", "check"), on=self)

    def first_focus(self) -> QWidget | None:
        knows_whom = self.place is not None and self.place.id is not None
        return self.form.day if knows_whom else self.form.relation

    def arrive(self, place: Place) -> None:
        """Coming back to the same unfinished plan finds it as it was left."""
        self.place = place
        self.save_button.setText(_("Opslaan") if place.view == "edit" else _("Inplannen"))
        self.calendar_button.setVisible(place.view == "edit")
        self._entitle("")
        if place != self._filled:
            self._begin(place)
        self._look()

    def leave(self) -> bool:
        return self.draft.leave()

    def _entitle(self, name: str) -> None:
        is_edit = self.place is not None and self.place.view == "edit"
        title = _("Bezoek wijzigen") if is_edit else _("Bezoek plannen")
        self.header.set(title, name, crumbs=[(_("Bezoeken"), Place(Noun.VISIT)), (title, None)])

    def _begin(self, place: Place) -> None:
        self._filled, self._visit, self._time_is_his = place, None, False
        self.form.begin(asks_relation=place.view != "edit")
        self._show_ended(None)
        day, _space, at = place.view.partition(" ")[2].partition(" ")
        if day:
            self.form.day.set_value(date.fromisoformat(day))
        if at:
            self.form.start.set_value(time.fromisoformat(at))
            self._time_is_his = True
        self.draft.begin(place.id)
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
        self._show_ended(visit)
        self._entitle(relation.name)
        self._look()

    def _show_ended(self, visit: Visit | None) -> None:
        """What fell through is only shown, until it is put back."""
        is_over = visit is not None and not visit.is_open
        self.ended.show_visit(visit)
        self.form.setEnabled(not is_over)
        self.save_button.setEnabled(not is_over)

    def _put_back(self) -> None:
        if self._visit is not None:
            put_back = partial(self._file.visits.put_back, self._visit.id)
            self.desk.work.ask(put_back, lambda visit: self._begin(Place(Noun.VISIT, visit.id, "edit")))

    def _suggest(self, text: str, show: Show) -> None:
        def found(lines: list[RelationLine]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:MOST_FOUND]])

        self.desk.work.ask(
            lambda: self._file.relations.lines(text), found, lane="read", key="plan-relation", owner=self
        )

    def _read_relation(self, relation_id: UUID, draft: VisitDraft | None = None) -> None:
        def read() -> Found:
            card = self._file.relations.card(relation_id)
            return self._file.visits.proposal(relation_id), card.relation, card.contacts

        self.desk.work.ask(
            read, partial(self._show_relation, draft), lane="read", key="plan-card", owner=self
        )

    def _show_relation(self, draft: VisitDraft | None, found: Found) -> None:
        proposal, relation, contacts = found
        if draft is not None:
            known = {str(contact.id): contact.id for contact in contacts}
            contact_id = known.get(draft.contact_id, proposal.contact_id)
            proposal = replace(proposal, kind=kind_of(draft), contact_id=contact_id)
        self.form.show_relation(relation, contacts, proposal)
        self._look()

    def _take_draft(self, draft: VisitDraft) -> None:
        """What was typed stands again, with the person and the kind that were chosen."""
        self._time_is_his = True
        if draft.relation_id:
            self._read_relation(UUID(draft.relation_id), draft)
        self._look()

    def _edited(self, field: str) -> None:
        if field == "relation" and not self.form.relation.problem():
            self._read_relation(self.form.relation.value())
        if field == "start_time":
            self._time_is_his = True
        if field in {"visit_on", "start_time", "minutes"}:
            self._look()

    def _find_day(self) -> None:
        """Every day of the year for this visit or relation, from the day that stands here."""
        chosen = None if self.form.relation.problem() else self.form.relation.value()
        day = None if self.form.day.problem() else self.form.day.value()
        about = self._visit.id if self._visit is not None else chosen
        view = f"fits {day.isoformat()}" if day is not None else "fits"
        self.desk.go(Place(Noun.ROUTE, about, view))

    def _look(self) -> None:
        """See what the chosen day holds; propose a free time until he has typed one himself."""
        form, file = self.form, self._file
        if form.day.problem():
            return
        day = form.day.required_value()
        start = None if form.start.problem() else form.start.value()
        minutes, visit = form.minutes.value(), self._visit
        relation_id = None if form.relation.problem() else form.relation.value()
        but = visit.id if visit else None
        self.form.show_reason_for(visit, day, start)

        def look() -> DayLook:
            judged = None
            if start is not None:
                judged = file.visit_conflicts.at(Slot(day, start, minutes), relation_id, but=but)
            lines = [line for line in file.visits.day(day) if line.id != but]
            moves = file.visits.moves(but) if but else []
            free = self._free(day, minutes, relation_id)
            is_here = free.visit_on == day
            between = free.start_time if is_here else file.visits.free_time(day, minutes)
            return DayLook(day, tuple(lines), judged, between, free, tuple(moves))

        self.desk.work.ask(look, self._show_day, lane="read", key="plan-day", owner=self)

    def _free(self, day: date, minutes: int, relation_id: UUID | None) -> Slot:
        """The first moment from that day on without anything against it, or just between the others."""
        if relation_id is not None:
            first = self._file.visit_conflicts.first_from(Slot(day, EARLY, minutes), relation_id)
            if first is not None:
                return first
        return Slot(day, self._file.visits.free_time(day, minutes), minutes)

    def _show_day(self, look: DayLook) -> None:
        if not self._time_is_his and self.form.start.text() != formats.clock(look.free_time):
            self.form.start.set_value(look.free_time)
            self._look()
            return
        is_open = self._visit is None or self._visit.is_open
        self.conflicts.show_look(look.look if is_open else None)
        fill_day(self.side, look, self._take_slot)

    def _take(self, moment: time) -> None:
        self._time_is_his = True
        self.form.start.setText(formats.clock(moment))
        self.draft.autosave.touch()
        self._look()

    def _take_slot(self, slot: Slot) -> None:
        self.form.day.setText(formats.field_date(slot.visit_on))
        self._take(slot.start_time)

    def save(self) -> None:
        """Plan it, or keep the change."""
        if not self.save_button.isEnabled():
            return
        try:
            values = self.form.values()
        except Refused as no:
            self.form.show_refused(no.reasons)
            return
        before, visits = self._visit, self._file.visits
        relation_id = values.pop("relation_id")
        call: Any = partial(visits.plan, relation_id, **values)
        if before is not None:
            call = partial(visits.save, replace(before, **values), self.form.reason.value())
        self.desk.work.ask(call, partial(self._saved, before), refused=self.form.show_refused)

    def _saved(self, before: Visit | None, visit: Visit) -> None:
        self._filled = None
        self.draft.forget()
        day = formats.day_text(visit.visit_on, words.screen_language())
        at = formats.clock(visit.start_time)
        if before is None:
            self.desk.go(Place(Noun.PREPARATION, visit.id))
            self.desk.toast(_("Gepland op {day} om {at}").format(day=day, at=at), partial(self._undo, visit))
            return
        self.desk.go(Place(Noun.VISIT))
        restore = partial(self.desk.work.ask, partial(self._file.visits.reopen, before))
        self.desk.toast(_("Bewaard: {day} om {at}").format(day=day, at=at), restore)

    def _to_calendar(self) -> None:
        if self._visit is not None:
            self._life.to_calendar(self._visit.id)

    def _undo(self, visit: Visit) -> None:
        self.desk.go(Place(Noun.VISIT))
        self.desk.work.ask(lambda: self._file.visits.remove(visit.id))

    def _away(self) -> None:
        self._filled = None
        self.draft.forget()
        self.desk.go(Place(Noun.VISIT))
