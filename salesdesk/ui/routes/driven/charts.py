"""The trend: selling time, kilometres per visit, the first appointment, and driving planned against done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salesdesk import formats, words
from salesdesk.charts.bars import Month, Pair, month_bars, pair_bars
from salesdesk.charts.primitives import Frame, Primitive
from salesdesk.domain.driven_days import Span, Stretch
from salesdesk.ui.charts import Layout
from salesdesk.ui.routes.driven.words import (
    bias_words,
    clock_of,
    minutes_words,
    percent_words,
    stretch_name,
    stretch_words,
)
from salesdesk.words import _

FIRST_HOUR = 7 * 60


def selling(parts: Sequence[Stretch], span: Span) -> Layout:
    """The share of the time on the road and at customers that was spent at customers."""
    months = [
        Month(
            stretch_words(one.first, span),
            float(one.selling_percent or 0),
            0.0,
            figure=percent_words(one.selling_percent),
            tip=f"{stretch_name(one, span)}: {percent_words(one.selling_percent)}",
        )
        for one in parts
    ]
    return lambda frame: month_bars(frame, months, lambda value: percent_words(round(value)))


def per_visit(parts: Sequence[Stretch], span: Span) -> Layout:
    """Kilometres for every visit held."""
    language = words.screen_language()
    months = [
        Month(
            stretch_words(one.first, span),
            float(one.km_per_visit or 0),
            0.0,
            figure=formats.number(one.km_per_visit or Decimal(0), 0, language),
            tip=f"{stretch_name(one, span)}: {km_per_visit(one)}",
        )
        for one in parts
    ]

    def figure(value: float) -> str:
        return formats.number(Decimal(round(value)), 0, language)

    return lambda frame: month_bars(frame, months, figure)


def km_per_visit(one: Stretch) -> str:
    if one.km_per_visit is None:
        return "–"
    return _("{km} km").format(km=formats.number(one.km_per_visit, 0, words.screen_language()))


def first_visit(parts: Sequence[Stretch], span: Span) -> Layout:
    """When the first appointment began on average, from seven o'clock up."""
    months = [
        Month(
            stretch_words(one.first, span),
            max((one.first_minute or FIRST_HOUR) - FIRST_HOUR, 0) / 60,
            0.0,
            figure=clock_of(one.first_minute),
            tip=f"{stretch_name(one, span)}: {clock_of(one.first_minute)}",
        )
        for one in parts
    ]
    return lambda frame: month_bars(frame, months, lambda hours: clock_of(FIRST_HOUR + round(hours * 60)))


def planned_driven(parts: Sequence[Stretch], span: Span) -> Layout:
    """Minutes of driving of the days that went as planned and were told: plan beside what it was."""
    pairs = [
        Pair(
            stretch_words(one.first, span),
            one.planned_drive_minutes / 60,
            one.told_drive_minutes / 60,
            tip=f"{stretch_name(one, span)}: {bias_words(one.bias_percent)}",
        )
        for one in parts
        if one.planned_drive_minutes
    ]

    def drawn(frame: Frame) -> list[Primitive]:
        return pair_bars(frame, pairs, lambda hours: minutes_words(round(hours * 60)))

    return drawn
