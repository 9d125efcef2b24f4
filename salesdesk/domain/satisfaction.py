"""Complaints and Net Promoter Scores (Renkema §1.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

SOLVE_WITHIN_HOURS = 24


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint with its three moments; `number` reads `K-031`."""

    id: UUID
    relation_id: UUID
    number: int
    subject: str
    received_at: datetime
    text: str = ""
    received_by: str = ""
    answered_at: datetime | None = None
    solved_at: datetime | None = None
    deleted: bool = False

    @property
    def label(self) -> str:
        return f"K-{self.number:03d}"

    @property
    def is_open(self) -> bool:
        return self.solved_at is None and not self.deleted

    def open_hours(self, now: datetime) -> int:
        return int(((self.solved_at or now) - self.received_at).total_seconds() // 3600)


@dataclass(frozen=True, slots=True)
class NpsSurvey:
    """One answer, 0-10, to the recommendation question, with what should improve first."""

    id: UUID
    relation_id: UUID
    asked_on: date
    score: int
    improve: str = ""
    deleted: bool = False


def net_promoter_score(scores: Iterable[int]) -> int | None:
    """% promoters (9-10) minus % critics (0-6), an integer from -100 to +100; None without scores."""
    given = list(scores)
    if not given:
        return None
    promoters = sum(score >= 9 for score in given)
    critics = sum(score <= 6 for score in given)
    return round(100 * (promoters - critics) / len(given))
