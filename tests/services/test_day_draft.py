"""The working copy of a day: what follows from a move, a pin, a longer visit, one more or one less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Freedom, Visit, VisitState
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.day_draft import (
    DayDraft,
    bettered,
    draft_of,
    freed,
    lengthened,
    moved,
    must,
    pinned,
    sent_to,
    taken_off,
    with_visit,
)
from salesdesk.services.day_laying import lateness
from salesdesk.services.day_misfit import Misfit, misfit_of
from salesdesk.services.day_planning import DayPlanning
from salesdesk.services.day_reasons import Why, reasons_of
from salesdesk.services.routes import Routes
from salesdesk.services.weeks_planning import WeeksPlanning
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_relation, a_visit, an_address, an_id, some_settings
from tests.planning_builders import a_visit_proposal, an_other_day

EARLY, NOON = NOW.replace(hour=6), NOW.replace(hour=12)
Day = Callable[..., DayDraft]


def at(postcode: str, place: str, **over: object) -> Relation:
    address = an_address(street="Markt 1", postcode=postcode, place=place)
    return a_relation(name=f"{place} B.V.", address=address, **over)


UTRECHT, HAARLEM, AMERSFOORT, ZAANDAM = (
    at("3511 AB", "Utrecht"),
    at("2011 AB", "Haarlem"),
    at("3811 AB", "Amersfoort"),
    at("1506 AB", "Zaandam"),
)


def visit(relation: Relation, hour: int, minute: int = 0, **over: object) -> Visit:
    return a_visit(relation_id=relation.id, start_time=time(hour, minute), **over)


@pytest.fixture
def day(database: Database) -> Day:
    """Lays these visits out as the working copy of today."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [UTRECHT, HAARLEM, AMERSFOORT, ZAANDAM])

    def laid(*values: object, now: object = EARLY, day: date = TODAY) -> DayDraft:
        with database.write() as session:
            records.save_all(session, values)
        return draft_of(Routes(database, Clock(lambda: now, an_id)).day(day))  # type: ignore[arg-type,return-value]

    return laid


@pytest.fixture
def planning(database: Database) -> DayPlanning:
    return DayPlanning(database, Clock(lambda: EARLY, an_id))


def key(draft: DayDraft, place: str) -> UUID:
    return next(each.visit.id for each in draft.visits if each.line.place == place)


def order(draft: DayDraft) -> list[str]:
    return [each.line.place for each in draft.visits]


def start(draft: DayDraft, place: str) -> time:
    return next(each.visit.start_time for each in draft.visits if each.line.place == place)


def test_a_day_nobody_touched_is_as_it_is_kept(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 11))
    assert not draft.is_changed
    assert (draft.changes, draft.announced, draft.saved_minutes) == ((), (), 0)


def test_a_moved_stop_takes_the_place_and_the_others_get_the_times_that_follow(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 11), visit(AMERSFOORT, 14))
    after = moved(draft, key(draft, "Amersfoort"), 1)
    assert order(after) == ["Utrecht", "Amersfoort", "Haarlem"]
    assert start(after, "Utrecht") == time(9)
    assert start(after, "Amersfoort") == time(11)
    assert time(12, 45) < start(after, "Haarlem") < time(14)
    assert lateness(after.plan) == 0
    assert after.moved == {key(draft, "Amersfoort"), key(draft, "Haarlem")}


def test_what_comes_after_the_move_keeps_its_time_when_it_can_be_reached(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(AMERSFOORT, 11), visit(HAARLEM, 15))
    after = moved(draft, key(draft, "Amersfoort"), 0)
    assert order(after) == ["Amersfoort", "Utrecht", "Haarlem"]
    assert start(after, "Amersfoort") == time(9)
    assert start(after, "Haarlem") == time(15)


def test_a_pinned_visit_keeps_its_time_and_is_shown_late(day: Day) -> None:
    fixed = visit(UTRECHT, 10, state=VisitState.CONFIRMED)
    draft = day(visit(HAARLEM, 8, 30), fixed, visit(AMERSFOORT, 13))
    after = moved(draft, key(draft, "Amersfoort"), 0)
    assert start(after, "Utrecht") == time(10)
    assert lateness(after.plan) > 60


def test_a_confirmed_visit_that_is_moved_asks_to_call_first(day: Day) -> None:
    fixed = visit(UTRECHT, 9, state=VisitState.CONFIRMED)
    draft = day(fixed, visit(HAARLEM, 13))
    after = moved(draft, fixed.id, 1)
    (asked,) = after.announced
    assert (asked.name, asked.before) == ("Utrecht B.V.", fixed)
    assert asked.after is not None
    assert (start(after, "Haarlem"), asked.after.start_time) == (time(9), time(11))


def test_moving_there_and_back_to_the_end_stays_within_the_day(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 11))
    assert moved(draft, key(draft, "Utrecht"), 0) is draft
    assert order(moved(draft, key(draft, "Utrecht"), 99)) == ["Haarlem", "Utrecht"]
    assert moved(draft, an_id(), 0) is draft


def test_a_longer_visit_pushes_the_next_one_and_never_grows_without_end(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(AMERSFOORT, 10, 45))
    first = key(draft, "Utrecht")
    longer = lengthened(draft, first, 60)
    assert longer.visits[0].visit.minutes == 120
    assert start(longer, "Amersfoort") > time(11, 15)
    assert lengthened(draft, first, -600).visits[0].visit.minutes == 15
    assert lengthened(draft, first, 6000).visits[0].visit.minutes == 480


@pytest.mark.parametrize(
    ("state", "first", "second"),
    [(VisitState.PLANNED, Freedom.TIME, Freedom.DAY), (VisitState.CONFIRMED, Freedom.DAY, Freedom.TIME)],
)
def test_a_pin_goes_on_and_off(day: Day, state: VisitState, first: Freedom, second: Freedom) -> None:
    draft = day(visit(UTRECHT, 9, state=state))
    only = draft.visits[0].visit.id
    once = pinned(draft, only)
    assert once.visits[0].visit.may_move is first
    assert pinned(once, only).visits[0].visit.may_move is second


def test_freedom_and_must_are_changes_that_move_nothing(day: Day) -> None:
    draft = day(visit(UTRECHT, 9))
    only = draft.visits[0].visit.id
    after = must(freed(draft, only, Freedom.WEEK), only, is_must=True)
    assert after.is_changed
    assert after.moved == frozenset()
    ((_before, kept),) = after.changes
    assert (kept.freedom, kept.is_must) == (Freedom.WEEK, True)


def test_a_better_order_moves_what_is_free_within_its_leeway_only(day: Day) -> None:
    around = visit(HAARLEM, 10, freedom=Freedom.LEEWAY)
    draft = day(visit(UTRECHT, 9), around, visit(UTRECHT, 12, 30), visit(AMERSFOORT, 15))
    after = bettered(draft)
    assert after.plan.drive_minutes <= draft.plan.drive_minutes
    moves = abs((start(after, "Haarlem").hour - 10) * 60 + start(after, "Haarlem").minute)
    assert moves <= 30


def test_taken_off_it_is_listed_until_it_has_a_day(day: Day) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 11))
    gone = taken_off(draft, key(draft, "Haarlem"))
    assert order(gone) == ["Utrecht"]
    assert (gone.leaving[0].name, gone.leaving[0].to_on) == ("Haarlem B.V.", None)
    there = sent_to(gone, gone.leaving[0].visit.id, date(2026, 12, 1), time(10))
    assert there.leaving[0].to_on == date(2026, 12, 1)


def test_one_more_comes_where_it_costs_least(day: Day, planning: DayPlanning) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 14))
    new = planning.new_stop(draft.route, AMERSFOORT.id)
    after = with_visit(draft, new)
    assert sorted(order(after)) == ["Amersfoort", "Haarlem", "Utrecht"]
    assert lateness(after.plan) == 0
    tried = [moved(after, new.visit.id, place).plan.drive_minutes for place in range(3)]
    assert after.plan.drive_minutes <= min(tried) + 5  # the hour of a move brings other traffic
    assert taken_off(after, new.visit.id).leaving == ()


@pytest.mark.parametrize("is_pinned", [True, False])
def test_a_proposal_becomes_the_same_visit_on_the_day_as_on_the_board(
    day: Day, planning: DayPlanning, database: Database, is_pinned: bool
) -> None:
    proposal = a_visit_proposal(
        relation_id=AMERSFOORT.id, visit_on=TODAY, start_time=time(15), is_pinned=is_pinned
    )
    draft = day(visit(UTRECHT, 9), proposal)
    here = planning.new_stop(draft.route, AMERSFOORT.id, proposal).visit
    weeks = WeeksPlanning(database, Clock(lambda: EARLY, an_id))
    (there,) = weeks.take_over([proposal.id]).value.visits
    assert replace(here, id=there.id) == there
    assert here.made_by == some_settings().seller.name != ""


def test_keeping_writes_moves_with_their_reason_and_can_be_taken_back(
    day: Day, planning: DayPlanning, database: Database
) -> None:
    draft = day(visit(UTRECHT, 9), visit(HAARLEM, 11), visit(ZAANDAM, 14))
    after = taken_off(moved(draft, key(draft, "Haarlem"), 0), key(draft, "Zaandam"))
    after = with_visit(after, planning.new_stop(draft.route, AMERSFOORT.id))
    kept = planning.keep(after).value
    routes = Routes(database, Clock(lambda: EARLY, an_id))
    assert sorted(order(draft_of(routes.day(TODAY)))) == ["Amersfoort", "Haarlem", "Utrecht"]
    assert [each.text for each in kept.follow_ups] == ["Nieuwe dag zoeken voor Zaandam B.V."]
    planning.restore(kept)
    assert routes.day(TODAY).plan == draft.route.plan


def test_a_day_that_changed_elsewhere_is_not_written_over(
    day: Day, planning: DayPlanning, database: Database
) -> None:
    first = visit(UTRECHT, 9)
    draft = day(first, visit(HAARLEM, 11))
    with database.write() as session:
        records.save(session, replace(first, start_time=time(8)))
    with pytest.raises(Refused, match="ergens anders veranderd"):
        planning.keep(moved(draft, first.id, 1))


def test_what_is_done_stays_and_the_rest_is_planned_from_there_on(day: Day) -> None:
    held = visit(UTRECHT, 9, state=VisitState.HELD)
    draft = day(held, visit(HAARLEM, 13), visit(UTRECHT, 15), visit(AMERSFOORT, 16, 30), now=NOON)
    assert [each.is_done for each in draft.visits] == [True, False, False, False]
    after = bettered(draft)
    assert after.visits[0].visit == held
    assert min(each.visit.start_time for each in after.visits[1:]) >= time(12)
    assert moved(draft, draft.visits[3].visit.id, 0).visits[0].visit == held
    assert taken_off(draft, held.id) is draft


def test_a_day_in_the_past_is_shown_as_it_was(day: Day) -> None:
    yesterday = date(2026, 11, 23)
    values = [visit(UTRECHT, 9, visit_on=yesterday), visit(HAARLEM, 11, visit_on=yesterday)]
    draft = day(*values, day=yesterday)
    assert draft.route.is_past
    assert (draft.route.better, draft.route.fits) == (None, ())
    assert moved(draft, draft.visits[0].visit.id, 1) is draft


def test_a_day_that_goes_otherwise_begins_and_ends_there(day: Day) -> None:
    usual = day(visit(UTRECHT, 10))
    other = an_other_day(
        from_where="Zwolle", to_where="Amersfoort", start_time=time(9, 30), end_time=time(12)
    )
    draft = day(other)
    assert draft.plan.drive_minutes != usual.plan.drive_minutes
    assert draft.plan.depart_time == time(9, 30)
    assert lateness(draft.plan) > 0
    assert draft.route.start_name == "Zwolle"


def test_every_stop_says_why_it_is_there(day: Day) -> None:
    fixed = visit(UTRECHT, 13, state=VisitState.CONFIRMED)
    draft = day(visit(AMERSFOORT, 9), fixed)
    found = reasons_of(draft)
    assert found[fixed.id][0].why is Why.APPOINTMENT
    assert Why.APPOINTMENT not in {each.why for each in found[key(draft, "Amersfoort")]}


def test_a_day_that_fits_in_no_order_says_who_had_better_go(day: Day) -> None:
    fixed = [visit(town, hour, state=VisitState.CONFIRMED) for town, hour in ((UTRECHT, 9), (HAARLEM, 10))]
    draft = day(*fixed, visit(AMERSFOORT, 9, 30, minutes=30))
    misfit = misfit_of(draft)
    assert misfit is not None
    assert misfit.visit_id is not None
    assert misfit_of(taken_off(draft, misfit.visit_id)) is None or misfit.is_announced


def test_a_day_that_only_needs_another_order_says_so(day: Day) -> None:
    draft = day(visit(HAARLEM, 9), visit(UTRECHT, 10), visit(AMERSFOORT, 11, 15))
    assert misfit_of(draft) == Misfit()
    assert misfit_of(bettered(draft)) is None


def test_twenty_five_stops_in_a_day_are_laid_out(day: Day) -> None:
    many = [visit(UTRECHT, 8, each, minutes=15) for each in range(25)]
    draft = day(*many)
    assert len(draft.visits) == 25
    assert len(moved(draft, many[24].id, 0).visits) == 25
