"""The forecast as a workbook: volume and revenue per month with their total, and the offers behind it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from salesdesk.domain.forecast import Forecast, ForecastOffer, MonthForecast
from salesdesk.exchange.sheet import Cell
from salesdesk.exchange.workbook_writing import Column, ColumnKind, Table, workbook_bytes
from salesdesk.formats import short_month_name
from salesdesk.words import _, screen_language


def forecast_workbook(forecast: Forecast, created: datetime) -> bytes:
    """Exact values, not the rounded ones of the screen; the second sheet lists all offers."""
    return workbook_bytes(_months(forecast), _offers(forecast), created=created)


def _months(forecast: Forecast) -> Table:
    columns = (
        Column(_("Maand"), width=12),
        Column(_("Afzet"), ColumnKind.NUMBER, 14),
        Column(_("Omzet"), ColumnKind.EURO, 18),
        Column(_("Gewonnen"), ColumnKind.EURO, 18),
        Column(_("Samen"), ColumnKind.EURO, 18),
    )
    rows = [_month_row(month) for month in forecast.months]
    total: list[Cell] = [
        _("Totaal"),
        forecast.volume,
        forecast.revenue,
        forecast.won_revenue,
        forecast.revenue + forecast.won_revenue,
    ]
    return Table(_("Forecast"), columns, rows, total)


def _month_row(month: MonthForecast) -> list[Cell]:
    name = f"{short_month_name(month.month.month, screen_language())} {month.month.year}"
    return [name, month.volume, month.revenue, month.won_revenue, month.together]


def _offers(forecast: Forecast) -> Table:
    columns = (
        Column(_("Offerte"), width=12),
        Column(_("Klant")),
        Column(_("Artikel")),
        Column(_("Aantal"), ColumnKind.NUMBER),
        Column(_("Bedrag"), ColumnKind.EURO, 16),
        Column(_("Kans"), ColumnKind.PERCENT),
        Column(_("Beslismaand"), ColumnKind.DATE, 14),
        Column(_("Gewogen"), ColumnKind.EURO, 16),
    )
    listed = [offer for month in forecast.months for offer in month.offers]
    rows = [_offer_row(offer) for offer in (*listed, *forecast.slipped, *forecast.undated)]
    return Table(_("Offertes"), columns, rows)


def _offer_row(offer: ForecastOffer) -> list[Cell | None]:
    chance = None if offer.chance_percent is None else Decimal(offer.chance_percent)
    return [
        offer.label,
        offer.relation_name,
        offer.product,
        offer.volume,
        offer.amount,
        chance,
        offer.decision_month,
        offer.weighted_amount,
    ]
