"""The list of offers, where a new one begins, and the price list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.offer_shelves import Shelf
from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.offers.beginning import NewOffer
from salesdesk.ui.offers.compare import comparison_place
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.list import OfferListScreen, state_of
from salesdesk.ui.offers.products import ProductList
from salesdesk.ui.parts import Section
from salesdesk.ui.places import Place
from tests.builders import an_offer
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.audit import audit


def shown(screen: OfferListScreen) -> list[str]:
    return [offer.line.label for offer in screen.model.lines()]


def words_of(screen: OfferListScreen) -> str:
    return " | ".join(each.full_text() for each in screen.side.findChildren(ElidedLabel))


def a_past(file: SellerFile) -> None:
    """One draft promised yesterday, one that ends tomorrow, one won, one lost and one expired."""
    customer = a_customer(file)
    with file.database.write() as session:
        over: Any
        for number, over in enumerate(
            (
                {"promised_on": date(2026, 11, 23)},
                {"state": OfferState.RELEASED, "valid_until": date(2026, 11, 25)},
                {"state": OfferState.WON},
                {"state": OfferState.LOST},
                {"state": OfferState.EXPIRED, "decision_month": date(2026, 8, 1)},
                {"state": OfferState.RELEASED, "decision_month": date(2026, 8, 1)},
            ),
            start=1,
        ):
            records.save(session, an_offer(number=number, relation_id=customer.id, **over))


def test_an_empty_file_invites_to_the_first_offer(rooms: Rooms) -> None:
    screen = rooms.open(offer_place(), OfferListScreen)
    assert screen.header.sub.full_text() == "Nog geen offertes"
    assert audit(screen) == []
    screen.begin()
    assert rooms.went[-1] == offer_place(view="new")


def test_the_list_passes_the_audit(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    assert audit(rooms.open(offer_place(), OfferListScreen)) == []


@pytest.mark.usefixtures("large_type")
def test_list_beginning_and_prices_fit_with_letters_a_quarter_larger(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    assert audit(rooms.open(offer_place(), OfferListScreen)) == []
    assert audit(rooms.open(offer_place(view="new"), NewOffer)) == []
    assert audit(rooms.open(Place(Noun.PRODUCT), ProductList)) == []


def test_open_offers_come_first_and_the_rest_is_one_choice_away(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    screen = rooms.open(offer_place(), OfferListScreen)
    assert shown(screen) == ["OV6-1", "OV2-1", "OV1-1"]
    expected = {
        Shelf.TO_SEND: ["OV6-1", "OV2-1", "OV1-1"],
        Shelf.WAITING: [],
        Shelf.ENDING: ["OV2-1"],
        Shelf.LATE: ["OV1-1"],
        Shelf.LEAVE: [],
        Shelf.DECIDED: ["OV5-1", "OV4-1", "OV3-1"],
        Shelf.ALL: [f"OV{number}-1" for number in range(6, 0, -1)],
    }
    for shelf, labels in expected.items():
        place = list(Shelf).index(shelf)
        screen.filter.set_on(place)
        screen.filter.chosen.emit(place)
        assert shown(screen) == labels
        assert screen.nothing.isVisible() == (not labels)


def test_the_chips_count_and_go_round_by_key(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    screen = rooms.open(offer_place(), OfferListScreen)
    assert "Open 3" in screen.filter.accessibleName()
    screen.filter.setFocus()
    QTest.keyClick(screen.filter, Qt.Key.Key_End)
    assert len(shown(screen)) == 6
    screen.next_shelf()
    assert shown(screen) == ["OV6-1", "OV2-1", "OV1-1"]


def test_the_state_says_what_waits_first(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    screen = rooms.open(offer_place(), OfferListScreen)
    screen.show_all()
    rooms.settle()
    words = {offer.line.number: state_of(offer) for offer in screen.model.lines()}
    assert words[1] == ("belofte te laat", "bad")
    assert words[3] == ("gewonnen", "ok")
    assert words[6] == ("vastgelegd", "info")


def test_the_chosen_offer_is_compared_by_one_key(file: SellerFile, rooms: Rooms) -> None:
    sent = file.offers.release(a_draft(file, a_customer(file)).id).value
    second = file.offers.revise(sent.id).value
    screen = rooms.open(offer_place(), OfferListScreen)
    screen.compare()
    assert rooms.went[-1] == comparison_place(second.id)


def test_what_waits_stands_beside_the_list(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    words = words_of(rooms.open(offer_place(), OfferListScreen))
    assert "OV1-1, 1 dag te laat" in words
    assert "OV2-1, nog 1 dag" in words
    assert "OV6-1, zou in augustus beslissen" in words


def test_what_runs_out_beside_the_list_says_within_which_time(file: SellerFile, rooms: Rooms) -> None:
    """The chip above reckons with the seller's own days of warning, and so names less."""
    a_past(file)
    over = an_offer(
        number=9,
        relation_id=a_customer(file).id,
        state=OfferState.RELEASED,
        valid_until=date(2026, 11, 23),
    )
    with file.database.write() as session:
        records.save(session, over)
    screen = rooms.open(offer_place(), OfferListScreen)
    titles = [each.accessibleName() for each in screen.side.findChildren(Section)]
    assert titles[:2] == ["Beloofd", "Loopt binnen twee weken af"]
    assert "OV2-1, nog 1 dag" in words_of(screen)
    assert "OV9-1" not in words_of(screen)


def test_typing_finds_and_nothing_found_says_so(file: SellerFile, rooms: Rooms) -> None:
    a_past(file)
    screen = rooms.open(offer_place(), OfferListScreen)
    QTest.keyClicks(screen.search, "ov2")
    QTest.qWait(200)
    rooms.settle()
    assert shown(screen) == ["OV2-1"]
    QTest.keyClicks(screen.search, "zzz")
    QTest.qWait(200)
    rooms.settle()
    assert screen.nothing.isVisible()
    screen.show_all()
    rooms.settle()
    assert len(shown(screen)) == 6


def test_enter_opens_the_offer(file: SellerFile, rooms: Rooms) -> None:
    draft = a_draft(file, a_customer(file))
    screen = rooms.open(offer_place(), OfferListScreen)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert rooms.went[-1] == offer_place(draft.id)


def test_a_new_offer_begins_with_a_name_and_enter(file: SellerFile, rooms: Rooms) -> None:
    a_customer(file, name="Drukkerij Van Loon")
    wanted = a_customer(file, name="Bakkerij Ammerlaan")
    screen = rooms.open(offer_place(view="new"), NewOffer)
    assert audit(screen) == []
    QTest.keyClicks(screen.search, "ammer")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    rooms.settle()
    assert file.offers.lines() == []  # first his check is asked
    screen.choose.click()
    rooms.settle()
    editor = rooms.follow(OfferEditor)
    assert editor.view is not None
    assert editor.view.relation.id == wanted.id


def test_coming_back_to_the_beginning_makes_no_second_offer(file: SellerFile, rooms: Rooms) -> None:
    customer = a_customer(file)
    place = offer_place(customer.id, "new")
    rooms.open(place, NewOffer).choose.click()
    rooms.settle()
    a_draft(file, customer)
    rooms.follow(OfferEditor)
    rooms.open(place, NewOffer)
    assert len(file.offers.lines()) == 1


def test_several_found_are_chosen_from_the_list(file: SellerFile, rooms: Rooms) -> None:
    a_customer(file, name="Bakkerij Ammerlaan")
    a_customer(file, name="Bakkerij Dekker")
    screen = rooms.open(offer_place(view="new"), NewOffer)
    QTest.keyClicks(screen.search, "bakkerij")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    rooms.settle()
    assert file.offers.lines() == []
    screen.choose.click()
    rooms.settle()
    assert len(file.offers.lines()) == 1


def test_one_enter_begins_for_the_customer_that_is_lit(file: SellerFile, rooms: Rooms) -> None:
    a_customer(file, name="Bakkerij Ammerlaan")
    a_customer(file, name="Bakkerij Dekker")
    screen = rooms.open(offer_place(view="new"), NewOffer)
    QTest.keyClicks(screen.search, "bakkerij")
    QTest.qWait(150)
    rooms.settle()
    lit = screen.table.line()
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    rooms.settle()
    screen.begin()
    rooms.settle()
    editor = rooms.follow(OfferEditor)
    assert lit is not None
    assert editor.view is not None
    assert editor.view.relation.id == lit.id


@pytest.fixture
def price_list(rooms: Rooms) -> ProductList:
    return rooms.open(Place(Noun.PRODUCT), ProductList)


def test_the_price_list_passes_the_audit(price_list: ProductList) -> None:
    assert audit(price_list) == []


def test_an_article_is_changed_and_saves_by_itself(
    price_list: ProductList, file: SellerFile, rooms: Rooms
) -> None:
    price_list.table.choose(lambda line: line.code == "GL-04")
    price_list.form.price.setFocus()
    price_list.form.price.selectAll()
    QTest.keyClicks(price_list.form.price, "320,50")
    price_list.autosave.flush()
    rooms.settle()
    changed = file.products.by_code("gl-04")
    assert changed is not None
    assert changed.price == Decimal("320.50")


def test_a_new_article_needs_a_code_of_its_own(
    price_list: ProductList, file: SellerFile, rooms: Rooms
) -> None:
    price_list._begin()
    QTest.keyClicks(price_list.form.code, "GL-04")
    QTest.keyClicks(price_list.form.name, "Iets anders")
    price_list.autosave.flush()
    rooms.settle()
    assert "Glasbewassing" in price_list.form.code.error_text
    price_list.form.code.selectAll()
    QTest.keyClicks(price_list.form.code, "IA-1")
    price_list.autosave.flush()
    rooms.settle()
    assert file.products.by_code("IA-1") is not None


def test_a_removed_article_comes_back_by_undo(
    price_list: ProductList, file: SellerFile, rooms: Rooms
) -> None:
    price_list.table.choose(lambda line: line.code == "GL-04")
    price_list._remove()
    rooms.settle()
    assert file.products.by_code("GL-04") is None
    rooms.said[-1][1]()
    rooms.settle()
    assert file.products.by_code("GL-04") is not None


def test_the_price_list_is_searched(price_list: ProductList, rooms: Rooms) -> None:
    QTest.keyClicks(price_list.search, "schrob")
    QTest.qWait(200)
    rooms.settle()
    assert [line.code for line in price_list.model.lines()] == ["SZ-50"]
