"""The objective card on one line, so that a step gets the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.offer_desk import Rooms
from tests.ui.audit import audit
from tests.ui.visits.question_desk import at_visit, panel_of

OFFICE_LAPTOP = QSize(1158, 768)


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> PreparationScreen:
    made = at_visit(sample, rooms, 0)
    made.resize(OFFICE_LAPTOP)
    rooms.settle()
    return made


def test_folded_the_card_is_one_line_with_what_is_said_aloud_and_five_letters(
    screen: PreparationScreen, rooms: Rooms
) -> None:
    card = screen.objective
    aloud = card.external.value()
    card.fold.click()
    rooms.settle()
    assert not card.external.isVisible()
    assert card.folded.said.full_text() == aloud
    assert [letter.value for letter in card.folded.letters] == list("SMART")
    assert card.height() < 70
    assert "Tijdgebonden" in card.folded.accessibleName()


def test_folding_gives_the_questions_more_than_twice_the_room(
    screen: PreparationScreen, rooms: Rooms
) -> None:
    table = panel_of(screen).table
    rooms.settle()
    before = table.viewport().height()
    screen.objective.fold.click()
    rooms.settle()
    assert table.viewport().height() > 2 * before


def test_a_fold_stays_with_the_next_visit_until_the_line_is_pressed(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.objective.fold.click()
    later = at_visit(sample, rooms, 1)
    assert later.objective.is_folded
    later.objective.folded.click()
    assert not later.objective.is_folded


def test_the_focus_stays_on_the_fold(screen: PreparationScreen) -> None:
    card = screen.objective
    card.external.setFocus(Qt.FocusReason.OtherFocusReason)
    card.toggle_fold()
    assert card.fold.hasFocus()
    card.toggle_setup()
    assert not card.is_folded
    assert card.setup.kind.hasFocus()


def test_a_folded_card_is_for_everybody(large_type: None, sample: SellerFile, rooms: Rooms) -> None:
    screen = at_visit(sample, rooms, 0)
    screen.resize(1072, 680)
    screen.objective.toggle_fold()
    rooms.settle()
    assert audit(screen) == []
