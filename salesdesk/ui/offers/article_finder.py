"""Articles found while a code or name is typed, in a list of tens of thousands within a frame."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import islice

from salesdesk.domain.price_changes import successor_of
from salesdesk.domain.prices import is_expired
from salesdesk.domain.products import Product
from salesdesk.formats import field_date
from salesdesk.services.prices import PriceBook
from salesdesk.ui import spoken
from salesdesk.ui.suggestions import Suggestion
from salesdesk.words import _

Entry = tuple[str, Product]
ONE = Decimal(1)


class ArticleFinder:
    """Looks in codes and names; what one key finds, the next key looks through."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        self._by_code = {product.code.casefold(): product for product in products}
        self._entries: list[Entry] = [
            (f"{code}\n {' '.join(product.name.casefold().split())}", product)
            for code, product in self._by_code.items()
        ]
        self._last: tuple[str, list[Entry]] = ("", self._entries)

    def by_code(self, code: str) -> Product | None:
        """The article with this code, capitals or not."""
        return self._by_code.get(code.strip().casefold())

    def found(self, text: str, most: int = 8) -> list[Product]:
        """Articles that hold every word; first whose code begins with it, then whose name does."""
        typed = " ".join(text.casefold().split())
        if not typed:
            return [product for _words, product in self._entries[:most]]
        before, known = self._last
        fitting = known if before and typed.startswith(before) else self._entries
        for word in typed.split():
            fitting = [entry for entry in fitting if word in entry[0]]
        self._last = typed, fitting
        first = typed.split()[0]
        chosen: dict[str, Product] = {}
        for begins in ("", f"\n {first}", f" {first}", first):
            chosen |= _with(fitting, first, begins, most)
            if len(chosen) >= most:
                break
        return list(chosen.values())[:most]

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


def _with(entries: list[Entry], first: str, begins: str, most: int) -> dict[str, Product]:
    """Some entries that hold this, or whose code begins with the word when nothing is asked."""
    if begins:
        some = (entry for entry in entries if begins in entry[0])
    else:
        some = (entry for entry in entries if entry[0].startswith(first))
    return dict(islice(some, most))


def _price(product: Product, book: PriceBook) -> str:
    return spoken.euro(book.price(product, ONE).net)


def _ended(product: Product, day: date) -> str:
    if product.expires_on is None or not is_expired(product, day):
        return ""
    return _("tot {day}").format(day=field_date(product.expires_on))
