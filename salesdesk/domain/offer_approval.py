"""Leave to give more discount than the seller may by himself: asked and answered, or a code by telephone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from salesdesk.domain.discount import discount_cost
from salesdesk.domain.discount_limits import most_discount
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState, Period


class ApprovalState(StrEnum):
    """What became of a request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A request for more discount on the offer `label`; the answer allows up to `most_percent`.

    `digest` is of the offer as it was asked for; `signature` is of who decided.
    """

    id: UUID
    offer_id: UUID
    label: str
    digest: str = ""
    net: Decimal = Decimal(0)
    discount_percent: Decimal = Decimal(0)
    reason: str = ""
    asked_at: datetime | None = None
    asked_by: str = ""
    state: ApprovalState = ApprovalState.ASKED
    most_percent: Decimal | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    answer: str = ""
    signature: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalCode:
    """One line of the manager's sheet as the laptop knows it: its hash, how much it allows, its use.

    `signed_by` is the fingerprint of the key that signed the sheet.
    """

    id: UUID
    number: int
    salt: str
    code_hash: str
    most_percent: Decimal
    valid_until: date | None = None
    made_by: str = ""
    signed_by: str = ""
    used_at: datetime | None = None
    used_for: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line as it was asked for; `kind` and what follows it as in OfferLine."""

    kind: LineKind
    product_code: str
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount_percent: Decimal
    period: Period
    choice: str = ""
    variant: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class AskedOffer:
    """What an answer is bound to: this offer for this customer at these prices, and nothing else of it."""

    offer_id: UUID
    label: str
    customer: str
    discount_percent: Decimal
    lines: tuple[AskedLine, ...]

    @property
    def offer_lines(self) -> tuple[OfferLine, ...]:
        """The lines as those of an offer, to reckon with."""
        return tuple(
            OfferLine(
                self.offer_id, line.kind, line.product_code, line.description, "", line.quantity, line.unit,
                line.unit_price, line.discount_percent, period=line.period, choice=line.choice,
                variant=line.variant, is_chosen=line.is_chosen,
            )
            for line in self.lines
        )  # fmt: skip

    @property
    def most_percent(self) -> Decimal:
        """What is asked for: the most that the discount can become."""
        return most_discount(self.offer_lines, self.discount_percent)

    @property
    def digest(self) -> str:
        """Its SHA-256; the same for the same prices, in whatever order the lines stand."""
        lines = sorted(
            [
                line.kind.value, line.product_code, line.description, _figure(line.quantity), line.unit,
                _figure(line.unit_price), _figure(line.discount_percent), line.period.value, line.choice,
                line.variant, line.is_chosen,
            ]
            for line in self.lines
        )  # fmt: skip
        whole = [str(self.offer_id), self.label, self.customer, _figure(self.discount_percent), lines]
        return sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def _figure(value: Decimal) -> str:
    return format(value.normalize(), "f")


def asked_offer(offer: Offer, customer: str) -> AskedOffer:
    """The offer as it would be asked for now; only lines with amounts."""
    lines = tuple(
        AskedLine(
            line.kind, line.product_code, line.description, line.quantity, line.unit, line.unit_price,
            line.discount_percent, line.period, line.choice, line.variant, line.is_chosen,
        )
        for line in offer.lines
        if line.has_amounts and not line.deleted
    )  # fmt: skip
    return AskedOffer(offer.id, offer.label, customer, offer.discount_percent, lines)


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """What who decides gets to see; `net` and `discount` in euros of the first year without VAT.

    `extra_revenue` is what must be sold on top at `margin_percent`; None when no margin is left.
    """

    request: ApprovalRequest
    asked: AskedOffer
    discount: Decimal
    extra_revenue: Decimal | None = None
    margin_percent: Decimal = Decimal(0)
    subject: str = ""
    place: str = ""
    chance_percent: int | None = None
    decision_month: date | None = None
    seller_email: str = ""

    @property
    def is_consistent(self) -> bool:
        """Whether the prices that are shown are those that leave is asked for, and come to its percentage."""
        request, asked = self.request, self.asked
        cost = discount_cost(asked.offer_lines, Decimal(0), None, asked.discount_percent)
        shown = (asked.digest, asked.most_percent, cost.net, cost.discount)
        return shown == (request.digest, request.discount_percent, request.net, self.discount)


@dataclass(frozen=True, slots=True)
class ApprovalAnswer:
    """What was decided on a request, bound to the offer by the digest of what was asked."""

    request_id: UUID
    offer_id: UUID
    label: str
    digest: str
    state: ApprovalState
    most_percent: Decimal | None
    answer: str
    decided_at: datetime
    decided_by: str


class ApprovalStand(StrEnum):
    """How an offer stands with the discount it gives."""

    NONE = "none"
    NEEDED = "needed"
    ASKED = "asked"
    REFUSED = "refused"
    APPROVED = "approved"


def approval_stand(
    offer: Offer, limit_percent: Decimal, requests: tuple[ApprovalRequest, ...] = (), customer: str = ""
) -> ApprovalStand:
    """Whether this draft needs leave, has asked for it as it is now, or has it; nothing once it is sent."""
    if offer.state is not OfferState.DRAFT:
        return ApprovalStand.APPROVED if offer.approval else ApprovalStand.NONE
    given = most_discount(offer.lines, offer.discount_percent)
    if given <= limit_percent:
        return ApprovalStand.NONE
    if offer.approved_percent is not None and given <= offer.approved_percent:
        return ApprovalStand.APPROVED
    digest = asked_offer(offer, customer).digest
    same = [each for each in requests if each.offer_id == offer.id and each.digest == digest]
    latest = max(same, key=lambda each: (each.asked_at is not None, each.asked_at), default=None)
    if latest is None:
        return ApprovalStand.NEEDED
    return ApprovalStand.REFUSED if latest.state is ApprovalState.REFUSED else ApprovalStand.ASKED


def granted(offer: Offer, words: str, most_percent: Decimal) -> Offer:
    """The offer with leave up to `most_percent`; leave that went further is kept."""
    if offer.approved_percent is not None and offer.approved_percent > most_percent:
        return offer
    return replace(offer, approval=words, approved_percent=most_percent)
