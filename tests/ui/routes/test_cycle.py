"""The cycle editor: areas put on days with the mouse and the keys, and proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.area_cycle import areas_on
from salesdesk.domain.rayon import Area, AreaDay
from salesdesk.domain.relations import Address
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.places import Place
from salesdesk.ui.routes.rayon.area_rows import AreaRow
from salesdesk.ui.routes.rayon.cycle import CycleScreen
from tests.sample_fixtures import MOMENT, settle
from tests.ui.audit import audit

MONDAY_A, FRIDAY_B = AreaDay(1, 0), AreaDay(2, 4)


@pytest.fixture
def screen(desk: Desk, sample: SellerFile) -> CycleScreen:
    return opened(desk, sample)


def opened(desk: Desk, file: SellerFile) -> CycleScreen:
    made = CycleScreen(desk, file)
    made.resize(1072, 680)
    made.show()
    desk.work.changed.connect(made.hear)
    made.arrive(Place(Noun.ROUTE, None, "cycle"))
    settle(made)
    return made


def areas(file: SellerFile) -> dict[str, Area]:
    return {each.area.name: each.area for each in file.rayon.view().areas}


def row_of(screen: CycleScreen, name: str) -> AreaRow:
    return next(
        each
        for each in screen.findChildren(AreaRow)
        if each.figures.area.name == name and not each.isHidden()
    )


def undo_of(desk: Desk) -> list[Callable[[], object]]:
    said: list[Callable[[], object]] = []
    desk.said.connect(lambda _text, undo: said.append(undo))
    return said


def drag(start: QWidget, origin: QPoint, target: QWidget, aim: QPointF) -> None:
    end = start.mapFromGlobal(target.mapToGlobal(aim.toPoint()))
    QTest.mousePress(start, Qt.MouseButton.LeftButton, pos=origin)
    QTest.mouseMove(start, origin + QPoint(12, 0))
    QTest.mouseMove(start, end)
    QTest.mouseRelease(start, Qt.MouseButton.LeftButton, pos=end)


def test_without_a_home_nothing_is_said_of_the_morning_jam(
    desk: Desk, sample: SellerFile, screen: CycleScreen
) -> None:
    assert "ochtendfile" in row_of(screen, "Gooi").accessibleName()
    seller = sample.settings.view().seller
    sample.settings.save_seller(replace(seller, home=Address()))
    assert "ochtendfile" not in row_of(opened(desk, sample), "Gooi").accessibleName()


def test_an_area_dragged_to_a_day_gets_it_and_undo_takes_it_back(
    desk: Desk, screen: CycleScreen, sample: SellerFile
) -> None:
    undo = undo_of(desk)
    grid = screen.grid
    drag(row_of(screen, "Gooi"), QPoint(40, 12), grid, grid.cell_of(MONDAY_A).center())
    settle(screen)
    assert MONDAY_A in areas(sample)["Gooi"].days
    undo[-1]()
    settle(screen)
    assert MONDAY_A not in areas(sample)["Gooi"].days


def test_an_area_dragged_within_the_grid_moves_and_dragged_off_it_is_gone(
    screen: CycleScreen, sample: SellerFile
) -> None:
    grid = screen.grid
    spot = grid.cell_of(MONDAY_A).topLeft().toPoint() + QPoint(40, 18)
    drag(grid, spot, grid, grid.cell_of(FRIDAY_B).center())
    settle(screen)
    assert areas(sample)["Utrecht-stad"].days == (FRIDAY_B,)
    spot = grid.cell_of(FRIDAY_B).topLeft().toPoint() + QPoint(40, 18)
    drag(grid, spot, grid, QPointF(20, -90))
    settle(screen)
    assert areas(sample)["Utrecht-stad"].days == ()


def test_the_keys_do_what_the_mouse_does(screen: CycleScreen, sample: SellerFile) -> None:
    QTest.mouseClick(row_of(screen, "Vechtstreek"), Qt.MouseButton.LeftButton)
    grid = screen.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    settle(screen)
    assert AreaDay(2, 1) in areas(sample)["Vechtstreek"].days
    assert "Groene Hart, Vechtstreek" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_Space)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    settle(screen)
    assert AreaDay(2, 1) not in areas(sample)["Vechtstreek"].days


def test_a_proposed_cycle_gives_busy_areas_more_days(screen: CycleScreen, sample: SellerFile) -> None:
    screen.propose()
    settle(screen)
    days = {name: len(area.days) for name, area in areas(sample).items()}
    assert sum(days.values()) == 8
    assert all(days.values())


def test_the_weeks_and_the_office_days_are_settings_that_a_rule_may_refuse(
    screen: CycleScreen, sample: SellerFile
) -> None:
    screen.weeks.chosen.emit(2)
    settle(screen)
    assert sample.rayon.view().rules.cycle_weeks == 3
    for word in ("ma", "di", "wo", "do"):
        tick = next(one for one in screen.findChildren(Tick) if one.text() == word and not one.isHidden())
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
        settle(screen)
    assert sample.rayon.view().rules.weekdays == (3,)


def test_the_coming_weeks_follow_the_cycle(screen: CycleScreen, sample: SellerFile) -> None:
    view = sample.rayon.view()
    today = MOMENT.date()
    (area,) = areas_on(today, [each.area for each in view.areas], view.rules)
    assert area.name == "Kennemerland"
    assert "24 november: Kennemerland" in screen.ahead.accessibleDescription()


def test_without_areas_it_says_where_to_make_them(desk: Desk, fresh: SellerFile) -> None:
    made = opened(desk, fresh)
    assert made.pages.currentIndex() == 1
    made.propose()
    settle(made)
    assert not fresh.rayon.view().areas


def test_the_screen_is_whole(screen: CycleScreen) -> None:
    assert audit(screen) == []
    assert screen.minimumSizeHint().width() <= 1072


@pytest.mark.usefixtures("large_type")
def test_the_screen_is_whole_in_large_type(desk: Desk, sample: SellerFile) -> None:
    assert audit(opened(desk, sample)) == []
    QApplication.processEvents()
