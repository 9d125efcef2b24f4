"""What is still open with a relation: follow-ups, and agreements of earlier talks nobody ticked off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp, same_promise
from salesdesk.services.relation_card import RelationCard


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to come back on; `follow_up` is None for an agreement that is nobody's follow-up.

    `said_on` is the day of the talk it comes from, None for a reminder of the seller himself.
    """

    id: UUID
    text: str
    who: str
    due_on: date | None
    is_late: bool
    said_on: date | None = None
    visit_id: UUID | None = None
    follow_up: FollowUp | None = None


def open_points(card: RelationCard) -> tuple[OpenPoint, ...]:
    """The late ones first, then by day; what has no day comes last. A promise kept twice is shown once.

    A later talk settles what was to be done before it: that was spoken about.
    """
    points = [
        OpenPoint(item.id, item.text, "", item.due_on, item.due_on < card.today, follow_up=item,
                  visit_id=item.visit_id)
        for item in card.follow_ups
        if item.done_at is None
    ]  # fmt: skip
    told = {(item.visit_id, same_promise(item.text)) for item in card.follow_ups}
    days = {visit.id: visit.visit_on for visit in card.visits}
    talks = [(days[report.visit_id], report) for report in card.reports if report.is_closed]
    last_talk = max((day for day, _report in talks), default=card.today)
    for said_on, report in talks:
        for item in report.agreements:
            is_settled = said_on < last_talk and (item.due_on is None or item.due_on <= last_talk)
            if item.deleted or is_settled or (report.visit_id, same_promise(item.what)) in told:
                continue
            is_late = item.due_on is not None and item.due_on < card.today
            points.append(
                OpenPoint(item.id, item.what, item.who, item.due_on, is_late, said_on, report.visit_id)
            )
    return tuple(sorted(points, key=lambda one: (one.due_on is None, one.due_on or date.max, one.id)))
