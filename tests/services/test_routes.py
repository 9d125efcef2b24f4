"""The day on the road: times, a better order, and who lives near."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from salesdesk.domain.company import Seller, Thresholds
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.day_draft import bettered, draft_of
from salesdesk.services.day_planning import DayPlanning
from salesdesk.services.routes import Concern, Routes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_relation, a_visit, an_address, an_id, some_settings

Keep = Callable[..., None]
EARLY = NOW.replace(hour=6)


def at(postcode: str, place: str, **over: object) -> Relation:
    address = an_address(street="Markt 1", postcode=postcode, place=place)
    return a_relation(name=f"{place} B.V.", address=address, **over)


HAARLEM, BEVERWIJK, ZAANDAM, UTRECHT = (
    at("2011 AB", "Haarlem"),
    at("1941 AB", "Beverwijk"),
    at("1506 AB", "Zaandam"),
    at("3511 AB", "Utrecht"),
)


@pytest.fixture
def routes(database: Database) -> Routes:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [HAARLEM, BEVERWIJK, ZAANDAM, UTRECHT])
    return Routes(database, Clock(lambda: EARLY, an_id))


@pytest.fixture
def planning(database: Database) -> DayPlanning:
    return DayPlanning(database, Clock(lambda: EARLY, an_id))


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def visit(relation: Relation, hour: int, **over: object) -> object:
    return a_visit(relation_id=relation.id, start_time=time(hour), **over)


def order(routes: Routes) -> list[str]:
    return [entry.line.place for entry in routes.day(TODAY).visits]


def test_a_day_without_visits_is_empty_and_has_no_better_order(routes: Routes) -> None:
    route = routes.day(TODAY)
    assert (route.visits, route.better, route.saved_minutes, route.plan.drive_minutes) == ((), None, 0, 0)
    assert len(route.dots) == 4


def test_the_day_is_laid_out_by_the_clock_with_driving_from_and_to_home(routes: Routes, keep: Keep) -> None:
    keep(visit(ZAANDAM, 13), visit(HAARLEM, 9), visit(BEVERWIJK, 11, state=VisitState.CANCELLED))
    route = routes.day(TODAY)
    assert [(entry.line.place, entry.planned.number) for entry in route.visits] == [
        ("Haarlem", 1),
        ("Zaandam", 2),
    ]
    assert route.plan.depart_time is not None
    assert route.plan.depart_time < time(8, 30)
    assert route.plan.home_time is not None
    assert route.plan.home_time > time(14)
    assert route.plan.drive_minutes > 60


def test_a_long_day_has_a_lunch_and_a_short_one_has_not(routes: Routes, keep: Keep) -> None:
    keep(visit(HAARLEM, 9), visit(BEVERWIJK, 11))
    assert routes.day(TODAY).plan.lunch_time is None
    keep(visit(ZAANDAM, 14))
    lunch = routes.day(TODAY).plan.lunch_time
    assert lunch is not None
    assert time(11, 45) <= lunch <= time(12, 55)


def test_a_better_order_saves_driving_moves_only_free_visits_and_can_be_undone(
    routes: Routes, planning: DayPlanning, keep: Keep
) -> None:
    first = visit(UTRECHT, 9)
    keep(first, visit(HAARLEM, 10), visit(UTRECHT, 12), visit(BEVERWIJK, 15))
    before = routes.day(TODAY)
    assert before.better is not None
    assert before.saved_minutes > 0
    kept = planning.keep(bettered(draft_of(before)))
    assert {Noun.VISIT, Noun.ROUTE, Noun.TODAY} <= kept.changes
    after = routes.day(TODAY)
    assert after.plan.drive_minutes == before.better.drive_minutes
    assert after.better is None
    planning.restore(kept.value)
    assert routes.day(TODAY).plan == before.plan


def test_confirmed_appointments_keep_their_time(routes: Routes, keep: Keep) -> None:
    confirmed = VisitState.CONFIRMED
    keep(
        visit(UTRECHT, 9, state=confirmed),
        visit(HAARLEM, 11, state=confirmed),
        visit(UTRECHT, 13, state=confirmed),
    )
    assert routes.day(TODAY).better is None
    assert bettered(draft_of(routes.day(TODAY))).changes == ()
    assert order(routes) == ["Utrecht", "Haarlem", "Utrecht"]


def test_a_confirmed_appointment_that_cannot_be_reached_in_time_keeps_its_time_too(
    routes: Routes, planning: DayPlanning, keep: Keep
) -> None:
    confirmed = {"state": VisitState.CONFIRMED}
    keep(visit(HAARLEM, 9, **confirmed), visit(UTRECHT, 10, **confirmed))  # an hour, and the drive between
    keep(visit(BEVERWIJK, 12), visit(HAARLEM, 14), visit(ZAANDAM, 13), visit(BEVERWIJK, 15))
    before = {entry.line.id: entry.line.start_time for entry in routes.day(TODAY).visits}
    moved = planning.keep(bettered(draft_of(routes.day(TODAY)))).value.before
    fixed = [entry for entry in routes.day(TODAY).visits if entry.line.state is VisitState.CONFIRMED]
    assert moved
    assert [entry.line.start_time for entry in fixed] == [before[entry.line.id] for entry in fixed]


def test_a_relation_without_an_address_is_said_and_not_drawn(routes: Routes, keep: Keep) -> None:
    nowhere = a_relation(address=an_address(postcode="", place="Nergenshuizen"))
    keep(nowhere, visit(nowhere, 9), visit(HAARLEM, 13))
    route = routes.day(TODAY)
    assert route.visits[0].located is None
    assert Concern.NOT_ON_MAP in {warning.kind for warning in route.plan.warnings}
    assert nowhere.id not in {dot.relation_id for dot in route.dots}
    assert routes.near(nowhere.id) == []


def test_an_own_point_on_the_map_wins_from_the_postcode(routes: Routes) -> None:
    located = routes.locate(a_relation(latitude=52.5, longitude=4.6))
    assert located is not None
    assert (located.lat, located.lon) == (52.5, 4.6)
    half_known = routes.locate(a_relation(latitude=52.5))
    assert half_known is not None
    assert half_known.lat != 52.5


def test_without_a_home_the_day_starts_at_the_first_visit(
    routes: Routes, keep: Keep, database: Database
) -> None:
    with database.write() as session:
        save_settings(session, some_settings(seller=Seller(name="Sanne")))
    keep(visit(HAARLEM, 9))
    route = routes.day(TODAY)
    assert (route.home_point, route.plan.way_home, route.plan.drive_minutes) == (None, None, 0)
    assert route.visits[0].planned.leg is None
    assert route.fits == ()


def test_the_first_appointment_of_the_settings_is_followed(
    routes: Routes, planning: DayPlanning, keep: Keep, database: Database
) -> None:
    with database.write() as session:
        save_settings(session, some_settings(thresholds=Thresholds(first_visit_at=time(10))))
    keep(visit(HAARLEM, 8), visit(UTRECHT, 11), visit(BEVERWIJK, 14))
    planning.keep(bettered(draft_of(routes.day(TODAY))))
    assert min(entry.line.start_time for entry in routes.day(TODAY).visits) >= time(10)


def test_who_was_visited_lately_does_not_fit_in_again(routes: Routes, keep: Keep) -> None:
    fits = fitting(routes, keep)
    assert BEVERWIJK.id in fits
    keep(visit(BEVERWIJK, 9, visit_on=TODAY - timedelta(days=20), state=VisitState.HELD))
    assert BEVERWIJK.id not in fitting(routes, keep)


def fitting(routes: Routes, keep: Keep) -> set[UUID]:
    if not routes.day(TODAY).visits:
        keep(visit(HAARLEM, 9))
    route = routes.day(TODAY)
    assert HAARLEM.id not in {near.relation_id for near in route.fits}
    return {near.relation_id for near in route.fits}


def test_near_names_the_living_around_a_relation_nearest_first(routes: Routes, keep: Keep) -> None:
    keep(
        at("1943 AB", "Beverwijk", status=Status.DEAD),
        visit(BEVERWIJK, 9, visit_on=date(2026, 6, 1), state=VisitState.HELD),
    )
    near = routes.near(HAARLEM.id)
    assert [one.name for one in near] == ["Beverwijk B.V.", "Zaandam B.V."]
    assert near[0].km <= near[1].km
    assert (near[0].last_visit_on, near[1].last_visit_on) == (date(2026, 6, 1), None)
    assert routes.near(an_id()) == []


def test_the_ground_of_the_map_is_read_once(routes: Routes) -> None:
    assert routes.base_map() is routes.base_map()
    assert routes.base_map().provinces
