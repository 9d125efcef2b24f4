"""Where an address lies, from the tables in resources/geo, without a network."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from salesdesk.domain import letters
from salesdesk.domain.geography import Absence, Located, Point, Precision

EARTH_KM = 6371.0088
_COUNTRIES = ("NL", "BE", "LU", "DE")
_SPOKEN_CODE = re.compile(
    r"(?P<land>\bBE?[- ]?)?(?<!\d)(?P<code>\d{4,5})(?!\d)(?: ?(?P<letters>[A-Z]{2})\b)?", re.IGNORECASE
)
_SAME_PLACE_KM = 30
_OWN_COUNTRY = 5
"""A town of one's own country is meant, unless one of that name elsewhere is so many times larger."""
_LONG_NAMES = {"nederland": "NL", "belgie": "BE", "belgique": "BE", "luxemburg": "LU", "luxembourg": "LU",
               "duitsland": "DE", "deutschland": "DE"}  # fmt: skip


def distance_km(a: Point, b: Point) -> float:
    """The great circle between two points, as the crow flies."""
    half_lat, half_lon = math.radians(b.lat - a.lat) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2
    h += math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


@dataclass(frozen=True, slots=True)
class Town:
    """A named place; `population` is 0 where nobody counted."""

    country: str
    name: str
    point: Point
    population: int
    aliases: tuple[str, ...] = ()


class Gazetteer:
    """Answers where a postcode or a place lies: Netherlands, Belgium, Luxembourg, German border."""

    def __init__(self, codes: dict[str, dict[str, Located]], towns: Iterable[Town]) -> None:
        self._codes = codes
        self.towns = tuple(towns)

    @classmethod
    def load(cls, folder: Path) -> Gazetteer:
        """Read `postcodes_??.csv` and `places.csv`; some 70 ms, once per run."""
        codes = {country: _read_codes(folder / f"postcodes_{country.lower()}.csv") for country in _COUNTRIES}
        return cls(codes, _read_towns(folder / "places.csv"))

    def locate(
        self, postcode: str = "", place: str = "", country: str = "NL", own: Point | None = None
    ) -> Located | None:
        """The best point known: the seller's own, the postcode's, the place's, or that of like postcodes.

        None is "niet op de kaart". Spelling is forgiven: `b-2000`, `3511ab`, `'s Gravenhage`, `Nederland`.
        """
        if own is not None:
            return Located(own, Precision.OWN)
        land = _country_code(country)
        code = _digits(postcode, land)
        by_code = self._codes.get(land, {}).get(code)
        if by_code is not None:
            return by_code
        around = self._middle_of_like_codes(land, code)
        if land == "DE" and code and around is None:
            return None  # beyond the strip: a border town of the same name is another one
        town = self._town(land, place, around)
        if town is not None:
            return Located(town.point, Precision.PLACE)
        return Located(around, Precision.NEIGHBOURS) if around is not None else None

    def locate_words(self, typed: str, country: str = "NL") -> Located | None:
        """A postcode, a town or both as somebody types it; `country` is looked in first.

        Four digits alone may lie in two countries: the town beside them, or a sign before them, decides.
        """
        found = _SPOKEN_CODE.search(typed)
        town = (typed[: found.start()] + " " + typed[found.end() :] if found else typed).strip(" ,")
        said = "BE" if found and found["land"] else "NL" if found and found["letters"] else ""
        lands = [said] if said else list(dict.fromkeys([_country_code(country), *_COUNTRIES]))
        codes = [self._codes.get(land, {}).get(found["code"]) for land in lands] if found else []
        towns = [self._town(land, town, None) for land in lands] if town else []
        for by_code, land in zip(codes, lands, strict=False):
            near = self._town(land, town, by_code.point) if by_code and town else None
            if by_code and near and distance_km(by_code.point, near.point) <= _SAME_PLACE_KM:
                return by_code
        known = [one for one in towns if one is not None]
        if known:
            best = max(known, key=lambda one: one.population * (_OWN_COUNTRY if one is towns[0] else 1))
            return Located(best.point, Precision.PLACE)
        by_itself = next((one for one in codes if one is not None), None)
        return by_itself or (self.locate(found["code"], "", lands[0]) if found else None)

    def points(self) -> dict[str, Point]:
        """Every code with its country, `NL 3511`, and where it lies."""
        return {
            f"{country} {code}": located.point
            for country, codes in self._codes.items()
            for code, located in codes.items()
        }

    def absence(self, postcode: str = "", place: str = "", country: str = "NL") -> Absence:
        """Why an address that isn't on the map is not."""
        if not postcode.strip() and not place.strip():
            return Absence.EMPTY
        land = _country_code(country)
        if land not in _COUNTRIES or (land == "DE" and _digits(postcode, land)):
            return Absence.ABROAD
        return Absence.UNKNOWN

    def code_at(self, point: Point) -> tuple[str, str]:
        """Country and postcode that lie nearest to a point."""
        wide = math.cos(math.radians(point.lat))
        _away, land, code = min(
            ((place.lat - point.lat) ** 2 + ((place.lon - point.lon) * wide) ** 2, land, code)
            for land, codes in self._codes.items()
            for code, place in codes.items()
        )
        return land, code

    def _middle_of_like_codes(self, country: str, code: str) -> Point | None:
        for length in (len(code) - 1, len(code) - 2):
            if length >= 2 and code[:length] in self._middles[country]:
                return self._middles[country][code[:length]]
        return None

    def _town(self, country: str, place: str, around: Point | None) -> Town | None:
        same_name = self._by_name.get((country, folded(place)), [])
        if not same_name:
            return None
        if around is not None:
            return min(same_name, key=lambda town: distance_km(town.point, around))
        return same_name[0]

    @cached_property
    def _middles(self) -> dict[str, dict[str, Point]]:
        found: dict[str, dict[str, Point]] = {}
        for country, codes in self._codes.items():
            members: dict[str, list[Point]] = defaultdict(list)
            for code, located in codes.items():
                if located.precision is Precision.POSTCODE:
                    members[code[:-1]].append(located.point)
                    members[code[:-2]].append(located.point)
            found[country] = {prefix: _mean(points) for prefix, points in members.items()}
        return defaultdict(dict, found)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[Town]]:
        """Per spelling the towns that bear it: own names before aliases, larger before smaller."""
        found: dict[tuple[str, str], list[tuple[bool, int, int]]] = defaultdict(list)
        for index, town in enumerate(self.towns):
            found[town.country, folded(town.name)].append((False, -town.population, index))
            for alias in town.aliases:
                found[town.country, folded(alias)].append((True, -town.population, index))
        return {
            name: [self.towns[index] for is_alias, _, index in sorted(ranked) if is_alias == min(ranked)[0]]
            for name, ranked in found.items()
        }


def folded(name: str) -> str:
    """A place name as it is compared: no capitals, accents, hyphens or apostrophes."""
    return re.sub(r"[^a-z0-9]+", " ", letters.folded(name)).strip()


def _country_code(country: str) -> str:
    return _LONG_NAMES.get(folded(country), country.strip().upper()) or "NL"


def _digits(postcode: str, country: str) -> str:
    length = 5 if country == "DE" else 4
    found = re.search(rf"(?<!\d)\d{{{length}}}(?!\d)", postcode)
    return found[0] if found else ""


def _mean(points: list[Point]) -> Point:
    return Point(sum(p.lat for p in points) / len(points), sum(p.lon for p in points) / len(points))


def _read_codes(path: Path) -> dict[str, Located]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {row[0]: Located(Point(float(row[3]), float(row[4])), Precision(row[5])) for row in rows}


def _read_towns(path: Path) -> list[Town]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return [
            Town(
                row[0],
                row[1],
                Point(float(row[2]), float(row[3])),
                int(row[4]),
                tuple(filter(None, row[5].split("|"))),
            )
            for row in rows
        ]
