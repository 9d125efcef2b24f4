"""Questions that propose themselves from what the card lacks, what is old and what hangs open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from salesdesk.domain.catalogue import Catalogue, GapPattern, QuestionPattern, Template
from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.question_gaps import MOST_PROPOSED, CardKnowledge, Gap, GapKind, Known, question_gaps
from salesdesk.domain.relations import Role
from salesdesk.services.starter_catalogue import starter_catalogue
from tests.builders import a_preparation, a_question

TODAY = date(2026, 11, 24)
OLD, FRESH = date(2025, 9, 1), date(2026, 3, 1)
CATALOGUE = starter_catalogue()
CLEANING, GENERAL = CATALOGUE.template("cleaning"), CATALOGUE.template("general")
EVERYTHING = {target: Known("bekend", FRESH) for target in Target if target is not Target.NONE}
ALL_ROLES = frozenset(Role)
BARE = a_preparation(questions=())


def a_card(**over: Any) -> CardKnowledge:
    return CardKnowledge(**{"fields": EVERYTHING, "roles": ALL_ROLES, "facts": {}, **over})


def without(*targets: Target) -> dict[Target, Known]:
    return {target: known for target, known in EVERYTHING.items() if target not in targets}


def gaps(
    card: CardKnowledge, preparation: Preparation = BARE, template: Template = GENERAL
) -> tuple[Gap, ...]:
    return question_gaps(preparation, template, CATALOGUE, card, TODAY)


def keys(*args: Any) -> list[str]:
    return [gap.key for gap in gaps(*args)]


def test_a_card_that_knows_all_proposes_nothing() -> None:
    assert gaps(a_card()) == ()


@pytest.mark.parametrize(
    "target",
    [
        Target.CONTRACT_END, Target.SUPPLIER, Target.PRICE_LEVEL, Target.REVENUE_POTENTIAL, Target.EMPLOYEES,
        Target.SITES, Target.CONTRACT_TERM, Target.NEWSLETTER,
    ],
)  # fmt: skip
def test_an_empty_field_proposes_its_question(target: Target) -> None:
    (gap,) = gaps(a_card(fields=without(target)))
    assert (gap.kind, gap.target, gap.pattern.target) == (GapKind.FIELD, target, target)
    assert gap.pattern.text.endswith("?")


def test_the_question_of_the_branch_goes_before_the_general_one() -> None:
    (gap,) = gaps(a_card(fields=without(Target.PRICE_LEVEL)), BARE, CLEANING)
    assert gap.pattern.text == "Wat betaalt u nu ongeveer per maand, en wat zit daarin?"


def test_what_only_a_branch_asks_is_not_asked_of_a_customer_or_in_another_branch() -> None:
    lacking = a_card(fields=without(Target.FLOOR_AREA, Target.SUPPLIER))
    assert keys(lacking, BARE, CLEANING) == ["field:current_supplier", "field:floor_area"]
    assert keys(lacking, BARE, GENERAL) == ["field:current_supplier"]
    assert keys(replace(lacking, is_customer=True), BARE, CLEANING) == []


def test_a_question_with_that_answer_on_the_list_is_enough() -> None:
    asked = a_preparation(questions=(a_question(target=Target.CONTRACT_END),))
    assert keys(a_card(fields=without(Target.CONTRACT_END)), asked) == []


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (frozenset(), ["roles"]),
        (ALL_ROLES - {Role.DECIDER}, ["role:decider"]),
        (frozenset({Role.USER}), ["role:decider", "role:buyer", "role:influencer"]),
        (ALL_ROLES - {Role.GATEKEEPER, Role.INITIATOR, Role.ADVISER}, []),
    ],
)
def test_who_is_missing_in_the_dmu_is_asked_for(roles: frozenset[Role], expected: list[str]) -> None:
    assert keys(a_card(roles=roles)) == expected


def test_one_open_question_about_everybody_is_enough_when_nobody_is_known() -> None:
    asked = a_preparation(questions=(a_question(target=Target.ROLE),))
    assert keys(a_card(roles=frozenset()), asked) == []


@pytest.mark.parametrize(
    ("noted_on", "asks"),
    [(OLD, True), (date(2025, 11, 23), True), (date(2025, 11, 24), False), (None, False)],
)
def test_a_known_field_is_checked_only_when_older_than_a_year(noted_on: date | None, asks: bool) -> None:
    fields = {**EVERYTHING, Target.EMPLOYEES: Known("650", noted_on)}
    found = gaps(a_card(fields=fields))
    assert [gap.kind for gap in found] == ([GapKind.OLD] if asks else [])
    if asks:
        assert found[0].pattern.text == "Ik heb 650 medewerkers staan: hoeveel zijn het er nu?"
        assert found[0].since == noted_on


def test_a_fact_without_an_answer_or_of_long_ago_is_asked() -> None:
    facts = {
        "laadperron": Known("", FRESH),
        "vloer": Known("Wie betaalt de nieuwe vloer?", FRESH),
        "sleutels": Known("bij de portier", OLD),
        "alarm": Known("code bij ons", FRESH),
    }
    found = gaps(a_card(facts=facts))
    assert [(gap.about, gap.kind) for gap in found] == [
        ("laadperron", GapKind.OPEN_FACT), ("vloer", GapKind.OPEN_FACT), ("sleutels", GapKind.OLD),
    ]  # fmt: skip
    assert [gap.pattern.text for gap in found] == [
        "Hoe zit het bij u met laadperron?",
        "Wie betaalt de nieuwe vloer?",
        "sleutels: wat is daaraan veranderd sinds we elkaar spraken?",
    ]


def test_an_open_complaint_comes_first() -> None:
    card = a_card(complaints=("strepen op de ramen",), fields=without(Target.SITES))
    first, second = gaps(card)
    assert (first.kind, first.pattern.keyword) == (GapKind.COMPLAINT, "strepen ramen")
    assert second.key == "field:sites"


def test_what_was_declined_is_not_proposed_again() -> None:
    card = a_card(fields=without(Target.SITES, Target.SUPPLIER))
    assert keys(card, replace(BARE, declined=("field:sites",))) == ["field:current_supplier"]


def test_the_same_question_under_another_name_is_not_proposed() -> None:
    card = a_card(fields=without(Target.SUPPLIER))
    asked = a_preparation(questions=(a_question(keyword="Huidige leverancier", target=Target.NONE),))
    assert keys(card, asked) == []


def test_never_more_than_a_handful_at_once() -> None:
    card = a_card(fields={}, roles=frozenset({Role.ADVISER}), complaints=("a b", "c d", "e f"))
    assert len(gaps(card, BARE, CLEANING)) == MOST_PROPOSED


def test_braces_in_what_a_customer_said_stay_as_they_are() -> None:
    fields = {**EVERYTHING, Target.SITES: Known("{value} {x}", OLD)}
    (gap,) = gaps(a_card(fields=fields))
    assert "{value} {x}" in gap.pattern.text


def test_a_catalogue_without_a_check_or_a_gap_proposes_nothing() -> None:
    question = QuestionPattern("x", "Wat?", target=Target.SITES)
    poor = Catalogue(gaps=(GapPattern("sites", question),))
    fields = {**without(Target.EMPLOYEES), Target.SITES: Known("Lier", OLD)}
    card = a_card(fields=fields, roles=frozenset(), facts={"alarm": Known("", FRESH)})
    assert question_gaps(BARE, GENERAL, poor, replace(card, complaints=("x",)), TODAY) == ()
