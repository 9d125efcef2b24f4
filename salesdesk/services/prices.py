"""What articles cost one customer: reckoned while a line is typed, and anew over an offer that was copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.offers import Offer
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.price_changes import LineChange, price_changes
from salesdesk.domain.prices import Price, PriceReason, price_for
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Importance, Relation
from salesdesk.storage.database import Session
from salesdesk.storage.price_agreements import agreements_for
from salesdesk.storage.products import products_by_code

__all__ = ["LineChange", "Price", "PriceBook", "PriceReason"]


class PriceBook:
    """The price list and the agreements that hold for one customer on one day."""

    def __init__(
        self,
        relation_id: UUID | None,
        importance: Importance | None,
        day: date,
        agreements: Iterable[PriceAgreement] = (),
    ) -> None:
        self.day = day
        self._whom = relation_id, importance
        self._named: defaultdict[tuple[str, str], list[PriceAgreement]] = defaultdict(list)
        for agreement in agreements:
            key = agreement.product_code, "" if agreement.product_code else agreement.group
            self._named[_bare(key[0]), _bare(key[1])].append(agreement)

    def price(self, product: Product, quantity: Decimal) -> Price:
        """What one unit costs when so many are taken, and why."""
        keys = dict.fromkeys(((_bare(product.code), ""), ("", _bare(product.group)), ("", "")))
        naming = [agreement for key in keys for agreement in self._named.get(key, ())]
        return price_for(product, quantity, *self._whom, self.day, naming)


NO_PRICES = PriceBook(None, None, date.min)


def changes_of(session: Session, offer: Offer, relation: Relation, today: date) -> tuple[LineChange, ...]:
    """The lines of an offer, kept or not, that the price list or an agreement prices otherwise today."""
    book = read_book(session, relation, today)
    products = with_successors(session, [line.product_code for line in offer.lines])
    return price_changes(offer.lines, products, book.price, today)


def read_book(session: Session, relation: Relation, day: date) -> PriceBook:
    """What holds for this customer on that day."""
    agreements = agreements_for(session, relation.id, relation.importance, day)
    return PriceBook(relation.id, relation.importance, day, agreements)


def with_successors(session: Session, codes: Iterable[str]) -> dict[str, Product]:
    """The articles with these codes and whatever replaced them, by code in small letters."""
    found: dict[str, Product] = {}
    wanted = set(codes)
    while wanted:
        more = {code: each.discreet for code, each in products_by_code(session, wanted).items()}
        found |= more
        wanted = {each.replaced_by for each in more.values() if each.replaced_by.strip()}
        wanted = {code for code in wanted if code.strip().lower() not in found}
        if not more:
            break
    return found


def _bare(text: str) -> str:
    return text.strip().casefold()
