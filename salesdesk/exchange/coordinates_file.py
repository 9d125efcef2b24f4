"""Points of one's own from a file: where a postcode or a relation lies."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.coordinates import is_near_home, is_swapped, placed, read_coordinate
from salesdesk.domain.geography import Point
from salesdesk.errors import N_
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.identifiers import likely_country
from salesdesk.exchange.reading import Columns, RowReader
from salesdesk.exchange.sheet import Parsed, Row, Sheet


@dataclass(frozen=True, slots=True)
class CoordinateEntry:
    """A point, and what it is the point of: a relation by number or name, else a postcode."""

    point: Point
    relation_number: str = ""
    relation_name: str = ""
    postcode: str = ""
    country: str = "NL"


def read_coordinates(sheet: Sheet, mapping: ColumnMapping) -> list[Parsed[CoordinateEntry]]:
    """Every row as a point, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.COORDINATES)
    return [_parsed(row, columns) for row in sheet.rows]


def _parsed(row: Row, columns: Columns) -> Parsed[CoordinateEntry]:
    reader = RowReader(row, columns)
    number, name = reader.text("relation_number", 60), reader.text("relation_name", 200)
    postcode = reader.text("postcode", 20)
    if not (number or name or postcode):
        reader.wrong("postcode", N_("Er staat niet bij waarvan dit het punt is."))
    point = _point(reader)
    if point is None or reader.is_blocked:
        return Parsed(row.line, None, tuple(reader.problems))
    country = reader.text("country", 20).upper()[:2] or likely_country(postcode, "", "")
    entry = CoordinateEntry(point, number, name, postcode, country)
    return Parsed(row.line, entry, tuple(reader.problems))


def _point(reader: RowReader) -> Point | None:
    """The two figures of a row, turned round or converted where they plainly should be."""
    unreadable = N_("‘{cell}’ is geen coördinaat.")
    first = reader.read("latitude", read_coordinate, unreadable, blocks=True)
    second = reader.read("longitude", read_coordinate, unreadable, blocks=True)
    if reader.is_blocked:
        return None
    if first is None or second is None:
        reader.wrong(
            "latitude" if first is None else "longitude", N_("Een van de twee coördinaten ontbreekt.")
        )
        return None
    try:
        point = placed(first, second)
    except ValueError:
        reader.wrong("latitude", N_("Deze coördinaten bestaan niet."))
        return None
    if is_swapped(first, second):
        reader.wrong("latitude", N_("Breedte en lengte stonden omgewisseld; ze zijn gedraaid."), False)
    if not is_near_home(point):
        reader.wrong("latitude", N_("Dit punt ligt buiten Nederland en België."), False)
    return Point(round(point.lat, 6), round(point.lon, 6))
