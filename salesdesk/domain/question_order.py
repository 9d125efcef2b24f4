"""The order of the questions in the talk: moved one by one or together, and seen by moment or by kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.preparation import Moment, Preparation, Question, QuestionType, asked_questions

Item = TypeVar("Item")


class Grouping(StrEnum):
    """How the list is seen; only the order is kept, a group is a view of it."""

    ORDER = "order"
    MOMENT = "moment"
    SPIN = "spin"


Part = Moment | QuestionType


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one part of the talk; `part` is None when the list is not grouped."""

    part: Part | None
    questions: tuple[Question, ...]


def part_of(question: Question, grouping: Grouping) -> Part | None:
    if grouping is Grouping.MOMENT:
        return question.moment
    return question.kind if grouping is Grouping.SPIN else None


def grouped(questions: Iterable[Question], grouping: Grouping) -> tuple[Group, ...]:
    """The questions in their groups, each in the seller's order; an empty group is shown too."""
    listed = tuple(questions)
    if grouping is Grouping.ORDER:
        return (Group(None, listed),)
    parts: Iterable[Part] = Moment if grouping is Grouping.MOMENT else QuestionType
    return tuple(
        Group(part, tuple(one for one in listed if part_of(one, grouping) is part)) for part in parts
    )


def moved_block(items: Sequence[Item], chosen: Collection[int], to: int) -> list[Item]:
    """The items at these places together before the one at place `to`, counted before the move."""
    block = [item for place, item in enumerate(items) if place in chosen]
    before = [item for place, item in enumerate(items[:to]) if place not in chosen]
    after = [item for place, item in enumerate(items[to:], to) if place not in chosen]
    return [*before, *block, *after]


def moved_questions(
    preparation: Preparation, chosen: Collection[UUID], before: UUID | None, part: Part | None = None
) -> Preparation:
    """These questions together before another one, or at the end of a part; they join that part."""
    listed = list(asked_questions(preparation))
    places = {place for place, question in enumerate(listed) if question.id in chosen}
    listed = [joining(question, part) if question.id in chosen else question for question in listed]
    ends = [
        place + 1
        for place, question in enumerate(listed)
        if place not in places and (part is None or part in {question.moment, question.kind})
    ]
    to = next((place for place, question in enumerate(listed) if question.id == before), None)
    if to is None:
        to = ends[-1] if ends else len(listed)
    return replace(preparation, questions=numbered(moved_block(listed, places, to)))


def with_order_of(preparation: Preparation, before: Preparation) -> Preparation:
    """The questions where they stood and in the part they were in; what was added since stays at the end."""
    was = {question.id: question for question in asked_questions(before)}
    now = asked_questions(preparation)
    known = sorted((one for one in now if one.id in was), key=lambda one: was[one.id].position)
    back = [replace(one, moment=was[one.id].moment, kind=was[one.id].kind) for one in known]
    return replace(preparation, questions=numbered([*back, *(one for one in now if one.id not in was)]))


def joining(question: Question, part: Part | None) -> Question:
    """The question as it is in that part of the talk."""
    if isinstance(part, Moment):
        return replace(question, moment=part)
    return question if part is None else replace(question, kind=part)


def numbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions with their places counted anew."""
    return tuple(
        question if question.position == place else replace(question, position=place)
        for place, question in enumerate(questions)
    )
