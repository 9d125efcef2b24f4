"""Preparing a visit: proposal, coverage both ways, progress and skipping."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.catalogue import (
    GENERAL,
    Catalogue,
    Frame,
    ItemPattern,
    ObjectivePattern,
    QuestionPattern,
    Template,
)
from salesdesk.domain.preparation import (
    Moment,
    Preparation,
    Side,
    Step,
    StepRecord,
    StepState,
    asked_questions,
    idle_questions,
    kept_objectives,
    unserved_objectives,
)
from salesdesk.domain.preparation_progress import (
    Progress,
    StepFacts,
    first_unfinished,
    progress,
    step_facts,
    suggested_state,
)
from salesdesk.domain.preparation_proposal import (
    external_objective,
    joined,
    propose_preparation,
    spoken_subject,
)
from salesdesk.domain.visits import METHOD_OF_KIND, VisitKind
from tests.builders import a_check_item, a_preparation, a_question, a_visit, an_id, an_objective

FIRST = VisitKind.FIRST
FRAME = Frame(FIRST, "Praten over {subject}.", "Praten over {subject} in {places}.")
BRANCH = Template(
    "ict",
    "ICT",
    "uw netwerk",
    objectives=(ObjectivePattern("pc's", "Aantal plekken"),),
    questions=(
        QuestionPattern("plekken", "Hoeveel?", serves=("pc's",)),
        QuestionPattern(
            "leverancier", "Wie?", serves=("lev",), kinds=frozenset({FIRST, VisitKind.FOLLOW_UP})
        ),
        QuestionPattern("los", "Wat nog?", serves=("onbekend",)),
    ),
)
COMMON = Template(
    GENERAL,
    "Algemeen",
    "uw inkoop",
    questions=(
        QuestionPattern("afspraak", "Wanneer?", serves=("vrvlg",), moment=Moment.END),
        QuestionPattern("wie levert", "Wie?", serves=("lev",)),
        QuestionPattern("adres", "Waar?", serves=("NAW",)),
        QuestionPattern("leverancier", "Wie?", serves=("NAW",)),
        QuestionPattern("bedrijf", "Wat doet u?", serves=("NAW", "lev"), moment=Moment.START),
        QuestionPattern("cijfer", "Hoe?", serves=("NAW",), kinds=frozenset({VisitKind.AFTER_SALES})),
    ),
)
CATALOGUE = Catalogue(
    objectives=(
        ObjectivePattern("NAW", "Adres", kinds=frozenset({FIRST})),
        ObjectivePattern("lev", "Leverancier"),
        ObjectivePattern("vrvlg", "Vervolg", Side.EXTERNAL),
    ),
    frames=(FRAME,),
    items=(
        ItemPattern(Step.WRITING_MATERIAL, "Twee pennen"),
        ItemPattern(Step.DOCUMENTATION, "Demo", frozenset({VisitKind.DEMO_EXPERT})),
    ),
    templates=(BRANCH, COMMON),
)


def proposed(kind: VisitKind = FIRST, template: Template = BRANCH) -> Preparation:
    return propose_preparation(a_visit(kind=kind), template, CATALOGUE, an_id)


def test_a_proposal_opens_all_ten_steps_with_the_method_of_the_visit() -> None:
    preparation = proposed()
    assert [record.step for record in preparation.steps] == list(Step)
    assert {record.state for record in preparation.steps} == {StepState.OPEN}
    assert preparation.method is METHOD_OF_KIND[FIRST]


def test_a_proposal_takes_the_branch_first_and_fills_up_from_the_general_template() -> None:
    asked = [question.keyword for question in proposed().questions]
    assert asked == ["bedrijf", "plekken", "leverancier", "adres", "afspraak"]


def test_positions_follow_the_order_of_the_talk() -> None:
    preparation = proposed()
    assert [question.position for question in preparation.questions] == list(range(5))
    assert [item.position for item in preparation.objectives] == list(range(4))


def test_a_follow_up_leaves_out_what_belongs_to_a_first_visit() -> None:
    preparation = proposed(VisitKind.FOLLOW_UP)
    assert [item.keyword for item in preparation.objectives] == ["pc's", "lev", "vrvlg"]
    assert [question.keyword for question in preparation.questions] == ["leverancier"]
    assert [item.keyword for item in unserved_objectives(preparation)] == ["pc's"]


def test_only_things_for_this_kind_of_visit_are_laid_ready() -> None:
    assert [item.label for item in proposed().items] == ["Twee pennen"]
    assert [item.label for item in proposed(VisitKind.DEMO_EXPERT).items] == ["Twee pennen", "Demo"]


def test_every_part_has_an_identity_of_its_own() -> None:
    preparation = proposed()
    identities: list[UUID] = [
        preparation.id,
        *(item.id for item in preparation.items),
        *(item.id for item in preparation.objectives),
        *(item.id for item in preparation.questions),
    ]
    assert len(set(identities)) == len(identities) == 11


@pytest.mark.parametrize(
    ("subject", "places", "text"),
    [
        ("", (), "Praten over uw netwerk."),
        ("  de glasvezel ", (), "Praten over de glasvezel."),
        ("", ("Haarlem", " ", "Beverwijk"), "Praten over uw netwerk in Haarlem en Beverwijk."),
        ("{places}", ("Velsen",), "Praten over {places} in Velsen."),
        ("{0} {x", (), "Praten over {0} {x."),
    ],
)
def test_the_external_objective_names_subject_and_places(
    subject: str, places: tuple[str, ...], text: str
) -> None:
    assert external_objective(FIRST, BRANCH, CATALOGUE, subject, places) == text


def test_a_template_without_subject_borrows_the_general_one() -> None:
    assert external_objective(FIRST, Template("x", "X"), CATALOGUE) == "Praten over uw inkoop."


@pytest.mark.parametrize(
    ("parts", "text"),
    [((), ""), (("A",), "A"), (("A", "B"), "A en B"), (("A", "B", "C"), "A, B en C")],
)
def test_places_are_joined_as_in_a_sentence(parts: tuple[str, ...], text: str) -> None:
    assert joined(parts, "en") == text


@pytest.mark.parametrize(
    ("subject", "spoken"),
    [
        ("Schoonmaak van drie filialen", "schoonmaak van drie filialen"),
        ("  De nieuwe   kantoortuin. ", "de nieuwe kantoortuin"),
        ("ICT-beheer", "ICT-beheer"),
        ("Klacht glasbewassing bespreken", ""),
        ("Offerte afronden, beslisser aan tafel", ""),
        ("Kennismaking", ""),
        ("Demonstratie op locatie", ""),
        ("Alles over de vloeren in de hal en het magazijn", ""),
        ("", ""),
        ("  ", ""),
        ("Order 2026", ""),
    ],
)
def test_only_a_subject_that_fits_in_the_sentence_is_said_aloud(subject: str, spoken: str) -> None:
    assert spoken_subject(subject) == spoken


def test_an_objective_without_question_and_a_question_without_objective_are_both_shown() -> None:
    preparation = a_preparation(
        objectives=(an_objective(keyword="€-CONC"), an_objective(keyword="vrvlg", side=Side.EXTERNAL)),
        questions=(a_question(keyword="los", serves=("lev",)), a_question(keyword="eind", serves=("vrvlg",))),
    )
    assert [item.keyword for item in unserved_objectives(preparation)] == ["€-CONC"]
    assert [question.keyword for question in idle_questions(preparation)] == ["los"]


def test_what_was_thrown_away_serves_nothing() -> None:
    preparation = a_preparation(
        objectives=(an_objective(keyword="lev"), an_objective(keyword="weg", deleted=True)),
        questions=(a_question(serves=("lev",), deleted=True), a_question(keyword="w", serves=("weg",))),
    )
    assert [item.keyword for item in unserved_objectives(preparation)] == ["lev"]
    assert [question.keyword for question in idle_questions(preparation)] == ["w"]


def test_parts_come_in_the_sellers_order() -> None:
    preparation = a_preparation(
        objectives=(an_objective(keyword="b", position=2), an_objective(keyword="a", position=1)),
        questions=(a_question(keyword="d", position=5), a_question(keyword="c", position=0)),
    )
    assert [item.keyword for item in kept_objectives(preparation)] == ["a", "b"]
    assert [question.keyword for question in asked_questions(preparation)] == ["c", "d"]


def with_states(*states: StepState) -> Preparation:
    filled = [*states, *[StepState.OPEN] * (10 - len(states))]
    return a_preparation(steps=tuple(map(StepRecord, Step, filled)), items=(), alternatives=())


def test_progress_counts_done_and_skipped_as_finished() -> None:
    states = [StepState.DONE] * 5 + [StepState.SKIPPED] + [StepState.BUSY] * 3
    assert progress(with_states(*states)) == Progress(6, 3, 1, 10)
    assert with_states(*states).finished_steps == 6


@pytest.mark.parametrize(
    ("states", "step"),
    [
        ([StepState.OPEN] * 10, Step.INTERNET),
        ([StepState.DONE, StepState.SKIPPED, *[StepState.OPEN] * 8], Step.CRM),
        ([StepState.DONE, StepState.BUSY, *[StepState.OPEN] * 8], Step.SALES_HISTORY),
        ([*[StepState.DONE] * 9, StepState.BUSY], Step.QUESTIONS),
        ([StepState.DONE] * 10, Step.QUESTIONS),
    ],
)
def test_he_goes_on_at_the_first_step_that_is_not_finished(states: list[StepState], step: Step) -> None:
    assert first_unfinished(with_states(*states)) is step


def test_a_preparation_is_complete_when_nothing_is_open() -> None:
    assert progress(with_states(*[StepState.DONE] * 10)).is_complete
    assert not progress(with_states(*[StepState.DONE] * 9)).is_complete


@given(st.lists(st.sampled_from(StepState), min_size=10, max_size=10))
def test_every_step_is_counted_once(states: list[StepState]) -> None:
    counted = progress(with_states(*states))
    assert counted.finished + counted.busy + counted.open == counted.total == 10


def test_a_step_tells_what_can_be_counted() -> None:
    preparation = a_preparation(
        items=(a_check_item(done=True), a_check_item(), a_check_item(deleted=True)),
        alternatives=(an_id(), an_id()),
    )
    assert step_facts(preparation, Step.DOCUMENTATION) == StepFacts(1, 2)
    assert step_facts(preparation, Step.QUESTIONS) == StepFacts(0, 0, questions=1, unserved=0)
    plain = step_facts(preparation, Step.CRM)
    assert (plain.questions, plain.unserved, plain.alternatives) == (0, 0, 0)
    assert step_facts(preparation, Step.ALTERNATIVES) == StepFacts(0, 0, alternatives=2)


ITEMS_DONE = (a_check_item(done=True), a_check_item(done=True))
ITEMS_HALF = (a_check_item(done=True), a_check_item())


@pytest.mark.parametrize(
    ("over", "step", "state"),
    [
        ({"items": ITEMS_DONE}, Step.DOCUMENTATION, StepState.DONE),
        ({"items": ITEMS_HALF}, Step.DOCUMENTATION, StepState.BUSY),
        ({"items": (a_check_item(),)}, Step.DOCUMENTATION, StepState.OPEN),
        ({"items": ()}, Step.DOCUMENTATION, StepState.OPEN),
        ({"items": (a_check_item(done=True),)}, Step.DOCUMENTATION, StepState.DONE),
        ({"questions": ()}, Step.QUESTIONS, StepState.OPEN),
        ({"questions": (), "objectives": ()}, Step.QUESTIONS, StepState.OPEN),
        ({}, Step.QUESTIONS, StepState.DONE),
        ({"questions": (a_question(serves=()),)}, Step.QUESTIONS, StepState.BUSY),
        ({"alternatives": ()}, Step.ALTERNATIVES, StepState.OPEN),
        ({"alternatives": (an_id(),)}, Step.ALTERNATIVES, StepState.DONE),
    ],
)
def test_the_state_of_a_step_follows_from_what_was_recorded(
    over: dict[str, object], step: Step, state: StepState
) -> None:
    assert suggested_state(a_preparation(**over), step) is state


def test_a_note_or_a_busy_mark_makes_a_step_busy() -> None:
    noted = StepRecord(Step.INTERNET, note="520 medewerkers")
    busy = StepRecord(Step.SALES_HISTORY, StepState.BUSY)
    steps = (noted, busy, *a_preparation().steps[2:])
    preparation = a_preparation(steps=steps, items=())
    assert suggested_state(preparation, Step.INTERNET) is StepState.BUSY
    assert suggested_state(preparation, Step.SALES_HISTORY) is StepState.BUSY


@pytest.mark.parametrize("state", [StepState.DONE, StepState.SKIPPED])
def test_a_step_the_seller_closed_stays_closed(state: StepState) -> None:
    preparation = a_preparation(items=(a_check_item(),))
    steps = list(preparation.steps)
    steps[Step.DOCUMENTATION - 1] = replace(preparation.record(Step.DOCUMENTATION), state=state)
    assert suggested_state(replace(preparation, steps=tuple(steps)), Step.DOCUMENTATION) is state
