"""The forecast on one page for the manager."""

from __future__ import annotations

from salesdesk.domain.company import Settings
from salesdesk.domain.months import add_months
from salesdesk.paper.forecast_page import forecast_page_pdf
from salesdesk.paper.forecast_remarks import ForecastPage
from salesdesk.paper.pdf import Pdf
from salesdesk.services.clock import Clock
from salesdesk.services.forecast_view import ForecastView
from salesdesk.services.offer_outcomes import ChanceView, OutcomeView
from salesdesk.words import screen_language

MONTHS_LOOKED_BACK = 12


def forecast_page(
    view: ForecastView, chances: ChanceView, outcomes: OutcomeView, settings: Settings, clock: Clock
) -> Pdf:
    """Months, lists, coverage and how far to trust them, as they stand today."""
    past_year = outcomes.since(add_months(view.today, -MONTHS_LOOKED_BACK))
    return forecast_page_pdf(
        ForecastPage(
            today=view.today,
            months=view.rows(),
            lists=view.lists,
            year=view.rest_of_year(),
            outcome=past_year.whole,
            calibration=chances.calibration,
            promises=past_year.promises,
            days=past_year.days(),
            reasons=past_year.reasons(),
            company=settings.company,
            seller=settings.seller,
            made_at=clock.now(),
            language=screen_language(),
        )
    )
