"""With the jams or against them: mornings they run towards the larger towns, afternoons away from them.

DOMAIN §7: who lives in Utrecht drives east first. No road network: the pull of the towns around a point
stands for how much traffic wants to be there.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.geography import Point
from salesdesk.planning.geography import Town, distance_km

LARGE_TOWN = 40_000
FADES_KM = 8.0
FELT_KM = 45.0
CLEARLY = 1.4
# Between small towns no jam is worth the name, however much the one outweighs the other.
FELT_PEOPLE = 25_000
SHORTEST_DRIVE_KM = 6.0


def flow(origin: Point | None, target: Point | None, towns: Iterable[Town]) -> Flow:
    """How a morning drive lies to the traffic; NEITHER on a short drive or between like places."""
    if origin is None or target is None or distance_km(origin, target) < SHORTEST_DRIVE_KM:
        return Flow.NEITHER
    large = [town for town in towns if town.population >= LARGE_TOWN]
    here, there = pull(origin, large), pull(target, large)
    if abs(there - here) < FELT_PEOPLE:
        return Flow.NEITHER
    if there > here * CLEARLY:
        return Flow.WITH
    return Flow.AGAINST if here > there * CLEARLY else Flow.NEITHER


def flow_home(origin: Point | None, home: Point | None, towns: Iterable[Town]) -> Flow:
    """How an afternoon drive home lies to the traffic: the morning's the other way round."""
    return flow(home, origin, towns)


def pull(point: Point, towns: Iterable[Town]) -> float:
    """People living near, the nearest counting most."""
    felt = ((town.population, distance_km(point, town.point)) for town in towns)
    return sum(people * exp(-far / FADES_KM) for people, far in felt if far < FELT_KM)
