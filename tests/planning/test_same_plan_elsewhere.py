"""The same plan in every run of the program: nothing hangs on the order in which a set was filled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANNER = """
from salesdesk.planning.slots import HeldDay, propose_slots
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.day_route import DayFrame, Stop, plan_day
from salesdesk.planning.weeks import plan_period
from tests.planning.week_builders import HOME, MONDAY, a_call, a_visit, on, some_calls, weeks

travel, calls = TravelModel(), some_calls(40)
period = plan_period([*calls, a_visit(1, on(1))], weeks(2), travel, rounds=120)
print([(str(each.call_id), each.day, each.start_time, each.reasons) for each in period.placed])
print([(str(each.call_id), each.reasons) for each in period.unplaced])
for count in (9, 17):
    stops = [Stop(each.id, each.point, 20) for each in calls[:count]]
    day = plan_day(stops, DayFrame(HOME, HOME, day=MONDAY), travel=travel, rounds=60)
    print([(str(each.stop.id), each.start_time) for each in day.stops])
print(propose_slots(a_call(99), [HeldDay(each, ()) for each in weeks(2)], travel.leg))
"""


def told(seed: str) -> str:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PLANNER]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True
    ).stdout


def test_two_runs_with_other_seeds_of_the_hash_give_the_same_plans() -> None:
    first = told("1")
    assert len(first.splitlines()) == 5
    assert first == told("4242")
