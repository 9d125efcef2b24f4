"""The forecast by other chances than the seller's, which stay what they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.calibration import Correction
from salesdesk.domain.forecast import ForecastOffer
from salesdesk.domain.forecast_weighing import Weighing, weighed, what_if
from salesdesk.domain.offer_stages import Stage
from salesdesk.domain.offers import OfferState
from tests.builders import an_id

CHANCES = {Stage.SENT: 35, Stage.TALKED: 50}
CAREFUL = Correction(shift=-0.5, slope=1.0)


def an_offer(chance: int | None, **over: Any) -> ForecastOffer:
    values: dict[str, Any] = {
        "id": an_id(), "number": 1, "revision": 1, "state": OfferState.RELEASED, "volume": Decimal(1),
        "amount": Decimal(100), "chance_percent": chance, "decision_month": date(2026, 12, 1),
        "stage": Stage.SENT, **over,
    }  # fmt: skip
    return ForecastOffer(**values)


@pytest.mark.parametrize(
    ("offer", "own", "by_stage", "corrected"),
    [
        (an_offer(60), 60, 35, 48),
        (an_offer(60, stage=Stage.TALKED), 60, 50, 48),
        (an_offer(60, stage=Stage.SOUND), 60, 65, 48),
        (an_offer(None), None, 35, None),
        (an_offer(0), 0, 0, 0),
        (an_offer(100), 100, 35, 100),
        (an_offer(60, state=OfferState.WON), 60, 60, 60),
    ],
)
def test_each_weighing_gives_open_offers_its_chance(
    offer: ForecastOffer, own: int | None, by_stage: int | None, corrected: int | None
) -> None:
    found = [weighed([offer], each, CHANCES, CAREFUL)[0].chance_percent for each in Weighing]
    assert found == [own, by_stage, corrected]


def test_what_if_changes_one_leaves_out_another_and_touches_no_third() -> None:
    first, second, third = an_offer(10), an_offer(20), an_offer(30)
    seen = what_if([first, second, third], {first.id: 90, second.id: None})
    assert [offer.chance_percent for offer in seen] == [90, 30]
    assert first.chance_percent == 10
