"""The forecast: what open offers will bring in, month by month, and as a workbook (Susan §1.6)."""

from __future__ import annotations

from pathlib import Path

from salesdesk.domain.forecast import ForecastOffer, forecast
from salesdesk.exchange.forecast_export import forecast_workbook
from salesdesk.services.clock import Clock
from salesdesk.services.forecast_view import ForecastRow, ForecastView, Ratio, Reliability
from salesdesk.services.papers import write_file
from salesdesk.services.price_look_outs import OddPrice, odd_offers
from salesdesk.storage import offers as offer_lists
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings

__all__ = ["ForecastOffer", "ForecastRow", "ForecastView", "Forecasts", "OddPrice", "Ratio", "Reliability"]


class Forecasts:
    """Reads the offers as a forecast; nothing is kept of it, so it is always true to the offers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> ForecastView:
        """The forecast as it stands today."""
        today = self._clock.today()
        with self._database.read() as session:
            offers = tuple(offer_lists.forecast_offers(session))
            thresholds = load_settings(session).thresholds
            odd = odd_offers(session, offers, thresholds.price_tolerance_percent)
        return ForecastView(
            today=today,
            thresholds=thresholds,
            forecast=forecast(offers, today),
            offers=offers,
            odd_prices=odd,
        )

    def workbook(self) -> bytes:
        """The months as an Excel file, with exact figures."""
        return forecast_workbook(self.view().forecast, self._clock.now())

    def write_workbook(self, path: Path) -> Path:
        """Put that workbook in a file."""
        return write_file(path, self.workbook())
