"""Where relations lie: their own point, the seller's own table of postcodes, or the one that comes along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from uuid import UUID

from salesdesk import paths
from salesdesk.charts.map_cells import CellMap
from salesdesk.domain.area_cycle import folded_code
from salesdesk.domain.coordinates import read_pair
from salesdesk.domain.driving import OwnPoint
from salesdesk.domain.geography import Located, Point, Precision
from salesdesk.domain.relations import Address, Relation
from salesdesk.planning.cells import load_cells
from salesdesk.planning.geography import Gazetteer
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.relations import RelationPlace

_FULL_DUTCH = re.compile(r"NL\d{4}[A-Z]{2}")
_TYPED_CODE = re.compile(r"\b(?P<land>B[E]?[ -]*)?(?P<code>\d{4}\s?[A-Z]{2}|\d{4,5})\b", re.IGNORECASE)


@cache
def gazetteer() -> Gazetteer:
    """Of the program and not of a file: read once, for every file that is opened after another."""
    return Gazetteer.load(paths.resources() / "geo")


@cache
def cell_map() -> CellMap:
    """The land divided over its postcodes; read once per run, some 100 ms."""
    return load_cells(paths.resources() / "geo")


def located(session: Session, relations: Iterable[Relation | RelationPlace]) -> Mapping[UUID, Located]:
    """Where each of these lies; who is not in the answer is not on the map."""
    asked = list(relations)
    own = _own_points(session, {key for one in asked for key in _keys(one.address)})
    return {one.id: place for one in asked if (place := _of_relation(one, own)) is not None}


def located_address(session: Session, address: Address) -> Located | None:
    """Where an address lies, such as the seller's home; None is not on the map."""
    return _of_address(address, _own_points(session, set(_keys(address))))


def located_words(session: Session, typed: str, country: str = "NL") -> Located | None:
    """Where a postcode or a town as it was typed lies: `3511 AB`, `B-2000`, `Zwolle`, `52.09, 5.12`."""
    point = read_pair(typed)
    if point is not None:
        return Located(point, Precision.OWN)
    code = _TYPED_CODE.search(typed)
    if code is not None:
        key = own_point_key("BE" if code["land"] else country, code["code"])
        own = _own_points(session, {key}).get(key)
        if own is not None:
            return Located(own, Precision.OWN_POSTCODE)
    return gazetteer().locate_words(typed, country)


def without_stale_point(before: Relation, after: Relation) -> Relation:
    """A point of its own belongs to an address: who moves house is looked up anew."""
    kept_point = (before.latitude, before.longitude) == (after.latitude, after.longitude)
    if kept_point and after.latitude is not None and before.address != after.address:
        return replace(after, latitude=None, longitude=None)
    return after


def own_point_key(country: str, postcode: str) -> tuple[str, str]:
    """Country and postcode as an own point keeps them: `NL`, `3511 AB`."""
    code = folded_code(country, postcode)
    land, bare = code[:2], code[2:]
    return (land, f"{bare[:4]} {bare[4:]}") if _FULL_DUTCH.fullmatch(code) else (land, bare)


def _keys(address: Address) -> list[tuple[str, str]]:
    """What an own point of this address may be kept under, the sharpest first."""
    if not address.postcode:
        return []
    whole = own_point_key(address.country, address.postcode)
    return [whole, (whole[0], whole[1][:4])] if " " in whole[1] else [whole]


def _own_points(session: Session, keys: set[tuple[str, str]]) -> dict[tuple[str, str], Point]:
    codes = sorted({code for _land, code in keys})
    found: dict[tuple[str, str], Point] = {}
    for start in range(0, len(codes), 500):
        for own in records.find(session, OwnPoint, postcode=codes[start : start + 500]):
            found[own.country, own.postcode] = Point(own.latitude, own.longitude)
    return found


def _of_relation(relation: Relation | RelationPlace, own: Mapping[tuple[str, str], Point]) -> Located | None:
    if relation.latitude is not None and relation.longitude is not None:
        return Located(Point(relation.latitude, relation.longitude), Precision.OWN)
    return _of_address(relation.address, own)


def _of_address(address: Address, own: Mapping[tuple[str, str], Point]) -> Located | None:
    if own:
        for key in _keys(address):
            if key in own:
                return Located(own[key], Precision.OWN_POSTCODE)
    return _by_table(address.postcode, address.place, address.country)


def table_place(address: Address) -> Located | None:
    """Where an address lies by the tables that come along, whatever the seller knows better."""
    return _by_table(address.postcode, address.place, address.country)


@lru_cache(maxsize=20_000)
def _by_table(postcode: str, place: str, country: str) -> Located | None:
    """From the tables that come along; they do not change while the program runs."""
    return gazetteer().locate(postcode, place, country)
