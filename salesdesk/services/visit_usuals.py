"""What a next visit to a relation usually is: which kind, and with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.relations import Contact
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Freedom, Visit, VisitKind, VisitState
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings


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


def usual_visit(
    session: Session, clock: Clock, relation_id: UUID, day: date, start: time, minutes: int
) -> Visit:
    """A next visit there at that moment, made by the seller; nothing is written."""
    return Visit(
        clock.new_id(),
        relation_id,
        day,
        start,
        minutes,
        usual_kind(session, relation_id),
        contact_id=usual_contact(session, relation_id),
        made_by=load_settings(session).seller.name,
    )


def agreed_visit(session: Session, clock: Clock, proposal: VisitProposal) -> Visit:
    """The appointment a proposal becomes: pinned it stays on its day, calendars know it by the same UID."""
    made = usual_visit(
        session, clock, proposal.relation_id, proposal.visit_on, proposal.start_time, proposal.minutes
    )
    freedom = Freedom.DAY if proposal.is_pinned else Freedom.BY_STATE
    return replace(made, sequence=1, calendar_uid=proposal.uid, freedom=freedom)
