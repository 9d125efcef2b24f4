"""The one estimate as the settings, the fixed drives and the reported trips make it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from salesdesk.domain.driving import DrivenTrip
from salesdesk.domain.planning_rules import TrafficSlot, TravelHabits
from salesdesk.planning.travel import drive
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travelling import TravelModel, point_of
from salesdesk.storage import records
from salesdesk.storage.settings import load_settings, save_settings
from tests.planning_builders import a_driven_trip, a_fixed_drive

TUESDAY = date(2026, 11, 24)


def with_habits(file: SellerFile, **changes: object) -> TravelModel:
    with file.database.write() as session:
        settings = load_settings(session)
        save_settings(session, replace(settings, travel=replace(settings.travel, **changes)))  # type: ignore[arg-type]
    return file.travelling.model()


def keep(file: SellerFile, *values: object) -> TravelModel:
    with file.database.write() as session:
        records.save_all(session, values)
    return file.travelling.model()


def minutes(model: TravelModel, here: str, there: str, at: int = 480) -> int:
    return model.minutes_at(at, model.leg(point_of(here), point_of(there)), TUESDAY)


def slow_trips(count: int, ratio: float = 1.25, day: date = TUESDAY) -> list[DrivenTrip]:
    """From Utrecht to Amersfoort in the middle of the day, so much longer than estimated."""
    plain = drive(point_of("NL 3511"), point_of("NL 3811")).minutes
    arrived = 12 * 60 + round(plain * ratio)
    return [
        a_driven_trip(
            driven_on=day, left_time=time(12), arrived_time=time(arrived // 60, arrived % 60),
            from_where="NL 3511", to_where="NL 3811",
        )
        for _ in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["3811", "NL 3811", "3811 AB", "Amersfoort"])
def test_a_postcode_or_a_town_is_a_place(where: str) -> None:
    point = point_of(where)
    assert point is not None
    assert drive(point, point_of("Amersfoort")).km < 5


def test_the_same_settings_give_the_same_model_and_a_change_another(fresh: SellerFile) -> None:
    assert fresh.travelling.model() is fresh.travelling.model()
    before = fresh.travelling.model()
    assert with_habits(fresh, city_percents={"Utrecht": 20}) is not before


def test_traffic_counts_unless_it_is_switched_off(fresh: SellerFile) -> None:
    assert minutes(fresh.travelling.model(), "Amersfoort", "Utrecht") > 35
    assert minutes(with_habits(fresh, counts_traffic=False), "Amersfoort", "Utrecht") == 28


def test_an_own_table_goes_before_the_one_that_comes_along(fresh: SellerFile) -> None:
    calm = (TrafficSlot((1,), time(7), time(9), 5, 5, 5),)
    assert minutes(with_habits(fresh, traffic=calm), "Amersfoort", "Utrecht") == 30


def test_christmas_has_no_jams(fresh: SellerFile) -> None:
    model = fresh.travelling.model()
    leg = model.leg(point_of("Amersfoort"), point_of("Utrecht"))
    assert model.minutes_at(480, leg, date(2026, 12, 25)) == leg.minutes


def test_a_fixed_drive_counts_and_one_nobody_can_place_does_no_harm(fresh: SellerFile) -> None:
    ferry = a_fixed_drive(from_where="Breskens", to_where="Vlissingen", minutes=45, km=Decimal("6.5"))
    nowhere = a_fixed_drive(from_where="Nergenshuizen", to_where="Vlissingen", minutes=5)
    model = keep(fresh, ferry, nowhere)
    leg = model.leg(point_of("Vlissingen"), point_of("Breskens"))
    assert (leg.minutes, leg.km) == (45, 6.5)


def test_a_fixed_drive_learns_from_being_driven(fresh: SellerFile) -> None:
    trips = [
        a_driven_trip(from_where="NL 4511", to_where="NL 4381", left_time=time(9), arrived_time=time(9, 55))
        for _ in range(12)
    ]
    model = keep(fresh, a_fixed_drive(from_where="Breskens", to_where="Vlissingen", minutes=45), *trips)
    assert 50 <= model.leg(point_of("Breskens"), point_of("Vlissingen")).minutes <= 55


def test_trips_teach_around_both_towns_and_nowhere_else(fresh: SellerFile) -> None:
    before = fresh.travelling.model()
    after = keep(fresh, *slow_trips(20))
    assert minutes(after, "Utrecht", "Amersfoort", 720) >= minutes(before, "Utrecht", "Amersfoort", 720) + 2
    regions = {lesson.region: lesson.trips for lesson in after.lessons.regions}
    assert regions == {"Utrecht": 20, "Amersfoort": 20}


def test_what_was_estimated_well_teaches_nothing(fresh: SellerFile) -> None:
    """The margin for the luck of planning is no lesson: an estimate without it was right."""
    model = keep(fresh, *slow_trips(20, ratio=1 / 1.08))
    assert abs(model.lessons.percent) <= 4


def test_learning_is_switched_off_and_forgotten_by_town_or_whole(fresh: SellerFile) -> None:
    keep(fresh, *slow_trips(20))
    assert not with_habits(fresh, learns=False).lessons
    assert not with_habits(fresh, learns=True, forgotten={"": TUESDAY}).lessons
    one = with_habits(fresh, forgotten={"Amersfoort": TUESDAY}).lessons
    assert {lesson.region for lesson in one.regions} == {"Utrecht"}
    later = keep(fresh, *slow_trips(5, day=date(2026, 11, 26))).lessons
    assert {lesson.region: lesson.trips for lesson in later.regions} == {"Utrecht": 25, "Amersfoort": 5}


def test_a_drive_that_has_not_arrived_teaches_nothing(fresh: SellerFile) -> None:
    assert not keep(fresh, a_driven_trip(left_time=time(8), arrived_time=time(8))).lessons


def test_tiles_that_are_not_there_leave_the_estimate(fresh: SellerFile) -> None:
    plain = fresh.travelling.model().leg(point_of("Utrecht"), point_of("Zwolle"))
    model = with_habits(fresh, valhalla_tiles="/nergens/tegels")
    assert model.leg(point_of("Utrecht"), point_of("Zwolle")) == plain
    assert model.network is not None
    assert model.network.trouble


def test_a_file_of_before_knows_the_usual_habits(fresh: SellerFile) -> None:
    assert fresh.settings.view().travel == TravelHabits()
