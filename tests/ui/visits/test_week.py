"""The week on the clock: what stands where, moved by mouse and by key, said before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import Slot
from salesdesk.storage import records
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.places import Place
from salesdesk.ui.visits.week import WeekScreen, week_place, week_words
from salesdesk.ui.visits.week_block import VisitBlock
from salesdesk.ui.visits.week_layout import Grid, Lane, hours, lanes, next_shown, shifted, with_length
from tests.answers import Answers
from tests.builders import a_visit, an_id
from tests.offer_desk import Rooms
from tests.ui.audit import audit
from tests.ui.visits.test_list import says

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
WEEK = Place(Noun.VISIT, None, "week")


def slot(at: str, minutes: int = 60, day: date = TUESDAY) -> Slot:
    return Slot(day, time.fromisoformat(at), minutes)


GRID = Grid(MONDAY, 5, 8, 18, left=40, top=50, day_width=100, hour_height=60)


def test_a_block_stands_on_its_day_and_its_minutes() -> None:
    box = GRID.box(slot("09:30", 45), Lane(), gap=0)
    assert (box.left(), box.top(), box.height()) == (140, 50 + 90, 45)


@pytest.mark.parametrize(
    ("dx", "dy", "expected"),
    [
        (0, 0, slot("10:00")),
        (0, 7, slot("10:00")),
        (0, 8, slot("10:15")),
        (0, -60, slot("09:00")),
        (49, 0, slot("10:00")),
        (51, 0, slot("10:00", day=date(2026, 11, 25))),
        (-900, 0, slot("10:00", day=MONDAY)),
        (900, 0, slot("10:00", day=date(2026, 11, 27))),
        (0, -5000, slot("00:00")),
        (0, 5000, slot("22:59")),
    ],
)
def test_dragging_snaps_to_quarters_and_stays_on_the_board(dx: float, dy: float, expected: Slot) -> None:
    assert GRID.moved(slot("10:00"), dx, dy) == expected


@pytest.mark.parametrize(("dy", "minutes"), [(0, 60), (16, 75), (-30, 30), (-500, 15), (5000, 720)])
def test_the_edge_lengthens_within_what_a_visit_may_last(dy: float, minutes: int) -> None:
    assert GRID.lengthened(slot("10:00"), dy).minutes == minutes
    assert with_length(slot("23:00", 30), 500).minutes == 59


def test_visits_at_the_same_time_stand_side_by_side() -> None:
    first, second, third, alone = (an_id() for _each in range(4))
    found = lanes(
        [(first, slot("09:00", 120)), (second, slot("09:30")), (third, slot("10:30")), (alone, slot("13:00"))]
    )
    assert found == {first: Lane(0, 2), second: Lane(1, 2), third: Lane(1, 2), alone: Lane(0, 1)}


def test_keys_step_over_the_weekend_and_within_the_day() -> None:
    friday = slot("10:00", day=date(2026, 11, 27))
    assert next_shown(friday, 1, with_weekend=False).visit_on == date(2026, 11, 30)
    assert next_shown(friday, 1, with_weekend=True).visit_on == date(2026, 11, 28)
    assert shifted(slot("00:05"), -15) == slot("00:00")
    assert hours([slot("06:30"), slot("19:30")]) == (6, 21)


def test_the_place_of_a_week_and_its_words() -> None:
    assert week_place(date(2027, 1, 1)).view == "week 2026-W53"
    assert week_words(MONDAY) == "23 – 29 november 2026"
    assert week_words(date(2026, 12, 28)) == "28 december – 3 januari 2027"


@pytest.fixture
def screen(rooms: Rooms) -> WeekScreen:
    return rooms.open(WEEK, WeekScreen)


def block(screen: WeekScreen, name: str) -> VisitBlock:
    return next(one for one in screen.board.blocks.values() if name in one.visit.line.relation_name)


def moment(file: SellerFile, visit_id: UUID) -> tuple[date, time, int]:
    visit = file.visits.visit(visit_id)
    return visit.visit_on, visit.start_time, visit.minutes


def drag(target: VisitBlock, start: QPoint, way: QPoint) -> None:
    """Press, move in steps, let go."""
    window = target.window()
    begin = target.mapTo(window, start)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        spot = begin + QPoint(way.x() * step // 3, way.y() * step // 3)
        _move(target, window.mapToGlobal(spot))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, begin + way))
    QApplication.processEvents()


def _move(target: VisitBlock, spot: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(target.mapFromGlobal(spot)), QPointF(spot),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def test_a_visit_is_dragged_to_another_day_and_hour_and_put_back(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    one = block(screen, "Kennemer")
    line, grid = one.visit.line, screen.board.grid()
    drag(one, QPoint(20, 8), QPoint(round(grid.day_width), round(grid.hour_height * 4)))
    rooms.settle()
    assert moment(sample, line.id) == (date(2026, 11, 25), time(14), 60)
    assert "Kennemer" in rooms.said[-1][0]
    assert sample.visits.line(line.id).moves == 1
    rooms.said[-1][1]()
    rooms.settle()
    assert moment(sample, line.id) == (TUESDAY, time(10), 60)
    assert sample.visits.line(line.id).moves == 0


def test_what_was_dragged_stays_chosen_and_keeps_the_focus(rooms: Rooms, screen: WeekScreen) -> None:
    one = block(screen, "Autobedrijf Ramdin")
    moved = one.visit.line.id
    one.setFocus()
    drag(one, QPoint(20, 8), QPoint(round(screen.board.grid().day_width), 0))
    rooms.settle()
    assert [each for each, other in screen.board.blocks.items() if other.chosen] == [moved]
    assert screen._chosen == moved
    assert screen.board.blocks[moved].hasFocus()


def test_what_speaks_against_it_is_said_while_it_moves(rooms: Rooms, screen: WeekScreen) -> None:
    one = block(screen, "Kennemer")
    one.put(slot("11:30"))
    assert "Overlapt met Zorggroep Duinrand" in screen.foot.words.full_text()
    assert "Overlapt" in one.accessibleDescription()
    one.put(slot("15:00"))
    assert "Overlapt" not in screen.foot.words.full_text()
    one.give_up()
    assert screen.foot.currentIndex() == 0
    rooms.settle()


def test_its_lower_edge_lengthens_it(sample: SellerFile, rooms: Rooms, screen: WeekScreen) -> None:
    one = block(screen, "Drukkerij")
    line = one.visit.line
    drag(one, QPoint(20, one.height() - 2), QPoint(0, round(screen.board.grid().hour_height / 2)))
    rooms.settle()
    assert moment(sample, line.id) == (TUESDAY, time(13), 90)
    assert sample.visits.line(line.id).moves == 0


NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([(Qt.Key.Key_Down, NONE)] * 2, (TUESDAY, time(13, 30), 60)),
        ([(Qt.Key.Key_Up, CTRL)], (TUESDAY, time(12), 60)),
        ([(Qt.Key.Key_Right, NONE)], (date(2026, 11, 25), time(13), 60)),
        ([(Qt.Key.Key_Left, NONE)], (MONDAY, time(13), 60)),
        ([(Qt.Key.Key_Down, SHIFT)], (TUESDAY, time(13), 75)),
        ([(Qt.Key.Key_Up, SHIFT), (Qt.Key.Key_Down, NONE)], (TUESDAY, time(13, 15), 45)),
        ([(Qt.Key.Key_Down, NONE), (Qt.Key.Key_Escape, NONE)], (TUESDAY, time(13), 60)),
    ],
)
def test_the_keys_do_what_the_mouse_does(
    sample: SellerFile,
    rooms: Rooms,
    screen: WeekScreen,
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier]],
    expected: tuple[date, time, int],
) -> None:
    one = block(screen, "Drukkerij")
    line = one.visit.line
    one.setFocus()
    for key, held in keys:
        QTest.keyClick(one, key, held)
    assert moment(sample, line.id) == (TUESDAY, time(13), 60)  # nothing is kept while he steps
    if one.pending is not None:
        QTest.keyClick(one, Qt.Key.Key_Return)
    rooms.settle()
    assert moment(sample, line.id) == expected


def test_what_was_put_elsewhere_is_kept_by_itself_after_a_moment(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    one = block(screen, "Drukkerij")
    line = one.visit.line
    QTest.keyClick(one, Qt.Key.Key_Down)
    QTest.qWait(1700)
    rooms.settle()
    assert moment(sample, line.id)[1] == time(13, 15)


def test_a_step_over_the_edge_of_the_week_goes_along(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    line = sample.visits.day(date(2026, 11, 26))[0]
    one = screen.board.blocks[line.id]
    for _each in range(2):
        QTest.keyClick(one, Qt.Key.Key_Right)
    QTest.keyClick(one, Qt.Key.Key_Return)
    rooms.settle()
    assert moment(sample, line.id)[0] == date(2026, 11, 30)
    assert rooms.went[-1] == Place(Noun.VISIT, None, "week 2026-W49")


def test_enter_opens_and_what_was_held_does_not_move(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    one = block(screen, "Notariskantoor")
    QTest.keyClick(one, Qt.Key.Key_Return)
    assert rooms.went[-1] == Place(Noun.PREPARATION, one.visit.line.id)
    held = block(screen, "Basisschool")
    assert held.visit.line.state is VisitState.HELD
    QTest.keyClick(held, Qt.Key.Key_Down)
    assert held.pending is None
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert rooms.went[-1] == Place(Noun.REPORT, held.visit.line.id)
    assert sample.visits.moves(held.visit.line.id) == []


def test_an_empty_place_plans_a_visit_there(rooms: Rooms, screen: WeekScreen) -> None:
    box = screen.board.grid().box(slot("15:00"), Lane())
    QTest.mouseClick(screen.board, Qt.MouseButton.LeftButton, pos=box.center().toPoint() - QPoint(0, 20))
    assert rooms.went[-1].view.startswith("new 2026-11-24 15:")


def test_every_visit_is_in_the_list_of_names_and_leads_to_its_block(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    names = [one.accessibleName() for one in screen.side.findChildren(Pressable) if one.isVisible()]
    visits = sample.visits.between(MONDAY, MONDAY + timedelta(days=6))
    assert len(names) == len(visits)
    row = next(one for one in screen.side.findChildren(Pressable) if "Zorggroep" in one.accessibleName())
    row.click()
    rooms.settle()
    assert screen.board.blocks[sample.visits.day(TUESDAY)[2].id].chosen
    move = next(one for one in screen.side.findChildren(Button) if one.text() == "Verplaats naar…")
    move.click()
    assert rooms.went[-1].view == "edit"


def test_a_move_gets_its_reason_afterwards(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen, answers: Answers
) -> None:
    line = sample.visits.day(TUESDAY)[1]
    sample.visits.move(line.id, TUESDAY, time(15))
    screen.reload()
    rooms.settle()
    screen._pick(screen.board.blocks[line.id].visit)
    rooms.settle()
    answers.sheet = says("file of pech")
    next(one for one in screen.side.findChildren(Button) if one.text() == "Reden").click()
    rooms.settle()
    assert [move.reason for move in sample.visits.moves(line.id)] == ["file of pech"]


def test_other_weeks_are_one_key_away_and_nonsense_is_this_week(rooms: Rooms, screen: WeekScreen) -> None:
    rooms.desk.actions.run("week.after")
    assert rooms.went[-1] == Place(Noun.VISIT, None, "week 2026-W49")
    rooms.open(rooms.went[-1], WeekScreen)
    assert screen.header.title.full_text() == "Week 49"
    rooms.desk.actions.run("week.before")
    assert rooms.went[-1] == Place(Noun.VISIT, None, "week 2026-W48")
    rooms.desk.actions.run("week.now")
    assert rooms.went[-1] == WEEK
    for view in ("week 2026-W99", "week morgen"):
        rooms.open(Place(Noun.VISIT, None, view), WeekScreen)
        assert screen.header.title.full_text() == "Week 48"


def test_holidays_are_named_and_the_weekend_comes_when_there_is_a_visit(
    sample: SellerFile, rooms: Rooms
) -> None:
    line = sample.visits.day(TUESDAY)[1]
    sample.visits.move(line.id, date(2026, 12, 26), time(10))
    screen = rooms.open(Place(Noun.VISIT, None, "week 2026-W52"), WeekScreen)
    assert screen.board.days == 7
    assert "feestdag" in screen.board.blocks[line.id].accessibleDescription()
    assert sample.calendar.week(date(2026, 12, 25)).holidays[date(2026, 12, 25)] == "Eerste kerstdag"


def test_the_weekend_is_shown_when_asked(rooms: Rooms, screen: WeekScreen) -> None:
    assert screen.board.days == 5
    next(one for one in screen.side.findChildren(Button) if one.text() == "Weekend tonen").click()
    rooms.settle()
    assert screen.board.days == 7


def test_sixty_visits_in_a_week_stay_apart_and_quick(
    sample: SellerFile, rooms: Rooms, screen: WeekScreen
) -> None:
    relation = sample.visits.day(TUESDAY)[0].relation_id
    many = [
        a_visit(
            relation_id=relation, visit_on=MONDAY + timedelta(days=n % 5), start_time=time(8 + n // 5 % 10, 0)
        )
        for n in range(60)
    ]
    with sample.database.write() as session:
        records.save_all(session, many)
    screen.reload()
    rooms.settle()
    boxes = [one.geometry() for one in screen.board.blocks.values() if one.isVisible()]
    assert len(boxes) > 60
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])


@pytest.mark.parametrize("letters", ["desk", "large_type"])
def test_everybody_can_use_the_board(
    request: pytest.FixtureRequest, letters: str, rooms: Callable[[], Rooms], sample: SellerFile
) -> None:
    request.getfixturevalue(letters)
    from salesdesk.ui.visits.doors import doors

    made = Rooms(request.getfixturevalue("desk"), doors(sample)) if letters == "large_type" else rooms
    assert isinstance(made, Rooms)
    screen = made.open(WEEK, WeekScreen)
    screen._pick(next(iter(screen.board.blocks.values())).visit)
    made.settle()
    assert audit(screen) == []
