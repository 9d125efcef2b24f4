"""What a seller changes in a preparation, and what follows from it."""

from __future__ import annotations

from salesdesk.domain.preparation import (
    Outcome,
    Step,
    StepRecord,
    StepState,
    asked_questions,
    kept_objectives,
)
from salesdesk.domain.preparation_edits import (
    scored,
    tidy,
    with_alternative,
    with_item,
    with_note,
    with_objective,
    with_question,
    with_record,
    with_state,
    with_tick,
    without_item,
    without_objective,
    without_questions,
)
from tests.builders import a_check_item, a_preparation, a_question, an_id, an_objective


def test_a_first_note_makes_a_step_busy_and_a_finished_one_stays_finished() -> None:
    noted = with_note(a_preparation(), Step.INTERNET, "twee vestigingen")
    assert noted.record(Step.INTERNET) == StepRecord(Step.INTERNET, StepState.BUSY, "twee vestigingen")
    done = with_state(noted, Step.INTERNET, StepState.DONE)
    assert with_note(done, Step.INTERNET, "drie").record(Step.INTERNET).state is StepState.DONE


def test_reopening_a_skipped_step_forgets_its_reason() -> None:
    skipped = with_record(a_preparation(), StepRecord(Step.CRM, StepState.SKIPPED, "n", "bekend"))
    assert with_state(skipped, Step.CRM, StepState.BUSY).record(Step.CRM) == StepRecord(
        Step.CRM, StepState.BUSY, "n"
    )


def test_the_last_tick_finishes_a_step_and_unticking_opens_it_again() -> None:
    first, second = a_check_item(), a_check_item()
    preparation = a_preparation(items=(first, second))
    half = with_tick(preparation, first.id, done=True)
    assert half.record(Step.DOCUMENTATION).state is StepState.BUSY
    whole = with_tick(half, second.id, done=True)
    assert whole.record(Step.DOCUMENTATION).state is StepState.DONE
    back = with_tick(whole, second.id, done=False)
    assert back.record(Step.DOCUMENTATION).state is StepState.BUSY
    assert (
        with_tick(with_state(preparation, Step.DOCUMENTATION, StepState.DONE), first.id, done=False)
        .record(Step.DOCUMENTATION)
        .state
        is StepState.OPEN
    )


def test_an_item_of_his_own_comes_and_goes() -> None:
    item = a_check_item(label="Proefmonster")
    more = with_item(a_preparation(items=()), item)
    assert more.items == (item,)
    assert without_item(more, item.id).items == ()


def test_alternatives_stand_in_the_order_of_choosing() -> None:
    first, second = an_id(), an_id()
    chosen = with_alternative(with_alternative(a_preparation(), first, chosen=True), second, chosen=True)
    assert chosen.alternatives == (first, second)
    assert chosen.record(Step.ALTERNATIVES).state is StepState.DONE
    assert with_alternative(chosen, first, chosen=False).alternatives == (second,)


def test_questions_are_added_changed_and_taken_away() -> None:
    first, second = a_question(keyword="een"), a_question(keyword="twee")
    both = with_question(with_question(a_preparation(questions=()), first), second)
    assert [question.position for question in asked_questions(both)] == [0, 1]
    (left,) = asked_questions(without_questions(both, {first.id}))
    assert (left.keyword, left.position) == ("twee", 0)
    changed = a_question(id=first.id, keyword="anders")
    assert {question.keyword for question in with_question(both, changed).questions} == {"anders", "twee"}


def test_objectives_are_added_changed_and_taken_away() -> None:
    first, second = an_objective(keyword="NAW"), an_objective(keyword="DMU")
    both = with_objective(with_objective(a_preparation(objectives=()), first), second)
    assert [item.keyword for item in kept_objectives(both)] == ["NAW", "DMU"]
    noted = an_objective(id=first.id, keyword="NAW", note="compleet")
    assert with_objective(both, noted).objectives[0].note == "compleet"
    (left,) = kept_objectives(without_objective(both, first.id))
    assert (left.keyword, left.position) == ("DMU", 0)


def test_tidying_names_a_question_by_what_it_is_about_and_drops_empty_ones() -> None:
    kept = tidy(
        a_preparation(
            questions=(
                a_question(keyword="", text="Wie beslist er mee?", position=0),
                a_question(keyword=" ", text="", position=1),
                a_question(keyword="lev", position=2),
            )
        )
    )
    assert [(question.keyword, question.position) for question in kept.questions] == [
        ("beslist", 0),
        ("lev", 1),
    ]


def test_an_answer_reaches_the_open_objectives_it_serves_and_no_others() -> None:
    reached, missed, other = (
        an_objective(keyword="lev"),
        an_objective(keyword="€-CONC", outcome=Outcome.MISSED),
        an_objective(keyword="ABC"),
    )
    answered = a_question(serves=("lev", "€-CONC"), answer="Schoonfix")
    silent = a_question(serves=("ABC",), answer=" ")
    preparation = scored(a_preparation(objectives=(reached, missed, other), questions=(answered, silent)))
    assert [item.outcome for item in preparation.objectives] == [
        Outcome.REACHED,
        Outcome.MISSED,
        Outcome.OPEN,
    ]
