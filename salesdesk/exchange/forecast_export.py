"""The forecast as a workbook: months with their total, every offer in its list, chances and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from salesdesk.domain.calibration import Calibration
from salesdesk.domain.forecast import Forecast, ForecastOffer, MonthForecast
from salesdesk.domain.forecast_lists import OfferList
from salesdesk.domain.offer_stages import STAGE_CHANCES, Stage, stage_chance
from salesdesk.domain.offer_statistics import Cause, Ratio
from salesdesk.exchange.sheet import Cell
from salesdesk.exchange.workbook_writing import Column, ColumnKind, Table, workbook_bytes
from salesdesk.words import _, word


@dataclass(frozen=True, slots=True)
class ForecastBook:
    """All that goes in: `ratios` by cut and line in the seller's words, `causes` by what they are."""

    forecast: Forecast
    lists: tuple[OfferList, ...] = ()
    calibration: Calibration = Calibration(())
    ratios: Mapping[str, Mapping[str, Ratio]] = field(default_factory=dict)
    causes: Mapping[str, Sequence[Cause]] = field(default_factory=dict)
    stage_chances: Mapping[Stage, int] = field(default_factory=lambda: dict(STAGE_CHANCES))


def forecast_workbook(book: ForecastBook, created: datetime) -> bytes:
    """Exact values, not the rounded ones of the screen; the second sheet lists all offers."""
    return workbook_bytes(
        _months(book.forecast), _offers(book), _sums(book.lists), _ratios(book.ratios),
        _causes(book.causes), _chances(book.calibration), created=created,
    )  # fmt: skip


def _months(forecast: Forecast) -> Table:
    columns = (
        Column(_("Maand"), ColumnKind.MONTH, 12),
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
    return [month.month, month.volume, month.revenue, month.won_revenue, month.together]


def _offers(book: ForecastBook) -> Table:
    columns = (
        Column(_("Lijst")),
        Column(_("Offerte"), width=12),
        Column(_("Klant")),
        Column(_("Artikel")),
        Column(_("Aantal"), ColumnKind.NUMBER),
        Column(_("Bedrag"), ColumnKind.EURO, 16),
        Column(_("Kans"), ColumnKind.PERCENT),
        Column(_("Standaard"), ColumnKind.PERCENT),
        Column(_("Beslismaand"), ColumnKind.MONTH, 14),
        Column(_("Gewogen"), ColumnKind.EURO, 16),
        Column(_("Keer geschoven"), ColumnKind.NUMBER),
        Column(_("Maanden later"), ColumnKind.NUMBER),
    )
    rows = [
        _offer_row(word(entry.listed), offer, book.stage_chances)
        for entry in book.lists
        for offer in entry.offers
    ]
    return Table(_("Offertes"), columns, rows)


def _offer_row(listed: str, offer: ForecastOffer, chances: Mapping[Stage, int]) -> list[Cell | None]:
    return [
        listed,
        offer.label,
        offer.relation_name,
        offer.product,
        offer.volume,
        offer.amount,
        _whole(offer.chance_percent),
        _whole(stage_chance(offer.stage, chances)) if offer.is_open else None,
        offer.decision_month,
        offer.weighted_amount if offer.is_open else None,
        _whole(offer.slip.times or None),
        _whole(offer.slip.months or None),
    ]


def _sums(lists: Iterable[OfferList]) -> Table:
    columns = (
        Column(_("Lijst")),
        Column(_("Offertes"), ColumnKind.NUMBER),
        Column(_("Aantal"), ColumnKind.NUMBER, 14),
        Column(_("Bedrag"), ColumnKind.EURO, 18),
        Column(_("Gewogen"), ColumnKind.EURO, 18),
    )
    entries = list(lists)
    rows: list[list[Cell | None]] = [
        [word(entry.listed), Decimal(len(entry.offers)), entry.volume, entry.amount, entry.weighted_amount]
        for entry in entries
    ]
    nothing = Decimal(0)
    total: list[Cell | None] = [
        _("Totaal"),
        Decimal(sum(len(entry.offers) for entry in entries)),
        sum((entry.volume for entry in entries), nothing),
        sum((entry.amount for entry in entries), nothing),
        sum((entry.weighted_amount for entry in entries), nothing),
    ]
    return Table(_("Lijsten"), columns, rows, total)


def _ratios(ratios: Mapping[str, Mapping[str, Ratio]]) -> Table:
    columns = (
        Column(_("Verdeling")),
        Column(_("Waarvan")),
        Column(_("Offertes"), ColumnKind.NUMBER),
        Column(_("Orders"), ColumnKind.NUMBER),
        Column(_("Ratio"), ColumnKind.PERCENT),
        Column(_("Minstens"), ColumnKind.PERCENT),
        Column(_("Hoogstens"), ColumnKind.PERCENT),
        Column(_("Geoffreerd"), ColumnKind.EURO, 18),
        Column(_("Gewonnen"), ColumnKind.EURO, 18),
    )
    rows: list[list[Cell | None]] = []
    for cut, lines in ratios.items():
        for name, ratio in lines.items():
            low, high = (ratio.span.low, ratio.span.high) if ratio.span else (None, None)
            rows.append(
                [
                    cut,
                    name,
                    _whole(ratio.offers),
                    _whole(ratio.orders),
                    ratio.percent,
                    low,
                    high,
                    ratio.offered,
                    ratio.ordered,
                ]
            )
    return Table(_("Offertes naar orders"), columns, rows)


def _causes(causes: Mapping[str, Sequence[Cause]]) -> Table:
    columns = (
        Column(_("Soort")),
        Column(_("Waarom of aan wie")),
        Column(_("Offertes"), ColumnKind.NUMBER),
        Column(_("Bedrag"), ColumnKind.EURO, 18),
    )
    rows: list[list[Cell | None]] = [
        [kind, cause.words or _("niet ingevuld"), _whole(cause.count), cause.amount]
        for kind, found in causes.items()
        for cause in found
    ]
    return Table(_("Verloren"), columns, rows)


def _chances(calibration: Calibration) -> Table:
    columns = (
        Column(_("Genoemd vanaf"), ColumnKind.PERCENT),
        Column(_("Genoemd tot en met"), ColumnKind.PERCENT),
        Column(_("Offertes"), ColumnKind.NUMBER),
        Column(_("Gewonnen"), ColumnKind.NUMBER),
        Column(_("Gemiddeld genoemd"), ColumnKind.PERCENT),
        Column(_("Aandeel gewonnen"), ColumnKind.PERCENT),
        Column(_("Bijgesteld"), ColumnKind.PERCENT),
    )
    correction = calibration.correction()
    rows: list[list[Cell | None]] = [
        [
            _whole(band.low),
            _whole(band.high),
            _whole(band.count),
            _whole(band.won),
            _decimal(band.stated_percent) if band.count else None,
            _decimal(band.won_percent),
            _whole(correction.corrected(round(band.stated_percent)) if band.count else None),
        ]
        for band in calibration.bands()
    ]
    return Table(_("Kansen"), columns, rows)


def _whole(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(round(value, 2)))
