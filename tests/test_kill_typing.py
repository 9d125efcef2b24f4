"""A process that is killed in the middle of typing loses at most one second of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.preparation import Preparation, Step
from salesdesk.domain.relations import Fact, Relation
from salesdesk.domain.reports import VisitReport
from salesdesk.services.clock import Clock
from salesdesk.services.visit_drafts import VisitDrafts
from salesdesk.storage import records
from salesdesk.storage.upgrade import open_upgraded
from tests.builders import NOW, a_relation, a_visit, an_id
from tests.database_fixtures import TEST_KEY

LOST_SECONDS = 1.0
COMMIT_SECONDS = 0.25
"""What a busy machine may take between the save being due and standing on the disk."""
ROOT = Path(__file__).parent.parent


def typed_until_killed(path: Path, visit_id: str, seconds: float, *besides: str) -> list[tuple[float, int]]:
    """Run the typing seller and kill it so long after its first letter; when each letter was typed."""
    command = [sys.executable, "-m", "tests.typing_seller", str(path), TEST_KEY.hex(), visit_id, *besides]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        assert lines[0], "the seller never began to type"
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    struck = [line.split() for line in lines if line.endswith("\n")]
    return [(float(moment), int(count)) for moment, count in struck]


def owed(struck: list[tuple[float, int]]) -> int:
    """How many letters must have survived; a moment that the whole process stood still is not counted."""
    stood_still = max(later - earlier for (earlier, _), (later, _) in pairwise(struck))
    due = struck[-1][0] - LOST_SECONDS - COMMIT_SECONDS - stood_still
    return max(count for moment, count in struck if moment <= due)


def kept_text(path: Path, visit_id: UUID, screen: str) -> str:
    """What stands in the file after the kill."""
    with open_upgraded(path, TEST_KEY, lambda: NOW) as database, database.read() as session:
        (preparation,) = records.find(session, Preparation, visit_id=visit_id)
        reports = records.find(session, VisitReport, visit_id=visit_id)
        facts = [fact for fact in records.find(session, Fact) if fact.source != "relatiekaart"]
        relations = records.find(session, Relation)
    if screen == "facts":
        assert [relation.branch for relation in relations] == [fact.text for fact in facts]
        return facts[0].text
    if screen == "report":
        return reports[0].summary
    if screen == "underway":
        return preparation.questions[0].answer
    return preparation.record(Step.WRITING_MATERIAL).note


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("besides", [(), ("import",)], ids=["alone", "beside an import"])
@pytest.mark.parametrize("screen", ["facts", "preparation", "underway", "report"])
def test_at_most_a_second_of_typing_is_lost_to_a_kill(
    database_path: Path, screen: str, besides: tuple[str, ...]
) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with open_upgraded(database_path, TEST_KEY, lambda: NOW) as database, database.write() as session:
        records.save_all(session, [relation, visit])
    struck = typed_until_killed(database_path, str(visit.id), 2.4, screen, *besides)
    kept = kept_text(database_path, visit.id, screen)
    assert kept == "".join("abcdefghij"[place % 10] for place in range(len(kept)))
    assert len(kept) >= owed(struck) > 20


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_an_appointment_that_is_being_typed_is_offered_again(database_path: Path) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with open_upgraded(database_path, TEST_KEY, lambda: NOW) as database, database.write() as session:
        records.save_all(session, [relation, visit])
    struck = typed_until_killed(database_path, str(visit.id), 2.2, "plan")
    with open_upgraded(database_path, TEST_KEY, lambda: NOW) as database:
        draft = VisitDrafts(database, Clock(lambda: NOW, an_id)).of(visit.id)
    assert draft is not None
    assert len(draft.subject) >= owed(struck) > 10
