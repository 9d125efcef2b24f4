"""Roles go to the people an answer names, and to nobody when that is not sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.relations import Role
from salesdesk.domain.said_roles import roles_said
from tests.builders import a_contact, an_id

KUIPERS, VISSER = a_contact(surname="Kuipers"), a_contact(surname="de Visser")
PEOPLE = (KUIPERS, VISSER)
NAMES = {KUIPERS.id: "Kuipers", VISSER.id: "Visser"}


@pytest.mark.parametrize(
    ("answer", "roles"),
    [
        ("beslisser", {"Kuipers": {Role.DECIDER}}),
        ("beslist zelf", {"Kuipers": {Role.DECIDER}}),
        ("gebruiker en ook beïnvloeder", {"Kuipers": {Role.USER, Role.INFLUENCER}}),
        ("dhr. De Visser tekent", {"Visser": {Role.DECIDER}}),
        (
            "mw. Kuipers gebruikt het; De Visser koopt in",
            {"Kuipers": {Role.USER}, "Visser": {Role.BUYER}},
        ),
        ("she decides", {"Kuipers": {Role.DECIDER}}),
        ("notaris Van Rhijn beslist", {}),
        ("Kuipers beslist niet", {}),
        ("Kuipers beslist, de directie adviseert", {}),
        ("er is een commissie", {}),
        ("", {}),
    ],
)
def test_who_is_named_gets_the_role(answer: str, roles: dict[str, set[Role]]) -> None:
    found = roles_said(answer, PEOPLE, KUIPERS.id)
    assert {NAMES[key]: set(held) for key, held in found.items()} == roles


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    twins = (KUIPERS, a_contact(surname="Kuipers"))
    assert roles_said("Kuipers beslist", twins, KUIPERS.id) == {}


def test_without_a_person_a_bare_role_belongs_to_nobody() -> None:
    assert roles_said("beslisser", (), None) == {}


@given(st.text(max_size=120))
def test_any_answer_is_read(answer: str) -> None:
    someone = an_id()
    assert set(roles_said(answer, PEOPLE, someone)) <= {KUIPERS.id, VISSER.id, someone}
