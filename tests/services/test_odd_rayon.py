"""The oddest rayon there can be: every screen, sheet and file about the road answers all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.plan_reasons import WhyNot
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visits import Visit
from salesdesk.services.day_draft import bettered, draft_of, moved
from salesdesk.services.nearby_list import Around
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.slot_subject import Asked
from salesdesk.services.weeks_planning import PlanWish
from salesdesk.storage import records
from tests.builders import TODAY, a_relation, a_visit
from tests.planning_builders import a_visit_proposal

NEVER_OPEN = "ma-zo gesloten"
WINTER, SUMMER = date(2026, 10, 25), date(2027, 3, 28)
"""The nights on which the clock changes."""
DAYS = (WINTER, TODAY, SUMMER)
UNPLACED = {"Nergens", "Keulen", "Lyon", "Onleesbaar"}


def firm(name: str, code: str = "", place: str = "", country: str = "NL", **over: object) -> Relation:
    address = Address("Markt 1" if code else "", code, place, country)
    filled = {"status": Status.CUSTOMER, "importance": Importance.A} | over
    return a_relation(name=name, address=address, **filled)


ODD = {
    each.name: each
    for each in (
        firm("Nergens"),
        firm("Buur een", "3511 AB", "Utrecht"),
        firm("Buur twee", "3511 AB", "Utrecht"),
        firm("Eiland", "8881 AA", "Terschelling West"),
        firm("Keulen", "50667", "Köln", "DE"),
        firm("Lyon", "69001", "Lyon", "FR"),
        firm("Dicht", "3811 AB", "Amersfoort", opening_hours=NEVER_OPEN),
        firm("Onleesbaar", "??", "Nergenshuizen", opening_hours="zie de deur"),
    )
}


@pytest.fixture(params=["as always", "a lunch longer than the day", "no home"])
def odd(fresh: SellerFile, request: pytest.FixtureRequest) -> SellerFile:
    """Everybody odd, visited on a night of the changing clock, lately, today and some day."""
    home = Address("Kade 1", "1811 AB", "Alkmaar", "NL")
    seller = fresh.settings.view().seller
    fresh.settings.save_seller(
        replace(seller, name="Sanne", home=Address() if request.param == "no home" else home)
    )
    if request.param.startswith("a lunch"):
        fresh.settings.save_planning(
            replace(fresh.settings.view().planning, lunch_minutes=180, home_by=time(10, 30))
        )
    with fresh.database.write() as session:
        records.save_all(session, ODD.values())
        for at, each in enumerate(ODD.values()):
            start, later = time(9 + at), TODAY + timedelta(days=3)
            visits = [a_visit(relation_id=each.id, visit_on=day, start_time=start) for day in DAYS]
            proposal = a_visit_proposal(relation_id=each.id, visit_on=later, start_time=start)
            records.save_all(session, [*visits, proposal])
    return fresh


def test_a_day_of_the_odd_ones_is_laid_told_printed_and_driven(odd: SellerFile) -> None:
    for day in DAYS:
        draft = draft_of(odd.routes.day(day))
        for tried in (draft, bettered(draft), moved(draft, draft.visits[-1].visit.id, 0)):
            assert sorted(each.line.relation_name for each in tried.visits) == sorted(ODD)
        odd.day_planning.misfit(draft)
        assert odd.papers.route(day).content.startswith(b"%PDF")
        assert odd.map_links.of_day(draft.route).startswith("https://")
        drives = odd.driven_trips.drives(day)
        assert all(0 <= each.minutes < 24 * 60 for each in drives)
        odd.driven.keep_plan(day)
        assert odd.driven.day(day).untold in {0, len(ODD)}
        assert odd.today.view(day).day == day


def test_the_weeks_place_who_can_be_placed_and_say_of_the_others_why_not(odd: SellerFile) -> None:
    with odd.database.write() as session:
        late = records.find(session, Visit, visit_on=SUMMER)
        records.save_all(session, [replace(each, deleted=True) for each in late])
    draft = odd.weeks.draft(PlanWish(TODAY, 12, rounds=10))
    told = {each.name: {reason.code for reason in each.reasons} for each in draft.left_out}
    assert {name for name, why in told.items() if WhyNot.NO_ADDRESS in why} == UNPLACED
    assert WhyNot.NEVER_OPEN in told["Dicht"]
    placed = {each.relation_id for each in draft.proposals}
    assert placed <= {ODD[name].id for name in set(ODD) - UNPLACED - {"Dicht"}}
    has_time = odd.settings.view().planning.home_by > time(12)
    assert has_time == ({ODD["Buur een"].id, ODD["Buur twee"].id} <= placed)
    assert "Eiland" not in told or told["Eiland"] & {WhyNot.TOO_FAR, WhyNot.NOT_WORTH_IT}
    odd.weeks.keep(draft)
    board = odd.weeks.board(TODAY, 12)
    for name in UNPLACED:
        offers = odd.weeks.offers(board, ODD[name].id)
        assert not any(each.is_on_map for each in offers.values() if each.no_slot is None)
    shut = odd.weeks.offers(board, ODD["Dicht"].id)
    assert all(each.no_slot is not None for each in shut.values())
    assert odd.week_papers.overview(TODAY, 2, proposals=True).content.startswith(b"%PDF")
    assert odd.calendar_files.of_weeks(TODAY, 12, proposals=True).count >= len(ODD)


def test_every_list_and_map_answers(odd: SellerFile) -> None:
    for name, each in ODD.items():
        assert (not odd.slot_finder.find(Asked(each.id)).days) == (name in UNPLACED)
        near = odd.nearby.view(Around(each.id))
        assert (near.point is None) == (name in UNPLACED)
    assert {each.name for each in odd.places.gaps()} >= UNPLACED
    assert odd.rayon.view().outside
    assert odd.capacity.view().weighed().visits > 0
    assert odd.driven.view().days
    assert odd.rayon.propose_split(3).areas
    odd.rayon.propose_days()
