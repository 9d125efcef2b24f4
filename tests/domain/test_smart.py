"""Objectives judged letter by letter, against labels given by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.preparation import Side
from salesdesk.domain.preparation_proposal import propose_preparation
from salesdesk.domain.smart import (
    Letter,
    LetterVerdict,
    SmartReason,
    is_smart,
    judge_objective,
    judge_preparation,
    open_letters,
)
from salesdesk.domain.visits import VisitKind
from salesdesk.services.starter_catalogue import starter_catalogue
from tests.builders import a_preparation, a_visit, an_id, an_objective

LABELS = {"ja": True, "nee": False, "vraag": None}
COLUMNS = {
    "specific": Letter.SPECIFIC,
    "measurable": Letter.MEASURABLE,
    "realistic": Letter.REALISTIC,
    "timed": Letter.TIMED,
}
FIRST = VisitKind.FIRST
GOOD = "Voor 1 december weet ik wie de drie beslissers zijn"


def labelled(name: str = "smart") -> list[dict[str, str]]:
    path = Path(__file__).parent.parent / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def met(text: str, kind: VisitKind = FIRST) -> dict[Letter, bool | None]:
    return {verdict.letter: verdict.met for verdict in judge_objective(text, kind)}


def reason(text: str, letter: Letter, kind: VisitKind = FIRST) -> SmartReason:
    return next(verdict.reason for verdict in judge_objective(text, kind) if verdict.letter is letter)


def right_letters(name: str) -> dict[Letter, int]:
    """How many of the labels of a file the judge agrees with, per letter."""
    return {
        letter: sum(
            met(row["text"], VisitKind(row["kind"]))[letter] is LABELS[row[column]] for row in labelled(name)
        )
        for column, letter in COLUMNS.items()
    }


@pytest.mark.parametrize(
    ("name", "size", "least"),
    [
        ("smart", 89, {"S": 100, "M": 94, "R": 100, "T": 100}),
        ("smart_unseen", 25, {"S": 100, "M": 96, "R": 100, "T": 100}),
        ("smart_blind", 60, {"S": 78, "M": 80, "R": 93, "T": 90}),
    ],
)
def test_the_judge_agrees_with_the_labels(name: str, size: int, least: dict[str, int]) -> None:
    """Percent right per letter; A is always asked, so it is not counted.

    smart.csv: words were added to the judge after it had been wrong about some of its texts (it began at
    S 97, M 89, R 97, T 92). smart_unseen.csv: 25 of 66 newer texts, drawn by lot and never looked at while
    words were added; it began at S 92, M 92, R 88, T 80. Both were written by the hand that tuned the words,
    so their figures flatter the judge.

    smart_blind.csv: 60 texts labelled by someone who had seen neither the words nor the other texts, but for
    three, and saved before the first run; no label was changed afterwards. It began at S 83, M 78, R 98,
    T 82: the fairest guess of what a stranger may expect, though it is one writer's. Five general ways of
    speaking were added after reading its misses (om elf uur, binnen de maand, op het einde, nieuwjaar and
    verlof; akkoord and its like as a measure), which gives S 83, M 85, R 98, T 95; these are no longer
    blind. All of its misses at S are vague texts that were let through. Its minimum is what it gives now,
    less five points.
    """
    right, count = right_letters(name), len(labelled(name))
    percents = {letter.value: right[letter] * 100 / count for letter in right}
    whole = sum(right.values()) * 100 / (4 * count)
    told = ", ".join(f"{letter} {share:.0f} %" for letter, share in percents.items())
    print(f"{name}.csv: {count} objectives: {told}; all letters {whole:.1f} %")  # noqa: T201 - to be read
    assert count == size
    assert {letter: round(share) for letter, share in percents.items() if share < least[letter] - 0.5} == {}


def test_no_text_is_labelled_twice() -> None:
    texts = [row["text"] for name in ("smart", "smart_unseen") for row in labelled(name)]
    blind = [row["text"] for row in labelled("smart_blind")]
    assert len(set(texts)) == len(texts) == 114
    assert len(set(blind)) == len(blind) == 60
    # Written in both, independently, and with the same labels.
    assert set(blind) & set(texts) == {"Kennismaken"}


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("slug", [one.slug for one in starter_catalogue().templates])
def test_what_the_catalogue_proposes_is_never_vague_nor_a_means(kind: VisitKind, slug: str) -> None:
    catalogue = starter_catalogue()
    made = propose_preparation(a_visit(kind=kind), catalogue.template(slug), catalogue, an_id)
    reasons = {verdict.reason for verdict in judge_preparation(made, kind)}
    wrong = {SmartReason.VAGUE, SmartReason.MEANS_NOT_GOAL, SmartReason.CERTAINTY, SmartReason.BLANK}
    assert reasons & wrong == set()


@pytest.mark.parametrize("row", [row for row in labelled() if row["realistic"] == "nee"])
def test_every_order_or_offer_as_goal_of_a_first_visit_is_noticed(row: dict[str, str]) -> None:
    expected = SmartReason.MEANS_NOT_GOAL if row["kind"] == "first" else SmartReason.CERTAINTY
    assert reason(row["text"], Letter.REALISTIC, VisitKind(row["kind"])) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Send a quote to the buyer after the visit",
        "Get the order for both floors",
        "Close the deal this week",
    ],
)
def test_simple_english_is_understood(text: str) -> None:
    assert reason(text, Letter.REALISTIC) is SmartReason.MEANS_NOT_GOAL
    english = met("By Friday I know which two people decide about the cleaning contract")
    assert [english[letter] for letter in (Letter.SPECIFIC, Letter.MEASURABLE, Letter.TIMED)] == [True] * 3


def test_the_modal_verb_is_not_the_month() -> None:
    assert not met("We may mail them about the cleaning contract")[Letter.TIMED]
    assert met("Before the end of May they tell us about the contract")[Letter.TIMED]


def test_an_offer_is_a_fair_goal_later_on() -> None:
    text = "Volgende maand de offerte uitbrengen aan de directie"
    assert reason(text, Letter.REALISTIC, VisitKind.OFFER_TALK) is SmartReason.ASK_REALISTIC
    assert reason(text, Letter.REALISTIC, VisitKind.FIRST) is SmartReason.MEANS_NOT_GOAL


def test_an_hour_of_the_clock_is_a_moment_and_an_hour_saved_is_not() -> None:
    assert met("Om elf uur heeft de conciërge de machine gezien")[Letter.TIMED]
    assert met("Om half vier heeft de conciërge de machine gezien")[Letter.TIMED]
    saved = met("De conciërge kiest de machine om twee uur per week te besparen")
    assert (saved[Letter.TIMED], saved[Letter.MEASURABLE]) == (False, True)


def test_a_date_is_no_measure() -> None:
    judged = met("Op 12-01-2027 de huismeester van het pand spreken")
    assert (judged[Letter.TIMED], judged[Letter.MEASURABLE]) == (True, False)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_written_meets_nothing(text: str) -> None:
    verdicts = judge_objective(text, FIRST, {"A", "R"})
    assert {verdict.reason for verdict in verdicts} == {SmartReason.EMPTY}
    assert open_letters(verdicts) == tuple(Letter)


def test_what_cannot_be_read_is_asked_and_can_be_confirmed() -> None:
    assert open_letters(judge_objective(GOOD, FIRST)) == (Letter.ACCEPTABLE, Letter.REALISTIC)
    confirmed = judge_objective(GOOD, FIRST, {"A", "R"})
    assert is_smart(confirmed)
    assert LetterVerdict(Letter.ACCEPTABLE, True, SmartReason.AGREED) in confirmed


def test_confirming_does_not_make_a_means_a_goal() -> None:
    verdicts = judge_objective(
        "De offerte maken voor alle panden in januari", FIRST, {"A", "R", "S", "M", "T"}
    )
    assert not is_smart(verdicts)
    assert open_letters(verdicts) == (Letter.REALISTIC,)


def test_a_letter_that_must_stand_in_the_text_cannot_be_confirmed() -> None:
    assert Letter.TIMED in open_letters(judge_objective("Alle drie de beslissers spreken", FIRST, {"T"}))


def test_a_preparation_is_judged_as_a_whole() -> None:
    preparation = a_preparation(
        external_objective="Elkaar leren kennen en uw wensen op een rij zetten.",
        objectives=(
            an_objective(keyword="DMU", text="Je weet wie er meebeslissen."),
            an_objective(keyword="nw. contract", text=""),
            an_objective(text="Voor 1 december", deleted=True),
            an_objective(text="Vandaag", side=Side.EXTERNAL),
        ),
        agreed_smart=frozenset({"A", "R"}),
    )
    assert open_letters(judge_preparation(preparation, FIRST)) == (Letter.TIMED,)


def test_an_empty_preparation_is_not_smart() -> None:
    preparation = a_preparation(external_objective=" . ", objectives=())
    assert open_letters(judge_preparation(preparation, FIRST)) == tuple(Letter)


@given(st.text(max_size=400), st.sampled_from(VisitKind))
def test_any_text_gets_five_verdicts_in_order(text: str, kind: VisitKind) -> None:
    assert [verdict.letter for verdict in judge_objective(text, kind)] == list(Letter)


def test_a_very_long_text_is_judged_at_once() -> None:
    assert met("offerte " * 5_000)[Letter.REALISTIC] is None
