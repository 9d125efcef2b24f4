"""The seller's calendar from end to end: a better moment, a drag, another calendar, a closed door, plan B."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.today.screen import TodayScreen
from salesdesk.ui.visits.absent import AbsentForm
from salesdesk.ui.visits.ics_import import CalendarImportScreen
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.week import WeekScreen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.offer_desk import type_into
from tests.sample_fixtures import Furnish, settle

TUESDAY = date(2026, 11, 24)


def press(holder: object, words: str) -> None:
    found = [
        one
        for kind in (Button, Pressable)
        for one in holder.findChildren(kind)  # type: ignore[attr-defined]
        if one.isVisible() and words in (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert found, words
    found[0].click()


S = TypeVar("S", bound=Screen)


def on_screen(window: Window, kind: type[S]) -> S:
    screen = window.current()
    assert isinstance(screen, kind)
    return screen


def go(window: Window, place: Place) -> None:
    window.go(place)
    settle(window)


def test_a_visit_finds_a_better_moment_moves_on_the_board_and_follows_another_calendar(
    furnish: Furnish, sample: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    window = furnish(sample)
    line = sample.visits.day(TUESDAY)[1]
    go(window, Place(Noun.VISIT, line.relation_id, "new"))
    plan = on_screen(window, PlanScreen)
    for field, text in ((plan.form.day, "25-12-2026"), (plan.form.start, "10:00")):
        field.selectAll()
        type_into(field, text)
    settle(window)
    assert "feestdag" in plan.conflicts.text.text()
    plan.conflicts.better.click()
    settle(window)
    plan.save()
    settle(window)
    made = next(one for one in sample.visits.overview().coming if one.visit_on > date(2026, 12, 25))
    assert made.visit_on == date(2026, 12, 28)

    go(window, Place(Noun.VISIT, None, "week 2026-W53"))
    board = on_screen(window, WeekScreen).board
    block = board.blocks[made.id]
    QTest.keyClick(block, Qt.Key.Key_Right)
    QTest.keyClick(block, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(block, Qt.Key.Key_Return)
    settle(window)
    moved = sample.visits.visit(made.id)
    assert (moved.visit_on, moved.sequence) == (date(2026, 12, 29), 1)

    written = sample.calendar_files.of_visit(made.id).content
    later = written.replace(b"20261229T", b"20261230T").replace(b"SEQUENCE:1", b"SEQUENCE:4")
    (tmp_path / "terug.ics").write_bytes(later)
    answers.choose_file = tmp_path / "terug.ics"
    go(window, Place(Noun.VISIT, None, "ics"))
    taking = on_screen(window, CalendarImportScreen)
    taking.choose()
    settle(window)
    taking.take_button.click()
    settle(window)
    assert (sample.visits.visit(made.id).visit_on, sample.visits.visit(made.id).sequence) == (
        date(2026, 12, 30),
        4,
    )
    window.toast.undo()
    settle(window)
    assert sample.visits.visit(made.id).visit_on == date(2026, 12, 29)


def test_a_closed_door_becomes_plan_b_and_comes_back_until_it_is_planned_again(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    line = sample.visits.day(TUESDAY)[0]
    for other in sample.visits.overview().coming:
        if other.relation_id == line.relation_id and other.id != line.id:
            sample.visits.remove(other.id)
    go(window, Place(Noun.VISIT))
    screen = on_screen(window, VisitList)

    def says_plan_b(body: AbsentForm, _yes: str) -> bool:
        body.reason.chips[1].click()
        body.rows[1].click()
        return True

    answers.sheet = says_plan_b
    screen._life.absent(line)
    settle(window)
    on_screen(window, PreparationScreen)
    assert sample.visits.visit(line.id).state is VisitState.ABSENT
    assert window.history.here is not None
    instead = sample.visits.line(window.history.here.id)  # type: ignore[arg-type]
    assert instead.visit_on == TUESDAY

    go(window, Place(Noun.TODAY))
    press(on_screen(window, TodayScreen).side, line.relation_name)
    settle(window)
    plan = on_screen(window, PlanScreen)
    plan.form.day.setText("3-12-2026")
    plan.form.start.setText("11:00")
    plan.save()
    settle(window)
    assert line.id not in {one.id for one in sample.visits.asking_again()}
    assert sample.visits.day(date(2026, 12, 3))[-1].start_time >= time(11)


def test_a_cancelled_visit_is_put_back_from_the_card_of_its_relation(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    line = sample.visits.day(TUESDAY)[1]
    sample.visits.cancel(line.id, "dubbele afspraak")
    go(window, Place(Noun.RELATION, line.relation_id, "visits"))
    from salesdesk.ui.relations.tab_table import TabTable

    table = next(one for one in window.findChildren(TabTable) if one.isVisible())
    assert table.choose(lambda visit: visit.id == line.id)
    table.opened.emit(table.line())
    settle(window)
    on_screen(window, PlanScreen).ended.back.click()
    settle(window)
    assert sample.visits.visit(line.id).state is VisitState.PLANNED
    assert line.id in {one.id for one in sample.visits.between(TUESDAY, TUESDAY + timedelta(days=1))}
