"""Rows with coordinates against the relations and the own points that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.driving import OwnPoint
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.relations import Address, Relation
from salesdesk.errors import N_, Reason
from salesdesk.exchange.coordinates_file import CoordinateEntry
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.planning.geography import distance_km
from salesdesk.services.importing.doubles import RelationIndex
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState
from salesdesk.services.relation_places import own_point_key

FAR_KM = 25.0
_POINT = N_("Punt op de kaart")


class CoordinatePlanner:
    """A point belongs to a relation when the row names one, else to its postcode; each once per file."""

    def __init__(
        self,
        relations: Iterable[Relation],
        points: Iterable[OwnPoint],
        new_id: Callable[[], UUID],
        locate: Callable[[Address], Located | None],
    ) -> None:
        self._index = RelationIndex(relations)
        self._points = {(point.country, point.postcode): point for point in points}
        self._seen: dict[object, tuple[int, Point]] = {}
        self._new_id, self._locate = new_id, locate

    def plan(self, parsed: Parsed[CoordinateEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        if entry.relation_number or entry.relation_name:
            return self._of_relation(parsed, entry)
        return self._of_postcode(parsed, entry)

    def _of_relation(self, parsed: Parsed[CoordinateEntry], entry: CoordinateEntry) -> RowPlan:
        found = (
            self._index.having("number", entry.relation_number.casefold()) if entry.relation_number else []
        )
        found = found or (self._index.named(entry.relation_name) if entry.relation_name else [])
        title = entry.relation_name or entry.relation_number
        if len(found) != 1:
            text = (
                N_("Meer relaties heten zo; zet het klantnummer in het bestand.")
                if found
                else N_("Deze relatie ken ik niet.")
            )
            return self._refused(parsed, title, text)
        relation = found[0]
        double = self._double(parsed, relation.id, entry.point)
        if double is not None:
            return self._refused(parsed, relation.name, *double)
        is_same = (relation.latitude, relation.longitude) == (entry.point.lat, entry.point.lon)
        state = RowState.SAME if is_same else RowState.CHANGED
        problems = self._far(parsed, entry.point, relation.address)
        row = PreviewRow(
            parsed.line, state, relation.name, relation.address.line, problems, () if is_same else (_POINT,)
        )
        moved = replace(relation, latitude=entry.point.lat, longitude=entry.point.lon)
        return RowPlan(row) if is_same else RowPlan(row, (moved,), (relation,))

    def _of_postcode(self, parsed: Parsed[CoordinateEntry], entry: CoordinateEntry) -> RowPlan:
        key = own_point_key(entry.country, entry.postcode)
        title = " ".join(key)
        if not any(sign.isdigit() for sign in key[1]):
            return self._refused(parsed, title, N_("Dit is geen postcode."))
        double = self._double(parsed, key, entry.point)
        if double is not None:
            return self._refused(parsed, title, *double)
        problems = self._far(parsed, entry.point, Address(postcode=key[1], country=key[0]))
        known = self._points.get(key)
        lat, lon = entry.point.lat, entry.point.lon
        if known is None:
            made = OwnPoint(self._new_id(), *key, lat, lon)
            row = PreviewRow(parsed.line, RowState.NEW, title, _figures(entry.point), problems)
            return RowPlan(row, (made,), (replace(made, deleted=True),))
        if (known.latitude, known.longitude) == (lat, lon):
            return RowPlan(PreviewRow(parsed.line, RowState.SAME, title, _figures(entry.point), problems))
        row = PreviewRow(parsed.line, RowState.CHANGED, title, _figures(entry.point), problems, (_POINT,))
        return RowPlan(row, (replace(known, latitude=lat, longitude=lon),), (known,))

    def _double(
        self, parsed: Parsed[CoordinateEntry], key: object, point: Point
    ) -> tuple[str, dict[str, object]] | None:
        """Why a second row about the same is left out; a row looked at again is no second one."""
        line, _first = self._seen.setdefault(key, (parsed.line, point))
        if line == parsed.line:
            return None
        return N_("Staat ook op rij {line}; die telt."), {"line": line}

    def _far(self, parsed: Parsed[CoordinateEntry], point: Point, address: Address) -> tuple[Problem, ...]:
        """A warning when the address itself lies somewhere else altogether."""
        known = self._locate(address)
        km = distance_km(known.point, point) if known else 0.0
        if km < FAR_KM:
            return parsed.problems
        reason = Reason(N_("Ligt {km} km van de plaats van het adres."), "", {"km": round(km)})
        return (*parsed.problems, Problem(parsed.line, reason, blocks=False))

    @staticmethod
    def _refused(
        parsed: Parsed[CoordinateEntry], title: str, text: str, values: dict[str, object] | None = None
    ) -> RowPlan:
        problem = Problem(parsed.line, Reason(text, "", values or {}))
        return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, title, problems=(*parsed.problems, problem)))


def _figures(point: Point) -> str:
    return f"{point.lat:.5f}  {point.lon:.5f}"
