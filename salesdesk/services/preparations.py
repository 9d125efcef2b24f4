"""Preparing a visit: the ten steps, the objectives and the questions, kept as the seller types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from salesdesk.domain.catalogue import Catalogue, ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.preparation import (
    Objective,
    Preparation,
    Question,
    Step,
    StepRecord,
    StepState,
    idle_questions,
    unserved_objectives,
)
from salesdesk.domain.preparation_proposal import (
    objective_from,
    propose_preparation,
    question_from,
    required_steps,
    skip_step,
)
from salesdesk.domain.relations import Contact
from salesdesk.domain.smart import LetterVerdict, judge_preparation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relations import Relations
from salesdesk.services.routes import NearbyRelation, Routes
from salesdesk.services.starter_catalogue import starter_catalogue
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings

LONGEST_LIST = 200
_TOUCHED = frozenset({Noun.PREPARATION, Noun.TODAY, Noun.VISIT})


@dataclass(frozen=True, slots=True)
class TravelAdvice:
    """How to get there from home: `leave_time` is None when the address or home is not on the map."""

    leave_time: time | None
    minutes: int | None
    km: float | None
    from_place: str


@dataclass(frozen=True, slots=True)
class PreparationView:
    """One visit with all that helps to prepare it; `template` is the question template in use."""

    visit: Visit
    preparation: Preparation
    card: RelationCard
    contact: Contact | None
    smart: tuple[LetterVerdict, ...]
    required: frozenset[Step]
    travel: TravelAdvice
    near: tuple[NearbyRelation, ...]
    template: Template

    @property
    def unserved(self) -> tuple[Objective, ...]:
        return unserved_objectives(self.preparation)

    @property
    def idle(self) -> tuple[Question, ...]:
        return idle_questions(self.preparation)


class Preparations:
    """Opens the preparation of a visit and keeps every change of it."""

    def __init__(self, database: Database, clock: Clock, relations: Relations, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._relations = relations
        self._routes = routes

    def prepare(self, visit_id: UUID) -> Done[PreparationView]:
        """Open a visit's preparation; the first time the template of our branch proposes it."""
        visit = self._visit(visit_id)
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
        if kept is not None:
            return Done(self._view(visit, kept), frozenset())
        proposal = self._proposal(visit)
        with self._database.write() as session:
            records.save(session, proposal)
        return Done(self._view(visit, proposal), _TOUCHED)

    def view(self, visit_id: UUID) -> PreparationView | None:
        """The preparation as it is; None while nobody opened it."""
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
        return self._view(self._visit(visit_id), kept) if kept else None

    def save(self, preparation: Preparation) -> Done[PreparationView]:
        """Keep the preparation as the seller has it now; refused with more than 200 questions."""
        if len(preparation.questions) > LONGEST_LIST:
            raise Refused(
                Reason(
                    N_("Meer dan {most} vragen stel je in geen gesprek."), "questions", {"most": LONGEST_LIST}
                )
            )
        visit = self._visit(preparation.visit_id)
        with self._database.write() as session:
            records.save(session, preparation)
        return Done(self._view(visit, preparation), _TOUCHED)

    def mark_step(
        self, preparation: Preparation, step: Step, state: StepState, *, reason: str = ""
    ) -> Done[PreparationView]:
        """Set the state of one step; skipping asks a reason and is refused for a step this visit needs."""
        visit = self._visit(preparation.visit_id)
        record = preparation.record(step)
        if state is StepState.SKIPPED:
            record = skip_step(record, visit.kind, reason)
        else:
            record = StepRecord(step, state, record.note)
        return self.save(_with_step(preparation, record))

    def note_step(self, preparation: Preparation, step: Step, note: str) -> Done[PreparationView]:
        """What the seller found out in a step; a first note makes an open step busy."""
        record = preparation.record(step)
        state = StepState.BUSY if record.state is StepState.OPEN and note.strip() else record.state
        return self.save(_with_step(preparation, replace(record, note=note, state=state)))

    def use_template(self, preparation: Preparation, slug: str) -> Done[PreparationView]:
        """Put another template's objective and questions in; what the seller added or answered stays."""
        visit = self._visit(preparation.visit_id)
        fresh = self._proposal(visit, slug)
        own = [question for question in preparation.questions if question.answer or question.asked]
        known = {question.keyword for question in own}
        questions = [*own, *(question for question in fresh.questions if question.keyword not in known)]
        objectives = {objective.keyword: objective for objective in preparation.objectives}
        added = [item for item in fresh.objectives if item.keyword not in objectives]
        return self.save(
            replace(
                preparation,
                external_objective=fresh.external_objective,
                objectives=(*preparation.objectives, *added),
                questions=_numbered(questions),
            )
        )

    def objectives_to_choose(self, view: PreparationView) -> list[ObjectivePattern]:
        """Items of the catalogue that are not on this visit's list yet."""
        taken = {item.keyword for item in view.preparation.objectives}
        known = self._catalogue().known_objectives(view.template)
        return [pattern for pattern in known if pattern.keyword not in taken]

    def questions_to_choose(self, view: PreparationView, objective: str = "") -> list[QuestionPattern]:
        """Questions not on the list yet, this template first; only those that serve `objective` if given."""
        taken = {item.keyword for item in view.preparation.questions}
        catalogue = self._catalogue()
        offered: dict[str, QuestionPattern] = {}
        for template in (view.template, *catalogue.templates):
            for pattern in template.questions:
                if pattern.keyword not in taken and (not objective or objective in pattern.serves):
                    offered.setdefault(pattern.keyword, pattern)
        return list(offered.values())

    def templates(self) -> tuple[Template, ...]:
        return self._catalogue().templates

    def add_objective(self, preparation: Preparation, pattern: ObjectivePattern) -> Done[PreparationView]:
        item = objective_from(pattern, self._clock.new_id(), len(preparation.objectives))
        return self.save(replace(preparation, objectives=(*preparation.objectives, item)))

    def add_question(self, preparation: Preparation, pattern: QuestionPattern) -> Done[PreparationView]:
        if not pattern.keyword.strip():
            raise Refused(Reason(N_("Geef de vraag een steekwoord."), "keyword"))
        item = question_from(pattern, self._clock.new_id(), len(preparation.questions))
        return self.save(replace(preparation, questions=(*preparation.questions, item)))

    def move_question(self, preparation: Preparation, question_id: UUID, by: int) -> Done[PreparationView]:
        """Up (-1) or down (+1) in the order of the talk."""
        kept = list(preparation.questions)
        at = next(place for place, question in enumerate(kept) if question.id == question_id)
        to = min(max(at + by, 0), len(kept) - 1)
        kept.insert(to, kept.pop(at))
        return self.save(replace(preparation, questions=_numbered(kept)))

    def travel(self, visit: Visit) -> TravelAdvice:
        """When to leave home to be there in time, as the route of that day has it."""
        route = self._routes.day(visit.visit_on)
        place = route.home.place
        for entry in route.visits:
            if entry.line.id == visit.id and entry.planned.leg is not None and entry.planned.leg.is_known:
                leg = entry.planned.leg
                if entry.planned.number > 1:
                    place = route.visits[entry.planned.number - 2].line.place
                return TravelAdvice(entry.planned.leave_by_time, leg.minutes, leg.km, place)
        return TravelAdvice(None, None, None, place)

    def _view(self, visit: Visit, preparation: Preparation) -> PreparationView:
        card = self._relations.card(visit.relation_id)
        people = {contact.id: contact for contact in card.contacts}
        return PreparationView(
            visit=visit,
            preparation=preparation,
            card=card,
            contact=people.get(visit.contact_id) if visit.contact_id else None,
            smart=judge_preparation(preparation, visit.kind),
            required=required_steps(visit.kind),
            travel=self.travel(visit),
            near=tuple(self._routes.near(visit.relation_id)),
            template=self._catalogue().template(self._template_slug()),
        )

    def _proposal(self, visit: Visit, slug: str = "") -> Preparation:
        catalogue = self._catalogue()
        card = self._relations.card(visit.relation_id)
        places = [part.strip() for part in card.relation.sites.replace(";", ",").split(",") if part.strip()]
        template = catalogue.template(slug or self._template_slug())
        return propose_preparation(
            visit, template, catalogue, self._clock.new_id, subject=visit.subject, places=places
        )

    def _template_slug(self) -> str:
        with self._database.read() as session:
            return load_settings(session).company.question_template

    def _catalogue(self) -> Catalogue:
        return starter_catalogue("nl")

    def _visit(self, visit_id: UUID) -> Visit:
        with self._database.read() as session:
            visit = records.load(session, Visit, visit_id)
        if visit is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return visit


def _of_visit(session: Session, visit_id: UUID) -> Preparation | None:
    """The preparation of a visit; after an exchange there may be two, the oldest identity counts."""
    found = records.find(session, Preparation, visit_id=visit_id)
    return min(found, key=lambda preparation: preparation.id, default=None)


def _with_step(preparation: Preparation, record: StepRecord) -> Preparation:
    steps = tuple(record if kept.step is record.step else kept for kept in preparation.steps)
    return replace(preparation, steps=steps)


def _numbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(replace(question, position=place) for place, question in enumerate(questions))
