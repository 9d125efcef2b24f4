"""Going to a screen: nothing flashes as a window of its own, and the keyboard is on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.header import Crumb
from salesdesk.ui.places import Place
from salesdesk.ui.unseen import scenes
from salesdesk.ui.window import Window
from tests.sample_fixtures import Furnish, settle
from tests.ui.audit import audit

EMPTY = [
    *(Place(noun) for noun in (Noun.TODAY, Noun.RELATION, Noun.VISIT, Noun.ROUTE, Noun.OFFER, Noun.FORECAST)),
    *(Place(Noun.VISIT, view=view) for view in ("week", "cancelled", "ics", "new")),
    *(Place(Noun.LIBRARY, view=view) for view in ("", "arguments", "competitors", "cards", "questions")),
    Place(Noun.PREPARATION),
]


class Strays(QObject):
    """Notes what is shown outside the window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            said = watched.text() if isinstance(watched, QLabel) else watched.accessibleName()
            self.seen.append(f"{type(watched).__name__} {said}".strip())
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    made = Strays()
    yield made
    qapp.removeEventFilter(made)


def _wrong(window: Window, strays: Strays, place: Place) -> list[str]:
    strays.seen.clear()
    window.go(place)
    settle(window)
    focus, screen = QApplication.focusWidget(), window.current()
    is_there = focus is not None and screen is not None and (focus is screen or screen.isAncestorOf(focus))
    return [*strays.seen, *([] if is_there else [f"the focus is on {focus}"])]


def test_every_screen_holds_the_keyboard_and_flashes_no_window(
    furnish: Furnish, sample: SellerFile, strays: Strays, qapp: QApplication
) -> None:
    window = furnish(sample)
    window.activateWindow()
    settle(window)
    qapp.installEventFilter(strays)
    found = {scene.name: _wrong(window, strays, scene.place) for scene in scenes(sample)}
    assert {name: said for name, said in found.items() if said} == {}


def test_so_does_every_screen_of_an_empty_file(
    furnish: Furnish, fresh: SellerFile, strays: Strays, qapp: QApplication
) -> None:
    window = furnish(fresh)
    window.activateWindow()
    settle(window)
    qapp.installEventFilter(strays)
    found = {f"{place.noun} {place.view}": _wrong(window, strays, place) for place in EMPTY}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.usefixtures("large_type")
def test_empty_screens_are_for_everybody(furnish: Furnish, fresh: SellerFile) -> None:
    window = furnish(fresh)
    found: dict[str, list[str]] = {}
    for place in EMPTY:
        window.go(place)
        settle(window)
        screen = window.current()
        assert screen is not None
        found[f"{place.noun} {place.view}"] = audit(screen)
        screen.show()
    assert {name: said for name, said in found.items() if said} == {}


def test_a_long_name_in_the_crumbs_gives_way_and_keeps_its_ampersand(qapp: QApplication) -> None:
    name = "Jansen & Zn " * 20
    crumb = Crumb(name, lambda: None)
    crumb.resize(140, crumb.sizeHint().height())
    crumb.show()
    qapp.processEvents()
    assert crumb.minimumSizeHint().width() < 100
    assert crumb.text().startswith("Jansen && Zn")
    assert crumb.width() == 140
    assert crumb.toolTip() == crumb.accessibleName() == name
