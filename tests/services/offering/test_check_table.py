"""All thirty-two ways in which the five points can fall out, held against the service that lays down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Role
from salesdesk.errors import Refused
from salesdesk.services.offer_decisions import ready_to_release
from salesdesk.services.offer_view import OfferView
from tests.builders import NOW, TODAY, a_contact, a_relation, an_offer, an_offer_line, some_settings

GOOD: dict[Point, dict[str, Any]] = {
    Point.SOLUTION: {"has_solution": True, "solution_evidence": "proefplaatsing beviel"},
    Point.BUDGET: {"budget": Decimal(500)},
    Point.CHANCE: {"chance_percent": 60},
    Point.TERM: {"decision_month": date(2027, 1, 1)},
    Point.DMU: {},
}
BAD: dict[Point, dict[str, Any]] = {
    Point.SOLUTION: {"has_solution": False},
    Point.BUDGET: {"budget": Decimal(10)},
    Point.CHANCE: {"chance_percent": 20},
    Point.TERM: {"decision_month": date(2028, 1, 1)},
    Point.DMU: {},
}
UNKNOWN: dict[Point, dict[str, Any]] = {
    Point.SOLUTION: {"has_solution": None},
    Point.BUDGET: {"budget": None},
    Point.CHANCE: {"chance_percent": None},
    Point.TERM: {"decision_month": None},
    Point.DMU: {},
}
TABLE = list(product([True, False], repeat=len(Point)))


def the_view(good: tuple[bool, ...], otherwise: dict[Point, dict[str, Any]], **over: Any) -> OfferView:
    values: dict[str, Any] = {}
    for point, is_good in zip(Point, good, strict=True):
        values |= (GOOD if is_good else otherwise)[point]
    role = Role.DECIDER if good[-1] else Role.USER
    roles = frozenset({role}) if otherwise is BAD or good[-1] else frozenset()
    line = an_offer_line(unit_price=Decimal(100), quantity=Decimal(1))
    offer = an_offer(lines=(line,), valid_until=date(2026, 12, 24), **values, **over)
    return OfferView(offer, a_relation(), (a_contact(roles=roles),), some_settings(), TODAY)


@pytest.mark.parametrize("otherwise", [BAD, UNKNOWN], ids=["against it", "unknown"])
@pytest.mark.parametrize("good", TABLE, ids=lambda good: "".join("+" if one else "-" for one in good))
def test_each_point_stands_for_itself_and_one_that_fails_asks_a_reason(
    good: tuple[bool, ...], otherwise: dict[Point, dict[str, Any]]
) -> None:
    view = the_view(good, otherwise)
    check = view.check(view.offer)
    assert tuple(finding.passes for finding in check.findings) == good
    assert check.passes is all(good)
    verdicts = {finding.verdict for finding in check.failed}
    assert verdicts <= {Verdict.FAIL if otherwise is BAD else Verdict.UNKNOWN}
    if all(good):
        released = ready_to_release(view, "", "", NOW)
        assert (released.state, released.override_reason) == (OfferState.RELEASED, "")
        return
    with pytest.raises(Refused) as refusal:
        ready_to_release(view, "  ", "", NOW)
    assert refusal.value.reasons[0].at == "override_reason"
    released = ready_to_release(view, "vaste klant", "", NOW)
    assert (released.state, released.override_reason) == (OfferState.RELEASED, "vaste klant")


def test_a_reason_that_is_not_needed_any_more_goes() -> None:
    view = the_view((True,) * 5, BAD, override_reason="vaste klant")
    assert ready_to_release(view, "", "", NOW).override_reason == ""


@pytest.mark.parametrize(
    ("branch", "passes"), [("Zorg", True), (" zorg ", True), ("Bouw", False), ("", False)]
)
def test_a_branch_that_decides_late_has_its_own_term(branch: str, passes: bool) -> None:
    thresholds = Thresholds(decision_months=6, branch_months={"Zorg": 14})
    assert thresholds.months_for(branch) == (14 if passes else 6)
