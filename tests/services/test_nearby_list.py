"""Who is near from anywhere: around a relation, a town, home or the visit he is at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.plan_b import Door
from salesdesk.domain.relations import Address, Status
from salesdesk.services.clock import Clock
from salesdesk.services.nearby_list import Around, NearbyList, NearbyView
from salesdesk.services.routes import Routes
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    a_complaint,
    a_contact,
    a_relation,
    a_visit,
    an_address,
    an_id,
    an_offer,
    some_settings,
)

Look = Callable[..., NearbyView]


def at(name: str, postcode: str, **over: Any) -> Any:
    return a_relation(name=name, address=an_address(postcode=postcode, place=""), **over)


HERE = at("Hier", "2011 AB")
NEXT = at("Straks", "1941 AB")
BAKER = at("Bakker", "2011 CD", opening_hours="ma-vr 06:00-15:00")
BANK = at("Bank", "2021 AA")
FAR = at("Ver", "6211 AA")
NOW = a_visit(relation_id=HERE.id, start_time=time(10), minutes=60)
LATER = a_visit(relation_id=NEXT.id, start_time=time(13), minutes=60)


@pytest.fixture
def look(database: Database) -> Look:
    def looked(*values: object, hour: int = 10, minute: int = 20, **asked: Any) -> NearbyView:
        with database.write() as session:
            save_settings(session, some_settings())
            records.save_all(session, [HERE, NEXT, BAKER, BANK, FAR, NOW, LATER, *values])
        moment = datetime(2026, 11, 24, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))
        clock = Clock(lambda: moment, an_id)
        return NearbyList(database, clock, Routes(database, clock)).view(Around(**asked))

    return looked


def names(view: NearbyView) -> set[str]:
    return {one.name for one in view.lines}


def test_around_the_visit_he_is_at_are_those_he_does_not_visit_today(look: Look) -> None:
    view = look()
    assert (view.name, names(view)) == ("Hier", {"Bakker", "Bank"})
    assert view.present is not None
    assert view.present.id == NOW.id
    assert view.onward is not None
    assert view.onward.relation_name == "Straks"


def test_before_the_first_visit_it_is_around_home(look: Look) -> None:
    view = look(hour=7)
    assert view.name.startswith("Thuis")
    assert view.present is None


def test_a_postcode_typed_is_a_place_and_nonsense_is_none(look: Look) -> None:
    assert names(look(typed="6211 Maastricht")) == {"Ver"}
    nowhere = look(typed="Nergenshuizen")
    assert (nowhere.point, nowhere.lines) == (None, ())


def test_around_a_relation_that_relation_itself_is_left_out(look: Look) -> None:
    assert "Bakker" not in names(look(relation_id=BAKER.id))
    assert "Bank" in names(look(relation_id=BAKER.id))


def test_each_tells_the_door_the_detour_the_person_and_what_there_is_to_talk_about(look: Look) -> None:
    offer = an_offer(relation_id=BAKER.id, state=OfferState.RELEASED)
    person = a_contact(relation_id=BAKER.id, phone="023 555 10 10")
    view = look(offer, a_complaint(relation_id=BANK.id), person)
    by_name = {one.name: one for one in view.lines}
    assert by_name["Bakker"].doorstep.door is Door.OPEN
    assert by_name["Bakker"].best_phone == "023 555 10 10"
    assert (by_name["Bakker"].has_offer, by_name["Bank"].has_complaint) == (True, True)
    assert by_name["Bakker"].stay is not None


def test_at_another_hour_the_door_may_be_closed(look: Look) -> None:
    evening = look(at=time(19), relation_id=BANK.id)
    assert next(one for one in evening.lines if one.name == "Bakker").doorstep.door is Door.CLOSED


def test_with_whom_business_is_dead_nobody_is_sent(look: Look) -> None:
    dead = at("Dood", "2011 EF", status=Status.DEAD)
    assert "Dood" not in names(look(dead))


def test_a_relation_without_an_address_is_nowhere(look: Look) -> None:
    lost = a_relation(name="Zonder adres", address=Address())
    view = look(lost, relation_id=lost.id)
    assert (view.point, view.lines) == (None, ())
