"""A day that fits in no order: which visit had better move, and to which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from salesdesk.domain.visits import Freedom, VisitState
from salesdesk.planning.day_moves import moves
from salesdesk.planning.day_route import Concern
from salesdesk.services.day_draft import DayDraft
from salesdesk.services.day_laying import open_stops

BREAKS = frozenset({Concern.LATE, Concern.HOME_LATE, Concern.OVERLAP, Concern.NEXT_DAY})


@dataclass(frozen=True, slots=True)
class Misfit:
    """`visit_id` is who had better go to another day; None: another order makes the day fit.

    `freed` are the minutes of driving that saves; `days` the best other days: day, time, minutes extra.
    """

    visit_id: UUID | None = None
    name: str = ""
    is_announced: bool = False
    freed: int = 0
    days: tuple[tuple[date, time, int], ...] = ()


def misfit_of(draft: DayDraft) -> Misfit | None:
    """What would make this day fit; None when it fits, or nothing would."""
    wrong = {each.kind for each in draft.plan.warnings} & BREAKS
    if draft.route.is_past or not wrong:
        return None
    stops, frame = open_stops(draft.visits, draft.route)
    found = moves(stops, frame, travel=draft.route.travel, most=1)
    if not found:
        return Misfit() if len(stops) > 1 else None
    leaves = next((each for each in draft.visits if each.visit.id == found[0].stop.id), None)
    if leaves is None:
        return None
    freed = max(0, draft.plan.drive_minutes - found[0].without.drive_minutes)
    announced = leaves.visit.state is VisitState.CONFIRMED or leaves.visit.may_move is Freedom.TIME
    return Misfit(leaves.visit.id, leaves.line.relation_name, announced, freed)
