"""What a next visit to a relation usually is: which kind, and with whom."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.relations import Contact
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.storage import records
from salesdesk.storage.database import Session


def usual_kind(session: Session, relation_id: UUID) -> VisitKind:
    """A first visit until one was held."""
    visits = records.find(session, Visit, relation_id=relation_id)
    was_there = any(visit.state is VisitState.HELD for visit in visits)
    return VisitKind.FOLLOW_UP if was_there else VisitKind.FIRST


def usual_contact(session: Session, relation_id: UUID) -> UUID | None:
    """The person of the latest visit who is still there, else the first one known."""
    people = [person.id for person in records.find(session, Contact, relation_id=relation_id)]
    visits = records.find(session, Visit, relation_id=relation_id)
    met = [visit for visit in visits if visit.contact_id in people]
    if met:
        return max(met, key=lambda visit: (visit.visit_on, visit.start_time)).contact_id
    return people[0] if people else None
