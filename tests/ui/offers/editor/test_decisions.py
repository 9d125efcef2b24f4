"""Won and lost: on which day, late or not, why and to whom; and the way to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from salesdesk.domain.lost_reasons import LostReason
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.buttons import Button
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.offers.compare import CompareScreen, comparison_place
from salesdesk.ui.offers.decision_sheets import LostSheet, WonSheet
from salesdesk.ui.offers.editor import OfferEditor
from tests.answers import Answers
from tests.builders import TODAY, a_competitor
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import kept

Fill = Callable[..., bool]


def a_sent(file: SellerFile, *, ago: int = 0, valid: int = 30) -> Offer:
    """An offer sent so many days ago and valid so many days from then."""
    sent = file.offers.release(a_draft(file, a_customer(file)).id).value
    day = TODAY - timedelta(days=ago)
    aged = replace(sent, sent_on=day, offered_on=day, valid_until=day + timedelta(days=valid))
    with file.database.write() as session:
        records.save(session, aged)
    return aged


def filled(change: Callable[[WonSheet], object]) -> Fill:
    def fill(sheet: WonSheet, *_rest: object) -> bool:
        change(sheet)
        return True

    return fill


def test_an_order_is_in_on_the_day_the_customer_said_yes(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    sent = a_sent(file, ago=9)
    answers.sheet = filled(lambda sheet: sheet.day.set_value(TODAY - timedelta(days=3)))
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    editor.life.first.click()
    rooms.settle()
    offer = kept(file, editor)
    assert (offer.state, offer.decided_on) == (OfferState.WON, TODAY - timedelta(days=3))


@pytest.mark.parametrize(
    ("valid", "said", "is_late"),
    [(30, TODAY, False), (9, TODAY, False), (8, TODAY, True), (8, TODAY - timedelta(days=1), False)],
)
def test_after_the_last_day_the_sheet_asks_why_it_is_still_accepted(
    file: SellerFile, valid: int, said: date, is_late: bool
) -> None:
    sent = a_sent(file, ago=9, valid=valid)
    sheet = WonSheet(file.offers.view(sent.id), TODAY)
    sheet.day.set_value(said)
    sheet.day.edited.emit()
    assert sheet.late_form.isVisibleTo(sheet) == is_late
    assert sheet.late.isVisibleTo(sheet) == is_late


def test_a_late_order_keeps_its_reason_and_says_it(file: SellerFile, rooms: Rooms, answers: Answers) -> None:
    sent = a_sent(file, ago=40)
    file.offers.expire_due(TODAY)
    answers.sheet = filled(lambda sheet: sheet.late_reason.set_value("directie was weg"))
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    editor.life.first.click()
    rooms.settle()
    assert kept(file, editor).late_reason == "directie was weg"
    assert "directie was weg" in editor.header.sub.full_text()


def test_a_late_order_without_a_reason_is_refused_in_words(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    answers.sheet = [True, False]
    editor = rooms.open(offer_place(a_sent(file, ago=40).id), OfferEditor)
    editor.life.first.click()
    rooms.settle()
    assert kept(file, editor).state is OfferState.RELEASED
    sheet = editor.life.decisions.sheet
    assert isinstance(sheet, WonSheet)
    assert any("verlopen" in each.text() for each in sheet.late_form.findChildren(QLabel))


def test_a_prospect_is_told_to_become_a_customer(file: SellerFile) -> None:
    sheet = WonSheet(file.offers.view(a_sent(file).id), TODAY)
    assert any("wordt klant" in each.text() for each in sheet.findChildren(TextBlock))


def test_a_lost_offer_names_a_competitor_of_the_library(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    with file.database.write() as session:
        records.save(session, a_competitor(name="Buren Schoon"))

    def fill(sheet: LostSheet, *_rest: object) -> bool:
        sheet.why.set_value(LostReason.TERM)
        sheet.own.set_value("wij pas in maart")
        sheet.names.findChildren(Button)[0].click()
        return True

    answers.sheet = fill
    editor = rooms.open(offer_place(a_sent(file).id), OfferEditor)
    editor.life.second.click()
    rooms.settle()
    offer = kept(file, editor)
    assert (offer.lost_reason, offer.competitor) == ("levertijd: wij pas in maart", "Buren Schoon")


def two_revisions(file: SellerFile) -> Offer:
    first = a_sent(file)
    return file.offers.release(file.offers.revise(first.id).value.id).value


def test_one_click_leads_to_the_comparison_and_back(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(two_revisions(file).id), OfferEditor)
    editor.life.compare()
    screen = rooms.follow(CompareScreen)
    assert screen.header.title.full_text() == "OV1-1 → OV1-2"
    assert screen.nothing_row.isVisibleTo(screen)
    assert screen.sheet.isEnabled()
    assert audit(screen) == []


def test_the_comparison_of_a_draft_says_when_there_will_be_a_sheet(file: SellerFile, rooms: Rooms) -> None:
    draft = file.offers.revise(a_sent(file).id).value
    screen = rooms.open(comparison_place(draft.id), CompareScreen)
    assert not screen.sheet.isEnabled()
    assert not screen.mail.isEnabled()
    assert "nog niet verstuurd" in screen.note.text.text()


def test_another_offer_is_chosen_to_compare_with(file: SellerFile, rooms: Rooms) -> None:
    second = two_revisions(file)
    other = file.offers.copy(second.id).value
    screen = rooms.open(comparison_place(second.id), CompareScreen)
    screen.other.set_value(other.id)
    screen.other.edited.emit()
    again = rooms.follow(CompareScreen)
    assert again.shown is not None
    assert again.shown.before.id == other.id


def test_an_offer_with_nothing_beside_it_says_so(file: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(comparison_place(a_sent(file).id), CompareScreen)
    assert "niets om mee te vergelijken" in screen.note.text.text()
    assert not screen.line_card.isVisibleTo(screen)
    assert screen.back.hasFocus()
    screen.back.click()
    assert rooms.went[-1] == offer_place(screen.after_id)
    second = two_revisions(file)
    screen = rooms.open(comparison_place(second.id), CompareScreen)
    assert screen.strip.isVisibleTo(screen)
    assert not screen.back.isVisibleTo(screen)


@pytest.mark.usefixtures("large_type")
def test_the_comparison_fits_in_large_letters(file: SellerFile, rooms: Rooms) -> None:
    assert audit(rooms.open(comparison_place(two_revisions(file).id), CompareScreen)) == []
