"""All offers in five lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.forecast import ForecastOffer, forecast, highest_revisions
from salesdesk.domain.forecast_lists import Listed, listed_in, offer_lists
from salesdesk.domain.offer_slips import Slip
from salesdesk.domain.offers import OfferState
from tests.builders import an_id

TODAY = date(2026, 11, 24)
DEC, OCT = date(2026, 12, 1), date(2026, 10, 1)

OFFERS = st.builds(
    ForecastOffer,
    id=st.builds(an_id),
    number=st.integers(1, 12),
    revision=st.integers(1, 3),
    state=st.sampled_from(OfferState),
    volume=st.decimals(0, 99, places=2),
    amount=st.decimals(-99, 9999, places=2),
    chance_percent=st.none() | st.integers(0, 100),
    decision_month=st.none()
    | st.dates(date(2026, 6, 1), date(2027, 6, 1)).map(lambda day: day.replace(day=1)),
    slip=st.sampled_from([Slip(), Slip(1, 2)]),
)


def an_offer(**over: object) -> ForecastOffer:
    values: dict[str, object] = {
        "id": an_id(), "number": 1, "revision": 1, "state": OfferState.RELEASED, "volume": Decimal(2),
        "amount": Decimal(100), "chance_percent": 50, "decision_month": DEC, **over,
    }  # fmt: skip
    return ForecastOffer(**values)  # type: ignore[arg-type]


def test_an_offer_stands_where_it_belongs() -> None:
    found = {
        listed_in(an_offer(), TODAY): Listed.OPEN,
        listed_in(an_offer(decision_month=OCT), TODAY): Listed.SLIPPED,
        listed_in(an_offer(decision_month=None), TODAY): Listed.UNDATED,
        listed_in(an_offer(state=OfferState.WON), TODAY): Listed.WON,
        listed_in(an_offer(chance_percent=0), TODAY): Listed.GONE,
    }
    assert all(where is expected for where, expected in found.items())
    assert len(found) == len(Listed)
    assert listed_in(an_offer(slip=Slip(1, 1)), TODAY) is Listed.SLIPPED
    assert listed_in(an_offer(state=OfferState.EXPIRED), TODAY) is Listed.GONE


@given(st.lists(OFFERS, max_size=30))
def test_every_offer_is_in_exactly_one_list_and_the_lists_add_up(offers: list[ForecastOffer]) -> None:
    lists = offer_lists(offers, TODAY)
    counted = [offer.number for entry in lists for offer in entry.offers]
    everything = highest_revisions(offers)
    assert sorted(counted) == sorted(offer.number for offer in everything)
    assert sum(entry.amount for entry in lists) == sum(offer.amount for offer in everything)
    assert sum(entry.volume for entry in lists) == sum(offer.volume for offer in everything)
    assert [entry.listed for entry in lists] == list(Listed)


@given(st.lists(OFFERS, max_size=30))
def test_the_lists_weigh_what_the_forecast_weighs(offers: list[ForecastOffer]) -> None:
    lists = offer_lists(offers, TODAY)
    assert sum(entry.weighted_amount for entry in lists) == forecast(offers, TODAY).open_revenue
    won = next(entry for entry in lists if entry.listed is Listed.WON)
    assert won.amount == forecast(offers, TODAY).won_revenue
    assert won.weighted_volume == 0
