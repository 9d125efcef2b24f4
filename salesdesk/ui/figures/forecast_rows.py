"""The rows of the forecast table: months, then what stands outside them, then all together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from salesdesk import formats
from salesdesk.domain.money import cents
from salesdesk.services.forecasts import ForecastOffer, ForecastRow, ForecastView
from salesdesk.ui import spoken
from salesdesk.ui.table import Column
from salesdesk.words import _, screen_language


class Group(StrEnum):
    """Where an open offer is counted: exactly one of the first three."""

    MONTH = "month"
    SLIPPED = "slipped"
    UNDATED = "undated"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of the table in euros or units."""

    group: Group
    words: str
    figures: ForecastRow
    volume: bool
    is_now: bool = False

    def amount(self, value: Decimal | None) -> str:
        """A figure in this row's measure; a dash for nothing."""
        if not value:
            return "–"
        return spoken.number(cents(value)) if self.volume else spoken.euro(value, decimals=0)

    def exact(self) -> str:
        """The figures to the cent, for who wants to know."""
        figures = self.figures
        if self.volume or not figures.together:
            return ""
        words = _("gewonnen {won}, gewogen {weighted}")
        return words.format(won=spoken.euro(figures.won), weighted=spoken.euro(figures.weighted))


def group_offers(view: ForecastView, row: TableRow) -> tuple[ForecastOffer, ...]:
    """The open offers that are counted in this row."""
    forecast = view.forecast
    if row.group is Group.SLIPPED:
        return forecast.slipped
    if row.group is Group.UNDATED:
        return forecast.undated
    if row.group is Group.TOTAL:
        months = tuple(offer for month in forecast.months for offer in month.offers)
        return (*months, *forecast.slipped, *forecast.undated)
    return forecast.month(row.figures.month).offers


def chart_words(month: date) -> str:
    """`nov`, and a new year at its first month: `jan ’27`."""
    short = formats.short_month_name(month.month, screen_language())
    return f"{short} ’{month:%y}" if month.month == 1 else short


def month_words(month: date, today: date) -> str:
    """`nov`, with its year when it is not this one's."""
    short = formats.short_month_name(month.month, screen_language())
    return short if month.year == today.year else f"{short} {month.year}"


def _sum(offers: tuple[ForecastOffer, ...], *, volume: bool) -> Decimal:
    each = (offer.weighted_volume if volume else offer.weighted_amount for offer in offers)
    return sum(each, Decimal(0))


def table_rows(view: ForecastView, *, volume: bool) -> list[TableRow]:
    """Months, then slipped and undated offers when there are, then the total of all open offers."""
    rows = [
        TableRow(Group.MONTH, month_words(row.month, view.today), row, volume, row.month == view.this_month)
        for row in view.rows(volume=volume)
    ]
    nothing = Decimal(0)
    outside = (
        (Group.SLIPPED, _("maand voorbij"), view.forecast.slipped),
        (Group.UNDATED, _("zonder maand"), view.forecast.undated),
    )
    for group, words, offers in outside:
        if offers:
            figures = ForecastRow(view.this_month, nothing, _sum(offers, volume=volume), None)
            rows.append(TableRow(group, words, figures, volume))
    won = sum((row.figures.won for row in rows), nothing)
    weighted = sum((row.figures.weighted for row in rows), nothing)
    rows.append(TableRow(Group.TOTAL, _("totaal"), ForecastRow(view.this_month, won, weighted, None), volume))
    return rows


def table_columns() -> list[Column[TableRow]]:
    """Month, won, weighted, together, target, difference and coverage."""

    def together(row: TableRow) -> str:
        return row.amount(row.figures.together)

    def difference(row: TableRow) -> str:
        gap = row.figures.difference
        if gap is None:
            return "–"
        return f"+{spoken.number(gap, 0)}" if gap > 0 else spoken.number(gap, 0)

    def coverage(row: TableRow) -> str:
        share = row.figures.coverage_percent
        return "–" if share is None else spoken.percent(share, decimals=0)

    def tone(row: TableRow) -> str:
        gap = row.figures.difference
        if gap is None:
            return "muted"
        return "ok" if gap >= 0 else "warn" if row.is_now else "muted"

    def strong(row: TableRow) -> bool:
        return row.is_now or row.group is Group.TOTAL

    def word_tone(row: TableRow) -> str:
        return "warn" if row.group in {Group.SLIPPED, Group.UNDATED} else "text"

    text, right = Column[TableRow], "right"
    plain: dict[str, Any] = {"align": right, "sortable": False, "tip": TableRow.exact}
    return [
        text(_("Maand"), lambda row: row.words, bold=strong, tone=word_tone, width=126, sortable=False),
        text(_("Gewonnen"), lambda row: row.amount(row.figures.won), **plain),
        text(_("Gewogen"), lambda row: row.amount(row.figures.weighted), **plain),
        text(_("Samen"), together, bold=True, **plain),
        text(_("Target"), lambda row: row.amount(row.figures.target), **plain),
        text(_("Verschil"), difference, tone=tone, **plain),
        text(_("Dekking"), coverage, **plain),
    ]
