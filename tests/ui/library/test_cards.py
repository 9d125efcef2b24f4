"""The page of business cards: counting, what they look like, printing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.company import Seller
from salesdesk.paper.preview import whole_text
from salesdesk.services.business_cards import CardSheet
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.library.cards import CardScreen
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit

CARDS = Place(Noun.LIBRARY, view="cards")


def opened(rooms: Rooms) -> CardScreen:
    screen = rooms.open(CARDS, CardScreen)
    rooms.settle()
    return screen


def press(screen: CardScreen, words: str) -> None:
    next(each for each in screen.findChildren(Button) if each.text() == words).click()


def papers() -> list[PaperWindow]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, PaperWindow)]


@pytest.mark.parametrize(
    ("button", "left"), [("−1 meegegeven", 33), ("−5 meegegeven", 29), ("+10 gedrukt", 44)]
)
def test_cards_are_counted_with_one_press_and_back(
    rooms: Rooms, sample: SellerFile, desk: Desk, button: str, left: int
) -> None:
    undo: list[object] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen = opened(rooms)
    press(screen, button)
    rooms.settle()
    assert sample.business_cards.view().count == left
    assert screen.left.text() == f"{left} kaartjes in je tas"
    undo[-1]()  # type: ignore[operator]
    rooms.settle()
    assert sample.business_cards.view().count == 34


def test_below_the_limit_the_page_warns(rooms: Rooms) -> None:
    screen = opened(rooms)
    assert not screen.low.isVisible()
    type_into(screen.warn, "40")
    screen.autosave.flush()
    rooms.settle()
    assert screen.low.isVisible()


def test_a_figure_that_is_none_is_said_at_its_field(rooms: Rooms, sample: SellerFile) -> None:
    screen = opened(rooms)
    type_into(screen.offset_x, "99")
    screen.autosave.flush()
    rooms.settle()
    assert screen.offset_x.error_text
    assert sample.business_cards.view().offset_x_mm == 0


def test_the_sheet_and_the_test_print_open_beside_the_desk(rooms: Rooms) -> None:
    screen = opened(rooms)
    screen.sheet.set_on(1)
    screen.print_sheet()
    screen.print_test()
    rooms.settle()
    texts = [whole_text(window.paper.content) for window in papers()]
    assert sorted(text.count("s.deboer@vechtster.example") for text in texts) == [0, 10]


def test_the_card_is_shown_as_it_will_be_printed(rooms: Rooms) -> None:
    screen = opened(rooms)
    assert not screen.picture._image.isNull()
    assert not screen.lacking.isVisible()


def test_what_is_lacking_on_the_card_is_said(rooms: Rooms, sample: SellerFile) -> None:
    seller = sample.settings.view().seller
    sample.settings.save_seller(replace(seller, mobile="", function=""))
    screen = opened(rooms)
    assert screen.lacking.isVisible()
    assert "functienaam, mobiel nummer" in screen.lacking.text.text()


def test_without_a_seller_the_page_says_what_to_fill_in(empty_rooms: Rooms) -> None:
    screen = opened(empty_rooms)
    assert "Vul eerst je naam in" in screen.trouble.text.text()
    assert screen.left.text() == "Je kaartjes zijn nog niet geteld"


def test_a_name_too_long_for_a_card_is_said_and_hurts_nothing(rooms: Rooms, sample: SellerFile) -> None:
    sample.settings.save_seller(Seller(name="Anna " * 300))
    screen = opened(rooms)
    assert "past niet op een kaartje" in screen.trouble.text.text()


def test_note_paper_for_the_pad_in_the_car(rooms: Rooms) -> None:
    screen = opened(rooms)
    press(screen, "Notitiepapier afdrukken")
    rooms.settle()
    assert "Klant" in whole_text(papers()[0].paper.content)


def test_both_sheets_can_be_chosen(rooms: Rooms) -> None:
    screen = opened(rooms)
    assert screen.chosen_sheet() is CardSheet.CUT
    screen.sheet.set_on(1)
    assert screen.chosen_sheet() is CardSheet.AVERY


def test_everybody_can_use_the_page(rooms: Rooms) -> None:
    assert audit(opened(rooms)) == []


@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_the_page_in_large_letters(rooms: Rooms) -> None:
    assert audit(opened(rooms)) == []
