"""Beginnings of postcodes that make up an area: as they are typed, kept, shared, and split."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.rayon import Area
from salesdesk.errors import N_, Reason, Refused

WIDTH = {"NL": 4, "BE": 4, "LU": 4, "DE": 5}
"""How many digits a whole postcode has in the countries there are points of."""
_LANDS = {"N": "NL", "B": "BE", "L": "LU", "D": "DE"}
_ITEM = re.compile(
    r"(?:(?P<land>[A-Z]{1,2})[\s-]*)?(?P<low>\d{1,5})(?:\s*[-\u2013]\s*(?P<high>\d{1,5})|\s*(?P<letters>[A-Z]{1,2}))?"
)
_APART = re.compile(r"[,;\n]+")
_DIGITS = "0123456789"


def read_prefixes(text: str, country: str = "NL") -> tuple[str, ...]:
    """What somebody types, `12, 13, 1400-1410, BE 20`, as the shortest beginnings that say the same.

    Refused for what is no beginning of a postcode, a range that runs backwards, and a country without points.
    A country counts for its own piece only; `country` for those without one.
    """
    found: list[str] = []
    for piece in filter(None, (part.strip().upper() for part in _APART.split(text))):
        found += _of_piece(piece, country.strip().upper()[:2] or "NL")
    return tidy(found)


def _of_piece(piece: str, country: str) -> list[str]:
    said = _ITEM.fullmatch(piece)
    if said is None:
        raise _refused(
            N_("{piece} is geen begin van een postcode; typ bijvoorbeeld 12, 1400-1410 of BE 20."), piece
        )
    land = _LANDS.get(said["land"] or "", said["land"] or country)
    if land not in WIDTH:
        raise _refused(N_("Van {piece} kennen we geen postcodes; NL, BE, LU en DE wel."), piece)
    low, high = said["low"], said["high"]
    if len(low) > WIDTH[land] or (said["letters"] and (land != "NL" or len(low) < WIDTH[land])):
        raise _refused(
            N_("{piece} is geen begin van een postcode; typ bijvoorbeeld 12, 1400-1410 of BE 20."), piece
        )
    if high is None:
        return [f"{land} {low}{said['letters'] or ''}"]
    if len(high) != len(low) or int(high) < int(low):
        raise _refused(N_("{piece} loopt niet op; typ de laagste postcode eerst, even lang."), piece)
    return [f"{land} {number:0{len(low)}d}" for number in range(int(low), int(high) + 1)]


def _refused(text: str, piece: str) -> Refused:
    return Refused(Reason(text, "postcodes", {"piece": piece}))


def tidy(prefixes: Iterable[str]) -> tuple[str, ...]:
    """In order, without what a shorter one covers; ten that fill a shorter one become that one.

    Beginnings of one digit are kept as typed but never made: a tenth of a country is no area.
    """
    kept = {prefix.strip() for prefix in prefixes}
    for length in range(5, 2, -1):
        ending: dict[str, set[str]] = defaultdict(set)
        for prefix in kept:
            land, _, digits = prefix.partition(" ")
            if len(digits) == length and digits.isdigit():
                ending[f"{land} {digits[:-1]}"].add(digits[-1])
        kept |= {shorter for shorter, digits in ending.items() if len(digits) == len(_DIGITS)}
    return tuple(sorted(prefix for prefix in kept if not _is_covered(prefix, kept)))


def _is_covered(prefix: str, kept: set[str]) -> bool:
    return any(prefix[:length] in kept for length in range(4, len(prefix)))


def spoken_prefixes(prefixes: Iterable[str], country: str = "NL") -> str:
    """As they are typed back: `12, 140, BE 20`, in short ranges where they follow each other."""
    words: list[str] = []
    run: list[str] = []
    for prefix in [*sorted(prefixes), ""]:
        if run and not _follows(run[-1], prefix):
            words += _run_words(run, country)
            run = []
        run.append(prefix)
    return ", ".join(words)


def _follows(before: str, after: str) -> bool:
    one, other = before.partition(" ")[2], after.partition(" ")[2]
    same = before[:2] == after[:2] and len(one) == len(other) and one.isdigit() and other.isdigit()
    return same and int(other) == int(one) + 1


def _run_words(run: Sequence[str], country: str) -> list[str]:
    bare = [prefix.partition(" ")[2] if prefix[:2] == country else prefix for prefix in run]
    return [f"{bare[0]}-{run[-1].partition(' ')[2]}"] if len(run) > 2 else bare


def added(prefixes: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """With these codes too."""
    return tidy([*prefixes, *codes])


def without(prefixes: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Without these codes: a beginning that holds one is parted into the rest of it."""
    kept = set(prefixes)
    for code in codes:
        kept = {part for prefix in kept for part in _parted(prefix, code)}
    return tidy(kept)


def _parted(prefix: str, code: str) -> list[str]:
    if prefix.startswith(code):
        return []
    if not code.startswith(prefix):
        return [prefix]
    rest = []
    for length in range(len(prefix), len(code)):
        rest += [code[:length] + digit for digit in _DIGITS if digit != code[length]]
    return rest


@dataclass(frozen=True, slots=True)
class Overlap:
    """One beginning in two areas: `is_same` when both name it, else the longer of the two goes before."""

    prefix: str
    names: tuple[str, ...]
    is_same: bool


def overlaps(areas: Iterable[Area]) -> tuple[Overlap, ...]:
    """What lies in two areas; the same beginning twice first, for there only the name decides."""
    named: dict[str, list[Area]] = defaultdict(list)
    for area in sorted(areas, key=lambda each: each.name.casefold()):
        for prefix in area.postcodes:
            named[prefix].append(area)
    found = [
        Overlap(prefix, tuple(area.name for area in inside), is_same=True)
        for prefix, inside in named.items()
        if len(inside) > 1
    ]
    for prefix, inside in named.items():
        for length in range(4, len(prefix)):
            around = [area for area in named.get(prefix[:length], []) if area.id != inside[0].id]
            if around:
                found.append(Overlap(prefix, (inside[0].name, around[0].name), is_same=False))
    return tuple(sorted(found, key=lambda one: (not one.is_same, one.prefix)))


def shortest_prefixes(owner: Mapping[str, UUID]) -> dict[UUID, tuple[str, ...]]:
    """The fewest beginnings that give each whole code (`NL 3511`) to its owner and to nobody else.

    Codes nobody owns go along with the ones around them; a beginning has two digits at least.
    """
    found: dict[UUID, list[str]] = defaultdict(list)
    by_land: dict[str, list[str]] = defaultdict(list)
    for code in sorted(owner):
        by_land[code[:5]].append(code)
    waiting = [(start, codes) for start, codes in sorted(by_land.items())]
    while waiting:
        start, codes = waiting.pop()
        owners = {owner[code] for code in codes}
        if len(owners) == 1:
            found[owners.pop()].append(start)
            continue
        deeper: dict[str, list[str]] = defaultdict(list)
        for code in codes:
            deeper[code[: len(start) + 1]].append(code)
        waiting += deeper.items()
    return {each: tuple(sorted(prefixes)) for each, prefixes in found.items()}
