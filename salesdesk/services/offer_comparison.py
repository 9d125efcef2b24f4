"""Two offers side by side: what differs, in words, and the sheet that tells the customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_changes import OfferChanges, offer_changes
from salesdesk.domain.offer_totals import OfferTotals, offer_totals
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Contact, Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, is_mail_address, mail_bytes
from salesdesk.paper.change_sheet import ChangeSheet, change_sheet_pdf
from salesdesk.paper.change_sheet_mail import change_sheet_mail
from salesdesk.paper.change_words import HeadWords, LineWords, head_words, line_words, total_words
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_file import offer_of, relation_of
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import Paper, file_name
from salesdesk.storage import offers as offer_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.offers import OfferListLine
from salesdesk.storage.settings import load_settings
from salesdesk.words import screen_language

__all__ = ["Comparison", "HeadWords", "LineWords", "OfferComparison"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two offers, what differs as values and in words, and what else each can be held against.

    `others` are the revisions of the later one and the other offers to its customer, the latest first.
    """

    changes: OfferChanges
    lines: tuple[LineWords, ...]
    head: tuple[HeadWords, ...]
    relations: tuple[Relation, Relation]
    others: tuple[OfferListLine, ...]
    names: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def before(self) -> Offer:
        return self.changes.before

    @property
    def after(self) -> Offer:
        return self.changes.after

    @property
    def same_customer(self) -> bool:
        return self.before.relation_id == self.after.relation_id

    @property
    def refused(self) -> Reason | None:
        """Why there is no sheet for the customer: it tells of what he has in hand, and of nothing else."""
        if not self.same_customer:
            return Reason(N_("Deze offertes zijn van twee klanten: daar hoort geen wijzigingsblad bij."))
        for offer in (self.after, self.before):
            if offer.state is OfferState.DRAFT:
                text = N_("{label} is nog niet verstuurd. Pas daarna is er een wijzigingsblad.")
                return Reason(text, "", {"label": offer.label})
        return None


class OfferComparison:
    """Compares revisions and offers; makes the wijzigingsblad and the mail it goes with."""

    def __init__(self, database: Database, clock: Clock, lent: LentFiles) -> None:
        self._database = database
        self._clock = clock
        self._lent = lent

    def compare(self, after_id: UUID, before_id: UUID | None = None) -> Comparison:
        """The offer held against another, or the one that is nearest; refused when there is no other."""
        with self._database.read() as session:
            return self._compare(session, after_id, before_id, screen_language())

    def _compare(self, session: Session, after_id: UUID, before_id: UUID | None, language: str) -> Comparison:
        after = offer_of(session, after_id)
        others = _others(session, after)
        before = offer_of(session, before_id or _former(after, others))
        changes = offer_changes(before, after, self._totals(session, before), self._totals(session, after))
        names = _names(session, changes)
        return Comparison(
            changes=changes,
            lines=(*(line_words(entry, language) for entry in changes.lines), *_totals(changes, language)),
            head=tuple(head_words(entry, language, names) for entry in changes.head),
            relations=(relation_of(session, before.relation_id), relation_of(session, after.relation_id)),
            others=others,
            names=names,
        )

    def _totals(self, session: Session, offer: Offer) -> OfferTotals:
        rates = offer.vat_rates or load_settings(session).vat_rates
        day = offer.offered_on or self._clock.today()
        return offer_totals(offer.lines, rates, offer.vat_country, day, offer.discount_percent)

    def _sheet(self, after_id: UUID, before_id: UUID | None) -> ChangeSheet:
        with self._database.read() as session:
            comparison = self._compare(session, after_id, before_id, screen_language())
            if comparison.refused is not None:
                raise Refused(comparison.refused)
            settings = load_settings(session)
            contact_id = comparison.after.contact_id
            return ChangeSheet(
                changes=comparison.changes,
                relation=comparison.relations[1],
                company=settings.company,
                seller=settings.seller,
                made_at=self._clock.now(),
                contact=records.load(session, Contact, contact_id) if contact_id else None,
                names=comparison.names,
            )

    def change_sheet(self, after_id: UUID, before_id: UUID | None = None) -> Paper:
        """The wijzigingsblad in the customer's language; refused until both were sent to one customer."""
        return _paper(self._sheet(after_id, before_id))

    def mail(self, after_id: UUID, before_id: UUID | None = None) -> MailReady:
        """An unsent mail with that sheet, to whom the offer is addressed."""
        sheet = self._sheet(after_id, before_id)
        paper, contact = _paper(sheet), sheet.contact
        options = (contact.email if contact else "", sheet.relation.email)
        to = next((address.strip() for address in options if is_mail_address(address)), "")
        text = change_sheet_mail(sheet)
        draft = MailDraft(
            Mailbox(sheet.seller.name, sheet.seller.email),
            Mailbox(contact.short_name if contact else "", to),
            text.subject,
            text.body,
            (Attachment(paper.name, "application/pdf", paper.content),),
            after_id.hex,
        )
        content = mail_bytes(draft, self._clock.now())
        name = f"{paper.name.removesuffix('.pdf')}.eml"
        return MailReady(self._lent.lend(self._clock.new_id(), name, content), to, len(content))


def _totals(changes: OfferChanges, language: str) -> list[LineWords]:
    """What goes off the total in each period, below the lines."""
    percents = changes.before.discount_percent, changes.after.discount_percent
    made = [total_words(entry, percents, language) for entry in changes.periods]
    return [words for words in made if words is not None]


def _paper(sheet: ChangeSheet) -> Paper:
    pdf = change_sheet_pdf(sheet)
    name = file_name(sheet.title, sheet.relation.name)
    return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)


def _others(session: Session, offer: Offer) -> tuple[OfferListLine, ...]:
    own = offer_lists.revisions(session, offer.number)
    rest = offer_lists.offer_list_lines(session, relation_id=offer.relation_id)
    return tuple(line for line in (*own, *(each for each in rest if each.number != offer.number)))


def _former(after: Offer, others: tuple[OfferListLine, ...]) -> UUID:
    """The revision before this one, else the one after it, else another offer to this customer."""
    rest = [line for line in others if line.id != after.id]
    own = [line for line in rest if line.number == after.number]
    earlier = [line for line in own if line.revision < after.revision]
    chosen = next(iter((*earlier, *own, *rest)), None)
    if chosen is None:
        text = N_(
            "Bij {label} is nog niets om mee te vergelijken: geen andere revisie en geen andere offerte."
        )
        raise Refused(Reason(text, "", {"label": after.label}))
    return chosen.id


def _names(session: Session, changes: OfferChanges) -> dict[UUID, str]:
    """Of people, relations and documents that a change is about."""
    wanted = [value for entry in changes.head for value in (entry.before, entry.after)]
    ids = {each for value in wanted for each in (value if isinstance(value, tuple) else (value,))}
    known = {each for each in ids if isinstance(each, UUID)}
    contacts = records.load_many(session, Contact, known)
    relations = records.load_many(session, Relation, known)
    documents = records.load_many(session, LibraryDocument, known)
    return {
        **{each.id: each.short_name for each in contacts.values()},
        **{each.id: each.name for each in relations.values()},
        **{each.id: each.title for each in documents.values()},
    }
