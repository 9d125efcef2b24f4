"""With whom an appointment of another calendar seems to be: by e-mail address, by name, by place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.letters import folded
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.exchange.ics_reading import IncomingEvent

# Words that many firms share say nothing about which one is meant.
_COMMON = frozenset({
    "bv", "nv", "vof", "cv", "bvba", "srl", "sa", "holding", "groep", "group", "beheer", "nederland",
    "belgie", "belgium", "netherlands", "de", "het", "een", "en", "van", "der", "den", "ten", "ter",
    "the", "of", "bedrijf", "kantoor", "bezoek", "afspraak", "gesprek", "overleg", "meeting", "call",
    "bij", "met",
})  # fmt: skip
_SHARED_HOSTS = re.compile(
    r"(gmail|googlemail|outlook|hotmail|live|icloud|yahoo|proton(mail)?|me|msn|ziggo|kpnmail|telenet|skynet)\."
)
LEAST_LETTERS = 4


class Matches(StrEnum):
    """Why this relation is proposed; `WORDS` is a guess."""

    KNOWN = "known"
    MAIL = "mail"
    NAME = "name"
    PLACE = "place"
    WORDS = "words"
    CHOSEN = "chosen"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Match:
    """The relation an appointment seems to be with."""

    matches: Matches = Matches.NOTHING
    relation_id: UUID | None = None
    name: str = ""
    contact_id: UUID | None = None
    country: str = "NL"


class Matcher:
    """Knows everybody by address, name and place; made once for a whole file."""

    def __init__(self, relations: Iterable[Relation], contacts: Iterable[Contact]) -> None:
        self._relations = {relation.id: relation for relation in relations}
        self._contacts = {contact.id: contact for contact in contacts}
        self._by_mail = {
            contact.email.strip().lower(): contact
            for contact in self._contacts.values()
            if contact.email.strip() and contact.relation_id in self._relations
        }
        self._first: dict[UUID, UUID] = {}
        for contact in self._contacts.values():
            self._first.setdefault(contact.relation_id, contact.id)
        self._by_host: dict[str, list[Relation]] = {}
        self._by_place: dict[str, list[Relation]] = {}
        self._by_word: dict[str, set[UUID]] = {}
        for relation in self._relations.values():
            self._learn(relation)

    def of_visit(self, visit: Visit) -> Match:
        """The relation of a visit that is known already."""
        return self._of(Matches.KNOWN, self._relations.get(visit.relation_id), visit.contact_id)

    def match(self, event: IncomingEvent) -> Match:
        """The best there is: a person's address, the whole name, the street, else shared words."""
        for _name, mail in event.people:
            contact = self._by_mail.get(mail)
            if contact is not None:
                return self._of(Matches.MAIL, self._relations[contact.relation_id], contact.id)
        words = _words(f"{event.title} {event.location}")
        named = self._named(words)
        if named is not None:
            return self._of(Matches.NAME, named, self._person(event, named))
        for _name, mail in event.people:
            at_host = self._by_host.get(mail.partition("@")[2], [])
            if len(at_host) == 1:
                return self._of(Matches.MAIL, at_host[0], None)
        there = self._by_place.get(_place_key(event.location), [])
        if len(there) == 1:
            return self._of(Matches.PLACE, there[0], None)
        guessed = self._guessed(words)
        return self._of(Matches.WORDS, guessed, None) if guessed else Match()

    def _of(self, matches: Matches, relation: Relation | None, contact_id: UUID | None) -> Match:
        if relation is None:
            return Match()
        person = contact_id or self._first.get(relation.id)
        return Match(matches, relation.id, relation.name, person, relation.address.country)

    def _learn(self, relation: Relation) -> None:
        host = relation.email.strip().lower().partition("@")[2]
        if host and not _SHARED_HOSTS.match(host):
            self._by_host.setdefault(host, []).append(relation)
        key = _place_key(f"{relation.address.street} {relation.address.postcode}")
        if key:
            self._by_place.setdefault(key, []).append(relation)
        for word in _words(relation.name):
            self._by_word.setdefault(word, set()).add(relation.id)

    def _named(self, words: set[str]) -> Relation | None:
        """The one whose whole name stands in the words; of several the longest name."""
        found = [
            relation
            for relation in self._sharing(words)
            if (name := _words(relation.name)) and name <= words and sum(map(len, name)) >= LEAST_LETTERS
        ]
        found.sort(key=lambda relation: len(_words(relation.name)), reverse=True)
        if len(found) > 1 and len(_words(found[0].name)) == len(_words(found[1].name)):
            return None
        return found[0] if found else None

    def _guessed(self, words: set[str]) -> Relation | None:
        """The only one with which a rare word is shared."""
        shared = {word: self._by_word[word] for word in words if word in self._by_word}
        rare = [ids for word, ids in shared.items() if len(ids) == 1 and len(word) >= LEAST_LETTERS]
        found = set().union(*rare) if rare else set()
        return self._relations[next(iter(found))] if len(found) == 1 else None

    def _sharing(self, words: set[str]) -> list[Relation]:
        ids = set().union(*(self._by_word.get(word, set()) for word in words)) if words else set()
        return [self._relations[each] for each in ids]

    def _person(self, event: IncomingEvent, relation: Relation) -> UUID | None:
        said = _words(event.title)
        for contact in self._contacts.values():
            if (
                contact.relation_id == relation.id
                and _words(contact.surname)
                and _words(contact.surname) <= said
            ):
                return contact.id
        return None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(text)) if word not in _COMMON and len(word) > 1}


def _place_key(text: str) -> str:
    """House number and postcode, such as 3 2011AB; empty when one of both is missing."""
    bare = text.upper()
    postcode = re.search(r"\b(\d{4})\s?([A-Z]{2})?\b(?=[^\d]|$)(?!.*\b\d{4}\s?[A-Z]{2}\b)", bare)
    if postcode is None:
        return ""
    number = re.search(r"\b(\d{1,4})\b", bare[: postcode.start()])
    return f"{number[1]} {postcode[1]}{postcode[2] or ''}" if number else ""
