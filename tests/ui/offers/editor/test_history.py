"""Taking back what was changed in an offer, step by step, and doing it again; together with autosave."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.offers import LineKind
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.offers.draft_history import MOST_STEPS, DraftHistory, changed_in
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, PRICE, QUANTITY
from tests.builders import an_offer, an_offer_line
from tests.offer_desk import Rooms, type_into
from tests.ui.offers.editor.conftest import ENTER, ESCAPE, cell, kept

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def back(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL)


def forth(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Y, CONTROL)


def test_a_cell_is_taken_back_and_done_again(editor: OfferEditor, file: SellerFile) -> None:
    cell(editor, 0, QUANTITY, "9", ENTER, ESCAPE)
    editor.table.setFocus()
    back(editor.table)
    assert editor.table.lines()[0].quantity == Decimal(4)
    assert kept(file, editor).lines[0].quantity == Decimal(4)
    forth(editor.table)
    assert kept(file, editor).lines[0].quantity == Decimal(9)


def test_ctrl_shift_z_does_it_again_too(editor: OfferEditor) -> None:
    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    editor.table.setFocus()
    back(editor.table)
    QTest.keyClick(editor.table, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert editor.table.lines()[0].unit_price == Decimal(5)


def test_typing_in_one_field_is_one_step_whatever_is_saved_meanwhile(
    editor: OfferEditor, file: SellerFile
) -> None:
    before = editor.terms.reference.value()
    editor.terms.reference.setFocus()
    QTest.keyClicks(editor.terms.reference, "inkoop")
    assert kept(file, editor).customer_reference == before + "inkoop"
    QTest.keyClicks(editor.terms.reference, "/2611")
    back(editor.terms.reference)
    assert editor.terms.reference.value() == before
    assert kept(file, editor).customer_reference == before
    forth(editor.terms.reference)
    assert editor.terms.reference.value() == before + "inkoop/2611"


def test_fields_are_taken_back_in_the_order_they_were_changed(editor: OfferEditor) -> None:
    editor.paper.show_page(1)
    editor.letter.subject.setFocus()
    QTest.keyClicks(editor.letter.subject, "Glas")
    editor.totals.chance.setFocus()
    editor.totals.chance.selectAll()
    QTest.keyClicks(editor.totals.chance, "25")
    back(editor.totals.chance)
    assert editor.totals.chance.value() == Decimal(60)
    assert editor.letter.subject.value().endswith("Glas")
    back(editor.totals.chance)
    assert not editor.letter.subject.value().endswith("Glas")


def test_a_new_line_is_one_step_though_it_was_kept_while_it_was_typed(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "Opruiming")
    editor.table._keep_draft()
    assert len(editor.table.lines()) == 2
    type_into(editor.table.editor(), " zolder", ENTER, ESCAPE)
    editor.table.setFocus()
    back(editor.table)
    assert len(editor.table.lines()) == 1
    forth(editor.table)
    assert editor.table.lines()[1].description == "Opruiming zolder"


def test_a_cell_that_is_given_up_is_no_step(editor: OfferEditor) -> None:
    cell(editor, 0, QUANTITY, "77")
    editor.table._keep_draft()
    type_into(editor.table.editor(), "", ESCAPE)
    assert not editor.steps.history.can(-1)


def test_in_an_open_cell_its_own_letters_go_first(editor: OfferEditor) -> None:
    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    editor.table.open_cell(0, DESCRIPTION)
    open_cell = editor.table.editor()
    assert open_cell is not None
    QTest.keyClicks(open_cell, "x")
    back(open_cell)
    assert editor.table.lines()[0].unit_price == Decimal(5)
    assert editor.table.editor() is open_cell
    type_into(open_cell, "", ESCAPE)
    editor.table.open_cell(0, DESCRIPTION)
    untouched = editor.table.editor()
    assert untouched is not None
    back(untouched)
    assert editor.table.lines()[0].unit_price == Decimal("312.50")
    assert editor.table.editor() is None


def test_removing_moving_and_pasting_are_taken_back_whole(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "tweede", ENTER, ESCAPE)
    start = editor.table.lines()
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.table.model().index(0, DESCRIPTION))
    editor.table.move_line(start[0], 1)
    editor.table.copy_all()
    editor.table.paste()
    editor.table.remove()
    for _step in range(3):
        back(editor.table)
    assert editor.table.lines() == start


def test_a_hundred_steps_and_more_go_back_to_the_beginning(editor: OfferEditor) -> None:
    start = editor.draft
    editor.table.setFocus()
    for count in range(150):
        editor.table.take_lines([replace(editor.table.lines()[0], quantity=Decimal(count + 10))])
    for _step in range(150):
        editor.steps.go(-1)
    assert editor.draft == start
    assert not editor.steps.history.can(-1)
    for _step in range(150):
        editor.steps.go(1)
    assert editor.table.lines()[0].quantity == Decimal(159)


def test_going_back_shows_where_it_was(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "tweede", ENTER, ESCAPE)
    cell(editor, 1, PRICE, "7", ENTER, ESCAPE)
    editor.paper.show_page(1)
    editor.letter.subject.setFocus()
    back(editor.letter.subject)
    assert editor.paper.pages.currentIndex() == 0
    assert editor.table.currentIndex().row() == 1


def test_a_new_change_ends_what_could_be_done_again(editor: OfferEditor) -> None:
    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    editor.steps.go(-1)
    cell(editor, 0, PRICE, "6", ENTER, ESCAPE)
    assert not editor.steps.history.can(1)


def test_another_offer_has_a_history_of_its_own(editor: OfferEditor, file: SellerFile, rooms: Rooms) -> None:
    from tests.offer_desk import a_customer, a_draft, offer_place

    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    assert editor.steps.history.can(-1)
    other = a_draft(file, a_customer(file))
    assert not rooms.open(offer_place(other.id), OfferEditor).steps.history.can(-1)


def test_what_was_sent_is_taken_back_by_nobody(editor: OfferEditor, file: SellerFile) -> None:
    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    kept(file, editor)
    file.offers.release(editor.offer_id, "besproken", "besproken")
    editor.reload()
    editor.desk.work.wait_idle()
    QApplication.processEvents()
    before = editor.draft
    editor.steps.go(-1)
    assert editor.draft == before


def test_both_ways_are_in_the_palette(editor: OfferEditor) -> None:
    actions = {action.id: action for action in editor.desk.actions.all()}
    assert not actions["offer.undo"].enabled()
    cell(editor, 0, PRICE, "5", ENTER, ESCAPE)
    actions["offer.undo"].run()
    actions["offer.redo"].run()
    assert editor.table.lines()[0].unit_price == Decimal(5)


OFFER = an_offer(lines=(an_offer_line(), an_offer_line()))


@pytest.mark.parametrize(
    ("over", "steps"),
    [
        ({"subject": "x"}, 1),
        ({"subject": "x", "benefits": "y"}, 0),
        ({"lines": OFFER.lines[:1]}, 0),
        ({"lines": (replace(OFFER.lines[0], note="x"), OFFER.lines[1])}, 2),
        ({"lines": (replace(OFFER.lines[0], note="x", unit="y"), OFFER.lines[1])}, 0),
        ({"lines": tuple(replace(line, kind=LineKind.OPTION) for line in OFFER.lines)}, 0),
    ],
)
def test_only_one_field_or_one_cell_is_more_of_the_same(over: dict[str, object], steps: int) -> None:
    assert len(changed_in(OFFER, replace(OFFER, **over))) == steps  # type: ignore[arg-type]


def test_the_oldest_steps_are_forgotten_in_the_end() -> None:
    history = DraftHistory()
    offers = [replace(OFFER, number=number) for number in range(MOST_STEPS + 20)]
    for before, after in pairwise(offers):
        history.note(before, after)
        history.end_cell(after)
    now, steps = offers[-1], 0
    while (found := history.go(now, -1)) is not None:
        now, steps = found, steps + 1
    assert steps == MOST_STEPS
