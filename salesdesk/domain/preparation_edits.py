"""What a seller changes in a preparation: notes, ticks, objectives, questions and their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.preparation import (
    CheckItem,
    Moment,
    Objective,
    Outcome,
    Preparation,
    Question,
    Step,
    StepRecord,
    StepState,
    asked_questions,
    kept_objectives,
)
from salesdesk.domain.preparation_progress import step_facts, suggested_state
from salesdesk.domain.question_keyword import keyword_of
from salesdesk.domain.question_order import numbered


def with_record(preparation: Preparation, record: StepRecord) -> Preparation:
    steps = tuple(record if kept.step is record.step else kept for kept in preparation.steps)
    return replace(preparation, steps=steps)


def with_state(preparation: Preparation, step: Step, state: StepState) -> Preparation:
    """The step open, busy or done; a reason to skip it is gone."""
    return with_record(preparation, StepRecord(step, state, preparation.record(step).note))


def with_note(preparation: Preparation, step: Step, note: str) -> Preparation:
    """What the seller found out; a first note makes an open step busy."""
    noted = with_record(preparation, replace(preparation.record(step), note=note))
    return _as_suggested(noted, step)


def with_tick(preparation: Preparation, item_id: UUID, *, done: bool) -> Preparation:
    """Something laid ready, or not after all: then a step that was done is busy again."""
    item = next(kept for kept in preparation.items if kept.id == item_id)
    items = tuple(replace(kept, done=done) if kept.id == item_id else kept for kept in preparation.items)
    ticked = replace(preparation, items=items)
    if not done and ticked.record(item.step).state is StepState.DONE:
        facts = step_facts(ticked, item.step)
        return with_state(ticked, item.step, StepState.BUSY if facts.items_done else StepState.OPEN)
    return _as_suggested(ticked, item.step)


def with_item(preparation: Preparation, item: CheckItem) -> Preparation:
    """One more thing to lay ready."""
    return replace(preparation, items=(*preparation.items, item))


def without_item(preparation: Preparation, item_id: UUID) -> Preparation:
    return replace(preparation, items=tuple(item for item in preparation.items if item.id != item_id))


def with_alternative(preparation: Preparation, relation_id: UUID, *, chosen: bool) -> Preparation:
    """An address for when the talk is short, in the order of choosing."""
    rest = tuple(kept for kept in preparation.alternatives if kept != relation_id)
    alternatives = (*rest, relation_id) if chosen else rest
    return _as_suggested(replace(preparation, alternatives=alternatives), Step.ALTERNATIVES)


def with_objective(preparation: Preparation, objective: Objective) -> Preparation:
    """A new objective at the end, or a changed one in its place."""
    known = {item.id for item in preparation.objectives}
    if objective.id in known:
        items = tuple(objective if item.id == objective.id else item for item in preparation.objectives)
    else:
        items = (*preparation.objectives, replace(objective, position=len(preparation.objectives)))
    return _as_suggested(replace(preparation, objectives=items), Step.QUESTIONS)


def without_objective(preparation: Preparation, objective_id: UUID) -> Preparation:
    kept = tuple(item for item in kept_objectives(preparation) if item.id != objective_id)
    kept = tuple(replace(item, position=place) for place, item in enumerate(kept))
    return _as_suggested(replace(preparation, objectives=kept), Step.QUESTIONS)


def with_question(preparation: Preparation, question: Question) -> Preparation:
    """A new question at the end, or a changed one in its place."""
    known = {item.id for item in preparation.questions}
    if question.id in known:
        items = tuple(question if item.id == question.id else item for item in preparation.questions)
    else:
        items = numbered((*asked_questions(preparation), question))
    return _as_suggested(replace(preparation, questions=items), Step.QUESTIONS)


def with_questions(preparation: Preparation, questions: Iterable[Question]) -> Preparation:
    """Several new questions at the end."""
    items = numbered((*asked_questions(preparation), *questions))
    return _as_suggested(replace(preparation, questions=items), Step.QUESTIONS)


def with_question_in_place(preparation: Preparation, question: Question) -> Preparation:
    """A new question where it belongs in the talk: after the last one of its part or of an earlier part."""
    items = list(asked_questions(preparation))
    order = list(Moment)
    part = order.index(question.moment)
    ends = [place + 1 for place, item in enumerate(items) if order.index(item.moment) <= part]
    items.insert(max(ends, default=0), question)
    return _as_suggested(replace(preparation, questions=numbered(items)), Step.QUESTIONS)


def without_questions(preparation: Preparation, gone: Collection[UUID]) -> Preparation:
    kept = (item for item in asked_questions(preparation) if item.id not in gone)
    return _as_suggested(replace(preparation, questions=numbered(kept)), Step.QUESTIONS)


def with_questions_back(preparation: Preparation, questions: Iterable[Question]) -> Preparation:
    """Questions taken away by mistake, at the places they had."""
    known = {item.id for item in preparation.questions}
    items = list(asked_questions(preparation))
    for question in sorted(questions, key=lambda one: one.position):
        if question.id not in known:
            items.insert(question.position, question)
    return _as_suggested(replace(preparation, questions=numbered(items)), Step.QUESTIONS)


def serving(preparation: Preparation, chosen: Collection[UUID], keyword: str, *, on: bool) -> Preparation:
    """These questions serve an objective, or no longer."""
    questions = []
    for question in preparation.questions:
        serves = question.serves
        if question.id in chosen and on != (keyword in serves):
            serves = (*serves, keyword) if on else tuple(one for one in serves if one != keyword)
        questions.append(question if serves == question.serves else replace(question, serves=serves))
    return _as_suggested(replace(preparation, questions=tuple(questions)), Step.QUESTIONS)


def declining(preparation: Preparation, key: str, *, declined: bool = True) -> Preparation:
    """A proposed question is not wanted for this visit, or after all it is."""
    rest = tuple(one for one in preparation.declined if one != key)
    return replace(preparation, declined=(*rest, key) if declined else rest)


def tidy(preparation: Preparation) -> Preparation:
    """As it may be kept: empty questions left out, a question without keyword gets one made from its text."""
    questions = []
    for question in asked_questions(preparation):
        keyword = question.keyword.strip() or keyword_of(question.text)
        if keyword:
            questions.append(question if keyword == question.keyword else replace(question, keyword=keyword))
    return replace(preparation, questions=numbered(questions))


def scored(preparation: Preparation) -> Preparation:
    """Objectives still open are reached when a question that serves them was answered."""
    answered = {
        keyword
        for question in asked_questions(preparation)
        if question.answer.strip()
        for keyword in question.serves
    }
    objectives = tuple(
        replace(item, outcome=Outcome.REACHED)
        if item.outcome is Outcome.OPEN and item.keyword in answered
        else item
        for item in preparation.objectives
    )
    return replace(preparation, objectives=objectives)


def with_taken_along(preparation: Preparation, known_id: UUID, *, taken: bool) -> Preparation:
    """Take something that is known along on the sheet, or leave it at home."""
    kept = tuple(each for each in preparation.taken_along if each != known_id)
    return replace(preparation, taken_along=(*kept, known_id) if taken else kept)


def _as_suggested(preparation: Preparation, step: Step) -> Preparation:
    record = preparation.record(step)
    state = suggested_state(preparation, step)
    return preparation if state is record.state else with_record(preparation, replace(record, state=state))
