"""Why somebody nearby is worth a visit, and what the hour of an appointment does, in the seller's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from salesdesk.domain.appointment_advice import Advice, Hint
from salesdesk.domain.plan_b import Door, Doorstep
from salesdesk.domain.relations import Address, Importance, Status
from salesdesk.domain.visit_frequency import Due, Turn
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.travel_advice import Neighbour, TravelAdvice
from salesdesk.ui.near_words import reason
from salesdesk.ui.visits.route_words import advice_text, way_home
from tests.builders import an_id

FOUND = NearRelation(
    an_id(), "Sporthal De Beuk", Address(), "", Importance.B, Status.CUSTOMER, 9, 5.0, 6, 3.0, time(9), None,
    Doorstep(Door.OPEN, time(17)), Turn(Due.DUE, 152, 122), date(2026, 6, 25),
)  # fmt: skip


def said(**over: Any) -> str:
    return reason(replace(FOUND, **over)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "al 5 maanden niet bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.NEVER_VISITED)}, "nog nooit bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.OVERDUE, 30)}, "al 4 weken niet bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.NOT_YET, 1)}, "1 dag geleden bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.NOT_YET, 13)}, "13 dagen geleden bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.NOT_YET, 62)}, "2 maanden geleden bezocht, 6 min om, open tot 17:00"),
        ({"turn": Turn(Due.PLANNED, 9, 61, date(2026, 12, 8))},
         "bezoek gepland op di 08-12, 6 min om, open tot 17:00"),
        ({"extra_minutes": 0}, "al 5 maanden niet bezocht, op de route, open tot 17:00"),
        ({"extra_minutes": 75}, "al 5 maanden niet bezocht, 1 u 15 om, open tot 17:00"),
        ({"doorstep": Doorstep(Door.UNKNOWN)}, "al 5 maanden niet bezocht, 6 min om, tijden onbekend"),
        ({"doorstep": Doorstep(Door.CLOSED)}, "al 5 maanden niet bezocht, 6 min om, dan gesloten"),
        ({"doorstep": Doorstep(Door.CLOSED, time(13))},
         "al 5 maanden niet bezocht, 6 min om, dicht tot 13:00"),
        ({"doorstep": Doorstep(Door.CLOSING, time(9, 20))},
         "al 5 maanden niet bezocht, 6 min om, gaat om 09:20 dicht"),
        ({"stay": 20},
         "al 5 maanden niet bezocht, 6 min om, open tot 17:00, te krap vóór je volgende bezoek"),
    ],
)  # fmt: skip
def test_the_reason_names_the_turn_the_detour_and_the_door(over: dict[str, Any], words: str) -> None:
    assert said(**over) == words


TRAVEL = TravelAdvice(
    time(9), 20, 14.0, "Haarlem", number=2, visits_that_day=2,
    before=Neighbour(an_id(), "Notaris", "Haarlem", time(8, 30), time(9, 30)),
    home_minutes=35, home_time=time(17, 20),
)  # fmt: skip


@pytest.mark.parametrize("hint", Hint)
def test_every_hint_is_a_whole_sentence_with_its_figures(hint: Hint) -> None:
    text = advice_text(Advice(hint, 25, time(9, 45)), TRAVEL)
    assert text.endswith(".")
    assert "{" not in text
    if hint is Hint.TOO_CLOSE:
        assert (
            text.replace("\u00a0", " ")
            == "25 min te krap na Notaris: dat duurt tot 09:30, en dan moet je nog rijden."
        )


def test_the_way_home_is_told_after_the_last_visit_only() -> None:
    assert way_home(TRAVEL).replace("\u00a0", " ") == "Daarna 35 min naar huis, thuis om 17:20."
    assert way_home(replace(TRAVEL, home_minutes=None)) == ""
