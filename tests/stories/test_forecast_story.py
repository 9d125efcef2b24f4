"""The worked table, from the file of head office to the screen and back into a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.money import cents
from salesdesk.exchange.files import read_sheet
from salesdesk.formats import euro, number
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast import ForecastScreen, doors
from salesdesk.ui.figures.forecast_rows import Group
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.places import Place
from tests.answers import Answers
from tests.offer_desk import Rooms, seller_file

WORKED_FILE = Path(__file__).parents[1] / "data" / "forecast.csv"
# DOMAIN §9, exact.
WORKED = {
    "jan 2027": ("1.5", "1403.325"),
    "feb 2027": ("27.6", "23054.22"),
    "mrt 2027": ("1.75", "1620.675"),
    "apr 2027": ("15.8", "14262.885"),
    "mei 2027": ("2.4", "2222.64"),
    "jun 2027": ("16", "10017.00"),
    "aug 2027": ("2.7", "2474.955"),
    "sep 2027": ("1.6", "1466.64"),
    "okt 2027": ("3.6", "1020.60"),
    "dec 2027": ("0.9", "799.47"),
    "totaal": ("73.85", "58342.41"),
}


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


@pytest.fixture
def screen(file: SellerFile, rooms: Rooms) -> ForecastScreen:
    file.imports.import_file(file.imports.preview(WORKED_FILE))
    return rooms.open(Place(Noun.FORECAST), ForecastScreen)


def column(screen: ForecastScreen, title: str) -> dict[str, str]:
    """What stands in one column, by month; empty months left out."""
    wanted = next(each for each in screen.model.columns if each.title == title)
    shown = {row.words: wanted.text(row) for row in screen.model.lines()}
    return {words: text for words, text in shown.items() if text != "–"}


def test_the_imported_table_stands_on_screen_in_euros(screen: ForecastScreen) -> None:
    expected = {month: euro(Decimal(amount), decimals=0) for month, (_volume, amount) in WORKED.items()}
    assert column(screen, "Gewogen") == expected
    exact = {row.words: row.figures.weighted for row in screen.model.lines() if row.figures.weighted}
    assert exact == {month: Decimal(amount) for month, (_volume, amount) in WORKED.items()}
    (total,) = (row for row in screen.model.lines() if row.group is Group.TOTAL)
    assert "58.342,41" in total.exact()


def test_the_imported_table_stands_on_screen_in_units(screen: ForecastScreen) -> None:
    screen.measure.set_on(1)
    screen.measure.chosen.emit(1)
    expected = {month: number(cents(Decimal(volume))) for month, (volume, _amount) in WORKED.items()}
    assert column(screen, "Gewogen") == expected


def test_the_exported_workbook_holds_exactly_the_same(
    screen: ForecastScreen, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    answers.save_file = tmp_path / "forecast.xlsx"
    screen.excel.click()
    rooms.settle()
    rows = read_sheet((tmp_path / "forecast.xlsx").read_bytes()).rows
    written = [(row.cells[1], row.cells[2]) for row in rows]
    assert written == [(Decimal(volume), Decimal(amount)) for volume, amount in WORKED.values()]


def test_the_odd_price_is_pointed_out_beside_its_month(screen: ForecastScreen, rooms: Rooms) -> None:
    screen.table.choose(lambda row: row.words == "okt 2027")
    rooms.settle()
    shown = [each.text() for each in screen.side.findChildren(TextBlock) if each.isVisible()]
    words = " ".join(shown).replace("\u00a0", " ")
    assert "OV100-2 is geprijsd op € 283,50 per stuk" in words
