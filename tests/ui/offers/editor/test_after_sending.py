"""What a sent offer can still do, and what stands around the lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.offer_check import Point
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import OfferState
from salesdesk.domain.vat import VatClass
from salesdesk.services.offer_sending import Sending
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui import ask
from salesdesk.ui.offers.decision_sheets import LostSheet
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DISCOUNT, PRICE, QUANTITY
from tests.answers import Answers
from tests.builders import TODAY, a_relation, a_sales_line, an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.offers.editor.conftest import ENTER, cell, kept


def a_sent_one(file: SellerFile, rooms: Rooms) -> OfferEditor:
    sent = file.offers.release(a_draft(file, a_customer(file)).id).value
    file.sending.send(sent.id, Sending(Way.PAPER, TODAY))
    return rooms.open(offer_place(sent.id), OfferEditor)


def test_no_reason_is_announced_on_an_offer_that_has_gone_out(file: SellerFile, rooms: Rooms) -> None:
    draft = a_draft(file, a_customer(file), discount_percent=Decimal(8), discount_reason="vaste klant")
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert "vraagt dat een reden" in editor.discount.note.text.text()
    sent = file.offers.release(draft.id).value
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    assert not editor.discount.note.isVisibleTo(editor)


def test_a_sent_offer_is_won_and_that_can_be_undone(file: SellerFile, rooms: Rooms, answers: Answers) -> None:
    answers.sheet = True
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
    editor: OfferEditor, file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    other = a_customer(file, name="Drukkerij Van Loon")

    def fill(_parent: object, _title: str, body: Any, _yes: str) -> bool:
        shown: list[Any] = []
        editor.life.copying.find_customers("loon", shown.extend)
        editor.desk.work.wait_idle()
        body.customer.take(shown[0])
        return True

    monkeypatch.setattr(ask, "sheet", fill)
    editor.life.copying.open(editor)
    rooms.settle()
    assert file.offers.lines()[0].relation_id == other.id
    assert ("show_sheet", "OV2-1: wat er anders is") in answers.asked
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
    assert words in rooms.open(offer_place(sent.id), OfferEditor).header.sub.full_text()
    file.sending.send(sent.id, Sending(Way.PAPER, TODAY))
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    days = (promised - TODAY).days
    kept_or_not = ("te laat verstuurd", "op tijd verstuurd", "eerder verstuurd")[(days > 0) - (days < 0) + 1]
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
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    editor.table.remove()
    assert "Zet regels" in editor.discount.words.text()


def test_the_share_given_away_is_one_figure_wherever_it_is_said(file: SellerFile, rooms: Rooms) -> None:
    draft = a_draft(file, a_customer(file), discount_percent=Decimal("25.44"))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert editor.discount.share.full_text() == "25,5\xa0% van bruto"
    assert "Samen 25,5\xa0%" in editor.discount.note.text.text()


def test_a_won_offer_shows_its_pdf_in_a_window_of_its_own(
    file: SellerFile, rooms: Rooms, qapp: QApplication
) -> None:
    editor = a_sent_one(file, rooms)
    file.offers.win(editor.offer_id)
    editor = rooms.open(offer_place(editor.offer_id), OfferEditor)
    editor.life.show_pdf()
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
