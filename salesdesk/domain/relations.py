"""Organisations in the market, their people, and the codes they carry (Susan §1.2, Renkema §1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.errors import N_, Reason, Refused


class Status(StrEnum):
    """The phase a relation is in."""

    SUSPECT = "suspect"
    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER = "former_customer"
    DEAD = "dead"


class Importance(StrEnum):
    """The class by (potential) yearly revenue; a key account stands above A."""

    KEY = "K"
    A = "A"
    B = "B"
    C = "C"


class Role(StrEnum):
    """Part someone takes in the customer's decision (DMU)."""

    INITIATOR = "initiator"
    DECIDER = "decider"
    USER = "user"
    BUYER = "buyer"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"
    ADVISER = "adviser"


class Salutation(StrEnum):
    MR = "m"
    MS = "v"
    NEUTRAL = "x"


class ValueStrategy(StrEnum):
    """How the customer itself wins its customers (Rustenburg §1.3)."""

    UNKNOWN = ""
    CUSTOMER_INTIMACY = "customer_intimacy"
    OPERATIONAL_EXCELLENCE = "operational_excellence"
    PRODUCT_LEADERSHIP = "product_leadership"


class BuyingMotive(StrEnum):
    """What moves a person to buy: gewin, gemak, genot, veiligheid (DOMAIN §12)."""

    GAIN = "gain"
    EASE = "ease"
    PLEASURE = "pleasure"
    SAFETY = "safety"


ALLOWED_MOVES: dict[Status, frozenset[Status]] = {
    Status.SUSPECT: frozenset({Status.PROSPECT, Status.DEAD}),
    Status.PROSPECT: frozenset({Status.CUSTOMER, Status.DEAD}),
    Status.CUSTOMER: frozenset({Status.FORMER, Status.DEAD}),
    Status.FORMER: frozenset({Status.PROSPECT, Status.CUSTOMER, Status.DEAD}),
    Status.DEAD: frozenset({Status.SUSPECT}),
}


@dataclass(frozen=True, slots=True)
class Address:
    """NAW address; `street` holds the house number too, `country` is a two-letter code."""

    street: str = ""
    postcode: str = ""
    place: str = ""
    country: str = "NL"

    @property
    def line(self) -> str:
        town = " ".join(part for part in (self.postcode, self.place) if part)
        return ", ".join(part for part in (self.street, town) if part)


@dataclass(frozen=True, slots=True)
class Relation:
    """Any organisation in the market; `number` is the customer number at head office, if it has one.

    `opening_hours` reads `ma-vr 08:30-17:00` (domain/opening_hours); `news_every_weeks` asks to look at its
    news; `is_reference` that it may be named to other customers,
    `reference_agreed_on` the day it said so. `visits_per_year` and `visit_minutes` go before those of its
    class; before `visit_from_on` it is not proposed for a visit.
    """

    id: UUID
    name: str
    status: Status = Status.SUSPECT
    importance: Importance = Importance.C
    importance_reason: str = ""
    is_hot: bool = False
    number: str = ""
    address: Address = Address()
    phone: str = ""
    email: str = ""
    website: str = ""
    kvk_number: str = ""
    vat_number: str = ""
    branch: str = ""
    sbi_code: str = ""
    employees: int | None = None
    sites: str = ""
    revenue_potential: Decimal | None = None
    current_supplier: str = ""
    contract_ends_on: date | None = None
    customer_since: date | None = None
    origin: str = ""
    value_strategy: ValueStrategy = ValueStrategy.UNKNOWN
    language: str = "nl"
    area: str = ""
    notes: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opening_hours: str = ""
    visits_per_year: int | None = None
    visit_minutes: int | None = None
    visit_from_on: date | None = None
    news_every_weeks: int | None = None
    news_seen_on: date | None = None
    is_reference: bool = False
    reference_agreed_on: date | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a relation; `newsletter` is None while nobody asked."""

    id: UUID
    relation_id: UUID
    surname: str
    salutation: Salutation = Salutation.NEUTRAL
    title: str = ""
    initials: str = ""
    first_name: str = ""
    function: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    profile_url: str = ""
    education: str = ""
    interests: str = ""
    roles: frozenset[Role] = frozenset()
    newsletter: bool | None = None
    notes: str = ""
    shared_with_us: str = ""
    mailing_lists: tuple[str, ...] = ()
    motives: frozenset[BuyingMotive] = frozenset()
    deleted: bool = False

    @property
    def short_name(self) -> str:
        """`F. el Amrani`."""
        return " ".join(part for part in (self.initials or self.first_name, self.surname) if part)

    @property
    def best_phone(self) -> str:
        return self.phone or self.mobile


@dataclass(frozen=True, slots=True)
class PsuMember:
    """A colleague of our own side who joins the sale (Problem Solving Unit)."""

    id: UUID
    relation_id: UUID
    name: str
    function: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a relation, with where and when we learnt it.

    `corrects_id` is the fact it took the place of; that one is kept as history.
    """

    id: UUID
    relation_id: UUID
    subject: str
    text: str
    source: str = ""
    noted_on: date | None = None
    corrects_id: UUID | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One move of a relation through the customer cycle: when, by whom, why."""

    id: UUID
    relation_id: UUID
    before: Status
    after: Status
    changed_at: datetime
    changed_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ContactMoment:
    """A note, call or mail in the contact history of a relation."""

    id: UUID
    relation_id: UUID
    text: str
    happened_at: datetime
    kind: str = "note"
    contact_id: UUID | None = None
    deleted: bool = False


def may_move(before: Status, after: Status) -> bool:
    return before is after or after in ALLOWED_MOVES[before]


def check_move(before: Status, after: Status, reason: str = "") -> None:
    """Refuse a status that does not follow on the present one; waking a dead relation asks a reason."""
    if not may_move(before, after):
        raise Refused(Reason(N_("Deze statusovergang kan niet."), "status"))
    if before is Status.DEAD and after is Status.SUSPECT and not reason.strip():
        raise Refused(Reason(N_("Geef een reden om deze relatie weer op te pakken."), "status_reason"))


def missing_roles(contacts: tuple[Contact, ...]) -> tuple[Role, ...]:
    """The DMU roles nobody fills yet, in the order of the enumeration."""
    known = {role for contact in contacts if not contact.deleted for role in contact.roles}
    return tuple(role for role in Role if role not in known)
