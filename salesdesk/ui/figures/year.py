"""The year: targets per month against what is won and open, the coverage, and the sales of two years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.charts.bars import Month, Pair, month_bars, pair_bars
from salesdesk.charts.primitives import Frame, Primitive
from salesdesk.domain.coverage import Coverage
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import Forecasts, ForecastView, YearMonth
from salesdesk.ui import spoken
from salesdesk.ui.buttons import plain
from salesdesk.ui.chart_card import ChartCard
from salesdesk.ui.charts import legend
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast_words import NONE, euros, percent, times
from salesdesk.ui.figures.tabs import ForecastTabs
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Figure, Strip
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import Column
from salesdesk.words import _, screen_language

THOUSAND = 1000


class YearScreen(Screen):
    """Last year, this one or the next, month by month."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.FORECAST, Noun.OFFER, Noun.SETTINGS, Noun.SALES})

    def __init__(self, desk: Desk, forecasts: Forecasts) -> None:
        super().__init__(desk)
        self._forecasts = forecasts
        self.year = desk.today().year
        years = [str(self.year + step) for step in (-1, 0, 1)]
        self.which = Toggle(years, name=_("Jaar"), on=1)
        self.targets = plain(
            _("Targets instellen"), lambda: desk.go(Place(Noun.SETTINGS, view="targets")), "sliders"
        )
        self.header.add(self.which, self.targets)
        self.strip = Strip(words_first=True)
        self.months = ChartCard(
            _("Target en stand"), _month_columns(), label(f"× {spoken.euro(1000, 0)}", "small"),
            marks=legend(("b1", _("gewonnen")), ("weighted", _("gewogen, open")), ("target", _("target"))),
            height=210,
        )  # fmt: skip
        self.sales = ChartCard(
            _("Verkoop per maand"), _sales_columns(), label(f"× {spoken.euro(1000, 0)}", "small"),
            marks=legend(("b3", _("jaar ervoor")), ("b1", _("dit jaar"))), height=190,
        )  # fmt: skip
        self.cards = (self.months, self.sales)
        for part in (ForecastTabs(desk, "year"), self.strip, *self.cards):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.setSpacing(12)
        self.which.chosen.connect(self._choose)

    def _choose(self, place: int) -> None:
        self.year = self.desk.today().year + place - 1
        self.reload()

    def reload(self) -> None:
        year = self.year
        self.read(lambda: self._read(year), lambda read: self._show(*read))

    def _read(self, year: int) -> tuple[ForecastView, Sequence[YearMonth]]:
        view = self._forecasts.view(look_out=False)
        return view, self._forecasts.year(view, year)

    def _show(self, view: ForecastView, months: Sequence[YearMonth]) -> None:
        self.header.set(_("Forecast"), _("Het jaar {year}: target, stand en dekking").format(year=self.year))
        cover = view.coverage(months[0].month, len(months))
        self.strip.set(_figures(cover))
        said = "; ".join(f"{_word(entry)} {euros(entry.together)}" for entry in months)
        self.months.show_figures(partial(_month_chart, months, view), months, said)
        sold = "; ".join(f"{_word(entry)} {euros(entry.sold)}" for entry in months if entry.sold is not None)
        self.sales.show_figures(partial(_sales_chart, months), months, sold or _("nog niets verkocht"))

    def first_focus(self) -> QWidget | None:
        return self.which


def _figures(cover: Coverage) -> list[Figure]:
    reached = cover.won * 100 / cover.target if cover.target else None
    return [
        Figure(euros(cover.target), _("target")),
        Figure(euros(cover.won), _("gewonnen"), percent(reached)),
        Figure(euros(cover.rest), _("nog te gaan")),
        Figure(euros(cover.open_amount), _("open, en zo vaak wat nog moet"), _cover_words(cover.times_open)),
        Figure(euros(cover.weighted), _("open, gewogen"), _cover_words(cover.times_weighted)),
    ]


def _cover_words(value: Decimal | None) -> str:
    """How many times it holds what is still lacking."""
    return "" if value is None else times(value)


def _word(entry: YearMonth) -> str:
    return formats.short_month_name(entry.month.month, screen_language())


def _month_chart(months: Sequence[YearMonth], view: ForecastView, frame: Frame) -> list[Primitive]:
    bars = [
        Month(
            _word(entry), float(entry.won) / THOUSAND, float(entry.weighted) / THOUSAND,
            float(entry.target) / THOUSAND if entry.target else None,
            entry.month == view.this_month,
            spoken.number(entry.together / THOUSAND, 0) if entry.together else "",
            f"{_word(entry)}: {euros(entry.won)} + {euros(entry.weighted)}",
        )
        for entry in months
    ]  # fmt: skip
    return month_bars(frame, bars, _axis)


def _sales_chart(months: Sequence[YearMonth], frame: Frame) -> list[Primitive]:
    pairs = [
        Pair(
            _word(entry), float(entry.sold_before or 0) / THOUSAND,
            None if entry.sold is None else float(entry.sold) / THOUSAND,
            f"{_word(entry)}: {euros(entry.sold_before)}, {euros(entry.sold)}",
        )
        for entry in months
    ]  # fmt: skip
    return pair_bars(frame, pairs, _axis)


def _axis(value: float) -> str:
    return spoken.number(Decimal(str(value)))


def _month_columns() -> list[Column[YearMonth]]:
    text, right = Column[YearMonth], "right"

    def share(entry: YearMonth) -> str:
        return percent(entry.together * 100 / entry.target) if entry.target else NONE

    return [
        text(_("Maand"), _word, width=90, bold=True),
        text(_("Target"), lambda entry: euros(entry.target), align=right),
        text(_("Gewonnen"), lambda entry: euros(entry.won), align=right),
        text(_("Gewogen"), lambda entry: euros(entry.weighted), align=right),
        text(_("Samen"), lambda entry: euros(entry.together), align=right, bold=True),
        text(_("Dekking"), share, align=right),
    ]


def _sales_columns() -> list[Column[YearMonth]]:
    text, right = Column[YearMonth], "right"

    def change(entry: YearMonth) -> str:
        if entry.sold is None or not entry.sold_before:
            return NONE
        gap = (entry.sold - entry.sold_before) * 100 / entry.sold_before
        return f"+{percent(gap)}" if gap > 0 else percent(gap)

    return [
        text(_("Maand"), _word, width=90, bold=True),
        text(_("Jaar ervoor"), lambda entry: euros(entry.sold_before), align=right),
        text(_("Dit jaar"), lambda entry: euros(entry.sold), align=right, bold=True),
        text(_("Verschil"), change, align=right),
    ]
