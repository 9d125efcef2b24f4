"""The worked table of the trade (Susan §1.6): read from the sample file, reckoned, and written again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from salesdesk import paths
from salesdesk.domain.forecast import Forecast, ForecastOffer, forecast
from salesdesk.domain.offers import OfferState
from salesdesk.exchange.columns import propose
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.files import read_sheet
from salesdesk.exchange.forecast_export import ForecastBook, forecast_workbook
from salesdesk.exchange.forecast_file import ForecastEntry, read_forecast
from salesdesk.words import use_language
from tests.builders import an_id

TABLE = {
    1: ("1.5", "1403.325"), 2: ("27.6", "23054.22"), 3: ("1.75", "1620.675"),
    4: ("15.8", "14262.885"), 5: ("2.4", "2222.64"), 6: ("16.0", "10017.00"),
    8: ("2.7", "2474.955"), 9: ("1.6", "1466.64"), 10: ("3.6", "1020.60"),
    12: ("0.9", "799.47"),
}  # fmt: skip


def as_offer(entry: ForecastEntry) -> ForecastOffer:
    state = OfferState.LOST if entry.is_lost else OfferState.RELEASED
    amount = (entry.unit_price * entry.quantity).quantize(Decimal("0.01"))
    return ForecastOffer(
        an_id(), entry.number, entry.revision, state, entry.quantity, amount, entry.chance_percent,
        entry.decision_month, relation_name=entry.relation_name, product=entry.product_code,
    )  # fmt: skip


def worked_forecast() -> Forecast:
    sheet = read_sheet((paths.resources() / "sample" / "forecast.csv").read_bytes())
    parsed = read_forecast(sheet, propose(sheet.header, Kind.FORECAST), 2027)
    entries = [row.value for row in parsed if row.value is not None]
    assert len(entries) == 17
    return forecast([as_offer(entry) for entry in entries], date(2026, 11, 24))


def test_the_workbook_holds_the_worked_table_exactly() -> None:
    sheet = read_sheet(forecast_workbook(ForecastBook(worked_forecast()), datetime(2026, 11, 24, tzinfo=UTC)))
    *months, total = [row.cells[:3] for row in sheet.rows]
    expected = [
        (date(2027, month, 1), Decimal(volume), Decimal(euros)) for month, (volume, euros) in TABLE.items()
    ]
    assert months == expected
    assert total == ("Totaal", Decimal("73.85"), Decimal("58342.41"))


def test_an_english_workbook_has_english_words() -> None:
    use_language("en")
    sheet = read_sheet(forecast_workbook(ForecastBook(worked_forecast()), datetime(2026, 11, 24, tzinfo=UTC)))
    assert sheet.header[0] == "Month"
    assert sheet.rows[-1].cells[0] == "Total"
