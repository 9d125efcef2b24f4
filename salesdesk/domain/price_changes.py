"""What changes when the lines of an offer are priced anew: prices, successors, articles that ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.domain.prices import Price, is_expired
from salesdesk.domain.products import Product

PriceOf = Callable[[Product, Decimal], Price]


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line whose price list or agreement says otherwise, or whose article is no longer sold."""

    line: OfferLine
    product: Product
    price: Price
    successor: Product | None = None
    is_expired: bool = False

    @property
    def before(self) -> Decimal:
        """What one unit costs as it stands."""
        return self.line.unit_price * (100 - self.line.discount_percent) / 100

    @property
    def changes_price(self) -> bool:
        return self.before != self.price.net or self.line.unit_price != self.price.unit_price


def price_changes(
    lines: Iterable[OfferLine], products: Mapping[str, Product], price_of: PriceOf, day: date
) -> tuple[LineChange, ...]:
    """The lines with an article that would come out otherwise today; `products` by code in small letters."""
    found = []
    for line in lines:
        product = products.get(line.product_code.strip().lower())
        if line.deleted or not line.has_amounts or product is None:
            continue
        change = LineChange(
            line,
            product,
            price_of(product, line.quantity),
            successor_of(product, products),
            is_expired(product, day),
        )
        if change.changes_price or change.successor or change.is_expired:
            found.append(change)
    return tuple(found)


def successor_of(product: Product, products: Mapping[str, Product]) -> Product | None:
    """The last in the row of articles that replaced one another; None without one, or in a circle."""
    seen = {product.code.lower()}
    last: Product | None = None
    code = product.replaced_by.strip().lower()
    while code in products and code not in seen:
        seen.add(code)
        last = products[code]
        code = last.replaced_by.strip().lower()
    return None if code in seen else last


def at_price(line: OfferLine, price: Price) -> OfferLine:
    """The line at this price."""
    return replace(line, unit_price=price.unit_price, discount_percent=price.discount_percent)


def with_new_prices(offer: Offer, changes: Iterable[LineChange]) -> Offer:
    """The offer with the new prices taken over; articles stay what they are."""
    prices: dict[UUID, Price] = {change.line.id: change.price for change in changes}
    lines = (at_price(line, prices[line.id]) if line.id in prices else line for line in offer.lines)
    return replace(offer, lines=tuple(lines))
