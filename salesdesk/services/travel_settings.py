"""What the seller sets about driving: traffic, slow towns, fixed times, what is learnt, roads of his own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from salesdesk.domain.driving import FixedDrive
from salesdesk.domain.planning_rules import TrafficSlot, TravelHabits
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.cities import CITY_PERCENTS, GUESSED
from salesdesk.planning.driving_lessons import Lessons
from salesdesk.planning.geography import folded
from salesdesk.planning.road_network import RoadNetwork, is_installed
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.relation_places import gazetteer
from salesdesk.services.travelling import EVERYWHERE, point_of, start_afresh, travel_model
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, save_settings

__all__ = ["Roads", "SlowTown", "TravelSettings", "TravelView"]
TOUCHED = frozenset({Noun.SETTINGS, Noun.ROUTE, Noun.TODAY, Noun.VISIT})
MOST_PERCENT = 200
LONGEST_MINUTES = 12 * 60
MOST_KM = Decimal(1500)


@dataclass(frozen=True, slots=True)
class SlowTown:
    """A town where a short drive takes so many percent longer; `is_own` is what the seller set himself."""

    name: str
    percent: int
    is_own: bool = False
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Roads:
    """The seller's own road network: where it is, whether its engine is installed, what went wrong."""

    tiles: str = ""
    is_installed: bool = False
    is_ready: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TravelView:
    """All that the page of driving shows; `traffic` is the table that counts, per weekday."""

    habits: TravelHabits
    traffic: tuple[TrafficSlot, ...]
    towns: tuple[SlowTown, ...]
    fixed: tuple[FixedDrive, ...]
    lessons: Lessons
    roads: Roads

    @property
    def is_own_traffic(self) -> bool:
        return bool(self.habits.traffic)


class TravelSettings:
    """Reads and keeps the habits of driving."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> TravelView:
        with self._database.read() as session:
            habits = load_settings(session).travel
            fixed = records.find(session, FixedDrive)
            model = travel_model(session)
        return TravelView(
            habits=habits,
            traffic=per_weekday(habits.traffic or DEFAULT_TRAFFIC),
            towns=_towns(habits.city_percents),
            fixed=tuple(sorted(fixed, key=lambda one: (folded(one.from_where), folded(one.to_where)))),
            lessons=model.lessons,
            roads=_roads(habits.valhalla_tiles, model.network),
        )

    @staticmethod
    def check(habits: TravelHabits) -> None:
        """Refused with a percent that cannot be, hours that overlap or run back, or an unknown town."""
        reasons = [*_traffic_reasons(habits.traffic), *_town_reasons(habits.city_percents)]
        if not 0 <= habits.euro_per_km <= 10:
            reasons.append(Reason(N_("Een vergoeding ligt tussen 0 en 10 euro per km."), "euro_per_km"))
        if reasons:
            raise Refused(*reasons)

    def save(self, habits: TravelHabits) -> Done[TravelHabits]:
        """Kept as `check` allows it."""
        self.check(habits)
        with self._database.write() as session:
            save_settings(session, replace(load_settings(session), travel=habits))
        return Done(habits, TOUCHED)

    def usual_traffic(self) -> Done[TravelHabits]:
        """The traffic as the program comes with it."""
        return self.save(replace(self.view().habits, traffic=()))

    def keep_fixed(self, drive: FixedDrive) -> Done[FixedDrive]:
        """A known time between two places; refused when one is unknown or the time cannot be."""
        reasons = _fixed_reasons(drive)
        if reasons:
            raise Refused(*reasons)
        kept = replace(drive, from_where=_tidy(drive.from_where), to_where=_tidy(drive.to_where))
        with self._database.write() as session:
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def new_fixed(self, from_where: str, to_where: str, minutes: int) -> FixedDrive:
        """A fixed drive that isn't kept yet."""
        return FixedDrive(self._clock.new_id(), from_where, to_where, minutes)

    def drop_fixed(self, drive: FixedDrive) -> Done[FixedDrive]:
        with self._database.write() as session:
            records.save(session, replace(drive, deleted=True))
        return Done(drive, TOUCHED)

    def forget(self, region: str = EVERYWHERE) -> Done[TravelHabits]:
        """Trips up to and with today teach nothing about this region any more; without one, about nothing."""
        with self._database.write() as session:
            settings = load_settings(session)
            forgotten = {**settings.travel.forgotten, region: self._clock.today()}
            habits = replace(settings.travel, forgotten=forgotten)
            save_settings(session, replace(settings, travel=habits))
        return Done(habits, TOUCHED)

    def use_roads(self, tiles: Path | None) -> Done[Roads]:
        """Take drives from this road network from now on, or from the estimate again."""
        start_afresh()
        self.save(replace(self.view().habits, valhalla_tiles=str(tiles) if tiles else ""))
        return Done(self.view().roads, TOUCHED)


def per_weekday(slots: Iterable[TrafficSlot]) -> tuple[TrafficSlot, ...]:
    """One line per weekday, in the order of week and clock."""
    each = [replace(slot, weekdays=(day,)) for slot in slots for day in slot.weekdays]
    return tuple(sorted(each, key=lambda slot: (slot.weekdays, slot.from_time)))


def _towns(own: Mapping[str, int]) -> tuple[SlowTown, ...]:
    found = {
        name: SlowTown(name, percent, is_guess=name in GUESSED) for name, percent in CITY_PERCENTS.items()
    }
    for name, percent in own.items():
        found[name] = SlowTown(name, percent, is_own=True)
    return tuple(sorted(found.values(), key=lambda town: (not town.percent, folded(town.name))))


def _roads(tiles: str, network: RoadNetwork | None) -> Roads:
    if network is None:
        return Roads(is_installed=is_installed())
    ready = network.is_ready()
    return Roads(tiles, is_installed(), is_ready=ready, trouble=network.trouble)


def _traffic_reasons(slots: Sequence[TrafficSlot]) -> list[Reason]:
    reasons = []
    percents = [(slot.with_percent, slot.against_percent, slot.neither_percent) for slot in slots]
    if any(not 0 <= percent <= MOST_PERCENT for row in percents for percent in row):
        reasons.append(Reason(N_("Een toeslag ligt tussen 0 en 200 %."), "percent"))
    if any(slot.from_time >= slot.until_time for slot in slots):
        reasons.append(Reason(N_("Een stuk van de dag eindigt nadat het begint."), "until"))
    elif any(
        before.weekdays == after.weekdays and before.until_time > after.from_time
        for before, after in pairwise(per_weekday(slots))
    ):
        reasons.append(Reason(N_("Deze tijd valt over een andere regel van die dag."), "from"))
    return reasons


def _town_reasons(percents: Mapping[str, int]) -> list[Reason]:
    known = {folded(name) for town in gazetteer().towns for name in (town.name, *town.aliases)}
    if any(folded(name) not in known for name in percents):
        return [Reason(N_("Deze plaats kennen we niet."), "town")]
    if any(not 0 <= percent <= MOST_PERCENT for percent in percents.values()):
        return [Reason(N_("Een toeslag ligt tussen 0 en 200 %."), "percent")]
    return []


def _fixed_reasons(drive: FixedDrive) -> list[Reason]:
    reasons = []
    here, there = point_of(drive.from_where), point_of(drive.to_where)
    unknown = N_("Deze postcode of plaats kennen we niet.")
    if here is None:
        reasons.append(Reason(unknown, "from_where"))
    if there is None:
        reasons.append(Reason(unknown, "to_where"))
    elif here == there:
        reasons.append(Reason(N_("Een vaste rit gaat van de ene plaats naar een andere."), "to_where"))
    if not 0 < drive.minutes <= LONGEST_MINUTES:
        reasons.append(Reason(N_("Een rit duurt tussen 1 minuut en 12 uur."), "minutes"))
    if drive.km is not None and not 0 <= drive.km <= MOST_KM:
        reasons.append(Reason(N_("Een rit is tussen 0 en 1500 km."), "km"))
    return reasons


def _tidy(where: str) -> str:
    words = " ".join(where.split())
    return words.upper() if any(sign.isdigit() for sign in words) and len(words) < 9 else words
