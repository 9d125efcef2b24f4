"""The price of a line while it is typed: it follows the price list, never over the seller's own price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from salesdesk.domain.offers import OfferLine
from salesdesk.domain.price_changes import at_price, successor_of
from salesdesk.domain.prices import Price, PriceReason, is_expired
from salesdesk.domain.products import Product
from salesdesk.formats import field_date
from salesdesk.services.prices import NO_PRICES, PriceBook
from salesdesk.ui import spoken
from salesdesk.words import _, word

Find = Callable[[str], Product | None]


@dataclass(frozen=True, slots=True)
class PriceRemark:
    """What there is to say of a price; `instead` is the line as it would be, `take` its button."""

    words: str
    tone: str = "text2"
    take: str = ""
    instead: OfferLine | None = None


class LinePrices:
    """Knows what articles cost this customer; `find` gives an article by its code."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self.book: PriceBook = NO_PRICES

    def fill(self, line: OfferLine, product: Product) -> OfferLine:
        """The line for this article at its price; a discount the seller typed himself stays."""
        price = self.book.price(product, line.quantity)
        own = line.discount_percent if not self.is_automatic(line) else None
        return replace(
            line,
            product_code=product.code,
            description=product.name,
            unit=product.unit,
            unit_price=price.unit_price,
            discount_percent=own or price.discount_percent,
            vat_class=product.vat_class,
        )

    def follow(self, before: OfferLine, after: OfferLine) -> OfferLine:
        """The line in its new quantity at the price that goes with it, unless the seller set the price."""
        price = self._price(after)
        return at_price(after, price) if price is not None and self.is_automatic(before) else after

    def is_automatic(self, line: OfferLine) -> bool:
        """Whether it stands at the price that the list and the agreements give."""
        price = self._price(line)
        return price is not None and at_price(line, price) == line

    def _price(self, line: OfferLine) -> Price | None:
        product = self._find(line.product_code) if line.product_code and line.has_amounts else None
        return self.book.price(product, line.quantity) if product else None

    def remark(self, line: OfferLine) -> PriceRemark | None:
        """Why this is the price, or what the list and the agreements say instead; None: it is plain."""
        product = self._find(line.product_code) if line.product_code and line.has_amounts else None
        if product is None:
            return None
        return self._ended(line, product) or self._priced(line, product)

    def is_ended(self, line: OfferLine) -> bool:
        """Whether its article is no longer sold, or goes under another code."""
        product = self._find(line.product_code) if line.product_code and line.has_amounts else None
        return product is not None and self._ended(line, product) is not None

    def _ended(self, line: OfferLine, product: Product) -> PriceRemark | None:
        successor = self.successor(product)
        if successor is not None:
            words = _("{code} is vervangen door {successor}.")
            take = _("Neem {code}").format(code=successor.code)
            said = words.format(code=product.code, successor=successor.code)
            return PriceRemark(said, "warn", take, self.fill(line, successor))
        if not is_expired(product, self.book.day) or product.expires_on is None:
            return None
        words = _("{code} werd verkocht t/m {day}.")
        return PriceRemark(words.format(code=product.code, day=field_date(product.expires_on)), "warn")

    def successor(self, product: Product) -> Product | None:
        """The article that is sold instead of this one."""
        known: dict[str, Product] = {}
        code = product.replaced_by.strip().lower()
        while code and code not in known:
            found = self._find(code)
            if found is None:
                break
            known[code] = found
            code = found.replaced_by.strip().lower()
        return successor_of(product, known)

    def _priced(self, line: OfferLine, product: Product) -> PriceRemark | None:
        price = self.book.price(product, line.quantity)
        if at_price(line, price) == line:
            return None if price.reason is PriceReason.LIST else PriceRemark(reason_words(price))
        if price.reason is PriceReason.LIST and line.unit_price == price.unit_price:
            return None  # the list price, with a discount of the seller's own
        amount = spoken.price(price.unit_price)
        if price.discount_percent:
            amount = _("{amount} min {share}").format(
                amount=amount, share=spoken.percent(price.discount_percent)
            )
        words = _("Eigen prijs; {reason}: {amount}.").format(reason=reason_words(price), amount=amount)
        return PriceRemark(words, "text2", _("Overnemen"), at_price(line, price))


def reason_words(price: Price) -> str:
    """In words: `afspraak t/m 31-12-2026`, `staffel vanaf 50`."""
    parts = [_("vaste prijs") if price.is_fixed else word(price.reason)]
    if price.from_quantity > 0:
        parts.append(_("vanaf {quantity}").format(quantity=spoken.number(price.from_quantity)))
    if price.until is not None:
        parts.append(_("t/m {day}").format(day=field_date(price.until)))
    return " ".join(parts)
