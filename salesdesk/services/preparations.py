"""Preparing a visit: the ten steps, the objectives and the questions, kept as the seller types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.catalogue import GENERAL, Catalogue, ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.depth import Depth, skip_step
from salesdesk.domain.preparation import (
    CheckItem,
    Objective,
    Preparation,
    Question,
    Step,
    StepState,
    idle_questions,
    unserved_objectives,
)
from salesdesk.domain.preparation_edits import tidy, with_record, with_state
from salesdesk.domain.preparation_proposal import (
    objective_from,
    question_from,
)
from salesdesk.domain.question_gaps import Gap, question_gaps
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.smart import LetterVerdict, judge_preparation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services import proposals
from salesdesk.services.alternatives import Alternatives, NearRelation
from salesdesk.services.card_knowledge import card_knowledge
from salesdesk.services.catalogue import catalogue_of, language_of
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relations import Relations
from salesdesk.services.routes import DayRoute, Routes
from salesdesk.services.starter_catalogue import starter_catalogue
from salesdesk.services.travel_advice import TravelAdvice, earlier_arrival, travel_advice
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.words import SCREEN_LANGUAGES

LONGEST_LIST = 200
_TOUCHED = frozenset({Noun.PREPARATION, Noun.TODAY, Noun.VISIT})


@dataclass(frozen=True, slots=True)
class PreparationView:
    """One visit with all that helps to prepare it; `template` is the template in use of its `catalogue`."""

    visit: Visit
    preparation: Preparation
    card: RelationCard
    contact: Contact | None
    travel: TravelAdvice
    near: tuple[NearRelation, ...]
    template: Template
    depth: Depth
    catalogue: Catalogue

    @property
    def is_reported(self) -> bool:
        """Whether the report of this visit is closed: then its preparation is only read."""
        return any(report.is_closed for report in self.card.reports if report.visit_id == self.visit.id)

    @property
    def smart(self) -> tuple[LetterVerdict, ...]:
        return judge_preparation(self.preparation, self.visit.kind)

    @property
    def required(self) -> frozenset[Step]:
        return self.depth.required

    @property
    def is_of_another_kind(self) -> bool:
        """Whether it was proposed for another kind of visit than this has become."""
        return self.preparation.prepared_for not in {None, self.visit.kind}

    @property
    def unserved(self) -> tuple[Objective, ...]:
        return unserved_objectives(self.preparation)

    @property
    def idle(self) -> tuple[Question, ...]:
        return idle_questions(self.preparation)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Questions that what we know of the relation proposes by itself."""
        known = card_knowledge(self.card, self.contact)
        return question_gaps(self.preparation, self.template, self.catalogue, known, self.card.today)


class Preparations:
    """Opens the preparation of a visit and keeps every change of it."""

    def __init__(self, database: Database, clock: Clock, relations: Relations, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._relations = relations
        self._routes = routes
        self._alternatives = Alternatives(database, clock)

    def prepare(self, visit_id: UUID) -> Done[PreparationView]:
        """Open a visit's preparation; the first time the template of our branch proposes it."""
        visit = self._visit(visit_id)
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
        if kept is not None:
            return Done(self._view(visit, kept), frozenset())
        relation = self._relations.card(visit.relation_id).relation
        with self._database.write() as session:
            proposed = proposals.first_proposal(session, self._clock.new_id, visit, relation)
            records.save(session, proposed)
        begun = self.kept(visit_id) or proposed  # in the order in which it will be read again
        return Done(self._view(visit, begun), _TOUCHED)

    def view(self, visit_id: UUID) -> PreparationView | None:
        """The preparation as it is; None while nobody opened it."""
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
        return self._view(self._visit(visit_id), kept) if kept else None

    def look(self, visit_id: UUID, route: DayRoute | None = None) -> PreparationView:
        """The preparation as it is, or as it would be proposed; nothing is kept.

        `route` is its day, for who has laid that out already.
        """
        visit = self._visit(visit_id)
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
            relation = records.load(session, Relation, visit.relation_id)
            if kept is None and relation is not None:
                kept = proposals.first_proposal(session, self._clock.new_id, visit, relation)
        if kept is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return self._view(visit, kept, route)

    def kept(self, visit_id: UUID) -> Preparation | None:
        """The preparation alone, without what helps to make it."""
        with self._database.read() as session:
            return _of_visit(session, visit_id)

    def keep(self, preparation: Preparation) -> Done[Preparation]:
        """Keep the preparation as the seller has it now; refused with more than 200 questions.

        A closed report speaks of it, so then it is frozen too.
        """
        kept = tidy(preparation)
        if len(kept.questions) > LONGEST_LIST:
            raise Refused(
                Reason(
                    N_("Meer dan {most} vragen stel je in geen gesprek."), "questions", {"most": LONGEST_LIST}
                )
            )
        visit = self._visit(preparation.visit_id)
        with self._database.write() as session:
            if _is_reported(session, kept.visit_id):
                if records.load(session, Preparation, kept.id) != kept:
                    raise Refused(Reason(N_("Dit verslag is afgerond en ligt vast.")))
                return Done(kept, frozenset())
            kept = self._as_ready(kept, proposals.depth_of(session, visit))
            records.save(session, kept)
        return Done(kept, _TOUCHED)

    def _as_ready(self, preparation: Preparation, depth: Depth) -> Preparation:
        """With the moment it became ready; a step opened again takes that moment away."""
        if not depth.is_ready(preparation):
            return replace(preparation, ready_at=None)
        return replace(preparation, ready_at=preparation.ready_at or self._clock.now())

    def mark_step(
        self, preparation: Preparation, step: Step, state: StepState, *, reason: str = ""
    ) -> Done[Preparation]:
        """Set the state of one step; skipping asks a reason and is refused for a step this visit needs."""
        if state is not StepState.SKIPPED:
            return self.keep(with_state(preparation, step, state))
        visit = self._visit(preparation.visit_id)
        with self._database.read() as session:
            depth = proposals.depth_of(session, visit)
        record = skip_step(preparation.record(step), depth, reason)
        return self.keep(with_record(preparation, record))

    def templated(self, view: PreparationView, slug: str) -> Preparation:
        """With another template's objective and questions; what the seller answered or wrote stays."""
        with self._database.read() as session:
            return proposals.with_template(
                session, self._clock.new_id, view.visit, view.card.relation, view.preparation, slug
            )

    def rekinded(self, view: PreparationView) -> Preparation:
        """As the kind of visit asks that it has now; what the seller made himself stays."""
        with self._database.read() as session:
            return proposals.with_kind(
                session, self._clock.new_id, view.visit, view.card.relation, view.preparation, view.depth
            )

    def fitting_template(self, view: PreparationView) -> Template | None:
        """Another template than the one in use, when the subject or the branch points to it."""
        with self._database.read() as session:
            found = proposals.fitting_template(session, view.visit, view.card.relation)
        return found if found.slug not in {GENERAL, view.template.slug} else None

    def objectives_to_choose(self, view: PreparationView) -> list[ObjectivePattern]:
        """Items of the catalogue that are not on this visit's list yet."""
        taken = {item.keyword for item in view.preparation.objectives}
        known = view.catalogue.known_objectives(view.template)
        return [pattern for pattern in known if pattern.keyword not in taken]

    def questions_to_choose(self, view: PreparationView, objective: str = "") -> list[QuestionPattern]:
        """Questions not on the list yet, this template first; only those that serve `objective` if given."""
        taken = {item.keyword for item in view.preparation.questions}
        offered: dict[str, QuestionPattern] = {}
        for template in (view.template, *view.catalogue.templates):
            for pattern in template.questions:
                if pattern.keyword not in taken and (not objective or objective in pattern.serves):
                    offered.setdefault(pattern.keyword, pattern)
        return list(offered.values())

    def templates(self) -> tuple[Template, ...]:
        with self._database.read() as session:
            return catalogue_of(session).templates

    def new_objective(self, pattern: ObjectivePattern) -> Objective:
        """An objective of the catalogue for this visit; not kept yet."""
        return objective_from(pattern, self._clock.new_id(), 0)

    def new_question(self, pattern: QuestionPattern) -> Question:
        """A question of the catalogue, or an empty one to write; not kept yet."""
        return question_from(pattern, self._clock.new_id(), 0)

    def new_item(self, step: Step, label: str) -> CheckItem:
        """Something of his own to lay ready; not kept yet."""
        return CheckItem(self._clock.new_id(), step, label.strip())

    def known_items(self) -> frozenset[str]:
        """What the catalogue itself proposes to lay ready, whatever language the preparation was begun in."""
        catalogues = [starter_catalogue(language) for language in SCREEN_LANGUAGES]
        return frozenset(pattern.label for catalogue in catalogues for pattern in catalogue.items)

    def _view(self, visit: Visit, preparation: Preparation, route: DayRoute | None = None) -> PreparationView:
        card = self._relations.card(visit.relation_id)
        people = {contact.id: contact for contact in card.contacts}
        route = route or self._routes.laid_out(visit.visit_on)
        with self._database.read() as session:
            note = earlier_arrival(session, visit)
            catalogue = catalogue_of(session, language_of(preparation))
            template = catalogue.template(proposals.template_in_use(session, preparation).slug)
            depth = proposals.depth_of(session, visit)
        return PreparationView(
            visit=visit,
            preparation=preparation,
            card=card,
            contact=people.get(visit.contact_id) if visit.contact_id else None,
            travel=travel_advice(visit, route, self._routes, card.thresholds.first_visit_at, note),
            near=self._alternatives.around(visit, route, preparation.alternatives),
            template=template,
            depth=depth,
            catalogue=catalogue,
        )

    def _visit(self, visit_id: UUID) -> Visit:
        with self._database.read() as session:
            visit = records.load(session, Visit, visit_id)
        if visit is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return visit


def _is_reported(session: Session, visit_id: UUID) -> bool:
    return any(report.is_closed for report in records.find(session, VisitReport, visit_id=visit_id))


def _of_visit(session: Session, visit_id: UUID) -> Preparation | None:
    """The preparation of a visit; after an exchange there may be two, the oldest identity counts."""
    found = records.find(session, Preparation, visit_id=visit_id)
    return min(found, key=lambda preparation: preparation.id, default=None)
