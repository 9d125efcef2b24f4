"""Leave to give more discount than the seller may by himself: one-time codes, said on the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ApprovalCode:
    """One line of the manager's sheet as the laptop knows it: its hash, how much it allows, its use."""

    id: UUID
    number: int
    salt: str
    code_hash: str
    most_percent: Decimal
    made_by: str = ""
    used_at: datetime | None = None
    used_for: str = ""
    deleted: bool = False
