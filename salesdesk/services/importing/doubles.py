"""Finds relations that are the same, or that look alike: proposed to a person, never merged (EXCHANGE §5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from salesdesk.domain.letters import folded
from salesdesk.domain.relations import Relation
from salesdesk.services.importing.plan import LooksLike

MOST_SHOWN = 3
_LEGAL_FORM = re.compile(r"\b(?:b ?v(?: ?b ?a)?|n ?v|v ?o ?f|c ?v|bvba|srl|gmbh|ltd|stichting|vereniging)\b")
_PUBLIC_MAIL = frozenset({
    "gmail.com", "hotmail.com", "outlook.com", "live.nl", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "telenet.be",
    "skynet.be", "icloud.com", "yahoo.com", "planet.nl", "hetnet.nl", "home.nl", "proximus.be",
})  # fmt: skip
# Letters that sound alike in Dutch names, in this order: Kuypers and Kuipers, Philips and Filips.
_SOUNDS = (
    ("ij", "i"), ("y", "i"), ("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"),
    ("dt", "t"), ("th", "t"), ("rh", "r"), ("ou", "au"), ("x", "ks"),
)  # fmt: skip


@lru_cache(4096)
def plain_name(name: str) -> str:
    """The name without capitals, accents, signs and legal form."""
    words = re.sub(r"[^a-z0-9]+", " ", folded(name).replace(".", "")).strip()
    return " ".join(_LEGAL_FORM.sub(" ", words).split()) or words or name.casefold()


@lru_cache(4096)
def sound_of(name: str) -> str:
    """How the name sounds, words in any order: `Bakkerij Kuypers` as `bakeri kuipers`."""
    text = plain_name(name)
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    text = re.sub(r"([a-z])\1+", r"\1", text)
    return " ".join(sorted(text.split()))


def domain_of(email: str, website: str) -> str:
    """The organisation's own domain, empty for a mailbox anybody can have."""
    found = website.casefold().removeprefix("www.").partition("/")[0] or email.casefold().rpartition("@")[2]
    return "" if found in _PUBLIC_MAIL else found


class RelationIndex:
    """Relations by everything that can tell them apart."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.by_id: dict[UUID, Relation] = {}
        self._keys_of: dict[UUID, list[tuple[str, str]]] = {}
        self._by_key: defaultdict[tuple[str, str], list[UUID]] = defaultdict(list)
        for relation in relations:
            self.add(relation)

    def add(self, relation: Relation) -> None:
        """Take in a relation, or its newer version."""
        self.by_id[relation.id] = relation
        self._keys_of[relation.id] = _keys(relation)
        for key in self._keys_of[relation.id]:
            known = self._by_key[key]
            if relation.id not in known:
                known.append(relation.id)

    def having(self, kind: str, value: str) -> list[Relation]:
        """Relations that have this, now: an older version may have had another."""
        known = self._by_key.get((kind, value), ())
        return [self.by_id[identity] for identity in known if (kind, value) in self._keys_of[identity]]

    def named(self, name: str) -> list[Relation]:
        return self.having("name", plain_name(name))

    def look_alikes(self, relation: Relation) -> tuple[LooksLike, ...]:
        """Others with the same own number, domain or telephone, or that sound the same in the same town."""
        found: dict[UUID, Relation] = {}
        for kind, value in _keys(relation):
            for other in self.having(kind, value):
                if other.id != relation.id and (kind not in {"name", "sound"} or _same_town(relation, other)):
                    found[other.id] = other
        return tuple(
            LooksLike(other.id, other.name, other.address.place)
            for other in list(found.values())[:MOST_SHOWN]
        )


def _keys(relation: Relation) -> list[tuple[str, str]]:
    keys = [
        ("number", relation.number.strip().casefold()),
        ("kvk", relation.kvk_number),
        ("vat", relation.vat_number),
        ("name", plain_name(relation.name)),
        ("sound", sound_of(relation.name)),
        ("domain", domain_of(relation.email, relation.website)),
        ("phone", re.sub(r"[^0-9]", "", relation.phone).removeprefix("31").removeprefix("0")),
    ]
    return [(kind, value) for kind, value in keys if value]


def _same_town(one: Relation, other: Relation) -> bool:
    """Nothing known counts as the same, so that a bare name is still pointed out."""
    here, there = one.address.place.casefold(), other.address.place.casefold()
    return not here or not there or here == there or one.address.postcode[:4] == other.address.postcode[:4]
