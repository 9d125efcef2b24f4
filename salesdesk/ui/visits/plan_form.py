"""The inputs of a visit: with whom, when, how long, what about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from salesdesk import formats, words
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Freedom, Visit, VisitKind
from salesdesk.errors import Reason, Refused
from salesdesk.services.visit_drafts import VisitDraft
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.forms import Choice, DateField, Form, FormRow, TextField, TimeField
from salesdesk.ui.parts import row
from salesdesk.ui.shrinking import ShrinkingButton
from salesdesk.ui.suggestions import Suggest, SuggestField
from salesdesk.ui.visit_reasons import ReasonField, move_reasons
from salesdesk.ui.visits.plan_freedom import FreedomFields
from salesdesk.words import _, word

LENGTHS = (15, 30, 45, 60, 75, 90, 120, 180, 240)
USUAL_MINUTES = 60


class PlanForm(Form):
    """Knows how to begin empty, how to show a visit, and what was filled in."""

    day_sought = Signal()

    def __init__(self, today: date, suggest: Suggest) -> None:
        super().__init__()
        self._today = today
        self.relation = SuggestField(
            _("Relatie"), suggest, placeholder=_("Typ een naam of plaats"), field="relation", required=True
        )
        self.contact: Choice[UUID | None] = Choice(_("Contactpersoon"), [(None, _("nog niet bekend"))])
        self.day = DateField(_("Dag"), today, field="visit_on", required=True)
        self.start = TimeField(_("Tijd"), field="start_time", required=True)
        self.minutes = Choice(_("Duur"), _lengths(LENGTHS), wide=120)
        self.kind = Choice(_("Soort bezoek"), [(kind, word(kind)) for kind in VisitKind], wide=220)
        self.subject = TextField(_("Onderwerp"), placeholder=_("Waar gaat het over?"))
        self.made_by = TextField(_("Gemaakt door"), placeholder=_("jijzelf of binnendienst"))
        self.add("relation", _("Relatie"), self.relation)
        self.new_person = icon_button("plus", _("Nieuwe contactpersoon"))
        self._people: tuple[Contact, ...] = ()
        whom = row(gap=8)
        whom.addWidget(self.make("contact_id", _("Contactpersoon"), self.contact), 1)
        whom.addWidget(self.new_person, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(whom)
        self.find_day = ShrinkingButton(_("Welke dag past het?"), self.day_sought.emit, "search")
        moment = row(
            self.make("visit_on", _("Dag"), self.day),
            self.make("start_time", _("Tijd"), self.start),
            self.make("minutes", _("Duur"), self.minutes),
            gap=12,
        )
        moment.addWidget(self.find_day, 1, Qt.AlignmentFlag.AlignBottom)
        moment.addStretch(1)
        self.body.addLayout(moment)
        self.add("kind", _("Soort bezoek"), self.kind)
        self.add("subject", _("Onderwerp"), self.subject)
        self.add("made_by", _("Gemaakt door"), self.made_by)

        self.may_move = FreedomFields()
        self.may_move.edited.connect(lambda: self.edited.emit("freedom"))
        self.body.addWidget(self.may_move)
        self.reason = ReasonField(
            _("Reden van verzetten"), move_reasons(), lambda: self.edited.emit("reason")
        )
        self.reason_row = FormRow(_("Reden van verzetten"), self.reason)
        self.reason_row.hide()
        self.body.addWidget(self.reason_row)

    def begin(self, *, asks_relation: bool) -> None:
        """Empty, on the next working day."""
        self.clear_errors()
        self.relation.setEnabled(asks_relation)
        self.relation.set_value(None)
        self.show_people(())
        self.subject.clear()
        self.made_by.clear()
        self.day.setText(formats.field_date(_next_workday(self._today)))
        self.start.setText("")
        self.minutes.set_choices(_lengths(LENGTHS))
        self.minutes.set_value(USUAL_MINUTES)
        self.kind.set_value(VisitKind.FIRST)
        self.may_move.show_visit(None)
        self.reason.text.clear()
        self.reason_row.hide()

    def show_relation(self, relation: Relation, contacts: tuple[Contact, ...], proposal: Visit) -> None:
        """This relation, with the person and the kind of visit that follow from it."""
        self.relation.set_value(relation.id, relation.name)
        self.show_people(contacts)
        self.contact.set_value(proposal.contact_id)
        self.kind.set_value(proposal.kind)

    def show_visit(self, visit: Visit, relation: Relation, contacts: tuple[Contact, ...]) -> None:
        """A visit that is in the calendar."""
        self.show_relation(relation, contacts, visit)
        self.day.setText(formats.field_date(visit.visit_on))
        self.start.setText(formats.clock(visit.start_time))
        self.minutes.set_choices(_lengths(sorted({*LENGTHS, visit.minutes})))
        self.minutes.set_value(visit.minutes)
        self.subject.set_value(visit.subject)
        self.made_by.set_value(visit.made_by)
        self.may_move.show_visit(visit)

    def show_reason_for(self, visit: Visit | None, day: date, start: time | None) -> None:
        """A visit that is put on another day or hour is asked why."""
        is_moved = (
            visit is not None and start is not None and (day, start) != (visit.visit_on, visit.start_time)
        )
        self.reason_row.setVisible(is_moved)

    def draft(self) -> VisitDraft:
        """What stands here, readable or not."""
        relation = None if self.relation.problem() else self.relation.value()
        contact = self.contact.value()
        return VisitDraft(
            about="",
            relation_id=str(relation) if relation else "",
            relation_name=self.relation.text(),
            visit_on=self.day.text(),
            start_time=self.start.text(),
            minutes=self.minutes.value(),
            kind=self.kind.value().value,
            contact_id=str(contact) if contact else "",
            subject=self.subject.value(),
            made_by=self.made_by.value(),
            reason=self.reason.value(),
            freedom=self.may_move.freedom.value().value,
            is_must=self.may_move.must.value(),
        )

    def show_draft(self, draft: VisitDraft) -> None:
        """What was typed before; the people of the relation come with the relation."""
        if draft.relation_id and self.relation.isEnabled():
            self.relation.set_value(UUID(draft.relation_id), draft.relation_name)
        self.day.setText(draft.visit_on)
        self.start.setText(draft.start_time)
        self.minutes.set_choices(_lengths(sorted({*LENGTHS, draft.minutes})))
        self.minutes.set_value(draft.minutes)
        self.subject.set_value(draft.subject)
        self.made_by.set_value(draft.made_by)
        self.may_move.show_choice(Freedom(draft.freedom), is_must=draft.is_must)
        self.reason.text.set_value(draft.reason)

    def add_person(self, contact: Contact) -> None:
        """Someone who is new here, chosen at once."""
        self.show_people((*self._people, contact))
        self.contact.set_value(contact.id)
        self.contact.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("contact_id")

    def show_people(self, contacts: tuple[Contact, ...]) -> None:
        self._people = contacts
        people: list[tuple[UUID | None, str]] = [(None, _("nog niet bekend"))]
        people += [
            (one.id, ", ".join(part for part in (one.short_name, one.function) if part)) for one in contacts
        ]
        self.contact.set_choices(people)

    def values(self) -> dict[str, Any]:
        """The fields of the visit; Refused with everything that cannot be read."""
        values: dict[str, Any] = {}
        reasons: list[Reason] = []
        for name, read in (
            ("relation_id", self.relation.value),
            ("visit_on", self.day.required_value),
            ("start_time", self.start.required_value),
        ):
            try:
                values[name] = read()
            except Refused as no:
                reasons += (replace(reason, at=reason.at or "relation") for reason in no.reasons)
        if reasons:
            raise Refused(*reasons)
        return values | {
            "minutes": self.minutes.value(),
            "kind": self.kind.value(),
            "contact_id": self.contact.value(),
            "subject": self.subject.value(),
            "made_by": self.made_by.value(),
            **self.may_move.values(),
        }


def _lengths(minutes: tuple[int, ...] | list[int]) -> list[tuple[int, str]]:
    return [(each, formats.duration(each, words.screen_language())) for each in minutes]


def _next_workday(day: date) -> date:
    following = day + timedelta(days=1)
    return following + timedelta(days=7 - following.weekday()) if following.weekday() > 4 else following
