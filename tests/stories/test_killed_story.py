"""The process is killed while a seller types in an editor: at most the last second of typing is gone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from salesdesk.domain.offers import Offer
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW
from tests.database_fixtures import TEST_KEY

ROOT = Path(__file__).parents[2]
LOST_SECONDS = 1.0
# Types a numbered word every 20 ms and says when, on a clock that both processes share.
TYPIST = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from datetime import datetime
from salesdesk.storage.database import Database
from salesdesk.ui import theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.work import Work
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file

now = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
theme.apply_theme(QApplication([]), motion=False)
desk = Desk(Work(), lambda: now)
file = seller_file(Database.open(Path(sys.argv[1]), bytes(range(32)), lambda: now), desk)
rooms = Rooms(desk, doors(file))
editor = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
field = editor.letter.introduction
for number in range(1, 2_000):
    QTest.keyClicks(field, f"w{number} ")
    print(number, time.monotonic(), flush=True)
    QTest.qWait(20)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
@pytest.mark.parametrize("seconds", [1.6, 2.3])
def test_at_most_the_last_second_of_typing_is_lost(database_path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", TYPIST, str(database_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        first = typist.stdout.readline()
        time.sleep(seconds)
        killed_at = time.monotonic()
        os.kill(typist.pid, signal.SIGKILL)
        said = [first, *typist.communicate()[0].splitlines()]
    typed = [(int(word), float(at)) for word, at in (line.split() for line in said if line.count(" ") == 1)]
    old = [word for word, at in typed if at < killed_at - LOST_SECONDS]
    with Database.open(database_path, TEST_KEY, lambda: NOW) as database, database.read() as session:
        (offer,) = records.find(session, Offer)
    kept = [int(word) for word in re.findall(r"w([0-9]+)\b", offer.introduction)]
    assert old
    assert set(old) <= set(kept), f"typed longer than a second ago: {old[-1]}, kept: {len(kept)}"
