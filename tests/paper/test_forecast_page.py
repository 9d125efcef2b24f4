"""The forecast on one page: every figure on it, always one page, and readable in grey."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.calibration import Calibration, Foretold
from salesdesk.domain.coverage import Coverage
from salesdesk.domain.forecast import ForecastOffer, ForecastRow
from salesdesk.domain.forecast_lists import Listed, OfferList
from salesdesk.domain.offer_slips import Slip
from salesdesk.domain.offer_statistics import Cause, Promises, Ratio, Spread
from salesdesk.domain.offers import OfferState
from salesdesk.paper.chart_piece import INKS
from salesdesk.paper.forecast_page import forecast_page_pdf
from salesdesk.paper.forecast_remarks import ForecastPage
from salesdesk.paper.preview import whole_text
from salesdesk.paper.style import contrast_with_white
from tests.builders import NOW, a_company, a_seller, an_id

TODAY = date(2026, 11, 24)


def an_offer(number: int, **over: Any) -> ForecastOffer:
    filled: dict[str, Any] = {
        "id": an_id(), "number": number, "revision": 1, "state": OfferState.RELEASED, "volume": Decimal(1),
        "amount": Decimal(10_000 - number), "chance_percent": 60, "decision_month": date(2026, 12, 1),
        "relation_name": f"Zorggroep Duinrand {number}", **over,
    }  # fmt: skip
    return ForecastOffer(**filled)


def lists(opened: int = 3, slipped: int = 1) -> tuple[OfferList, ...]:
    offers = {
        Listed.OPEN: tuple(an_offer(number) for number in range(1, opened + 1)),
        Listed.SLIPPED: tuple(an_offer(900 + place, slip=Slip(1, 2)) for place in range(slipped)),
    }
    return tuple(OfferList(listed, offers.get(listed, ())) for listed in Listed)


def a_page(**over: Any) -> ForecastPage:
    foretold = tuple(Foretold(place, 80 if place % 2 else 20, place % 2 == 1) for place in range(40))
    filled: dict[str, Any] = {
        "today": TODAY,
        "months": tuple(
            ForecastRow(date(2026, month, 1), Decimal(21_300), Decimal(17_120), Decimal(40_000))
            for month in range(9, 13)
        ),
        "lists": lists(),
        "year": Coverage(Decimal(480_000), Decimal(280_000), Decimal(400_000), Decimal(100_000)),
        "outcome": Ratio(40, 18, Decimal(400_000), Decimal(150_000)),
        "calibration": Calibration(foretold),
        "promises": Promises(50, 45),
        "days": Spread(40, Decimal(19), Decimal(12), Decimal(30)),
        "reasons": (Cause("prijs", 9, Decimal(90_000)),),
        "company": a_company(),
        "seller": a_seller(),
        "made_at": NOW,
        **over,
    }
    return ForecastPage(**filled)


def text_of(page: ForecastPage) -> str:
    made = forecast_page_pdf(page)
    assert (made.page_count, made.missing_glyphs) == (1, ())
    return " ".join(whole_text(made.content).replace("\u00a0", " ").split())


def test_all_figures_stand_on_the_page() -> None:
    told = text_of(a_page())
    for words in (
        "€ 280.000 gewonnen dit jaar",
        "58 %",
        "€ 200.000",
        "0,5×",
        "2,0× ongewogen",
        "nov € 21.300 € 17.120 € 38.420 € 40.000 € -1.580",
        "samen, afgerond € 85.200 € 68.480 € 153.680",
        "Zorggroep Duinrand 1",
        "1 geschoven: € 9.100, gewogen € 5.460.",
        "18 van 40 offertes gewonnen",
        "Brierscore 0,040, het gemiddelde noemen gaf 0,250: beter dan het gemiddelde noemen",
        "90 % van 50 offertes ging op tijd de deur uit",
        "prijs (9)",
    ):
        assert words in told


def test_what_lies_above_the_target_has_a_plus_and_rounding_is_said_once() -> None:
    row = ForecastRow(date(2026, 11, 1), Decimal("21300.40"), Decimal("17120.40"), Decimal(30_000))
    told = text_of(a_page(months=(row,)))
    assert "nov € 21.300 € 17.120 € 38.421 € 30.000 € +8.421" in told
    assert told.count("afgerond") == 1


def test_in_english_it_reads_english() -> None:
    told = text_of(a_page(language="en"))
    assert "Forecast, internal" in told
    assert "won this year" in told
    assert "Largest open offers" in told


def test_with_nothing_known_it_says_so() -> None:
    none = Decimal(0)
    nothing = a_page(
        months=(), lists=lists(0, 0), year=Coverage(none, none, none, none), outcome=Ratio(0, 0, none, none),
        calibration=Calibration(()), promises=Promises(0, 0), days=None, reasons=(),
    )  # fmt: skip
    told = text_of(nothing)
    assert "Er staat niets open" in told
    assert "te weinig besliste offertes" in told


@pytest.mark.parametrize(
    "name", ["x" * 400, "Kas & <b>Co</b> 日本", "Groot Onderhoud Vereniging van Eigenaars"]
)
def test_however_much_there_is_it_stays_one_page(name: str) -> None:
    months = tuple(
        ForecastRow(
            date(2027 + place // 12, place % 12 + 1, 1), Decimal(99_999_999), Decimal(99_999_999), None
        )
        for place in range(40)
    )
    many = a_page(
        months=months,
        lists=tuple(
            replace(entry, offers=tuple(replace(offer, relation_name=name) for offer in entry.offers))
            for entry in lists(60, 30)
        ),
        reasons=tuple(Cause(name[:60], 99, Decimal(9)) for _place in range(9)),
    )
    assert forecast_page_pdf(many).page_count == 1


def test_a_grey_printer_tells_won_from_weighted_and_words_stay_readable() -> None:
    assert contrast_with_white(INKS["b1"]) > 4.5 * contrast_with_white(INKS["b3"]) / 1.3
    assert all(contrast_with_white(INKS[ink]) >= 4.5 for ink in ("text", "text2", "muted"))
