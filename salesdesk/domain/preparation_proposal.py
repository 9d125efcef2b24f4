"""Proposes the preparation of a visit from a template, and tells which steps must be done (Susan §1.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from salesdesk.domain.catalogue import (
    GENERAL,
    Catalogue,
    ObjectivePattern,
    QuestionPattern,
    Template,
)
from salesdesk.domain.preparation import (
    CheckItem,
    Moment,
    Objective,
    Preparation,
    Question,
    Step,
    StepRecord,
    StepState,
)
from salesdesk.domain.visits import METHOD_OF_KIND, Visit, VisitKind
from salesdesk.errors import N_, Reason, Refused

# A first visit needs all ten; later ones at least the facts of the relation, the way there and the questions.
_ALWAYS = frozenset({Step.CRM, Step.ROUTE, Step.QUESTIONS})
_REQUIRED: dict[VisitKind, frozenset[Step]] = {
    VisitKind.FIRST: frozenset(Step),
    VisitKind.FOLLOW_UP: _ALWAYS | {Step.SALES_HISTORY},
    VisitKind.DEMO_EXPERT: _ALWAYS | {Step.DOCUMENTATION},
    VisitKind.DEMO_LAYMAN: _ALWAYS | {Step.DOCUMENTATION},
    VisitKind.OFFER_TALK: _ALWAYS | {Step.SALES_HISTORY, Step.DOCUMENTATION, Step.WRITING_MATERIAL},
    VisitKind.AFTER_SALES: _ALWAYS | {Step.SALES_HISTORY},
}


def required_steps(kind: VisitKind) -> frozenset[Step]:
    """The steps that may not be skipped for this kind of visit."""
    return _REQUIRED[kind]


def skip_step(record: StepRecord, kind: VisitKind, reason: str) -> StepRecord:
    """The step skipped, never silently: refused without a reason, and when this kind of visit needs it."""
    if record.step in required_steps(kind):
        raise Refused(Reason(N_("Deze stap hoort bij dit bezoek; sla hem niet over."), "skip_reason"))
    if not reason.strip():
        raise Refused(Reason(N_("Geef een reden waarom je deze stap overslaat."), "skip_reason"))
    return StepRecord(record.step, StepState.SKIPPED, record.note, reason.strip())


def propose_preparation(
    visit: Visit,
    template: Template,
    catalogue: Catalogue,
    new_id: Callable[[], UUID],
    *,
    subject: str = "",
    places: Sequence[str] = (),
) -> Preparation:
    """What the catalogue can say about this visit: ten open steps, things to take, objectives, questions.

    `subject` fills the external objective (else the template's own), `places` are the sites it is about.
    """
    objectives = tuple(
        pattern for pattern in catalogue.known_objectives(template) if visit.kind in pattern.kinds
    )
    questions = propose_questions(visit.kind, template, catalogue, objectives)
    items = tuple(entry for entry in catalogue.items if visit.kind in entry.kinds)
    return Preparation(
        id=new_id(),
        visit_id=visit.id,
        method=METHOD_OF_KIND[visit.kind],
        external_objective=external_objective(visit.kind, template, catalogue, subject, places),
        items=tuple(CheckItem(new_id(), entry.step, entry.label) for entry in items),
        objectives=tuple(
            objective_from(pattern, new_id(), position) for position, pattern in enumerate(objectives)
        ),
        questions=tuple(
            question_from(pattern, new_id(), position) for position, pattern in enumerate(questions)
        ),
    )


def propose_questions(
    kind: VisitKind, template: Template, catalogue: Catalogue, objectives: Iterable[ObjectivePattern]
) -> tuple[QuestionPattern, ...]:
    """The template's own questions, and general ones: those that open and close every talk of this kind, and
    one or more for every objective that the template leaves unserved; in the order of the talk.
    """
    wanted = {objective.keyword for objective in objectives}
    fitting = [entry for entry in template.questions if kind in entry.kinds and wanted & set(entry.serves)]
    taken = {entry.keyword for entry in fitting}
    unserved = wanted - {keyword for entry in fitting for keyword in entry.serves}
    for entry in catalogue.template(GENERAL).questions:
        needed = wanted if entry.moment is not Moment.MIDDLE else unserved
        if kind in entry.kinds and entry.keyword not in taken and needed & set(entry.serves):
            fitting.append(entry)
            taken.add(entry.keyword)
    order = list(Moment)
    return tuple(sorted(fitting, key=lambda entry: order.index(entry.moment)))


def external_objective(
    kind: VisitKind, template: Template, catalogue: Catalogue, subject: str = "", places: Sequence[str] = ()
) -> str:
    """What seller and customer want to reach together, said aloud: the frame of this visit, filled."""
    about = subject.strip() or template.subject or catalogue.template(GENERAL).subject
    frame = catalogue.frame(kind)
    named = [place.strip() for place in places if place.strip()]
    text = frame.with_places if named else frame.text
    # replace, not format: the seller's own words may hold braces
    return text.replace("{places}", joined(named, catalogue.joiner)).replace("{subject}", about)


def joined(parts: Sequence[str], joiner: str) -> str:
    """`Haarlem, Beverwijk en Velsen`."""
    *first, last = parts or ("",)
    return f"{', '.join(first)} {joiner} {last}" if first else last


def objective_from(pattern: ObjectivePattern, identity: UUID, position: int) -> Objective:
    return Objective(identity, pattern.side, pattern.keyword, pattern.text, position=position)


def question_from(pattern: QuestionPattern, identity: UUID, position: int) -> Question:
    return Question(
        identity,
        pattern.keyword,
        pattern.text,
        pattern.insight,
        pattern.serves,
        pattern.type,
        pattern.target,
        position,
        moment=pattern.moment,
    )
