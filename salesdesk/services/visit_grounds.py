"""Why each visit of a day is made now: what was agreed, whose turn it is, what is open, whose area it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_grounds import VisitGround, grounds_of
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.due_visits import due_visit
from salesdesk.storage import records
from salesdesk.storage.database import Session


def grounds_on(
    session: Session,
    day: date,
    visits: Iterable[Visit],
    relations: Mapping[UUID, Relation],
    areas: Iterable[Area],
) -> dict[UUID, tuple[VisitGround, ...]]:
    """Per visit of that day its reasons; `areas` are those whose turn it is."""
    its_day = {area.id for area in areas}
    offers = records.find(session, Offer, state=OfferState.RELEASED, relation_id=list(relations))
    found = {}
    for visit in visits:
        due = due_visit(session, relations[visit.relation_id], day)
        found[visit.id] = grounds_of(
            due.turn,
            day,
            is_agreed=visit.state is VisitState.CONFIRMED,
            has_complaint=due.has_complaint,
            offers=tuple(offer.label for offer in offers if offer.relation_id == visit.relation_id),
            area=due.area.name if due.area and due.area.id in its_day else "",
        )
    return found
