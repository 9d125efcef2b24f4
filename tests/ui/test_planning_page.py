"""How the seller plans, set on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.relations import Importance
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.settings.doors import doors
from salesdesk.ui.settings.planning_page import PlanningPage, branch_minutes
from tests.offer_desk import Rooms, seller_file
from tests.ui.audit import audit

PAGE = Place(Noun.SETTINGS, view="planning")


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file, Preferences(), lambda _preferences: None))
    yield made
    made.close()


def test_what_is_filled_in_is_how_is_planned_from_then_on(file: SellerFile, rooms: Rooms) -> None:
    page = rooms.open(PAGE, PlanningPage)
    page.weekdays[4].set_value(False)
    page.inputs["home_by"].set_value(time(18))
    page.inputs["minutes_C"].set_value(Decimal(30))
    page.inputs["minutes_of_branch"].set_value("Zorg 45\nHotel en horeca 50")
    page.inputs["weeks_ahead"].set_value(6)
    page.autosave.touch()
    assert page.leave()
    rooms.settle()
    rules = file.settings.view().planning
    assert (rules.weekdays, rules.home_by, rules.weeks_ahead) == ((0, 1, 2, 3), time(18), 6)
    assert rules.minutes_of_class[Importance.C] == 30
    assert rules.minutes_of_branch == {"Zorg": 45, "Hotel en horeca": 50}


def test_the_page_fits(rooms: Rooms) -> None:
    assert audit(rooms.open(PAGE, PlanningPage), primaries=0) == []


def test_the_page_fits_in_large_letters(large_type: None, rooms: Rooms) -> None:
    assert audit(rooms.open(PAGE, PlanningPage), primaries=0) == []


@pytest.mark.parametrize("text", ["Zorg", "45", "Zorg veel"])
def test_a_branch_without_minutes_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        branch_minutes(text)


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"most_visits": 0}, "most_visits"),
        ({"home_by": time(8)}, "home_by"),
        ({"lunch_minutes": 600}, "lunch_minutes"),
        ({"lunch_until": time(9)}, "lunch_until"),
        ({"leeway_minutes": 500}, "leeway_minutes"),
        ({"minutes_of_class": {Importance.A: 2}}, "minutes_A"),
        ({"minutes_of_branch": {"Zorg": 900}}, "minutes_of_branch"),
        ({"minutes_of_branch": {"Zorg": 1, "Hotel": 60}}, "minutes_of_branch"),
    ],
)
def test_rules_of_no_working_day_are_refused_at_their_field(
    file: SellerFile, over: dict[str, object], at: str
) -> None:
    with pytest.raises(Refused) as refused:
        file.settings.save_planning(replace(PlanningRules(), **over))  # type: ignore[arg-type]
    assert [reason.at for reason in refused.value.reasons] == [at]
