"""The price list: find an article, keep it up to date."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.products import Product
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.storage import products as product_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database

LONGEST_CODE = 40


class Products:
    """The articles a seller can put on an offer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def search(self, text: str = "", most: int = 0) -> list[Product]:
        """Articles whose code, name or group holds every word; `most` 0 gives all."""
        with self._database.read() as session:
            return product_lists.search_products(session, text, most)

    def by_code(self, code: str) -> Product | None:
        """The article with exactly this code, capitals or not."""
        with self._database.read() as session:
            return product_lists.product_by_code(session, code)

    def new(self) -> Product:
        """An empty article to fill; nothing is kept yet."""
        return Product(self._clock.new_id(), "", "")

    def keep(self, product: Product) -> Done[Product]:
        """Keep an article; refused without code or name, with a negative price, or with a code in use."""
        clean = replace(product, code=product.code.strip(), name=" ".join(product.name.split()))
        reasons = []
        if not clean.code or len(clean.code) > LONGEST_CODE:
            text = N_("Geef een artikelcode van hoogstens {most} tekens.")
            reasons.append(Reason(text, "code", {"most": LONGEST_CODE}))
        if not clean.name:
            reasons.append(Reason(N_("Geef het artikel een naam."), "name"))
        if clean.price < 0:
            reasons.append(Reason(N_("Een prijs is nooit negatief."), "price"))
        with self._database.write() as session:
            same = product_lists.product_by_code(session, clean.code)
            if same is not None and same.id != clean.id:
                reasons.append(Reason(N_("Deze code is al van „{name}”."), "code", {"name": same.name}))
            if reasons:
                raise Refused(*reasons)
            records.save(session, clean)
        return done(clean, Noun.PRODUCT)

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
        return done(kept, Noun.PRODUCT)
