"""Learning from one's own trips: better where it was driven, careful with little, not fooled by coffee."""

from __future__ import annotations

import random
from math import exp, log
from statistics import fmean

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.driving_lessons import (
    NOTHING_LEARNT,
    Lessons,
    Trial,
    learn,
    learnt_minutes,
    region_of,
)
from salesdesk.planning.geography import Town


def around(region: str, *ratios: float) -> list[Trial]:
    return [Trial(region, "Elders", 30.0, 30.0 * ratio) for ratio in ratios]


def a_world(seed: int, trips_each: int, stops_percent: int = 0) -> tuple[list[Trial], list[Trial]]:
    """Forty regions with their own slowness; trips to learn from and others to be judged by."""
    chance = random.Random(seed)
    slow = {f"stad {number}": chance.gauss(0, 0.06) for number in range(40)}

    def trip(stops: int) -> Trial:
        here, there = chance.sample(sorted(slow), 2)
        minutes = chance.uniform(12, 70)
        taken = minutes * exp(slow[here] + slow[there] + chance.gauss(0, 0.073))
        return Trial(here, there, minutes, taken + (45 if chance.random() * 100 < stops else 0))

    return [trip(stops_percent) for _ in range(20 * trips_each)], [trip(0) for _ in range(2000)]


def error_percent(lessons: Lessons, judged: list[Trial]) -> float:
    def estimate(one: Trial) -> float:
        return one.estimated * exp(
            lessons.overall + lessons.factor(one.from_region) + lessons.factor(one.to_region)
        )

    return 100 * fmean(abs(estimate(one) - one.taken) / one.taken for one in judged)


def test_ten_trips_a_place_bring_nine_percent_error_to_six_and_a_half() -> None:
    before, after = [], []
    for seed in range(4):
        trips, judged = a_world(seed, 10)
        before.append(error_percent(NOTHING_LEARNT, judged))
        after.append(error_percent(learn(trips), judged))
    assert 8.9 <= fmean(before) <= 9.6
    assert fmean(after) <= 6.6


@pytest.mark.parametrize(("each", "stops"), [(1, 0), (2, 0), (2, 8), (10, 8), (10, 20)])
def test_learning_never_makes_it_worse_with_few_trips_or_with_stops_on_the_way(each: int, stops: int) -> None:
    trips, judged = a_world(7, each, stops)
    assert error_percent(learn(trips), judged) < error_percent(NOTHING_LEARNT, judged)


def test_one_trip_teaches_little_and_many_nearly_all() -> None:
    few, many = learn(around("Gouda", 1.2)), learn(around("Gouda", *[1.2] * 60))
    assert few.overall + few.factor("Gouda") < log(1.2) / 2
    assert log(1.15) < many.overall + many.factor("Gouda") + many.factor("Elders") < log(1.21)


def test_what_is_learnt_of_a_town_is_told_in_percent_and_trips() -> None:
    plain = [Trial("Zwolle", "Kampen", 20.0, 20.0) for _ in range(40)]
    lessons = learn([*plain, *[Trial("Gouda", "Woerden", 30.0, 36.0) for _ in range(14)]])
    told = {lesson.region: (lesson.percent, lesson.trips) for lesson in lessons.regions}
    assert told["Gouda"][1] == 14
    assert 5 <= told["Gouda"][0] <= 12
    assert abs(told["Zwolle"][0]) <= 3


def test_an_hour_of_coffee_and_nonsense_do_not_count() -> None:
    usual = around("Gouda", *[1.05] * 9)
    assert learn([*usual, *around("Gouda", 2.5)]).percent == learn(usual).percent
    assert learn([*usual, Trial("Gouda", "Elders", 0.0, 40.0), Trial("Gouda", "Elders", 10.0, 0.0)]) == learn(
        usual
    )
    assert not learn([Trial("Gouda", "Elders", 10.0, 300.0)])


def test_the_order_of_the_trips_makes_no_difference() -> None:
    trips, _judged = a_world(3, 4)
    assert learn(trips) == learn(trips[::-1])


def test_a_trip_within_one_region_counts_its_slowness_once() -> None:
    lessons = learn([Trial("Gouda", "Gouda", 10.0, 12.0) for _ in range(40)])
    assert lessons.overall + 2 * lessons.factor("Gouda") == pytest.approx(log(1.2), abs=0.02)


def test_a_fixed_time_follows_what_it_took_little_by_little() -> None:
    assert learnt_minutes(45, []) == 45
    assert 45 < learnt_minutes(45, [60]) < 50
    assert learnt_minutes(45, [55] * 40) in {54, 55}
    assert learnt_minutes(45, [300]) == 45


def test_the_nearest_town_of_some_size_names_the_country_around_it() -> None:
    towns = [
        Town("NL", "Gouda", Point(52.01, 4.71), 73_000),
        Town("NL", "Stolwijk", Point(51.97, 4.77), 5_000),
    ]
    assert region_of(Point(51.97, 4.77), towns) == "Gouda"
    assert region_of(Point(53.2, 6.5), towns) == ""
