"""Who is on the map and how sure that is: mend it, move a point by hand, give it back to its postcode."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.charts.map_cells import CellMap
from salesdesk.domain.coordinates import is_near_home, read_pair
from salesdesk.domain.geography import Absence, Located, Point, Precision
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.typed_address import typed_address
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.relation_places import cell_map, gazetteer, located, located_address
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session

_CHANGES: Changes = frozenset({Noun.RELATION, Noun.ROUTE, Noun.TODAY, Noun.VISIT})
_GONE = Reason(N_("Deze relatie bestaat niet meer."))


@dataclass(frozen=True, slots=True)
class PlaceGap:
    """A relation that isn't on the map (`located` None, `why` says it) or only roughly so."""

    relation_id: UUID
    name: str
    address: Address
    importance: Importance
    status: Status
    located: Located | None
    why: Absence | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many relations are nowhere on the map, and how many only by their town or region."""

    missing: int
    rough: int


class Places:
    """The seller's own hand in where relations lie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cells(self) -> CellMap:
        """The land divided over its postcodes; read once per run."""
        return cell_map()

    def where(self, relation_id: UUID) -> Located | None:
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            return located(session, [relation]).get(relation_id) if relation else None

    def gaps(self) -> tuple[PlaceGap, ...]:
        """Who is not on the map, and who only roughly, the most important first."""
        with self._database.read() as session:
            relations = [one for one in records.find(session, Relation) if one.status is not Status.DEAD]
            where = located(session, relations)
        found = [
            _gap(relation, place)
            for relation in relations
            if (place := where.get(relation.id)) is None or place.is_rough
        ]
        rank = {importance: at for at, importance in enumerate(Importance)}
        return tuple(
            sorted(
                found, key=lambda gap: (gap.located is not None, rank[gap.importance], gap.name.casefold())
            )
        )

    def count(self) -> PlaceCount:
        gaps = self.gaps()
        missing = sum(gap.located is None for gap in gaps)
        return PlaceCount(missing, len(gaps) - missing)

    def mend(self, relation_id: UUID, typed: str) -> Done[Relation]:
        """Give a relation the postcode, town or coordinates that were typed; gives it as it was before.

        Refused when that is nowhere on the map either.
        """
        text = " ".join(typed.split())
        with self._database.write() as session:
            before = _found(session, relation_id)
            point = read_pair(text)
            if point is not None:
                after = _at(before, point)
            else:
                after = replace(before, address=_findable(session, before.address, text))
            records.save(session, after)
        return Done(before, _CHANGES)

    def move(self, relation_id: UUID, lat: float, lon: float) -> Done[Relation]:
        """Put a relation's point where the seller says; gives it as it was before."""
        with self._database.write() as session:
            before = _found(session, relation_id)
            records.save(session, _at(before, Point(lat, lon)))
        return Done(before, _CHANGES)

    def to_postcode(self, relation_id: UUID) -> Done[Relation]:
        """Let its postcode say again where a relation lies; gives it as it was before."""
        with self._database.write() as session:
            before = _found(session, relation_id)
            records.save(session, replace(before, latitude=None, longitude=None))
        return Done(before, _CHANGES)

    def restore(self, before: Relation) -> Done[None]:
        """Undo one of the three: address and point as they were, the rest as it is now."""
        with self._database.write() as session:
            now = _found(session, before.id)
            back = replace(now, address=before.address, latitude=before.latitude, longitude=before.longitude)
            records.save(session, back)
        return Done(None, _CHANGES)


def _findable(session: Session, known: Address, typed: str) -> Address:
    """The address with what was typed in it; refused when that by itself is nowhere on the map."""
    address = typed_address(known, typed)
    bare = typed_address(Address(country=known.country), typed)
    if not typed or located_address(session, bare) is None:
        raise Refused(Reason(N_("Deze postcode of plaats kennen we niet."), "where"))
    return address


def _found(session: Session, relation_id: UUID) -> Relation:
    relation = records.load(session, Relation, relation_id)
    if relation is None or relation.deleted:
        raise Refused(_GONE)
    return relation


def _at(relation: Relation, point: Point) -> Relation:
    if not is_near_home(point):
        raise Refused(Reason(N_("Dit punt ligt buiten Nederland en België."), "where"))
    return replace(relation, latitude=round(point.lat, 6), longitude=round(point.lon, 6))


def _gap(relation: Relation, place: Located | None) -> PlaceGap:
    address = relation.address
    why = None if place else gazetteer().absence(address.postcode, address.place, address.country)
    return PlaceGap(relation.id, relation.name, address, relation.importance, relation.status, place, why)


__all__ = ["Absence", "PlaceCount", "PlaceGap", "Places", "Precision"]
