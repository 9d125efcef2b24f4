"""The rows behind the charts of what became of offers: rates with their room for chance, causes with sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from salesdesk.charts.intervals import Interval, interval_bars
from salesdesk.charts.primitives import Frame, Primitive
from salesdesk.charts.shares import Share, share_bars
from salesdesk.domain.offer_statistics import Cause, PeriodSize, Ratio
from salesdesk.formats import capital
from salesdesk.services.forecast_files import period_words
from salesdesk.ui.figures.forecast_words import euros, percent, span_words
from salesdesk.ui.table import Column
from salesdesk.words import _

Key = TypeVar("Key")
MOST_CAUSES = 6
WORDS_WIDTH = 196.0


@dataclass(frozen=True, slots=True)
class RatioRow:
    """One line: its words and its orders against offers."""

    words: str
    ratio: Ratio

    @property
    def said(self) -> str:
        line = _("{words}: {orders} van {offers} gewonnen, {share}")
        return line.format(
            words=self.words, orders=self.ratio.orders, offers=self.ratio.offers,
            share=percent(self.ratio.percent),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One line: why or to whom, how often and for how much."""

    words: str
    cause: Cause

    @property
    def said(self) -> str:
        return f"{self.words}: {self.cause.count}, {euros(self.cause.amount)}"


def rows_of(found: Mapping[Key, Ratio], words: Callable[[Key], str]) -> list[RatioRow]:
    return [RatioRow(capital(words(key)), ratio) for key, ratio in found.items()]


def period_rows(found: Mapping[date, Ratio], size: PeriodSize) -> list[RatioRow]:
    """The latest period first."""
    return rows_of(found, period_words(size))


def advice_rows(passed: Ratio, against: Ratio) -> list[RatioRow]:
    """Offers that passed the check, and those made though a point failed."""
    return [RatioRow(_("Vijf punten goed"), passed), RatioRow(_("Toch gemaakt"), against)]


def cause_rows(found: Sequence[Cause]) -> list[CauseRow]:
    """The most frequent first; an empty word is what nobody wrote down."""
    return [CauseRow(capital(cause.words) or _("niet ingevuld"), cause) for cause in found]


def read_out(rows: Sequence[RatioRow] | Sequence[CauseRow]) -> str:
    return "; ".join(row.said for row in rows) or _("nog niets te zien")


def ratio_bars(rows: Sequence[RatioRow], frame: Frame) -> list[Primitive]:
    bars = []
    for row in rows:
        span = row.ratio.span
        figure = f"{percent(row.ratio.percent)}  {row.ratio.orders}/{row.ratio.offers}"
        bars.append(
            Interval(
                row.words, float(row.ratio.percent or 0),
                float(span.low) if span else None, float(span.high) if span else None,
                figure, "b1" if row.ratio.is_enough else "b3", row.said,
            )
        )  # fmt: skip
    return interval_bars(frame, bars, words_width=150 * frame.scale, figure_width=104)


def cause_bars(rows: Sequence[CauseRow], frame: Frame) -> list[Primitive]:
    bars = [
        Share(row.words, row.cause.count, str(row.cause.count), "b1", row.said) for row in rows[:MOST_CAUSES]
    ]
    return share_bars(frame, bars, words_width=WORDS_WIDTH, figure_width=40)


def ratio_columns() -> list[Column[RatioRow]]:
    text, right = Column[RatioRow], "right"
    return [
        text(_("Verdeling"), lambda row: row.words, bold=True, width=170),
        text(_("Offertes"), lambda row: str(row.ratio.offers), align=right),
        text(_("Orders"), lambda row: str(row.ratio.orders), align=right),
        text(_("Ratio"), lambda row: percent(row.ratio.percent), align=right, bold=True),
        text(_("Tussen"), lambda row: span_words(row.ratio.span), align=right, width=100),
        text(_("Geoffreerd"), lambda row: euros(row.ratio.offered), align=right),
        text(_("Gewonnen"), lambda row: euros(row.ratio.ordered), align=right),
        text(_("Van bedrag"), lambda row: percent(row.ratio.revenue_percent), align=right),
    ]


def cause_columns(title: str) -> list[Column[CauseRow]]:
    text, right = Column[CauseRow], "right"

    return [
        text(title, lambda row: row.words, bold=True),
        text(_("Offertes"), lambda row: str(row.cause.count), align=right, width=80),
        text(_("Bedrag"), lambda row: euros(row.cause.amount), align=right, width=96),
    ]
