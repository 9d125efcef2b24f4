"""Somebody phones for an appointment; nobody is in; the day after is told: each from click to result."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from python_calamine import CalamineWorkbook

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.places import Place
from salesdesk.ui.routes.driven.form import TellForm
from salesdesk.ui.routes.driven.screen import DrivenScreen
from salesdesk.ui.routes.finder.best_rows import BestRow
from salesdesk.ui.routes.finder.screen import FinderScreen
from salesdesk.ui.routes.nearby.screen import NearbyScreen
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import Furnish, settle

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in (*root.findChildren(Button), *root.findChildren(Pressable))
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def finder(window: Window) -> FinderScreen:
    settle(window)
    screen = window.current()
    assert isinstance(screen, FinderScreen)
    return screen


def test_a_caller_gets_two_dates_and_the_one_he_takes_is_planned(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    window.go(Place(Noun.TODAY))
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_G, CTRL_SHIFT)
    screen = finder(window)
    screen.field.setFocus()
    QTest.keyClicks(screen.field, "Spaarnzicht")
    settle(window)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    screen = finder(window)
    best = [row.found for row in screen.findChildren(BestRow)]
    assert 1 <= len(best) <= 5
    QTest.keyClick(screen.months, Qt.Key.Key_C)
    said = QGuiApplication.clipboard().text()
    assert said.startswith("Schikt het ")
    assert " of " in said
    QTest.keyClick(screen.months, Qt.Key.Key_2)
    QTest.keyClick(screen.months, Qt.Key.Key_Return)
    settle(window)
    plan = window.current()
    assert isinstance(plan, PlanScreen)
    plan.save()
    settle(window)
    visits = [line for line in sample.visits.day(best[1].day) if line.relation_name == "Hotel Spaarnzicht"]
    assert [line.start_time for line in visits] == [best[1].start_time]


def test_a_bare_postcode_ends_in_the_form_with_its_day_and_hour(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.ROUTE, None, "fits ? 2011 AB"))
    screen = finder(window)
    best = screen.findChildren(BestRow)[0].found
    press(screen, "Hier inplannen")
    settle(window)
    plan = window.current()
    assert isinstance(plan, PlanScreen)
    assert plan.form.day.value() == best.day
    assert plan.form.start.value() == best.start_time


def test_the_plan_form_asks_for_the_days_of_a_relation(furnish: Furnish, sample: SellerFile) -> None:
    relation = sample.relations.lines("Spaarnzicht")[0]
    window = furnish(sample)
    window.go(Place(Noun.VISIT, relation.id, "new 2026-12-03"))
    settle(window)
    press(window, "Welke dag past het?")
    screen = finder(window)
    assert screen.months.day() == date(2026, 12, 3)


def test_nobody_is_in_and_the_list_nearby_is_one_key_away(furnish: Furnish, sample: SellerFile) -> None:
    relation = sample.relations.lines("Spaarnzicht")[0]
    window = furnish(sample)
    window.go(Place(Noun.RELATION, relation.id))
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_I, CTRL_SHIFT)
    settle(window)
    screen = window.current()
    assert isinstance(screen, NearbyScreen)
    assert "Hotel Spaarnzicht" in screen.header.sub.full_text()
    first = screen.model.line(0)
    press(screen, "Op de dag zetten")
    settle(window)
    assert window.history.here is not None
    assert (window.history.here.noun, window.history.here.id) == (Noun.VISIT, first.relation_id)


def test_the_morning_asks_once_and_the_kilometres_reach_the_administration(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    def fill(form: QWidget, _yes: str) -> bool:
        assert isinstance(form, TellForm)
        form.km.setText("45.210 - 45.324")
        return True

    answers.sheet = fill
    answers.save_file = sample.profile.folder / "km.xlsx"
    window = furnish(sample)
    window.go(Place(Noun.TODAY))
    settle(window)
    press(window, "Hoe ging ma 23 november?")
    settle(window)
    screen = window.current()
    assert isinstance(screen, DrivenScreen)
    kept = sample.driven.noted(date(2026, 11, 23))
    assert kept is not None
    assert kept.driven_km == Decimal(114)
    press(screen, "Kilometers (Excel)")
    settle(window)
    book = CalamineWorkbook.from_filelike(io.BytesIO((sample.profile.folder / "km.xlsx").read_bytes()))
    rows = book.get_sheet_by_index(0).to_python()
    assert sum(float(str(row[4])) for row in rows if row[0] == date(2026, 11, 23)) == 114
    window.go(Place(Noun.TODAY))
    settle(window)
    assert sample.today.view().drive_to_tell is None
