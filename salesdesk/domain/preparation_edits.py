"""What a seller changes in a preparation: notes, ticks, objectives, questions and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.preparation import (
    CheckItem,
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

WORDS_OF_A_KEYWORD = 3


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


def without_question(preparation: Preparation, question_id: UUID) -> Preparation:
    kept = (item for item in asked_questions(preparation) if item.id != question_id)
    return _as_suggested(replace(preparation, questions=numbered(kept)), Step.QUESTIONS)


def moved_question(preparation: Preparation, question_id: UUID, to: int) -> Preparation:
    """The question at another place in the talk, counted from 0."""
    kept = list(asked_questions(preparation))
    at = next(place for place, question in enumerate(kept) if question.id == question_id)
    kept.insert(min(max(to, 0), len(kept) - 1), kept.pop(at))
    return replace(preparation, questions=numbered(kept))


def tidy(preparation: Preparation) -> Preparation:
    """As it may be kept: empty questions left out, a question without keyword gets its first words as one."""
    questions = []
    for question in asked_questions(preparation):
        keyword = question.keyword.strip() or " ".join(question.text.split()[:WORDS_OF_A_KEYWORD])
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


def numbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions with their places counted anew."""
    return tuple(
        question if question.position == place else replace(question, position=place)
        for place, question in enumerate(questions)
    )


def _as_suggested(preparation: Preparation, step: Step) -> Preparation:
    record = preparation.record(step)
    state = suggested_state(preparation, step)
    return preparation if state is record.state else with_record(preparation, replace(record, state=state))
