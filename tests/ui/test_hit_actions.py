"""What Ctrl+K offers about a relation it found."""

from __future__ import annotations

from uuid import UUID

from salesdesk.services.changes import Noun
from salesdesk.ui.desk import Desk
from salesdesk.ui.hit_actions import about_hit
from salesdesk.ui.palette_rows import Hit
from salesdesk.ui.places import Place


def _hit(noun: Noun, icon: str) -> Hit:
    return Hit("Relaties", "Zorggroep Duinrand", "Heemskerk", "", icon, Place(noun, UUID(int=1)))


def test_about_a_relation_a_visit_and_an_offer_can_be_begun(desk: Desk) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    actions = about_hit(desk)(_hit(Noun.RELATION, "building"))
    for action in actions:
        action.run()
    assert [action.text for action in actions] == [
        "Bezoek plannen bij Zorggroep Duinrand",
        "Nieuwe offerte voor Zorggroep Duinrand",
        "Welke dag past het bij Zorggroep Duinrand?",
        "In de buurt van Zorggroep Duinrand",
    ]
    assert went == [
        Place(Noun.VISIT, UUID(int=1), "new"),
        Place(Noun.OFFER, UUID(int=1), "new"),
        Place(Noun.ROUTE, UUID(int=1), "fits"),
        Place(Noun.ROUTE, UUID(int=1), "near"),
    ]


def test_about_anything_else_there_is_nothing_to_begin(desk: Desk) -> None:
    assert about_hit(desk)(_hit(Noun.OFFER, "file")) == []
    assert about_hit(desk)(_hit(Noun.RELATION, "users")) == []
