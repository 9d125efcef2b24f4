"""What stands around an offer: tiers, agreements, outlooks and approvals, each plausible and complete."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.offer_approval import ApprovalCode, ApprovalRequest
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import PriceTier
from tests.builders import NOW, RELATION_ID, TODAY, an_id

OFFER_ID = UUID("01939000-0000-7000-8000-000000000006")
"""The offer that went out: save `an_offer(id=OFFER_ID)` first."""


def a_price_tier(**over: Any) -> PriceTier:
    return PriceTier(**{"id": an_id(), "from_quantity": Decimal(50), "price": Decimal("7.10"), **over})


def a_price_agreement(**over: Any) -> PriceAgreement:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "product_code": "SM-085150",
        "price": Decimal("6.90"),
    }
    return PriceAgreement(**{**filled, **over})


def an_offer_outlook(**over: Any) -> OfferOutlook:
    filled = {"id": an_id(), "number": 87, "noted_at": NOW, "chance_percent": 60, "amount": Decimal("408.20")}
    return OfferOutlook(**{**filled, **over})


def an_approval_code(**over: Any) -> ApprovalCode:
    filled = {"id": an_id(), "number": 1, "salt": "5a", "code_hash": "9f", "most_percent": Decimal(12)}
    return ApprovalCode(**{**filled, **over})


def an_approval_request(**over: Any) -> ApprovalRequest:
    filled = {"id": an_id(), "offer_id": an_id(), "label": "OV87-1", "reason": "Grote order", "asked_at": NOW}
    return ApprovalRequest(**{**filled, **over})


def an_offer_dispatch(**over: Any) -> OfferDispatch:
    filled = {"id": an_id(), "offer_id": OFFER_ID, "way": Way.MAIL, "sent_on": TODAY, "noted_at": NOW}
    return OfferDispatch(**{**filled, **over})


def the_depth_of_offers() -> tuple[Any, ...]:
    """One value of every kind that revision 0003 brought."""
    told = (an_offer_outlook(), an_offer_dispatch())
    return (a_price_agreement(), *told, an_approval_code(), an_approval_request())
