"""What the catalogue proposes for one visit, and how a preparation follows when the visit changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.catalogue import GENERAL, Catalogue, Template
from salesdesk.domain.depth import Depth
from salesdesk.domain.library import LibraryDocument, required_set, with_documents
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.preparation_proposal import external_objective, propose_preparation, spoken_subject
from salesdesk.domain.proposal_change import followed, followed_kind
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.catalogue import catalogue_of
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import SCREEN_LANGUAGES, screen_language

NewId = Callable[[], UUID]


def depth_of(session: Session, visit: Visit) -> Depth:
    """What this visit asks of this seller; we are known where we deliver, delivered or were before."""
    relation = records.load(session, Relation, visit.relation_id)
    delivered = relation is not None and relation.status in {Status.CUSTOMER, Status.FORMER}
    known = delivered or any(
        other.state is VisitState.HELD and other.id != visit.id
        for other in records.find(session, Visit, relation_id=visit.relation_id, deleted=False)
    )
    return Depth(visit.kind, load_settings(session).seller.experience, known)


def template_in_use(session: Session, preparation: Preparation) -> Template:
    """The template chosen for this visit, else the one of our branch."""
    slug = preparation.template or load_settings(session).company.question_template
    return catalogue_of(session).template(slug)


def fitting_template(session: Session, visit: Visit, relation: Relation) -> Template:
    """The template that the subject of the visit points to, else the one of our branch, else of theirs."""
    catalogue, own = catalogue_of(session), load_settings(session).company.question_template
    found = catalogue.template_for(visit.subject)
    if found.slug == GENERAL:
        found = catalogue.template(own) if own != GENERAL else catalogue.template_for(relation.branch)
    return found


def proposal(
    session: Session,
    new_id: NewId,
    visit: Visit,
    relation: Relation,
    slug: str = "",
    language: str = "",
) -> Preparation:
    """Everything the catalogue can say about this visit, filled with its subject and the towns it is about.

    A seller without a branch of his own gets the template that the subject points to.
    """
    own = load_settings(session).company.question_template
    if not slug:
        found = fitting_template(session, visit, relation).slug if own == GENERAL else own
        slug = found or own
    catalogue, places = catalogue_of(session, language), places_of(relation.sites)
    made = propose_preparation(visit, catalogue.template(slug), catalogue, new_id, places=places)
    return replace(
        made,
        external_objective=_said(session, catalogue, visit, relation, slug),
        template="" if slug == own else slug,
    )


def first_proposal(session: Session, new_id: NewId, visit: Visit, relation: Relation) -> Preparation:
    """What a visit begins with: the proposal, and the documents of the library that it needs."""
    library = records.find(session, LibraryDocument, deleted=False)
    required = required_set(library, visit.kind, relation.language)
    return with_documents(proposal(session, new_id, visit, relation), required.documents, new_id)


def with_template(
    session: Session, new_id: NewId, visit: Visit, relation: Relation, preparation: Preparation, slug: str
) -> Preparation:
    """With another template's objectives and questions; what the seller made himself stays."""
    in_use = template_in_use(session, preparation).slug
    language, before = _as_begun(session, new_id, visit, relation, preparation, in_use)
    after = proposal(session, new_id, visit, relation, slug, language)
    return replace(followed(preparation, before, after), template=slug)


def with_kind(
    session: Session, new_id: NewId, visit: Visit, relation: Relation, preparation: Preparation, depth: Depth
) -> Preparation:
    """As the kind of visit asks that it has now; what the seller made himself stays."""
    slug = template_in_use(session, preparation).slug
    kind = preparation.prepared_for or visit.kind
    begun = replace(visit, kind=kind)
    language, before = _as_begun(session, new_id, begun, relation, preparation, slug)
    after = proposal(session, new_id, visit, relation, slug, language)
    return followed_kind(preparation, before, after, depth)


def _as_begun(
    session: Session, new_id: NewId, visit: Visit, relation: Relation, preparation: Preparation, slug: str
) -> tuple[str, Preparation]:
    """The language it was begun in, and what was proposed then: it may be another than that of the screen."""
    mine = _keywords(preparation)
    languages = (screen_language(), *(each for each in SCREEN_LANGUAGES if each != screen_language()))
    made = {each: proposal(session, new_id, visit, relation, slug, each) for each in languages}
    begun = max(languages, key=lambda each: len(mine & _keywords(made[each])))
    return begun, made[begun]


def _keywords(preparation: Preparation) -> set[str]:
    goals = {item.keyword for item in preparation.objectives}
    return goals | {question.keyword for question in preparation.questions}


def follow_subject(session: Session, before: Visit, after: Visit) -> None:
    """The sentence said aloud speaks of the new subject, unless the seller wrote another sentence."""
    relation = records.load(session, Relation, after.relation_id)
    if before.subject == after.subject or relation is None:
        return
    if any(report.is_closed for report in records.find(session, VisitReport, visit_id=after.id)):
        return
    catalogue = catalogue_of(session)
    for preparation in records.find(session, Preparation, visit_id=after.id):
        slug = template_in_use(session, preparation).slug
        prepared = replace(before, kind=preparation.prepared_for or before.kind)
        if preparation.external_objective == _said(session, catalogue, prepared, relation, slug):
            renewed = replace(prepared, subject=after.subject)
            said = _said(session, catalogue, renewed, relation, slug)
            records.save(session, replace(preparation, external_objective=said))


def places_of(sites: str) -> list[str]:
    """The towns named in the sites of a relation; a mere number of sites names none."""
    parts = (part.strip() for part in re.split(r"[,;/]| en | and ", sites))
    return [part for part in parts if part and not re.search(r"[0-9]", part)]


def _said(session: Session, catalogue: Catalogue, visit: Visit, relation: Relation, slug: str) -> str:
    """The sentence said aloud, in the customer's language where we have its frame; the subject is in ours."""
    places, subject = places_of(relation.sites), spoken_subject(visit.subject)
    if relation.language in SCREEN_LANGUAGES and relation.language != screen_language():
        catalogue, subject = catalogue_of(session, relation.language), ""
    return external_objective(visit.kind, catalogue.template(slug), catalogue, subject, places)
