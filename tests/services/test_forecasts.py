"""The forecast over what is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.errors import Trouble
from salesdesk.exchange.files import read_sheet
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts, ForecastView
from salesdesk.services.imports import Imports
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import RELATION_ID, a_relation, an_id, an_offer, an_offer_line, some_settings

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
WORKED_FILE = Path(__file__).parents[1] / "data" / "forecast.csv"
# DOMAIN §9: month, volume, revenue; exact.
WORKED = {
    1: ("1.5", "1403.325"),
    2: ("27.6", "23054.22"),
    3: ("1.75", "1620.675"),
    4: ("15.8", "14262.885"),
    5: ("2.4", "2222.64"),
    6: ("16.0", "10017.00"),
    8: ("2.7", "2474.955"),
    9: ("1.6", "1466.64"),
    10: ("3.6", "1020.60"),
    12: ("0.9", "799.47"),
}


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: MOMENT, an_id)


@pytest.fixture
def forecasts(database: Database, clock: Clock) -> Forecasts:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    return Forecasts(database, clock)


def euros(amount: object, **over: Any) -> Offer:
    """An offer of one line worth so many euros."""
    lines = (an_offer_line(product_code="", quantity=Decimal(1), unit_price=Decimal(str(amount))),)
    return an_offer(**{"number": next(_numbers), "lines": lines, **over})


_numbers = iter(range(1000, 9999))


def view_of(forecasts: Forecasts, database: Database, *offers: Offer) -> ForecastView:
    with database.write() as session:
        records.save_all(session, offers)
    return forecasts.view()


def import_worked(database: Database, clock: Clock) -> None:
    imports = Imports(database, clock)
    imports.import_file(imports.preview(WORKED_FILE))


def test_the_worked_table_imported_gives_exactly_its_months(
    forecasts: Forecasts, database: Database, clock: Clock
) -> None:
    import_worked(database, clock)
    found = forecasts.view().forecast
    months = {entry.month.month: (entry.volume, entry.revenue) for entry in found.months}
    assert months == {month: (Decimal(volume), Decimal(amount)) for month, (volume, amount) in WORKED.items()}
    assert (found.volume, found.revenue) == (Decimal("73.85"), Decimal("58342.41"))


def test_importing_it_twice_changes_nothing(forecasts: Forecasts, database: Database, clock: Clock) -> None:
    import_worked(database, clock)
    before = forecasts.view()
    import_worked(database, clock)
    assert forecasts.view() == before


def test_the_workbook_holds_the_exact_figures(
    forecasts: Forecasts, database: Database, clock: Clock, tmp_path: Path
) -> None:
    import_worked(database, clock)
    path = forecasts.write_workbook(tmp_path / "forecast.xlsx")
    rows = [row.cells for row in read_sheet(path.read_bytes()).rows]
    figures = [(row[1], row[2]) for row in rows]
    expected = [(Decimal(volume), Decimal(amount)) for volume, amount in WORKED.values()]
    assert figures == [*expected, (Decimal("73.85"), Decimal("58342.41"))]


def test_the_price_look_out_finds_the_two_odd_ones_of_the_worked_table(
    forecasts: Forecasts, database: Database, clock: Clock
) -> None:
    import_worked(database, clock)
    odd = forecasts.view().odd_prices
    assert [each.offer.label for each in odd] == ["OV100-2", "OV104-1"]
    assert odd[0].found.price == Decimal("283.5")
    assert 800 < odd[0].found.usual < 950
    unwatched = forecasts.view(look_out=False)
    assert unwatched.odd_prices == ()
    assert unwatched.forecast == forecasts.view().forecast


def test_a_sheet_that_cannot_be_written_is_said_kindly(forecasts: Forecasts, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        forecasts.write_workbook(tmp_path)


def test_open_offers_are_in_exactly_one_list_and_add_up(forecasts: Forecasts, database: Database) -> None:
    view = view_of(
        forecasts,
        database,
        euros(1000, decision_month=date(2026, 12, 1), chance_percent=50),
        euros(2000, decision_month=date(2026, 10, 1), chance_percent=50),
        euros(4000, decision_month=None, chance_percent=50),
        euros(8000, decision_month=date(2026, 12, 1), chance_percent=0),
        euros(16000, state=OfferState.LOST),
    )
    found = view.forecast
    assert (found.revenue, len(found.slipped), len(found.undated)) == (Decimal(500), 1, 1)
    assert found.open_revenue == Decimal(3500)


def test_only_the_highest_revision_counts_and_a_thrown_away_one_does_not(
    forecasts: Forecasts, database: Database
) -> None:
    sent = euros(1000, state=OfferState.RELEASED)
    draft = replace(euros(3000), number=sent.number, revision=2)
    gone = replace(euros(9000), number=sent.number, revision=3, deleted=True)
    view = view_of(forecasts, database, sent, draft, gone)
    assert [offer.amount for offer in view.offers] == [Decimal(3000)]


def test_the_months_run_from_two_back_to_the_last_decision(forecasts: Forecasts, database: Database) -> None:
    empty = forecasts.view().rows()
    assert (empty[0].month, empty[-1].month) == (date(2026, 9, 1), date(2027, 4, 1))
    far = view_of(forecasts, database, euros(1000, decision_month=date(2027, 12, 1))).rows()
    assert (len(far), far[-1].month) == (16, date(2027, 12, 1))


def test_a_month_is_held_against_its_target(forecasts: Forecasts, database: Database) -> None:
    view = view_of(
        forecasts,
        database,
        euros(21300, state=OfferState.WON, decided_on=date(2026, 11, 3)),
        euros(34240, decision_month=date(2026, 11, 1), chance_percent=50),
    )
    row = view.rows()[2]
    assert (row.won, row.weighted, row.together) == (Decimal(21300), Decimal(17120), Decimal(38420))
    assert (row.target, row.difference) == (Decimal(40000), Decimal(-1580))
    assert row.coverage_percent == Decimal("96.05")


def test_units_have_no_target(forecasts: Forecasts, database: Database) -> None:
    offer = an_offer(lines=(an_offer_line(quantity=Decimal(10)),), decision_month=date(2026, 12, 1))
    row = view_of(forecasts, database, offer).rows(volume=True)[3]
    assert (row.weighted, row.target, row.difference, row.coverage_percent) == (Decimal(6), None, None, None)


def test_without_a_target_nothing_is_covered(forecasts: Forecasts, database: Database) -> None:
    with database.write() as session:
        save_settings(session, some_settings(thresholds=Thresholds(month_target=Decimal(0))))
    view = forecasts.view()
    assert (view.rows()[0].target, view.year_target_percent()) == (None, None)


def test_what_was_won_this_year_against_the_targets_so_far(forecasts: Forecasts, database: Database) -> None:
    won = [euros(44000, state=OfferState.WON, decided_on=date(2026, month, 1)) for month in (1, 11)]
    before = euros(99000, state=OfferState.WON, decided_on=date(2025, 12, 31))
    view = view_of(forecasts, database, *won, before)
    assert (view.won_in(2026), view.won_in(2025)) == (Decimal(88000), Decimal(99000))
    assert view.year_target_percent() == Decimal(20)


def test_offers_to_orders_in_number_and_in_euros(forecasts: Forecasts, database: Database) -> None:
    view = view_of(
        forecasts,
        database,
        euros(1000, state=OfferState.WON, decided_on=date(2026, 5, 1)),
        euros(3000, state=OfferState.LOST, decided_on=date(2026, 6, 1)),
        euros(4000, state=OfferState.EXPIRED, decision_month=date(2026, 7, 1)),
        euros(9000, state=OfferState.LOST, decided_on=None, decision_month=None),
        euros(9000),
    )
    ratio = view.ratio(2026)
    assert (ratio.offers, ratio.orders) == (3, 1)
    assert (ratio.percent, ratio.revenue_percent) == (Decimal(100) / 3, Decimal("12.5"))
    nothing = view.ratio(2020)
    assert (nothing.percent, nothing.revenue_percent) == (None, None)


def test_how_true_last_month_was(forecasts: Forecasts, database: Database) -> None:
    assert forecasts.view().reliability() is None
    view = view_of(
        forecasts,
        database,
        euros(1000, state=OfferState.WON, chance_percent=80, decision_month=date(2026, 10, 1),
              decided_on=date(2026, 10, 20)),
        euros(1000, state=OfferState.LOST, chance_percent=20, decision_month=date(2026, 10, 1)),
    )  # fmt: skip
    found = view.reliability()
    assert found is not None
    assert (found.foreseen, found.won_of_these, found.besides) == (Decimal(1000), Decimal(1000), Decimal(0))
    assert found.deviation_percent == 0


def test_an_order_nobody_foresaw_has_no_deviation(forecasts: Forecasts, database: Database) -> None:
    surprise = euros(500, state=OfferState.WON, decision_month=None, decided_on=date(2026, 10, 5))
    found = view_of(forecasts, database, surprise).reliability()
    assert found is not None
    assert (found.deviation_percent, found.besides) == (None, Decimal(500))


def test_offers_below_the_minimum_chance_are_pointed_out(forecasts: Forecasts, database: Database) -> None:
    view = view_of(
        forecasts,
        database,
        euros(1, chance_percent=39, decision_month=date(2026, 12, 1)),
        euros(2, chance_percent=40, decision_month=date(2026, 12, 1)),
    )
    low = view.below_minimum(view.forecast.month(date(2026, 12, 1)).offers)
    assert [offer.amount for offer in low] == [Decimal(1)]


def test_odd_prices_of_a_month_are_those_of_its_offers(
    forecasts: Forecasts, database: Database, clock: Clock
) -> None:
    import_worked(database, clock)
    view = forecasts.view()
    october = view.forecast.month(date(2027, 10, 1)).offers
    assert [odd.offer.label for odd in view.odd_in(october)] == ["OV100-2"]
    assert view.odd_in(()) == ()
