"""What became of offers: orders against offers in every cut, days, promises, reasons, competitors."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP
from enum import StrEnum
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from salesdesk.domain.months import add_months
from salesdesk.domain.offer_statistics import PeriodSize, Spread
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import Forecasts, OutcomeView
from salesdesk.ui import spoken
from salesdesk.ui.chart_card import ChartCard
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice
from salesdesk.ui.figures.forecast_words import NONE, few_words, percent
from salesdesk.ui.figures.outcome_rows import (
    CauseRow,
    RatioRow,
    advice_rows,
    cause_bars,
    cause_columns,
    cause_rows,
    period_rows,
    ratio_bars,
    ratio_columns,
    read_out,
    rows_of,
)
from salesdesk.ui.figures.tabs import ForecastTabs
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Figure, Note, Strip, row
from salesdesk.ui.screen import Screen
from salesdesk.words import _, ngettext, word

MOST_BARS = 9
MONTHS_A_YEAR = 12


class Cut(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    GROUP = "group"
    IMPORTANCE = "importance"
    STATUS = "status"
    ADVICE = "advice"


CUTS = {
    Cut.MONTH: lambda: _("Per maand"),
    Cut.QUARTER: lambda: _("Per kwartaal"),
    Cut.YEAR: lambda: _("Per jaar"),
    Cut.GROUP: lambda: _("Per productgroep"),
    Cut.IMPORTANCE: lambda: _("Per klasse"),
    Cut.STATUS: lambda: _("Per status van toen"),
    Cut.ADVICE: lambda: _("Toch gemaakt"),
}


class OutcomesScreen(Screen):
    """Of the past year or of all years; every rate with the room that chance leaves it."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.FORECAST, Noun.OFFER})

    def __init__(self, desk: Desk, forecasts: Forecasts) -> None:
        super().__init__(desk)
        self._forecasts = forecasts
        self.view: OutcomeView | None = None
        self.since = Choice(
            _("Periode"),
            [(MONTHS_A_YEAR, _("Laatste 12 maanden")), (2 * MONTHS_A_YEAR, _("Laatste 24 maanden")),
             (0, _("Alle jaren"))],
            wide=190,
        )  # fmt: skip
        self.since.edited.connect(self._fill)
        self.header.add(self.since)
        self.header.set(_("Forecast"), _("Wat er van je offertes werd"))
        self.strip = Strip(words_first=True)
        self.few = Note("", "info")
        self.cut: Choice[Cut] = Choice(_("Verdeling"), [(cut, CUTS[cut]()) for cut in Cut], wide=180)
        self.cut.set_value(Cut.QUARTER)
        self.cut.edited.connect(self._fill)
        self.more = label("", "small")
        self.ratios = ChartCard(_("Offertes naar orders"), ratio_columns(), self.more, self.cut, height=230)
        self.reasons = ChartCard(_("Waarom verloren"), cause_columns(_("Reden")), height=150)
        self.rivals = ChartCard(_("Verloren aan"), cause_columns(_("Concurrent")), height=150)
        self.cards = (self.ratios, self.reasons, self.rivals)
        below = row(self.reasons, self.rivals, gap=12)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        self.body.setSpacing(12)
        for part in (ForecastTabs(desk, "outcomes"), self.strip, self.few, self.ratios):
            self.body.addWidget(part)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def reload(self) -> None:
        self.read(self._forecasts.outcomes, self._show)

    def _show(self, view: OutcomeView) -> None:
        self.view = view
        self._fill()

    def _fill(self) -> None:
        if self.view is None:
            return
        months = self.since.value()
        seen = self.view.since(add_months(self.view.today, -months)) if months else self.view
        self.strip.set(_figures(seen))
        few = few_words(seen.whole)
        self.few.set(few, "info")
        self.few.setVisible(bool(few))
        rows = _rows(seen, self.cut.value())
        more = len(rows) - MOST_BARS
        self.more.setText(_("nog {count} in de tabel").format(count=more) if more > 0 else "")
        self.ratios.show_figures(partial(ratio_bars, rows[:MOST_BARS]), rows, read_out(rows))
        for card, found in ((self.reasons, seen.reasons()), (self.rivals, seen.competitors())):
            causes: Sequence[CauseRow] = cause_rows(found)
            card.show_figures(partial(cause_bars, causes), causes, read_out(causes))

    def first_focus(self) -> QWidget | None:
        return self.cut


def _rows(view: OutcomeView, cut: Cut) -> list[RatioRow]:
    if cut is Cut.GROUP:
        return rows_of(view.groups(), lambda name: name or _("zonder groep"))
    if cut is Cut.IMPORTANCE:
        return rows_of(view.classes(), word)
    if cut is Cut.STATUS:
        return rows_of(view.statuses(), word)
    if cut is Cut.ADVICE:
        return advice_rows(*view.advice())
    size = PeriodSize(cut.value)
    return period_rows(view.periods(size), size)


def _days(days: Spread) -> str:
    count = int(days.median.to_integral_value(ROUND_HALF_UP))
    return ngettext("{count} dag", "{count} dagen", count).format(count=count)


def _figures(view: OutcomeView) -> list[Figure]:
    whole, days = view.whole, view.days()
    middle = "" if days is None else f"{spoken.number(days.low, 0)} – {spoken.number(days.high, 0)}"
    against = view.advice()[1]
    return [
        Figure(percent(whole.percent), _("offertes naar orders"), f"{whole.orders}/{whole.offers}"),
        Figure(percent(whole.revenue_percent), _("van het bedrag")),
        Figure(NONE if days is None else _days(days),
               _("tot een besluit, en de helft"), middle),
        Figure(percent(view.promises.percent), _("op tijd verstuurd"),
               _("van {count}").format(count=view.promises.count)),
        Figure(percent(against.percent), _("toch gemaakt"), f"{against.orders}/{against.offers}"),
    ]  # fmt: skip
