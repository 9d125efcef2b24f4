"""Screens reload themselves, editors are never overwritten under the typist's hands."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Noun, done
from salesdesk.ui import theme
from salesdesk.ui.autosave import Saved
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import TextField
from salesdesk.ui.header import Header
from salesdesk.ui.labels import label
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen, Screen
from salesdesk.ui.shrinking import ShrinkingButton
from tests.answers import Answers

ONE, OTHER = Place(Noun.RELATION, UUID(int=1)), Place(Noun.RELATION, UUID(int=2))


class ListScreen(Screen):
    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, inspector=300, list_pane=276)
        self.reads = 0
        self.shown: list[int] = []

    def reload(self) -> None:
        self.read(self._count, self.shown.append)

    def _count(self) -> int:
        self.reads += 1
        return self.reads


class NameEditor(EditorScreen):
    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.RELATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.names: dict[UUID, str] = {UUID(int=1): "Bakkerij", UUID(int=2): "Drukkerij"}
        self.name = TextField("Naam")
        self.name.edited.connect(self.autosave.touch)
        self.body.addWidget(self.name)
        self.reloads = 0
        self.gate: threading.Event | None = None

    def reload(self) -> None:
        self.reloads += 1
        key = self._key()
        self.read(lambda: self._load(key), self.name.set_value)

    def _load(self, key: UUID) -> str:
        if self.gate is not None:
            self.gate.wait(5)
        return self.names[key]

    def _key(self) -> UUID:
        assert self.place is not None
        assert self.place.id is not None
        return self.place.id

    def collect(self) -> Callable[[], object]:
        key, name = self._key(), self.name.value()
        if "!" in name:
            raise Refused(Reason("Geen uitroeptekens.", "name"))

        def keep() -> object:
            self.names[key] = name
            return done(name, Noun.RELATION)

        return keep


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> NameEditor:
    made = NameEditor(desk)
    qtbot.addWidget(made)
    made.show()
    desk.work.changed.connect(made.hear)
    made.arrive(ONE)
    desk.work.wait_idle()
    return made


def test_a_screen_reads_when_it_is_come_to_and_when_its_noun_changes(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    screen.arrive(Place(Noun.OFFER))
    screen.hear(frozenset({Noun.OFFER}))
    desk.work.wait_idle()
    screen.hear(frozenset({Noun.COMPLAINT}))
    desk.work.wait_idle()
    assert screen.shown[-1] == screen.reads


def test_only_the_latest_answer_is_shown(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    for _time in range(20):
        screen.reload()
    desk.work.wait_idle()
    assert screen.shown == [screen.reads]


def test_the_inspector_is_emptied_and_filled_again(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    for _time in range(2):
        screen.side.clear()
        screen.side.section("Wie beslist mee").add(label("F. el Amrani"))
    titles = [found for found in screen.side.findChildren(type(label())) if found.text() == "Wie beslist mee"]
    assert len([found for found in titles if not found.isHidden()]) >= 1
    assert screen.pane.body.count() == 0


def test_a_screen_made_without_a_side_has_none(desk: Desk, qtbot: QtBot) -> None:
    screen = NameEditor(desk)
    qtbot.addWidget(screen)
    with pytest.raises(LookupError):
        _ = screen.side
    with pytest.raises(LookupError):
        _ = screen.pane


def test_a_map_takes_the_place_of_what_scrolls(desk: Desk, qtbot: QtBot) -> None:
    screen, drawn = ListScreen(desk), label("kaart")
    qtbot.addWidget(screen)
    screen.set_main(drawn)
    screen.resize(1200, 700)
    screen.show()
    assert drawn.isVisible()
    assert drawn.height() > 500


def test_own_saving_does_not_reload(editor: NameEditor, desk: Desk) -> None:
    before = editor.reloads
    QTest.keyClicks(editor.name, "x")
    editor.autosave.flush()
    desk.work.wait_idle()
    assert editor.names[UUID(int=1)] == "xBakkerij"
    assert editor.reloads == before


def test_a_change_from_elsewhere_is_shown_when_nothing_is_typed(editor: NameEditor, desk: Desk) -> None:
    editor.names[UUID(int=1)] = "Banketbakkerij"
    desk.work.ask(lambda: done(None, Noun.RELATION))
    desk.work.wait_idle()
    assert editor.name.value() == "Banketbakkerij"


def test_a_change_from_elsewhere_waits_while_one_types(editor: NameEditor, desk: Desk) -> None:
    QTest.keyClicks(editor.name, "x")
    editor.names[UUID(int=1)] = "Banketbakkerij"
    desk.work.ask(lambda: done(None, Noun.RELATION))
    desk.work.wait_idle()
    assert editor.name.value() == "xBakkerij"
    assert editor.elsewhere.isVisible()


def test_a_late_answer_never_overwrites_what_is_typed(editor: NameEditor, desk: Desk) -> None:
    editor.gate = threading.Event()
    editor.reload()
    QTest.keyClicks(editor.name, "x")
    editor.gate.set()
    desk.work.wait_idle()
    assert editor.name.value() == "xBakkerij"


def test_leaving_saves(editor: NameEditor) -> None:
    QTest.keyClicks(editor.name, "x")
    assert editor.leave()
    assert editor.names[UUID(int=1)] == "xBakkerij"


@pytest.mark.parametrize("drops", [True, False])
def test_what_cannot_be_kept_is_left_only_when_the_seller_says_so(
    editor: NameEditor, answers: Answers, drops: bool
) -> None:
    answers.confirm = drops
    QTest.keyClicks(editor.name, "!")
    assert editor.leave() is drops
    assert answers.asked == [("confirm", "Nog niet opgeslagen")]
    assert editor.autosave.dirty is not drops


def test_another_record_starts_clean(editor: NameEditor, desk: Desk) -> None:
    QTest.keyClicks(editor.name, "x")
    assert editor.leave()
    editor.arrive(OTHER)
    desk.work.wait_idle()
    assert editor.name.value() == "Drukkerij"
    assert editor.autosave.now is Saved.CLEAN


def test_a_button_without_room_for_its_word_leaves_the_rest_to_the_title(desk: Desk, qtbot: QtBot) -> None:
    header = Header(desk.go)
    qtbot.addWidget(header)
    button = ShrinkingButton("Welke dag past het?", lambda: None, "calendar", "primary")
    header.add(button)
    header.set("Dinsdag 24 november")
    header.title.setMinimumWidth(180)
    header.show()
    for wide, words in ((500, "Welke dag past het?"), (340, ""), (500, "Welke dag past het?")):
        header.resize(wide, 80)
        qtbot.wait(1)
        assert button.text() == words
        assert words or button.width() <= button.minimumSizeHint().width()


def test_a_toggle_gives_up_its_air_before_its_words(qtbot: QtBot) -> None:
    toggle = Toggle(["Dag", "Weken", "Rayon"], name="Weergave")
    qtbot.addWidget(toggle)
    widest = QFontMetrics(theme.font(14, 600)).horizontalAdvance("Weken")
    assert 3 * widest < toggle.minimumSizeHint().width() < toggle.sizeHint().width()
