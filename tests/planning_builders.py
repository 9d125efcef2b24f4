"""What stands around the planning: areas, days, proposals and drives, each plausible and complete."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from salesdesk.domain.driving import DrivenDay, DrivenTrip, FixedDrive, OwnPoint
from salesdesk.domain.rayon import Area, AreaDay, OtherDay, TimeOff
from salesdesk.domain.visit_proposals import VisitProposal
from tests.builders import NOW, RELATION_ID, TODAY, an_id


def an_area(**over: Any) -> Area:
    filled = {"id": an_id(), "name": "Gooi", "postcodes": ("NL 12", "NL 140"), "days": (AreaDay(1, 1),)}
    return Area(**{**filled, **over})


def a_time_off(**over: Any) -> TimeOff:
    filled = {"id": an_id(), "first_on": date(2026, 12, 21), "last_on": date(2027, 1, 1), "reason": "Kerst"}
    return TimeOff(**{**filled, **over})


def an_other_day(**over: Any) -> OtherDay:
    filled = {"id": an_id(), "day": TODAY, "from_where": "Zwolle", "end_time": time(15, 30)}
    return OtherDay(**{**filled, **over})


def a_visit_proposal(**over: Any) -> VisitProposal:
    filled = {"id": an_id(), "relation_id": RELATION_ID, "visit_on": TODAY, "start_time": time(10)}
    return VisitProposal(**{**filled, "reasons": ("due",), "made_at": NOW, **over})


def a_fixed_drive(**over: Any) -> FixedDrive:
    filled = {"id": an_id(), "from_where": "Breskens", "to_where": "Vlissingen", "minutes": 45}
    return FixedDrive(**{**filled, "reason": "Veer", **over})


def a_driven_trip(**over: Any) -> DrivenTrip:
    filled = {"id": an_id(), "driven_on": TODAY, "left_time": time(8), "arrived_time": time(8, 34)}
    return DrivenTrip(
        **{**filled, "from_where": "NL 3511", "to_where": "NL 3811", "estimated_minutes": 29, **over}
    )


def a_driven_day(**over: Any) -> DrivenDay:
    filled = {"id": an_id(), "day": TODAY, "planned_drive_minutes": 96, "planned_visit_minutes": 240}
    return DrivenDay(**{**filled, "planned_km": Decimal("88.4"), "driven_km": Decimal(97), **over})


def an_own_point(**over: Any) -> OwnPoint:
    filled = {"id": an_id(), "country": "NL", "postcode": "3511 AB", "latitude": 52.09, "longitude": 5.12}
    return OwnPoint(**{**filled, **over})


def the_routes_and_the_rayon() -> tuple[Any, ...]:
    """One value of every kind that revision 0004 brought."""
    rayon = (an_area(), a_time_off(), an_other_day(), a_visit_proposal())
    return (*rayon, a_fixed_drive(), a_driven_trip(), a_driven_day(), an_own_point())
