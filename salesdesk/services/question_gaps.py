"""Takes a proposed question over in a preparation, with the objective that it serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from salesdesk.domain.preparation import Preparation, kept_objectives
from salesdesk.domain.preparation_edits import with_objective, with_question_in_place
from salesdesk.domain.question_gaps import Gap
from salesdesk.services.preparations import Preparations, PreparationView


def with_gaps(preparations: Preparations, view: PreparationView, gaps: Iterable[Gap]) -> Preparation:
    """The questions where they belong in the talk; one that serves nothing yet brings its objective."""
    preparation = view.preparation
    for gap in gaps:
        aims = {item.keyword for item in kept_objectives(preparation)}
        if not aims & set(gap.pattern.serves):
            offered = preparations.objectives_to_choose(replace(view, preparation=preparation))
            wanted = {pattern.keyword: pattern for pattern in offered}
            keyword = next((one for one in gap.pattern.serves if one in wanted), "")
            if keyword:
                preparation = with_objective(preparation, preparations.new_objective(wanted[keyword]))
        preparation = with_question_in_place(preparation, preparations.new_question(gap.pattern))
    return preparation
