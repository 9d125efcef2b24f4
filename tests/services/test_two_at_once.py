"""Two things at once: what is done on another screen, or in a hurry, is neither lost nor done twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from salesdesk.domain.driving import DrivenTrip
from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import Cancelled, Refused
from salesdesk.services.day_draft import draft_of, taken_off, with_visit
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.weeks_planning import PlanWish
from salesdesk.storage import records
from tests.builders import TODAY, a_relation, a_visit
from tests.planning_builders import a_visit_proposal, an_area, an_other_day

Keep = Callable[..., None]
FRIDAY = TODAY + timedelta(days=3)
WISH = PlanWish(TODAY, 2, rounds=20)


def customer(name: str = "Molenaar") -> Relation:
    address = Address("Markt 1", "3511 AB", "Utrecht", "NL")
    return a_relation(name=name, address=address, status=Status.CUSTOMER, importance=Importance.A)


@pytest.fixture
def keep(fresh: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with fresh.database.write() as session:
            records.save_all(session, values)

    return kept


def visits(file: SellerFile) -> list[Visit]:
    with file.database.read() as session:
        return records.find(session, Visit)


def proposals(file: SellerFile) -> list[VisitProposal]:
    with file.database.read() as session:
        return records.find(session, VisitProposal)


def keys_and_counts(file: SellerFile) -> dict[str, int]:
    """What goes to calendars this week: the key of every event with its count."""
    text = file.calendar_files.of_weeks(TODAY, 1, proposals=True).content.decode()
    keys, counts = re.findall(r"UID:(\S+)", text), re.findall(r"SEQUENCE:(\d+)", text)
    return dict(zip(keys, map(int, counts), strict=True))


def test_agreeing_twice_makes_one_appointment(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=FRIDAY)
    keep(firm, proposal)
    fresh.weeks.take_over([proposal.id])
    with pytest.raises(Refused, match="bestaat niet meer"):
        fresh.weeks.take_over([proposal.id])
    assert len(visits(fresh)) == 1


def test_who_was_removed_meanwhile_gets_no_appointment_and_the_others_do(
    fresh: SellerFile, keep: Keep
) -> None:
    gone, firm = customer("Weg"), customer()
    both = [a_visit_proposal(relation_id=each.id, visit_on=FRIDAY) for each in (gone, firm)]
    keep(gone, firm, *both)
    fresh.relations.remove(gone.id)
    fresh.weeks.take_over([each.id for each in both])
    assert [each.relation_id for each in visits(fresh)] == [firm.id]
    assert [each.relation_id for each in proposals(fresh)] == [gone.id]
    assert fresh.weeks.board(TODAY).proposals == ()


def test_a_visit_that_was_held_meanwhile_stays_when_agreeing_is_undone(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=TODAY)
    keep(firm, proposal)
    taken = fresh.weeks.take_over([proposal.id]).value
    keep(replace(taken.visits[0], state=VisitState.HELD))
    fresh.weeks.give_back(taken)
    assert [each.state for each in visits(fresh)] == [VisitState.HELD]
    assert proposals(fresh) == []


@pytest.mark.parametrize("how", ["agreed", "pinned", "put on a day"])
def test_who_got_a_day_while_the_planner_was_busy_does_not_get_another(
    fresh: SellerFile, keep: Keep, how: str
) -> None:
    firm, other = customer(), customer("Ander")
    old = a_visit_proposal(relation_id=firm.id, visit_on=FRIDAY)
    keep(firm, other, old)
    draft = fresh.weeks.draft(WISH)
    assert {each.relation_id for each in draft.proposals} == {firm.id, other.id}
    if how == "agreed":
        fresh.weeks.take_over([old.id])
    elif how == "pinned":
        fresh.weeks.pin(old.id, pinned=True)
    else:
        fresh.weeks.drop(old.id)
        fresh.weeks.propose(firm.id, FRIDAY, time(11))
    replaced = fresh.weeks.keep(draft).value
    served = [*(each.relation_id for each in proposals(fresh)), *(each.relation_id for each in visits(fresh))]
    assert sorted(map(str, served)) == sorted(map(str, (firm.id, other.id)))
    fresh.weeks.put_back(replaced)
    assert [firm.id] == [each.relation_id for each in proposals(fresh)] + [
        each.relation_id for each in visits(fresh)
    ]


def test_a_visit_that_is_moved_while_the_planner_is_busy_stays_where_it_was_put(
    fresh: SellerFile, keep: Keep
) -> None:
    firm = customer()
    visit = a_visit(relation_id=firm.id, visit_on=TODAY + timedelta(days=1), state=VisitState.PLANNED)
    keep(firm, visit)

    class Busy:
        def step(self, done: int, total: int, text: str = "") -> None:
            if visits(fresh)[0].visit_on != FRIDAY:
                fresh.visits.move(visit.id, FRIDAY, time(14))

    fresh.weeks.keep(fresh.weeks.draft(WISH, Busy()))
    assert [(each.visit_on, each.start_time) for each in visits(fresh)] == [(FRIDAY, time(14))]


def test_the_planner_tells_of_itself_before_it_begins_and_listens_to_annuleren(
    fresh: SellerFile, keep: Keep
) -> None:
    keep(customer())

    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            assert (done, text) == (0, "Relaties, dagen en afstanden…")
            raise Cancelled

    with pytest.raises(Cancelled):
        fresh.weeks.draft(WISH, Stop())
    assert proposals(fresh) == []


def test_a_proposal_that_was_agreed_elsewhere_is_not_agreed_again_with_the_day(
    fresh: SellerFile, keep: Keep
) -> None:
    firm = customer()
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=TODAY)
    keep(firm, proposal)
    route = fresh.routes.day(TODAY)
    draft = with_visit(draft_of(route), fresh.day_planning.new_stop(route, firm.id, proposal))
    fresh.weeks.take_over([proposal.id])
    with pytest.raises(Refused, match="ergens anders veranderd"):
        fresh.day_planning.keep(draft)
    assert len(visits(fresh)) == 1


def test_a_day_with_a_stop_at_who_was_removed_is_not_kept(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    keep(firm)
    route = fresh.routes.day(TODAY)
    draft = with_visit(draft_of(route), fresh.day_planning.new_stop(route, firm.id))
    fresh.relations.remove(firm.id)
    with pytest.raises(Refused, match="ergens anders veranderd"):
        fresh.day_planning.keep(draft)
    assert visits(fresh) == []


def test_a_visit_cancelled_under_the_working_copy_is_not_written_over(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    visit = a_visit(relation_id=firm.id, visit_on=TODAY)
    keep(firm, visit)
    draft = taken_off(draft_of(fresh.routes.day(TODAY)), visit.id, FRIDAY)
    keep(replace(visit, state=VisitState.CANCELLED, state_reason="ziek"))
    with pytest.raises(Refused):
        fresh.day_planning.keep(draft)
    assert [(each.state, each.visit_on) for each in visits(fresh)] == [(VisitState.CANCELLED, TODAY)]


def test_undoing_a_day_leaves_what_was_held_since(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    proposal = a_visit_proposal(relation_id=firm.id, visit_on=TODAY)
    keep(firm, proposal)
    route = fresh.routes.day(TODAY)
    draft = with_visit(draft_of(route), fresh.day_planning.new_stop(route, firm.id, proposal))
    kept = fresh.day_planning.keep(draft).value
    keep(replace(kept.added[0], state=VisitState.HELD))
    fresh.day_planning.restore(kept)
    assert [each.state for each in visits(fresh)] == [VisitState.HELD]
    assert proposals(fresh) == []


def test_a_day_of_an_area_that_was_removed_is_a_day_as_always(fresh: SellerFile, keep: Keep) -> None:
    area = an_area(name="Gooi", postcodes=("NL 12",), days=(AreaDay(1, 0),))
    keep(area, customer(), an_other_day(day=FRIDAY, area_id=area.id))
    assert [each.name for each in fresh.weeks.board(FRIDAY).days[0].shape.areas] == ["Gooi"]
    before = fresh.rayon.remove(area.id).value
    assert fresh.weeks.board(FRIDAY).days[0].shape.areas == ()
    assert fresh.weeks.draft(WISH).proposals
    fresh.rayon.put_back(before)
    assert [each.name for each in fresh.weeks.board(FRIDAY).days[0].shape.areas] == ["Gooi"]


def test_an_agreed_proposal_keeps_the_key_that_calendars_know_it_by(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    on_board = a_visit_proposal(relation_id=firm.id, visit_on=FRIDAY)
    in_day = a_visit_proposal(relation_id=firm.id, visit_on=TODAY)
    keep(firm, on_board, in_day)
    sent = keys_and_counts(fresh)
    fresh.weeks.take_over([on_board.id])
    route = fresh.routes.day(TODAY)
    fresh.day_planning.keep(with_visit(draft_of(route), fresh.day_planning.new_stop(route, firm.id, in_day)))
    agreed = keys_and_counts(fresh)
    assert set(agreed) == set(sent)
    assert (set(sent.values()), set(agreed.values())) == ({0}, {1})


def test_two_clicks_on_vertrokken_or_aangekomen_note_one_drive(fresh: SellerFile, keep: Keep) -> None:
    firm = customer()
    keep(firm, a_visit(relation_id=firm.id, visit_on=TODAY))
    home = fresh.settings.view().seller
    fresh.settings.save_seller(
        replace(home, name="Sanne", home=Address("Kade 1", "2011 AB", "Haarlem", "NL"))
    )
    drive = fresh.driven_trips.drives(TODAY)[0]
    for _click in range(2):
        fresh.driven_trips.leave(drive)
    left = fresh.driven_trips.drives(TODAY)[0]
    for _click in range(2):
        fresh.driven_trips.arrive(left)
    assert fresh.driven_trips.drives(TODAY)[0].is_driven
    with fresh.database.read() as session:
        assert len(records.find(session, DrivenTrip)) == 1
