"""Who lives near: a plan B for a visit that fails, and what still fits into a planned day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import distance_km
from salesdesk.planning.travel import Leg, drive

Travel = Callable[[Point | None, Point | None], Leg]
ALTERNATIVES = 5
REACH_KM = 25.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that could be visited."""

    id: UUID
    point: Point


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate near a point: the drive to it."""

    id: UUID
    minutes: int
    km: float


@dataclass(frozen=True, slots=True)
class SideTrip:
    """A candidate between an appointment and what comes after: the drive there, on from there, the detour."""

    id: UUID
    minutes: int
    km: float
    onward_minutes: int
    extra_minutes: int
    extra_km: float


@dataclass(frozen=True, slots=True)
class Detour:
    """What visiting a candidate adds to a day's driving; `after` counts the stops before it, 0 is first."""

    id: UUID
    minutes: int
    km: float
    after: int


def nearby(
    origin: Point,
    candidates: Iterable[Candidate],
    k: int = ALTERNATIVES,
    max_km: float = REACH_KM,
    travel: Travel = drive,
) -> tuple[Near, ...]:
    """At most `k` candidates within `max_km` by road, nearest first."""
    near = nearby_points(origin, candidates, k, max_km, travel)
    legs = ((one.id, travel(origin, one.point)) for one in near)
    return tuple(Near(its_id, leg.minutes, leg.km) for its_id, leg in legs)


def side_trips(
    origin: Point,
    onward: Point | None,
    candidates: Iterable[Candidate],
    k: int = ALTERNATIVES,
    max_km: float = REACH_KM,
    travel: Travel = drive,
) -> tuple[SideTrip, ...]:
    """The `k` nearest candidates within `max_km` of an appointment, with the detour to where it goes on.

    Without `onward` (nothing comes after, home unknown) the detour is the drive to the candidate itself.
    """
    straight = travel(origin, onward) if onward is not None else None
    found = []
    for near in nearby_points(origin, candidates, k, max_km, travel):
        there = travel(origin, near.point)
        if onward is None or straight is None:
            trip = SideTrip(near.id, there.minutes, there.km, 0, there.minutes, there.km)
        else:
            on = travel(near.point, onward)
            extra_km = round(max(0.0, there.km + on.km - straight.km), 1)
            extra = max(0, there.minutes + on.minutes - straight.minutes)
            trip = SideTrip(near.id, there.minutes, there.km, on.minutes, extra, extra_km)
        found.append(trip)
    return tuple(found)


def nearby_points(
    origin: Point,
    candidates: Iterable[Candidate],
    k: int = ALTERNATIVES,
    max_km: float = REACH_KM,
    travel: Travel = drive,
) -> tuple[Candidate, ...]:
    """At most `k` candidates within `max_km` by road, nearest first."""
    crow = sorted(candidates, key=lambda one: (distance_km(origin, one.point), one.id))[:k]
    return tuple(one for one in crow if travel(origin, one.point).km <= max_km)


def detours(
    route: Sequence[Point], candidates: Iterable[Candidate], k: int = ALTERNATIVES, travel: Travel = drive
) -> tuple[Detour, ...]:
    """The `k` candidates that add the fewest kilometres to a route from its first to its last point."""
    if len(route) < 2:
        return ()
    straight = [travel(one, other) for one, other in pairwise(route)]
    found = (_cheapest(route, straight, candidate, travel) for candidate in candidates)
    return tuple(nsmallest(k, found, key=lambda detour: (detour.km, detour.minutes, detour.id)))


def _cheapest(
    route: Sequence[Point], straight: Sequence[Leg], candidate: Candidate, travel: Travel
) -> Detour:
    legs = [travel(point, candidate.point) for point in route]  # as far there as back
    (km, minutes), after = min(
        ((there.km + back.km - leg.km, there.minutes + back.minutes - leg.minutes), after)
        for after, (there, back, leg) in enumerate(zip(legs[:-1], legs[1:], straight, strict=True))
    )
    return Detour(candidate.id, max(0, minutes), round(max(0.0, km), 1), after)
