"""The card of a relation: what the seller sees of it in one look, reckoned from its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.company import Thresholds
from salesdesk.domain.customer_cycle import is_lapsed
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.importance import ClassMove, propose_class
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import (
    Contact,
    ContactMoment,
    Fact,
    PsuMember,
    Relation,
    Role,
    Status,
    StatusChange,
    missing_roles,
)
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.visits import Visit, VisitMove, VisitState
from salesdesk.storage.sales import MonthSum, SalesFigures


class Happening(StrEnum):
    """What kind of thing a line of the timeline is."""

    VISIT_PLANNED = "visit_planned"
    VISIT_HELD = "visit_held"
    VISIT_MOVED = "visit_moved"
    VISIT_ABSENT = "visit_absent"
    VISIT_CANCELLED = "visit_cancelled"
    OFFER = "offer"
    COMPLAINT = "complaint"
    SURVEY = "survey"
    NOTE = "note"
    PHONE = "phone"
    MAIL = "mail"
    STATUS = "status"


_HAPPENED = {
    VisitState.PLANNED: Happening.VISIT_PLANNED,
    VisitState.CONFIRMED: Happening.VISIT_PLANNED,
    VisitState.HELD: Happening.VISIT_HELD,
    VisitState.ABSENT: Happening.VISIT_ABSENT,
    VisitState.CANCELLED: Happening.VISIT_CANCELLED,
}


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of the history; `subject` and `detail` are the seller's own words or a label."""

    happening: Happening
    happened_on: date
    id: UUID
    subject: str = ""
    detail: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class RelationCard:
    """The file of one relation at the moment `now`; amounts in euros without VAT."""

    relation: Relation
    contacts: tuple[Contact, ...]
    psu: tuple[PsuMember, ...]
    facts: tuple[Fact, ...]
    moments: tuple[ContactMoment, ...]
    status_changes: tuple[StatusChange, ...]
    visits: tuple[Visit, ...]
    reports: tuple[VisitReport, ...]
    offers: tuple[Offer, ...]
    complaints: tuple[Complaint, ...]
    surveys: tuple[NpsSurvey, ...]
    sales: SalesFigures
    sales_months: tuple[MonthSum, ...]
    follow_ups: tuple[FollowUp, ...]
    thresholds: Thresholds
    now: datetime
    moves: tuple[VisitMove, ...] = ()
    area_name: str = ""
    """The area of the rayon its postcode lies in; what head office calls its area is `relation.area`."""

    @property
    def today(self) -> date:
        return self.now.date()

    def revenue_by_month(self, year: int) -> tuple[Decimal, ...]:
        """Twelve amounts, January first."""
        months = [Decimal(0)] * 12
        for one in self.sales_months:
            if one.year == year:
                months[one.month - 1] = one.revenue
        return tuple(months)

    @property
    def revenue_this_year(self) -> Decimal:
        return self.sales.this_year

    @property
    def yearly_revenue(self) -> Decimal:
        """What was bought in the twelve months up to today."""
        return self.sales.past_year

    @property
    def class_move(self) -> ClassMove | None:
        """Another class than the present one, when the figures of the past year speak for it."""
        if self.relation.status in {Status.SUSPECT, Status.DEAD}:
            return None
        return propose_class(self.relation, self.yearly_revenue, self.thresholds)

    @property
    def last_order_on(self) -> date | None:
        return self.sales.last_on

    @property
    def is_lapsed(self) -> bool:
        """A customer without an order for the period the organisation set: time to call it ex-klant."""
        months = self.thresholds.former_after_months
        return is_lapsed(self.relation, self.last_order_on, months, self.today)

    @property
    def growth_percent(self) -> Decimal | None:
        """Revenue so far against the same days of last year; None when nothing was bought then."""
        before = self.sales.same_days_last_year
        return (self.revenue_this_year - before) * 100 / before if before > 0 else None

    @property
    def open_offers(self) -> tuple[Offer, ...]:
        """Each open offer once: its highest revision counts."""
        highest: dict[int, int] = {}
        for offer in self.offers:
            highest[offer.number] = max(offer.revision, highest.get(offer.number, 0))
        return tuple(
            offer for offer in self.offers if offer.is_open and offer.revision == highest[offer.number]
        )

    @property
    def open_offer_amount(self) -> Decimal:
        return sum((offer.net for offer in self.open_offers), Decimal(0))

    @property
    def visits_this_year(self) -> int:
        return sum(
            visit.state is VisitState.HELD and visit.visit_on.year == self.today.year for visit in self.visits
        )

    @property
    def visits_wanted(self) -> int:
        return self.thresholds.visits_per_year[self.relation.importance]

    @property
    def next_visit(self) -> Visit | None:
        coming = [visit for visit in self.visits if visit.is_open and visit.visit_on >= self.today]
        return min(coming, key=lambda visit: (visit.visit_on, visit.start_time), default=None)

    @property
    def latest_score(self) -> NpsSurvey | None:
        return max(self.surveys, key=lambda survey: survey.asked_on, default=None)

    @property
    def open_complaints(self) -> tuple[Complaint, ...]:
        still = (complaint for complaint in self.complaints if complaint.is_open)
        return tuple(sorted(still, key=lambda complaint: complaint.received_at))

    @property
    def kept_promises_percent(self) -> int | None:
        """Share of promised offers sent on time; a promise that is late and unsent is broken already."""
        judged = [
            offer.sent_on is not None and offer.sent_on <= offer.promised_on
            for offer in self.offers
            if offer.promised_on is not None and (offer.sent_on is not None or offer.promised_on < self.today)
        ]
        return round(100 * sum(judged) / len(judged)) if judged else None

    @property
    def missing_roles(self) -> tuple[Role, ...]:
        return missing_roles(self.contacts)

    @property
    def timeline(self) -> tuple[TimelineItem, ...]:
        """All that happened and is planned, newest first."""
        items = [
            *self._visit_items(),
            *(
                TimelineItem(Happening.OFFER, offer.offered_on, offer.id, offer.label, offer.subject, offer)
                for offer in self.offers
                if offer.offered_on is not None and offer.state is not OfferState.DRAFT
            ),
            *(
                TimelineItem(
                    Happening.COMPLAINT, self._day(item.received_at), item.id, item.label, item.subject, item
                )
                for item in self.complaints
            ),
            *(
                TimelineItem(Happening.SURVEY, item.asked_on, item.id, str(item.score), item.improve, item)
                for item in self.surveys
            ),
            *(
                TimelineItem(
                    Happening(item.kind) if item.kind in {"note", "phone", "mail"} else Happening.NOTE,
                    self._day(item.happened_at),
                    item.id,
                    "",
                    item.text,
                    item,
                )
                for item in self.moments
            ),
            *(
                TimelineItem(Happening.STATUS, self._day(item.changed_at), item.id, "", item.reason, item)
                for item in self.status_changes
            ),
        ]
        return tuple(sorted(items, key=lambda item: item.happened_on, reverse=True))

    def _day(self, moment: datetime) -> date:
        """The day it was where the seller is."""
        return moment.astimezone(self.now.tzinfo).date()

    def _visit_items(self) -> list[TimelineItem]:
        summaries = {report.visit_id: report.summary or report.next_step for report in self.reports}
        visits = [
            TimelineItem(
                _HAPPENED[visit.state],
                visit.visit_on,
                visit.id,
                visit.subject,
                summaries.get(visit.id) or visit.state_reason,
                visit,
            )
            for visit in self.visits
        ]
        moves = [
            TimelineItem(
                Happening.VISIT_MOVED, self._day(move.moved_at), move.visit_id, "", move.reason, move
            )
            for move in self.moves
        ]
        return [*visits, *moves]
