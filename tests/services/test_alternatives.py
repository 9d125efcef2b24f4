"""Plan B around a visit: who is near, open then, whose turn it is; and how it stands on the sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from salesdesk.domain.plan_b import Door
from salesdesk.domain.relations import Importance, Relation, Role, Status
from salesdesk.domain.visit_frequency import Due
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.alternatives import MOST_SHOWN, Alternatives, NearRelation
from salesdesk.services.clock import Clock
from salesdesk.services.routes import Routes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_contact, a_relation, a_visit, an_address, an_id, some_settings

Keep = Callable[..., None]
Around = Callable[..., tuple[NearRelation, ...]]


def at(name: str, postcode: str, **over: object) -> Relation:
    return a_relation(name=name, address=an_address(street="Markt 1", postcode=postcode, place=""), **over)


HAARLEM = at("Notaris Haarlem", "2011 AB")
VISIT = a_visit(relation_id=HAARLEM.id, start_time=time(10), minutes=60)
NEXT_DOOR = at("Bakker Spaarne", "2011 CD", importance=Importance.B, opening_hours="ma-vr 06:00-15:00")
BEVERWIJK = at("Groothandel Beverwijk", "1941 AB", importance=Importance.A)


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def around(database: Database, keep: Keep) -> Around:
    with database.write() as session:
        save_settings(session, some_settings())
    keep(HAARLEM, VISIT, NEXT_DOOR, BEVERWIJK)
    clock = Clock(lambda: NOW, an_id)
    routes = Routes(database, clock)
    alternatives = Alternatives(database, clock)

    def found(visit: Visit = VISIT, *chosen: object) -> tuple[NearRelation, ...]:
        return alternatives.around(visit, routes.day(visit.visit_on), chosen)  # type: ignore[arg-type]

    return found


def names(found: tuple[NearRelation, ...]) -> list[str]:
    return [one.name for one in found]


def test_each_tells_the_drive_the_detour_the_door_and_whose_turn(around: Around, keep: Keep) -> None:
    keep(
        a_contact(relation_id=NEXT_DOOR.id, surname="Vos", initials="P.", phone="023 555 10 10"),
        a_visit(relation_id=NEXT_DOOR.id, visit_on=TODAY - timedelta(days=150), state=VisitState.HELD),
    )
    bakery = next(one for one in around() if one.name == "Bakker Spaarne")
    assert (bakery.minutes, bakery.extra_minutes <= 6) == (3, True)
    assert bakery.arrive == time(10, 13)
    assert (bakery.doorstep.door, bakery.doorstep.at) == (Door.OPEN, time(15))
    assert (bakery.turn.due, bakery.turn.days) == (Due.DUE, 150)
    assert (bakery.contact_name, bakery.best_phone) == ("P. Vos", "023 555 10 10")


def test_who_is_closed_then_stands_last(around: Around, keep: Keep) -> None:
    keep(replace(NEXT_DOOR, opening_hours="ma-vr 12:00-15:00"))
    assert names(around()) == ["Groothandel Beverwijk", "Bakker Spaarne"]
    assert around()[1].doorstep.door is Door.CLOSED


def test_hours_that_cannot_be_read_are_unknown_and_close_no_door(around: Around, keep: Keep) -> None:
    keep(replace(NEXT_DOOR, opening_hours="op afspraak"))
    assert [one.doorstep.door for one in around()] == [Door.UNKNOWN, Door.UNKNOWN]


def test_a_visit_that_is_planned_already_is_not_its_turn(around: Around, keep: Keep) -> None:
    coming = TODAY + timedelta(days=6)
    keep(a_visit(relation_id=BEVERWIJK.id, visit_on=coming))
    planned = around()[-1]
    assert (planned.name, planned.turn.due, planned.turn.planned_on) == (BEVERWIJK.name, Due.PLANNED, coming)


def test_the_dead_the_removed_and_who_is_visited_that_day_are_no_alternatives(
    around: Around, keep: Keep
) -> None:
    keep(
        replace(NEXT_DOOR, status=Status.DEAD),
        at("Weg", "2011 EF", deleted=True),
        at("Zonder adres", ""),
        a_visit(relation_id=BEVERWIJK.id, start_time=time(14)),
    )
    assert around() == ()


def test_the_stay_ends_in_time_for_the_next_visit(around: Around, keep: Keep) -> None:
    keep(a_visit(relation_id=HAARLEM.id, start_time=time(11), kind=VISIT.kind))
    bakery = next(one for one in around() if one.name == "Bakker Spaarne")
    beverwijk = next(one for one in around() if one.name == "Groothandel Beverwijk")
    assert bakery.stay == 11 * 60 - bakery.minutes - (10 * 60 + 13)
    assert bakery.is_reachable
    assert not beverwijk.is_reachable
    assert names(around())[-1] == "Groothandel Beverwijk"


def test_the_chosen_stand_first_however_far_or_closed(around: Around, keep: Keep) -> None:
    far = at("Groningen B.V.", "9711 AB", opening_hours="di gesloten")
    keep(far)
    assert far.name not in names(around())
    assert names(around(VISIT, far.id))[0] == far.name


def test_at_most_eight_are_shown(around: Around, keep: Keep) -> None:
    keep(*(at(f"Buur {count}", f"2011 {letter}B") for count, letter in enumerate("GHJKLMNPRT")))
    assert len(around()) == MOST_SHOWN


def test_a_relation_that_is_not_on_the_map_has_none(around: Around, keep: Keep) -> None:
    nowhere = a_relation(address=an_address(postcode="", place=""))
    visit = a_visit(relation_id=nowhere.id)
    keep(nowhere, visit)
    assert around(visit) == ()


def test_a_visit_just_before_midnight_gives_no_wrong_hour(around: Around, keep: Keep) -> None:
    late = replace(VISIT, start_time=time(23, 50), minutes=5)
    keep(late)
    assert [(one.arrive, one.is_reachable) for one in around(late)] == [(None, False)] * 2


def test_the_decider_with_a_number_is_the_one_to_call(around: Around, keep: Keep) -> None:
    decides = frozenset({Role.DECIDER})
    keep(
        a_contact(relation_id=NEXT_DOOR.id, surname="Balie", phone="023 555 10 10", roles=frozenset()),
        a_contact(relation_id=NEXT_DOOR.id, surname="Baas", roles=decides, phone="", mobile=""),
        a_contact(
            relation_id=NEXT_DOOR.id, surname="Vos", initials="P.", phone="023 555 10 12", roles=decides
        ),
    )
    bakery = next(one for one in around() if one.name == "Bakker Spaarne")
    assert (bakery.contact_name, bakery.best_phone) == ("P. Vos", "023 555 10 12")
