"""What a seller does with the road: the day, the weeks, the rayon, the map, and how driving is reckoned."""

from __future__ import annotations

from functools import cached_property

from salesdesk.services.capacity import CapacityDesk
from salesdesk.services.clock import Clock
from salesdesk.services.day_planning import DayPlanning
from salesdesk.services.driven_days import DrivenDays
from salesdesk.services.driven_trips import DrivenTrips
from salesdesk.services.hours_won import HoursWon
from salesdesk.services.map_links import MapLinks
from salesdesk.services.map_papers import MapPapers
from salesdesk.services.nearby_list import NearbyList
from salesdesk.services.places import Places
from salesdesk.services.rayon import Rayon
from salesdesk.services.routes import Routes
from salesdesk.services.slot_finder import SlotFinder
from salesdesk.services.time_off import TimesOff
from salesdesk.services.travel_settings import TravelSettings
from salesdesk.services.travelling import Travelling
from salesdesk.services.weeks_planning import WeeksPlanning
from salesdesk.storage.database import Database


class RoadServices:
    """The part of an open file that is about the road; each service is made when it is first asked for."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @cached_property
    def routes(self) -> Routes:
        return Routes(self.database, self.clock)

    @cached_property
    def day_planning(self) -> DayPlanning:
        return DayPlanning(self.database, self.clock)

    @cached_property
    def driven(self) -> DrivenDays:
        return DrivenDays(self.database, self.clock, self.routes)

    @cached_property
    def slot_finder(self) -> SlotFinder:
        return SlotFinder(self.database, self.clock)

    @cached_property
    def rayon(self) -> Rayon:
        return Rayon(self.database, self.clock)

    @cached_property
    def capacity(self) -> CapacityDesk:
        return CapacityDesk(self.database, self.clock)

    @cached_property
    def hours_won(self) -> HoursWon:
        return HoursWon(self.database, self.clock)

    @cached_property
    def nearby(self) -> NearbyList:
        return NearbyList(self.database, self.clock, self.routes)

    @cached_property
    def driven_trips(self) -> DrivenTrips:
        return DrivenTrips(self.database, self.clock, self.routes)

    @cached_property
    def travelling(self) -> Travelling:
        return Travelling(self.database)

    @cached_property
    def travel_settings(self) -> TravelSettings:
        return TravelSettings(self.database, self.clock)

    @cached_property
    def places(self) -> Places:
        return Places(self.database)

    @cached_property
    def map_papers(self) -> MapPapers:
        return MapPapers(self.database, self.clock, self.routes)

    @cached_property
    def map_links(self) -> MapLinks:
        return MapLinks(self.database)

    @cached_property
    def time_off(self) -> TimesOff:
        return TimesOff(self.database, self.clock)

    @cached_property
    def weeks(self) -> WeeksPlanning:
        return WeeksPlanning(self.database, self.clock)
