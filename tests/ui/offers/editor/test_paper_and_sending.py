"""The paper beside the lines, the five points, and sending."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from salesdesk.domain.offer_check import Point
from salesdesk.domain.offers import OfferState
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.buttons import primary
from salesdesk.ui.labels import Chip
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import QUANTITY
from salesdesk.ui.offers.preview import PreviewPane
from salesdesk.ui.offers.turns import ReleaseSheet
from tests.answers import Answers
from tests.builders import an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, type_into
from tests.ui.offers.editor.conftest import ENTER, ESCAPE, cell, kept


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
    assert editor.preview.paper.width() <= PreviewPane.LEAST  # before a page of that width is made


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
    editor.life.promise.open()
    QTest.keyClicks(editor.life.promise.field, "26-11")
    offer = kept(file, editor)
    assert offer.promised_on == date(2026, 11, 26)
    assert "nog 2 dagen" in editor.header.sub.full_text()


def test_sending_asks_nothing_but_a_nod_when_all_is_well(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    answers.sheet = [True, False]  # it is laid down, and goes out another time
    editor.life.send()
    rooms.settle()
    assert kept(file, editor).state is OfferState.RELEASED
    assert editor.header.findChildren(Chip)[0].text() == "vastgelegd"
    assert not editor.table.open_cell(0, QUANTITY)
    assert not editor.terms.contact.isEnabled()
    assert not editor.paper.adders.isVisible()


def test_nothing_is_sent_while_a_cell_holds_what_was_refused(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    cell(editor, 0, QUANTITY, "abc")
    editor.life.send()
    open_cell = editor.table.editor()
    assert open_cell is not None
    assert open_cell.text() == "abc"
    assert "geen getal" in open_cell.toolTip()
    assert "Nog niet verstuurd" in rooms.said[-1][0]
    assert answers.asked == []
    assert kept(file, editor).state is OfferState.DRAFT


def test_an_open_cell_goes_out_with_what_was_typed(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    answers.sheet = [True, False]
    cell(editor, 0, QUANTITY, "7")
    editor.life.send()
    rooms.settle()
    offer = kept(file, editor)
    assert (offer.state, offer.lines[0].quantity) == (OfferState.RELEASED, Decimal(7))


def test_the_sheet_names_lines_without_a_price_and_sends_them_all_the_same(
    editor: OfferEditor, file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    said: list[str] = []

    def nod(body: QWidget, _yes: str) -> bool:
        if not isinstance(body, ReleaseSheet):
            return False
        said.append(body.free.text.text() if body.free.isVisibleTo(body) else "")
        return True

    answers.sheet = nod
    editor.table.open_new()
    type_into(editor.table.editor(), "Opruiming zolder", ENTER)
    editor.life.send()
    rooms.settle()
    assert said == ["1 regel heeft prijs €\xa00,00: Opruiming zolder"]
    assert kept(file, editor).state is OfferState.RELEASED


def test_the_sheet_begins_in_the_first_reason_that_is_still_to_be_written(
    file: SellerFile, rooms: Rooms
) -> None:
    over: dict[str, Any] = {
        "chance_percent": 10,
        "discount_percent": Decimal(8),
        "override_reason": "vaste klant",
    }
    draft = a_draft(file, a_customer(file), **over)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert editor.life.view is not None
    sheet = ReleaseSheet(editor.life.view, draft)
    asked = ask.Question(None, "Vastleggen", "", sheet)
    asked.add(primary("Vastleggen"), 1)
    asked.show()
    assert asked.focusWidget() is sheet.discount_reason
    asked.close()


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

    def fill(_parent: object, _title: str, body: QWidget, _yes: str) -> bool:
        if not isinstance(body, ReleaseSheet):
            return False
        assert body.form.isVisibleTo(body)
        body.reason.setPlainText("vaste klant")
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.send()
    rooms.settle()
    assert kept(file, editor).override_reason == "vaste klant"
    assert "tegen advies" in editor.header.sub.full_text()


def test_a_missing_reason_is_asked_again_with_what_was_typed(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(file, a_customer(file), chance_percent=10, discount_percent=Decimal(8))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    seen: list[tuple[str, str]] = []

    def fill(_parent: object, _title: str, body: ReleaseSheet, _yes: str) -> bool:
        seen.append((body.reason.value(), body.form._rows["discount_reason"].error.text()))
        body.reason.set_value("vaste klant")
        return len(seen) == 1

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.send()
    rooms.settle()
    assert len(seen) == 2
    assert seen[1][0] == "vaste klant"
    assert "reden" in seen[1][1]
    assert kept(file, editor).state is OfferState.DRAFT
