"""Days as they were driven, and the drives that were reported, over a period."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from salesdesk.domain.driving import DrivenDay, DrivenTrip
from salesdesk.domain.visits import Visit
from salesdesk.storage import records
from salesdesk.storage.rows.planning import DrivenDayRow, DrivenTripRow
from salesdesk.storage.rows.visits import VisitRow


def driven_days(session: Session, first: date, last: date) -> dict[date, DrivenDay]:
    """What was noted, by day; of two notes of one day the last one made counts."""
    row = DrivenDayRow
    found = records.where(session, DrivenDay, row.deleted.is_(False), row.day.between(first, last))
    return {one.day: one for one in found}


def driven_trips(session: Session, first: date, last: date) -> list[DrivenTrip]:
    """The drives that were reported, by the clock."""
    row = DrivenTripRow
    found = records.where(session, DrivenTrip, row.deleted.is_(False), row.driven_on.between(first, last))
    return sorted(found, key=lambda one: (one.driven_on, one.left_time))


def visits_of(session: Session, first: date, last: date) -> list[Visit]:
    """The visits of some days by the clock, cancelled ones and those that came to nothing too."""
    row = VisitRow
    found = records.where(session, Visit, row.deleted.is_(False), row.visit_on.between(first, last))
    return sorted(found, key=lambda one: (one.visit_on, one.start_time, one.id))
