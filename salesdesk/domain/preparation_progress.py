"""How far a preparation is: counts for ring and list, and the state that the facts suggest (DOMAIN §3)."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.preparation import (
    Preparation,
    Step,
    StepState,
    asked_questions,
    unserved_objectives,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """`finished` of `total` steps are done or skipped; the rest is busy or open."""

    finished: int
    busy: int
    open: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.finished == self.total


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What can be counted about one step: things to lay ready, questions, unserved objectives, addresses."""

    items_done: int
    items: int
    questions: int = 0
    unserved: int = 0
    alternatives: int = 0


def progress(preparation: Preparation) -> Progress:
    states = [record.state for record in preparation.steps]
    busy = states.count(StepState.BUSY)
    still_open = states.count(StepState.OPEN)
    return Progress(len(states) - busy - still_open, busy, still_open, len(states))


def first_unfinished(preparation: Preparation) -> Step:
    """Where the seller goes on; the last step when nothing is left."""
    closed = {StepState.DONE, StepState.SKIPPED}
    left = (step for step in Step if preparation.record(step).state not in closed)
    return next(left, Step.QUESTIONS)


def step_facts(preparation: Preparation, step: Step) -> StepFacts:
    """The counts behind the second line of a step, such as "3 van 4 klaargelegd"."""
    items = [item for item in preparation.items if item.step is step and not item.deleted]
    done = sum(item.done for item in items)
    if step is Step.QUESTIONS:
        questions, unserved = len(asked_questions(preparation)), len(unserved_objectives(preparation))
        return StepFacts(done, len(items), questions=questions, unserved=unserved)
    if step is Step.ALTERNATIVES:
        return StepFacts(done, len(items), alternatives=len(preparation.alternatives))
    return StepFacts(done, len(items))


def suggested_state(preparation: Preparation, step: Step) -> StepState:
    """The state that fits what was recorded; a step the seller closed himself stays as he left it."""
    record = preparation.record(step)
    if record.state in {StepState.DONE, StepState.SKIPPED}:
        return record.state
    facts = step_facts(preparation, step)
    if step is Step.QUESTIONS:
        complete, begun = facts.questions > 0 and not facts.unserved, facts.questions > 0
    elif step is Step.ALTERNATIVES:
        complete = begun = facts.alternatives > 0
    else:
        complete = 0 < facts.items == facts.items_done
        begun = facts.items_done > 0 or bool(record.note.strip())
    if complete:
        return StepState.DONE
    return StepState.BUSY if begun or record.state is StepState.BUSY else StepState.OPEN
