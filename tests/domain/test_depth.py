"""How deep a visit is prepared, by kind and by experience."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.company import Experience
from salesdesk.domain.depth import Depth, Need, need_of, reopened_steps, skip_step
from salesdesk.domain.preparation import Step, StepRecord, StepState
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import Refused
from tests.builders import a_preparation

STARTING, PRACTISED, VETERAN = Experience
WEIGHT = {Need.OPTIONAL: 0, Need.ADVISED: 1, Need.REQUIRED: 2}
# The steps by the key that opens them, 0 for the tenth, as the three sellers have to do them.
MUST_BE_DONE = [
    (VisitKind.FIRST, "1234567890", "1234560", "1350"),
    (VisitKind.FOLLOW_UP, "235680", "2350", "30"),
    (VisitKind.DEMO_EXPERT, "1345680", "3560", "360"),
    (VisitKind.DEMO_LAYMAN, "345680", "3560", "360"),
    (VisitKind.OFFER_TALK, "235680", "235680", "2360"),
    (VisitKind.AFTER_SALES, "23580", "2350", "230"),
]


def the_rest_done(*left: Step) -> tuple[StepRecord, ...]:
    return tuple(StepRecord(step, StepState.OPEN if step in left else StepState.DONE) for step in Step)


@pytest.mark.parametrize(("kind", "starting", "practised", "veteran"), MUST_BE_DONE)
def test_the_steps_that_must_be_done(kind: VisitKind, starting: str, practised: str, veteran: str) -> None:
    keys = ["".join(str(step % 10) for step in Depth(kind, one).steps(Need.REQUIRED)) for one in Experience]
    assert keys == [starting, practised, veteran]


def test_a_first_visit_of_a_starting_seller_takes_all_ten() -> None:
    assert Depth(VisitKind.FIRST, STARTING).required == frozenset(Step)


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("step", Step)
def test_practice_never_asks_more(kind: VisitKind, step: Step) -> None:
    weights = [WEIGHT[need_of(step, kind, seller)] for seller in Experience]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("seller", Experience)
def test_nobody_goes_without_the_file_of_the_relation_and_questions(
    kind: VisitKind, seller: Experience
) -> None:
    assert {Step.CRM, Step.QUESTIONS} <= Depth(kind, seller).required


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("seller", Experience)
def test_no_visit_asks_more_than_a_first_one_together(kind: VisitKind, seller: Experience) -> None:
    first, other = Depth(VisitKind.FIRST, seller), Depth(kind, seller)
    assert sum(WEIGHT[other.need(step)] for step in Step) <= sum(WEIGHT[first.need(step)] for step in Step)


@pytest.mark.parametrize("kind", [VisitKind.DEMO_EXPERT, VisitKind.DEMO_LAYMAN, VisitKind.OFFER_TALK])
@pytest.mark.parametrize("seller", Experience)
def test_what_is_shown_or_offered_needs_its_papers(kind: VisitKind, seller: Experience) -> None:
    assert Depth(kind, seller).need(Step.DOCUMENTATION) is Need.REQUIRED


SKIPPING = [
    # kind, seller, known, step, may
    (VisitKind.FIRST, STARTING, True, Step.INTERNET, False),
    (VisitKind.FIRST, STARTING, False, Step.WRITING_MATERIAL, False),
    (VisitKind.FIRST, PRACTISED, False, Step.WRITING_MATERIAL, True),
    (VisitKind.FIRST, PRACTISED, False, Step.INTERNET, False),
    (VisitKind.FIRST, PRACTISED, True, Step.INTERNET, True),
    (VisitKind.AFTER_SALES, STARTING, True, Step.SALES_HISTORY, True),
    (VisitKind.AFTER_SALES, STARTING, False, Step.SALES_HISTORY, False),
    (VisitKind.FOLLOW_UP, VETERAN, False, Step.SOCIAL_MEDIA, True),
]


@pytest.mark.parametrize(("kind", "seller", "known", "step", "may"), SKIPPING)
def test_who_may_skip_what(kind: VisitKind, seller: Experience, known: bool, step: Step, may: bool) -> None:
    depth = Depth(kind, seller, known)
    assert depth.may_skip(step) is may
    if may:
        assert skip_step(StepRecord(step), depth, " pas nog gekeken ").skip_reason == "pas nog gekeken"
    else:
        with pytest.raises(Refused, match="over"):
            skip_step(StepRecord(step), depth, "geen zin")


def test_nothing_is_skipped_silently() -> None:
    with pytest.raises(Refused, match="reden"):
        skip_step(StepRecord(Step.INTERNET, note="blijft"), Depth(VisitKind.AFTER_SALES, VETERAN), "  ")


def test_ready_is_when_all_that_must_be_done_is_done_or_skipped() -> None:
    depth = Depth(VisitKind.AFTER_SALES, PRACTISED, known=True)
    preparation = a_preparation(steps=the_rest_done(Step.SOCIAL_MEDIA, Step.CRM))
    assert depth.still_needed(preparation) == (Step.CRM,)
    skipped = skip_step(preparation.record(Step.CRM), depth, "gisteren nog gesproken")
    steps = tuple(skipped if record.step is Step.CRM else record for record in preparation.steps)
    assert depth.is_ready(replace(preparation, steps=steps))


def test_a_stricter_kind_of_visit_wants_its_skipped_steps_back() -> None:
    easy, strict = Depth(VisitKind.AFTER_SALES, PRACTISED), Depth(VisitKind.FIRST, PRACTISED)
    skipped = skip_step(StepRecord(Step.INTERNET), easy, "bekend")
    preparation = a_preparation(steps=(skipped, *the_rest_done()[1:]))
    assert reopened_steps(preparation, easy) == ()
    assert reopened_steps(preparation, strict) == (Step.INTERNET,)
