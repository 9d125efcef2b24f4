"""Towns where a short drive takes longer than the curve says: one-way streets, canals, trams, lights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import Town, distance_km, folded

# ROUTES §2 measured 30 to 50 % in the Dutch ones; those in Belgium are our guess.
CITY_PERCENTS: dict[str, int] = {
    "Amsterdam": 50,
    "Den Haag": 40,
    "Haarlem": 35,
    "Nijmegen": 30,
    "Antwerpen": 30,
    "Brussel": 40,
    "Gent": 30,
}
GUESSED = frozenset({"Antwerpen", "Brussel", "Gent"})
SHORT_KM = 10.0
FADED_KM = 20.0
_LEAST_REACH_KM = 3.0
_REACH_PER_ROOT = 0.0075


@dataclass(frozen=True, slots=True)
class City:
    """A town with slow streets: a drive inside takes `percent` longer, one with an end inside half of it."""

    name: str
    point: Point
    reach_km: float
    percent: int

    def holds(self, point: Point) -> bool:
        return distance_km(self.point, point) <= self.reach_km


def reach_km(town: Town) -> float:
    """How far the built-up part goes, by how many people live there."""
    return max(_LEAST_REACH_KM, _REACH_PER_ROOT * float(town.population**0.5))


def slow_cities(towns: Sequence[Town], own: Mapping[str, int]) -> tuple[City, ...]:
    """The towns to reckon with: the usual percents, with the seller's own over them; none for zero."""
    wanted = {folded(name): percent for name, percent in (CITY_PERCENTS | dict(own)).items()}
    found: dict[str, City] = {}
    for town in sorted(towns, key=lambda town: -town.population):
        for name in (town.name, *town.aliases):
            key = folded(name)
            if wanted.get(key, 0) > 0 and key not in found:
                found[key] = City(town.name, town.point, reach_km(town), wanted[key])
    return tuple(found.values())


def city_minutes(
    cities: Sequence[City],
    here: Sequence[int],
    there: Sequence[int],
    km_crow: float,
    curve: Callable[[float], float],
) -> float:
    """What the streets add to a drive; it fades beyond ten kilometres, so that farther is never quicker.

    `here` and `there` are the places in `cities` of those that hold the ends.
    """
    if km_crow >= FADED_KM or not (here or there):
        return 0.0
    slowest = max((cities[at].percent for at in here if at in there), default=0)
    halves = max((cities[at].percent for at in (*here, *there)), default=0) / 2
    left = min(1.0, (FADED_KM - km_crow) / (FADED_KM - SHORT_KM))
    return max(slowest, halves) / 100 * curve(min(km_crow, SHORT_KM)) * left
