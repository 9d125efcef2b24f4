"""A seller who types in a screen of a visit until the process is killed (run by test_kill_typing.py)."""

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
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.facts import FactSubject
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
from salesdesk.ui.screen import Screen
from salesdesk.ui.visits.doors import doors
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.underway import UnderwayScreen, underway_place
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


def arrived(file: SellerFile, desk: Desk, place: Place) -> Screen:
    """The screen of a place, shown and filled."""
    screen = max(doors(file), key=lambda door: door.fits(place)).make(desk)
    screen.show()
    screen.arrive(place)
    desk.work.wait_idle()
    desk.work.wait_idle()
    return screen


def in_preparation(file: SellerFile, desk: Desk, visit_id: UUID) -> QWidget:
    """The note of a step."""
    screen = arrived(file, desk, Place(Noun.PREPARATION, visit_id))
    assert isinstance(screen, PreparationScreen)
    screen.open_step(Step.WRITING_MATERIAL)
    panel = screen.card.panels[Step.WRITING_MATERIAL]
    assert isinstance(panel, NotePanel)
    return panel.note


def in_facts(file: SellerFile, desk: Desk, visit_id: UUID) -> QWidget:
    """The branch of the company: the card follows what he types."""
    screen = arrived(file, desk, Place(Noun.PREPARATION, visit_id, "1"))
    assert isinstance(screen, PreparationScreen)
    panel = screen.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    field = panel.last_row(FactSubject.BRANCH).text
    field.clear()
    return field


def on_the_way(file: SellerFile, desk: Desk, visit_id: UUID) -> QWidget:
    """The answer to the first question."""
    screen = arrived(file, desk, underway_place(visit_id))
    assert isinstance(screen, UnderwayScreen)
    first = next(iter(screen.questions.rows.values()))
    first.tick.click()
    return first.answer


def in_report(file: SellerFile, desk: Desk, visit_id: UUID) -> QWidget:
    """The summary."""
    screen = arrived(file, desk, Place(Noun.REPORT, visit_id))
    assert isinstance(screen, ReportScreen)
    summary: QWidget = screen.summary.inputs["summary"]
    return summary


def in_plan(file: SellerFile, desk: Desk, visit_id: UUID) -> QWidget:
    """The subject of an appointment that is being changed."""
    screen = arrived(file, desk, Place(Noun.VISIT, visit_id, "edit"))
    assert isinstance(screen, PlanScreen)
    screen.form.subject.clear()
    return screen.form.subject


TYPES_IN = {
    "facts": in_facts, "preparation": in_preparation, "underway": on_the_way, "report": in_report,
    "plan": in_plan,
}  # fmt: skip


def main(path: Path, key: bytes, visit_id: UUID, screen: str, *, imports: bool) -> None:
    """Type a letter every so often and say on stdout when which one was typed; perhaps beside an import."""
    app = QApplication([])
    theme.apply_theme(app, motion=False)
    file = SellerFile(Profile(path.parent), open_upgraded(path, key, now), Clock(now, new_id))
    desk = Desk(Work(), now)
    desk.draft = file.database.draft
    target = TYPES_IN[screen](file, desk, visit_id)
    typed = 0
    if imports:
        desk.work.run_long("Bestand inlezen", lambda _progress: hold(file))

    def strike() -> None:
        nonlocal typed
        letter = "abcdefghij"[typed % 10]
        QTest.keyClicks(target, letter)
        typed += 1
        sys.stdout.write(f"{time.monotonic():.4f} {typed}\n")
        sys.stdout.flush()

    fingers = QTimer()
    fingers.timeout.connect(strike)
    fingers.start(EVERY_MS)
    app.exec()


if __name__ == "__main__":
    file_path, file_key, visit, where, *besides = sys.argv[1:]
    main(Path(file_path), bytes.fromhex(file_key), UUID(visit), where, imports="import" in besides)
