"""Who takes which part in the decision, read from an answer (DMU, Susan §1.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from salesdesk.domain.letters import folded
from salesdesk.domain.relations import Contact, Role

_STEMS: dict[Role, tuple[str, ...]] = {
    Role.INITIATOR: ("initiat",),
    Role.DECIDER: ("beslis", "tekent", "tekenbevoegd", "decid", "decision maker", "signs"),
    Role.USER: ("gebruik", "user", "uses"),
    Role.BUYER: ("inkop", "inkoop", "koopt", "buyer", "buys", "purchas"),
    Role.INFLUENCER: ("beinvloed", "invloed", "influenc"),
    Role.GATEKEEPER: ("poortwacht", "gatekeep"),
    Role.ADVISER: ("advis", "advies"),
}
_FILLERS = frozenset({
    "is", "de", "het", "een", "zelf", "ook", "mede", "hij", "zij", "ze", "in", "als", "van", "deze",
    "persoon", "the", "a", "an", "self", "himself", "herself", "also", "he", "she",
})  # fmt: skip
_NOT = frozenset({"niet", "geen", "not", "no", "nooit", "never"})
_CLAUSES = re.compile(r"[;,.\n]+|\ben\b|\band\b")


def roles_said(
    answer: str, contacts: Iterable[Contact], visited_id: UUID | None
) -> dict[UUID, frozenset[Role]]:
    """The roles an answer gives to people who are known, by surname; without a name to the one visited.

    Empty when it cannot be told for sure: someone unknown, two with that name, or a denial.
    """
    people = [contact for contact in contacts if not contact.deleted]
    found: dict[UUID, frozenset[Role]] = {}
    for clause in _CLAUSES.split(_plain(answer)):
        roles = _roles(clause)
        if not roles:
            continue
        person = _person(clause, people, visited_id)
        if person is None or _NOT & set(clause.split()):
            return {}
        found[person] = found.get(person, frozenset()) | roles
    return found


def _roles(clause: str) -> frozenset[Role]:
    return frozenset(role for role, stems in _STEMS.items() if any(f" {stem}" in clause for stem in stems))


def _person(clause: str, people: list[Contact], visited_id: UUID | None) -> UUID | None:
    named = [contact.id for contact in people if f" {_plain(contact.surname).strip()} " in f"{clause} "]
    if named:
        return named[0] if len(named) == 1 else None
    stems = [stem for each in _STEMS.values() for stem in each]
    others = [
        word
        for word in clause.split()
        if word not in _FILLERS and not any(word.startswith(stem) for stem in stems)
    ]
    return None if others else visited_id


def _plain(text: str) -> str:
    """Small letters without accents between spaces; of the signs only comma, semicolon and full stop stay."""
    return f" {re.sub(r'[^0-9a-z,;.]+', ' ', folded(text)).strip()} "
