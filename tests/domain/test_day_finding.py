"""Which day suits: the three shades, what is offered first, and which dates are said aloud."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from salesdesk.domain.day_finding import (
    DayFilter,
    DayStop,
    FoundDay,
    FoundDays,
    NoSlot,
    Shade,
    ShadeRule,
    spread,
)

TODAY = date(2026, 11, 24)


def a_day(day: int, extra: int = 5, shade: Shade | None = Shade.GOOD, **over: Any) -> FoundDay:
    return FoundDay(date(2026, 12, day), shade, time(10) if shade else None, extra, **over)


def answer(*days: FoundDay, **over: Any) -> FoundDays:
    return FoundDays("Hotel De Poel", "Haarlem", 60, TODAY, days, **over)


@pytest.mark.parametrize(
    ("extra", "lone", "is_its_area", "shade"),
    [
        (0, 80, None, Shade.GOOD),
        (20, 80, None, Shade.GOOD),  # a quarter of the trip for it alone
        (21, 80, None, Shade.POSSIBLE),
        (48, 80, None, Shade.POSSIBLE),
        (49, 80, None, Shade.RATHER_NOT),
        (10, 12, None, Shade.GOOD),  # next door the minutes count, not the share
        (12, 12, None, Shade.POSSIBLE),
        (80, 80, True, Shade.POSSIBLE),  # its own area forgives a shade
        (5, 80, True, Shade.GOOD),
        (5, 80, False, Shade.POSSIBLE),  # the area of somebody else costs one
        (70, 80, False, Shade.RATHER_NOT),
        (15, 0, None, Shade.POSSIBLE),  # at home itself
    ],
)
def test_the_shade_follows_the_detour_beside_a_trip_for_it_alone(
    extra: int, lone: int, is_its_area: bool | None, shade: Shade
) -> None:
    assert ShadeRule().shade(extra, lone, is_its_area=is_its_area) is shade


def test_the_thresholds_are_data() -> None:
    strict = ShadeRule(good_minutes=2, good_percent=5, possible_minutes=4, possible_percent=10)
    assert strict.shade(10, 80) is Shade.RATHER_NOT
    assert strict.shade(4, 80) is Shade.GOOD


def test_a_better_shade_goes_before_an_earlier_day_and_waiting_costs_a_little() -> None:
    soon = a_day(1, 30, Shade.POSSIBLE)
    good, later = a_day(8, 6), a_day(29, 5)
    assert answer(soon, good, later).best() == (good, later, soon)


def test_at_most_five_are_offered_and_days_without_a_slot_never() -> None:
    days = [a_day(day) for day in range(1, 8)]
    full = a_day(8, shade=None, no_slot=NoSlot.FULL)
    assert len(answer(*days, full).best()) == 5
    assert answer(full).best() == ()
    assert answer(full).is_full


def test_what_breaks_a_limit_is_offered_only_when_nothing_else_is_left() -> None:
    beyond, kept = a_day(2, 1, Shade.RATHER_NOT, beyond=True), a_day(3, 60, Shade.RATHER_NOT)
    assert answer(beyond, kept).best() == (kept,)
    assert answer(beyond).best() == (beyond,)
    assert answer(beyond).is_full


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (DayFilter(), (2, 3, 17)),
        (DayFilter(weekdays=frozenset({2})), (2,)),
        (DayFilter(from_on=date(2026, 12, 3)), (3, 17)),
        (DayFilter(within_weeks=2), (2, 3)),
        (DayFilter(within_weeks=1, from_on=date(2026, 12, 3)), (3,)),
        (DayFilter(from_on=date(2020, 1, 1), within_weeks=2), (2, 3)),  # a day in the past counts from today
    ],
)
def test_the_filter_keeps_days(wanted: DayFilter, kept: tuple[int, ...]) -> None:
    days = answer(a_day(2), a_day(3), a_day(17), asked=wanted)
    assert sorted(one.day.day for one in days.best()) == list(kept)


def test_he_comes_from_the_visit_before_or_goes_to_the_one_after() -> None:
    stops = (DayStop(time(9), 60, "Eerst", "Haarlem"), DayStop(time(11), 60, "Dan", "Zaandam"))
    names = []
    for at in range(3):
        beside = a_day(2, stops=stops, at=at).neighbour
        assert beside is not None
        names.append(beside.name)
    assert names == ["Eerst", "Eerst", "Dan"]
    assert a_day(2).neighbour is None


def test_dates_said_aloud_lie_on_different_days_of_the_week_and_by_the_calendar() -> None:
    tuesday, tuesday_later, thursday = a_day(8), a_day(15), a_day(3)
    assert spread((tuesday, tuesday_later, thursday), 2) == (thursday, tuesday)
    assert spread((tuesday, tuesday_later), 2) == (tuesday, tuesday_later)
    assert spread((), 2) == ()
