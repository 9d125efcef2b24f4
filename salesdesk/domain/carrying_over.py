"""What was not reached in one visit goes along to the next, with the questions that were not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.preparation import Objective, Outcome, Preparation


def carried_over(
    before: Preparation, missed: Iterable[Objective], coming: Preparation, new_id: Callable[[], UUID]
) -> Preparation:
    """The coming preparation with these objectives and the open questions that serve them; each once."""
    known = {item.keyword for item in coming.objectives}
    asked = {item.keyword for item in coming.questions}
    goals = tuple(missed)
    wanted = {item.keyword for item in goals}
    objectives = [
        replace(item, id=new_id(), outcome=Outcome.OPEN, note="", position=len(known) + place)
        for place, item in enumerate(item for item in goals if item.keyword not in known)
    ]
    open_questions = (
        item
        for item in before.questions
        if wanted & set(item.serves) and not item.answer and not item.deleted and item.keyword not in asked
    )
    questions = [
        replace(item, id=new_id(), asked=False, position=len(asked) + place)
        for place, item in enumerate(open_questions)
    ]
    return replace(
        coming,
        objectives=(*coming.objectives, *objectives),
        questions=(*coming.questions, *questions),
    )
