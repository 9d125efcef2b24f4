"""What stands in the calendar of some days, as lean as finding a free one asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitState
from salesdesk.storage.relations import RelationPlace
from salesdesk.storage.rows.planning import VisitProposalRow
from salesdesk.storage.rows.relations import RelationRow
from salesdesk.storage.rows.visits import VisitRow

_NOBODY_GOES = (VisitState.CANCELLED, VisitState.ABSENT)


@dataclass(frozen=True, slots=True)
class BookedVisit:
    """A visit, or a proposal nobody agreed on yet, with where it is."""

    id: UUID
    day: date
    start_time: time
    minutes: int
    name: str
    where: RelationPlace
    is_proposal: bool = False


def booked_visits(session: Session, first: date, last: date) -> list[BookedVisit]:
    """Visits and proposals of the days, both included, by the clock."""
    relation = (
        RelationRow.name, RelationRow.id, RelationRow.street, RelationRow.postcode, RelationRow.place,
        RelationRow.country, RelationRow.latitude, RelationRow.longitude,
    )  # fmt: skip
    visit, proposal = VisitRow, VisitProposalRow
    visits = (
        select(visit.id, visit.visit_on, visit.start_time, visit.minutes, *relation)
        .join(RelationRow, RelationRow.id == visit.relation_id)
        .where(
            visit.deleted.is_(False),
            visit.state.not_in(_NOBODY_GOES),
            visit.visit_on.between(first, last),
            RelationRow.deleted.is_(False),
        )
    )
    proposals = (
        select(proposal.id, proposal.visit_on, proposal.start_time, proposal.minutes, *relation)
        .join(RelationRow, RelationRow.id == proposal.relation_id)
        .where(
            proposal.deleted.is_(False),
            proposal.visit_on.between(first, last),
            RelationRow.deleted.is_(False),
        )
    )
    found = [
        BookedVisit(*line[:5], RelationPlace(line[5], Address(*line[6:10]), line[10], line[11]), is_proposal)
        for is_proposal, query in ((False, visits), (True, proposals))
        for line in session.execute(query)
    ]
    return sorted(found, key=lambda one: (one.day, one.start_time, one.id))
