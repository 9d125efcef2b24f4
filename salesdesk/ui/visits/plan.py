"""Plan a visit or change one: with whom, when, how long, what about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import Overlap, VisitLine
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import refusal
from salesdesk.ui.forms import Choice, DateField, Form, TextField, TimeField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Card, Note, TwoLineRow, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.suggestions import Show, SuggestField, Suggestion
from salesdesk.words import _, ngettext, word

LENGTHS = (15, 30, 45, 60, 75, 90, 120, 180, 240)
USUAL_MINUTES = 60


@dataclass(frozen=True)
class DayLook:
    """What the chosen day holds: its visits, what would overlap, the first free time."""

    day: date
    lines: tuple[VisitLine, ...]
    overlaps: tuple[Overlap, ...]
    free_time: time


class PlanScreen(Screen):
    """Place(Noun.VISIT, relation id or None, "new"), or Place(Noun.VISIT, visit id, "edit")."""

    nouns = frozenset({Noun.VISIT, Noun.RELATION, Noun.CONTACT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=292)
        self._file = file
        self._visit: Visit | None = None
        self._time_is_his = False
        self._filled: Place | None = None
        self.save_button = primary(_("Inplannen"), self.save, "check")
        self.header.add(plain(_("Annuleren"), self._away), self.save_button)
        self.form = Form()
        self._make_inputs()
        card = Card()
        card.add(self.form)
        self.overlap = Note("", "warn")
        self.overlap.hide()
        self.body.addWidget(card)
        self.body.addWidget(self.overlap)
        self.body.addStretch(1)
        self.form.edited.connect(self._edited)

    def _make_inputs(self) -> None:
        today = self.desk.today()
        self.relation = SuggestField(
            _("Relatie"),
            self._suggest,
            placeholder=_("Typ een naam of plaats"),
            field="relation",
            required=True,
        )
        self.contact: Choice[UUID | None] = Choice(_("Contactpersoon"), [(None, _("nog niet bekend"))])
        self.day = DateField(_("Dag"), today, field="visit_on", required=True)
        self.start = TimeField(_("Tijd"), field="start_time", required=True)
        lengths = [(minutes, formats.duration(minutes, words.screen_language())) for minutes in LENGTHS]
        self.minutes = Choice(_("Duur"), lengths, wide=120)
        self.kind = Choice(_("Soort bezoek"), [(kind, word(kind)) for kind in VisitKind], wide=220)
        self.subject = TextField(_("Onderwerp"), placeholder=_("Waar gaat het over?"))
        self.made_by = TextField(_("Gemaakt door"), placeholder=_("jijzelf of binnendienst"))
        self.form.add("relation", _("Relatie"), self.relation)
        self.form.add("contact_id", _("Contactpersoon"), self.contact)
        self.form.body.addLayout(
            row(
                self.form.make("visit_on", _("Dag"), self.day),
                self.form.make("start_time", _("Tijd"), self.start),
                self.form.make("minutes", _("Duur"), self.minutes),
                1,
                gap=12,
            )
        )
        self.form.add("kind", _("Soort bezoek"), self.kind)
        self.form.add("subject", _("Onderwerp"), self.subject)
        self.form.add("made_by", _("Gemaakt door"), self.made_by)

    def first_focus(self) -> QWidget | None:
        return self.day if self._visit is not None or (self.place and self.place.id) else self.relation

    def arrive(self, place: Place) -> None:
        """Coming back to the same unfinished plan finds it as it was left."""
        self.place = place
        is_edit = place.view == "edit"
        self.save_button.setText(_("Opslaan") if is_edit else _("Inplannen"))
        title = _("Bezoek wijzigen") if is_edit else _("Bezoek plannen")
        self.header.set(title, crumbs=[(_("Bezoeken"), Place(Noun.VISIT)), (title, None)])
        if place != self._filled:
            self._begin(place)
        self._look()

    def _begin(self, place: Place) -> None:
        self._filled, self._visit, self._time_is_his = place, None, False
        self.form.clear_errors()
        self.relation.setEnabled(place.view != "edit")
        self.relation.set_value(None)
        self._show_people(())
        for field in (self.subject, self.made_by):
            field.clear()
        self.day.setText(formats.field_date(_next_workday(self.desk.today())))
        self.start.setText("")
        self.minutes.set_value(USUAL_MINUTES)
        self.kind.set_value(VisitKind.FIRST)
        if place.id is None:
            return
        if place.view == "edit":
            self.desk.work.ask(partial(self._read_visit, place.id), self._show_visit, lane="read", owner=self)
        else:
            self._read_relation(place.id)

    def reload(self) -> None:
        self._look()

    def _read_visit(self, visit_id: UUID) -> tuple[Visit, Relation, tuple[Contact, ...]]:
        visit = self._file.visits.visit(visit_id)
        card = self._file.relations.card(visit.relation_id)
        return visit, card.relation, card.contacts

    def _show_visit(self, found: tuple[Visit, Relation, tuple[Contact, ...]]) -> None:
        visit, relation, contacts = found
        if self.place is None or self.place.id != visit.id:
            return
        self._visit, self._time_is_his = visit, True
        self.relation.set_value(relation.id, relation.name)
        self._show_people(contacts)
        self.contact.set_value(visit.contact_id)
        self.day.setText(formats.field_date(visit.visit_on))
        self.start.setText(formats.clock(visit.start_time))
        if visit.minutes not in LENGTHS:
            every = sorted({*LENGTHS, visit.minutes})
            self.minutes.set_choices(
                [(minutes, formats.duration(minutes, words.screen_language())) for minutes in every]
            )
        self.minutes.set_value(visit.minutes)
        self.kind.set_value(visit.kind)
        self.subject.set_value(visit.subject)
        self.made_by.set_value(visit.made_by)
        self.header.set(
            _("Bezoek wijzigen"), relation.name,
            crumbs=[(_("Bezoeken"), Place(Noun.VISIT)), (_("Bezoek wijzigen"), None)],
        )  # fmt: skip
        self._look()

    def _suggest(self, text: str, show: Show) -> None:
        def found(lines: list[Any]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:12]])

        self.desk.work.ask(
            lambda: self._file.relations.lines(text), found, lane="read", key="plan-relation", owner=self
        )

    def _read_relation(self, relation_id: UUID) -> None:
        def read() -> tuple[Relation, tuple[Contact, ...], Visit]:
            card = self._file.relations.card(relation_id)
            return card.relation, card.contacts, self._file.visits.proposal(relation_id)

        self.desk.work.ask(read, self._show_relation, lane="read", key="plan-card", owner=self)

    def _show_relation(self, found: tuple[Relation, tuple[Contact, ...], Visit]) -> None:
        relation, contacts, proposal = found
        self.relation.set_value(relation.id, relation.name)
        self._show_people(contacts)
        self.contact.set_value(proposal.contact_id)
        self.kind.set_value(proposal.kind)

    def _show_people(self, contacts: tuple[Contact, ...]) -> None:
        people: list[tuple[UUID | None, str]] = [(None, _("nog niet bekend"))]
        people += [
            (one.id, ", ".join(part for part in (one.short_name, one.function) if part)) for one in contacts
        ]
        self.contact.set_choices(people)

    def _edited(self, field: str) -> None:
        if field == "relation":
            relation_id = None if self.relation.problem() else self.relation.value()
            if relation_id is not None:
                self._read_relation(relation_id)
        if field == "start_time":
            self._time_is_his = True
        if field in {"visit_on", "start_time", "minutes"}:
            self._look()

    def _look(self) -> None:
        """See what the chosen day holds; propose a free time until he has typed one himself."""
        if self.day.problem():
            return
        day = self.day.required_value()
        start = None if self.start.problem() else self.start.value()
        minutes = self.minutes.value()
        but = self._visit.id if self._visit else None
        visits = self._file.visits

        def look() -> DayLook:
            found = visits.overlaps(day, start, minutes, but=but) if start else []
            return DayLook(day, tuple(visits.day(day)), tuple(found), visits.free_time(day, minutes))

        self.desk.work.ask(look, self._show_day, lane="read", key="plan-day", owner=self)

    def _show_day(self, look: DayLook) -> None:
        if not self._time_is_his and self.start.text() != formats.clock(look.free_time):
            self.start.set_value(look.free_time)
            self._look()
            return
        self._show_overlap(look)
        self.side.clear()
        count = len(look.lines)
        said = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
        title = formats.long_day(look.day, words.screen_language())
        section = self.side.section(title, label(said, "small"))
        for line in look.lines:
            until = (time_after(line.start_time, line.minutes)).strftime("%H:%M")
            when = f"{formats.clock(line.start_time)} – {until}"
            section.add(TwoLineRow(line.relation_name, f"{when}  ·  {line.place}"))
        if not look.lines:
            section.add(label(_("Nog vrij."), "small"))
        free = self.side.section(_("Eerste vrije tijd"))
        at = formats.clock(look.free_time)
        free.add(row(link(_("Neem {at}").format(at=at), partial(self._take, look.free_time), "clock"), 1))

    def _show_overlap(self, look: DayLook) -> None:
        self.overlap.setVisible(bool(look.overlaps))
        if look.overlaps:
            first = look.overlaps[0]
            said = _("Overlapt met {name}, {start} – {end}. Inplannen mag, maar weet het.").format(
                name=first.relation_name,
                start=formats.clock(first.start_time),
                end=formats.clock(first.end_time),
            )
            self.overlap.set(said)

    def _take(self, moment: time) -> None:
        self._time_is_his = True
        self.start.setText(formats.clock(moment))
        self._look()

    def save(self) -> None:
        """Plan it, or keep the change."""
        try:
            values = self._values()
        except Refused as no:
            self.form.show_refused(no.reasons)
            return
        before = self._visit
        visits = self._file.visits
        if before is None:
            relation_id = values.pop("relation_id")
            made_by = values.pop("made_by")
            call: Any = partial(visits.plan, relation_id, made_by=made_by, **values)
        else:
            call = partial(visits.save, replace(before, **values))
        self.desk.work.ask(call, partial(self._saved, before), refused=self._refused)

    def _values(self) -> dict[str, Any]:
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
                reasons += no.reasons
        if values.get("relation_id") is None and not reasons:
            reasons += refusal(_("Kies een relatie."), "relation").reasons
        if reasons:
            raise Refused(*reasons)
        return values | {
            "minutes": self.minutes.value(),
            "kind": self.kind.value(),
            "contact_id": self.contact.value(),
            "subject": self.subject.value(),
            "made_by": self.made_by.value(),
        }

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _saved(self, before: Visit | None, visit: Visit) -> None:
        self._filled = None
        visits = self._file.visits
        day = formats.day_text(visit.visit_on, words.screen_language())
        at = formats.clock(visit.start_time)
        if before is None:
            self.desk.go(Place(Noun.PREPARATION, visit.id))
            said = _("Gepland op {day} om {at}").format(day=day, at=at)
            undo = partial(self._take_back, visit)
        else:
            self.desk.go(Place(Noun.VISIT))
            said = _("Bewaard: {day} om {at}").format(day=day, at=at)
            undo = partial(self.desk.work.ask, partial(visits.reopen, before))
        self.desk.toast(said, undo)

    def _take_back(self, visit: Visit) -> None:
        self.desk.go(Place(Noun.VISIT))
        self.desk.work.ask(lambda: self._removed(visit))

    def _removed(self, visit: Visit) -> Done[Visit]:
        return self._file.visits.remove(visit.id)

    def _away(self) -> None:
        self._filled = None
        self.desk.go(Place(Noun.VISIT))


def time_after(start: time, minutes: int) -> time:
    """The clock so many minutes later."""
    total = (start.hour * 60 + start.minute + minutes) % (24 * 60)
    return time(total // 60, total % 60)


def _next_workday(day: date) -> date:
    following = day + timedelta(days=1)
    return following + timedelta(days=7 - following.weekday()) if following.weekday() > 4 else following
