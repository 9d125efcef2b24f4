"""What went out of the door: an offer mailed or handed over, and its order to head office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Way(StrEnum):
    """How it went; the last two are the order for head office."""

    MAIL = "mail"
    PAPER = "paper"
    ELSEWHERE = "elsewhere"
    ORDER_CSV = "order_csv"
    ORDER_UBL = "order_ubl"

    @property
    def is_order(self) -> bool:
        return self in {Way.ORDER_CSV, Way.ORDER_UBL}


@dataclass(frozen=True, slots=True)
class OfferDispatch:
    """One time that the offer or its order went out; `enclosed` names what went along, a line each."""

    id: UUID
    offer_id: UUID
    way: Way
    sent_on: date
    noted_at: datetime
    to_whom: str = ""
    cc: str = ""
    subject: str = ""
    enclosed: str = ""
    deleted: bool = False
