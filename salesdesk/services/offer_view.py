"""All a seller sees while he writes an offer, reckoned anew at every key without asking the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.company import Settings
from salesdesk.domain.demand_answers import Answer, DemandAnswer, answers_in
from salesdesk.domain.discount import DiscountCost, discount_cost, lines_over_limit
from salesdesk.domain.discount_limits import DiscountStand, discount_stand
from salesdesk.domain.offer_check import OfferCheck, check_offer
from salesdesk.domain.offer_cost import OfferWorth, offer_worth
from salesdesk.domain.offer_release import release_problems, usable_classes
from salesdesk.domain.offer_totals import OfferTotals, offer_totals
from salesdesk.domain.offers import Offer, OfferLine, OfferState
from salesdesk.domain.promises import PromiseState, promise_state
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.vat import VatClass, VatRate, rate_on
from salesdesk.errors import Reason
from salesdesk.services.offer_arguments import OfferArguments
from salesdesk.services.offer_attachments import OfferEnclosures
from salesdesk.services.price_look_outs import LineLookOut, UsualOf, nothing_usual, odd_lines
from salesdesk.services.prices import NO_PRICES, PriceBook
from salesdesk.storage.offers import OfferListLine
from salesdesk.storage.paid_prices import PaidPrice


@dataclass(frozen=True, slots=True)
class OfferView:
    """The file of one offer; the methods that take an offer answer for one that is still being typed.

    `demands` are the customer's recorded demands; `last_prices` what this customer paid last, by code;
    `purchase_prices` what we pay ourselves, by code. `openings` are the letters that
    the visit proposes, by language.
    """

    offer: Offer
    relation: Relation
    contacts: tuple[Contact, ...]
    settings: Settings
    today: date
    demands: tuple[str, ...] = ()
    last_prices: Mapping[str, PaidPrice] = field(default_factory=dict)
    purchase_prices: Mapping[str, Decimal] = field(default_factory=dict)
    usual_of: UsualOf = nothing_usual
    prices: PriceBook = NO_PRICES
    revisions: tuple[OfferListLine, ...] = ()
    arguments: OfferArguments = field(default_factory=OfferArguments)
    enclosures: OfferEnclosures = field(default_factory=OfferEnclosures)
    openings: Mapping[str, str] = field(default_factory=dict)

    def contact(self, contact_id: UUID | None) -> Contact | None:
        return next((contact for contact in self.contacts if contact.id == contact_id), None)

    def priced_on(self, offer: Offer) -> date:
        """The day whose VAT rates count: that of the offer, today while it is a draft."""
        return offer.offered_on or self.today

    def totals(self, offer: Offer) -> OfferTotals:
        """Refused when a line has a VAT class without a rate on that day."""
        rates, day = self.rates_of(offer), self.priced_on(offer)
        return offer_totals(offer.lines, rates, offer.vat_country, day, offer.discount_percent)

    def rates_of(self, offer: Offer) -> tuple[VatRate, ...]:
        """The VAT rates it was sent with, whatever became of them since; today's while it is a draft."""
        return offer.vat_rates or self.settings.vat_rates

    def check(self, offer: Offer) -> OfferCheck:
        """The five points, with as many demands met as the seller wrote down as evidence."""
        day = offer.offered_on or self.today
        return check_offer(
            offer,
            self.contacts,
            self.settings.thresholds,
            day,
            demands_met=len(self.met_demands(offer)),
            demands=len(self.demands),
            branch=self.relation.branch,
        )

    def worth(self, offer: Offer) -> OfferWorth:
        """What it costs to make, against what it may bring."""
        return offer_worth(offer, self.settings.thresholds)

    def met_demands(self, offer: Offer) -> tuple[str, ...]:
        """The recorded demands that stand as a line of their own in the evidence of the solution."""
        answers = self.demand_answers(offer)
        return tuple(each.demand for each in answers if each.answer is Answer.YES)

    def demand_answers(self, offer: Offer) -> tuple[DemandAnswer, ...]:
        """Every recorded demand with what our solution does for it."""
        return answers_in(offer.solution_evidence, self.demands)

    def discount(self, offer: Offer) -> DiscountCost:
        margin = self.settings.thresholds.margin_percent
        return discount_cost(offer.lines, margin, self.purchase_prices, offer.discount_percent)

    def over_limit(self, offer: Offer) -> tuple[OfferLine, ...]:
        """Lines with more discount than the seller may give without a reason."""
        return lines_over_limit(offer.lines, self.settings.thresholds.discount_limit_percent)

    def discount_stand(self, offer: Offer) -> DiscountStand:
        """Whether this much discount is free, asks a reason, or leave."""
        limits = self.settings.thresholds
        least, most = limits.discount_limit_percent, limits.leave_from_percent
        return discount_stand(offer, least, most, line_above=bool(self.over_limit(offer)))

    def look_outs(self, offer: Offer) -> tuple[LineLookOut, ...]:
        """Lines priced far from what other customers pay, the furthest off first."""
        return odd_lines(offer.lines, self.usual_of, self.settings.thresholds.price_tolerance_percent)

    def last_price(self, code: str) -> PaidPrice | None:
        return self.last_prices.get(code)

    def release_problems(self, offer: Offer) -> tuple[Reason, ...]:
        """What must be put right before this can go to the customer."""
        return release_problems(offer, self.relation, self.settings.vat_rates, self.today)

    def vat_classes(self, offer: Offer) -> tuple[VatClass, ...]:
        """The VAT classes a line of this offer can have."""
        return usable_classes(self.rates_of(offer), offer.vat_country, self.relation, self.priced_on(offer))

    def vat_rates(self, offer: Offer) -> dict[VatClass, Decimal]:
        """The percentage of each of those classes."""
        day, known = self.priced_on(offer), self.rates_of(offer)
        return {each: rate_on(known, offer.vat_country, each, day) for each in self.vat_classes(offer)}

    @property
    def is_draft(self) -> bool:
        return self.offer.state is OfferState.DRAFT

    @property
    def promise(self) -> PromiseState:
        return promise_state(self.offer.promised_on, self.offer.sent_on, self.today)


@dataclass(frozen=True, slots=True)
class OfferPreview:
    """One page of the offer as the customer will see it; `rgb` has three bytes a pixel, rows without padding.

    `page` counts from 0. `missing_glyphs` are characters the paper cannot print, `problems` say which
    documents cannot go behind it.
    """

    page: int
    page_count: int
    width: int
    height: int
    rgb: bytes
    missing_glyphs: tuple[str, ...] = ()
    problems: tuple[Reason, ...] = ()
