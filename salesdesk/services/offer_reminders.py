"""An offer that ends asks for a call: once, until it was made."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.offer_file import offer_of
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.offer_reminders import OfferAlert
from salesdesk.words import _

__all__ = ["OfferAlert", "OfferReminders"]
TOUCHED: Changes = frozenset({Noun.FOLLOW_UP, Noun.TODAY, Noun.RELATION})


class OfferReminders:
    """Notes that an offer was talked over before its last day, so that nobody is asked again."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def deal_with(self, offer_id: UUID) -> Done[FollowUp]:
        """It was talked over today; kept as a follow-up that is done."""
        with self._database.write() as session:
            offer = offer_of(session, offer_id)
            text = _("{label} nagebeld voor het eind").format(label=offer.label)
            made = FollowUp(
                self._clock.new_id(),
                text,
                self._clock.today(),
                offer.relation_id,
                offer_id=offer.id,
                done_at=self._clock.now(),
            )
            records.save(session, made)
        return Done(made, TOUCHED)

    def take_back(self, follow_up: FollowUp) -> Done[FollowUp]:
        """It was not talked over after all."""
        kept = replace(follow_up, deleted=True)
        with self._database.write() as session:
            records.save(session, kept)
        return Done(kept, TOUCHED)
