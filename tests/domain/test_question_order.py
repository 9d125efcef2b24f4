"""Questions in the order of the talk: moved alone or together, in groups, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.preparation import Moment, Preparation, QuestionType, Target, asked_questions
from salesdesk.domain.preparation_edits import (
    declining,
    serving,
    with_question_in_place,
    with_questions,
    with_questions_back,
    without_questions,
)
from salesdesk.domain.question_order import (
    Grouping,
    grouped,
    moved_block,
    moved_questions,
    with_order_of,
)
from tests.builders import a_preparation, a_question

S, M, E = Moment.START, Moment.MIDDLE, Moment.END


def listed(*moments: Moment) -> Preparation:
    questions = (
        a_question(keyword=str(at), moment=moment, position=at, serves=())
        for at, moment in enumerate(moments)
    )
    return a_preparation(questions=tuple(questions))


def order(preparation: Preparation) -> str:
    return "".join(question.keyword for question in asked_questions(preparation))


def move(preparation: Preparation, chosen: str, before: str, part: Moment | None = None) -> Preparation:
    ids = {question.keyword: question.id for question in preparation.questions}
    return moved_questions(preparation, {ids[one] for one in chosen}, ids.get(before), part)


@pytest.mark.parametrize(
    ("chosen", "before", "result"),
    [
        ("3", "0", "30124"),
        ("0", "3", "12034"),
        ("13", "0", "13024"),
        ("02", "4", "13024"),
        ("0", "", "12340"),
        ("1", "1", "01234"),
        ("1", "2", "01234"),
    ],
)
def test_questions_are_moved_before_another_or_to_the_end(chosen: str, before: str, result: str) -> None:
    moved = move(listed(S, S, M, M, E), chosen, before)
    assert order(moved) == result
    assert [question.position for question in asked_questions(moved)] == [0, 1, 2, 3, 4]


@given(st.lists(st.integers(), max_size=8), st.sets(st.integers(0, 7)), st.integers(0, 8))
def test_a_move_loses_and_doubles_nothing(items: list[int], chosen: set[int], to: int) -> None:
    moved = moved_block(items, {place for place in chosen if place < len(items)}, min(to, len(items)))
    assert sorted(moved) == sorted(items)


def test_a_question_dropped_in_another_part_joins_it() -> None:
    moved = move(listed(S, S, M, M, E), "4", "1", S)
    assert order(moved) == "04123"
    assert {question.keyword: question.moment for question in moved.questions}["4"] is S
    last = move(listed(S, S, M, M, E), "0", "", M)
    assert order(last) == "12304"


def test_the_list_is_seen_in_parts_or_by_kind() -> None:
    questions = listed(E, S, M).questions
    assert [group.part for group in grouped(questions, Grouping.ORDER)] == [None]
    parts = grouped(questions, Grouping.MOMENT)
    assert [[one.keyword for one in group.questions] for group in parts] == [["1"], ["2"], ["0"]]
    kinds = grouped(questions, Grouping.SPIN)
    assert [len(group.questions) for group in kinds] == [3, 0, 0, 0]


def test_a_question_joins_the_kind_it_is_dropped_in() -> None:
    preparation = listed(M, M)
    last = preparation.questions[1]
    moved = moved_questions(preparation, {last.id}, None, QuestionType.PROBLEM)
    assert asked_questions(moved)[-1].kind is QuestionType.PROBLEM


def test_an_undone_order_keeps_what_was_added_since() -> None:
    before = listed(S, M, E)
    later = with_questions(move(before, "2", "0", S), [a_question(keyword="9")])
    back = with_order_of(later, before)
    assert order(back) == "0129"
    assert {question.keyword: question.moment for question in back.questions}["2"] is E


def test_questions_taken_away_come_back_where_they_were() -> None:
    before = listed(S, M, M, E)
    gone = [before.questions[1], before.questions[3]]
    left = without_questions(before, {question.id for question in gone})
    assert order(left) == "02"
    back = with_questions_back(with_questions(left, [a_question(keyword="9")]), gone)
    assert order(back) == "01239"
    assert order(with_questions_back(back, gone)) == "01239"


@pytest.mark.parametrize(("moment", "result"), [(S, "019234"), (M, "012394"), (E, "012349")])
def test_a_known_question_comes_where_it_belongs(moment: Moment, result: str) -> None:
    made = with_question_in_place(listed(S, S, M, M, E), a_question(keyword="9", moment=moment))
    assert order(made) == result


def test_several_questions_serve_an_objective_at_once_and_no_longer() -> None:
    before = listed(S, M)
    ids = {question.id for question in before.questions}
    both = serving(before, ids, "NAW", on=True)
    assert [question.serves for question in both.questions] == [("NAW",), ("NAW",)]
    assert serving(both, ids, "NAW", on=True) == both
    assert serving(both, ids, "NAW", on=False).questions == before.questions


def test_a_declined_proposal_can_be_wanted_again() -> None:
    declined = declining(declining(listed(S), "field:sites"), "field:sites")
    assert declined.declined == ("field:sites",)
    assert declining(declined, "field:sites", declined=False).declined == ()


def test_targets_stay_with_their_question_through_a_move() -> None:
    question = a_question(keyword="a", target=Target.SITES, position=0)
    preparation = a_preparation(questions=(question, a_question(keyword="b", position=1)))
    moved = moved_questions(preparation, {question.id}, None)
    assert asked_questions(moved)[1].target is Target.SITES
