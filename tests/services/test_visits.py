"""Appointments: planned, moved, confirmed, ended; overlaps are said, impossible times refused."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.errors import Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import ConflictKind, Slot
from salesdesk.services.visits import Visits
from salesdesk.storage import records
from tests.builders import a_contact, a_relation, a_report, a_visit, an_id

DAY = date(2026, 11, 26)
YESTERDAY = date(2026, 11, 23)


@pytest.fixture
def customer(fresh: SellerFile) -> Relation:
    made = a_relation()
    with fresh.database.write() as session:
        records.save(session, made)
    return made


@pytest.fixture
def visits(fresh: SellerFile) -> Visits:
    return fresh.visits


def keep(file: SellerFile, *values: object) -> None:
    with file.database.write() as session:
        records.save_all(session, list(values))


def test_a_first_visit_is_proposed_until_one_was_held(
    fresh: SellerFile, visits: Visits, customer: Relation
) -> None:
    first = visits.plan(customer.id, DAY, time(9)).value
    assert first.kind is VisitKind.FIRST
    keep(fresh, a_visit(relation_id=customer.id, visit_on=YESTERDAY, state=VisitState.HELD))
    assert visits.plan(customer.id, DAY, time(11)).value.kind is VisitKind.FOLLOW_UP


def test_the_person_of_the_last_visit_is_proposed_again(
    fresh: SellerFile, visits: Visits, customer: Relation
) -> None:
    first, second = (a_contact(relation_id=customer.id, surname=name) for name in ("Bos", "Vos"))
    keep(fresh, first, second, a_visit(relation_id=customer.id, visit_on=YESTERDAY, contact_id=second.id))
    assert visits.proposal(customer.id).contact_id == second.id
    assert visits.plan(customer.id, DAY, time(9)).value.contact_id == second.id


def test_a_relation_without_people_is_visited_all_the_same(visits: Visits, customer: Relation) -> None:
    assert visits.plan(customer.id, DAY, time(9)).value.contact_id is None


def kinds(file: SellerFile, at: time, minutes: int, but: UUID | None = None) -> list[ConflictKind]:
    return [one.kind for one in file.visit_conflicts.at(Slot(DAY, at, minutes), but=but).conflicts]


def test_overlapping_is_said_and_allowed(fresh: SellerFile, visits: Visits, customer: Relation) -> None:
    first = visits.plan(customer.id, DAY, time(9), minutes=60).value
    (found,) = fresh.visit_conflicts.at(Slot(DAY, time(9, 30), 60)).conflicts
    assert (found.other_id, found.start, found.end) == (first.id, time(9), time(10))
    second = visits.plan(customer.id, DAY, time(9, 30)).value
    assert kinds(fresh, time(9, 30), 60, but=second.id) == [ConflictKind.OVERLAP]


@pytest.mark.parametrize(("start", "minutes"), [(time(8), 60), (time(10), 30), (time(10), 60)])
def test_touching_visits_do_not_overlap(
    fresh: SellerFile, visits: Visits, customer: Relation, start: time, minutes: int
) -> None:
    visits.plan(customer.id, DAY, time(9), minutes=60)
    assert kinds(fresh, start, minutes) == []


def test_the_first_free_time_leaves_half_an_hour_to_drive(visits: Visits, customer: Relation) -> None:
    assert visits.free_time(DAY) == time(8, 30)
    visits.plan(customer.id, DAY, time(8, 30), minutes=60)
    assert visits.free_time(DAY) == time(10)
    visits.plan(customer.id, DAY, time(12), minutes=60)
    assert visits.free_time(DAY, 60) == time(10)
    assert visits.free_time(DAY, 120) == time(13, 30)


def test_a_full_day_proposes_the_usual_start(visits: Visits, customer: Relation) -> None:
    visits.plan(customer.id, DAY, time(8), minutes=600)
    assert visits.free_time(DAY) == time(8, 30)


@pytest.mark.parametrize(
    ("start", "minutes"), [(time(9), 0), (time(9), 4), (time(9), 721), (time(23, 30), 60)]
)
def test_times_that_cannot_be_are_refused_at_the_length(
    visits: Visits, customer: Relation, start: time, minutes: int
) -> None:
    with pytest.raises(Refused) as no:
        visits.plan(customer.id, DAY, start, minutes=minutes)
    assert {reason.at for reason in no.value.reasons} == {"minutes"}


def test_a_visit_needs_a_relation_that_exists(visits: Visits) -> None:
    with pytest.raises(Refused):
        visits.plan(an_id(), DAY, time(9))


def test_it_is_moved_confirmed_and_cancelled_with_its_reason(visits: Visits, customer: Relation) -> None:
    visit = visits.plan(customer.id, DAY, time(9)).value
    moved = visits.move(visit.id, DAY + timedelta(days=1), time(14)).value
    assert (moved.visit_on, moved.start_time) == (DAY + timedelta(days=1), time(14))
    assert visits.confirm(visit.id).value.state is VisitState.CONFIRMED
    ended = visits.cancel(visit.id, " klant ziek ").value
    assert (ended.state, ended.state_reason) == (VisitState.CANCELLED, "klant ziek")
    assert visits.day(DAY + timedelta(days=1)) == []


def test_what_has_ended_is_not_changed_but_can_be_taken_back(visits: Visits, customer: Relation) -> None:
    visit = visits.plan(customer.id, DAY, time(9)).value
    visits.absent(visit.id)
    with pytest.raises(Refused):
        visits.move(visit.id, DAY, time(10))
    with pytest.raises(Refused):
        visits.cancel(visit.id, "")
    visits.reopen(visit)
    assert visits.visit(visit.id).state is VisitState.PLANNED


def test_a_removed_visit_is_out_of_sight_and_comes_back(visits: Visits, customer: Relation) -> None:
    visit = visits.plan(customer.id, DAY, time(9)).value
    visits.remove(visit.id)
    assert visits.day(DAY) == []
    visits.remove(visit.id, removed=False)
    assert [line.id for line in visits.day(DAY)] == [visit.id]


@pytest.mark.parametrize("ask", ["visit", "line"])
def test_a_visit_that_is_gone_is_refused_in_words(visits: Visits, ask: str) -> None:
    missing: UUID = an_id()
    with pytest.raises(Refused):
        getattr(visits, ask)(missing)


def test_the_overview_sorts_coming_unreported_and_held(
    fresh: SellerFile, visits: Visits, customer: Relation
) -> None:
    def one(day: date, at: time, state: VisitState = VisitState.PLANNED) -> UUID:
        made = a_visit(relation_id=customer.id, visit_on=day, start_time=at, state=state)
        keep(fresh, made)
        return made.id

    today = date(2026, 11, 24)  # 07:31
    coming, later = one(today, time(10)), one(DAY, time(9))
    begun, forgotten = one(today, time(7)), one(YESTERDAY, time(9))
    reported = one(YESTERDAY, time(11), VisitState.HELD)
    nobody = one(YESTERDAY, time(14), VisitState.ABSENT)
    one(DAY, time(11), VisitState.CANCELLED)
    keep(fresh, a_report(visit_id=reported, closed_at=fresh.clock.now()))
    overview = visits.overview()
    assert [line.id for line in overview.coming] == [coming, later]
    assert [line.id for line in overview.to_report] == [forgotten, begun]
    assert [line.id for line in overview.held] == [nobody, reported]


def test_one_line_tells_of_one_visit(visits: Visits, customer: Relation) -> None:
    visit = visits.plan(customer.id, DAY, time(9), subject=" Kennismaken ").value
    line = visits.line(visit.id)
    assert (line.relation_name, line.subject, line.is_open) == (customer.name, "Kennismaken", True)
