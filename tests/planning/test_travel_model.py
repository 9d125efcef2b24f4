"""The one estimate: what it is without knowledge, and what each thing it knows does to a drive."""

from __future__ import annotations

import pickle
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk import paths
from salesdesk.domain.geography import Point
from salesdesk.planning.cities import CITY_PERCENTS, slow_cities
from salesdesk.planning.crossings import load_waters
from salesdesk.planning.fixed_drives import FixedPair
from salesdesk.planning.geography import Gazetteer, distance_km
from salesdesk.planning.pace import AGAINST, FREE, NEITHER, WITH
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel, drive, road_km

GEO = Gazetteer.load(paths.resources() / "geo")
TOWNS = tuple(town for town in GEO.towns if town.population >= 25_000)
TUESDAY, SUNDAY, CHRISTMAS = date(2026, 11, 24), date(2026, 11, 22), date(2026, 12, 25)
MODEL = TravelModel(
    towns=TOWNS,
    traffic=DEFAULT_TRAFFIC,
    quiet_days=frozenset({CHRISTMAS}),
    cities=slow_cities(TOWNS, {}),
    waters=load_waters(paths.resources() / "geo" / "crossings.csv"),
)
points = st.builds(Point, st.floats(50.8, 53.4), st.floats(3.4, 7.1))


def at(where: str) -> Point:
    found = GEO.locate_words(where)
    assert found is not None, where
    return found.point


@given(points, points)
def test_a_model_that_knows_nothing_is_the_plain_drive(a: Point, b: Point) -> None:
    assert TravelModel().leg(a, b) == drive(a, b)
    assert TravelModel()(a, None) == drive(a, None)
    assert TravelModel().arrive(480, drive(a, b), TUESDAY) == 480 + drive(a, b).minutes


@given(points, points)
def test_no_drive_is_quicker_than_the_plain_one_and_back_is_as_long(a: Point, b: Point) -> None:
    there, back = MODEL.leg(a, b), MODEL.leg(b, a)
    assert there.minutes >= drive(a, b).minutes
    assert (there.minutes, there.km) == (back.minutes, back.km)
    assert back.flow == {WITH: AGAINST, AGAINST: WITH}.get(there.flow, there.flow)


def test_jams_run_towards_the_towns_in_the_morning_and_away_in_the_afternoon() -> None:
    inward, outward = MODEL.leg(at("Amersfoort"), at("Utrecht")), MODEL.leg(at("Utrecht"), at("Amersfoort"))
    assert (inward.flow, outward.flow) == (WITH, AGAINST)
    assert MODEL.minutes_at(480, inward, TUESDAY) > MODEL.minutes_at(480, outward, TUESDAY)
    assert MODEL.minutes_at(1020, inward, TUESDAY) < MODEL.minutes_at(1020, outward, TUESDAY)


@pytest.mark.parametrize("day", [None, SUNDAY, CHRISTMAS])
def test_without_a_day_at_weekends_and_on_holidays_nothing_is_slow(day: date | None) -> None:
    leg = MODEL.leg(at("Amersfoort"), at("Utrecht"))
    assert MODEL.arrive(480, leg, day) == 480 + leg.minutes
    assert MODEL.leave(540, leg, day) == 540 - leg.minutes


def test_traffic_adds_eight_to_nine_percent_to_the_driving_of_working_days() -> None:
    free, taken = 0.0, 0.0
    for seed in range(400):
        day = TUESDAY + timedelta(days=seed % 5 - 1)
        for left, leg in a_working_day(random.Random(seed), day):
            free += leg[0]
            taken += leg[1]
            assert left < 24 * 60
    assert 1.08 <= taken / free <= 1.09


def a_working_day(chance: random.Random, day: date) -> list[tuple[float, tuple[float, float]]]:
    """Home, three to five visits from a quarter to nine on, and home again: minutes free and taken."""
    home = chance.choice(CODES)
    around = [point for point in chance.sample(CODES, 400) if 3 < distance_km(home, point) < 60]
    stops = sorted(chance.sample(around, min(len(around), chance.choice((3, 4, 5)))), key=lambda one: one.lon)
    first = MODEL.leg(home, stops[0])
    now = 8.75 * 60
    left = MODEL.leave(now, first, day)
    found = [(left, (float(first.minutes), now - left))]
    for here, there in zip(stops, [*stops[1:], home], strict=True):
        now += chance.choice((45, 60, 75)) + (35 if 11.75 * 60 < now < 13 * 60 else 10)
        leg = MODEL.leg(here, there)
        arrived = MODEL.arrive(now, leg, day)
        found.append((now, (float(leg.minutes), arrived - now)))
        now = arrived
    return found


CODES = [point for code, point in sorted(GEO.points().items()) if code.startswith("NL")]


@pytest.mark.parametrize(
    ("here", "there", "least"),
    [
        ("Amsterdam", "1019", 1.4),  # both ends in the town
        ("Haarlem", "Heemstede", 1.1),  # one end in it
        ("Utrecht", "Maarssen", 1.0),  # no slow town
    ],
)
def test_short_drives_in_slow_towns_take_longer(here: str, there: str, least: float) -> None:
    plain, real = drive(at(here), at(there)).minutes, MODEL.leg(at(here), at(there)).minutes
    assert least <= real / plain <= 1.75


@given(st.floats(8, 40), st.floats(8, 40))
def test_outside_a_slow_town_farther_is_never_quicker(a: float, b: float) -> None:
    model = TravelModel(cities=slow_cities(TOWNS, {}))
    dam = at("Amsterdam")
    near, far = (Point(dam.lat - km / 111.2, dam.lon) for km in sorted((a, b)))
    assert model.leg(dam, near).minutes <= model.leg(dam, far).minutes


def test_the_seller_decides_which_towns_are_slow() -> None:
    own = {city.name: city.percent for city in slow_cities(TOWNS, {"Utrecht": 25, "Haarlem": 0})}
    assert own["Utrecht"] == 25
    assert "Haarlem" not in own
    assert own["Amsterdam"] == CITY_PERCENTS["Amsterdam"]


def test_a_fixed_time_goes_before_every_estimate_either_way() -> None:
    pair = FixedPair(at("Breskens"), at("Vlissingen"), 45, 8.0)
    model = TravelModel(pairs=(pair,), towns=TOWNS, traffic=DEFAULT_TRAFFIC)
    there, back = model.leg(at("4511"), at("Vlissingen")), model.leg(at("Vlissingen"), at("4511"))
    assert (there.minutes, there.km, there.flow) == (45, 8.0, FREE)
    assert there == back
    assert model.minutes_at(480, there, TUESDAY) == 45


def test_the_nearest_fixed_pair_counts_and_out_of_reach_none() -> None:
    near, far = (
        FixedPair(at("Goes"), at("Zierikzee"), 25),
        FixedPair(at("Kapelle"), at("Zierikzee"), 40, None, 9.0),
    )
    model = TravelModel(pairs=(far, near))
    assert model.leg(at("Zierikzee"), at("Goes")).minutes == 25
    assert model.leg(at("Zierikzee"), at("Goes")).km == round(
        road_km(distance_km(at("Zierikzee"), at("Goes"))), 1
    )
    assert model.leg(at("Zierikzee"), at("Middelburg")).flow == NEITHER


def test_it_travels_light_and_answers_the_same_after() -> None:
    leg = MODEL.leg(at("Utrecht"), at("Zwolle"))
    again = pickle.loads(pickle.dumps(MODEL))  # noqa: S301 (our own bytes)
    assert len(pickle.dumps(again)) < 200_000
    assert again.leg(at("Utrecht"), at("Zwolle")) == leg


def test_a_table_of_drives_has_a_row_for_each_place_also_for_unknown_ones() -> None:
    table = MODEL.matrix([at("Utrecht"), None, at("Zwolle")])
    assert table[0][2] == MODEL.leg(at("Utrecht"), at("Zwolle"))
    assert [cell.is_known for cell in table[1]] == [False, False, False]
