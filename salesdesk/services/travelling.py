"""One estimate of driving for the whole program: settings, fixed drives and what own trips taught."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from salesdesk import paths
from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.driving import DrivenTrip, FixedDrive
from salesdesk.domain.geography import Located, Point, Precision
from salesdesk.domain.planning_rules import TravelHabits
from salesdesk.domain.relations import Address
from salesdesk.planning.cities import reach_km, slow_cities
from salesdesk.planning.crossings import Waters, load_waters
from salesdesk.planning.driving_lessons import REGION_TOWN, Trial, learn, learnt_minutes, region_of
from salesdesk.planning.fixed_drives import FixedPair, fixed_pair
from salesdesk.planning.geography import Town
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.planning.road_network import RoadNetwork
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import Leg, TravelModel
from salesdesk.services.map_sites import way_to
from salesdesk.services.relation_places import gazetteer
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings

__all__ = ["Leg", "TravelModel", "Travelling", "model_of", "point_of", "start_afresh", "travel_model"]
EVERYWHERE = ""
POSTCODE_REACH_KM = 3.0
TOWN_REACH_KM = 4.0
_QUIET = date(2024, 1, 1), date(2040, 12, 31)


class Travelling:
    """Knows how long drives take."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model(self) -> TravelModel:
        """The estimate as the settings and the trips are now."""
        with self._database.read() as session:
            return travel_model(session)

    def way_to(self, address: Address) -> str:
        """The page on the internet that shows the way there, of the site the seller chose."""
        with self._database.read() as session:
            return way_to(address, load_settings(session).travel.map_site)


def travel_model(session: Session) -> TravelModel:
    """The estimate as the settings and the trips are now, inside a transaction.

    The same settings and trips give the same model, so what it worked out is remembered.
    """
    settings = load_settings(session)
    fixed = records.find(session, FixedDrive)
    trips = records.find(session, DrivenTrip) if settings.travel.learns else []
    home = settings.seller.home.country or "NL"
    return _made(_Habits(settings.travel), tuple(fixed), tuple(trips), home)


def model_of(habits: TravelHabits, country: str = "NL") -> TravelModel:
    """The estimate with these habits, before anything was fixed or driven."""
    return _made(_Habits(habits), (), (), country)


def start_afresh() -> None:
    """Forget what was worked out before, such as that a road network failed."""
    _made.cache_clear()


def point_of(where: str) -> Point | None:
    """Where a postcode or a town lies: `3811`, `NL 3811`, `B-2000`, `Vlissingen`."""
    found = gazetteer().locate_words(where)
    return found.point if found else None


@lru_cache(maxsize=2000)
def _end_of_trip(where: str) -> Point | None:
    """Where a drive began or ended, as `NL 3811` or a town."""
    country, _gap, code = where.partition(" ")
    if len(country) == 2 and code.isdigit():
        found = gazetteer().locate(code, "", country)
        return found.point if found else None
    return point_of(where)


class _Habits:
    """The habits as something that can be remembered by; dictionaries in them cannot."""

    def __init__(self, habits: TravelHabits) -> None:
        self.habits = habits
        self._said = repr(habits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Habits) and other._said == self._said

    def __hash__(self) -> int:
        return hash(self._said)


@lru_cache(maxsize=4)
def _made(
    kept: _Habits, fixed: tuple[FixedDrive, ...], trips: tuple[DrivenTrip, ...], country: str
) -> TravelModel:
    habits = kept.habits
    towns = _large_towns()
    pairs = tuple(pair for one in fixed if (pair := fixed_pair_of(one)) is not None)
    model = TravelModel(
        towns=towns,
        traffic=(habits.traffic or DEFAULT_TRAFFIC) if habits.counts_traffic else (),
        quiet_days=_quiet_days(country),
        cities=slow_cities(towns, habits.city_percents),
        waters=_waters(),
        network=RoadNetwork(Path(habits.valhalla_tiles)) if habits.valhalla_tiles else None,
    )
    regions = _trials(model, trips, habits)
    return model if not pairs and not regions else model.taught(_learnt_pairs(pairs, trips), learn(regions))


def fixed_pair_of(drive: FixedDrive) -> FixedPair | None:
    """A fixed drive on the map; None while one of its ends isn't on it."""
    ends = gazetteer().locate_words(drive.from_where), gazetteer().locate_words(drive.to_where)
    if ends[0] is None or ends[1] is None:
        return None
    km = None if drive.km is None else float(drive.km)
    reaches = [_reach(end) for end in ends if end is not None]
    return FixedPair(ends[0].point, ends[1].point, drive.minutes, km, *reaches)


def _reach(end: Located) -> float:
    """A town is as large as its built-up part; a postcode counts for its neighbours."""
    if end.precision is not Precision.PLACE:
        return POSTCODE_REACH_KM
    same = (town for town in gazetteer().towns if town.point == end.point)
    return max(TOWN_REACH_KM, max((reach_km(town) for town in same), default=0.0))


def _learnt_pairs(pairs: Iterable[FixedPair], trips: Iterable[DrivenTrip]) -> tuple[FixedPair, ...]:
    """The fixed drives with the time that they took when they were driven."""
    given = tuple(pairs)
    taken: dict[FixedPair, list[int]] = {pair: [] for pair in given}
    for trip in trips if given else ():
        origin, target = _end_of_trip(trip.from_where), _end_of_trip(trip.to_where)
        pair = fixed_pair(given, origin, target) if origin and target else None
        if pair is not None:
            taken[pair].append(trip.minutes)
    return tuple(replace(pair, minutes=learnt_minutes(pair.minutes, taken[pair])) for pair in given)


def _trials(model: TravelModel, trips: Iterable[DrivenTrip], habits: TravelHabits) -> list[Trial]:
    """The trips held against the estimate, those before what was forgotten left out."""
    found = []
    for trip in trips:
        origin, target = _end_of_trip(trip.from_where), _end_of_trip(trip.to_where)
        if origin is None or target is None or trip.is_underway:
            continue
        expected = model.expected_minutes(origin, target, minute_of(trip.left_time), trip.driven_on)
        regions = (region_of(origin, model.towns), region_of(target, model.towns))
        kept = [region if _counts(trip.driven_on, region, habits) else "" for region in regions]
        if _counts(trip.driven_on, EVERYWHERE, habits):
            found.append(Trial(kept[0], kept[1], expected, trip.minutes))
    return found


def _counts(driven_on: date, region: str, habits: TravelHabits) -> bool:
    """Whether a trip of that day still teaches about this region."""
    return driven_on > habits.forgotten.get(region, date.min)


@cache
def _large_towns() -> tuple[Town, ...]:
    return tuple(town for town in gazetteer().towns if town.population >= REGION_TOWN)


@cache
def _waters() -> Waters:
    return load_waters(paths.resources() / "geo" / "crossings.csv")


@cache
def _quiet_days(country: str) -> frozenset[date]:
    return frozenset(holidays_between(*_QUIET, country))
