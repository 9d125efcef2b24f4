"""How a seller plans: his working days, how many visits, how long, and how travelling goes there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from salesdesk.domain.relations import Importance

SHORTEST_CYCLE, LONGEST_CYCLE = 1, 4
FEWEST_WEEKS, MOST_WEEKS = 2, 12


def _default_minutes() -> dict[Importance, int]:
    return {Importance.KEY: 90, Importance.A: 60, Importance.B: 60, Importance.C: 45}


@dataclass(frozen=True, slots=True)
class PlanningRules:
    """The shape of a working day and of the rayon over the weeks.

    `weekdays` counts Monday as 0. The cycle of area days has `cycle_weeks` weeks, counted from the Monday
    `cycle_starts_on`. `minutes_of_branch` goes before `minutes_of_class`; `leeway_minutes` is how far an
    appointment "around ten" may shift either way.
    """

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    home_by: time = time(17, 30)
    most_visits: int = 6
    lunch_minutes: int = 35
    lunch_from: time = time(11, 45)
    lunch_until: time = time(13, 30)
    minutes_of_class: dict[Importance, int] = field(default_factory=_default_minutes)
    minutes_of_branch: dict[str, int] = field(default_factory=dict)
    leeway_minutes: int = 30
    cycle_weeks: int = 2
    cycle_starts_on: date = date(2026, 1, 5)
    weeks_ahead: int = 4


@dataclass(frozen=True, slots=True)
class TrafficSlot:
    """From this time on driving takes so many percent more: with the traffic, against it, or neither.

    `weekdays` counts Monday as 0.
    """

    weekdays: tuple[int, ...]
    from_time: time
    until_time: time
    with_percent: int
    against_percent: int
    neither_percent: int


@dataclass(frozen=True, slots=True)
class TravelHabits:
    """What driving takes beside the distance; `traffic` empty means the figures the program comes with.

    `city_percents` adds to short drives in a town by its name. `forgotten` holds around which town, and with
    an empty name everywhere, trips up to a day teach nothing any more. `valhalla_tiles` is the folder or
    archive of a road network of the seller's own.
    """

    traffic: tuple[TrafficSlot, ...] = ()
    counts_traffic: bool = True
    city_percents: dict[str, int] = field(default_factory=dict)
    learns: bool = True
    forgotten: dict[str, date] = field(default_factory=dict)
    valhalla_tiles: str = ""
    map_site: str = ""
    euro_per_km: Decimal = Decimal("0.35")
