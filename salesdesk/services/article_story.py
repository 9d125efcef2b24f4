"""What is known of an article: who bought it at what price, what is usual, what replaces it, its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.price_changes import successor_of
from salesdesk.domain.price_look_out import UsualPrice
from salesdesk.domain.product_sheets import sheets_of
from salesdesk.domain.products import Product
from salesdesk.services.clock import Clock
from salesdesk.services.price_agreements import AgreementLine, read_lines
from salesdesk.services.prices import with_successors
from salesdesk.storage import paid_prices, records
from salesdesk.storage import price_agreements as agreement_lists
from salesdesk.storage.database import Database
from salesdesk.storage.paid_prices import Buyer
from salesdesk.storage.products import replaced_by

__all__ = ["ArticleStory", "Articles", "Buyer"]

MOST_BUYERS = 50


@dataclass(frozen=True, slots=True)
class ArticleStory:
    """All around one article; `buyers` the latest first, `replaces` the codes it came for."""

    product: Product
    usual: UsualPrice | None
    buyers: tuple[Buyer, ...]
    agreements: tuple[AgreementLine, ...]
    successor: Product | None
    replaces: tuple[Product, ...]
    sheets: tuple[LibraryDocument, ...]
    today: date


class Articles:
    """Looks up everything around an article."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def story(self, product: Product) -> ArticleStory:
        """What is known of this article, kept or not."""
        today = self._clock.today()
        code = product.code
        with self._database.read() as session:
            agreements = agreement_lists.agreements_about(session, code, product.group)
            known = with_successors(session, [product.replaced_by]) if product.replaced_by else {}
            return ArticleStory(
                product,
                paid_prices.crowds(session, [code]).of(code).usual(),
                tuple(paid_prices.buyers(session, code, MOST_BUYERS)),
                tuple(read_lines(session, agreements, today)),
                successor_of(product, known),
                tuple(each.discreet for each in replaced_by(session, code)) if code else (),
                sheets_of(code, records.find(session, LibraryDocument)) if code else (),
                today,
            )
