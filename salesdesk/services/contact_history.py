"""Who spoke with whom, how often and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.relations import Contact
from salesdesk.domain.visits import VisitState
from salesdesk.services.relation_card import RelationCard


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person and the contacts we had with him."""

    contact: Contact
    times: int
    first_on: date
    last_on: date


def first_contact_on(card: RelationCard) -> date | None:
    """The day of the first contact that is on record."""
    return min((item.happened_on for item in card.timeline if item.happened_on <= card.today), default=None)


def acquaintances(card: RelationCard) -> tuple[Acquaintance, ...]:
    """The people we met or spoke, most often first; a report says who sat at the table."""
    present = {report.visit_id: set(report.present) for report in card.reports}
    days: dict[object, list[date]] = {}
    for visit in card.visits:
        if visit.state is VisitState.HELD:
            met = present.get(visit.id, set()) | ({visit.contact_id} if visit.contact_id else set())
            for contact_id in met:
                days.setdefault(contact_id, []).append(visit.visit_on)
    for moment in card.moments:
        if moment.contact_id is not None:
            day = moment.happened_at.astimezone(card.now.tzinfo).date()
            days.setdefault(moment.contact_id, []).append(day)
    found = [
        Acquaintance(contact, len(days[contact.id]), min(days[contact.id]), max(days[contact.id]))
        for contact in card.contacts
        if contact.id in days
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.first_on, one.contact.id)))
