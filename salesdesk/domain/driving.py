"""What driving really took: fixed pairs of places, trips as they went, days as they were driven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FixedDrive:
    """Two places between which the drive takes a known time either way, such as over a ferry.

    `from_where` and `to_where` are a postcode or a town; `km` None is estimated.
    """

    id: UUID
    from_where: str
    to_where: str
    minutes: int
    km: Decimal | None = None
    reason: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class DrivenTrip:
    """One drive as it went: between which postcodes, how long was estimated and how long it took.

    `visit_id` is the visit it led to, None for the way home. Until it has arrived, `arrived_time` is the
    moment it left.
    """

    id: UUID
    driven_on: date
    left_time: time
    arrived_time: time
    from_where: str
    to_where: str
    estimated_minutes: int
    visit_id: UUID | None = None
    deleted: bool = False

    @property
    def is_underway(self) -> bool:
        return self.arrived_time == self.left_time

    @property
    def minutes(self) -> int:
        left = self.left_time.hour * 60 + self.left_time.minute
        return (self.arrived_time.hour * 60 + self.arrived_time.minute - left) % (24 * 60)


@dataclass(frozen=True, slots=True)
class DrivenDay:
    """A day as it was planned in the morning and as it went; None is what nobody noted.

    `planned_ids` are the visits that stood in the plan; minutes are those of driving and those at customers.
    """

    id: UUID
    day: date
    planned_ids: tuple[UUID, ...] = ()
    planned_drive_minutes: int = 0
    planned_visit_minutes: int = 0
    planned_km: Decimal = Decimal(0)
    left_time: time | None = None
    home_time: time | None = None
    driven_minutes: int | None = None
    driven_km: Decimal | None = None
    note: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """Where a postcode lies according to the seller's own table: sharper than the one that comes along."""

    id: UUID
    country: str
    postcode: str
    latitude: float
    longitude: float
    deleted: bool = False
