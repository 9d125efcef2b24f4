"""Capacity and hours won on screen: the what-if counts along, is taken over, and goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from salesdesk.domain.relations import Importance
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.rayon.capacity import CapacityScreen
from salesdesk.ui.routes.rayon.won import WonScreen
from salesdesk.ui.screen import Screen
from tests.sample_fixtures import settle
from tests.ui.audit import audit

Opened = Callable[[Screen, str], None]


@pytest.fixture
def opened() -> Iterator[Callable[[Screen, str], None]]:
    """Shows a screen as the window would, which keeps it to the end."""
    kept: list[Screen] = []

    def shown(made: Screen, view: str) -> None:
        kept.append(made)
        made.resize(1072, 680)
        made.show()
        made.desk.work.changed.connect(made.hear)
        made.arrive(Place(Noun.ROUTE, None, view))
        settle(made)

    yield shown
    for made in kept:
        settle(made)


@pytest.fixture
def screen(desk: Desk, sample: SellerFile, opened: Opened) -> CapacityScreen:
    made = CapacityScreen(desk, sample)
    opened(made, "capacity")
    return made


def told(root: QWidget) -> str:
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_a_step_counts_along_at_once_and_nothing_is_kept(screen: CapacityScreen, sample: SellerFile) -> None:
    assert "304" in told(screen.strip)
    field = screen.form.visits[Importance.C].field
    QTest.keyClick(field, Qt.Key.Key_Up)
    settle(screen)
    assert "357" in told(screen.strip)
    assert "was 304" in told(screen.strip)
    assert sample.settings.view().thresholds.visits_per_year[Importance.C] == 1
    screen.back.click()
    settle(screen)
    assert "304" in told(screen.strip)
    assert not screen.take.isEnabled()


def test_a_what_if_becomes_the_setting_and_undo_brings_it_back(
    desk: Desk, screen: CapacityScreen, sample: SellerFile
) -> None:
    undo: list[Callable[[], object]] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen.form.visits[Importance.A].step(-2)
    screen.form.most.step(-2)
    screen.take.click()
    settle(screen)
    kept = sample.settings.view()
    assert (kept.thresholds.visits_per_year[Importance.A], kept.planning.most_visits) == (4, 4)
    undo[-1]()
    settle(screen)
    kept = sample.settings.view()
    assert (kept.thresholds.visits_per_year[Importance.A], kept.planning.most_visits) == (6, 6)
    assert screen.form.most.value() == 6


def test_too_much_is_said_to_be_too_much(screen: CapacityScreen) -> None:
    screen.form.most.set_value(1)
    screen.form.most.edited.emit()
    assert "Past niet: 104 dagen te kort" in screen.note.accessibleName()


def test_extra_days_off_are_weighed_but_are_no_setting(screen: CapacityScreen) -> None:
    screen.form.days_off.step(10)
    settle(screen)
    assert "190" in told(screen.strip)
    assert not screen.take.isEnabled()


def test_an_unreadable_number_changes_nothing(screen: CapacityScreen) -> None:
    before = told(screen.strip)
    screen.form.visits[Importance.B].field.setText("veel")
    screen.form.visits[Importance.B].edited.emit()
    settle(screen)
    assert told(screen.strip) == before


def test_the_hours_won_are_the_sum_of_the_trade_and_the_own_days(
    desk: Desk, sample: SellerFile, opened: Opened
) -> None:
    made = WonScreen(desk, sample)
    opened(made, "won")
    assert "800 uur per jaar" in told(made.sum)
    assert "08:33" in told(made.strip)
    assert "195 dagen" in told(made.header)
    made.sum.inputs["hours"].set_value(Decimal("1.25"))
    made.sum.count()
    assert "1.000 uur per jaar" in told(made.sum)
    assert "0,8 fte" in told(made.sum)
    assert audit(made) == []


def test_without_kept_visits_the_hours_are_not_made_up(desk: Desk, fresh: SellerFile, opened: Opened) -> None:
    made = WonScreen(desk, fresh)
    opened(made, "won")
    assert made.pages.currentIndex() == 1
    assert "Nog geen dagen" in made.own.text()


def test_an_empty_file_has_a_capacity_too(desk: Desk, fresh: SellerFile, opened: Opened) -> None:
    made = CapacityScreen(desk, fresh)
    opened(made, "capacity")
    assert "niets te plannen" in made.note.accessibleName()


def test_the_screen_is_whole(screen: CapacityScreen) -> None:
    assert audit(screen) == []


@pytest.mark.usefixtures("large_type")
def test_both_are_whole_in_large_type(desk: Desk, sample: SellerFile, opened: Opened) -> None:
    for made, view in ((CapacityScreen(desk, sample), "capacity"), (WonScreen(desk, sample), "won")):
        opened(made, view)
        assert audit(made) == []
