"""Things to do on a date: follow-ups, reminders and alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FollowUp:
    id: UUID
    text: str
    due_on: date
    relation_id: UUID | None = None
    visit_id: UUID | None = None
    offer_id: UUID | None = None
    done_at: datetime | None = None
    deleted: bool = False
