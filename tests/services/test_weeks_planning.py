"""The weeks: the board, a draft that is kept in one go, and everything that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.day_finding import NoSlot
from salesdesk.domain.plan_reasons import Why, WhyNot
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Freedom, Visit, VisitKind, VisitState
from salesdesk.errors import Cancelled, Refused
from salesdesk.services.clock import Clock
from salesdesk.services.week_board import BlockKind
from salesdesk.services.weeks_planning import PlanWish, WeeksDraft, WeeksPlanning
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_contact, a_relation, a_visit, an_address, an_id, some_settings
from tests.planning_builders import a_time_off, a_visit_proposal, an_area

Keep = Callable[..., None]
MONDAY = TODAY - timedelta(days=TODAY.weekday())
WISH = PlanWish(TODAY, 2, rounds=40)
GOOI = an_area(name="Gooi", postcodes=("NL 12",), days=(AreaDay(1, 3),))
PLACES = ("1211 AB", "1213 CD", "1402 AA", "3511 XY", "3581 CC", "3811 BB")


def customer(at: int = 0, **over: object) -> Relation:
    filled = {"name": f"Klant {at}", "status": Status.CUSTOMER, "importance": Importance.A}
    address = an_address(postcode=PLACES[at % len(PLACES)], place="")
    return a_relation(**{**filled, "address": address, **over})


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def weeks(database: Database) -> WeeksPlanning:
    with database.write() as session:
        save_settings(session, some_settings(planning=PlanningRules(weeks_ahead=2)))
    return WeeksPlanning(database, Clock(lambda: NOW, an_id))


def proposals(database: Database) -> list[VisitProposal]:
    with database.read() as session:
        return records.find(session, VisitProposal)


def test_the_board_shows_what_is_agreed_and_what_is_proposed_by_the_clock(
    weeks: WeeksPlanning, keep: Keep
) -> None:
    firm = customer()
    keep(
        firm,
        a_visit(relation_id=firm.id, visit_on=TODAY, start_time=time(13), state=VisitState.CONFIRMED),
        a_visit(relation_id=firm.id, visit_on=TODAY, start_time=time(9), state=VisitState.CANCELLED),
        a_visit_proposal(relation_id=firm.id, visit_on=TODAY, start_time=time(10), is_pinned=True),
    )
    board = weeks.board(MONDAY)
    (day,) = [day for day in board.days if day.blocks]
    assert [(block.kind, block.is_pinned) for block in day.blocks] == [
        (BlockKind.PROPOSAL, True), (BlockKind.CONFIRMED, False),
    ]  # fmt: skip
    assert (len(board.weeks), day.visit_minutes, day.drive_minutes > 0) == (2, 120, True)


def test_a_visit_outside_the_area_of_its_day_is_an_exception(weeks: WeeksPlanning, keep: Keep) -> None:
    inside, outside = customer(0), customer(3)
    thursday = MONDAY + timedelta(days=3)
    everywhere = replace(GOOI, days=(AreaDay(1, 3), AreaDay(2, 3)))
    keep(everywhere, inside, outside)
    keep(*(a_visit_proposal(relation_id=each.id, visit_on=thursday) for each in (inside, outside)))
    board = weeks.board(MONDAY)
    assert board.exceptions == 1
    assert {block.name: block.is_outside for block in board.blocks} == {"Klant 0": False, "Klant 3": True}


def test_a_saturday_is_shown_only_when_something_stands_on_it(weeks: WeeksPlanning, keep: Keep) -> None:
    firm = customer()
    keep(firm)
    assert len(weeks.board(MONDAY).weeks[0].days) == 5
    keep(a_visit(relation_id=firm.id, visit_on=MONDAY + timedelta(days=5)))
    assert len(weeks.board(MONDAY).weeks[0].days) == 6


def test_whoever_is_due_gets_a_day_with_the_reason_why(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(*(customer(at) for at in range(5)))
    draft = weeks.draft(WISH)
    assert len(draft.proposals) == 5
    assert all(Why.NEVER_VISITED.value in each.reasons for each in draft.proposals)
    assert all(each.visit_on.weekday() < 5 for each in draft.proposals)


def test_a_draft_keeps_nothing_until_the_seller_says_so(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    firm = customer()
    old = a_visit_proposal(relation_id=firm.id, visit_on=TODAY + timedelta(days=1))
    keep(firm, old)
    draft = weeks.draft(WISH)
    assert proposals(database) == [old]
    replaced = weeks.keep(draft).value
    assert [each.id for each in proposals(database)] == [each.id for each in draft.proposals]
    weeks.put_back(replaced)
    assert proposals(database) == [old]


def test_what_was_pinned_stays_and_is_not_planned_twice(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    firm, other = customer(0), customer(1)
    pinned = a_visit_proposal(relation_id=firm.id, visit_on=TODAY + timedelta(days=2), is_pinned=True)
    keep(firm, other, pinned)
    weeks.keep(weeks.draft(WISH))
    found = proposals(database)
    assert pinned in found
    assert sorted(each.relation_id for each in found) == sorted([firm.id, other.id])


def test_same_input_same_plan(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(GOOI, *(customer(at) for at in range(6)))

    def lies(draft: WeeksDraft) -> list[tuple[object, ...]]:
        return [(each.relation_id, each.visit_on, each.start_time) for each in draft.proposals]

    assert lies(weeks.draft(WISH)) == lies(weeks.draft(WISH))


class Impatient:
    """Presses Annuleren at once."""

    def step(self, done: int, total: int, text: str = "") -> None:
        if done:
            raise Cancelled


def test_annuleren_gives_the_best_until_then(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(*(customer(at) for at in range(4)))
    draft = weeks.draft(PlanWish(TODAY, 2, rounds=4000), Impatient())
    assert draft.cut_short
    assert len(draft.proposals) == 4


def test_who_gets_no_day_is_told_with_the_reason(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(
        customer(0, name="Nergens", address=an_address(street="", postcode="", place="")),
        customer(1, name="Later", visit_from_on=TODAY + timedelta(days=90)),
    )
    draft = weeks.draft(WISH)
    assert {each.name: each.reasons[0].code for each in draft.left_out} == {
        "Nergens": WhyNot.NO_ADDRESS, "Later": WhyNot.NOT_BEFORE,
    }  # fmt: skip


def test_with_everything_off_nobody_gets_a_day(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(customer(), a_time_off(first_on=TODAY, last_on=TODAY + timedelta(days=60)))
    draft = weeks.draft(WISH)
    assert (draft.proposals, [each.reasons[0].code for each in draft.left_out]) == ((), [WhyNot.NO_DAYS])


def test_without_a_home_it_plans_all_the_same(database: Database, keep: Keep) -> None:
    keep(*(customer(at) for at in range(3)))
    weeks = WeeksPlanning(database, Clock(lambda: NOW, an_id))
    assert len(weeks.draft(WISH).proposals) == 3
    assert not weeks.board(MONDAY).has_home


@pytest.mark.parametrize("count", [1, 13])
def test_fewer_than_two_or_more_than_twelve_weeks_are_refused(weeks: WeeksPlanning, count: int) -> None:
    with pytest.raises(Refused):
        weeks.draft(PlanWish(TODAY, count))


def test_a_plan_from_a_day_in_the_past_begins_today(weeks: WeeksPlanning, keep: Keep) -> None:
    keep(customer())
    (proposal,) = weeks.draft(PlanWish(date(2020, 1, 6), 2, rounds=20)).proposals
    assert proposal.visit_on >= TODAY


def test_a_proposal_that_is_taken_over_becomes_an_appointment_and_back(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    firm = customer()
    person = a_contact(relation_id=firm.id)
    day = TODAY + timedelta(days=3)
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=day, minutes=45, is_pinned=True)
    before = a_visit(relation_id=firm.id, visit_on=date(2026, 1, 8), state=VisitState.HELD)
    keep(firm, person, proposal, before)
    taken = weeks.take_over([proposal.id]).value
    (visit,) = taken.visits
    assert (visit.visit_on, visit.minutes, visit.kind, visit.contact_id, visit.freedom) == (
        day, 45, VisitKind.FOLLOW_UP, person.id, Freedom.DAY,
    )  # fmt: skip
    assert proposals(database) == []
    weeks.give_back(taken)
    with database.read() as session:
        assert records.find(session, Visit, visit_on=day) == []
    assert proposals(database) == [proposal]


def test_a_proposal_in_the_past_is_not_agreed(weeks: WeeksPlanning, keep: Keep) -> None:
    firm = customer()
    late = a_visit_proposal(relation_id=firm.id, visit_on=TODAY - timedelta(days=1))
    keep(firm, late)
    with pytest.raises(Refused):
        weeks.take_over([late.id])


def test_what_the_seller_puts_on_a_day_is_pinned_and_can_be_taken_back(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    firm = customer(visit_minutes=30)
    keep(firm)
    made = weeks.propose(firm.id, TODAY, time(15)).value
    assert (made.is_pinned, made.minutes) == (True, 30)
    before = weeks.move(made.id, TODAY + timedelta(days=1), time(9)).value
    assert proposals(database)[0].visit_on == TODAY + timedelta(days=1)
    weeks.restore(before)
    assert proposals(database) == [made]
    weeks.remove(made)
    assert proposals(database) == []


def test_nothing_is_put_on_a_day_for_who_is_dead(weeks: WeeksPlanning, keep: Keep) -> None:
    dead = customer(status=Status.DEAD)
    keep(dead)
    with pytest.raises(Refused):
        weeks.propose(dead.id, TODAY, time(9))


def test_pinning_is_a_word_of_the_seller_alone(weeks: WeeksPlanning, keep: Keep, database: Database) -> None:
    firm = customer()
    free = a_visit_proposal(relation_id=firm.id)
    keep(firm, free)
    assert weeks.pin(free.id, pinned=True).value == free
    assert proposals(database) == [replace(free, is_pinned=True)]


def test_not_now_takes_it_off_the_board_and_may_put_the_relation_off(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    firm = customer()
    proposal = a_visit_proposal(relation_id=firm.id)
    keep(firm, proposal)
    dropped = weeks.drop(proposal.id, date(2027, 2, 1)).value
    with database.read() as session:
        assert records.find(session, Relation)[0].visit_from_on == date(2027, 2, 1)
    assert proposals(database) == []
    weeks.restore(dropped.proposal, dropped.relation)
    with database.read() as session:
        assert records.find(session, Relation) == [firm]
    assert proposals(database) == [proposal]
    weeks.drop(proposal.id)
    with pytest.raises(Refused):
        weeks.pin(proposal.id, pinned=True)


def test_every_day_says_what_a_visit_would_cost_or_why_it_does_not_fit(
    weeks: WeeksPlanning, keep: Keep
) -> None:
    firm = customer(0, opening_hours="di-vr 09:00-17:00")
    friday = MONDAY + timedelta(days=4)
    keep(firm, a_time_off(first_on=friday, last_on=friday, reason="Beurs"))
    offers = weeks.offers(weeks.board(MONDAY), firm.id)
    said = [offers[MONDAY + timedelta(days=at)] for at in (0, 1, 4, 7, 8)]
    assert [each.no_slot for each in said] == [NoSlot.DAY_OFF, None, NoSlot.DAY_OFF, NoSlot.CLOSED, None]
    assert (said[0].name, said[2].name, said[1].extra_minutes > 0) == ("voorbij", "Beurs", True)


def test_a_block_that_is_carried_costs_nothing_on_its_own_day(weeks: WeeksPlanning, keep: Keep) -> None:
    firm = customer(0)
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=TODAY)
    keep(firm, proposal)
    board = weeks.board(MONDAY)
    with_it, without = weeks.offers(board, firm.id), weeks.offers(board, firm.id, proposal.id)
    assert with_it[TODAY].extra_minutes < without[TODAY].extra_minutes


def test_who_is_not_on_the_map_may_go_on_any_day(weeks: WeeksPlanning, keep: Keep) -> None:
    firm = customer(0, address=an_address(street="", postcode="", place=""))
    keep(firm)
    offer = weeks.offers(weeks.board(MONDAY), firm.id)[TODAY]
    assert (offer.is_on_map, offer.no_slot) == (False, None)


def test_an_appointment_that_saves_driving_elsewhere_is_only_a_hint(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    far = [customer(at, address=an_address(postcode="9711 AB", place="")) for at in range(2)]
    days = [MONDAY + timedelta(days=at) for at in (7, 9)]
    visits = [
        a_visit(relation_id=one.id, visit_on=day, start_time=time(12), state=VisitState.CONFIRMED)
        for one, day in zip(far, days, strict=True)
    ]
    keep(*far, *visits)
    hints = weeks.draft(WISH).better
    assert hints[0].name in {"Klant 0", "Klant 1"}
    assert hints[0].is_confirmed
    assert hints[0].saves_minutes > 100
    with database.read() as session:
        assert {visit.visit_on for visit in records.find(session, Visit)} == set(days)


def test_proposals_after_the_weeks_that_are_planned_stay(
    weeks: WeeksPlanning, keep: Keep, database: Database
) -> None:
    due, resting = customer(0), customer(1, visits_per_year=1)
    been = a_visit(relation_id=resting.id, visit_on=TODAY - timedelta(days=60), state=VisitState.HELD)
    later = [
        a_visit_proposal(relation_id=one.id, visit_on=TODAY + timedelta(days=40)) for one in (due, resting)
    ]
    keep(due, resting, been, *later)
    weeks.keep(weeks.draft(WISH))
    found = {each.relation_id: each for each in proposals(database)}
    assert found[resting.id] == later[1]
    assert found[due.id].visit_on < TODAY + timedelta(days=20)
