"""The seller sets his targets, moves an offer on, loses another, and hands the manager one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from salesdesk.domain.forecast_lists import Listed
from salesdesk.domain.offers import OfferState
from salesdesk.exchange.files import read_sheet
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.chances import ChancesScreen
from salesdesk.ui.figures.forecast import ForecastScreen
from salesdesk.ui.figures.forecast import doors as forecast_doors
from salesdesk.ui.figures.lists import ListsScreen
from salesdesk.ui.figures.outcomes import OutcomesScreen
from salesdesk.ui.places import Place
from salesdesk.ui.settings.doors import doors as settings_doors
from salesdesk.ui.settings.targets_page import TargetsPage
from tests.answers import Answers
from tests.builders import an_id
from tests.offer_desk import Rooms, a_customer, a_draft, seller_file
from tests.ui.audit import audit

TARGETS = Place(Noun.SETTINGS, view="targets")


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    settings = settings_doors(file, Preferences(), lambda _preferences: None)
    made = Rooms(desk, [*forecast_doors(file), *settings])
    yield made
    made.close()


def test_a_target_of_a_month_shows_on_the_forecast(file: SellerFile, rooms: Rooms) -> None:
    a_draft(file, a_customer(file))
    page = rooms.open(TARGETS, TargetsPage)
    page.inputs["target_2026_11"].set_value(Decimal(12_500))
    page.inputs["sent"].set_value(Decimal(42))
    page.autosave.touch()
    assert page.leave()
    rooms.settle()
    thresholds = file.settings.view().thresholds
    assert thresholds.month_targets == {date(2026, 11, 1): Decimal(12_500)}
    screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    november = next(row for row in screen.model.lines() if row.words == "nov")
    assert november.figures.target == Decimal(12_500)


def test_an_emptied_month_has_the_usual_target_again(file: SellerFile, rooms: Rooms) -> None:
    page = rooms.open(TARGETS, TargetsPage)
    for typed in (Decimal(5), None):
        page.inputs["target_2027_02"].set_value(typed)
        page.autosave.touch()
        assert page.leave()
        rooms.settle()
    assert file.settings.view().thresholds.month_targets == {}


def test_an_empty_chance_is_refused_at_its_field(rooms: Rooms) -> None:
    page = rooms.open(TARGETS, TargetsPage)
    page.inputs["talked"].set_value(None)
    page.autosave.touch()
    page.autosave.flush()
    rooms.settle()
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "Vul hier een getal in." in shown
    page.autosave.forget()


@pytest.mark.usefixtures("large_type")
def test_the_targets_fit_in_large_type(rooms: Rooms) -> None:
    assert audit(rooms.open(TARGETS, TargetsPage), primaries=0) == []


def test_an_offer_that_moves_and_one_that_is_lost_end_on_the_managers_page(
    file: SellerFile, rooms: Rooms, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    customer = a_customer(file, name="Zorggroep Duinrand")
    moved = file.offers.release(a_draft(file, customer).id).value
    lost = file.offers.release(a_draft(file, customer).id).value
    later = Clock(lambda: desk.clock() + timedelta(days=1), an_id)
    file.offers._clock = later
    file.offers.expect(moved.id, 40, date(2027, 3, 1))
    file.offers.lose(lost.id, "prijs")

    lists = rooms.open(Place(Noun.FORECAST, view="lists"), ListsScreen)
    assert lists.view is not None
    found = {entry.listed: [offer.number for offer in entry.offers] for entry in lists.view.lists}
    assert found[Listed.SLIPPED] == [moved.number]
    assert found[Listed.GONE] == [lost.number]

    outcomes = rooms.open(Place(Noun.FORECAST, view="outcomes"), OutcomesScreen)
    assert [row.words for row in outcomes.reasons.model.lines()] == ["Prijs"]
    chances = rooms.open(Place(Noun.FORECAST, view="chances"), ChancesScreen)
    assert chances.view is not None
    assert [each.chance_percent for each in chances.view.calibration.foretold] == [60]

    screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    told = " ".join(whole_text(file.forecasts.page().content).replace("\u00a0", " ").split())
    assert "1 geschoven: € 1.250" in told
    assert "0 van 1 offertes gewonnen" in told
    answers.save_file = tmp_path / "forecast.xlsx"
    screen.excel.click()
    rooms.settle()
    assert read_sheet((tmp_path / "forecast.xlsx").read_bytes()).rows[-1].cells[2] == Decimal(500)
    assert lost.state is OfferState.RELEASED
