"""The seller lets the weeks be planned, reads why, agrees on a day, and takes everything back."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.weeks_planning import PlanWish
from salesdesk.storage import records
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks import planning
from salesdesk.ui.routes.weeks.planning import Outcome, WishSheet
from salesdesk.ui.routes.weeks.screen import WeeksScreen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, settle

TODAY = MOMENT.date()
ROUNDS = 60


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough for a plan, too few for the best one."""
    monkeypatch.setattr(planning, "PlanWish", partial(PlanWish, rounds=ROUNDS))


def board(furnish: Furnish, file: SellerFile) -> tuple[Window, WeeksScreen]:
    window = furnish(file)
    window.go(Place(Noun.ROUTE, view="weeks"))
    settle(window)
    screen = window.current()
    assert isinstance(screen, WeeksScreen)
    return window, screen


def kept(file: SellerFile) -> list[VisitProposal]:
    with file.database.read() as session:
        return records.find(session, VisitProposal)


def words_of(root: QWidget) -> str:
    found = [one.full_text() for one in root.findChildren(ElidedLabel)]
    return "\n".join([*found, *(one.text() for one in root.findChildren(QLabel))])


class Seller:
    """Fills in the sheet, reads the outcome and uses it or not."""

    def __init__(self, *, uses: bool, weeks: int = 3, most: int = 5) -> None:
        self.uses, self.weeks, self.most = uses, weeks, most
        self.read = ""

    def __call__(self, sheet: QWidget, *_rest: object) -> bool:
        if isinstance(sheet, WishSheet):
            sheet.weeks.set_value(self.weeks)
            sheet.most.set_value(self.most)
            return True
        assert isinstance(sheet, Outcome)
        self.read = words_of(sheet)
        return self.uses


def test_the_weeks_are_planned_used_and_taken_back(
    sample: SellerFile, furnish: Furnish, answers: Answers
) -> None:
    window, screen = board(furnish, sample)
    before = kept(sample)
    pinned = [each for each in before if each.is_pinned]
    seller = answers.sheet = Seller(uses=True)
    screen._plan.click()
    settle(window)
    after = kept(sample)
    assert len(after) > len(before)
    assert all(each in after for each in pinned)
    assert "voorstellen" in seller.read
    assert "onderweg" in seller.read
    days = [each.visit_on for each in after]
    assert max(days) <= TODAY + timedelta(days=21)
    assert max(days.count(day) + len(sample.visits.day(day)) for day in days) <= 6


def test_a_plan_that_is_not_used_changes_nothing(
    sample: SellerFile, furnish: Furnish, answers: Answers
) -> None:
    window, screen = board(furnish, sample)
    before = kept(sample)
    answers.sheet = Seller(uses=False, weeks=2)
    screen._plan.click()
    settle(window)
    assert kept(sample) == before


def test_every_proposal_says_why_it_is_on_its_day(sample: SellerFile, furnish: Furnish) -> None:
    window, screen = board(furnish, sample)
    assert screen.shown is not None
    block = screen.shown.proposals[0]
    screen.board.go_to(block.id)
    settle(window)
    said = "\n".join(one.text() for one in screen.side.findChildren(TextBlock))
    assert "Het is de dag van" in said


def test_a_proposal_that_is_agreed_stands_in_the_week_of_the_visits(
    sample: SellerFile, furnish: Furnish
) -> None:
    window, screen = board(furnish, sample)
    assert screen.shown is not None
    block = screen.shown.proposals[0]
    screen.work.take(block)
    settle(window)
    names = [visit.line.relation_name for visit in sample.calendar.week(block.visit_on).visits]
    assert block.name in names
    assert block.id not in {each.id for each in kept(sample)}


def test_days_off_empty_the_days_and_the_planner_leaves_them_alone(
    sample: SellerFile, furnish: Furnish, answers: Answers
) -> None:
    first, last = date(2026, 11, 30), date(2026, 12, 3)
    sample.time_off.add(first, last, "Beurs")
    window, screen = board(furnish, sample)
    assert "Beurs" in screen.board.cells[first].accessibleName()
    answers.sheet = Seller(uses=True, weeks=3)
    screen._plan.click()
    settle(window)
    free = [each for each in kept(sample) if not each.is_pinned]
    assert free
    assert not [each for each in free if first <= each.visit_on <= last]


def test_annuleren_halfway_still_offers_the_best_plan_until_then(
    sample: SellerFile, furnish: Furnish, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "PlanWish", partial(PlanWish, rounds=20_000))
    window, screen = board(furnish, sample)
    window.desk.work.job_started.connect(lambda job: job.moved.connect(lambda *_how_far: job.cancel()))
    seller = answers.sheet = Seller(uses=True, weeks=2)
    before = kept(sample)
    screen._plan.click()
    settle(window)
    assert "Je stopte het rekenen" in seller.read
    assert kept(sample) != before
