"""Who is worth a visit now: turn, talking points and class against the detour, closed doors last."""

from __future__ import annotations

from datetime import time
from typing import Any

from salesdesk.domain.neighbours import NearRelation, WorthRule, by_worth
from salesdesk.domain.plan_b import Door, Doorstep
from salesdesk.domain.relations import Address, Importance, Status
from salesdesk.domain.visit_frequency import Due, Turn
from tests.builders import an_id


def near(name: str, **over: Any) -> NearRelation:
    filled: dict[str, Any] = {
        "relation_id": an_id(), "name": name, "address": Address(place="Haarlem"), "phone": "023 555 01 01",
        "importance": Importance.C, "status": Status.CUSTOMER, "minutes": 8, "km": 4.0, "extra_minutes": 6,
        "arrive": time(10, 30), "doorstep": Doorstep(Door.OPEN, time(17)), "turn": Turn(Due.NOT_YET, 20, 365),
    }  # fmt: skip
    return NearRelation(**{**filled, **over})


def names(*found: NearRelation) -> list[str]:
    return [one.name for one in by_worth(found)]


def test_whose_turn_it_is_and_who_has_something_to_talk_about_go_first() -> None:
    overdue = near("te laat", turn=Turn(Due.OVERDUE, 600, 365))
    complaint, offer = near("klacht", has_complaint=True), near("offerte", has_offer=True)
    assert names(near("gewoon"), offer, overdue, complaint) == ["te laat", "klacht", "offerte", "gewoon"]


def test_twenty_minutes_of_detour_weigh_as_much_as_being_overdue() -> None:
    far = near("ver en te laat", turn=Turn(Due.OVERDUE, 600, 365), extra_minutes=27)
    assert names(far, near("dichtbij")) == ["dichtbij", "ver en te laat"]


def test_a_closed_door_and_too_little_time_stand_last_whatever_else() -> None:
    closed = near("dicht", importance=Importance.KEY, doorstep=Doorstep(Door.CLOSED))
    tight = near("krap", importance=Importance.A, stay=10)
    assert names(closed, tight, near("open")) == ["open", "dicht", "krap"]


def test_who_has_an_appointment_already_can_wait() -> None:
    assert names(near("gepland", turn=Turn(Due.PLANNED, 20, 365)), near("zomaar")) == ["zomaar", "gepland"]


def test_equals_stand_by_distance_and_then_by_name() -> None:
    assert names(near("b"), near("a"), near("c", minutes=2)) == ["c", "a", "b"]


def test_the_weights_are_data() -> None:
    rule = WorthRule(overdue=0, offer=100)
    one, other = near("te laat", turn=Turn(Due.OVERDUE, 600, 365)), near("offerte", has_offer=True)
    assert [each.name for each in by_worth([one, other], rule)] == ["offerte", "te laat"]
