"""The program is killed in the middle of a write about the road: all of it is there then, or nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.driving import DrivenTrip, OwnPoint
from salesdesk.domain.identity import make_id
from salesdesk.domain.relations import Address, Importance, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.weeks_planning import PlanWish
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import TODAY, a_relation, a_visit
from tests.database_fixtures import TEST_KEY
from tests.planning_builders import a_visit_proposal
from tests.sample_fixtures import MOMENT

ROOT = Path(__file__).parents[2]
FIRMS = [
    a_relation(name=f"Klant {at}", address=Address("Markt 1", code, "", "NL"), status=Status.CUSTOMER,
               importance=Importance.A)
    for at, code in enumerate(("3511 AB", "2011 AB", "3811 AB", "1506 AB"))
]  # fmt: skip
OLD = [
    a_visit_proposal(relation_id=each.id, visit_on=TODAY + timedelta(days=1 + at))
    for at, each in enumerate(FIRMS)
]
CODES = "Postcode;Lat;Lon\n" + "".join(f"35{code}AB;52.09{code};5.12\n" for code in range(11, 31))
Kept = tuple[int, int, int, int]
NOTHING: Kept = (4, 1, 0, 1)
# Does one thing and is killed after so many of its writes, or after the last word before it is kept (0).
DOER = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.services.test_killed_on_the_road import ACTS, opened

act, path, after = ACTS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])
file, written = opened(path), []

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

@event.listens_for(Engine, "after_cursor_execute")
def wrote(connection, cursor, statement, *_rest):
    if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE"):
        written.append(statement)
        if after and len(written) == after:
            kill()

@event.listens_for(Engine, "commit")
def keeping(connection):
    if written:
        kill()

act(file)
"""


def opened(path: Path) -> SellerFile:
    count = iter(range(1, 10_000))
    clock = Clock(lambda: MOMENT, lambda: make_id(1_900_000_000_000 + next(count), bytes(10)))
    return SellerFile(Profile(path.parent), Database.open(path, TEST_KEY, clock.now), clock)


def plan_weeks(file: SellerFile) -> None:
    file.weeks.keep(file.weeks.draft(PlanWish(TODAY, 2, rounds=20)))


def agree_all(file: SellerFile) -> None:
    with file.database.read() as session:
        found = [each.id for each in records.find(session, VisitProposal)]
    file.weeks.take_over(found)


def bring_in_points(file: SellerFile) -> None:
    path = file.profile.folder / "punten.csv"
    path.write_text(CODES, encoding="utf-8")
    file.imports.import_file(file.imports.preview(path))


def arrive(file: SellerFile) -> None:
    file.driven_trips.arrive(file.driven_trips.drives(TODAY)[0])


ACTS = {"weeks": plan_weeks, "agree": agree_all, "points": bring_in_points, "arrive": arrive}


def kept(file: SellerFile) -> Kept:
    """Proposals, appointments, own points, and drives that are still under way."""
    with file.database.read() as session:
        trips = records.find(session, DrivenTrip)
        return (
            len(records.find(session, VisitProposal)),
            len(records.find(session, Visit)),
            len(records.find(session, OwnPoint)),
            sum(trip.is_underway for trip in trips),
        )


@pytest.fixture
def path(database_path: Path) -> Path:
    """A file with four proposals, one visit today, and a drive there that began."""
    with closing(opened(database_path)) as file:
        begin(file)
    return database_path


def begin(file: SellerFile) -> None:
    home = Address("Kade 1", "1811 AB", "Alkmaar", "NL")
    file.settings.save_seller(replace(file.settings.view().seller, name="Sanne", home=home))
    with file.database.write() as session:
        records.save_all(session, [*FIRMS, *OLD, a_visit(relation_id=FIRMS[0].id, visit_on=TODAY)])
    file.driven_trips.leave(file.driven_trips.drives(TODAY)[0])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
@pytest.mark.parametrize(
    ("act", "after", "done"),
    [
        ("weeks", 1, (3, 1, 0, 1)),
        ("agree", 0, (0, 5, 0, 1)),
        ("points", 1, (4, 1, 20, 1)),
        ("arrive", 0, (4, 1, 0, 0)),
    ],
)
def test_nothing_is_lost_and_nothing_is_there_twice(path: Path, act: str, after: int, done: Kept) -> None:
    killed = subprocess.run([sys.executable, "-c", DOER, act, str(path), str(after)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    with closing(opened(path)) as file:
        assert kept(file) == NOTHING
        assert ids_of(file) == {each.id for each in OLD}
        ACTS[act](file)
        assert kept(file) == done


def ids_of(file: SellerFile) -> set[UUID]:
    with file.database.read() as session:
        return {each.id for each in records.find(session, VisitProposal)}
