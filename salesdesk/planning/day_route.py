"""The day's visits in a sensible order, with the times that follow from it (Susan §1.3, planning).

Shapes and units of places are those of `day_model`, of bare numbers those of `plan_day`. Same input,
same plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from salesdesk.planning.day_matrix import plan_matrix
from salesdesk.planning.day_model import (
    FIRST_VISIT,
    Concern,
    DayFrame,
    DayPlan,
    DayWarning,
    LeftOut,
    Matrix,
    MatrixPlan,
    PlannedStop,
    Stop,
    WhyNot,
)
from salesdesk.planning.day_reasons import explain
from salesdesk.planning.day_roads import Roads, Travel
from salesdesk.planning.day_task import checked, taken, task_of
from salesdesk.planning.day_telling import told
from salesdesk.planning.exact_orders import EXACT_VISITS, exact_order
from salesdesk.planning.near_orders import inserted_order, long_order
from salesdesk.planning.orders import Task
from salesdesk.planning.ruin_recreate import ROUNDS
from salesdesk.planning.travel import drive

__all__ = [
    "FIRST_VISIT", "Concern", "DayFrame", "DayPlan", "DayWarning", "LeftOut", "MatrixPlan", "PlannedStop",
    "Stop", "Travel", "WhyNot", "best_order", "explain", "plan_day",
]  # fmt: skip


@overload
def plan_day(
    stops: Iterable[Stop],
    frame: DayFrame | None = None,
    *,
    keep_order: bool = False,
    travel: Travel = drive,
    rounds: int = ROUNDS,
) -> DayPlan: ...
@overload
def plan_day(
    *,
    matrix: Matrix,
    service: Sequence[float] | None = None,
    windows: Sequence[Sequence[tuple[float, float]] | None] | None = None,
    values: Sequence[float | None] | None = None,
    rounds: int = ROUNDS,
) -> MatrixPlan: ...
def plan_day(
    stops: Iterable[Stop] = (),
    frame: DayFrame | None = None,
    *,
    keep_order: bool = False,
    travel: Travel = drive,
    rounds: int = ROUNDS,
    matrix: Matrix | None = None,
    service: Sequence[float] | None = None,
    windows: Sequence[Sequence[tuple[float, float]] | None] | None = None,
    values: Sequence[float | None] | None = None,
) -> DayPlan | MatrixPlan:
    """The order with the least lateness, then with lunch, then home in time, then the least driving.

    Exact up to thirteen visits (in traffic ten: from there on earlier counts as better), above that so many
    `rounds` of ruin and recreate. Appointments keep their time, free visits are laid around them, suggestions
    only where they are worth it. A day that fits in no order is planned as well as it goes; its warnings tell
    what is wrong, `moves` who to move. `keep_order` only works out the times of the order given, suggestions
    included.

    Bare numbers instead of places: `matrix` is (n+1) x (n+1) in any unit, place 0 is where the day starts and
    ends; `service` (n+1) how long each place takes, `windows` (n+1) per place the spans in which it must
    begin (None: any time), of place 0 the first is when to leave and the last when to be back; `values` (n+1)
    None for a place that must be visited, else what leaving it out costs.
    """
    if matrix is not None:
        return plan_matrix(matrix, service, windows, values, lambda task: best_order(task, rounds))
    chosen = frame or DayFrame()
    kept, left = taken(checked(stops, chosen))
    if not kept:
        return DayPlan(left_out=left)
    roads = Roads(kept, chosen, travel)
    task = task_of(kept, chosen, roads)
    order = tuple(range(len(kept))) if keep_order else best_order(task, rounds)
    return told(kept, chosen, task, order, roads, left, keeps_order=keep_order)


def best_order(task: Task, rounds: int = ROUNDS) -> tuple[int, ...]:
    """The best of all orders up to thirteen visits, a good one above."""
    if task.count <= EXACT_VISITS:
        return exact_order(task, inserted_order(task))
    return long_order(task, rounds)
