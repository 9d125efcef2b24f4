"""Other chances than those the seller gave, to look at the forecast by; his own are never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.calibration import Correction
from salesdesk.domain.forecast import ForecastOffer
from salesdesk.domain.offer_stages import Stage, stage_chance


class Weighing(StrEnum):
    """OWN is what the seller says, STAGE what offers that far get, CORRECTED what his outcomes suggest."""

    OWN = "own"
    STAGE = "stage"
    CORRECTED = "corrected"


def weighed(
    offers: Iterable[ForecastOffer], weighing: Weighing, chances: Mapping[Stage, int], correction: Correction
) -> tuple[ForecastOffer, ...]:
    """The offers with the chances of this weighing; decided ones and those without hope (0 %) as they are."""

    def chance(offer: ForecastOffer) -> int | None:
        known = offer.chance_percent
        if not offer.is_open or known == 0 or weighing is Weighing.OWN:
            return known
        if weighing is Weighing.STAGE:
            return stage_chance(offer.stage, chances)
        return None if known is None else correction.corrected(known)

    return tuple(replace(offer, chance_percent=chance(offer)) for offer in offers)


def what_if(offers: Iterable[ForecastOffer], changes: Mapping[UUID, int | None]) -> tuple[ForecastOffer, ...]:
    """The offers with these chances instead; an offer whose change is None is left out."""
    kept = (offer for offer in offers if changes.get(offer.id, 0) is not None)
    return tuple(
        replace(offer, chance_percent=changes[offer.id]) if offer.id in changes else offer for offer in kept
    )
