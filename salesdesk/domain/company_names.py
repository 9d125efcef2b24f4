"""Whether two names are the same company: accents, legal forms and the word group do not count."""

from __future__ import annotations

import re
from enum import IntEnum

from salesdesk.domain.letters import unaccented

_LEGAL_FORMS = frozenset(
    {
        "bv", "nv", "vof", "cv", "ua", "bvba", "srl", "sprl", "sa", "sarl", "sas", "asbl", "vzw", "gmbh",
        "ag", "kg", "mbh", "ltd", "llc", "inc", "plc", "corp", "co", "groep", "group", "groupe", "gruppe",
        "holding", "stichting", "coop",
    }
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_JOINED = frozenset({"&", "+", "and", "et", "und"})
_BETWEEN_NAMES = re.compile(r"[,;/\n\r•|]+")
LONG_ENOUGH = 5
"""One single word says little when it is shorter."""


class Likeness(IntEnum):
    """How sure it is that a name in a text means that company."""

    NONE = 0
    LIKELY = 1
    SAME = 2


def name_words(name: str) -> tuple[str, ...]:
    """The words that tell companies apart: `Kéén & Zn. B.V.` gives keen, en, zn."""
    plain = unaccented(name.casefold().translate(_LETTERS))
    plain = re.sub(r"(?<=\b\w)\.\s?(?=\w\b)", "", plain)
    plain = re.sub(r"[’'`]", "", plain)
    words = tuple("en" if word in _JOINED else word for word in re.findall(r"[^\W_]+|[&+]", plain))
    telling = [word for word in words if word not in _LEGAL_FORMS]
    while telling and telling[-1] == "en":
        telling.pop()
    return tuple(telling) or words


def names_in(text: str) -> tuple[str, ...]:
    """The names a seller wrote down in one line, apart."""
    return tuple(part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip())


def likeness(written: str, name: str) -> Likeness:
    """How much a piece of text speaks of the company `name`."""
    said, wanted = name_words(written), name_words(name)
    if not said or not wanted:
        return Likeness.NONE
    if said == wanted:
        return Likeness.SAME
    if _is_telling(wanted) and _stands_in(wanted, said):
        return Likeness.LIKELY
    if len(said) > 1 and wanted[: len(said)] == said:
        return Likeness.LIKELY
    return Likeness.NONE


def _is_telling(words: tuple[str, ...]) -> bool:
    return len(words) > 1 or len(words[0]) >= LONG_ENOUGH


def _stands_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
