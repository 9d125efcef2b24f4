from __future__ import annotations

import pytest

from salesdesk import paths
from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.geography import Point
from salesdesk.planning.geography import Gazetteer
from salesdesk.planning.traffic import flow, flow_home

TOWNS = Gazetteer.load(paths.resources() / "geo")


def point(place: str) -> Point:
    found = TOWNS.locate("", place, "NL", None)
    assert found is not None
    return found.point


@pytest.mark.parametrize(
    ("home", "customer", "morning"),
    [
        ("Utrecht", "Driebergen-Rijsenburg", Flow.AGAINST),  # the example of the source
        ("Utrecht", "Amersfoort", Flow.AGAINST),
        ("Amersfoort", "Utrecht", Flow.WITH),
        ("Purmerend", "Amsterdam", Flow.WITH),
        ("Amsterdam", "Almere", Flow.AGAINST),
        ("Eindhoven", "Helmond", Flow.AGAINST),
        ("Zwolle", "Kampen", Flow.AGAINST),
        ("Utrecht", "Bunnik", Flow.NEITHER),  # too short to matter
    ],
)
def test_mornings_the_jams_run_towards_the_larger_towns(home: str, customer: str, morning: Flow) -> None:
    assert flow(point(home), point(customer), TOWNS.towns) is morning


def test_the_way_home_is_the_morning_the_other_way_round() -> None:
    assert flow_home(point("Amsterdam"), point("Purmerend"), TOWNS.towns) is Flow.WITH
    assert flow_home(point("Almere"), point("Amsterdam"), TOWNS.towns) is Flow.AGAINST


def test_a_drive_with_an_unknown_end_says_nothing() -> None:
    assert flow(None, point("Utrecht"), TOWNS.towns) is Flow.NEITHER
    assert flow(point("Utrecht"), None, TOWNS.towns) is Flow.NEITHER


def test_the_middle_of_nowhere_has_no_jams() -> None:
    assert flow(Point(60.0, 3.0), Point(60.5, 3.0), TOWNS.towns) is Flow.NEITHER
