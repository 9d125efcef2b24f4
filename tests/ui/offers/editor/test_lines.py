"""Lines of an offer: by keys, pasted, moved, saved by themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.offer_check import Point
from salesdesk.domain.offers import LineKind
from salesdesk.domain.vat import VatClass
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import CODE, DESCRIPTION, DISCOUNT, PRICE, QUANTITY, VAT
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, type_into
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import ENTER, ESCAPE, cell, kept


def test_the_screen_shows_the_offer_its_check_and_its_totals(editor: OfferEditor) -> None:
    assert editor.header.title.full_text() == "Offerte OV1-1"
    assert editor.totals.total.text().endswith("1.512,50")
    assert "beslisser" not in editor.strip.cells[Point.DMU].evidence.full_text()
    assert editor.preview.place.text() == "1 van 1"


def test_the_editor_passes_the_audit(editor: OfferEditor) -> None:
    assert audit(editor) == []


@pytest.mark.usefixtures("large_type")
def test_the_editor_fits_with_letters_a_quarter_larger(file: SellerFile, rooms: Rooms) -> None:
    draft = a_draft(file, a_customer(file))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert audit(editor) == []
    editor.paper.show_page(1)
    assert audit(editor) == []


def test_lines_are_typed_with_the_keyboard_alone(editor: OfferEditor, file: SellerFile) -> None:
    editor.table.open_new()
    for row, (words, count) in enumerate((("SM-D5", "12"), ("sz-50", "1")), start=1):
        type_into(editor.table.editor(), words, ESCAPE, ENTER)
        assert editor.table.currentIndex().column() == QUANTITY
        type_into(
            editor.table.editor(),
            count,
            ENTER,
        )
        type_into(editor.table.editor(), "", ENTER)
        assert editor.table.currentIndex().column() == DISCOUNT
        type_into(editor.table.editor(), "", ENTER)
        assert (editor.table.currentIndex().row(), editor.table.currentIndex().column()) == (
            row + 1,
            DESCRIPTION,
        )
    lines = kept(file, editor).lines
    assert [(line.product_code, line.quantity, line.unit_price) for line in lines[1:]] == [
        ("SM-D5", Decimal(12), Decimal(985)),
        ("SZ-50", Decimal(1), Decimal(2450)),
    ]


def test_an_article_is_found_by_some_of_its_name(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "schrob", Qt.Key.Key_Down, ENTER)
    line = editor.table.lines()[1]
    assert (line.product_code, line.unit, line.unit_price) == ("SZ-50", "stuk", Decimal(2450))


@pytest.mark.parametrize("column", [CODE, DESCRIPTION])
def test_enter_takes_the_first_article_that_was_found(editor: OfferEditor, column: int) -> None:
    editor.table.open_cell(1, column)
    type_into(editor.table.editor(), "schrob", ENTER)
    assert editor.table.lines()[1].product_code == "SZ-50"


def test_escape_keeps_the_words_that_were_typed(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "schrob", ESCAPE, ENTER)
    line = editor.table.lines()[1]
    assert (line.description, line.product_code) == ("schrob", "")


def test_other_words_over_a_line_with_a_price_bring_no_article(editor: OfferEditor) -> None:
    price = editor.table.lines()[0].unit_price
    cell(editor, 0, DESCRIPTION, "schrob", ENTER)
    line = editor.table.lines()[0]
    assert (line.description, line.product_code, line.unit_price) == ("schrob", "GL-04", price)


def test_a_line_of_text_never_becomes_an_article(editor: OfferEditor) -> None:
    editor.table.add(LineKind.TEXT)
    type_into(editor.table.editor(), "schrob", ENTER)
    line = editor.table.lines()[1]
    assert (line.description, line.product_code) == ("schrob", "")


def test_the_first_line_of_a_fresh_offer_begins_where_the_next_ones_do(
    file: SellerFile, rooms: Rooms
) -> None:
    fresh = file.offers.start(a_customer(file).id).value
    editor = rooms.open(offer_place(fresh.id), OfferEditor)
    editor.table.setFocus()
    QTest.keyClicks(editor.table, "s")
    assert editor.table.currentIndex().column() == DESCRIPTION
    type_into(editor.table.editor(), "chrob", ENTER)
    assert editor.table.lines()[0].product_code == "SZ-50"


def test_another_offer_begins_there_too(editor: OfferEditor, file: SellerFile, rooms: Rooms) -> None:
    cell(editor, 0, PRICE, "5", ENTER)
    fresh = file.offers.start(a_customer(file).id).value
    editor = rooms.open(offer_place(fresh.id), OfferEditor)
    index = editor.table.currentIndex()
    assert (index.row(), index.column()) == (0, DESCRIPTION)


def test_a_name_that_begins_so_stands_above_one_that_holds_it(editor: OfferEditor) -> None:
    assert [found.code for found in editor.edits.articles.found("schoon")] == ["SM-D5"]
    assert [found.code for found in editor.edits.articles.found("s")][:2] == ["SM-D5", "SZ-50"]
    assert [found.code for found in editor.edits.articles.found("binnen")] == ["GL-04"]
    assert editor.edits.articles.found("") != []


def test_a_free_line_needs_no_article(editor: OfferEditor, file: SellerFile) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "Eenmalige opruiming zolder", ENTER)
    cell(editor, 1, PRICE, "1.234,5", ENTER)
    line = kept(file, editor).lines[1]
    assert (line.description, line.unit_price) == ("Eenmalige opruiming zolder", Decimal("1234.5"))


def test_figures_follow_every_cell_before_anything_is_saved(editor: OfferEditor) -> None:
    cell(editor, 0, QUANTITY, "8", ENTER)
    assert editor.totals.total.text().endswith("3.025,00")
    assert editor.totals.share.text().endswith("1.500,00")
    cell(editor, 0, DISCOUNT, "10", ENTER)
    assert editor.discount.amount.text().endswith("-250,00")
    assert "reden" in editor.discount.note.text.text()


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        (DISCOUNT, "101", "tussen 0 en 100"),
        (QUANTITY, "twaalf", "geen getal"),
        (QUANTITY, "1,23456", "drie cijfers"),
        (PRICE, "-5", "nooit negatief"),
        (PRICE, "9" * 14, "te groot"),
    ],
)
def test_a_cell_that_is_refused_stays_open_and_says_why(
    editor: OfferEditor, column: int, text: str, words: str
) -> None:
    before = editor.table.lines()
    cell(editor, 0, column, text, ENTER)
    open_cell = editor.table.editor()
    assert open_cell is not None
    assert words in open_cell.toolTip()
    assert words in editor.paper.hint.full_text()
    QTest.keyClick(open_cell, ESCAPE)
    assert editor.table.lines() == before


def test_a_negative_quantity_is_a_trade_in(editor: OfferEditor) -> None:
    cell(editor, 0, QUANTITY, "-2", ENTER)
    assert editor.table.lines()[0].net == Decimal(-625)


def test_a_removed_line_comes_back_where_it_was(editor: OfferEditor, rooms: Rooms) -> None:
    editor.table.add(LineKind.TEXT)
    type_into(editor.table.editor(), "Let op", ENTER)
    before = editor.table.lines()
    editor.table.setFocus()
    editor.table.choose(lambda line: line == before[0])
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert [line.id for line in editor.table.lines()] == [line.id for line in before[1:]]
    words, undo = rooms.said[-1]
    assert "verwijderd" in words
    undo()
    assert editor.table.lines() == before


def test_lines_move_with_alt_and_arrows(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "tweede", ENTER, ESCAPE)
    first, second = editor.table.lines()
    editor.table.choose(lambda line: line == second)
    QTest.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.id for line in editor.table.lines()] == [second.id, first.id]
    QTest.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.id for line in editor.table.lines()] == [second.id, first.id]


def test_an_option_stands_outside_the_total_and_a_text_has_no_amounts(editor: OfferEditor) -> None:
    editor.table.add(LineKind.OPTION)
    type_into(editor.table.editor(), "GL-04", ESCAPE, ENTER)
    editor.table.add(LineKind.TEXT)
    type_into(editor.table.editor(), "Inclusief materiaal", ENTER)
    assert editor.totals.total.text().endswith("1.512,50")
    assert [line.kind for line in editor.table.lines()][1:] == [LineKind.OPTION, LineKind.TEXT]
    text_row = [editor.table.model().index(2, column).data() for column in range(2, 8)]
    assert not any(text_row)


def test_copied_lines_can_be_pasted_again(editor: OfferEditor) -> None:
    editor.table.copy_all()
    editor.table.paste()
    first, second = editor.table.lines()
    assert (second.product_code, second.net, second.id != first.id) == ("GL-04", first.net, True)


def test_the_vat_column_comes_when_a_line_has_another_rate(editor: OfferEditor) -> None:
    assert editor.table.isColumnHidden(VAT)
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    editor.table.set_vat(VatClass.REDUCED)
    assert not editor.table.isColumnHidden(VAT)
    assert editor.totals.total.text().endswith("1.362,50")
    cell(editor, 0, VAT, "33", ENTER)
    assert "21" in editor.paper.hint.full_text()
    type_into(editor.table.editor(), "", ESCAPE)
    cell(editor, 0, VAT, "21", ENTER)
    assert editor.table.isColumnHidden(VAT)


def test_the_menu_of_a_line_offers_what_fits_it(editor: OfferEditor) -> None:
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    words = [action.text().partition("\t")[0] for action in editor.table.line_menu().actions()]
    assert "Optie van maken" in words
    editor.table.set_kind(LineKind.OPTION)
    assert editor.table.lines()[0].kind is LineKind.OPTION


def test_a_line_can_carry_a_note_in_small_letters(
    editor: OfferEditor, file: SellerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_parent: object, title: str, body: Any, _yes: str, *, text: str) -> bool:
        assert text == ""
        assert "Schoonloopmat" in title
        body.setPlainText("Inclusief wisselen")
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.table.setCurrentIndex(editor.table.model().index(0, 1))
    wanted = [action for action in editor.table.line_menu().actions() if action.text() == "Toelichting…"]
    wanted[0].trigger()
    assert kept(file, editor).lines[0].note == "Inclusief wisselen"


def test_what_is_typed_is_in_the_file_within_a_second(editor: OfferEditor, file: SellerFile) -> None:
    editor.terms.reference.setFocus()
    QTest.keyClicks(editor.terms.reference, "inkoop/2611")
    QTest.qWait(1000)
    editor.desk.work.wait_idle()
    assert file.offers.view(editor.offer_id).offer.customer_reference == "inkoop/2611"


def test_a_cell_that_is_still_open_is_in_the_file_within_a_second(
    editor: OfferEditor, file: SellerFile
) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "Eenmalige opruiming van de zol")
    QTest.qWait(800)
    editor.desk.work.wait_idle()
    lines = file.offers.view(editor.offer_id).offer.lines
    assert [line.description for line in lines[1:]] == ["Eenmalige opruiming van de zol"]
    type_into(editor.table.editor(), "der", ENTER)
    assert [line.description for line in kept(file, editor).lines[1:]] == [
        "Eenmalige opruiming van de zolder"
    ]


def test_a_cell_that_is_given_up_leaves_nothing_behind(editor: OfferEditor, file: SellerFile) -> None:
    before = editor.table.lines()
    cell(editor, 0, QUANTITY, "77")
    QTest.qWait(800)
    type_into(editor.table.editor(), "", ESCAPE)
    assert editor.table.lines() == before
    editor.table.open_new()
    type_into(editor.table.editor(), "weg")
    QTest.qWait(800)
    type_into(editor.table.editor(), "", ESCAPE)
    assert kept(file, editor).lines == before


def test_a_code_typed_slowly_still_brings_its_article(editor: OfferEditor) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "SZ-5")
    QTest.qWait(800)
    type_into(editor.table.editor(), "0", ESCAPE, ENTER)
    assert editor.table.lines()[1].unit_price == Decimal(2450)
    assert len(editor.table.lines()) == 2


def test_an_added_line_in_which_nothing_is_typed_goes_again(editor: OfferEditor) -> None:
    before = editor.table.lines()
    editor.table.add(LineKind.TEXT)
    type_into(editor.table.editor(), "", ENTER)
    assert editor.table.lines() == before


def test_shift_tab_goes_back_from_the_new_row(editor: OfferEditor) -> None:
    editor.table.open_new()
    open_cell = editor.table.editor()
    assert open_cell is not None
    QTest.keyClick(open_cell, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(1)
    assert editor.table.currentIndex().column() < DESCRIPTION
