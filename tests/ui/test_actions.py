"""One registry of what can be done: no key twice, only what counts now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.services.changes import Noun
from salesdesk.ui.actions import Action, ActionRegistry, DoubleShortcut
from salesdesk.ui.keys import key_sheet
from salesdesk.ui.places import History, Place


def _action(name: str, shortcut: str = "", *, text: str = "", may: bool = True, words: str = "") -> Action:
    return Action(name, text or name, lambda: None, shortcut, enabled=lambda: may, words=words)


def test_a_key_is_never_given_twice(qapp: QApplication) -> None:
    registry = ActionRegistry()
    registry.add(_action("offer.new", "Ctrl+Shift+O"))
    with pytest.raises(DoubleShortcut):
        registry.add(_action("offer.open", "ctrl+shift+o"))


def test_a_key_that_is_no_key_is_refused(qapp: QApplication) -> None:
    with pytest.raises(DoubleShortcut):
        ActionRegistry().add(_action("offer.new", "Ctrl+Bla"))


def test_two_screens_may_use_the_same_key(qapp: QApplication) -> None:
    registry = ActionRegistry()
    one, other = QWidget(), QWidget()
    registry.add(_action("a", "Ctrl+1"), on=one)
    registry.add(_action("b", "Ctrl+1"), on=other)
    with pytest.raises(DoubleShortcut):
        registry.add(_action("c", "Ctrl+1"))


def test_an_id_is_given_once(qapp: QApplication) -> None:
    registry = ActionRegistry()
    registry.add(_action("a"))
    with pytest.raises(DoubleShortcut):
        registry.add(_action("a"))


def test_the_key_does_it_in_the_window_and_not_when_switched_off(qtbot: QtBot) -> None:
    window, registry = QWidget(), ActionRegistry()
    qtbot.addWidget(window)
    done: list[str] = []
    registry.add(Action("early", "Vroeg", lambda: done.append("early"), "Ctrl+E"))
    registry.attach(window)
    registry.add(Action("off", "Uit", lambda: done.append("off"), "Ctrl+O", enabled=lambda: False))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert done == ["early"]


def test_actions_of_a_hidden_screen_do_not_count(qtbot: QtBot) -> None:
    registry, screen = ActionRegistry(), QWidget()
    qtbot.addWidget(screen)
    registry.add(_action("a"))
    registry.add(_action("b"), on=screen)
    assert [action.id for action in registry.all()] == ["a"]
    screen.show()
    assert [action.id for action in registry.all()] == ["a", "b"]


def test_actions_go_with_their_screen(qapp: QApplication) -> None:
    import shiboken6

    registry, screen = ActionRegistry(), QWidget()
    registry.add(_action("a", "Ctrl+1"), on=screen)
    shiboken6.delete(screen)
    registry.add(_action("a", "Ctrl+1"))
    assert registry.find("a").shortcut == "Ctrl+1"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("nieuwe", ["b"]), ("off", ["b", "a"]), ("prijs", ["a"]), ("zzz", []), ("", ["a", "b"])],
)
def test_actions_are_found_by_any_of_their_words(qapp: QApplication, typed: str, found: list[str]) -> None:
    registry = ActionRegistry()
    registry.add(_action("a", text="Alle offertes", words="prijs"), _action("b", text="Offerte: nieuwe"))
    registry.add(_action("c", text="Offerte weg", may=False))
    assert [action.id for action in registry.matching(typed)] == found


def test_the_sheet_of_keys_names_every_key(qtbot: QtBot) -> None:
    sheet = key_sheet([_action("a", "Ctrl+B", text="Bezoek plannen"), _action("b", text="Zonder toets")])
    qtbot.addWidget(sheet)
    from PySide6.QtWidgets import QLabel

    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert words == ["Doen", "Bezoek plannen", "Ctrl", "B"]


OFFERS, TODAY, ROUTE = Place(Noun.OFFER), Place(Noun.TODAY), Place(Noun.ROUTE)


def test_back_and_forward_walk_the_same_way() -> None:
    history = History()
    for place in (TODAY, OFFERS, ROUTE):
        history.go(place)
    assert [history.back(), history.back(), history.back()] == [OFFERS, TODAY, None]
    assert [history.forward(), history.forward(), history.forward()] == [OFFERS, ROUTE, None]


def test_going_somewhere_new_forgets_what_was_forward() -> None:
    history = History()
    for place in (TODAY, OFFERS):
        history.go(place)
    history.back()
    history.go(ROUTE)
    assert history.forward() is None
    assert history.back() == TODAY


def test_coming_where_one_is_already_is_not_a_step() -> None:
    history = History()
    history.go(TODAY)
    history.go(TODAY)
    assert history.back() is None
