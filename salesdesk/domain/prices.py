"""What an article costs this customer today: list price, tier or agreement, and why (DOMAIN §8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Importance

NOTHING = Decimal(0)


class PriceReason(StrEnum):
    """Where a price comes from: the list, a tier of it, or what was agreed with whom."""

    LIST = "list"
    TIER = "tier"
    RELATION = "relation"
    CLASS = "class"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit costs in euros without VAT, and why; an agreement holds `until`, nothing: no end."""

    unit_price: Decimal
    discount_percent: Decimal = NOTHING
    reason: PriceReason = PriceReason.LIST
    until: date | None = None
    from_quantity: Decimal = NOTHING
    is_fixed: bool = False

    @property
    def net(self) -> Decimal:
        return self.unit_price * (100 - self.discount_percent) / 100


def price_for(
    product: Product,
    quantity: Decimal,
    relation_id: UUID | None,
    importance: Importance | None,
    day: date,
    agreements: Iterable[PriceAgreement],
) -> Price:
    """The price that holds for so many units on that day: the best for the customer, unless one is fixed.

    Of several fixed ones the most particular goes first: relation, class, everybody; article, group, all.
    """
    usual = listed_price(product, quantity)
    holding = [
        (each, _agreed(each, usual))
        for each in agreements
        if is_meant_for(each, relation_id, importance)
        and is_valid_on(each, day)
        and is_about(each, product)
        and each.from_quantity <= abs(quantity)
    ]
    fixed = [pair for pair in holding if pair[0].is_fixed]
    if fixed:
        return min(fixed, key=lambda pair: (_particular(pair[0]), *_order(*pair)))[1]
    if not holding:
        return usual
    best = min(holding, key=lambda pair: _order(*pair))[1]
    return best if best.net < usual.net else usual


def listed_price(product: Product, quantity: Decimal) -> Price:
    """The list price for so many units: the lowest of those whose tier is reached."""
    reached = [
        Price(tier.price, NOTHING, PriceReason.TIER, from_quantity=tier.from_quantity)
        for tier in product.tiers
        if not tier.deleted and tier.from_quantity <= abs(quantity)
    ]
    if product.price or not reached:  # without a list price the tiers are the list
        reached.insert(0, Price(product.price))
    return min(reached, key=lambda price: price.unit_price)


def is_meant_for(agreement: PriceAgreement, relation_id: UUID | None, importance: Importance | None) -> bool:
    """Whether it was agreed with this relation, with its class, or with everybody."""
    whom = agreement.relation_id is None or agreement.relation_id == relation_id
    return whom and agreement.importance in {None, importance}


def is_valid_on(agreement: PriceAgreement, day: date) -> bool:
    """Both days count; without a day there is no bound."""
    begun = agreement.valid_from is None or agreement.valid_from <= day
    return not agreement.deleted and begun and not is_over(agreement, day)


def is_over(agreement: PriceAgreement, day: date) -> bool:
    return agreement.valid_until is not None and agreement.valid_until < day


def is_about(agreement: PriceAgreement, product: Product) -> bool:
    """Whether the article or its group is named, capitals or not, or everything is meant."""
    code = not agreement.product_code or _bare(agreement.product_code) == _bare(product.code)
    return code and (not agreement.group or _bare(agreement.group) == _bare(product.group))


def overlap(agreement: PriceAgreement, others: Iterable[PriceAgreement]) -> tuple[PriceAgreement, ...]:
    """Others for the same customer, article and quantity on the same days: one of each pair is idle."""
    return tuple(
        other
        for other in others
        if other.id != agreement.id
        and not other.deleted
        and _subject(other) == _subject(agreement)
        and not _is_before(other, agreement)
        and not _is_before(agreement, other)
    )


def is_expired(product: Product, day: date) -> bool:
    """Whether the article is no longer sold on that day; its last day still counts."""
    return product.expires_on is not None and product.expires_on < day


def _agreed(agreement: PriceAgreement, usual: Price) -> Price:
    reason = (
        PriceReason.RELATION
        if agreement.relation_id
        else PriceReason.CLASS
        if agreement.importance
        else PriceReason.EVERYBODY
    )
    has_price = agreement.price is not None
    return Price(
        agreement.price if agreement.price is not None else usual.unit_price,
        NOTHING if has_price else agreement.discount_percent,
        reason,
        agreement.valid_until,
        agreement.from_quantity,
        agreement.is_fixed,
    )


def _particular(agreement: PriceAgreement) -> tuple[int, int]:
    """Lower for who or what is named more closely."""
    whom = 0 if agreement.relation_id else 1 if agreement.importance else 2
    return whom, 0 if agreement.product_code else 1 if agreement.group else 2


def _order(agreement: PriceAgreement, price: Price) -> tuple[object, ...]:
    """The best for the customer first; among equals the most particular, the longest, the oldest."""
    last = agreement.valid_until or date.max
    return price.net, _particular(agreement), -last.toordinal(), agreement.id


def _subject(agreement: PriceAgreement) -> tuple[object, ...]:
    return (
        agreement.relation_id,
        agreement.importance,
        _bare(agreement.product_code),
        _bare(agreement.group),
        agreement.from_quantity,
        agreement.is_fixed,
    )


def _is_before(first: PriceAgreement, second: PriceAgreement) -> bool:
    until, begins = first.valid_until, second.valid_from
    return until is not None and begins is not None and until < begins


def _bare(text: str) -> str:
    return text.strip().casefold()
