"""The cards below the lines fold into one line that keeps reckoning."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from salesdesk.ui.offers.editor import OfferEditor
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import ENTER, cell


def room_for_lines(editor: OfferEditor) -> int:
    editor.window().grab()
    QApplication.processEvents()  # the layout follows
    return editor.paper.height()


def test_folding_gives_the_lines_the_room_and_unfolding_takes_it_back(editor: OfferEditor) -> None:
    before = room_for_lines(editor)
    editor.sums.turn()
    assert room_for_lines(editor) > before + 100
    editor.sums.turn()
    assert (editor.sums.is_folded, room_for_lines(editor)) == (False, before)


def test_the_folded_line_says_the_total_as_it_is_now(editor: OfferEditor) -> None:
    editor.sums.turn()
    before = editor.sums.total.text()
    cell(editor, 0, 4, "100", ENTER)
    assert editor.sums.total.text() == editor.totals.total.text() != before


def test_the_keyboard_stays_on_the_button_that_turns_it_back(editor: OfferEditor) -> None:
    editor.sums.fold.setFocus()
    editor.sums.fold.click()
    assert editor.sums.unfold.hasFocus()
    editor.sums.unfold.click()
    assert editor.sums.fold.hasFocus()


def test_the_folded_editor_is_laid_out_well(editor: OfferEditor) -> None:
    editor.sums.turn()
    assert audit(editor) == []
