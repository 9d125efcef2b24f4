"""The rayon as it stands: every area with its figures, every relation in its area, and what lies in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from statistics import fmean
from uuid import UUID

from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.area_cycle import AreaIndex, folded_code
from salesdesk.domain.company import Settings
from salesdesk.domain.geography import Point
from salesdesk.domain.months import add_months
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.postcode_prefixes import WIDTH, Overlap, overlaps
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visit_frequency import Due, Turn, frequency_of, is_visited, turn_of, visit_minutes_of
from salesdesk.planning.traffic import flow
from salesdesk.planning.travel import Leg
from salesdesk.services.relation_places import gazetteer, located, located_address
from salesdesk.services.travelling import travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.sales import customer_sums
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held, next_planned

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class RayonRelation:
    """Somebody in the rayon; `code` is his whole postcode area, `NL 3511`, empty when there is none.

    `area_text` is what head office calls his area; the area he is planned in is that of his postcode.
    """

    id: UUID
    name: str
    place: str
    code: str
    point: Point | None
    importance: Importance
    status: Status
    visits_per_year: int
    minutes: int
    turn: Turn
    revenue: Decimal
    area_id: UUID | None
    area_text: str

    @property
    def hours(self) -> float:
        """Hours a year at this customer."""
        return self.visits_per_year * self.minutes / 60

    @property
    def is_overdue(self) -> bool:
        return self.turn.due is Due.OVERDUE


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area in figures a year; `drive` is from home to its middle, None when either is not on the map."""

    area: Area
    relations: tuple[RayonRelation, ...]
    middle: Point | None = None
    drive: Leg | None = None
    flow: Flow = Flow.NEITHER

    @property
    def by_class(self) -> Counter[Importance]:
        return Counter(one.importance for one in self.relations)

    @property
    def visits(self) -> int:
        return sum(one.visits_per_year for one in self.relations)

    @property
    def hours(self) -> float:
        return sum(one.hours for one in self.relations)

    @property
    def overdue(self) -> int:
        return sum(one.is_overdue for one in self.relations)

    @property
    def revenue(self) -> Decimal:
        return sum((one.revenue for one in self.relations), NOTHING)


@dataclass(frozen=True)
class RayonView:
    """All of it on one day; `outside` are those who lie in no area."""

    today: date
    areas: tuple[AreaFigures, ...]
    relations: tuple[RayonRelation, ...]
    rules: PlanningRules
    home: Address
    home_point: Point | None
    overlaps: tuple[Overlap, ...] = ()
    area_of_code: Mapping[str, UUID] = field(default_factory=dict)

    @cached_property
    def outside(self) -> tuple[RayonRelation, ...]:
        return tuple(one for one in self.relations if one.area_id is None)

    @cached_property
    def hours(self) -> float:
        return sum(one.hours for one in self.relations)

    @property
    def even_hours(self) -> float:
        """What an area has when the work is shared evenly."""
        return sum(each.hours for each in self.areas) / len(self.areas) if self.areas else 0.0

    @property
    def overdue(self) -> int:
        return sum(one.is_overdue for one in self.relations)

    def figures(self, area_id: UUID | None) -> AreaFigures | None:
        return next((each for each in self.areas if each.area.id == area_id), None)


def rayon_view(session: Session, today: date) -> RayonView:
    """Everybody who is visited by frequency, in the area of his postcode."""
    settings = load_settings(session)
    areas = sorted(records.find(session, Area), key=lambda area: area.name.casefold())
    relations = _relations(session, settings, areas, today)
    home = settings.seller.home
    place = located_address(session, home)
    point = place.point if place else None
    return RayonView(
        today=today,
        areas=tuple(_figures(session, area, relations, point) for area in areas),
        relations=relations,
        rules=settings.planning,
        home=home,
        home_point=point,
        overlaps=overlaps(areas),
        area_of_code=codes_of(areas),
    )


def codes_of(areas: Iterable[Area]) -> dict[str, UUID]:
    """Of every whole code there is a point of, the area it lies in; codes in none are left out."""
    index = AreaIndex(areas)
    found = {}
    for code in gazetteer().points():
        area = index.of_code(code.replace(" ", ""))
        if area is not None:
            found[code] = area.id
    return found


def whole_code(address: Address) -> str:
    """The postcode area on the map, `NL 3511` of `3511 AB`; empty without a postcode of a known country."""
    code = folded_code(address.country, address.postcode)
    land, digits = code[:2], code[2 : 2 + WIDTH.get(code[:2], 0)]
    return f"{land} {digits}" if len(digits) == WIDTH.get(land) and digits.isdigit() else ""


def _relations(
    session: Session, settings: Settings, areas: Sequence[Area], today: date
) -> tuple[RayonRelation, ...]:
    visited = [one for one in records.find(session, Relation) if is_visited(one, settings.thresholds)]
    places = located(session, visited)
    last, coming = last_held(session, today), next_planned(session, today)
    year = customer_sums(session, add_months(today, -12) - timedelta(days=1), today)
    bought = {one.relation_id: one.revenue for one in year}
    index = AreaIndex(areas)
    found = []
    for one in visited:
        often = frequency_of(one, settings.thresholds)
        area = index.of(one.address.country, one.address.postcode)
        place = places.get(one.id)
        found.append(
            RayonRelation(
                id=one.id,
                name=one.name,
                place=one.address.place,
                code=whole_code(one.address),
                point=place.point if place else None,
                importance=one.importance,
                status=one.status,
                visits_per_year=often,
                minutes=visit_minutes_of(one, settings.planning),
                turn=turn_of(often, last.get(one.id), coming.get(one.id), today),
                revenue=bought.get(one.id, NOTHING),
                area_id=area.id if area else None,
                area_text=one.area,
            )
        )
    return tuple(
        sorted(found, key=lambda one: (one.importance.name != "KEY", one.importance, one.name.casefold()))
    )


def _figures(
    session: Session, area: Area, relations: Iterable[RayonRelation], home: Point | None
) -> AreaFigures:
    inside = tuple(one for one in relations if one.area_id == area.id)
    middle = middle_of(inside)
    if middle is None or home is None:
        return AreaFigures(area, inside, middle)
    drive = travel_model(session).leg(home, middle)
    return AreaFigures(area, inside, middle, drive, flow(home, middle, gazetteer().towns))


def middle_of(relations: Iterable[RayonRelation]) -> Point | None:
    """The middle of where the relations are, each by his hours; None when nobody is on the map."""
    known = [(one.point, max(one.hours, 0.1)) for one in relations if one.point is not None]
    if not known:
        return None
    weights = [hours for _point, hours in known]
    return Point(
        fmean((point.lat for point, _hours in known), weights),
        fmean((point.lon for point, _hours in known), weights),
    )
