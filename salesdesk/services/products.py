"""The price list: find an article, keep it up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.products import PriceTier, Product
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.storage import products as product_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings

LONGEST_CODE = 40


class Products:
    """The articles a seller can put on an offer; what we pay for them only with permission."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def search(self, text: str = "", most: int = 0) -> list[Product]:
        """Articles whose code, name or group holds every word; `most` 0 gives all."""
        with self._database.read() as session:
            found = product_lists.search_products(session, text, most)
            return found if sees_purchase_prices(session) else [product.discreet for product in found]

    def by_code(self, code: str) -> Product | None:
        """The article with exactly this code, capitals or not."""
        with self._database.read() as session:
            found = product_lists.product_by_code(session, code)
            return found if found is None or sees_purchase_prices(session) else found.discreet

    def sees_purchase_prices(self) -> bool:
        """Whether this seller may know what we pay ourselves."""
        with self._database.read() as session:
            return sees_purchase_prices(session)

    def new(self) -> Product:
        """An empty article to fill; nothing is kept yet."""
        return Product(self._clock.new_id(), "", "")

    def new_tier(self) -> PriceTier:
        """An empty tier to fill; nothing is kept yet."""
        return PriceTier(self._clock.new_id(), from_quantity=Decimal(0), price=Decimal(0))

    def keep(self, product: Product) -> Done[Product]:
        """Keep an article; refused without code or name, with a negative price, or with a code in use.

        Without permission the purchase price stays what it was, whatever comes in.
        """
        clean = _clean(product)
        reasons = list(_wrong(clean))
        with self._database.write() as session:
            same = product_lists.product_by_code(session, clean.code)
            if same is not None and same.id != clean.id:
                reasons.append(Reason(N_("Deze code is al van „{name}”."), "code", {"name": same.name}))
            if clean.replaced_by and product_lists.product_by_code(session, clean.replaced_by) is None:
                text = N_("Er is geen artikel met de code {code}.")
                reasons.append(Reason(text, "replaced_by", {"code": clean.replaced_by}))
            if reasons:
                raise Refused(*reasons)
            may = sees_purchase_prices(session)
            known = None if may else records.load(session, Product, clean.id)
            kept = clean if may else replace(clean, purchase_price=known.purchase_price if known else None)
            records.save(session, kept)
        return done(kept if may else kept.discreet, Noun.PRODUCT)

    def remove(self, product_id: UUID) -> Done[Product]:
        """Off the price list; offers that carry it keep their line."""
        return self._throw(product_id, away=True)

    def restore(self, product_id: UUID) -> Done[Product]:
        return self._throw(product_id, away=False)

    def _throw(self, product_id: UUID, *, away: bool) -> Done[Product]:
        with self._database.write() as session:
            product = records.load(session, Product, product_id)
            if product is None:
                raise Refused(Reason(N_("Dit artikel bestaat niet meer.")))
            kept = replace(product, deleted=away)
            records.save(session, kept)
            shown = kept if sees_purchase_prices(session) else kept.discreet
        return done(shown, Noun.PRODUCT)


def sees_purchase_prices(session: Any) -> bool:
    """Whether the seller of this file may know what we pay ourselves."""
    return load_settings(session).seller.sees_purchase_prices


def _clean(product: Product) -> Product:
    """Codes and names without stray spaces; the tiers from few to many."""
    tiers = sorted(product.tiers, key=lambda tier: tier.from_quantity)
    return replace(
        product,
        code=product.code.strip(),
        name=" ".join(product.name.split()),
        replaced_by=product.replaced_by.strip(),
        tiers=tuple(replace(tier, position=place) for place, tier in enumerate(tiers)),
    )


def _wrong(product: Product) -> Iterable[Reason]:
    if not product.code or len(product.code) > LONGEST_CODE:
        text = N_("Geef een artikelcode van hoogstens {most} tekens.")
        yield Reason(text, "code", {"most": LONGEST_CODE})
    if not product.name:
        yield Reason(N_("Geef het artikel een naam."), "name")
    if product.price < 0 or any(tier.price < 0 for tier in product.tiers):
        yield Reason(N_("Een prijs is nooit negatief."), "price")
    if any(tier.from_quantity <= 0 for tier in product.tiers):
        yield Reason(N_("Een staffel begint bij een aantal boven nul."), "tiers")
    begins = [tier.from_quantity for tier in product.tiers]
    if len(set(begins)) < len(begins):
        yield Reason(N_("Twee staffels beginnen bij hetzelfde aantal."), "tiers")
    if product.replaced_by and product.replaced_by.casefold() == product.code.casefold():
        yield Reason(N_("Een artikel vervangt zichzelf niet."), "replaced_by")
