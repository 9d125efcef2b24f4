"""The forecast: what open offers will bring in, what became of the others, and both on file and paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from salesdesk.domain.calibration import Calibration
from salesdesk.domain.forecast import ForecastOffer, ForecastRow, forecast
from salesdesk.domain.forecast_weighing import Weighing
from salesdesk.domain.months import add_months
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_statistics import Ratio
from salesdesk.exchange.forecast_export import forecast_workbook
from salesdesk.formats import field_date
from salesdesk.services.clock import Clock
from salesdesk.services.forecast_files import forecast_book
from salesdesk.services.forecast_papers import forecast_page
from salesdesk.services.forecast_view import ForecastView
from salesdesk.services.offer_outcomes import ChanceView, MonthForeseen, OutcomeView, YearMonth, months_of
from salesdesk.services.papers import Paper, file_name, write_file
from salesdesk.services.price_look_outs import OddPrice, odd_offers
from salesdesk.storage import forecast as forecast_lists
from salesdesk.storage import offer_outcomes, records
from salesdesk.storage.database import Database
from salesdesk.storage.offer_outcomes import Foreseen
from salesdesk.storage.settings import load_settings
from salesdesk.words import _

__all__ = [
    "ChanceView",
    "ForecastOffer",
    "ForecastRow",
    "ForecastView",
    "Forecasts",
    "MonthForeseen",
    "OddPrice",
    "OutcomeView",
    "Ratio",
    "Weighing",
    "YearMonth",
]

MONTHS_BACK = 12


class Forecasts:
    """Reads the offers as a forecast; nothing is kept of it, so it is always true to the offers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self, *, look_out: bool = True) -> ForecastView:
        """The forecast as it stands today, by the chances the seller gave; odd prices where they show."""
        today = self._clock.today()
        last_month = add_months(today, -1)
        with self._database.read() as session:
            offers = tuple(forecast_lists.forecast_offers(session, today))
            thresholds = load_settings(session).thresholds
            foreseen = offer_outcomes.foreseen(session, last_month, last_month)
            odd = odd_offers(session, offers, thresholds.price_tolerance_percent) if look_out else ()
        return ForecastView(
            today=today,
            thresholds=thresholds,
            forecast=forecast(offers, today),
            offers=offers,
            odd_prices=odd,
            foreseen=foreseen.get(last_month),
        )

    def chances(self) -> ChanceView:
        """The chances that were named, held against what came of them."""
        today = self._clock.today()
        first = add_months(today, -MONTHS_BACK)
        with self._database.read() as session:
            told = offer_outcomes.foretold(session)
            decided = offer_outcomes.count_decided(session)
            foreseen = offer_outcomes.foreseen(session, first, add_months(today, -1))
            won = offer_outcomes.won_by_month(session, first, today.replace(day=1))
        months = tuple(
            _month_foreseen(month, foreseen.get(month), won.get(month, Decimal(0)))
            for month in (add_months(first, step) for step in range(MONTHS_BACK))
        )
        return ChanceView(Calibration(tuple(told)), decided - len(told), months)

    def outcomes(self) -> OutcomeView:
        """What became of all offers that were decided."""
        with self._database.read() as session:
            decided = offer_outcomes.decided_offers(session)
            promised = offer_outcomes.promised_and_sent(session)
        return OutcomeView(self._clock.today(), tuple(decided), tuple(promised))

    def year(self, view: ForecastView, year: int) -> tuple[YearMonth, ...]:
        """Its twelve months, with what was invoiced in them and a year before."""
        with self._database.read() as session:
            sold = offer_outcomes.sales_by_month(session, year - 1, year)
        return tuple(
            YearMonth(
                month,
                view.thresholds.target_of(month),
                view.forecast.month(month).won_revenue,
                view.forecast.month(month).revenue,
                sold.get(month),
                sold.get(month.replace(year=year - 1)),
            )
            for month in months_of(year)
        )

    def notes(self, number: int) -> list[OfferOutlook]:
        """What was expected of one offer, the oldest word first."""
        with self._database.read() as session:
            found = records.find(session, OfferOutlook, number=number)
        return sorted(found, key=lambda note: (note.noted_at, note.id))

    def page(self) -> Paper:
        """The forecast of today on one page for the manager."""
        with self._database.read() as session:
            settings = load_settings(session)
        made = forecast_page(self.view(), self.chances(), self.outcomes(), settings, self._clock)
        name = file_name(_("Forecast {day}").format(day=field_date(self._clock.today())))
        return Paper(name, made.content, made.page_count, made.missing_glyphs)

    def workbook(self) -> bytes:
        """Months, offers, lists and outcomes as an Excel file, with exact figures."""
        book = forecast_book(self.view(), self.chances(), self.outcomes())
        return forecast_workbook(book, self._clock.now())

    def write_workbook(self, path: Path) -> Path:
        """Put that workbook in a file."""
        return write_file(path, self.workbook())


def _month_foreseen(month: date, told: Foreseen | None, won: Decimal) -> MonthForeseen:
    if told is None:
        return MonthForeseen(month, None, Decimal(0), won)
    return MonthForeseen(month, told.weighted, told.won, won)
