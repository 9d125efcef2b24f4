"""The window: places and doors, back and forward, what floats over it, and closing without loss."""

from __future__ import annotations

import threading
from typing import ClassVar
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.errors import Reason, Refused, Trouble
from salesdesk.services.changes import Noun, done
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.jobs import Progress
from salesdesk.ui.palette import Hit
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.sidebar import Entry
from salesdesk.ui.window import Door, Window
from tests.answers import Answers
from tests.ui.audit import audit

TODAY, OFFERS, OFFER = Place(Noun.TODAY), Place(Noun.OFFER), Place(Noun.OFFER, UUID(int=1))
SALES, ABC = Place(Noun.SALES), Place(Noun.SALES, view="abc")
ENTRIES = [
    Entry(TODAY, "Vandaag", "sun"),
    Entry(OFFERS, "Offertes", "file", also=frozenset({Noun.FORECAST})),
    Entry(ABC, "ABC en NPS", "pie", gap=True),
    Entry(Place(Noun.SETTINGS), "Instellingen", "sliders", below=True),
]


class Page(Screen):
    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER})
    stays = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reloads = 0
        self.button = primary("Openen")
        self.header.set("Pagina")
        self.header.add(self.button)

    def reload(self) -> None:
        self.reloads += 1

    def leave(self) -> bool:
        return not self.stays


class Today(Page):
    pass


class OfferList(Page):
    pass


class OfferEditor(Page):
    pass


class AbcPage(Page):
    pass


DOORS = [
    Door(Noun.TODAY, Today),
    Door(Noun.OFFER, OfferList, record=False),
    Door(Noun.OFFER, OfferEditor, record=True),
    Door(Noun.SALES, Page),
    Door(Noun.SALES, AbcPage, view="abc"),
]


def _found(text: str) -> list[Hit]:
    return [Hit("Offertes", f"OV118 {text}", "Kennemer Techniek", "€ 17.739", "file", OFFER)]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = Window(desk, ENTRIES)
    qtbot.addWidget(made)
    made.furnish(DOORS, search=_found, counts=lambda: {OFFERS: 7})
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go(TODAY)
    desk.work.wait_idle()
    return made


def _shown(window: Window) -> str:
    return type(window.current()).__name__


@pytest.mark.parametrize(
    ("place", "screen"),
    [(OFFERS, "OfferList"), (OFFER, "OfferEditor"), (SALES, "Page"), (ABC, "AbcPage"), (TODAY, "Today")],
)
def test_every_place_has_its_door(window: Window, place: Place, screen: str) -> None:
    assert window.go(place)
    assert _shown(window) == screen


def test_a_place_without_a_door_changes_nothing(window: Window) -> None:
    assert not window.go(Place(Noun.ROUTE))
    assert _shown(window) == "Today"


def test_screens_are_built_once_and_only_when_visited(window: Window) -> None:
    assert window.stack.count() == 1
    window.go(OFFERS)
    first = window.current()
    window.go(TODAY)
    window.go(OFFERS)
    assert window.current() is first
    assert window.stack.count() == 2


def test_the_seller_can_go_back_and_forward(window: Window) -> None:
    window.go(OFFERS)
    window.go(OFFER)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _shown(window) == "OfferList"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _shown(window) == "OfferEditor"


def test_a_screen_may_keep_the_seller(window: Window) -> None:
    window.go(OFFERS)
    page = window.current()
    assert isinstance(page, Page)
    page.stays = True
    assert not window.go(TODAY)
    window.back()
    assert _shown(window) == "OfferList"
    assert window.history.here == OFFERS
    assert not window.close()
    page.stays = False


def test_the_sidebar_lights_where_one_is_and_counts_what_is_open(window: Window) -> None:
    window.go(ABC)
    lit = [button.text() for button in window.sidebar._buttons.values() if button.isChecked()]
    assert lit == ["ABC en NPS"]
    names = [button.accessibleName() for button in window.sidebar._buttons.values()]
    assert names == ["Vandaag", "Offertes, 7 open", "ABC en NPS", "Instellingen"]


def test_a_click_in_the_sidebar_goes_there(window: Window) -> None:
    button = next(button for button in window.sidebar._buttons.values() if button.text() == "Offertes")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _shown(window) == "OfferList"
    assert button.isChecked()


def test_a_section_that_cannot_be_left_to_stays_unlit(window: Window) -> None:
    page = window.current()
    assert isinstance(page, Page)
    page.stays = True
    button = next(button for button in window.sidebar._buttons.values() if button.text() == "Offertes")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isChecked()
    page.stays = False


def test_only_the_screen_in_sight_reloads(window: Window, desk: Desk) -> None:
    hidden = window.current()
    window.go(OFFERS)
    seen = window.current()
    assert isinstance(hidden, Page)
    assert isinstance(seen, Page)
    before = (hidden.reloads, seen.reloads)
    desk.work.ask(lambda: done(None, Noun.OFFER))
    desk.work.wait_idle()
    assert (hidden.reloads, seen.reloads) == (before[0], before[1] + 1)


def test_alt_and_a_digit_opens_a_section(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert _shown(window) == "OfferList"


def test_the_palette_finds_records_first_and_opens_one(window: Window, desk: Desk) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.palette_box.input, "off")
    desk.work.wait_idle()
    assert window.palette_box.shown() == ["OV118 off", "Offertes"]
    QTest.keyClick(window.palette_box.input, Qt.Key.Key_Return)
    assert _shown(window) == "OfferEditor"
    assert not window.palette_box.isVisible()


def test_what_can_be_begun_about_a_hit_stands_first(window: Window, desk: Desk) -> None:
    begun: list[str] = []
    plan = Action("about", "Bezoek plannen bij Kennemer", lambda: begun.append("visit"))
    window.furnish(DOORS, search=_found, about=lambda hit: [plan] if hit.place == OFFER else [])
    window.open_palette()
    box = window.palette_box
    QTest.keyClicks(box.input, "off")
    desk.work.wait_idle()
    assert box.shown() == ["OV118 off", "Bezoek plannen bij Kennemer", "Offertes"]
    QTest.keyClick(box.input, Qt.Key.Key_Down)
    QTest.keyClick(box.input, Qt.Key.Key_Return)
    assert begun == ["visit"]


def test_a_bracket_shows_only_what_can_be_done(window: Window, desk: Desk) -> None:
    window.open_palette()
    QTest.keyClicks(window.palette_box.input, "> zoek")
    desk.work.wait_idle()
    assert window.palette_box.shown() == ["Zoeken"]


def test_arrows_walk_over_captions_and_escape_gives_the_focus_back(window: Window, desk: Desk) -> None:
    page = window.current()
    assert isinstance(page, Page)
    page.button.setFocus()
    window.open_palette()
    box = window.palette_box
    QTest.keyClicks(box.input, "off")
    desk.work.wait_idle()
    QTest.keyClick(box.input, Qt.Key.Key_Down)
    assert box.input.accessibleDescription() == "Offertes"
    QTest.keyClick(box.input, Qt.Key.Key_Down)
    assert box.input.accessibleDescription().startswith("OV118")
    QTest.keyClick(box.input, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.button


def test_an_action_of_the_palette_is_done(window: Window, desk: Desk) -> None:
    ran: list[str] = []
    desk.actions.add(
        Action("visit.new", "Bezoek plannen", lambda: ran.append("visit"), "Ctrl+B", group="new")
    )
    window.open_palette()
    QTest.keyClicks(window.palette_box.input, "> bezoek")
    QTest.keyClick(window.palette_box.input, Qt.Key.Key_Return)
    assert ran == ["visit"]


def test_nieuw_offers_what_can_be_made(window: Window, desk: Desk) -> None:
    ran: list[str] = []
    desk.actions.add(Action("visit.new", "Bezoek plannen", lambda: ran.append("visit"), group="new"))
    window.open_new()
    menu = window._menu
    assert menu is not None
    assert [entry.text() for entry in menu.actions()] == ["Bezoek plannen"]
    QTest.keyClick(menu, Qt.Key.Key_Return)  # the first of them is lit
    menu.close()
    assert ran == ["visit"]


def test_what_was_done_can_be_undone_with_a_key(window: Window, desk: Desk) -> None:
    undone: list[bool] = []
    desk.toast("Relatie verwijderd", lambda: undone.append(True))
    assert window.toast.isVisible()
    assert window.toast.text() == "Relatie verwijderd"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert not window.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_a_toast_stays_in_sight_on_the_next_screen(window: Window, desk: Desk) -> None:
    desk.toast("4 artikelen ingelezen")
    for place in (OFFERS, TODAY):
        desk.go(place)
        on_top = window.stack.childAt(window.toast.geometry().center())
        assert on_top is not None
        assert window.toast.isAncestorOf(on_top)


def test_a_refusal_nobody_waits_for_is_a_toast(window: Window, desk: Desk) -> None:
    def refuse() -> None:
        raise Refused(Reason("Deze offerte is al verstuurd."))

    desk.work.ask(refuse)
    desk.work.wait_idle()
    assert window.toast.text() == "Deze offerte is al verstuurd."


def test_trouble_says_what_happened_what_is_kept_and_what_to_do(
    window: Window, desk: Desk, answers: Answers
) -> None:
    def fail() -> None:
        raise Trouble("De schijf is vol.", kept="Je werk van vandaag is bewaard.", do="Maak ruimte vrij.")

    desk.work.ask(fail)
    desk.work.wait_idle()
    assert answers.told == ["De schijf is vol. Je werk van vandaag is bewaard. Maak ruimte vrij."]


def test_a_long_job_shows_a_bar_after_a_second_and_can_be_stopped(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def job(progress: Progress) -> None:
        while not progress.cancelled:
            progress.step(1, 2, "rij 1")
            gate.wait(0.01)
        progress.step(2, 2)

    window.jobs._timer.setInterval(50)
    desk.work.run_long("Artikelen inlezen", job)
    assert not window.jobs.isVisible()
    qtbot.waitUntil(window.jobs.isVisible, timeout=2000)
    window.jobs._stop.click()
    desk.work.wait_idle()
    assert not window.jobs.isVisible()


def test_a_quick_job_never_shows_its_bar(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.work.run_long("Rekenen", lambda progress: progress.step(1, 1), lane="long")
    desk.work.wait_idle()
    qtbot.wait(20)
    assert not window.jobs.isVisible()


def test_f1_shows_the_keys(window: Window, answers: Answers) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert answers.asked == [("show_sheet", "Sneltoetsen")]


def test_closing_stops_a_running_job(window: Window, desk: Desk) -> None:
    def job(progress: Progress) -> None:
        while True:
            progress.step(1, 2)
            threading.Event().wait(0.005)

    desk.work.run_long("Inlezen", job)
    assert window.close()
    assert desk.work.is_idle()


def test_the_window_fits_the_smallest_screen_in_large_type(
    large_type: None, desk: Desk, qtbot: QtBot
) -> None:
    window = Window(desk, ENTRIES)
    qtbot.addWidget(window)
    window.furnish(DOORS)
    window.go(TODAY)
    least = window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 680
    window.resize(QSize(1280, 680))
    assert audit(window.sidebar, primaries=0) == []


def test_nothing_heavy_is_loaded_for_the_window() -> None:
    import subprocess
    import sys

    heavy = ("sqlalchemy", "alembic", "reportlab", "sqlcipher3")
    code = f"import sys, salesdesk.ui.window; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
