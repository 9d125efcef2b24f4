"""Orders: what the customer took of an offer, and the order as a file for head office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.offers import Offer
from salesdesk.domain.order_lines import OrderAnswer, refuse_without_order, with_order
from salesdesk.domain.relations import Contact
from salesdesk.exchange.orders import order_csv
from salesdesk.exchange.ubl import OrderHead, UblDocument, order_xml
from salesdesk.services import offer_decisions, offer_file, offer_outlooks
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.papers import file_name, write_file
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import screen_language

__all__ = ["ExportedOrder", "OrderAnswer", "Orders"]
TOUCHED: Changes = frozenset({Noun.OFFER, Noun.FORECAST, Noun.TODAY, Noun.RELATION})
ENDINGS = {Way.ORDER_CSV: "csv", Way.ORDER_UBL: "xml"}


@dataclass(frozen=True, slots=True)
class ExportedOrder:
    """The file, and when this order went out before, if it did."""

    path: Path
    offer: Offer
    before: datetime | None = None


class Orders:
    """From a yes to a file for head office."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def win(
        self,
        offer_id: UUID,
        answer: OrderAnswer,
        decided_on: date | None = None,
        late_reason: str = "",
    ) -> Done[Offer]:
        """The order is in, with what was ordered: chosen alternatives and options count from now on.

        On that day, or today; after the offer's last day refused without a reason.
        """
        with self._database.write() as session:
            won = offer_decisions.win(session, offer_id, self._clock, decided_on, late_reason)
            kept = with_order(won, answer)
            offer_outlooks.keep(session, self._clock, kept)
        return Done(kept, TOUCHED)

    def take_back(self, before: Offer) -> Done[Offer]:
        """It was not won after all: the offer is open again, its lines and its day as they were before."""
        with self._database.write() as session:
            opened = offer_decisions.take_back(session, before.id, self._clock)
            kept = replace(opened, lines=before.lines, sent_on=before.sent_on)
            offer_outlooks.keep(session, self._clock, kept)
        return Done(kept, TOUCHED)

    def change(self, offer_id: UUID, reference: str, deliver_on: date | None) -> Done[Offer]:
        """The customer's order number and the day he wants it, known later."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            refuse_without_order(offer)
            kept = with_order(offer, OrderAnswer(reference=reference, deliver_on=deliver_on))
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def file_name(self, offer: Offer, relation_name: str, way: Way) -> str:
        """What the file is called; the UBL and the CSV side by side."""
        return file_name(f"Order {offer.label}", relation_name, ending=ENDINGS[way])

    def export(self, offer_id: UUID, way: Way, path: Path) -> Done[ExportedOrder]:
        """Write the order and log that it went out; the first time is kept, again is possible and said."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            refuse_without_order(offer)
            content = self._content(session, offer, way)
            now = self._clock.now()
            kept = replace(offer, ordered_at=offer.ordered_at or now)
            log = OfferDispatch(
                self._clock.new_id(), offer.id, way, self._clock.today(), now, enclosed=path.name
            )
            records.save_all(session, [kept, log])
            written = write_file(path, content)  # last: without a file nothing is logged
        return Done(ExportedOrder(written, kept, offer.ordered_at), TOUCHED)

    def _content(self, session: Session, offer: Offer, way: Way) -> bytes:
        relation = offer_file.relation_of(session, offer.relation_id)
        settings = load_settings(session)
        contact = records.load(session, Contact, offer.contact_id) if offer.contact_id else None
        source = UblDocument(
            offer,
            relation,
            settings.company,
            settings.seller,
            offer.vat_rates or settings.vat_rates,
            offer.offered_on or self._clock.today(),
            contact,
            screen_language(),
        )
        ordered_on = offer.decided_on or self._clock.today()
        head = OrderHead(offer.label, ordered_on, offer.order_reference, offer.deliver_on)
        return order_csv(source, head) if way is Way.ORDER_CSV else order_xml(source, head)
