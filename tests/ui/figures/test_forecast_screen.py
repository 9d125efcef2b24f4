"""The forecast on screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from salesdesk.charts.primitives import Text
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast import ForecastScreen, doors
from salesdesk.ui.figures.forecast_rows import Group, TableRow
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.places import Place
from tests.answers import Answers
from tests.builders import an_offer, an_offer_line
from tests.offer_desk import Rooms, a_customer, seller_file
from tests.ui.audit import audit

PLACE = Place(Noun.FORECAST)


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def fill(file: SellerFile) -> dict[str, Offer]:
    """Won in October and November, open in November, December, August and without a month."""
    customer = a_customer(file, name="Zorggroep Duinrand")
    made = {}
    over: Any
    for number, (name, amount, over) in enumerate(
        (
            ("october", 44100, {"state": OfferState.WON, "decided_on": date(2026, 10, 9)}),
            ("november", 21300, {"state": OfferState.WON, "decided_on": date(2026, 11, 9)}),
            ("now", 34240, {"decision_month": date(2026, 11, 1), "chance_percent": 50}),
            ("thin", 1000, {"decision_month": date(2026, 11, 1), "chance_percent": 10}),
            ("next", 10000, {"decision_month": date(2026, 12, 1), "chance_percent": 40}),
            ("slipped", 3000, {"decision_month": date(2026, 8, 1), "chance_percent": 50}),
            ("undated", 5000, {"decision_month": None, "chance_percent": 50}),
        ),
        start=1,
    ):
        line = an_offer_line(product_code="", quantity=Decimal(1), unit_price=Decimal(amount))
        offer = an_offer(number=number, relation_id=customer.id, lines=(line,), **over)
        made[name] = offer
        with file.database.write() as session:
            records.save(session, offer)
    return made


@pytest.fixture
def screen(file: SellerFile, rooms: Rooms) -> ForecastScreen:
    fill(file)
    return rooms.open(PLACE, ForecastScreen)


def table(screen: ForecastScreen) -> dict[str, list[str]]:
    """The table as it is read: word to figures."""
    columns = screen.model.columns
    return {row.words: [column.text(row) for column in columns[1:]] for row in screen.model.lines()}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def beside(screen: ForecastScreen) -> str:
    QTest.qWait(1)  # new rows are shown when the layout gets its turn
    labels = [*screen.side.findChildren(ElidedLabel), *screen.side.findChildren(TextBlock)]
    shown = [each for each in labels if each.isVisible()]
    words = [each.full_text() if isinstance(each, ElidedLabel) else each.text() for each in shown]
    return plain(" | ".join(words))


def test_the_forecast_passes_the_audit(screen: ForecastScreen) -> None:
    assert audit(screen, primaries=0) == []


@pytest.mark.usefixtures("large_type")
def test_the_forecast_fits_with_letters_a_quarter_larger(file: SellerFile, rooms: Rooms) -> None:
    fill(file)
    assert audit(rooms.open(PLACE, ForecastScreen), primaries=0) == []


def test_the_table_holds_won_weighted_target_and_what_is_lacking(screen: ForecastScreen) -> None:
    november = [plain(text) for text in table(screen)["nov"]]
    assert november == ["€ 21.300", "€ 17.220", "€ 38.520", "€ 40.000", "-1.480", "96 %"]
    october = [plain(text) for text in table(screen)["okt"]]
    assert october == ["€ 44.100", "–", "€ 44.100", "€ 40.000", "+4.100", "110 %"]


def test_the_share_of_the_target_is_said_as_shortly_as_that_of_the_year(screen: ForecastScreen) -> None:
    """Four figures stand beside each other on a small screen: more words are cut there."""
    told = [each.full_text() for each in screen.findChildren(ElidedLabel)]
    assert "op 96\xa0%" in told


def test_every_open_offer_is_in_one_row_and_the_rows_add_up(screen: ForecastScreen) -> None:
    rows: dict[Group, list[TableRow]] = {}
    for row in screen.model.lines():
        rows.setdefault(row.group, []).append(row)
    assert [plain(row.amount(row.figures.weighted)) for row in rows[Group.SLIPPED]] == ["€ 1.500"]
    assert [plain(row.amount(row.figures.weighted)) for row in rows[Group.UNDATED]] == ["€ 2.500"]
    (total,) = rows[Group.TOTAL]
    parts = sum(row.figures.weighted for group in rows if group is not Group.TOTAL for row in rows[group])
    assert total.figures.weighted == parts == Decimal(25220)


def test_the_months_stand_as_bars_with_their_figure(screen: ForecastScreen) -> None:
    words = [shape.words for shape in screen.chart.primitives() if isinstance(shape, Text)]
    assert {"44,1", "38,5", "4,0", "nov", "jan ’27"} <= set(words)
    assert "nov" in screen.chart.accessibleName()


def test_the_chosen_month_opens_beside_the_table(screen: ForecastScreen) -> None:
    assert "Zorggroep Duinrand | nog te sturen  ·  € 34.240" in beside(screen)
    screen.table.choose(lambda row: row.words == "dec")
    assert "€ 10.000" in beside(screen)
    assert "€ 34.240" not in beside(screen)
    screen.table.choose(lambda row: row.group is Group.UNDATED)
    assert "€ 5.000" in beside(screen)
    screen.table.choose(lambda row: row.words == "jan 2027")
    assert "Geen open offerte" in beside(screen)


def test_a_bar_can_be_pressed_or_reached_by_keys(screen: ForecastScreen) -> None:
    plot = screen.chart._plot()
    left, wide = plot.slot(3, 8)
    QTest.mouseClick(screen.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(left + wide / 2), 60))
    chosen = screen.table.line()
    assert chosen is not None
    assert chosen.words == "dec"
    QTest.keyClick(screen.chart, Qt.Key.Key_Left)
    chosen = screen.table.line()
    assert chosen is not None
    assert chosen.words == "nov"


def test_an_offer_of_the_month_is_opened(screen: ForecastScreen, rooms: Rooms) -> None:
    screen.side.findChildren(Pressable)[0].click()
    assert rooms.went[-1].noun is Noun.OFFER


def test_what_stands_out_is_said_at_most_twice(screen: ForecastScreen) -> None:
    words = beside(screen)
    assert "1 offerte had al beslist moeten zijn (€ 3.000)" in words
    assert "1 van 2 offertes ligt onder 40 % kans" in words


def test_volume_has_units_and_no_target(screen: ForecastScreen) -> None:
    screen.measure.set_on(1)
    screen.measure.chosen.emit(1)
    assert [plain(text) for text in table(screen)["nov"]] == ["1", "0,6", "1,6", "–", "–", "–"]
    assert screen.unit.text() == "in eenheden"


def test_how_true_last_month_was_stands_below(screen: ForecastScreen) -> None:
    assert "€ 44.100" in beside(screen)


def test_the_workbook_is_written_where_the_seller_wants_it(
    screen: ForecastScreen, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    answers.save_file = tmp_path / "mijn forecast"
    screen.export()
    rooms.settle()
    assert (tmp_path / "mijn forecast.xlsx").stat().st_size > 2000
    assert "mijn forecast.xlsx" in rooms.said[-1][0]
    answers.save_file = None
    screen.export()


def test_the_screen_follows_an_offer_that_changes(
    screen: ForecastScreen, file: SellerFile, rooms: Rooms
) -> None:
    undated = next(offer for offer in screen.view.forecast.undated) if screen.view else None
    assert undated is not None
    rooms.desk.work.ask(lambda: file.offers.expect(undated.id, 100, date(2027, 1, 1)))
    rooms.settle()
    assert plain(table(screen)["jan 2027"][1]) == "€ 5.000"
    assert "zonder maand" not in table(screen)


def test_without_offers_there_is_nothing_to_foresee(rooms: Rooms) -> None:
    screen = rooms.open(PLACE, ForecastScreen)
    assert screen.pages.currentIndex() == 1
    assert audit(screen) == []
