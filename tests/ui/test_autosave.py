"""Nothing typed is lost, and the seller sees what he may rely on."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.errors import Reason, Refused, Trouble
from salesdesk.services.changes import Noun, done
from salesdesk.ui.autosave import CAP_MS, QUIET_MS, Autosave, Saved, SavedLabel
from salesdesk.ui.desk import Desk


class Editor:
    """An editor of one text, with a service that keeps it."""

    def __init__(self, desk: Desk) -> None:
        self.text, self.file = "", ""
        self.refuse: Exception | None = None
        self.broken: Exception | None = None
        self.reasons: list[Reason] = []
        self.values: list[object] = []
        self.autosave = Autosave(
            desk.work,
            desk.clock,
            self.collect,
            done=self.values.append,
            refused=self.reasons.extend,
            draft=desk.draft,
        )

    def collect(self) -> Callable[[], object] | None:
        if self.refuse:
            raise self.refuse
        text = self.text
        return None if text == self.file else lambda: self.keep(text)

    def keep(self, text: str) -> object:
        if self.broken:
            raise self.broken
        self.file = text
        return done(text, Noun.OFFER)

    def type(self, text: str) -> None:
        self.text = text
        self.autosave.touch()


@pytest.fixture
def editor(desk: Desk) -> Editor:
    return Editor(desk)


def test_what_is_typed_is_saved_after_a_pause(editor: Editor, desk: Desk, qtbot: QtBot) -> None:
    editor.type("Bakkerij")
    assert editor.autosave.now is Saved.WAITING
    qtbot.wait(QUIET_MS // 2)
    assert editor.file == ""
    qtbot.waitUntil(lambda: editor.autosave.now is Saved.SAVED, timeout=2000)
    assert editor.file == "Bakkerij"
    assert editor.values == ["Bakkerij"]


def test_who_types_on_and_on_never_has_more_than_a_second_unsaved(editor: Editor, qtbot: QtBot) -> None:
    text = ""
    for _key in range(14):
        text += "x"
        editor.type(text)
        qtbot.wait(100)
    assert len(editor.file) >= CAP_MS // 100 - 1


def test_the_saved_time_stands_beside_the_actions(editor: Editor, desk: Desk, qtbot: QtBot) -> None:
    label = SavedLabel(editor.autosave)
    qtbot.addWidget(label)
    editor.type("a")
    assert label.accessibleName() == "Opslaan…"
    editor.autosave.flush()
    desk.work.wait_idle()
    assert label.accessibleName() == "Opgeslagen 07:31"


def test_what_cannot_be_read_is_told_and_tried_again(editor: Editor, desk: Desk, qtbot: QtBot) -> None:
    label = SavedLabel(editor.autosave)
    qtbot.addWidget(label)
    editor.refuse = Refused(Reason("Geen getal.", "amount"))
    editor.type("a")
    assert not editor.autosave.flush()
    assert [reason.at for reason in editor.reasons] == ["amount"]
    assert label.accessibleName() == "Niet opgeslagen, opnieuw"
    editor.refuse = None
    assert editor.autosave.settle()
    assert editor.file == "a"


def test_a_rule_that_refuses_keeps_the_text_dirty(editor: Editor, desk: Desk) -> None:
    editor.broken = Refused(Reason("Al verstuurd."))
    editor.type("a")
    editor.autosave.flush()
    desk.work.wait_idle()
    assert editor.autosave.now is Saved.FAILED
    assert editor.autosave.dirty
    assert editor.reasons[0].text == "Al verstuurd."


def test_a_full_disk_on_leaving_is_noticed_before_one_leaves(editor: Editor, desk: Desk) -> None:
    editor.broken = Trouble("De schijf is vol")
    editor.type("a")
    assert not editor.autosave.settle()
    editor.broken = None
    assert editor.autosave.settle()
    assert editor.file == "a"


def test_nothing_new_asks_nothing_of_the_service(editor: Editor, desk: Desk) -> None:
    editor.autosave.touch()
    assert editor.autosave.flush()
    assert desk.work.is_idle()
    assert editor.autosave.now is Saved.CLEAN


def test_a_save_that_lands_after_another_record_came_is_not_told_there(editor: Editor, desk: Desk) -> None:
    editor.type("a")
    editor.autosave.flush()
    editor.autosave.forget()
    desk.work.wait_idle()
    assert editor.file == "a"
    assert editor.values == []
    assert editor.autosave.now is Saved.CLEAN
    assert editor.autosave.settled


def test_behind_a_long_job_leaving_does_not_wait(editor: Editor, desk: Desk) -> None:
    gate = threading.Event()
    desk.work.ask(lambda: gate.wait(5))
    editor.type("a")
    assert editor.autosave.settle(seconds=0.05)
    gate.set()
    desk.work.wait_idle()
    assert editor.file == "a"


def test_typing_while_a_save_flies_is_saved_too(editor: Editor, desk: Desk) -> None:
    editor.type("a")
    editor.autosave.flush()
    editor.type("ab")
    desk.work.wait_idle()
    assert editor.autosave.now is Saved.WAITING
    editor.autosave.settle()
    assert editor.file == "ab"


class WaitingSave:
    """A save behind an import: what it kept beside the file, and whether it had its turn."""

    def __init__(self, save: Callable[[], object]) -> None:
        self._save = save
        self.is_kept = False

    def keep(self) -> bool:
        self.is_kept = True
        return True

    def save(self) -> object:
        return self._save()


def test_behind_an_import_what_is_typed_is_kept_beside_the_file(desk: Desk, qtbot: QtBot) -> None:
    waiting: list[WaitingSave] = []

    def draft(save: Callable[[], object]) -> WaitingSave:
        waiting.append(WaitingSave(save))
        return waiting[-1]

    desk.draft = draft
    editor, over = Editor(desk), threading.Event()
    desk.work.run_long("Bestand inlezen", lambda _progress: over.wait(5))
    editor.type("Bakkerij")
    qtbot.waitUntil(lambda: editor.autosave.now is Saved.SAFE, timeout=3000)
    label = SavedLabel(editor.autosave)
    assert label.accessibleName() == "Bewaard, wacht op het inlezen"
    assert (waiting[0].is_kept, editor.file) == (True, "")
    over.set()
    qtbot.waitUntil(lambda: editor.autosave.now is Saved.SAVED, timeout=3000)
    assert editor.file == "Bakkerij"


def test_nothing_is_kept_beside_the_file_while_nobody_writes(desk: Desk, qtbot: QtBot) -> None:
    desk.draft = lambda _save: pytest.fail("no draft is needed")
    editor = Editor(desk)
    editor.type("Bakkerij")
    qtbot.waitUntil(lambda: editor.autosave.now is Saved.SAVED, timeout=3000)
