"""What a visit is worth: class first, then what is going on there and how late it is."""

from __future__ import annotations

import pytest

from salesdesk.domain.relations import Importance
from salesdesk.domain.visit_value import worth_of_visit


def test_a_higher_class_is_worth_more() -> None:
    worths = [worth_of_visit(importance) for importance in Importance]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 4


@pytest.mark.parametrize("over", [{"has_offer": True}, {"has_complaint": True}, {"late_days": 40}])
def test_an_offer_a_complaint_and_being_late_add_worth(over: dict[str, int]) -> None:
    assert worth_of_visit(Importance.B, interval_days=90, **over) > worth_of_visit(Importance.B)  # type: ignore[arg-type]


def test_being_late_counts_by_the_interval_and_no_more_than_twice() -> None:
    month, quarter = (worth_of_visit(Importance.C, 30, days) for days in (30, 91))
    assert month > quarter
    assert worth_of_visit(Importance.C, 60, 30) == worth_of_visit(Importance.C, 600, 30)


def test_who_was_never_visited_comes_after_the_others_of_its_class() -> None:
    assert worth_of_visit(Importance.A, never_visited=True) < worth_of_visit(Importance.A)
    assert worth_of_visit(Importance.A, never_visited=True) > worth_of_visit(Importance.B)
