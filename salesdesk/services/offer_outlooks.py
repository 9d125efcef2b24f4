"""Notes what is expected of offers whenever that changes, so that it can be held against the outcome."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offers import Offer
from salesdesk.services.clock import Clock
from salesdesk.storage import outlooks, records
from salesdesk.storage.outlooks import Standing


def keep(session: Any, clock: Clock, *offers: Offer) -> None:
    """Keep these offers, and note what is expected of them now."""
    records.save_all(session, offers)
    note(session, clock, {offer.number for offer in offers})


def note(session: Any, clock: Clock, numbers: Collection[int] | None = None) -> int:
    """Note what changed in the outlook of these offers, or of all; gives how many notes were made.

    Of one day only the last word is kept, as long as the offer stays what it is: a draft is saved at every
    pause of the typist.
    """
    made = [_noted(standing, clock) for standing in outlooks.unnoted(session, numbers)]
    records.save_all(session, made)
    return len(made)


def _noted(standing: Standing, clock: Clock) -> OfferOutlook:
    now = clock.now()
    is_todays = (
        standing.noted_at is not None
        and standing.noted_state is standing.state
        and standing.noted_at.astimezone(now.tzinfo).date() == now.date()
    )
    return OfferOutlook(
        standing.note_id if is_todays and standing.note_id else clock.new_id(),
        standing.number,
        now,
        standing.chance_percent,
        standing.decision_month,
        standing.amount,
        standing.state,
    )
