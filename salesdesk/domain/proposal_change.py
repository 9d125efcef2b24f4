"""A preparation follows another kind of visit or another template; what the seller made himself stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from salesdesk.domain.depth import Depth, reopened_steps
from salesdesk.domain.preparation import (
    CheckItem,
    Objective,
    Outcome,
    Preparation,
    Question,
    StepRecord,
    StepState,
    asked_questions,
    kept_objectives,
)

PartT = TypeVar("PartT", CheckItem, Objective, Question)


@dataclass(frozen=True, slots=True)
class Difference:
    """What following brings and takes: objectives and questions."""

    objectives_in: int
    objectives_out: int
    questions_in: int
    questions_out: int

    @property
    def is_empty(self) -> bool:
        return not (self.objectives_in or self.objectives_out or self.questions_in or self.questions_out)


def followed(preparation: Preparation, before: Preparation, after: Preparation) -> Preparation:
    """The preparation as `after` proposes it, where it still is as `before` proposed it.

    Kept are: everything written, answered, scored, ticked or added by the seller. What he threw away of
    `before` does not come back.
    """
    untyped = preparation.external_objective.strip() in {"", before.external_objective.strip()}
    return replace(
        preparation,
        method=after.method if preparation.method is before.method else preparation.method,
        external_objective=after.external_objective if untyped else preparation.external_objective,
        items=_merged(
            [item for item in preparation.items if not item.deleted],
            before.items,
            after.items,
            lambda item: (item.step, item.label),
            lambda item, _was: not item.done and item.document_id is None,
        ),
        objectives=_placed(
            _merged(
                kept_objectives(preparation),
                before.objectives,
                after.objectives,
                lambda item: item.keyword,
                lambda item, was: item.outcome is Outcome.OPEN and not item.note and item.text == was.text,
            )
        ),
        questions=_numbered(
            _merged(
                asked_questions(preparation),
                before.questions,
                after.questions,
                lambda item: item.keyword,
                _is_untouched_question,
            )
        ),
    )


def followed_kind(
    preparation: Preparation, before: Preparation, after: Preparation, depth: Depth
) -> Preparation:
    """As `followed`, for a visit of another kind: skipped steps that it cannot do without are open again.

    The reason given for skipping stays with the step.
    """
    moved = followed(preparation, before, after)
    open_again = set(reopened_steps(moved, depth))
    steps = tuple(
        StepRecord(record.step, StepState.OPEN, record.note, record.skip_reason)
        if record.step in open_again
        else record
        for record in moved.steps
    )
    return replace(moved, steps=steps, prepared_for=depth.kind)


def difference(preparation: Preparation, then: Preparation) -> Difference:
    """What changes for the seller between the two."""
    goals_now = {item.keyword for item in kept_objectives(preparation)}
    goals_then = {item.keyword for item in kept_objectives(then)}
    asked_now = {item.keyword for item in asked_questions(preparation)}
    asked_then = {item.keyword for item in asked_questions(then)}
    return Difference(
        len(goals_then - goals_now),
        len(goals_now - goals_then),
        len(asked_then - asked_now),
        len(asked_now - asked_then),
    )


def _is_untouched_question(question: Question, was: Question) -> bool:
    return not question.asked and not question.answer.strip() and question.text == was.text


def _merged(
    kept: Iterable[PartT],
    before: Iterable[PartT],
    after: Iterable[PartT],
    name: Callable[[PartT], object],
    untouched: Callable[[PartT, PartT], bool],
) -> tuple[PartT, ...]:
    """First what `after` proposes, in its order and as the seller already has it; then what is his own."""
    mine = {name(part): part for part in kept}
    was, wanted = {name(part): part for part in before}, {name(part): part for part in after}
    refused = was.keys() - mine.keys()
    parts: list[PartT] = [mine.get(key, part) for key, part in wanted.items() if key not in refused]
    for key, part in mine.items():
        stale = key in was and untouched(part, was[key])
        if key not in wanted and not stale:
            parts.append(part)
    return tuple(parts)


def _placed(objectives: Iterable[Objective]) -> tuple[Objective, ...]:
    return tuple(replace(item, position=place) for place, item in enumerate(objectives))


def _numbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(replace(item, position=place) for place, item in enumerate(questions))
