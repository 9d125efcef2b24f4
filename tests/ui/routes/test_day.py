"""The day beside its map: stops are dragged, pinned, lengthened, dropped and kept, by mouse and by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.visits import Freedom, VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.other_day import OtherDaySheet
from salesdesk.ui.routes.day.screen import RouteScreen
from salesdesk.ui.routes.day.stop_row import StopRow
from salesdesk.ui.routes.day.week_strip import DayCell
from tests.answers import Answers
from tests.planning_builders import a_visit_proposal
from tests.sample_fixtures import settle
from tests.ui.audit import audit
from tests.ui.routes.day_fixtures import TODAY, Open


def names(screen: RouteScreen) -> list[str]:
    draft = screen.working.draft
    assert draft is not None
    return [each.line.relation_name for each in draft.visits]


def row(screen: RouteScreen, at: int) -> StopRow:
    draft = screen.working.draft
    assert draft is not None
    found = screen.list.timeline.row_of(draft.visits[at].visit.id)
    assert found is not None
    return found


def key(screen: RouteScreen, at: int, pressed: Qt.Key, *, control: bool = False) -> None:
    button = row(screen, at).button
    button.setFocus()
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(button, pressed, modifier)
    settle(screen)


def press(screen: QWidget, words: str) -> None:
    buttons = (*screen.findChildren(Button), *screen.findChildren(Pressable), *screen.findChildren(DayCell))
    found = next(
        each for each in buttons if words in {each.text(), each.accessibleName()} and each.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def shown(screen: QWidget) -> str:
    return "\n".join(each.full_text() for each in screen.findChildren(ElidedLabel) if each.isVisible())


def drag(screen: RouteScreen, at: int, over: int, *, let_go: bool = True) -> None:
    """Take a stop by the hand and carry it over another one."""
    button, target = row(screen, at).button, row(screen, over).button
    down = over > at
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    end = target.mapToGlobal(QPoint(40, target.height() - 4 if down else 4))
    QTest.mouseMove(button, button.mapFromGlobal(end))
    if let_go:
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.mapFromGlobal(end))
    settle(screen)


def test_a_stop_is_dragged_to_another_place_and_the_times_follow(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    before = names(screen)
    drag(screen, 3, 1)
    assert names(screen) == [before[0], before[3], before[1], before[2]]
    assert "Nog niet bewaard" in screen.header.sub.full_text()
    assert [line.relation_name for line in loose.visits.day(TODAY)] == before
    press(screen, "Zo houden")
    settle(screen)
    assert [line.relation_name for line in loose.visits.day(TODAY)] == names(screen)


def test_times_are_seen_while_the_stop_is_in_hand_and_escape_puts_it_back(
    loose: SellerFile, opened: Open
) -> None:
    screen = opened(loose)
    before = names(screen)
    drag(screen, 3, 0, let_go=False)
    assert names(screen) != before
    QTest.keyClick(row(screen, 0).button, Qt.Key.Key_Escape)
    assert names(screen) == before
    assert not screen.working.is_changed


def test_keys_move_pin_lengthen_and_undo(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    before = names(screen)
    key(screen, 0, Qt.Key.Key_Down, control=True)
    assert names(screen)[:2] == [before[1], before[0]]
    key(screen, 1, Qt.Key.Key_Plus)
    key(screen, 1, Qt.Key.Key_L)
    draft = screen.working.draft
    assert draft is not None
    assert draft.visits[1].visit.freedom is Freedom.TIME
    assert draft.visits[1].visit.minutes == 75
    for _step in range(3):
        key(screen, 0, Qt.Key.Key_Z, control=True)
    assert names(screen) == before
    assert not screen.working.is_changed
    key(screen, 0, Qt.Key.Key_Y, control=True)
    assert names(screen)[:2] == [before[1], before[0]]


def test_arrows_walk_along_the_stops(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    key(screen, 0, Qt.Key.Key_Down)
    assert screen.focusWidget() is row(screen, 1).button
    key(screen, 1, Qt.Key.Key_Up)
    assert screen.focusWidget() is row(screen, 0).button


def test_what_is_dropped_goes_to_the_best_other_day(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    gone = row(screen, 2).visit_id
    key(screen, 2, Qt.Key.Key_Delete)
    draft = screen.working.draft
    assert draft is not None
    (leaving,) = draft.leaving
    assert leaving.to_on is not None
    assert leaving.to_on > TODAY
    screen.keep()
    settle(screen)
    assert loose.visits.visit(gone).visit_on == leaving.to_on


def test_what_is_dropped_may_wait_to_be_planned_and_comes_back_by_undo(
    loose: SellerFile, opened: Open, desk: Desk
) -> None:
    undo: list[Callable[[], object]] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen = opened(loose)
    gone = row(screen, 2).visit_id
    key(screen, 2, Qt.Key.Key_Delete)
    press(screen, "Nog in te plannen")
    screen.keep()
    settle(screen)
    assert loose.visits.visit(gone).state is VisitState.CANCELLED
    undo[-1]()
    settle(screen)
    assert loose.visits.visit(gone).state is VisitState.PLANNED


def test_a_confirmed_visit_is_called_first(sample: SellerFile, opened: Open, answers: Answers) -> None:
    screen = opened(sample)
    before = {line.id: line.start_time for line in sample.visits.day(TODAY)}
    key(screen, 0, Qt.Key.Key_Down, control=True)
    answers.sheet = [False, True]
    screen.keep()
    settle(screen)
    assert {line.id: line.start_time for line in sample.visits.day(TODAY)} == before
    screen.keep()
    settle(screen)
    assert {line.id: line.start_time for line in sample.visits.day(TODAY)} != before
    assert answers.asked == [("sheet", "Bevestigd: bel eerst")] * 2


def test_a_changed_day_is_not_left_by_accident(loose: SellerFile, opened: Open, answers: Answers) -> None:
    screen = opened(loose)
    assert screen.leave()
    key(screen, 0, Qt.Key.Key_Down, control=True)
    answers.confirm = [False, True]
    assert not screen.leave()
    assert screen.working.is_changed
    assert screen.leave()
    assert not screen.working.is_changed


def test_a_change_elsewhere_does_not_take_the_working_copy(
    loose: SellerFile, opened: Open, desk: Desk
) -> None:
    screen = opened(loose)
    key(screen, 0, Qt.Key.Key_Down, control=True)
    held = names(screen)
    desk.work.changed.emit(frozenset({Noun.RELATION}))
    screen.reload()
    settle(screen)
    assert names(screen) == held
    line = loose.visits.day(TODAY)[0]
    loose.visits.move(line.id, TODAY, time(8))
    screen.reload()
    settle(screen)
    assert not screen.working.is_changed


def test_the_way_to_the_menu_of_a_stop_is_whole(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    button = row(screen, 1).button
    button.setFocus()
    settle(screen)
    assert button.rect().contains(button._dots.geometry())


def test_the_menu_holds_everything_with_its_key(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    key(screen, 1, Qt.Key.Key_M)
    menu = next(each for each in screen.findChildren(QMenu) if each.isVisible())
    entries = {action.text().split("\t")[0]: action for action in _all(menu)}
    entries["Moet deze dag"].trigger()
    entries["Deze week, dag is vrij"].trigger()
    menu.close()
    draft = screen.working.draft
    assert draft is not None
    assert (draft.visits[1].visit.is_must, draft.visits[1].visit.freedom) == (True, Freedom.WEEK)


def _all(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += _all(inner) if isinstance(inner, QMenu) else [action]
    return found


def test_somebody_who_fits_is_put_where_it_costs_least(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    near = loose.routes.day(TODAY).fits[0]
    press(screen, f"Bezoek erbij: {near.name}")
    settle(screen)
    assert near.name in names(screen)
    screen.keep()
    settle(screen)
    assert near.name in [line.relation_name for line in loose.visits.day(TODAY)]


def test_a_proposal_is_taken_over_with_one_press(loose: SellerFile, opened: Open) -> None:
    near = loose.routes.day(TODAY).fits[1]
    proposal = a_visit_proposal(relation_id=near.relation_id, visit_on=TODAY, start_time=time(14, 30))
    with loose.database.write() as session:
        records.save(session, proposal)
    screen = opened(loose)
    assert near.name not in names(screen)
    press(screen, f"Voorstel overnemen: {near.name}")
    settle(screen)
    screen.keep()
    settle(screen)
    assert near.name in [line.relation_name for line in loose.visits.day(TODAY)]
    assert loose.routes.day(TODAY).proposals == ()


def test_why_is_said_at_every_stop(sample: SellerFile, opened: Open) -> None:
    screen = opened(sample)
    assert "Vaste tijd" in row(screen, 0).button.toolTip()
    screen.list.explain()
    assert row(screen, 0).button.accessibleDescription().endswith("Vaste tijd: 08:30.")


def test_a_day_that_does_not_fit_offers_two_days_for_who_had_better_go(
    loose: SellerFile, opened: Open
) -> None:
    for line in loose.visits.day(TODAY):
        at = loose.visits.visit(line.id)
        loose.visits.save(replace(at, minutes=120))
    screen = opened(loose)
    labels = {each.text() for each in screen.findChildren(Button) if each.isVisible()}
    offers = [text for text in labels if re.search(r"\d\d:\d\d$", text)]
    assert len(offers) == 2
    count = len(names(screen))
    press(screen, offers[0])
    settle(screen)
    assert len(names(screen)) == count - 1


def test_the_week_leads_to_its_days(sample: SellerFile, opened: Open, desk: Desk) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = opened(sample)
    cells = [each for each in screen.findChildren(DayCell) if each.isVisible()]
    assert len(cells) == 5
    QTest.mouseClick(cells[2], Qt.MouseButton.LeftButton)
    assert went == [Place(Noun.ROUTE, view="2026-11-25")]


def test_without_areas_the_week_shows_its_dates(sample: SellerFile, opened: Open) -> None:
    for figures in sample.rayon.view().areas:
        sample.rayon.remove(figures.area.id)
    screen = opened(sample)
    cells = [each for each in screen.findChildren(DayCell) if each.isVisible()]
    assert [cell._below for cell in cells] == ["23", "24", "25", "26", "kantoor"]
    assert "week A" not in shown(screen)


def test_a_day_that_goes_otherwise_is_filled_in_and_undone(
    sample: SellerFile, opened: Open, answers: Answers, desk: Desk
) -> None:
    undo: list[Callable[[], object]] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen = opened(sample)
    tries: list[str] = ["Nergenshuizen", "hotel Zwolle"]

    def fill(sheet: OtherDaySheet, *_rest: object) -> bool:
        if not tries:
            return False
        sheet.from_where.setText(tries.pop(0))
        sheet.end_time.setText("16:00")
        return True

    answers.sheet = fill
    desk.actions.run("route.other")
    settle(screen)
    settle(screen)
    assert sample.routes.laid_out(TODAY).start_name == "Zwolle"
    assert "Zwolle" in shown(screen)
    undo[-1]()
    settle(screen)
    assert sample.routes.laid_out(TODAY).start_name == ""


def test_a_day_in_the_past_is_only_looked_at(sample: SellerFile, opened: Open) -> None:
    past = next(line for line in reversed(sample.visits.between(date(2026, 11, 1), date(2026, 11, 23))))
    screen = opened(sample, past.visit_on.isoformat())
    assert "zoals het was" in screen.header.sub.full_text()
    key(screen, 0, Qt.Key.Key_L)
    assert not screen.working.is_changed
    assert not any(
        each.isVisible() for each in screen.findChildren(Button) if each.text() == "Betere volgorde"
    )


@pytest.mark.parametrize("size", [(1158, 768), (1072, 680)])
def test_the_day_is_in_order(sample: SellerFile, opened: Open, size: tuple[int, int]) -> None:
    assert audit(opened(sample, "", size)) == []


def test_the_day_is_in_order_in_large_type(large_type: object, loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    screen.list.explain()
    key(screen, 2, Qt.Key.Key_Delete)
    settle(screen)
    assert audit(screen) == []


def test_two_presses_put_two_in_the_day(loose: SellerFile, opened: Open) -> None:
    screen = opened(loose)
    first, second = loose.routes.day(TODAY).fits[:2]
    press(screen, f"Bezoek erbij: {first.name}")
    press(screen, f"Bezoek erbij: {second.name}")
    settle(screen)
    assert {first.name, second.name} <= set(names(screen))


def test_the_better_order_of_a_long_day_comes_after_the_day_itself(sample: SellerFile, opened: Open) -> None:
    far = [dot.relation_id for dot in sample.routes.day(TODAY).dots[:6]]
    for number, relation in enumerate(far):
        sample.visits.plan(relation, TODAY, time(14 + number // 2, 30 * (number % 2)), minutes=15)
    assert sample.routes.day(TODAY).better is None
    screen = opened(sample)
    settle(screen)
    draft = screen.working.draft
    assert draft is not None
    assert draft.route.better is not None


def test_a_closed_door_and_a_holiday_are_said(sample: SellerFile, opened: Open) -> None:
    line = sample.visits.day(TODAY)[1]
    relation = sample.relations.card(line.relation_id).relation
    sample.relations.save(replace(relation, opening_hours="ma, wo-vr 9-16"))
    screen = opened(sample)
    assert "dicht deze dag" in shown(screen)
    screen.arrive(Place(Noun.ROUTE, view="2026-12-25"))
    settle(screen)
    assert "Kerstvakantie" in screen.header.sub.full_text()
