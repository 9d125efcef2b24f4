"""The life of one offer through all its revisions, read in one go."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.offer_approval import ApprovalRequest
from salesdesk.domain.offer_life import LifeEvent, LifeKind, life_of
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.offers import Offer
from salesdesk.services.clock import Clock
from salesdesk.services.offer_file import offer_of
from salesdesk.storage import records
from salesdesk.storage.database import Database

__all__ = ["LifeEvent", "LifeKind", "OfferTimeline"]


class OfferTimeline:
    """Reads it; nothing is written down for its sake."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def read(self, offer_id: UUID) -> tuple[LifeEvent, ...]:
        """What happened, the oldest first; refused when the offer is gone."""
        with self._database.read() as session:
            number = offer_of(session, offer_id).number
            revisions = records.find(session, Offer, number=number)
            ids = [offer.id for offer in revisions]
            return life_of(
                revisions,
                records.find(session, OfferDispatch, offer_id=ids),
                records.find(session, ApprovalRequest, offer_id=ids),
                records.find(session, FollowUp, offer_id=ids),
                self._clock.now().tzinfo,
            )
