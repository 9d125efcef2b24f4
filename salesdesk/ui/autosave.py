"""Editors save by themselves: soon after the last key, never more than a second of typing unsaved."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.errors import Reason, Refused
from salesdesk.ui.buttons import link
from salesdesk.ui.labels import IconLabel, label, set_tone
from salesdesk.ui.parts import row
from salesdesk.ui.work import Work
from salesdesk.words import _

QUIET_MS = 700
# With the timer's own five percent and the writing itself this stays within a second of typing.
CAP_MS = 900


class Waiting(Protocol):
    """A save behind a long change: `keep` makes it safe at once, `save` is its turn."""

    def keep(self) -> object: ...

    def save(self) -> object: ...


Draft = Callable[[Callable[[], object]], Waiting]


class Saved(StrEnum):
    """What the seller may rely on."""

    CLEAN = "clean"
    WAITING = "waiting"
    SAVING = "saving"
    SAFE = "safe"
    SAVED = "saved"
    FAILED = "failed"


class Autosave(QObject):
    """Collects on the main thread, saves on the write lane, tells what state that is in.

    `collect` reads the inputs and returns the call that saves them (or None: nothing to save); it may raise
    Refused when an input cannot be read. `done` gets the value of the saved Done, `refused` the reasons.
    While a long change holds the file, `draft` keeps what is typed beside it until the save has its turn.
    """

    state = Signal(object)

    def __init__(
        self,
        work: Work,
        clock: Callable[[], datetime],
        collect: Callable[[], Callable[[], object] | None],
        *,
        done: Callable[[object], object] | None = None,
        refused: Callable[[tuple[Reason, ...]], object] | None = None,
        draft: Draft | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._clock, self._collect = work, clock, collect
        self._done, self._refused, self._draft = done, refused, draft
        self._dirty, self._flying, self._record = False, 0, 0
        self.now = Saved.CLEAN
        self.saved_at: datetime | None = None
        self._quiet = self._timer(QUIET_MS)
        self._cap = self._timer(CAP_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(self.flush)
        return made

    @property
    def dirty(self) -> bool:
        """Something typed is not yet on its way to the file."""
        return self._dirty

    @property
    def settled(self) -> bool:
        """All that was typed is in the file."""
        return not self._dirty and not self._flying and self.now is not Saved.FAILED

    def touch(self, *_what: object) -> None:
        """The seller edited something."""
        self._dirty = True
        self._quiet.start()
        if not self._cap.isActive():
            self._cap.start()
        self._say(Saved.WAITING)

    def flush(self) -> bool:
        """Save now what is typed; False when it cannot be read: the reason is shown, nothing is lost."""
        self._quiet.stop()
        self._cap.stop()
        if not self._dirty:
            return self.now is not Saved.FAILED
        try:
            save = self._collect()
        except Refused as no:
            self._no(no.reasons)
            return False
        self._dirty = False
        if save is None:
            self._say(Saved.SAVED if self.saved_at else Saved.CLEAN)
            return True
        self._flying += 1
        self._say(Saved.SAVING)
        record = self._record
        if self._draft is not None and self._work.is_writing():
            waiting = self._draft(save)
            self._work.ask(waiting.keep, lambda kept: self._is_safe(record, kept), lane="read", owner=self)
            save = waiting.save
        self._work.ask(
            save,
            lambda value: self._landed(record, value),
            refused=lambda reasons: self._refused_there(record, reasons),
            failed=lambda: self._failed(record),
            owner=self,
        )
        return True

    def settle(self, seconds: float = 3) -> bool:
        """Save and see it land, on going away; False when it did not and what is typed is only here."""
        if not self.flush():
            return False
        until = time.monotonic() + seconds
        while (
            self._flying and time.monotonic() < until
        ):  # behind a long job the save waits its turn, that is fine
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
            time.sleep(0.001)
        return self.now is not Saved.FAILED

    def forget(self) -> None:
        """Another record is shown: what was typed was saved or is given up."""
        self._quiet.stop()
        self._cap.stop()
        self._dirty, self._flying = False, 0
        self._record += 1  # what still lands belongs to the record before
        self.saved_at = None
        self._say(Saved.CLEAN)

    def _is_safe(self, record: int, kept: object) -> None:
        if record == self._record and kept and self._flying and not self._dirty:
            self._say(Saved.SAFE)

    def _landed(self, record: int, value: object) -> None:
        if record != self._record:
            return
        self._flying -= 1
        self.saved_at = self._clock()
        if not self._dirty and not self._flying:
            self._say(Saved.SAVED)
        if self._done:
            self._done(value)

    def _refused_there(self, record: int, reasons: tuple[Reason, ...]) -> None:
        if record == self._record:
            self._flying -= 1
            self._no(reasons)

    def _failed(self, record: int) -> None:
        if record == self._record:
            self._flying -= 1
            self._dirty = True
            self._say(Saved.FAILED)

    def _no(self, reasons: tuple[Reason, ...]) -> None:
        self._dirty = True
        self._say(Saved.FAILED)
        if self._refused:
            self._refused(reasons)

    def _say(self, state: Saved) -> None:
        self.now = state
        self.state.emit(state)


class SavedLabel(QWidget):
    """`Opgeslagen 07:31` beside the actions, or what to do when it did not work."""

    def __init__(self, autosave: Autosave) -> None:
        super().__init__()
        self._autosave = autosave
        self._tick = IconLabel("check", 14, "ok", 2.4)
        self._words = label("", "small", "ok")
        self._again = link(_("Niet opgeslagen, opnieuw"), autosave.flush)
        self._again.setProperty("kind", "link")
        self.setLayout(row(self._tick, self._words, self._again, gap=4))
        autosave.state.connect(self._show)
        self._show(autosave.now)

    def _show(self, state: Saved) -> None:
        saved = self._autosave.saved_at
        failed = state is Saved.FAILED
        done = state is Saved.SAVED and saved is not None
        self._again.setVisible(failed)
        self._tick.setVisible(done)
        self._words.setVisible(not failed)
        set_tone(self._words, "ok" if done else "muted")
        if done and saved is not None:
            self._words.setText(_("Opgeslagen {time}").format(time=formats.clock(saved)))
        elif state is Saved.SAFE:
            self._words.setText(_("Bewaard, wacht op het inlezen"))
        elif state in {Saved.WAITING, Saved.SAVING}:
            self._words.setText(_("Opslaan…"))
        else:
            self._words.setText("")
        self.setAccessibleName(self._again.text() if failed else self._words.text())
