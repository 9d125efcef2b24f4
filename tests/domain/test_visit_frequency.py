from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visit_frequency import Due, Turn, frequency_of, is_visited, turn_of, visit_minutes_of
from tests.builders import a_relation

TUESDAY = date(2026, 11, 24)


def days_ago(days: int) -> date:
    return TUESDAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("visits_per_year", "last", "due"),
    [
        (6, None, Due.NEVER_VISITED),
        (6, days_ago(30), Due.NOT_YET),
        (6, days_ago(46), Due.DUE),
        (6, days_ago(76), Due.DUE),
        (6, days_ago(77), Due.OVERDUE),
        (3, days_ago(77), Due.NOT_YET),
        (1, days_ago(300), Due.DUE),
        (1, days_ago(460), Due.OVERDUE),
        (0, days_ago(900), Due.BY_PHONE),
        (0, None, Due.BY_PHONE),
    ],
)
def test_whose_turn_it_is_follows_the_visits_a_year_of_the_class(
    visits_per_year: int, last: date | None, due: Due
) -> None:
    assert turn_of(visits_per_year, last, None, TUESDAY).due is due


def test_a_planned_visit_makes_it_nobodys_turn() -> None:
    planned = TUESDAY + timedelta(days=9)
    turn = turn_of(6, days_ago(400), planned, TUESDAY)
    assert turn == Turn(Due.PLANNED, 400, 61, planned, days_ago(400))


def test_the_interval_says_when_it_is_due_and_between_which_days_that_counts_as_in_time() -> None:
    turn = turn_of(4, date(2026, 9, 1), None, TUESDAY)
    assert (turn.earliest_on, turn.due_on, turn.latest_on) == (
        date(2026, 11, 8), date(2026, 12, 1), date(2026, 12, 24),
    )  # fmt: skip


@pytest.mark.parametrize("turn", [turn_of(6, None, None, TUESDAY), turn_of(0, days_ago(9), None, TUESDAY)])
def test_who_was_never_visited_or_is_called_has_no_day_on_which_it_is_due(turn: Turn) -> None:
    assert (turn.earliest_on, turn.due_on, turn.latest_on) == (None, None, None)


def test_what_was_agreed_with_a_relation_goes_before_its_class() -> None:
    usual = a_relation(importance=Importance.A)
    assert frequency_of(usual, Thresholds()) == 6
    assert frequency_of(a_relation(importance=Importance.A, visits_per_year=0), Thresholds()) == 0


@pytest.mark.parametrize(
    ("over", "minutes"),
    [
        ({}, 45),
        ({"branch": " Horeca "}, 30),
        ({"branch": "horeca", "visit_minutes": 20}, 20),
        ({"importance": Importance.KEY}, 90),
    ],
)
def test_a_visit_takes_what_is_known_of_the_relation_its_branch_or_its_class(
    over: dict[str, object], minutes: int
) -> None:
    rules = PlanningRules(minutes_of_branch={"Horeca": 30})
    relation = a_relation(**{"importance": Importance.C, "branch": "", **over})
    assert visit_minutes_of(relation, rules) == minutes


@pytest.mark.parametrize(
    ("over", "visited"),
    [
        ({"status": Status.CUSTOMER}, True),
        ({"status": Status.FORMER}, True),
        ({"status": Status.PROSPECT, "visits_per_year": 0}, False),
        ({"status": Status.SUSPECT}, False),
        ({"status": Status.SUSPECT, "visits_per_year": 2}, True),
        ({"status": Status.DEAD, "visits_per_year": 6}, False),
        ({"status": Status.CUSTOMER, "deleted": True}, False),
    ],
)
def test_visits_are_planned_where_there_is_business_to_expect(over: dict[str, object], visited: bool) -> None:
    assert is_visited(a_relation(**over), Thresholds()) is visited
