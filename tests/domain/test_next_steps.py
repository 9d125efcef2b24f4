"""The steps proposed after a visit: few, dated on working days, fitting the kind and what was learnt."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.next_steps import NextStep, on_workday, proposed_steps, workday_after
from salesdesk.domain.visits import VisitKind
from tests.builders import a_report, a_visit

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize("kind", list(VisitKind))
@pytest.mark.parametrize("ends_on", [None, date(2027, 8, 31)])
def test_every_kind_proposes_three_steps_on_working_days(kind: VisitKind, ends_on: date | None) -> None:
    visit = a_visit(visit_on=FRIDAY, kind=kind)
    steps = proposed_steps(visit, a_report(competitor_contract_ends_on=ends_on, chance_percent=40), FRIDAY)
    assert len({each.step for each in steps}) == 3
    assert all(each.on > FRIDAY and each.on.weekday() < 5 for each in steps)


def test_a_contract_that_still_runs_says_when_to_come_back() -> None:
    visit = a_visit(visit_on=FRIDAY)
    ends = a_report(competitor_contract_ends_on=date(2027, 8, 31))
    assert (NextStep.RETURN_IN_TIME, date(2027, 7, 1)) in [
        (each.step, each.on) for each in proposed_steps(visit, ends, FRIDAY)
    ]
    soon = a_report(competitor_contract_ends_on=date(2027, 1, 31))
    assert NextStep.RETURN_IN_TIME not in {each.step for each in proposed_steps(visit, soon, FRIDAY)}


def test_no_offer_is_proposed_without_a_chance() -> None:
    visit = a_visit(visit_on=FRIDAY, kind=VisitKind.FOLLOW_UP)
    for chance, proposed in ((None, True), (35, True), (0, False)):
        report = a_report(chance_percent=chance, competitor_contract_ends_on=None)
        steps = {each.step for each in proposed_steps(visit, report, FRIDAY)}
        assert (NextStep.OFFER in steps) is proposed


def test_a_late_report_proposes_days_from_today_on() -> None:
    visit = a_visit(visit_on=date(2026, 11, 2), kind=VisitKind.OFFER_TALK)
    steps = proposed_steps(visit, a_report(), FRIDAY)
    assert min(each.on for each in steps) > FRIDAY


@pytest.mark.parametrize(
    ("count", "day"), [(0, FRIDAY), (1, date(2026, 11, 30)), (5, date(2026, 12, 4)), (6, date(2026, 12, 7))]
)
def test_weekends_do_not_count(count: int, day: date) -> None:
    assert workday_after(FRIDAY, count) == day


def test_a_day_in_the_weekend_becomes_monday() -> None:
    assert [on_workday(date(2026, 11, 27 + ahead)).day for ahead in range(3)] == [27, 30, 30]
