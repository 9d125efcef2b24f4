"""All that the sheet to send an offer shows: whom it can go to, with which words, files and dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from salesdesk.domain.company import Settings
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offer_sending import FOLLOW_UP_WORKING_DAYS, OfferDispatch
from salesdesk.domain.offers import Offer
from salesdesk.domain.promises import PromiseState, promise_state
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.working_days import working_day_after
from salesdesk.exchange.mail import is_mail_address
from salesdesk.paper.mail_words import MailText
from salesdesk.paper.offer_mail import Occasion, OfferMail, offer_mail


@dataclass(frozen=True, slots=True)
class SendingView:
    """All that the sheet needs; `people` have who decides first, `documents` may go along beside the PDF."""

    offer: Offer
    relation: Relation
    people: tuple[Contact, ...]
    settings: Settings
    today: date
    pdf_name: str
    talk_on: date | None = None
    documents: tuple[LibraryDocument, ...] = ()
    dispatches: tuple[OfferDispatch, ...] = ()
    free_days: Mapping[date, str] = field(default_factory=dict)

    @property
    def follow_up_on(self) -> date:
        """Five working days on, holidays left out."""
        return working_day_after(self.today, FOLLOW_UP_WORKING_DAYS, self.free_days)

    @property
    def occasion(self) -> Occasion:
        """What most probably is to be said."""
        if self.dispatches or self.offer.sent_on is not None:
            return Occasion.AGAIN
        if self.offer.revision > 1:
            return Occasion.REVISED
        if promise_state(self.offer.promised_on, self.today, self.today) is PromiseState.LATE:
            return Occasion.LATE
        return Occasion.AFTER_TALK if self.talk_on else Occasion.FIRST

    def mail_text(
        self,
        occasion: Occasion,
        contact: Contact | None,
        calls_on: date | None,
        chosen: Collection[UUID] = (),
    ) -> MailText:
        """The words for this occasion in the customer's language."""
        documents = [document for document in self.documents if document.id in chosen]
        files = [document.title for document in documents if document.kind is not DocumentKind.LINK]
        links = [document for document in documents if document.kind is DocumentKind.LINK]
        mail = OfferMail(
            self.offer,
            contact,
            self.settings.company,
            self.settings.seller,
            self.talk_on,
            calls_on,
            (self.pdf_name, *files),
            tuple(f"{link.title}: {link.url}" for link in links),
        )
        return offer_mail(mail, occasion)

    def address_of(self, contact: Contact | None) -> str:
        """The mail address of the person, else that of the company; empty when neither is good."""
        options = (contact.email if contact else "", self.relation.email)
        return next((address.strip() for address in options if is_mail_address(address)), "")
