"""Loont voorbereiden? on screen: figures, caution, the live sum, and the way there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures import forecast, preparing
from salesdesk.ui.figures.forecast import ForecastScreen
from salesdesk.ui.figures.preparing import PreparingScreen
from salesdesk.ui.places import Place
from tests.offer_desk import Rooms
from tests.ui.audit import audit

HERE = Place(Noun.PREPARATION)
NBSP = "\N{NO-BREAK SPACE}"
SUM = {"revenue": "400000", "saved_percent": "0,5", "hours": "20", "cost_per_hour": "50"}


@pytest.fixture
def rooms(sample: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*preparing.doors(sample), *forecast.doors(sample)])
    yield made
    made.close()


@pytest.fixture
def screen(rooms: Rooms) -> PreparingScreen:
    return rooms.open(HERE, PreparingScreen)


def typed(screen: PreparingScreen, name: str, text: str) -> None:
    field = screen.sum.inputs[name]
    field.selectAll()
    QTest.keyClicks(field, text)


def test_both_sides_are_shown_with_their_number_and_what_they_allow(
    sample: SellerFile, screen: PreparingScreen
) -> None:
    view = sample.worth_of_preparing.view()
    shown = {line.what.strip(): (line.prepared, line.others) for line in screen.model.lines()}
    assert shown["Gehouden bezoeken"] == (str(view.prepared.visits), str(view.others.visits))
    assert shown["Daarvan beslist"] == (str(len(view.prepared.decided)), str(len(view.others.decided)))
    assert f"van {len(view.prepared.decided)}" in screen.hits.accessibleName()
    assert "toeval" in screen.caution.accessibleName()
    assert "vóór het begon" in screen.rule.text()


def test_the_sum_counts_as_he_types_and_is_remembered(
    sample: SellerFile, rooms: Rooms, screen: PreparingScreen
) -> None:
    for name, text in SUM.items():
        typed(screen, name, text)
    assert screen.sum.gain.text() == f"€{NBSP}1.000"
    assert f"€{NBSP}200.000" in screen.sum.says.text()
    rooms.settle()
    kept = sample.worth_of_preparing.view().kept
    assert kept is not None
    assert kept.revenue == 400000
    assert kept.gain == 1000
    screen.sum.own.click()
    rooms.settle()
    assert sample.worth_of_preparing.view().kept is None
    assert not screen.sum.own.isVisible()


@pytest.mark.parametrize("text", ["abc", "-5", "x12"])
def test_what_is_no_amount_leaves_the_last_outcome(
    sample: SellerFile, rooms: Rooms, screen: PreparingScreen, text: str
) -> None:
    typed(screen, "cost_per_hour", "40")
    before = screen.sum.gain.text()
    typed(screen, "cost_per_hour", text)
    rooms.settle()
    kept = sample.worth_of_preparing.view().kept
    assert kept is not None
    assert screen.sum.gain.text() == before
    assert kept.cost_per_hour == 40


def test_without_saved_discount_it_never_pays(screen: PreparingScreen) -> None:
    typed(screen, "saved_percent", "0")
    assert "Zonder bespaarde korting" in screen.sum.says.text()


def test_with_too_few_visits_it_says_what_is_needed(fresh: SellerFile, desk: Desk) -> None:
    made = Rooms(desk, preparing.doors(fresh))
    screen = made.open(HERE, PreparingScreen)
    assert screen.pages.currentIndex() == 1
    assert not screen.side.isVisible()
    made.close()


def test_the_forecast_leads_here_and_back(rooms: Rooms) -> None:
    forecast_screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    forecast_screen.beside.worth.click()
    screen = rooms.follow(PreparingScreen)
    assert screen.view is not None


def test_the_screen_is_usable_in_large_type(sample: SellerFile, large_type: None, rooms: Rooms) -> None:
    assert audit(rooms.open(HERE, PreparingScreen)) == []
