"""Articles found while a code or name is typed, in a list of tens of thousands within a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from heapq import nsmallest

from salesdesk.domain.price_changes import successor_of
from salesdesk.domain.prices import is_expired
from salesdesk.domain.products import Product
from salesdesk.formats import field_date
from salesdesk.services.prices import PriceBook
from salesdesk.ui import spoken
from salesdesk.ui.suggestions import Suggestion
from salesdesk.words import _

Entry = tuple[str, str, Product]
ONE = Decimal(1)


class ArticleFinder:
    """Looks in codes and names; what one key finds, the next key looks through."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        self._by_code = {product.code.casefold(): product for product in products}
        self._entries: list[Entry] = [
            (code, f" {' '.join(product.name.casefold().split())}", product)
            for code, product in self._by_code.items()
        ]
        self._last: tuple[str, Sequence[Entry]] = ("", self._entries)

    def by_code(self, code: str) -> Product | None:
        """The article with this code, capitals or not."""
        return self._by_code.get(code.strip().casefold())

    def found(self, text: str, most: int = 8) -> list[Product]:
        """Articles that hold every word; first whose code begins with it, then whose name does."""
        typed = " ".join(text.casefold().split())
        if not typed:
            return [entry[2] for entry in self._entries[:most]]
        words = typed.split()
        before, known = self._last
        narrower = bool(before) and typed.startswith(before)
        fitting = [
            entry
            for entry in (known if narrower else self._entries)
            if all(word in entry[0] or word in entry[1] for word in words)
        ]
        self._last = typed, fitting
        first = words[0]

        def distance(entry: Entry) -> int:
            code, name, _product = entry
            if code.startswith(first):
                return 0
            begins = f" {first}"
            return 1 if name.startswith(begins) else 2 if begins in name else 3

        return [entry[2] for entry in nsmallest(most, fitting, key=distance)]

    def successor(self, product: Product) -> Product | None:
        """The article that is sold instead of this one."""
        return successor_of(product, self._by_code) if product.replaced_by else None

    def suggestions(self, text: str, book: PriceBook) -> list[Suggestion]:
        """What may be meant, at this customer's price; a replaced article names its successor first."""
        rows = []
        for product in self.found(text):
            successor = self.successor(product)
            if successor is not None:
                words = _("{code}  vervangen door {successor} {name}")
                said = words.format(code=product.code, successor=successor.code, name=successor.name)
                rows.append(Suggestion(said, successor, _price(successor, book)))
            ended = _ended(product, book.day)
            rows.append(
                Suggestion(f"{product.code}  {product.name}", product, ended or _price(product, book))
            )
        return rows


def _price(product: Product, book: PriceBook) -> str:
    return spoken.euro(book.price(product, ONE).net)


def _ended(product: Product, day: date) -> str:
    if product.expires_on is None or not is_expired(product, day):
        return ""
    return _("tot {day}").format(day=field_date(product.expires_on))
