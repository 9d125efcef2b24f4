"""The territory of the sample: areas around Utrecht with their fixed days, and addresses in real towns."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from salesdesk import paths
from salesdesk.domain.relations import Address
from salesdesk.services.sample.maker import Maker

# Street names that many Dutch towns have.
STREETS = (
    "Dorpsstraat", "Stationsweg", "Industrieweg", "Nijverheidsweg", "Molenweg", "Kerkstraat", "Parallelweg",
    "Havenstraat", "Marktplein", "Handelsweg", "Ambachtsweg", "Beukenlaan", "Lindelaan", "Wilhelminastraat",
    "Singel", "Hoofdweg", "Energieweg", "Transportweg", "Kanaalweg", "Eikenlaan", "Raadhuisstraat",
    "Burgemeesterlaan", "Techniekweg", "Meidoornlaan", "Prins Hendrikstraat", "Kastanjelaan", "Zandweg",
    "Schoolstraat", "Oranjestraat", "Rijnstraat",
)  # fmt: skip
# Dutch postcodes leave out letters that look like another, and these three pairs.
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_AVOIDED = {"SA", "SD", "SS"}


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the territory with its towns and area codes; `turn` is its day in the cycle of two weeks."""

    name: str
    turn: int
    towns: tuple[tuple[str, str], ...]


AREAS = (
    Area("Utrecht-stad", 0, (("Utrecht", "030"), ("De Meern", "030"), ("Vleuten", "030"))),
    Area("Kennemerland", 1, (("Haarlem", "023"), ("Beverwijk", "0251"), ("IJmuiden", "0255"))),
    Area("Eemland", 2, (("Amersfoort", "033"), ("Soest", "035"), ("Baarn", "035"), ("Leusden", "033"))),
    Area("Lekstreek", 3, (("Nieuwegein", "030"), ("IJsselstein", "030"), ("Houten", "030"), ("Vianen",
    "0347"))),
    Area("Heuvelrug", 4, (("Zeist", "030"), ("Driebergen-Rijsenburg", "0343"), ("Veenendaal", "0318"))),
    Area("Groene Hart", 5, (("Woerden", "0348"), ("Gouda", "0182"), ("Bodegraven", "0172"), ("Mijdrecht",
    "0297"))),
    Area("Gooi", 6, (("Hilversum", "035"), ("Bussum", "035"), ("Weesp", "0294"))),
    Area("Vechtstreek", 7, (("Maarssen", "0346"), ("Breukelen", "0346"), ("Amstelveen", "020"))),
)  # fmt: skip
_SHARES = (28, 8, 18, 15, 12, 12, 10, 8)


def pick_area(maker: Maker) -> Area:
    return maker.weighted(AREAS, _SHARES)


def pick_town(maker: Maker, area: Area) -> tuple[str, str]:
    """A town and its area code, the first of an area most often."""
    return maker.weighted(area.towns, [3, 1.6, 1.2, 1][: len(area.towns)])


def pick_address(maker: Maker, town: str) -> Address:
    street = f"{maker.pick(STREETS)} {maker.between(1, 148)}"
    return Address(street, full_postcode(maker, maker.pick(postcodes()[town])), town)


def full_postcode(maker: Maker, digits: str) -> str:
    letters = "SA"
    while letters in _AVOIDED:
        letters = maker.pick(_LETTERS) + maker.pick(_LETTERS)
    return f"{digits} {letters}"


@cache
def postcodes() -> dict[str, tuple[str, ...]]:
    """The four digits of all Dutch postcodes with a sure point, by place."""
    found: dict[str, list[str]] = {}
    with (paths.resources() / "geo" / "postcodes_nl.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["precision"] == "postcode":
                found.setdefault(line["place"], []).append(line["code"])
    return {place: tuple(codes) for place, codes in found.items()}
