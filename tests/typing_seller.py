"""A seller who types in the preparation screen until the process is killed (run by test_kill_typing.py)."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.identity import make_id
from salesdesk.domain.preparation import Step
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.upgrade import open_upgraded
from salesdesk.ui import theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.visits.doors import doors
from salesdesk.ui.visits.panel import CheckPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.work import Work

EVERY_MS = 15


def now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def new_id() -> UUID:
    return make_id(time.time_ns() // 1_000_000, os.urandom(10))


def hold(file: SellerFile) -> None:
    """An import that never ends: it has the file for itself."""
    with file.database.write():
        time.sleep(3600)


def main(path: Path, key: bytes, visit_id: UUID, *, imports: bool) -> None:
    """Type a letter every so often and say on stdout when which one was typed; perhaps beside an import."""
    app = QApplication([])
    theme.apply_theme(app, motion=False)
    file = SellerFile(Profile(path.parent), open_upgraded(path, key, now), Clock(now, new_id))
    door = next(each for each in doors(file) if each.noun is Noun.PREPARATION)
    desk = Desk(Work(), now)
    desk.draft = file.database.draft
    screen = door.make(desk)
    assert isinstance(screen, PreparationScreen)
    screen.show()
    screen.arrive(Place(Noun.PREPARATION, visit_id))
    screen.desk.work.wait_idle()
    screen.open_step(Step.WRITING_MATERIAL)
    panel = screen.card.panels[Step.WRITING_MATERIAL]
    assert isinstance(panel, CheckPanel)
    typed = 0
    if imports:
        desk.work.run_long("Bestand inlezen", lambda _progress: hold(file))

    def strike() -> None:
        nonlocal typed
        letter = "abcdefghij"[typed % 10]
        QTest.keyClicks(panel.note, letter)
        typed += 1
        sys.stdout.write(f"{time.monotonic():.4f} {typed}\n")
        sys.stdout.flush()

    fingers = QTimer()
    fingers.timeout.connect(strike)
    fingers.start(EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), UUID(sys.argv[3]), imports="import" in sys.argv[4:])
