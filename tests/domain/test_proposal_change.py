"""A preparation that follows another kind of visit keeps what the seller made himself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.company import Experience
from salesdesk.domain.depth import Depth
from salesdesk.domain.preparation import (
    Outcome,
    Preparation,
    Side,
    Step,
    StepRecord,
    StepState,
    asked_questions,
    kept_objectives,
)
from salesdesk.domain.preparation_edits import (
    with_objective,
    with_question,
    with_record,
    with_tick,
    without_objective,
)
from salesdesk.domain.preparation_proposal import propose_preparation
from salesdesk.domain.proposal_change import Difference, difference, followed, followed_kind
from salesdesk.domain.visits import SalesMethod, VisitKind
from salesdesk.services.starter_catalogue import starter_catalogue
from tests.builders import a_question, a_visit, an_id, an_objective

FIRST, OFFER = VisitKind.FIRST, VisitKind.OFFER_TALK
DEPTH = Depth(OFFER, Experience.PRACTISED, known=True)


def proposed(kind: VisitKind) -> Preparation:
    catalogue = starter_catalogue()
    return propose_preparation(a_visit(kind=kind), catalogue.template("cleaning"), catalogue, an_id)


@pytest.fixture
def first() -> Preparation:
    return proposed(FIRST)


def moved(preparation: Preparation) -> Preparation:
    return followed_kind(preparation, proposed(FIRST), proposed(OFFER), DEPTH)


def goals(preparation: Preparation) -> list[str]:
    return [item.keyword for item in kept_objectives(preparation)]


def keywords(preparation: Preparation) -> list[str]:
    return [item.keyword for item in asked_questions(preparation)]


def test_an_untouched_preparation_becomes_what_the_other_kind_proposes(first: Preparation) -> None:
    then, offer = moved(first), proposed(OFFER)
    assert (then.method, then.external_objective) == (SalesMethod.PROCESS, offer.external_objective)
    assert (goals(then), keywords(then)) == (goals(offer), keywords(offer))
    assert [item.label for item in then.items] == [item.label for item in offer.items]
    assert then.prepared_for is OFFER


def test_his_own_sentence_and_method_stay(first: Preparation) -> None:
    typed = replace(first, external_objective="Samen de hal bekijken.", method=SalesMethod.RELATION)
    then = moved(typed)
    assert (then.external_objective, then.method) == ("Samen de hal bekijken.", SalesMethod.RELATION)


@pytest.mark.parametrize(
    "change",
    [{"note": "vraag mevrouw Kuipers"}, {"outcome": Outcome.REACHED}, {"text": "Alle adressen, ook Velsen."}],
)
def test_an_objective_he_worked_on_stays(first: Preparation, change: dict[str, object]) -> None:
    item = next(item for item in first.objectives if item.keyword == "NAW")
    worked = replace(item, **change)  # type: ignore[arg-type]
    then = moved(with_objective(first, worked))
    assert goals(then)[-1] == "NAW"
    assert worked.id in {kept.id for kept in then.objectives}


@pytest.mark.parametrize("change", [{"answer": "negen"}, {"asked": True}, {"text": "Hoeveel m2, per etage?"}])
def test_a_question_he_worked_on_stays(first: Preparation, change: dict[str, object]) -> None:
    question = next(item for item in first.questions if item.keyword == "vierkante meters")
    then = moved(with_question(first, replace(question, **change)))  # type: ignore[arg-type]
    assert keywords(then)[-1] == "vierkante meters"


def test_what_he_added_stays(first: Preparation) -> None:
    added = with_question(
        with_objective(first, an_objective(keyword="parkeren", side=Side.INTERNAL)),
        a_question(keyword="ploeg", serves=("parkeren",)),
    )
    then = moved(added)
    assert goals(then)[-1] == "parkeren"
    assert keywords(then)[-1] == "ploeg"


def test_what_he_threw_away_does_not_come_back(first: Preparation) -> None:
    chance = next(item for item in first.objectives if item.keyword == "vk%")
    assert "vk%" not in goals(moved(without_objective(first, chance.id)))


def test_a_thing_that_lies_ready_stays_ready(first: Preparation) -> None:
    pens = next(item for item in first.items if item.label == "Twee pennen")
    then = moved(with_tick(first, pens.id, done=True))
    assert next(item for item in then.items if item.label == "Twee pennen").done


def test_notes_and_closed_steps_stay(first: Preparation) -> None:
    noted = with_record(first, StepRecord(Step.INTERNET, StepState.DONE, "Drie vestigingen"))
    assert moved(noted).record(Step.INTERNET) == noted.record(Step.INTERNET)


def test_a_skipped_step_that_must_be_done_now_is_open_with_its_reason() -> None:
    offer = with_record(proposed(OFFER), StepRecord(Step.INTERNET, StepState.SKIPPED, "oud", "bekende klant"))
    strict = Depth(FIRST, Experience.STARTING)
    then = followed_kind(offer, proposed(OFFER), proposed(FIRST), strict)
    assert then.record(Step.INTERNET) == StepRecord(Step.INTERNET, StepState.OPEN, "oud", "bekende klant")


def test_there_and_back_is_where_it_began(first: Preparation) -> None:
    back = followed(moved(first), proposed(OFFER), proposed(FIRST))
    assert (goals(back), keywords(back)) == (goals(first), keywords(first))


def test_the_difference_counts_what_comes_and_goes(first: Preparation) -> None:
    then = moved(first)
    told = difference(first, then)
    assert told.objectives_in == len(set(goals(then)) - set(goals(first))) > 0
    assert told.questions_out == len(set(keywords(first)) - set(keywords(then))) > 0
    assert difference(first, first) == Difference(0, 0, 0, 0)
    assert difference(first, first).is_empty
