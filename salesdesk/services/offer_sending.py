"""Sending an offer that is laid down: to whom, with which words and files; when it went, and what follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.company import Settings
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offer_sending import (
    OfferDispatch,
    Way,
    addressees,
    as_sent,
    refuse_sent_on,
    refuse_unsendable,
)
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, is_mail_address, mail_bytes
from salesdesk.exchange.ubl import UblDocument, quotation_xml
from salesdesk.paper.mail_words import MailText
from salesdesk.paper.offer_mail import Occasion
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.services import offer_file
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.document_files import MEDIA_TYPES
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library, in_order
from salesdesk.services.offer_sending_view import SendingView
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import file_name
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.documents import load_document
from salesdesk.storage.settings import load_settings
from salesdesk.words import _

__all__ = ["MailReady", "MailText", "Occasion", "OfferSending", "Sending", "SendingView", "Sent"]
TOUCHED: Changes = frozenset({Noun.OFFER, Noun.FORECAST, Noun.TODAY, Noun.RELATION, Noun.FOLLOW_UP})
LONGEST_TEXT = 20_000
LOOK_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Sending:
    """What the seller decided; `cc` may hold several addresses, `follow_up_on` is None for no reminder."""

    way: Way
    sent_on: date
    to_name: str = ""
    to_address: str = ""
    cc: str = ""
    subject: str = ""
    body: str = ""
    documents: tuple[UUID, ...] = ()
    with_ubl: bool = False
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The offer as it is now, what was noted, and the mail that lies ready when it goes by mail.

    `reminded` is the reminder that stood before this one took its place.
    """

    offer: Offer
    dispatch: OfferDispatch
    follow_up: FollowUp | None = None
    reminded: FollowUp | None = None
    mail: MailReady | None = None


class OfferSending:
    """Lets an offer go, once or again; never before it is laid down."""

    def __init__(self, database: Database, clock: Clock, library: Library, lent: LentFiles) -> None:
        self._database = database
        self._clock = clock
        self._library = library
        self._lent = lent

    def view(self, offer_id: UUID) -> SendingView:
        """What can be sent to whom; refused while the offer is a draft."""
        with self._database.read() as session:
            offer = offer_file.offer_of(session, offer_id)
            refuse_unsendable(offer)
            relation = offer_file.relation_of(session, offer.relation_id)
            contacts = records.find(session, Contact, relation_id=relation.id)
            visit = records.load(session, Visit, offer.visit_id) if offer.visit_id else None
            documents = records.find(session, LibraryDocument, deleted=False)
            dispatches = _dispatches(session, offer_id)
            settings = load_settings(session)
        today = self._clock.today()
        return SendingView(
            offer=offer,
            relation=relation,
            people=addressees(contacts, offer.contact_id),
            settings=settings,
            today=today,
            pdf_name=file_name(offer.label, relation.name),
            talk_on=visit.visit_on if visit and visit.visit_on <= today else None,
            documents=tuple(in_order(each for each in documents if each.id not in offer.attachments)),
            dispatches=dispatches,
            free_days=_free_days(settings, relation, today),
        )

    def log(self, offer_id: UUID) -> tuple[OfferDispatch, ...]:
        """Every time that the offer or its order went out, the newest first."""
        with self._database.read() as session:
            return _dispatches(session, offer_id)

    def send(self, offer_id: UUID, sending: Sending) -> Done[Sent]:
        """Note that it goes out and make what goes: a mail to open, or nothing when it went on paper.

        The first time sets the day that the promise is held against; every later time is logged.
        """
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            _refuse(offer, sending, self._clock.today())
            mail = self._mail(session, offer, sending) if sending.way is Way.MAIL else None
            dispatch = OfferDispatch(
                self._clock.new_id(),
                offer.id,
                sending.way,
                sending.sent_on,
                self._clock.now(),
                _whom(sending),
                ", ".join(addresses_in(sending.cc)),
                sending.subject if mail else "",
                "\n".join(self._names(session, offer, sending)),
            )
            logged = _dispatches(session, offer.id) or self._of_older_file(offer)
            kept = as_sent(offer, (*logged, dispatch))
            records.save_all(session, [*logged, dispatch, kept])
            reminded = _reminder_of(session, kept) if sending.follow_up_on else None
            follow_up = self._follow_up(kept, sending.follow_up_on, reminded)
            if follow_up is not None:
                records.save(session, follow_up)
        return Done(Sent(kept, dispatch, follow_up, reminded, mail), TOUCHED)

    def _of_older_file(self, offer: Offer) -> tuple[OfferDispatch, ...]:
        """That it went out before, where an older version kept the day and no log of it."""
        if offer.sent_on is None:
            return ()
        noted_at = offer.released_at or self._clock.now()
        return (OfferDispatch(self._clock.new_id(), offer.id, Way.ELSEWHERE, offer.sent_on, noted_at),)

    def take_back(self, sent: Sent) -> Done[Offer]:
        """It did not go after all: the note and its reminder go, and the day is that of an earlier time."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, sent.offer.id)
            records.save(session, replace(sent.dispatch, deleted=True))
            if sent.follow_up is not None:
                records.save(session, sent.reminded or replace(sent.follow_up, deleted=True))
            kept = as_sent(offer, _dispatches(session, offer.id))
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def _follow_up(self, offer: Offer, due_on: date | None, reminded: FollowUp | None) -> FollowUp | None:
        """A reminder to call; one that stands open for this offer already moves to the new day."""
        if due_on is None:
            return None
        if reminded is not None:
            return replace(reminded, due_on=due_on)
        words = _reminder_words(offer)
        return FollowUp(self._clock.new_id(), words, due_on, offer.relation_id, offer.visit_id, offer.id)

    def _mail(self, session: Session, offer: Offer, sending: Sending) -> MailReady:
        relation = offer_file.relation_of(session, offer.relation_id)
        seller = load_settings(session).seller
        name = file_name(offer.label, relation.name)
        kept = load_document(session, offer.released_sha256)
        if kept is None:
            raise Refused(Reason(N_("De vastgelegde PDF is er niet meer. Maak een nieuwe revisie.")))
        files = [Attachment(name, "application/pdf", kept.content)]
        if sending.with_ubl:
            xml = file_name(offer.label, relation.name, ending="xml")
            files.append(Attachment(xml, "application/xml", self._ubl(session, offer, relation)))
        files.extend(
            _attachment(document, self._library.content(document))
            for document in _chosen(session, sending)
            if document.kind is not DocumentKind.LINK
        )
        draft = MailDraft(
            Mailbox(seller.name, seller.email),
            Mailbox(sending.to_name, sending.to_address),
            sending.subject,
            sending.body,
            tuple(files),
            offer.id.hex,
            tuple(Mailbox("", address) for address in addresses_in(sending.cc)),
        )
        content = mail_bytes(draft, self._clock.now())
        path = self._lent.lend(self._clock.new_id(), name.removesuffix(".pdf") + ".eml", content)
        return MailReady(path, sending.to_address, len(content))

    def _ubl(self, session: Session, offer: Offer, relation: Relation) -> bytes:
        settings = load_settings(session)
        contact = records.load(session, Contact, offer.contact_id) if offer.contact_id else None
        return quotation_xml(
            UblDocument(
                offer,
                relation,
                settings.company,
                settings.seller,
                offer.vat_rates or settings.vat_rates,
                offer.offered_on or self._clock.today(),
                contact,
                offer.language,
            )
        )

    @staticmethod
    def _names(session: Session, offer: Offer, sending: Sending) -> list[str]:
        names = [f"{offer.label}.pdf", *(document.title for document in _chosen(session, sending))]
        return [*names, f"{offer.label}.xml"] if sending.with_ubl else names


def _reminder_words(offer: Offer) -> str:
    return _("Nabellen over offerte {label}").format(label=offer.label)


def _reminder_of(session: Session, offer: Offer) -> FollowUp | None:
    """The reminder to call about this offer that still stands open."""
    words = _reminder_words(offer)
    found = records.find(session, FollowUp, offer_id=offer.id, deleted=False)
    return next((item for item in found if item.done_at is None and item.text == words), None)


def addresses_in(text: str) -> list[str]:
    """The mail addresses in a line, parted by commas, semicolons or blanks."""
    return [part for part in re.split(r"[\s,;]+", text) if part]


def _refuse(offer: Offer, sending: Sending, today: date) -> None:
    refuse_unsendable(offer)
    refuse_sent_on(offer, sending.sent_on, today)
    reasons: list[Reason] = []
    if sending.follow_up_on is not None and sending.follow_up_on < today:
        reasons.append(Reason(N_("Kies een dag die nog komt."), "follow_up_on"))
    if sending.way is Way.MAIL:
        if sending.to_address and not is_mail_address(sending.to_address):
            reasons.append(Reason(N_("Dit is geen mailadres."), "to_address"))
        bad = [address for address in addresses_in(sending.cc) if not is_mail_address(address)]
        if bad:
            reasons.append(Reason(N_("{address} is geen mailadres."), "cc", {"address": bad[0]}))
        if not sending.subject.strip():
            reasons.append(Reason(N_("Geef de mail een onderwerp."), "subject"))
        if len(sending.body) > LONGEST_TEXT:
            reasons.append(Reason(N_("Houd een tekst onder {most} tekens."), "body", {"most": LONGEST_TEXT}))
    if reasons:
        raise Refused(*reasons)


def _whom(sending: Sending) -> str:
    if sending.way is not Way.MAIL or not sending.to_address:
        return sending.to_name
    return f"{sending.to_name} <{sending.to_address}>" if sending.to_name else sending.to_address


def _dispatches(session: Session, offer_id: UUID) -> tuple[OfferDispatch, ...]:
    found = records.find(session, OfferDispatch, offer_id=offer_id, deleted=False)
    return tuple(sorted(found, key=lambda each: (each.noted_at, each.id), reverse=True))


def _chosen(session: Session, sending: Sending) -> list[LibraryDocument]:
    return in_order(records.load_many(session, LibraryDocument, sending.documents).values())


def _attachment(document: LibraryDocument, content: bytes) -> Attachment:
    ending = document.file_name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    ending = ending if ending in MEDIA_TYPES else "pdf"
    return Attachment(file_name(document.title, ending=ending), MEDIA_TYPES[ending], content)


def _free_days(settings: Settings, relation: Relation, today: date) -> Mapping[date, str]:
    """Holidays at the seller's and at the customer's."""
    home, there = settings.seller.home, relation.address
    last = today + LOOK_AHEAD
    return {
        **holidays_between(today, last, home.country, home.postcode),
        **holidays_between(today, last, there.country, there.postcode),
    }
