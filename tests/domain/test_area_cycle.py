from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.area_cycle import area_of, areas_on, cycle_day, week_letter
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.rayon import AreaDay
from tests.planning_builders import an_area

RULES = PlanningRules(cycle_weeks=2, cycle_starts_on=date(2026, 1, 5))
GOOI = an_area(name="Gooi", postcodes=("NL 12", "NL 140"), days=(AreaDay(1, 0), AreaDay(2, 3)))
BUSSUM = an_area(name="Bussum", postcodes=("NL 1404",), days=(AreaDay(2, 3),))
ANTWERP = an_area(name="Antwerpen", postcodes=("BE 20",), days=())


@pytest.mark.parametrize(
    ("country", "postcode", "name"),
    [
        ("NL", "1211 AB", "Gooi"),
        ("nl", "1404ab", "Bussum"),
        ("NL", "1405 XY", "Gooi"),
        ("BE", "B-2018", "Antwerpen"),
        ("BE", "1211", ""),
        ("NL", "", ""),
        ("", "1211", "Gooi"),
        ("NL", "9999 ZZ", ""),
    ],
)
def test_a_postcode_lies_in_the_area_whose_beginning_fits_it_longest(
    country: str, postcode: str, name: str
) -> None:
    found = area_of(country, postcode, (GOOI, BUSSUM, ANTWERP))
    assert (found.name if found else "") == name


def test_a_removed_area_holds_nothing() -> None:
    assert area_of("NL", "1211", (an_area(postcodes=("NL 12",), deleted=True),)) is None


def test_two_areas_with_the_same_postcode_are_decided_by_name() -> None:
    other = an_area(name="Amstelland", postcodes=("NL12",))
    assert area_of("NL", "1211", (GOOI, other)) is other


@pytest.mark.parametrize(
    ("day", "turn", "letter"),
    [
        (date(2026, 1, 5), AreaDay(1, 0), "A"),
        (date(2026, 1, 15), AreaDay(2, 3), "B"),
        (date(2026, 1, 19), AreaDay(1, 0), "A"),
        (date(2025, 12, 29), AreaDay(2, 0), "B"),
    ],
)
def test_the_cycle_goes_round_from_its_first_monday_and_back_before_it(
    day: date, turn: AreaDay, letter: str
) -> None:
    assert (cycle_day(day, RULES), week_letter(day, RULES)) == (turn, letter)


def test_a_day_may_be_the_turn_of_more_areas_than_one() -> None:
    assert areas_on(date(2026, 1, 15), (GOOI, BUSSUM, ANTWERP), RULES) == (GOOI, BUSSUM)


def test_a_cycle_of_one_week_has_no_letters() -> None:
    assert week_letter(date(2026, 1, 5), PlanningRules(cycle_weeks=1)) == ""
