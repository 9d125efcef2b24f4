"""Proposes the preparation of a visit from a template (Susan §1.3.1-§1.3.3)."""

from __future__ import annotations

import re
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
)
from salesdesk.domain.visits import METHOD_OF_KIND, Visit, VisitKind

_MOST_WORDS = 6
# What a seller is going to do; a subject is what it is about.
_ACTS = frozenset(
    re.findall(
        r"\w+",
        "opnemen bespreken doornemen afronden doorspreken evalueren presenteren tonen inventariseren "
        "bekijken overleggen nabellen verkennen voorleggen bijpraten kennis laten langs gesprek bezoek "
        "vervolg discuss present evaluate show review follow talk visit meeting introduce",
    )
)
_ACT_STARTS = (
    "kennismak",
    "offerte",
    "klacht",
    "demo",
    "evaluatie",
    "halfjaar",
    "jaargesprek",
    "introduct",
    "quote",
    "complaint",
    "proefplaatsing",
)


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
        prepared_for=visit.kind,
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


def spoken_subject(subject: str) -> str:
    """The subject as it fits in a sentence, `schoonmaak van drie filialen`; empty when it does not.

    A note to himself ("klacht bespreken, cijfers mee") is no subject to say aloud to a customer.
    """
    text = " ".join(subject.split()).rstrip(".")
    words = [word.strip("„”\"'()").casefold() for word in text.split()]
    if not 1 <= len(words) <= _MOST_WORDS or re.search(r"[,;:.!?/+&\d]|\s[-–]\s", text):
        return ""
    if any(word in _ACTS or word.startswith(_ACT_STARTS) for word in words):
        return ""
    is_name = len(text) > 1 and text[1].isupper()
    return text if is_name else text[0].lower() + text[1:]


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
