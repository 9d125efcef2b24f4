"""Offers: begin one, write it, send it, and learn what became of it (Susan §1.5)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.offer_release import refuse_bad_draft
from salesdesk.domain.offer_revisions import (
    refuse_frozen,
    revision_of,
    valid_until_of,
)
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState
from salesdesk.domain.promises import expired
from salesdesk.domain.relations import Contact
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.offer_words import payment_terms
from salesdesk.services import offer_decisions, offer_file, offer_outlooks
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.offer_attachments import with_house_terms
from salesdesk.services.offer_copies import OfferCopies
from salesdesk.services.offer_papers import OfferPapers
from salesdesk.services.offer_start import first_draft
from salesdesk.services.offer_view import OfferPreview, OfferView
from salesdesk.storage import offers as offer_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.offers import OfferListLine
from salesdesk.storage.settings import load_settings

__all__ = ["OfferListLine", "OfferPreview", "OfferView", "Offers", "payment_terms"]

TOUCHED: Changes = frozenset({Noun.OFFER, Noun.FORECAST, Noun.TODAY, Noun.RELATION})


class Offers:
    """What a seller does with offers; only a draft can be edited, what was sent stays as it was sent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.papers = OfferPapers(database, clock)

    def lines(
        self, text: str = "", states: frozenset[OfferState] = frozenset(), relation_id: UUID | None = None
    ) -> list[OfferListLine]:
        """Each offer in its highest revision, the newest first; no states: all of them."""
        with self._database.read() as session:
            return offer_lists.offer_list_lines(session, text, states, relation_id)

    def view(self, offer_id: UUID) -> OfferView:
        """The whole file of one offer; refused when it is gone."""
        with self._database.read() as session:
            return offer_file.read_view(session, offer_id, self._clock.today())

    def start(self, relation_id: UUID, visit_id: UUID | None = None) -> Done[Offer]:
        """A new draft for this customer, with what is known from that visit, or else from the last one.

        A draft for him in which nothing is offered yet is taken up again, so that no number goes to waste.
        """
        with self._database.write() as session:
            relation = offer_file.customer_of(session, relation_id)
            known = offer_file.empty_draft(session, relation_id, visit_id)
            if known is not None:
                return Done(known, frozenset())
            contacts = tuple(records.find(session, Contact, relation_id=relation_id))
            settings = load_settings(session)
            made = first_draft(
                self._clock.new_id(),
                offer_lists.highest_number(session) + 1,
                relation,
                contacts,
                settings.thresholds,
                self._clock.today(),
                offer_file.talk_of(session, relation_id, visit_id),
            )
            offer = with_house_terms(session, made, settings)
            offer_outlooks.keep(session, self._clock, offer)
        return Done(offer, TOUCHED)

    def save(self, offer: Offer, before: Offer | None = None) -> Done[Offer]:
        """Keep a draft, finished or not; refused when it was sent, or a figure is out of bounds.

        With `before` only what differs from it is changed: what was changed elsewhere meanwhile stays.
        """
        refuse_bad_draft(offer)
        placed = replace(
            offer, lines=tuple(replace(line, position=at) for at, line in enumerate(offer.lines))
        )
        with self._database.write() as session:
            known = offer_file.offer_of(session, offer.id)
            refuse_frozen(known)
            if placed.state is not OfferState.DRAFT or known.deleted:
                raise Refused(Reason(N_("Deze offerte is intussen verstuurd of verwijderd.")))
            typed = _with_changes(known, before, placed) if before else placed
            kept = replace(typed, approval=known.approval, approved_percent=known.approved_percent)
            offer_outlooks.keep(session, self._clock, kept)
        return Done(kept, TOUCHED)

    def release(self, offer_id: UUID, reason: str = "", discount_reason: str = "") -> Done[Offer]:
        """The only door to print and mail: checks points and lines, keeps the PDF, freezes the offer.

        Refused while a point fails or a discount is above the seller's limit and no reason is given; the
        reason stays with the offer. The revision that was sent before is replaced.
        """
        with self._database.write() as session:
            view = offer_file.read_view(session, offer_id, self._clock.today())
            ready = offer_decisions.ready_to_release(view, reason, discount_reason, self._clock.now())
            paper = self.papers.made(view, ready)
            sent = offer_decisions.keep_released(session, ready, paper.content, self._clock.now())
            offer_outlooks.note(session, self._clock, {sent.number})
        return Done(sent, TOUCHED)

    def revise(self, offer_id: UUID) -> Done[Offer]:
        """A new draft from any revision that was sent; refused while another draft of this offer is open."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            offer_decisions.refuse_second_draft(session, offer)
            made = revision_of(
                offer,
                offer_lists.highest_revision(session, offer.number) + 1,
                self._clock.new_id,
                self._valid_until(load_settings(session).thresholds.valid_days),
            )
            offer_outlooks.keep(session, self._clock, made)
        return Done(made, TOUCHED)

    def copy(self, offer_id: UUID, relation_id: UUID | None = None) -> Done[Offer]:
        """A new offer with the same lines; for another customer at his prices and in his language."""
        with self._database.read() as session:
            own = offer_file.offer_of(session, offer_id).relation_id
        done = OfferCopies(self._database, self._clock).copy_for(offer_id, relation_id or own)
        return Done(done.value.offer, done.changes)

    def _valid_until(self, days: int) -> date:
        return valid_until_of(self._clock.today(), days)

    def win(self, offer_id: UUID, decided_on: date | None = None, late_reason: str = "") -> Done[Offer]:
        """The order is in; a suspect, prospect or former customer becomes a customer, and that is logged.

        On that day, or today; after the offer's last day refused without a reason.
        """
        with self._database.write() as session:
            offer = offer_decisions.win(session, offer_id, self._clock, decided_on, late_reason)
            offer_outlooks.note(session, self._clock, {offer.number})
        return Done(offer, TOUCHED)

    def lose(
        self, offer_id: UUID, reason: str, competitor: str = "", decided_on: date | None = None
    ) -> Done[Offer]:
        """It went elsewhere or nowhere; refused without the reason, of which one learns."""
        with self._database.write() as session:
            offer = offer_decisions.lose(session, offer_id, reason, competitor, self._clock, decided_on)
            offer_outlooks.note(session, self._clock, {offer.number})
        return Done(offer, TOUCHED)

    def take_back(self, offer_id: UUID) -> Done[Offer]:
        """It was not won or lost after all: the offer is open again, the customer what he was before."""
        with self._database.write() as session:
            offer = offer_decisions.take_back(session, offer_id, self._clock)
            offer_outlooks.note(session, self._clock, {offer.number})
        return Done(offer, TOUCHED)

    def expire_due(self, today: date) -> Done[int]:
        """Sent offers whose last valid day has passed expire, won and lost ones never; how many did."""
        with self._database.write() as session:
            due = records.load_many(session, Offer, offer_lists.due_to_expire(session, today)).values()
            records.save_all(session, [expired(offer, today) for offer in due])
            offer_outlooks.note(session, self._clock)
        return Done(len(due), TOUCHED if due else frozenset())

    def expect(self, offer_id: UUID, chance_percent: int | None, decision_month: date | None) -> Done[Offer]:
        """What the seller now expects of an open offer, sent or not; the paper does not change by it."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            if not offer.is_open:
                raise Refused(Reason(N_("Over deze offerte is al beslist.")))
            month = decision_month.replace(day=1) if decision_month else None
            kept = replace(offer, chance_percent=chance_percent, decision_month=month)
            refuse_bad_draft(kept)
            offer_outlooks.keep(session, self._clock, kept)
        return Done(kept, TOUCHED)

    def promise(self, offer_id: UUID, promised_on: date | None) -> Done[Offer]:
        """The day on which the customer was told he would have it; refused once it is sent."""
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            refuse_frozen(offer)
            kept = replace(offer, promised_on=promised_on)
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def delete(self, offer_id: UUID) -> Done[Offer]:
        """Throw a draft away; what was sent stays on record."""
        return self._throw(offer_id, away=True)

    def restore(self, offer_id: UUID) -> Done[Offer]:
        """Take a draft back that was thrown away; refused when a newer draft has come in its place."""
        return self._throw(offer_id, away=False)

    def _throw(self, offer_id: UUID, *, away: bool) -> Done[Offer]:
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            refuse_frozen(offer)
            if not away:
                offer_decisions.refuse_second_draft(session, offer)
            kept = replace(offer, deleted=away)
            offer_outlooks.keep(session, self._clock, kept)
        return Done(kept, TOUCHED)

    def new_line(self, kind: LineKind = LineKind.PRODUCT) -> OfferLine:
        """An empty line; nothing is kept yet."""
        return OfferLine(self._clock.new_id(), kind)


def _with_changes(known: Offer, before: Offer, after: Offer) -> Offer:
    """What is kept now, with the changes from before to after."""
    names = [field.name for field in fields(Offer)]
    changed = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
    return replace(known, **changed)
