"""The finder: the calendar by keyboard and mouse, the best days, the sentence, and what Enter does."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from salesdesk.domain.day_finding import DayStop, FoundDay, FoundDays, NoSlot, Shade
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.finder.best_rows import BestRow
from salesdesk.ui.routes.finder.months import MonthsView
from salesdesk.ui.routes.finder.months_layout import lay_out
from salesdesk.ui.routes.finder.screen import FinderScreen
from salesdesk.ui.routes.finder.words import cell_words, said_aloud
from salesdesk.words import use_language
from tests.sample_fixtures import settle
from tests.ui.audit import audit

TODAY = date(2026, 11, 24)


def a_year() -> FoundDays:
    """Every day of the week possible, the Tuesdays good, Fridays full."""
    shades = {1: Shade.GOOD, 0: Shade.POSSIBLE, 2: Shade.RATHER_NOT, 3: Shade.POSSIBLE}
    days = []
    for step in range(366):
        day = TODAY + timedelta(days=step)
        shade = shades.get(day.weekday())
        stops = (DayStop(time(9), 60, "Groothandel", "Beverwijk"),)
        why = None if shade else NoSlot.FULL
        start = time(10, 15) if shade else None
        days.append(FoundDay(day, shade, start, 6 + step % 3, why, stops, 1))
    return FoundDays("Hotel De Poel", "Haarlem", 60, TODAY, tuple(days), 80)


@pytest.fixture
def months(desk: Desk) -> MonthsView:
    view = MonthsView()
    view.show_days(a_year())
    view.resize(780, view.heightForWidth(780))
    view.show()
    return view


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Right, date(2026, 12, 9)),
        (Qt.Key.Key_Left, date(2026, 12, 7)),
        (Qt.Key.Key_Down, date(2026, 12, 15)),
        (Qt.Key.Key_Up, date(2026, 12, 1)),
        (Qt.Key.Key_PageDown, date(2027, 1, 5)),
        (Qt.Key.Key_Home, TODAY),
        (Qt.Key.Key_End, TODAY + timedelta(days=365)),
    ],
)
def test_arrows_walk_along_the_days(months: MonthsView, key: Qt.Key, day: date) -> None:
    looked: list[FoundDay] = []
    months.chosen.connect(looked.append)
    months.choose(date(2026, 12, 8))
    QTest.keyClick(months, key)
    assert months.day() == day
    assert [one.day for one in looked] == [day]
    assert months.accessibleDescription() == cell_words(looked[0])


def test_enter_opens_c_copies_and_a_figure_picks(months: MonthsView) -> None:
    opened: list[FoundDay] = []
    copied: list[bool] = []
    picked: list[int] = []
    months.opened.connect(opened.append)
    months.copied.connect(lambda: copied.append(True))
    months.picked.connect(picked.append)
    months.choose(date(2026, 12, 8))
    QTest.keyClick(months, Qt.Key.Key_Return)
    QTest.keyClick(months, Qt.Key.Key_C)
    QTest.keyClick(months, Qt.Key.Key_3)
    assert [one.day for one in opened] == [date(2026, 12, 8)]
    assert (copied, picked) == ([True], [3])


def test_a_click_looks_and_a_double_click_opens(months: MonthsView) -> None:
    opened: list[FoundDay] = []
    months.opened.connect(opened.append)
    cell = months.cell_of(date(2026, 12, 10))
    assert cell is not None
    spot = QPoint(round(cell.center().x()), round(cell.center().y()))
    QTest.mouseClick(months, Qt.MouseButton.LeftButton, pos=spot)
    assert months.day() == date(2026, 12, 10)
    QTest.mouseDClick(months, Qt.MouseButton.LeftButton, pos=spot)
    assert [one.day for one in opened] == [date(2026, 12, 10)]


@pytest.mark.parametrize(("width", "columns"), [(260, 1), (520, 2), (780, 3), (2000, 4)])
def test_as_many_months_stand_beside_each_other_as_there_is_room_for(width: int, columns: int) -> None:
    boxes = lay_out(TODAY, TODAY + timedelta(days=365), width, 1.0)
    assert len(boxes) == 13
    assert sum(box.top == 0 for box in boxes) == columns
    assert max(box.cell_of(box.days[-1]).right() for box in boxes) <= width
    assert boxes[0].cell_of(TODAY).top() - boxes[0].top < 50  # weeks that are over take no room


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Schikt het di 8 december om 10:15 of do 10 december om 10:15?"),
        ("en", "Would Tue 8 December at 10:15 or Thu 10 December at 10:15 suit you?"),
    ],
)
def test_the_sentence_reads_in_both_languages(language: str, said: str) -> None:
    use_language(language)
    days = a_year()
    offered = [days.day(date(2026, 12, 8)), days.day(date(2026, 12, 10))]
    assert said_aloud([one for one in offered if one is not None]) == said
    assert said_aloud(()) == ""


def a_screen(desk: Desk, sample: SellerFile, view: str = "fits", **place: object) -> FinderScreen:
    screen = FinderScreen(desk, sample)
    screen.resize(1072, 680)
    screen.show()
    relation = sample.relations.lines("Spaarnzicht")[0]
    screen.arrive(Place(Noun.ROUTE, **{"id": relation.id, "view": view, **place}))  # type: ignore[arg-type]
    settle(screen)
    return screen


def test_enter_on_a_best_day_fills_in_the_plan_and_c_copies_what_to_say(
    desk: Desk, sample: SellerFile
) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample)
    first = screen.findChildren(BestRow)[0]
    QTest.keyClick(first, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().startswith("Schikt het ")
    QTest.keyClick(first, Qt.Key.Key_Return)
    found = first.found
    assert found.start_time is not None
    view = f"new {found.day.isoformat()} {found.start_time:%H:%M}"
    assert went == [Place(Noun.VISIT, sample.relations.lines("Spaarnzicht")[0].id, view)]


def test_a_visit_that_must_move_is_put_there_and_back(desk: Desk, sample: SellerFile) -> None:
    undone: list[object] = []
    desk.said.connect(lambda _text, undo: undone.append(undo))
    line = sample.visits.between(TODAY + timedelta(days=1), TODAY + timedelta(days=20))[0]
    before = sample.visits.visit(line.id)
    screen = a_screen(desk, sample, id=line.id)
    best = screen.findChildren(BestRow)[0].found
    screen.plan(best)
    settle(screen)
    assert sample.visits.visit(line.id).visit_on == best.day
    undone[0]()  # type: ignore[operator]
    settle(screen)
    after = sample.visits.visit(line.id)
    assert (after.visit_on, after.start_time) == (before.visit_on, before.start_time)


def test_a_day_without_room_plans_nothing(desk: Desk, sample: SellerFile) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample)
    screen.plan(FoundDay(date(2026, 11, 29), no_slot=NoSlot.DAY_OFF))
    assert went == []


def test_typing_a_postcode_leads_to_its_days(desk: Desk, sample: SellerFile) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample, id=None)
    screen.field.setFocus()
    QTest.keyClicks(screen.field, "2011 AB")
    screen.field.take_typed()
    assert went[-1] == Place(Noun.ROUTE, None, "fits ? 2011 AB")


def test_another_relation_begins_at_its_own_best_day(desk: Desk, sample: SellerFile) -> None:
    screen = a_screen(desk, sample)
    screen.months.choose(date(2026, 12, 7))
    screen.arrive(Place(Noun.ROUTE, None, "fits ? 3511 AB"))
    settle(screen)
    assert screen._days is not None
    assert screen.months.day() == screen._days.best()[0].day


def test_nobody_asked_for_offers_who_waits_for_a_visit(desk: Desk, sample: SellerFile) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample, id=None)
    waiting = sample.slot_finder.waiting()
    buttons = [one for one in screen.invitation.findChildren(Button) if one.text() == "Een dag zoeken"]
    assert len(buttons) == len(waiting) == 5
    buttons[0].click()
    assert went[-1] == Place(Noun.ROUTE, waiting[0].relation.id, "fits")
    assert audit(screen) == []


def test_nonsense_is_said_and_offers_no_days(desk: Desk, sample: SellerFile) -> None:
    screen = a_screen(desk, sample, "fits ? Nergenshuizen", id=None)
    assert "kennen we niet" in screen.note.text.text()
    assert not screen.months.isVisible()
    assert audit(screen) == []


def test_the_filter_dims_the_calendar_and_changes_the_best(desk: Desk, sample: SellerFile) -> None:
    screen = a_screen(desk, sample)
    screen.filters.days[3].click()
    settle(screen)
    assert {row.found.day.weekday() for row in screen.findChildren(BestRow) if row.isVisibleTo(screen)} == {3}


@pytest.mark.parametrize("view", ["fits", "fits ? 3511 AB"])
def test_everybody_can_use_it(desk: Desk, sample: SellerFile, view: str) -> None:
    screen = a_screen(desk, sample, view, **({} if view == "fits" else {"id": None}))
    assert audit(screen) == []


@pytest.mark.usefixtures("large_type")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_it_a_quarter_larger(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert audit(a_screen(desk, sample)) == []
