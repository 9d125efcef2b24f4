"""Reasons, offers and turns in words."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.day_finding import NoSlot, Shade
from salesdesk.domain.plan_reasons import Because, Why, WhyNot
from salesdesk.services.week_offers import DayOffer
from salesdesk.ui.routes.weeks.block_words import ago_words, offer_words, shade_words
from salesdesk.ui.routes.weeks.reason_words import reason_words, why_words

GOOI = UUID(int=7)
DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("never_visited", "Hier ben je nog nooit geweest."),
        ("overdue:1", "Het bezoek is 1 dag over tijd."),
        ("overdue:40", "Het bezoek is 40 dagen over tijd."),
        ("due:2026-12-08", "Het is weer aan de beurt rond di 8 december."),
        (f"area_day:{GOOI}", "Het is de dag van Gooi."),
        (f"out_of_area:{GOOI}", "Uitzondering: deze dag is voor Gooi."),
        (f"out_of_area:{UUID(int=9)}", "Uitzondering: deze dag is voor een ander gebied."),
        (f"near:{GOOI},12", "Je bent dan bij Gooi; 12 min om."),
        (f"near:{GOOI},0", "Het ligt op de weg langs Gooi."),
        (f"near:{UUID(int=9)},5", "Het is 5 min om op die dag."),
        ("alone:54", "Alleen voor dit bezoek rijd je 54 min."),
        ("only_open:1", "In de weken waarin het moet, kan het maar op 1 dag."),
        ("pinned", "Je hebt dit bezoek hier zelf neergezet."),
    ],
)
def test_a_reason_is_a_sentence(kept: str, said: str) -> None:
    assert why_words([kept], {GOOI: "Gooi"}) == [said]


def test_a_reason_of_a_newer_program_is_left_out() -> None:
    assert why_words(["weather:sunny", "complaint"], {}) == ["Er staat een klacht open."]


@pytest.mark.parametrize("code", [*Why, *WhyNot])
def test_every_code_has_its_words(code: Why | WhyNot) -> None:
    assert reason_words(Because(code, "2026-12-01" if code is Why.DUE else "3"), {})


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (DayOffer(DAY, Shade.GOOD, time(9), 12), "+12 min"),
        (DayOffer(DAY, Shade.POSSIBLE, is_on_map=False), "niet op de kaart"),
        (DayOffer(DAY, no_slot=NoSlot.CLOSED), "dicht"),
        (DayOffer(DAY, no_slot=NoSlot.FULL), "vol"),
        (DayOffer(DAY, no_slot=NoSlot.HOLIDAY, name="Eerste kerstdag"), "Eerste kerstdag"),
        (DayOffer(DAY, no_slot=NoSlot.DAY_OFF), "kantoor"),
        (DayOffer(DAY, no_slot=NoSlot.DAY_OFF, name="vakantie"), "vakantie"),
    ],
)
def test_a_day_says_its_detour_or_why_it_does_not_fit(offer: DayOffer, said: str) -> None:
    assert offer_words(offer) == said
    assert shade_words(offer)


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 dag geleden"), (15, "2 weken geleden"), (200, "7 maanden geleden")]
)
def test_how_long_ago_is_said_roughly(days: int, said: str) -> None:
    assert ago_words(days) == said
