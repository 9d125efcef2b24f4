"""Visits the planner proposes: they become appointments only when the seller takes them over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class VisitProposal:
    """A visit that nobody agreed on yet; pinned it stays on its day when the weeks are planned anew.

    `reasons` are the codes of why it lies on this day (domain/plan_reasons).
    """

    id: UUID
    relation_id: UUID
    visit_on: date
    start_time: time
    minutes: int = 60
    is_pinned: bool = False
    reasons: tuple[str, ...] = ()
    made_at: datetime | None = None
    deleted: bool = False

    @property
    def uid(self) -> str:
        """What calendars know it by, also when it has become a visit."""
        return f"{self.id}@salesdesk"
