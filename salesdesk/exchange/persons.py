"""Names of people in one cell, taken apart: `mw. mr. F. el Amrani`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.relations import Salutation

_TITLES = frozenset({"mr", "drs", "dr", "ir", "ing", "prof", "msc", "mba", "bsc", "rc", "ra"})
_MISTER = frozenset({"dhr", "heer", "m", "man", "hr", "de heer", "mijnheer", "meneer", "male", "mister"})
_MISS = frozenset({"mw", "mevr", "mevrouw", "v", "vrouw", "f", "female", "ms", "mrs", "miss", "mej"})
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.){1,6}|[A-Z]{1,3}")
_PREFIXES = frozenset(
    {
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "ter",
        "ten",
        "te",
        "el",
        "al",
        "la",
        "le",
        "du",
        "von",
        "op",
        "in",
    }
)


@dataclass(frozen=True, slots=True)
class PersonName:
    surname: str = ""
    salutation: Salutation = Salutation.NEUTRAL
    title: str = ""
    initials: str = ""
    first_name: str = ""


def salutation(text: str) -> Salutation:
    """What `dhr.`, `mevrouw`, `m` or `v` means; neutral when it means nothing to us."""
    word = text.casefold().strip().rstrip(".").removeprefix("de ")
    if word in _MISTER:
        return Salutation.MR
    return Salutation.MS if word in _MISS else Salutation.NEUTRAL


def person_name(text: str) -> PersonName:
    """The parts of a name as it stands on a letter; `mr.` is the Dutch title of a lawyer."""
    parts = re.sub(r"(?i)^de heer\b", "dhr.", text.strip()).split()
    found = Salutation.NEUTRAL
    titles: list[str] = []
    initials: list[str] = []
    while len(parts) > 1:
        word = parts[0].casefold().rstrip(".")
        if word in _TITLES and parts[0].endswith("."):
            titles.append(parts.pop(0))
        elif not initials and len(word) > 1 and salutation(word) is not Salutation.NEUTRAL:
            found = salutation(word)
            parts.pop(0)
        elif _INITIALS.fullmatch(parts[0]):
            initials.append(parts.pop(0))
        else:
            break
    first_name = ""
    if len(parts) > 1 and not initials and parts[0].casefold() not in _PREFIXES:
        first_name = parts.pop(0)
    return PersonName(" ".join(parts), found, " ".join(titles), "".join(initials), first_name)
