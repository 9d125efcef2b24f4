"""The five points before an offer is worth making."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.months import months_between
from salesdesk.domain.offer_check import (
    Evidence,
    OfferCheck,
    Point,
    Verdict,
    check_offer,
    refuse_unless_may_offer,
)
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Role
from salesdesk.errors import Refused
from tests.builders import TODAY, a_contact, an_offer, an_offer_line

GOOD: dict[str, object] = {
    "has_solution": True,
    "solution_evidence": "Proef in maart slaagde",
    "budget": Decimal(500),
    "chance_percent": 60,
    "decision_month": date(2027, 1, 1),
    "lines": (an_offer_line(quantity=Decimal(1), unit_price=Decimal(450)),),
}
BAD: list[tuple[str, object]] = [
    ("has_solution", False),
    ("budget", Decimal(100)),
    ("chance_percent", 10),
    ("decision_month", date(2027, 12, 1)),
    ("roles", frozenset({Role.USER})),
]


def checked(offer: Offer, roles: frozenset[Role] = frozenset({Role.DECIDER}), **more: Any) -> OfferCheck:
    return check_offer(offer, [a_contact(roles=roles)], Thresholds(), TODAY, **more)


@pytest.mark.parametrize("failing", list(product([False, True], repeat=5)))
def test_every_combination_of_five_points_passes_only_without_a_failure(failing: tuple[bool, ...]) -> None:
    values = dict(GOOD, roles=frozenset({Role.DECIDER}))
    values.update(entry for entry, fails in zip(BAD, failing, strict=True) if fails)
    roles = values.pop("roles")
    assert isinstance(roles, frozenset)
    check = checked(an_offer(**values), roles)
    assert [not finding.passes for finding in check.findings] == list(failing)
    assert check.passes is not any(failing)
    assert check.may_offer is check.passes
    assert len(check.failed) == sum(failing)


def test_the_points_come_in_the_order_of_the_method() -> None:
    assert [finding.point for finding in checked(an_offer(**GOOD)).findings] == list(Point)


@pytest.mark.parametrize(
    ("over", "point", "verdict", "evidence"),
    [
        ({"has_solution": None}, Point.SOLUTION, Verdict.UNKNOWN, Evidence.SOLUTION_UNKNOWN),
        ({"has_solution": False}, Point.SOLUTION, Verdict.FAIL, Evidence.SOLUTION_NONE),
        ({"solution_evidence": "  "}, Point.SOLUTION, Verdict.WARN, Evidence.SOLUTION_UNPROVEN),
        ({}, Point.SOLUTION, Verdict.OK, Evidence.SOLUTION_PROVEN),
        ({"budget": None}, Point.BUDGET, Verdict.UNKNOWN, Evidence.BUDGET_UNKNOWN),
        ({"budget": Decimal(450)}, Point.BUDGET, Verdict.OK, Evidence.BUDGET_FITS),
        ({"budget": Decimal("449.99")}, Point.BUDGET, Verdict.WARN, Evidence.BUDGET_STRETCHED),
        ({"budget": Decimal("409.10")}, Point.BUDGET, Verdict.WARN, Evidence.BUDGET_STRETCHED),
        ({"budget": Decimal("409.09")}, Point.BUDGET, Verdict.FAIL, Evidence.BUDGET_EXCEEDED),
        ({"budget": Decimal(0)}, Point.BUDGET, Verdict.FAIL, Evidence.BUDGET_EXCEEDED),
        ({"chance_percent": None}, Point.CHANCE, Verdict.UNKNOWN, Evidence.CHANCE_UNKNOWN),
        ({"chance_percent": 40}, Point.CHANCE, Verdict.OK, Evidence.CHANCE_GOOD),
        ({"chance_percent": 39}, Point.CHANCE, Verdict.WARN, Evidence.CHANCE_THIN),
        ({"chance_percent": 35}, Point.CHANCE, Verdict.WARN, Evidence.CHANCE_THIN),
        ({"chance_percent": 34}, Point.CHANCE, Verdict.FAIL, Evidence.CHANCE_LOW),
        ({"decision_month": None}, Point.TERM, Verdict.UNKNOWN, Evidence.TERM_UNKNOWN),
        ({"decision_month": date(2026, 10, 1)}, Point.TERM, Verdict.FAIL, Evidence.TERM_PASSED),
        ({"decision_month": date(2026, 11, 1)}, Point.TERM, Verdict.OK, Evidence.TERM_NOW),
        ({"decision_month": date(2026, 12, 1)}, Point.TERM, Verdict.OK, Evidence.TERM_GOOD),
        ({"decision_month": date(2027, 5, 1)}, Point.TERM, Verdict.OK, Evidence.TERM_GOOD),
        ({"decision_month": date(2027, 6, 1)}, Point.TERM, Verdict.FAIL, Evidence.TERM_LONG),
    ],
)
def test_each_point_has_its_borders(
    over: dict[str, object], point: Point, verdict: Verdict, evidence: Evidence
) -> None:
    finding = checked(an_offer(**{**GOOD, **over})).finding(point)
    assert (finding.verdict, finding.evidence) == (verdict, evidence)


@pytest.mark.parametrize(
    ("roles", "verdict", "evidence"),
    [
        ({Role.DECIDER, Role.USER}, Verdict.OK, Evidence.DECIDER_KNOWN),
        ({Role.USER, Role.BUYER}, Verdict.FAIL, Evidence.DECIDER_UNKNOWN),
        (set(), Verdict.UNKNOWN, Evidence.DMU_UNKNOWN),
    ],
)
def test_it_must_be_clear_who_decides(roles: set[Role], verdict: Verdict, evidence: Evidence) -> None:
    finding = checked(an_offer(**GOOD), frozenset(roles)).finding(Point.DMU)
    assert (finding.verdict, finding.evidence) == (verdict, evidence)


def test_exactly_ten_percent_over_the_budget_still_passes() -> None:
    lines = (an_offer_line(quantity=Decimal(1), unit_price=Decimal(550)),)
    finding = checked(an_offer(budget=Decimal(500), lines=lines)).finding(Point.BUDGET)
    assert (finding.verdict, finding.values) == (Verdict.WARN, {"budget": 500, "over": 50})


def test_a_decider_who_left_decides_nothing() -> None:
    gone = a_contact(roles=frozenset({Role.DECIDER}), deleted=True)
    check = check_offer(an_offer(**GOOD), [gone], Thresholds(), TODAY)
    assert check.finding(Point.DMU).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("met", "verdict", "evidence"),
    [(3, Verdict.OK, Evidence.DEMANDS_MET), (2, Verdict.WARN, Evidence.DEMANDS_OPEN)],
)
def test_recorded_demands_weigh_more_than_a_remark(met: int, verdict: Verdict, evidence: Evidence) -> None:
    finding = checked(an_offer(**GOOD), demands_met=met, demands=3).finding(Point.SOLUTION)
    assert (finding.verdict, finding.evidence) == (verdict, evidence)
    assert finding.values == {"met": met, "demands": 3}


def test_an_unknown_point_does_not_pass() -> None:
    assert not checked(an_offer(**{**GOOD, "budget": None})).passes


def test_a_warning_passes() -> None:
    assert checked(an_offer(**{**GOOD, "chance_percent": 36})).passes


def test_an_offer_against_advice_may_be_made_with_a_reason_and_is_marked() -> None:
    check = checked(an_offer(**{**GOOD, "chance_percent": 5}, override_reason="Referentie in de markt"))
    assert (check.passes, check.may_offer, check.is_against_advice) == (False, True, True)
    refuse_unless_may_offer(check)


def test_without_a_reason_it_is_refused_at_the_reason() -> None:
    check = checked(an_offer(**{**GOOD, "chance_percent": 5}, override_reason="   "))
    with pytest.raises(Refused) as refused:
        refuse_unless_may_offer(check)
    assert [reason.at for reason in refused.value.reasons] == ["override_reason"]


def test_a_passing_offer_with_a_reason_is_not_marked() -> None:
    assert not checked(an_offer(**GOOD, override_reason="Voor de zekerheid")).is_against_advice


def test_the_thresholds_of_the_organisation_count() -> None:
    strict = Thresholds(chance_percent=70, chance_warning_percent=65, decision_months=1)
    check = check_offer(an_offer(**GOOD), [a_contact()], strict, TODAY)
    assert [finding.point for finding in check.failed] == [Point.CHANCE, Point.TERM]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [(date(2026, 11, 30), date(2026, 12, 1), 1), (date(2026, 12, 1), date(2026, 11, 30), -1),
     (date(2026, 1, 1), date(2028, 1, 31), 24)],
)  # fmt: skip
def test_months_are_counted_by_the_calendar(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months
