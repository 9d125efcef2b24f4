"""Writing an offer: by keys, with its paper beside it, saved by itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from salesdesk.domain.offer_check import Point
from salesdesk.domain.offers import LineKind, OfferState
from salesdesk.domain.vat import VatClass
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui import ask
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, DISCOUNT, PRICE, QUANTITY, VAT
from salesdesk.ui.offers.preview import PreviewPane
from salesdesk.ui.offers.turns import LostSheet, SendSheet
from tests.answers import Answers
from tests.builders import TODAY, a_relation, a_sales_line, an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, type_into
from tests.ui.audit import audit

ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture
def editor(file: SellerFile, rooms: Rooms) -> OfferEditor:
    draft = a_draft(file, a_customer(file))
    return rooms.open(offer_place(draft.id), OfferEditor)


def kept(file: SellerFile, editor: OfferEditor) -> Any:
    editor.autosave.flush()
    editor.desk.work.wait_idle()
    return file.offers.view(editor.offer_id).offer


def cell(editor: OfferEditor, row: int, column: int, text: str, *keys: Qt.Key) -> None:
    assert editor.table.open_cell(row, column)
    type_into(editor.table.editor(), text, *keys)


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


def test_enter_takes_the_first_article_that_was_found(editor: OfferEditor) -> None:
    editor.table.open_cell(1, 0)
    type_into(editor.table.editor(), "schrob", ENTER)
    assert editor.table.lines()[1].product_code == "SZ-50"


def test_a_name_that_begins_so_stands_above_one_that_holds_it(editor: OfferEditor) -> None:
    assert [found.code for found in editor.edits.found("schoon")] == ["SM-D5"]
    assert [found.code for found in editor.edits.found("s")][:2] == ["SM-D5", "SZ-50"]
    assert [found.code for found in editor.edits.found("binnen")] == ["GL-04"]
    assert editor.edits.found("") != []


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
    assert editor.table.lines() == before[1:]
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
    assert editor.table.lines() == (second, first)
    QTest.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.table.lines() == (second, first)


def test_an_option_stands_outside_the_total_and_a_text_has_no_amounts(editor: OfferEditor) -> None:
    editor.table.add(LineKind.OPTION)
    type_into(editor.table.editor(), "GL-04", ESCAPE, ENTER)
    editor.table.add(LineKind.TEXT)
    type_into(editor.table.editor(), "Inclusief materiaal", ENTER)
    assert editor.totals.total.text().endswith("1.512,50")
    assert [line.kind for line in editor.table.lines()][1:] == [LineKind.OPTION, LineKind.TEXT]
    text_row = [editor.table.model().index(2, column).data() for column in range(2, 8)]
    assert not any(text_row)


def test_rows_from_excel_are_pasted_and_unreadable_ones_are_counted(
    editor: OfferEditor, rooms: Rooms, file: SellerFile
) -> None:
    QGuiApplication.clipboard().setText("SM-D5\t\t6\nZeep, 5 liter\t10\t4,25\nkapot\ttien\t1\n\n")
    editor.table.paste()
    assert [(line.description, line.quantity, line.unit_price) for line in kept(file, editor).lines[1:]] == [
        ("Dagelijkse schoonmaak, 5× per week", Decimal(6), Decimal(985)),
        ("Zeep, 5 liter", Decimal(10), Decimal("4.25")),
    ]
    assert [words for words, _undo in rooms.said] == ["2 regels geplakt", "1 rij was niet te lezen"]
    rooms.said[0][1]()
    assert len(editor.table.lines()) == 1


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
    def fill(_parent: object, title: str, body: Any, _yes: str) -> bool:
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


def test_the_paper_follows_a_moment_after_the_last_key(editor: OfferEditor, rooms: Rooms) -> None:
    before = editor.preview.paper.grab().toImage()
    cell(editor, 0, QUANTITY, "40", ENTER)
    assert "wachten" in editor.preview.state.full_text()
    QTest.qWait(300)
    rooms.settle()
    assert editor.preview.state.full_text() == "bijgewerkt"
    assert editor.preview.paper.grab().toImage() != before


def test_the_paper_can_be_turned_zoomed_and_hidden(file: SellerFile, rooms: Rooms) -> None:
    lines = tuple(an_offer_line(description=f"regel {number}") for number in range(60))
    draft = a_draft(file, a_customer(file), lines=lines)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    preview = editor.preview
    wide = preview.paper.width()
    preview.after.click()
    rooms.settle()
    assert preview.place.text().startswith("2 van ")
    for _press in range(3):
        preview.larger.click()
    rooms.settle()
    assert preview.paper.width() > wide
    editor.turn_preview()
    assert not preview.isVisible()


def test_a_narrow_window_takes_room_from_the_paper(editor: OfferEditor) -> None:
    editor.resize(1158, 700)
    assert editor.preview.width() == PreviewPane.WIDE
    editor.resize(1072, 680)
    assert editor.preview.width() == 1072 - 738
    editor.resize(900, 680)
    assert editor.preview.width() == PreviewPane.LEAST


def test_the_letter_is_written_beside_the_lines(editor: OfferEditor, file: SellerFile) -> None:
    editor.paper.pager.chosen.emit(1)
    editor.letter.subject.setFocus()
    QTest.keyClicks(editor.letter.subject, "Schoonmaak")
    editor.letter.language.setCurrentIndex(1)
    editor.letter.language.activated.emit(1)
    offer = kept(file, editor)
    assert (offer.subject, offer.language) == ("Schoonmaak", "en")


@pytest.mark.parametrize("words", ["<b", "</para>", '<img src="/etc/hostname"/>', "Łukasz & Zoë – €"])
def test_nasty_words_are_shown_and_printed_as_they_are(editor: OfferEditor, rooms: Rooms, words: str) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), words, ENTER)
    assert editor.table.lines()[1].description == words
    QTest.qWait(250)
    rooms.settle()
    assert editor.preview.state.full_text() == "bijgewerkt"
    assert not editor.preview.trouble.isVisible()


def test_characters_the_paper_lacks_are_named(editor: OfferEditor, rooms: Rooms) -> None:
    editor.table.open_new()
    type_into(editor.table.editor(), "漢字", ENTER)
    QTest.qWait(250)
    rooms.settle()
    assert "漢" in editor.preview.trouble.text.text()


def test_the_points_are_answered_under_the_strip(editor: OfferEditor, file: SellerFile) -> None:
    editor.strip.cells[Point.BUDGET].click()
    assert editor.question is not None
    editor.question.budget.setFocus()
    editor.question.budget.selectAll()
    QTest.keyClicks(editor.question.budget, "1000")
    assert "te veel" in editor.strip.cells[Point.BUDGET].evidence.full_text()
    editor.strip.cells[Point.CHANCE].click()
    editor.question.chance.selectAll()
    QTest.keyClicks(editor.question.chance, "20")
    editor.strip.cells[Point.TERM].click()
    editor.question.month.setCurrentIndex(3)
    editor.question.month.activated.emit(3)
    editor.strip.cells[Point.SOLUTION].click()
    editor.question.verdict.chosen.emit(1)
    offer = kept(file, editor)
    assert (offer.budget, offer.chance_percent, offer.has_solution) == (Decimal(1000), 20, False)
    assert offer.decision_month == date(2027, 1, 1)
    assert not editor.strip.cells[Point.SOLUTION].evidence.full_text().startswith("opname")


def test_a_question_stays_open_when_its_words_are_clicked(editor: OfferEditor) -> None:
    editor.strip.cells[Point.BUDGET].click()
    assert editor.question is not None
    words = next(each for each in editor.question.findChildren(QLabel) if each.isVisible())
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert editor.question.isVisible()
    assert editor.question.budget.hasFocus()


def test_the_decider_is_recorded_at_the_relation(editor: OfferEditor, rooms: Rooms) -> None:
    editor.strip.cells[Point.DMU].click()
    assert editor.question is not None
    editor.question.to_relation.click()
    assert editor.view is not None
    assert rooms.went[-1].id == editor.view.relation.id


def test_the_promise_is_a_date_of_its_own(editor: OfferEditor, file: SellerFile) -> None:
    editor.life.open_promise()
    QTest.keyClicks(editor.life.promise_field, "26-11")
    offer = kept(file, editor)
    assert offer.promised_on == date(2026, 11, 26)
    assert "nog 2 dagen" in editor.header.sub.full_text()


def test_sending_asks_nothing_but_a_nod_when_all_is_well(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    answers.sheet = True
    editor.life.send()
    rooms.settle()
    assert kept(file, editor).state is OfferState.RELEASED
    assert "ligt vast" in rooms.said[-1][0]
    assert not editor.table.open_cell(0, QUANTITY)
    assert not editor.terms.contact.isEnabled()
    assert not editor.paper.adders.isVisible()


def test_no_is_no(editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers) -> None:
    answers.sheet = False
    editor.life.send()
    rooms.settle()
    assert kept(file, editor).state is OfferState.DRAFT


def test_an_unfinished_offer_says_what_stands_in_the_way_and_opens_it(
    editor: OfferEditor, answers: Answers
) -> None:
    cell(editor, 0, QUANTITY, "0", ENTER)
    type_into(editor.table.editor(), "", ESCAPE)
    editor.life.send()
    assert "aantal van nul" in editor.trouble.text.text()
    assert editor.table.editor() is not None
    assert answers.asked == []


def test_against_advice_the_reason_is_asked_and_kept(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(file, a_customer(file), chance_percent=10)
    editor = rooms.open(offer_place(draft.id), OfferEditor)

    def fill(_parent: object, _title: str, body: SendSheet, _yes: str) -> bool:
        assert body.form.isVisibleTo(body)
        body.reason.setPlainText("vaste klant")
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.send()
    rooms.settle()
    assert kept(file, editor).override_reason == "vaste klant"
    assert "tegen advies" in editor.header.sub.full_text()


def test_without_the_reason_it_is_refused_in_words(file: SellerFile, rooms: Rooms, answers: Answers) -> None:
    draft = a_draft(file, a_customer(file), chance_percent=10)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    answers.sheet = True
    editor.life.send()
    rooms.settle()
    assert "reden" in editor.trouble.text.text()
    assert kept(file, editor).state is OfferState.DRAFT


def a_sent_one(file: SellerFile, rooms: Rooms) -> OfferEditor:
    sent = file.offers.release(a_draft(file, a_customer(file)).id).value
    return rooms.open(offer_place(sent.id), OfferEditor)


def test_a_sent_offer_is_won_and_that_can_be_undone(file: SellerFile, rooms: Rooms) -> None:
    editor = a_sent_one(file, rooms)
    editor.life.first.click()
    rooms.settle()
    assert kept(file, editor).state is OfferState.WON
    rooms.said[-1][1]()
    rooms.settle()
    assert kept(file, editor).state is OfferState.RELEASED


def test_a_lost_offer_keeps_why_and_to_whom(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = a_sent_one(file, rooms)

    def fill(_parent: object, _title: str, body: LostSheet, _yes: str) -> bool:
        body.own.setText("4 % goedkoper")
        body.competitor.setText("De Buren")
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.second.click()
    rooms.settle()
    offer = kept(file, editor)
    assert (offer.lost_reason, offer.competitor) == ("prijs: 4 % goedkoper", "De Buren")
    assert "prijs" in editor.header.sub.full_text()


def test_what_is_expected_of_a_sent_offer_may_change(file: SellerFile, rooms: Rooms) -> None:
    editor = a_sent_one(file, rooms)
    editor.totals.chance.setFocus()
    editor.totals.chance.selectAll()
    QTest.keyClicks(editor.totals.chance, "25")
    assert kept(file, editor).chance_percent == 25


def test_a_new_revision_opens_as_a_draft(file: SellerFile, rooms: Rooms) -> None:
    editor = a_sent_one(file, rooms)
    editor.life.revise()
    rooms.settle()
    again = rooms.follow(OfferEditor)
    assert again.header.title.full_text() == "Offerte OV1-2"
    assert again.writable()
    words = [action.text() for action in again.life.menu().actions()]
    assert {"Revisies", "Concept verwijderen"} <= set(words)


def test_a_copy_goes_to_another_customer(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = a_customer(file, name="Drukkerij Van Loon")

    def fill(_parent: object, _title: str, body: Any, _yes: str) -> bool:
        shown: list[Any] = []
        editor.life._find_customers("loon", shown.extend)
        editor.desk.work.wait_idle()
        body.customer.take(shown[0])
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.copy_to()
    rooms.settle()
    assert file.offers.lines()[0].relation_id == other.id
    editor.life.copy()
    rooms.settle()
    assert file.offers.lines()[0].label == "OV3-1"


def test_a_thrown_away_draft_comes_back_by_undo(editor: OfferEditor, file: SellerFile, rooms: Rooms) -> None:
    editor.life.delete()
    rooms.settle()
    assert file.offers.lines() == []
    assert rooms.went[-1] == offer_place()
    rooms.said[-1][1]()
    rooms.settle()
    assert len(file.offers.lines()) == 1


def test_what_the_customer_paid_before_stands_under_the_lines(file: SellerFile, rooms: Rooms) -> None:
    customer = a_customer(file)
    with file.database.write() as session:
        records.save(
            session,
            a_sales_line(
                relation_id=customer.id, product_code="GL-04", quantity=Decimal(2), amount=Decimal(590)
            ),
        )
    editor = rooms.open(offer_place(a_draft(file, customer).id), OfferEditor)
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    assert "295,00" in editor.paper.hint.full_text()


def test_a_change_elsewhere_does_not_overwrite_what_is_typed(
    editor: OfferEditor, file: SellerFile, rooms: Rooms
) -> None:
    QTest.keyClicks(editor.terms.reference, "mijn")
    editor.desk.work.ask(lambda: file.offers.promise(editor.offer_id, TODAY))
    editor.desk.work.wait_idle()
    assert editor.terms.reference.text() == "mijn"
    offer = kept(file, editor)
    assert (offer.customer_reference, offer.promised_on) == ("mijn", TODAY)


def test_two_hundred_lines_are_edited_without_lag(file: SellerFile, rooms: Rooms) -> None:
    lines = tuple(an_offer_line(description=f"regel {number}") for number in range(200))
    editor = rooms.open(offer_place(a_draft(file, a_customer(file), lines=lines).id), OfferEditor)
    cell(editor, 150, QUANTITY, "7", ENTER)
    assert kept(file, editor).lines[150].quantity == Decimal(7)


def test_an_offer_for_a_customer_without_people_has_nobody_to_address(file: SellerFile, rooms: Rooms) -> None:
    lonely = a_relation()
    with file.database.write() as session:
        records.save(session, lonely)
    editor = rooms.open(offer_place(a_draft(file, lonely).id), OfferEditor)
    assert editor.terms.contact.value() is None
    assert editor.strip.cells[Point.DMU].mark.accessibleName()


@pytest.mark.parametrize(
    ("promised", "words"),
    [
        (date(2026, 11, 22), "2 dagen te laat"),
        (date(2026, 11, 24), "dat is vandaag"),
        (date(2026, 11, 25), "nog 1 dag"),
    ],
)
def test_the_promise_is_said_in_the_header(
    file: SellerFile, rooms: Rooms, promised: date, words: str
) -> None:
    draft = a_draft(file, a_customer(file), promised_on=promised)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert words in editor.header.sub.full_text()
    sent = file.offers.release(draft.id).value
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    kept_or_not = "te laat verstuurd" if promised < TODAY else "op tijd verstuurd"
    assert kept_or_not in editor.header.sub.full_text()


def test_a_price_far_from_what_others_pay_is_pointed_out(file: SellerFile, rooms: Rooms) -> None:
    others = [a_customer(file) for _number in range(3)]
    with file.database.write() as session:
        for other in others:
            sold = a_sales_line(
                relation_id=other.id, product_code="GL-04", quantity=Decimal(1), amount=Decimal(250)
            )
            records.save(session, sold)
    editor = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
    assert "GL-04 ligt 25" in editor.discount.note.text.text()
    cell(editor, 0, PRICE, "125", ENTER)
    assert "onder wat anderen betalen" in editor.discount.note.text.text()


def test_a_discount_that_eats_the_margin_says_so(editor: OfferEditor) -> None:
    cell(editor, 0, DISCOUNT, "60", ENTER)
    assert "toe" in editor.discount.words.text()
    editor.table.remove_line(editor.table.lines()[0])
    assert "Zet regels" in editor.discount.words.text()


def test_a_won_offer_shows_its_pdf_in_a_window_of_its_own(
    file: SellerFile, rooms: Rooms, qapp: QApplication
) -> None:
    editor = a_sent_one(file, rooms)
    file.offers.win(editor.offer_id)
    editor = rooms.open(offer_place(editor.offer_id), OfferEditor)
    editor.life.first.click()
    rooms.settle()
    windows = [window for window in qapp.topLevelWidgets() if window.windowTitle().startswith("OV1-1")]
    assert len(windows) == 1
    windows[0].close()


def test_a_lost_offer_begins_again_as_a_revision(file: SellerFile, rooms: Rooms) -> None:
    editor = a_sent_one(file, rooms)
    file.offers.lose(editor.offer_id, "prijs")
    editor = rooms.open(offer_place(editor.offer_id), OfferEditor)
    assert not editor.totals.month.isEnabled()
    editor.life.first.click()
    rooms.settle()
    assert rooms.follow(OfferEditor).header.title.full_text() == "Offerte OV1-2"


def test_an_offer_without_a_rate_says_so_instead_of_a_total(file: SellerFile, rooms: Rooms) -> None:
    lines = (an_offer_line(vat_class=VatClass.MIDDLE),)
    editor = rooms.open(offer_place(a_draft(file, a_customer(file), lines=lines).id), OfferEditor)
    assert "btw-tarief" in editor.totals.trouble.text.text()
    assert editor.totals.total.text() == "–"
    QTest.qWait(250)
    rooms.settle()
    assert "btw-tarief" in editor.preview.trouble.text.text()
