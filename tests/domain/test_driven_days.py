"""Days after they were driven: kilometres as they are typed, shares, and weeks and months together."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.driven_days import DayDriven, Source, Span, read_km, share_percent, stretches
from salesdesk.errors import Refused


def a_day(day: date, **over: Any) -> DayDriven:
    filled: dict[str, Any] = {
        "day": day, "planned": 2, "held": 2, "added": 0, "fallen_out": (), "untold": 0, "visit_minutes": 120,
        "drive_minutes": 66, "drive_source": Source.NOTED, "km": Decimal(60), "km_source": Source.NOTED,
        "planned_drive_minutes": 60, "first_time": time(8, 30), "as_planned": True,
    }  # fmt: skip
    return DayDriven(**{**filled, **over})


@pytest.mark.parametrize(
    ("typed", "km"),
    [
        ("", None),
        ("  ", None),
        ("97", Decimal(97)),
        ("97,4", Decimal("97.4")),
        ("97.4 km", Decimal("97.4")),
        ("45210 - 45307", Decimal(97)),
        ("45.210 - 45.307", Decimal(97)),
        ("45.210 tot 45.307,5", Decimal("97.5")),
        ("0", Decimal(0)),
    ],
)
def test_kilometres_are_read_as_typed_or_from_two_stands(typed: str, km: Decimal | None) -> None:
    assert read_km(typed) == km


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-5", "minder dan nul"),
        ("45307 - 45210", "lager dan de beginstand"),
        ("veel", "Schrijf de kilometers"),
        ("2500", "vergissing"),
        ("12 - 45307", "vergissing"),
    ],
)
def test_impossible_kilometres_are_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_km(typed)
    assert said in refused.value.reasons[0].text
    assert refused.value.reasons[0].at == "km"


def test_the_selling_share_is_unknown_without_any_time() -> None:
    assert share_percent(0, 0) is None
    assert share_percent(120, 60) == 67


def test_weeks_begin_on_monday_and_days_without_a_visit_count_nowhere() -> None:
    days = [a_day(date(2026, 11, 22)), a_day(date(2026, 11, 23)), a_day(date(2026, 11, 24), held=0)]
    weeks = stretches(days, Span.WEEK)
    assert [(one.first, one.days) for one in weeks] == [(date(2026, 11, 16), 1), (date(2026, 11, 23), 1)]


def test_months_take_their_days_together() -> None:
    days = [
        a_day(date(2026, 10, 31)),
        a_day(date(2026, 11, 2), first_time=time(9, 30)),
        a_day(date(2026, 11, 3)),
    ]
    october, november = stretches(days, Span.MONTH)
    assert (october.visits, november.visits, november.km) == (2, 4, Decimal(120))
    assert november.first_minute == 9 * 60
    assert november.km_per_visit == Decimal("30.0")


def test_longer_than_planned_counts_only_days_that_went_as_planned_and_were_told() -> None:
    told, guessed = a_day(date(2026, 11, 2)), a_day(date(2026, 11, 3), drive_source=Source.ESTIMATED)
    elsewhere = a_day(date(2026, 11, 4), as_planned=False, drive_minutes=300)
    (week,) = stretches([told, guessed, elsewhere], Span.WEEK)
    assert week.bias_percent == 10
    assert guessed.bias_minutes is None
    assert stretches([guessed], Span.WEEK)[0].bias_percent is None
