"""What the planner offers to others by name, on places and on bare numbers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from salesdesk import planning
from salesdesk.planning import explain, nearby, plan_day, plan_period, propose_slots
from salesdesk.planning.day_model import DayFrame, Stop
from salesdesk.planning.slots import HeldDay
from salesdesk.planning.vicinity import Candidate
from tests.planning.week_builders import AMERSFOORT, HOME, LEIDEN, a_call, a_day, ids, weeks


def test_a_matrix_of_minutes_gives_an_order() -> None:
    plan = plan_day(matrix=[[0, 9, 2], [2, 0, 9], [9, 2, 0]], windows=[None, [(0, 60)], None])
    assert (plan.order, plan.driven) == ((2, 1), 6)


def test_a_day_is_planned_and_explained() -> None:
    plan = plan_day([Stop(a_call().id, AMERSFOORT)], DayFrame(HOME, HOME))
    assert [reason.stop_id for reason in explain(plan)] == [a_call().id]


def test_weeks_are_planned_and_explained() -> None:
    calls = [a_call(1), a_call(2)]
    plan = plan_period(calls, weeks(2), matrix=[[0, 1, 30], [1, 0, 30], [30, 30, 0]], rounds=20)
    ((day, reasons),) = explain(plan, ids(calls)[0])
    assert day == plan.placed[0].day
    assert reasons


def test_a_day_for_one_more_and_who_is_near() -> None:
    (slot,) = propose_slots(a_call(), [HeldDay(a_day())])
    near = nearby(HOME, [Candidate(a_call(1).id, AMERSFOORT), Candidate(a_call(2).id, LEIDEN)], 1, 100)
    assert slot.extra_minutes > 0
    assert [each.id for each in near] == [a_call(1).id]


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError):
        planning.plan_year  # noqa: B018


def test_naming_the_planner_loads_none_of_it() -> None:
    told = "import sys, salesdesk.planning; print('salesdesk.planning.weeks' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
