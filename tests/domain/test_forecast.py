"""The forecast per month, exact to the last decimal."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.forecast import (
    Forecast,
    ForecastOffer,
    MonthForecast,
    add_months,
    forecast,
    highest_revisions,
)
from salesdesk.domain.money import parse_amount
from salesdesk.domain.offers import OfferState
from tests.builders import an_id

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
TODAY = date(2027, 1, 15)


def worked_table() -> list[ForecastOffer]:
    """The seventeen offers of the worked table, decided in 2027."""
    path = Path(__file__).parent.parent / "data" / "forecast.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [offer_of(row) for row in csv.DictReader(file, delimiter=";")]


def offer_of(row: dict[str, str]) -> ForecastOffer:
    number, revision = row["Offertenr"].removeprefix("OV").split("-")
    lost = row["Beslissing"] == "verloren"
    return an_offer(
        number=int(number),
        revision=int(revision),
        state=OfferState.LOST if lost else OfferState.RELEASED,
        volume=parse_amount(row["Aantal"]),
        amount=parse_amount(row["Bedrag"]),
        chance_percent=int(parse_amount(row["Kans"])),
        decision_month=None if lost else date(2027, MONTHS.index(row["Beslissing"]) + 1, 1),
        relation_name=row["Naam"],
        product=row["Product"],
    )


def an_offer(**over: object) -> ForecastOffer:
    values: dict[str, object] = {
        "id": an_id(),
        "number": 1,
        "revision": 1,
        "state": OfferState.RELEASED,
        "volume": Decimal(10),
        "amount": Decimal(1000),
        "chance_percent": 50,
        "decision_month": date(2027, 3, 1),
    }
    return ForecastOffer(**{**values, **over})  # type: ignore[arg-type]


def months_of(result: Forecast) -> dict[str, tuple[Decimal, Decimal]]:
    return {MONTHS[entry.month.month - 1]: (entry.volume, entry.revenue) for entry in result.months}


def test_the_worked_table_comes_out_exactly() -> None:
    expected = {
        "jan": ("1.5", "1403.325"), "feb": ("27.6", "23054.22"), "mar": ("1.75", "1620.675"),
        "apr": ("15.8", "14262.885"), "mei": ("2.4", "2222.64"), "jun": ("16.0", "10017.00"),
        "aug": ("2.7", "2474.955"), "sep": ("1.6", "1466.64"), "okt": ("3.6", "1020.60"),
        "dec": ("0.9", "799.47"),
    }  # fmt: skip
    result = forecast(worked_table(), TODAY)
    assert months_of(result) == {
        month: (Decimal(volume), Decimal(revenue)) for month, (volume, revenue) in expected.items()
    }
    assert (result.volume, result.revenue) == (Decimal("73.85"), Decimal("58342.41"))
    assert (result.slipped, result.undated) == ((), ())
    assert result.won_revenue == 0


def test_only_the_highest_revision_counts() -> None:
    offers = [
        an_offer(revision=2, amount=Decimal(300)),
        an_offer(revision=3, amount=Decimal(200)),
        an_offer(revision=1, amount=Decimal(900)),
    ]
    assert forecast(offers, TODAY).revenue == 100
    assert [offer.revision for offer in highest_revisions(offers)] == [3]


def test_a_lost_highest_revision_leaves_nothing_of_the_earlier_one() -> None:
    offers = [an_offer(revision=1), an_offer(revision=2, state=OfferState.LOST)]
    assert forecast(offers, TODAY).months == ()


def test_lost_expired_replaced_and_hopeless_offers_count_for_nothing() -> None:
    states = (OfferState.LOST, OfferState.EXPIRED, OfferState.REPLACED)
    offers = [an_offer(number=number, state=state) for number, state in enumerate(states)]
    result = forecast([*offers, an_offer(number=9, chance_percent=0, decision_month=None)], TODAY)
    assert (result.months, result.slipped, result.undated) == ((), (), ())


def test_won_offers_stand_apart_in_the_month_they_were_won() -> None:
    won = an_offer(state=OfferState.WON, decided_on=date(2026, 12, 5), chance_percent=100)
    result = forecast([won, an_offer(number=2)], TODAY)
    december = result.month(date(2026, 12, 24))
    assert (december.won_revenue, december.won_volume) == (Decimal(1000), Decimal(10))
    assert december.revenue == 0
    assert (result.revenue, december.together) == (Decimal(500), Decimal(1000))


def test_won_and_weighted_of_one_month_stand_together() -> None:
    won = an_offer(number=2, state=OfferState.WON, decided_on=date(2027, 3, 9))
    (march,) = forecast([won, an_offer()], TODAY).months
    assert (march.won_revenue, march.revenue, march.together) == (Decimal(1000), Decimal(500), Decimal(1500))


def test_a_won_offer_without_its_day_counts_in_its_decision_month_or_now() -> None:
    dated = an_offer(state=OfferState.WON)
    loose = an_offer(number=2, state=OfferState.WON, decision_month=None)
    months = [entry.month for entry in forecast([dated, loose], TODAY).months]
    assert months == [date(2027, 1, 1), date(2027, 3, 1)]


def test_what_slipped_or_has_no_date_is_listed_and_adds_up() -> None:
    offers = [
        an_offer(number=1, decision_month=date(2026, 12, 1)),
        an_offer(number=2, decision_month=date(2027, 1, 1)),
        an_offer(number=3, decision_month=None, amount=Decimal(80)),
    ]
    result = forecast(offers, TODAY)
    assert [offer.label for offer in result.slipped] == ["OV1-1"]
    assert [offer.label for offer in result.undated] == ["OV3-1"]
    assert (result.revenue, result.open_revenue) == (Decimal(500), Decimal(1040))


def test_an_offer_without_a_chance_counts_as_nothing_but_is_in_its_month() -> None:
    result = forecast([an_offer(chance_percent=None)], TODAY)
    assert (result.revenue, result.volume) == (Decimal(0), Decimal(0))
    assert len(result.months[0].offers) == 1


def test_a_period_shows_empty_months_too() -> None:
    period = forecast([an_offer()], TODAY).period(date(2027, 1, 31), 4)
    assert [entry.month.month for entry in period] == [1, 2, 3, 4]
    assert [entry.revenue for entry in period] == [0, 0, 500, 0]
    assert period[0] == MonthForecast(date(2027, 1, 1))


def test_months_go_on_over_the_year() -> None:
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 31), -1) == date(2025, 12, 1)


OFFERS = st.builds(
    an_offer,
    number=st.integers(1, 6),
    revision=st.integers(1, 3),
    state=st.sampled_from(OfferState),
    chance_percent=st.none() | st.integers(0, 100),
    amount=st.decimals(0, 100_000, places=2),
    decision_month=st.none()
    | st.dates(date(2026, 6, 1), date(2028, 6, 1)).map(lambda day: day.replace(day=1)),
)


@given(st.lists(OFFERS, max_size=12))
def test_every_open_offer_is_counted_once(offers: list[ForecastOffer]) -> None:
    result = forecast(offers, TODAY)
    listed = [offer for entry in result.months for offer in entry.offers] + [*result.slipped, *result.undated]
    open_ones = [offer for offer in highest_revisions(offers) if offer.is_open and offer.chance_percent != 0]
    assert sorted(offer.id for offer in listed) == sorted(offer.id for offer in open_ones)
    assert result.open_revenue == sum((offer.weighted_amount for offer in open_ones), Decimal(0))
