"""The rayon on the map: areas chosen, changed, drawn, proposed, and looked at in other colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.domain.rayon import Area
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import NotesField, TextField
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.routes.map.tools import Tool
from salesdesk.ui.routes.rayon.area_rows import AreaRow
from salesdesk.ui.routes.rayon.colouring import Colouring
from salesdesk.ui.routes.rayon.screen import RayonScreen
from tests.answers import Answers
from tests.sample_fixtures import settle
from tests.ui.audit import audit


@pytest.fixture
def screen(desk: Desk, sample: SellerFile) -> RayonScreen:
    return opened(desk, sample)


def opened(desk: Desk, file: SellerFile, name: str = "") -> RayonScreen:
    made = RayonScreen(desk, file)
    made.resize(1072, 680)
    made.show()
    desk.work.changed.connect(made.hear)
    desk.going.connect(made.arrive)
    made.arrive(Place(Noun.ROUTE, areas(file)[name].id if name else None, "rayon"))
    settle(made)
    return made


def areas(file: SellerFile) -> dict[str, Area]:
    return {each.area.name: each.area for each in file.rayon.view().areas}


def shown(root: QWidget) -> str:
    return "\n".join(one.full_text() for one in root.findChildren(ElidedLabel) if one.isVisible())


def press(root: QWidget, words: str) -> None:
    found = next(one for one in root.findChildren(Button) if one.text() == words and one.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def codes_of(file: SellerFile, name: str) -> set[str]:
    wanted = areas(file)[name].id
    return {code for code, area in file.rayon.view().area_of_code.items() if area == wanted}


def test_the_list_tells_every_area_and_who_lies_outside(screen: RayonScreen) -> None:
    rows = [each for each in screen.findChildren(AreaRow) if each.isVisible()]
    assert len(rows) == 8
    assert "Drukkerij Zaanstreek" in shown(screen.side)
    assert "1 zonder gebied" in screen.header.sub.full_text()
    assert len(screen.map.scene().areas) == 8


def test_a_chosen_area_is_shown_with_its_figures_and_stands_out(
    desk: Desk, screen: RayonScreen, sample: SellerFile
) -> None:
    row = next(each for each in screen.findChildren(AreaRow) if each.figures.area.name == "Gooi")
    QTest.keyClick(row, Qt.Key.Key_Return)
    settle(screen)
    assert screen.map.scene().chosen_area == areas(sample)["Gooi"].id
    assert "Huisartsen De Brug" in shown(screen.side)
    assert screen.tools.isEnabled()


def test_typed_postcodes_are_kept_and_nonsense_is_refused_at_the_field(
    desk: Desk, sample: SellerFile
) -> None:
    screen = opened(desk, sample, "Gooi")
    codes = next(one for one in screen.side.findChildren(NotesField) if one.isVisible())
    codes.setPlainText("12, wat")
    press(screen.side, "Bewaar")
    settle(screen)
    assert "geen begin van een postcode" in codes.error_text
    codes.setPlainText("12, 1400-1409")
    press(screen.side, "Bewaar")
    settle(screen)
    assert areas(sample)["Gooi"].postcodes == ("NL 12", "NL 140")


def test_a_name_that_is_taken_is_refused(desk: Desk, sample: SellerFile) -> None:
    screen = opened(desk, sample, "Gooi")
    name = next(one for one in screen.side.findChildren(TextField) if one.isVisible())
    name.setText("Eemland")
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle(screen)
    assert "Er is al een gebied" in name.error_text


def test_a_postcode_is_clicked_to_the_area_and_off_it_again(desk: Desk, sample: SellerFile) -> None:
    screen = opened(desk, sample, "Gooi")
    screen._take_tool(1)
    assert screen.map.tool is Tool.CELLS
    screen.map.cellPicked.emit("NL 1011")
    settle(screen)
    assert "NL 1011" in codes_of(sample, "Gooi")
    screen.map.cellPicked.emit("NL 1011")
    settle(screen)
    assert "NL 1011" not in codes_of(sample, "Gooi")


def test_a_lasso_takes_codes_from_another_area_and_undo_gives_them_back(
    desk: Desk, sample: SellerFile
) -> None:
    undo: list[Callable[[], object]] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen = opened(desk, sample, "Gooi")
    screen._take_tool(2)
    screen.map.cellsDrawn.emit(("NL 3621", "NL 3632", "NL 1211"))
    settle(screen)
    assert {"NL 3621", "NL 3632", "NL 1211"} <= codes_of(sample, "Gooi")
    undo[-1]()
    settle(screen)
    assert "NL 3621" in codes_of(sample, "Vechtstreek")


def test_drawing_waits_for_an_area(screen: RayonScreen, sample: SellerFile) -> None:
    before = areas(sample)
    assert not screen.tools.isEnabled()
    screen.map.cellsDrawn.emit(("NL 1011",))
    settle(screen)
    assert areas(sample) == before


def test_a_new_area_opens_to_be_filled(screen: RayonScreen, sample: SellerFile, answers: Answers) -> None:
    answers.text = "Zaanstreek"
    screen.new()
    settle(screen)
    assert screen.place is not None
    assert screen.place.id == areas(sample)["Zaanstreek"].id
    assert "Nog niemand" in "\n".join(one.text() for one in screen.side.findChildren(TextBlock))


def test_a_removed_area_is_gone_and_its_relations_lie_outside(desk: Desk, sample: SellerFile) -> None:
    screen = opened(desk, sample, "Gooi")
    press(screen.side, "Gebied verwijderen")
    settle(screen)
    assert "Gooi" not in areas(sample)
    assert "12 zonder gebied" in screen.header.sub.full_text()


def test_a_proposal_is_looked_at_first_and_kept_when_it_is_taken_over(
    screen: RayonScreen, sample: SellerFile, answers: Answers
) -> None:
    answers.sheet = True
    screen.split()
    settle(screen)
    assert screen.proposed is not None
    assert len(screen.map.scene().areas) == 8
    assert next(iter(areas(sample))) == "Eemland"
    press(screen.side, "Neem deze verdeling over")
    settle(screen)
    assert "Vechtstreek" not in areas(sample)
    assert not sample.rayon.view().outside


def test_a_proposal_can_be_let_go(screen: RayonScreen, sample: SellerFile, answers: Answers) -> None:
    before = areas(sample)
    answers.sheet = True
    screen.split()
    settle(screen)
    press(screen.side, "Laat maar")
    settle(screen)
    assert areas(sample) == before
    assert not screen.begin.isHidden()


@pytest.mark.parametrize(
    ("colouring", "levels"),
    [(Colouring.CLASS, 0), (Colouring.DENSITY, 3), (Colouring.LAST_VISIT, 3), (Colouring.OVERDUE, 3)],
)
def test_the_land_can_be_coloured_otherwise(screen: RayonScreen, colouring: Colouring, levels: int) -> None:
    screen.colouring.set_value(colouring)
    screen.colouring.edited.emit()
    settle(screen)
    land = screen.map.scene().areas
    assert len(land) >= levels
    assert bool(land) is bool(levels)
    if colouring is Colouring.OVERDUE:
        assert screen.map.scene().dots
        assert all(dot.is_overdue for dot in screen.map.scene().dots)


def test_the_table_is_written_to_a_workbook(screen: RayonScreen, answers: Answers, tmp_path: Path) -> None:
    answers.save_file = tmp_path / "Rayon.xlsx"
    screen.export()
    settle(screen)
    assert (tmp_path / "Rayon.xlsx").read_bytes().startswith(b"PK")


def test_a_file_without_anything_shows_an_empty_rayon(
    desk: Desk, fresh: SellerFile, answers: Answers
) -> None:
    screen = opened(desk, fresh)
    assert "0 gebieden" in screen.header.sub.full_text()
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    answers.sheet = True
    screen.split()
    settle(screen)
    assert "postcode" in said[-1]


def test_the_screen_is_whole(desk: Desk, screen: RayonScreen, sample: SellerFile) -> None:
    assert audit(screen) == []
    screen.arrive(Place(Noun.ROUTE, areas(sample)["Gooi"].id, "rayon"))
    settle(screen)
    assert audit(screen) == []


@pytest.mark.usefixtures("large_type")
def test_the_screen_is_whole_in_large_type(desk: Desk, sample: SellerFile) -> None:
    assert audit(opened(desk, sample, "Gooi")) == []
