"""Geography, travel times and the planning of days and weeks: values in, values out, places or bare minutes.

`plan_day` orders one day, `plan_period` spreads calls over weeks, `propose_slots` tells what one more visit
costs on each day, `nearby` who lies around a place, `explain` why: each stop of a `DayPlan`, one call of a
`PeriodPlan`. Units are minutes, kilometres by road and degrees; `day_model` and `week_model` tell the shapes
of places, `plan_day` and `plan_period` those of a matrix. The parts are loaded when they are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from salesdesk.domain.plan_reasons import Because
    from salesdesk.planning.day_model import DayPlan
    from salesdesk.planning.day_reasons import StopReason
    from salesdesk.planning.day_route import plan_day
    from salesdesk.planning.slots import propose_slots
    from salesdesk.planning.vicinity import nearby
    from salesdesk.planning.week_model import PeriodPlan
    from salesdesk.planning.weeks import plan_period

__all__ = ["explain", "nearby", "plan_day", "plan_period", "propose_slots"]
_WHERE = {
    "plan_day": "day_route",
    "plan_period": "weeks",
    "propose_slots": "slots",
    "nearby": "vicinity",
}


@overload
def explain(plan: DayPlan) -> tuple[StopReason, ...]: ...
@overload
def explain(plan: PeriodPlan, call_id: UUID) -> tuple[tuple[date | None, tuple[Because, ...]], ...]: ...
def explain(plan: Any, call_id: Any = None) -> Any:
    """Why each stop of a day lies where it does, or why a call of some weeks has its days or none."""
    from salesdesk.planning import day_model, day_reasons, weeks

    if isinstance(plan, day_model.DayPlan):
        return day_reasons.explain(plan)
    return weeks.explain(plan, call_id)


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"{__name__} has no {name}")
