"""A week laid out: visits with what a move is judged by, drives, holidays; and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.visits import VisitState
from salesdesk.paper.preview import whole_text
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import ConflictKind, Slot
from salesdesk.storage import records
from tests.builders import a_relation, a_visit, an_address

MONDAY = date(2026, 11, 23)
Keep = Callable[..., None]


@pytest.fixture
def keep(fresh: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with fresh.database.write() as session:
            records.save_all(session, values)

    return kept


def test_a_week_holds_its_visits_their_drives_and_no_cancelled_ones(fresh: SellerFile, keep: Keep) -> None:
    here = a_relation(address=an_address(postcode="2011 AB", place="Haarlem"))
    there = a_relation(address=an_address(postcode="1506 AB", place="Zaandam"))
    first = a_visit(relation_id=here.id, visit_on=MONDAY, start_time=time(9))
    second = a_visit(relation_id=there.id, visit_on=MONDAY, start_time=time(10, 10))
    gone = a_visit(relation_id=here.id, visit_on=MONDAY, state=VisitState.CANCELLED)
    keep(here, there, first, second, gone, a_visit(relation_id=here.id, visit_on=MONDAY + timedelta(days=7)))
    week = fresh.calendar.week(MONDAY + timedelta(days=3))
    assert [visit.line.id for visit in week.visits] == [first.id, second.id]
    (drive,) = week.drives
    assert (drive.visit_id, drive.spare, drive.fits) == (second.id, 10, False)
    assert week.drive_minutes == drive.minutes > 10
    assert (week.visit_minutes, week.has_weekend) == (120, False)


def test_a_move_is_judged_without_asking_the_file_again(fresh: SellerFile, keep: Keep) -> None:
    here = a_relation(opening_hours="ma-vr 9-17")
    other = a_relation(address=an_address(postcode="2011 AB", place="Haarlem"))
    mine = a_visit(relation_id=here.id, visit_on=MONDAY + timedelta(days=2), start_time=time(10))
    his = a_visit(relation_id=other.id, visit_on=MONDAY + timedelta(days=3), start_time=time(10))
    keep(here, other, mine, his)
    week = fresh.calendar.week(MONDAY)
    visit = week.visit(mine.id)
    assert visit is not None
    assert week.conflicts_of(visit) == ()

    def kinds(days: int, at: time) -> list[ConflictKind]:
        moved = Slot(MONDAY + timedelta(days=days), at, 60)
        return [one.kind for one in week.conflicts_of(visit, moved)]

    assert kinds(3, time(10, 30)) == [ConflictKind.OVERLAP]
    assert kinds(3, time(11, 5)) == [ConflictKind.DRIVE_THERE]
    assert kinds(0, time(8)) == [ConflictKind.PAST, ConflictKind.CLOSED]
    assert kinds(5, time(10)) == [ConflictKind.WEEKEND, ConflictKind.CLOSED]


def test_holidays_of_the_customer_s_country_are_named_too(fresh: SellerFile, keep: Keep) -> None:
    ghent = a_relation(address=an_address(postcode="9000", place="Gent", country="BE"))
    keep(ghent, a_visit(relation_id=ghent.id, visit_on=date(2027, 7, 21)))
    week = fresh.calendar.week(date(2027, 7, 21))
    assert week.holidays == {date(2027, 7, 21): "Nationale feestdag"}
    assert week.home_holidays == {}


def test_the_week_is_printed_without_anything_internal(sample: SellerFile) -> None:
    paper = sample.week_papers.overview(sample.clock.today())
    text = whole_text(paper.content)
    assert paper.name == "Weekoverzicht 2026-48.pdf"
    for line in sample.visits.between(MONDAY, MONDAY + timedelta(days=6)):
        assert line.relation_name in text
        assert not line.subject or line.subject not in text
