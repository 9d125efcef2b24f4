"""What all makers of sample values share: chance with a seed, identities, working days, and the result."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.catalogue import KeptTemplate
from salesdesk.domain.company import Settings
from salesdesk.domain.driving import DrivenDay, DrivenTrip, FixedDrive
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.identity import make_id
from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_approval import ApprovalCode, ApprovalRequest
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.offers import Offer
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import Product, SalesLine
from salesdesk.domain.rayon import Area, OtherDay, TimeOff
from salesdesk.domain.relations import Contact, ContactMoment, Fact, PsuMember, Relation, StatusChange
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitMove

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class SampleFile:
    """The bytes of a document."""

    name: str
    media_type: str
    content: bytes


@dataclass(slots=True)
class Sample:
    """All values of the sample, in the order in which they may be kept; `kept` are settings by their key."""

    settings: Settings = field(default_factory=Settings)
    products: list[Product] = field(default_factory=list)
    agreements: list[PriceAgreement] = field(default_factory=list)
    documents: list[LibraryDocument] = field(default_factory=list)
    files: list[SampleFile] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    psu_members: list[PsuMember] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    status_changes: list[StatusChange] = field(default_factory=list)
    moments: list[ContactMoment] = field(default_factory=list)
    sales_lines: list[SalesLine] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    moves: list[VisitMove] = field(default_factory=list)
    preparations: list[Preparation] = field(default_factory=list)
    reports: list[VisitReport] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    outlooks: list[OfferOutlook] = field(default_factory=list)
    dispatches: list[OfferDispatch] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    surveys: list[NpsSurvey] = field(default_factory=list)
    proposition: list[object] = field(default_factory=list)
    templates: list[KeptTemplate] = field(default_factory=list)
    approvals: list[ApprovalRequest | ApprovalCode] = field(default_factory=list)
    driven_days: list[DrivenDay] = field(default_factory=list)
    drives: list[DrivenTrip | FixedDrive] = field(default_factory=list)
    time_off: list[TimeOff] = field(default_factory=list)
    proposals: list[VisitProposal] = field(default_factory=list)
    other_days: list[OtherDay] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    def values(self) -> list[object]:
        """Everything but the settings and the bytes of files; what is pointed at comes before what points."""
        lists: tuple[Sequence[object], ...] = (
            self.products, self.documents, self.areas, self.relations, self.contacts, self.psu_members,
            self.facts, self.status_changes, self.visits, self.moves, self.preparations, self.reports,
            self.offers, self.outlooks, self.dispatches, self.moments, self.sales_lines,
            self.follow_ups, self.complaints, self.surveys, self.proposition, self.templates,
            self.agreements,
            self.approvals,
            self.driven_days, self.drives,
            self.time_off, self.proposals, self.other_days,
        )  # fmt: skip
        return [value for values in lists for value in values]

    def relation(self, name: str) -> Relation:
        return next(relation for relation in self.relations if relation.name == name)

    def contacts_of(self, relation: Relation) -> list[Contact]:
        return [contact for contact in self.contacts if contact.relation_id == relation.id]


class Maker:
    """Chance and calendar of one part of the sample; the same seed and day give the same values."""

    def __init__(self, seed: int, part: str, today: date) -> None:
        self.chance = random.Random(f"{seed} {part}")
        self.today = today

    def new_id(self, day: date | None = None) -> UUID:
        moment = datetime.combine(day or self.today, time(7), UTC)
        return make_id(int(moment.timestamp() * 1000), self.chance.randbytes(10))

    def maker_of_ids(self, day: date) -> Callable[[], UUID]:
        return lambda: self.new_id(day)

    def pick(self, items: Sequence[Item]) -> Item:
        return self.chance.choice(items)

    def happens(self, percent: int) -> bool:
        return self.chance.randrange(100) < percent

    def between(self, low: int, high: int) -> int:
        return self.chance.randint(low, high)

    def weighted(self, items: Sequence[Item], weights: Sequence[float]) -> Item:
        return self.chance.choices(items, weights)[0]

    def days_ago(self, count: int) -> date:
        return self.today - timedelta(days=count)

    def workday(self, count: int) -> date:
        """The working day so many working days after today, before today when negative."""
        day, left = self.today, abs(count)
        while left:
            day += timedelta(days=1 if count > 0 else -1)
            left -= day.weekday() < 5
        return day

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), UTC)


def off_weekend(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def month_after(day: date, count: int) -> date:
    """First day of the month so many months after this day's month."""
    years, month = divmod(day.month - 1 + count, 12)
    return date(day.year + years, month + 1, 1)
