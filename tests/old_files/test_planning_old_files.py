"""A file of before there was a planner is planned as any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.domain.day_finding import MOST_BEST
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.visits import Freedom, Visit
from salesdesk.services.clock import Clock
from salesdesk.services.rayon import Rayon
from salesdesk.services.routes import Routes
from salesdesk.services.slot_finder import SlotFinder
from salesdesk.services.slot_subject import Asked
from salesdesk.services.week_drafts import PlanWish
from salesdesk.services.weeks_planning import WeeksPlanning
from salesdesk.storage.database import Database
from salesdesk.storage.records import find
from salesdesk.storage.settings import load_settings
from salesdesk.storage.upgrade import open_upgraded
from tests import builders as b
from tests.database_fixtures import TEST_KEY
from tests.old_files.test_old_files import OLD_FILES


@pytest.fixture(params=[one for one in OLD_FILES if one.stem < "salesdesk_0004"], ids=lambda old: old.stem)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "salesdesk.db"
    shutil.copyfile(request.param, path)
    with open_upgraded(path, TEST_KEY, lambda: b.NOW) as database:
        yield database


CLOCK = Clock(lambda: b.NOW, b.an_id)


def test_what_nobody_said_is_as_usual(opened: Database) -> None:
    with opened.read() as session:
        (visit,) = find(session, Visit)
        rules = load_settings(session).planning
    assert (visit.freedom, visit.is_must) == (Freedom.BY_STATE, False)
    assert rules == PlanningRules()


def test_its_day_weeks_and_rayon_are_planned(opened: Database) -> None:
    with opened.read() as session:
        (visit,) = find(session, Visit)
    day = Routes(opened, CLOCK).laid_out(visit.visit_on)
    assert [each.visit for each in day.visits] == [visit]
    draft = WeeksPlanning(opened, CLOCK).draft(PlanWish(visit.visit_on, weeks=2, rounds=20))
    assert (draft.visit_minutes, draft.busy_days, draft.proposals) == (visit.minutes, 1, ())
    assert draft.drive_minutes == day.plan.drive_minutes > 0
    assert [one.id for one in Rayon(opened, CLOCK).view().relations if one.point] == [visit.relation_id]
    assert len(SlotFinder(opened, CLOCK).find(Asked(visit.relation_id)).best()) == MOST_BEST
