"""Classes from revenue and the Pareto curve."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.company import Thresholds
from salesdesk.domain.importance import (
    ClassMove,
    check_class,
    class_of_revenue,
    pareto_curve,
    propose_class,
    propose_classes,
    share_of_largest,
)
from salesdesk.domain.relations import Importance
from salesdesk.errors import Refused
from tests.builders import a_relation

LIMITS = Thresholds()
KEY, A, B, C = Importance.KEY, Importance.A, Importance.B, Importance.C


@pytest.mark.parametrize(
    ("revenue", "importance"),
    [("25000", A), ("24999.99", B), ("7500", B), ("7499.99", C), ("0", C), ("-100", C)],
)
def test_the_class_follows_the_thresholds(revenue: str, importance: Importance) -> None:
    assert class_of_revenue(Decimal(revenue), LIMITS) is importance


@pytest.mark.parametrize(
    ("before", "reason", "potential", "revenue", "after"),
    [
        (C, "", None, "30000", A),
        (A, "", None, "1000", C),
        (B, "", None, "9000", None),
        (KEY, "", None, "0", None),
        (KEY, "", None, "900000", None),
        (A, "referentie in de markt", None, "1000", None),
        (C, "referentie in de markt", None, "30000", A),
        (C, "", "26000", "0", A),
        (C, "", "8000", "30000", A),
    ],
)
def test_a_class_is_proposed_from_revenue_or_potential(
    before: Importance, reason: str, potential: str | None, revenue: str, after: Importance | None
) -> None:
    relation = a_relation(
        importance=before,
        importance_reason=reason,
        revenue_potential=Decimal(potential) if potential else None,
    )
    move = propose_class(relation, Decimal(revenue), LIMITS)
    assert (move.after if move else None) is after


def test_moves_come_largest_first_and_say_their_direction() -> None:
    small = a_relation(importance=A, revenue_potential=None)
    large = a_relation(importance=C, revenue_potential=None)
    gone = a_relation(importance=A, revenue_potential=None, deleted=True)
    moves = propose_classes([small, large, gone], {large.id: Decimal(50000)}, LIMITS)
    assert [(move.relation_id, move.is_up) for move in moves] == [(large.id, True), (small.id, False)]
    assert moves[1].yearly_revenue == 0
    assert moves[0] == ClassMove(large.id, C, A, Decimal(50000))


@pytest.mark.parametrize(
    ("chosen", "revenue", "reason"), [(A, "25000", ""), (C, "25000", ""), (KEY, "1", "grootste van de regio")]
)
def test_a_class_that_the_revenue_bears_or_a_reason_explains_is_fine(
    chosen: Importance, revenue: str, reason: str
) -> None:
    check_class(chosen, Decimal(revenue), reason, LIMITS)


@pytest.mark.parametrize(("chosen", "revenue"), [(A, "24000"), (KEY, "90000"), (B, "0")])
def test_lifting_a_relation_asks_a_reason(chosen: Importance, revenue: str) -> None:
    with pytest.raises(Refused) as refused:
        check_class(chosen, Decimal(revenue), " ", LIMITS)
    assert refused.value.reasons[0].at == "importance_reason"


def test_the_pareto_curve_starts_with_the_largest() -> None:
    curve = pareto_curve([Decimal(10), Decimal(70), Decimal(20)])
    assert [(round(point.customers_percent), round(point.revenue_percent)) for point in curve] == [
        (0, 0),
        (33, 70),
        (67, 90),
        (100, 100),
    ]


def test_twenty_percent_of_customers_bring_what_the_curve_says() -> None:
    revenues = [Decimal(80)] + [Decimal(5)] * 4
    assert share_of_largest(revenues, Decimal(20)) == 80
    assert share_of_largest(revenues, Decimal(10)) == 40
    assert share_of_largest(revenues, Decimal(100)) == 100
    assert share_of_largest(revenues, Decimal(120)) == 100


def test_without_revenue_there_is_no_curve() -> None:
    assert pareto_curve([Decimal(0), Decimal(-5)]) == ()
    assert share_of_largest([], Decimal(20)) == 0


@given(st.lists(st.decimals(min_value=-100, max_value=100_000, places=2), min_size=1, max_size=40))
def test_the_curve_only_rises_and_bends_down(revenues: list[Decimal]) -> None:
    points = pareto_curve(revenues)
    shares = [point.revenue_percent for point in points]
    assert shares == sorted(shares)
    steps = [round(after - before, 6) for before, after in pairwise(shares)]
    assert steps == sorted(steps, reverse=True)
