"""Why every stop of a day lies where it lies, as codes for who finds the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.visits import Freedom
from salesdesk.planning.day_reasons import StopReason, Why, explain
from salesdesk.planning.day_route import Concern, DayWarning, WhyNot
from salesdesk.services.day_draft import DayDraft

__all__ = ["Concern", "DayWarning", "StopReason", "Why", "WhyNot", "reasons_of"]


def reasons_of(draft: DayDraft) -> Mapping[UUID, tuple[StopReason, ...]]:
    """Per visit its reasons, the strongest first; only who is pinned is there because of an appointment."""
    freedom = {each.visit.id: each.visit.may_move for each in draft.visits}
    stops = tuple(
        planned
        if freedom[planned.stop.id] in {Freedom.TIME, Freedom.LEEWAY}
        else replace(planned, stop=replace(planned.stop, fixed_time=None))
        for planned in draft.plan.stops
    )
    found: dict[UUID, tuple[StopReason, ...]] = {}
    for reason in explain(replace(draft.plan, stops=stops, keeps_order=False)):
        found[reason.stop_id] = (*found.get(reason.stop_id, ()), reason)
    return found
