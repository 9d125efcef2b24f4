"""Proposes areas and their days: the work of the rayon parted evenly, and spread over the cycle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.domain.postcode_prefixes import shortest_prefixes
from salesdesk.domain.rayon import Area
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.area_days import AreaNeed, area_days
from salesdesk.planning.area_split import Part, Spot, reach, split
from salesdesk.services.clock import Clock
from salesdesk.services.progress import Progress
from salesdesk.services.rayon_view import RayonRelation, RayonView, codes_of
from salesdesk.services.relation_places import gazetteer

COLOURS = 8


@dataclass(frozen=True, slots=True)
class Proposed:
    """A rayon as it could be, not kept yet: its areas, which codes each has, and the hours a year in each."""

    areas: tuple[Area, ...]
    area_of_code: Mapping[str, UUID]
    hours: Mapping[UUID, float]
    relations: Mapping[UUID, int]


def proposed_split(view: RayonView, count: int, clock: Clock, progress: Progress | None = None) -> Proposed:
    """The rayon in so many areas round home; refused while nobody in it has a postcode."""
    spots = _spots(view.relations)
    if not spots:
        raise Refused(
            Reason(N_("Er is nog geen relatie met een postcode om het rayon op te verdelen."), "count")
        )
    watch = progress.step if progress else None
    parts = split(spots, count, view.home_point, watch)
    owner = {key: at for at, part in enumerate(parts) for key in part.keys}
    ids = [clock.new_id() for _part in parts]
    nearest = reach(spots, gazetteer().points())
    codes = {code: ids[owner[key]] for code, key in nearest.items()} | {
        spot.key: ids[owner[spot.key]] for spot in spots
    }
    prefixes = shortest_prefixes(codes)
    names = _names(view.relations, parts)
    areas = tuple(
        Area(ids[at], names[at], prefixes.get(ids[at], ()), (), at % COLOURS) for at in range(len(parts))
    )
    return Proposed(
        areas,
        codes_of(areas),
        {ids[at]: part.hours for at, part in enumerate(parts)},
        _counted(view.relations, owner, ids),
    )


def proposed_days(view: RayonView) -> tuple[Area, ...]:
    """Every area with the days its hours ask for in the cycle as it is; areas without work keep none."""
    needs = [
        AreaNeed(each.area.id, each.hours, each.drive.minutes if each.drive else 0, each.flow)
        for each in view.areas
    ]
    days = area_days(needs, view.rules.weekdays, view.rules.cycle_weeks)
    return tuple(replace(each.area, days=days.get(each.area.id, ())) for each in view.areas)


def _spots(relations: Iterable[RayonRelation]) -> list[Spot]:
    """One spot a postcode, with the hours of everybody on it."""
    points = gazetteer().points()
    hours: dict[str, float] = defaultdict(float)
    where: dict[str, Point] = {}
    for one in relations:
        point = points.get(one.code, one.point)
        if one.code and point is not None:
            hours[one.code] += one.hours
            where.setdefault(one.code, point)
    return [Spot(code, where[code], hours[code]) for code in sorted(hours)]


def _names(relations: Iterable[RayonRelation], parts: Iterable[Part]) -> list[str]:
    """Each after the place with the most work in it; the second of one name gets a number."""
    of_code: dict[str, Counter[str]] = defaultdict(Counter)
    for one in relations:
        of_code[one.code][one.place] += max(1, round(one.hours * 10))
    names: list[str] = []
    for part in parts:
        work: Counter[str] = Counter()
        for key in part.keys:
            work += of_code[key]
        best = max(sorted(work), key=lambda place: work[place], default="") or part.middle.key
        same = sum(name == best or name.startswith(f"{best} ") for name in names)
        names.append(f"{best} {same + 1}" if same else best)
    return names


def _counted(
    relations: Iterable[RayonRelation], owner: Mapping[str, int], ids: list[UUID]
) -> dict[UUID, int]:
    found = dict.fromkeys(ids, 0)
    for one in relations:
        if one.code in owner:
            found[ids[owner[one.code]]] += 1
    return found
