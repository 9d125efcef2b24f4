"""Leave to give more discount than the seller may by himself: asked and answered, or a code by telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class ApprovalState(StrEnum):
    """What became of a request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A request for more discount on the offer `label`; the answer allows up to `most_percent`.

    `digest` is of the offer as it was asked for; `signature` is of who decided.
    """

    id: UUID
    offer_id: UUID
    label: str
    digest: str = ""
    net: Decimal = Decimal(0)
    discount_percent: Decimal = Decimal(0)
    reason: str = ""
    asked_at: datetime | None = None
    asked_by: str = ""
    state: ApprovalState = ApprovalState.ASKED
    most_percent: Decimal | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    answer: str = ""
    signature: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalCode:
    """One line of the manager's sheet as the laptop knows it: its hash, how much it allows, its use.

    `signed_by` is the fingerprint of the key that signed the sheet.
    """

    id: UUID
    number: int
    salt: str
    code_hash: str
    most_percent: Decimal
    valid_until: date | None = None
    made_by: str = ""
    signed_by: str = ""
    used_at: datetime | None = None
    used_for: str = ""
    deleted: bool = False
