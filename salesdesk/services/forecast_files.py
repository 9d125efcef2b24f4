"""The forecast as a file: months, lists, ratios, causes and chances with their exact figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TypeVar

from salesdesk.domain.offer_statistics import PeriodSize, Ratio
from salesdesk.exchange.forecast_export import ForecastBook
from salesdesk.formats import short_month_name
from salesdesk.services.forecast_view import ForecastView
from salesdesk.services.offer_outcomes import ChanceView, OutcomeView
from salesdesk.words import _, screen_language, word

Key = TypeVar("Key")


def forecast_book(view: ForecastView, chances: ChanceView, outcomes: OutcomeView) -> ForecastBook:
    """Everything of all years."""
    passed, against = outcomes.advice()
    ratios = {
        **{word(size): _named(outcomes.periods(size), period_words(size)) for size in PeriodSize},
        _("productgroep"): _named(outcomes.groups(), lambda name: name or _("zonder groep")),
        _("klasse"): _named(outcomes.classes(), _word),
        _("status van toen"): _named(outcomes.statuses(), _word),
        _("controle vooraf"): {_("vijf punten goed"): passed, _("toch gemaakt"): against},
    }
    causes = {_("reden"): outcomes.reasons(), _("concurrent"): outcomes.competitors()}
    return ForecastBook(
        view.forecast, view.lists, chances.calibration, ratios, causes, view.thresholds.stage_chances
    )


def period_words(size: PeriodSize) -> Callable[[date], str]:
    """`nov 2026`, `kwartaal 4, 2026`, `2026`."""

    def words(first: date) -> str:
        if size is PeriodSize.YEAR:
            return str(first.year)
        if size is PeriodSize.QUARTER:
            return _("kwartaal {number}, {year}").format(number=first.month // 3 + 1, year=first.year)
        return f"{short_month_name(first.month, screen_language())} {first.year}"

    return words


def _word(member: Enum) -> str:
    return word(member)


def _named(found: Mapping[Key, Ratio], words: Callable[[Key], str]) -> dict[str, Ratio]:
    return {words(key): ratio for key, ratio in found.items()}
