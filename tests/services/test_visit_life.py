"""What happens to an appointment: moves in a log, the count calendars go by, nobody there, put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Visit, VisitState, renumbered
from salesdesk.errors import Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_drafts import MOST_KEPT, VisitDraft
from salesdesk.services.visits import Visits
from salesdesk.storage import records
from salesdesk.storage.settings import load_settings, save_settings
from tests.builders import a_preparation, a_relation, a_visit, an_address, an_id, some_settings

TODAY = date(2026, 11, 24)  # 07:31
THURSDAY = date(2026, 11, 26)
Keep = Callable[..., None]


@pytest.fixture
def keep(fresh: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with fresh.database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def customer(fresh: SellerFile, keep: Keep) -> Relation:
    made = a_relation(name="Spaarne Beheer", address=an_address(postcode="2011 AB", place="Haarlem"))
    keep(made)
    with fresh.database.write() as session:
        save_settings(session, some_settings())
    return made


@pytest.fixture
def visit(visits: Visits, customer: Relation) -> Visit:
    return visits.plan(customer.id, THURSDAY, time(9)).value


@pytest.fixture
def visits(fresh: SellerFile) -> Visits:
    return fresh.visits


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({}, 0),
        ({"subject": "Iets anders"}, 0),
        ({"contact_id": an_id()}, 0),
        ({"visit_on": THURSDAY}, 1),
        ({"start_time": time(9, 15)}, 1),
        ({"minutes": 45}, 1),
        ({"state": VisitState.CONFIRMED}, 1),
        ({"deleted": True}, 1),
        ({"visit_on": TODAY, "start_time": time(8), "minutes": 30}, 1),
    ],
)
def test_calendars_hear_of_another_moment_length_or_state(change: dict[str, object], step: int) -> None:
    before = a_visit(sequence=4)
    assert renumbered(before, replace(before, **change)).sequence == 4 + step  # type: ignore[arg-type]


def test_every_move_is_in_the_log_with_who_and_why(visits: Visits, visit: Visit) -> None:
    visits.move(visit.id, THURSDAY, time(11), reason=" klant in overleg ")
    visits.move(visit.id, THURSDAY + timedelta(days=5), time(11))
    first, second = visits.moves(visit.id)
    assert (first.from_time, first.to_time, first.reason) == (time(9), time(11), "klant in overleg")
    assert (second.from_on, second.to_on) == (THURSDAY, THURSDAY + timedelta(days=5))
    assert first.moved_by == "Sanne de Wit"
    assert visits.line(visit.id).moves == 2


def test_another_length_is_no_move(visits: Visits, visit: Visit) -> None:
    longer = visits.move(visit.id, THURSDAY, time(9), 90).value
    assert (longer.minutes, longer.sequence, visits.moves(visit.id)) == (90, 1, [])


def test_a_reason_can_be_said_afterwards(visits: Visits, visit: Visit) -> None:
    visits.move(visit.id, THURSDAY, time(14))
    visits.explain(visits.moves(visit.id)[0], "file op de A9")
    assert [move.reason for move in visits.moves(visit.id)] == ["file op de A9"]


def test_undoing_a_move_takes_it_out_of_the_log_and_calendars_hear_of_it(
    visits: Visits, visit: Visit
) -> None:
    moved = visits.move(visit.id, THURSDAY, time(14)).value
    restored = visits.reopen(visit).value
    assert (restored.start_time, visits.moves(visit.id)) == (time(9), [])
    assert visit.sequence < moved.sequence < restored.sequence


def test_undoing_something_else_leaves_the_log(visits: Visits, visit: Visit) -> None:
    moved = visits.move(visit.id, THURSDAY, time(14)).value
    visits.confirm(visit.id)
    visits.reopen(moved)
    assert len(visits.moves(visit.id)) == 1


def test_a_cancelled_visit_is_in_its_list_and_can_be_put_back(visits: Visits, visit: Visit) -> None:
    visits.cancel(visit.id, "klant ziek")
    overview = visits.overview()
    assert ([line.state_reason for line in overview.cancelled], overview.coming) == (["klant ziek"], ())
    back = visits.put_back(visit.id).value
    assert (back.state, back.state_reason, back.sequence) == (VisitState.PLANNED, "", 2)
    assert [line.id for line in visits.overview().coming] == [visit.id]
    with pytest.raises(Refused):
        visits.put_back(visit.id)


def test_nobody_there_asks_for_a_new_appointment_until_there_is_one(
    visits: Visits, keep: Keep, customer: Relation
) -> None:
    closed = a_visit(relation_id=customer.id, visit_on=TODAY - timedelta(days=1))
    keep(closed)
    visits.absent(closed.id, "ziek")
    assert [line.id for line in visits.asking_again()] == [closed.id]
    fresh_one = visits.plan(customer.id, THURSDAY, time(9)).value
    assert visits.asking_again() == []
    visits.cancel(fresh_one.id, "toch niet")
    assert [line.id for line in visits.overview().asking] == [closed.id]


def test_the_seller_may_want_no_new_appointment(visits: Visits, keep: Keep, customer: Relation) -> None:
    closed = a_visit(relation_id=customer.id, state=VisitState.ABSENT)
    keep(
        closed, a_visit(relation_id=customer.id, visit_on=TODAY - timedelta(days=99), state=VisitState.ABSENT)
    )
    settled = visits.ask_no_more(closed.id).value
    assert visits.asking_again() == []
    visits.ask_again(settled)
    assert [line.id for line in visits.asking_again()] == [closed.id]


@pytest.mark.parametrize(
    ("day", "at", "state", "comes_back"),
    [
        (TODAY - timedelta(days=1), time(23, 45), VisitState.PLANNED, True),
        (TODAY - timedelta(days=1), time(0, 0), VisitState.CONFIRMED, True),
        (TODAY - timedelta(days=1), time(9), VisitState.HELD, True),
        (TODAY, time(0, 0), VisitState.PLANNED, True),
        (TODAY, time(7, 30), VisitState.PLANNED, True),
        (TODAY, time(7, 31), VisitState.PLANNED, False),
        (TODAY, time(23, 59), VisitState.PLANNED, False),
        (TODAY - timedelta(days=1), time(9), VisitState.ABSENT, False),
        (TODAY - timedelta(days=1), time(9), VisitState.CANCELLED, False),
        (TODAY + timedelta(days=1), time(0, 0), VisitState.PLANNED, False),
    ],
)
def test_what_was_planned_and_not_reported_comes_back(
    fresh: SellerFile,
    keep: Keep,
    customer: Relation,
    day: date,
    at: time,
    state: VisitState,
    comes_back: bool,
) -> None:
    keep(a_visit(relation_id=customer.id, visit_on=day, start_time=at, minutes=5, state=state))
    assert bool(fresh.visits.overview().to_report) is comes_back
    is_over = comes_back and at != time(7, 30)  # it lasts until 07:35
    assert bool(fresh.today.view().to_report) is is_over


def test_a_visit_moved_from_yesterday_to_tomorrow_no_longer_asks_for_a_report(
    visits: Visits, keep: Keep, customer: Relation
) -> None:
    missed = a_visit(relation_id=customer.id, visit_on=TODAY - timedelta(days=1))
    keep(missed)
    visits.move(missed.id, TODAY + timedelta(days=1), time(9), reason="klant vergat het")
    assert visits.to_report() == []


def near_haarlem(keep: Keep) -> Relation:
    made = a_relation(name="Bloemenhof", address=an_address(postcode="2061 AB", place="Bloemendaal"))
    keep(made)
    return made


def test_plan_b_closes_the_one_and_makes_the_other_in_one_go(
    fresh: SellerFile, keep: Keep, customer: Relation
) -> None:
    other = near_haarlem(keep)
    closed = a_visit(relation_id=customer.id, visit_on=TODAY, start_time=time(9))
    keep(closed, a_preparation(visit_id=closed.id, alternatives=(other.id,)))
    assert fresh.visit_instead.choices(closed.id)[0].relation_id == other.id
    instead = fresh.visit_instead.go(closed.id, other.id, "ziek").value
    line = fresh.visits.line(closed.id)
    assert (line.state, line.state_reason, line.plan_b_name) == (VisitState.ABSENT, "ziek", "Bloemenhof")
    made = instead.made
    assert (made.relation_id, made.visit_on) == (other.id, TODAY)
    assert time(9) < made.start_time < time(9, 30)
    assert made.start_time.minute % 5 == 0
    fresh.visit_instead.take_back(instead)
    assert fresh.visits.line(closed.id).state is VisitState.PLANNED
    assert [one.id for one in fresh.visits.day(TODAY)] == [closed.id]


def test_plan_b_late_at_night_stays_on_its_day(fresh: SellerFile, keep: Keep, customer: Relation) -> None:
    other = near_haarlem(keep)
    late = a_visit(relation_id=customer.id, visit_on=TODAY, start_time=time(23, 50), minutes=5)
    keep(late)
    made = fresh.visit_instead.go(late.id, other.id).value.made
    assert (made.visit_on, made.start_time) == (TODAY, time(23, 0))


def test_plan_b_is_somebody_else_and_only_for_a_visit_that_is_open(
    fresh: SellerFile, keep: Keep, customer: Relation
) -> None:
    closed = a_visit(relation_id=customer.id)
    keep(closed)
    for wrong in (customer.id, an_id()):
        with pytest.raises(Refused):
            fresh.visit_instead.go(closed.id, wrong)
    fresh.visits.cancel(closed.id, "")
    with pytest.raises(Refused):
        fresh.visit_instead.go(closed.id, near_haarlem(keep).id)


def test_a_half_typed_plan_is_kept_per_relation_until_it_is_planned(fresh: SellerFile) -> None:
    drafts, whom = fresh.visit_drafts, an_id()
    drafts.keep(VisitDraft("", visit_on="1-12", start_time="9:", subject="Ken<b>"), whom)
    drafts.keep(VisitDraft("", visit_on="1-12-2026"), None)
    found = drafts.of(whom)
    assert found is not None
    assert (found.start_time, found.subject, found.moment) == ("9:", "Ken<b>", fresh.clock.now())
    drafts.forget(whom)
    assert (drafts.of(whom), drafts.of(None) is None) == (None, False)


def test_old_drafts_make_room_and_settings_stay_what_they_are(fresh: SellerFile) -> None:
    for _each in range(MOST_KEPT + 5):
        fresh.visit_drafts.keep(VisitDraft("", subject="x"), an_id())
    last = an_id()
    fresh.visit_drafts.keep(VisitDraft("", subject="laatste"), last)
    assert fresh.visit_drafts.of(last) is not None
    with fresh.database.read() as session:
        assert load_settings(session) is not None
