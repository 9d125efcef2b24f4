"""The turns in the life of an offer: sent, won, lost, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from salesdesk.domain.customer_cycle import changed_status, statuses_after_winning
from salesdesk.domain.discount_limits import DiscountStand, is_approved, most_discount, rounded_up
from salesdesk.domain.lost_reasons import same_competitor
from salesdesk.domain.offer_check import refuse_unless_may_offer
from salesdesk.domain.offer_revisions import (
    is_late,
    refuse_beside_won,
    refuse_decided_on,
    refuse_frozen,
    refuse_undecidable,
)
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.order_lines import without_order
from salesdesk.domain.relations import Relation, Status, StatusChange
from salesdesk.domain.value_proposition import Competitor
from salesdesk.domain.vat import rates_for
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.clock import Clock
from salesdesk.services.offer_file import offer_of, relation_of
from salesdesk.services.offer_view import OfferView
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.documents import keep_document
from salesdesk.storage.settings import load_settings
from salesdesk.words import _


def ready_to_release(view: OfferView, reason: str, discount_reason: str, now: datetime) -> Offer:
    """The offer as it is laid down; refused with everything that stands in the way, named at once."""
    offer = view.offer
    refuse_frozen(offer)
    if offer.deleted:
        raise Refused(Reason(N_("Deze offerte is verwijderd.")))
    problems = view.release_problems(offer)
    if problems:
        raise Refused(*problems)
    check = view.check(offer)
    reason = reason.strip() or offer.override_reason
    refuse_unless_may_offer(replace(check, override_reason=reason))
    refuse_without_leave(view, offer)
    above = view.discount_stand(offer) is not DiscountStand.FREE
    discount_reason = discount_reason.strip() or offer.discount_reason
    if above and not discount_reason:
        text = N_("Meer dan {limit} % korting vraagt een reden.")
        limit = view.settings.thresholds.discount_limit_percent
        raise Refused(Reason(text, "discount_reason", {"limit": f"{limit.normalize():f}"}))
    today = view.today
    return replace(
        offer,
        state=OfferState.RELEASED,
        offered_on=today,
        released_at=now,
        vat_rates=rates_for(view.settings.vat_rates, offer.vat_country, today),
        override_reason="" if check.passes else reason,
        discount_reason=discount_reason if above else "",
    )


def refuse_without_leave(view: OfferView, offer: Offer) -> None:
    """More discount than the seller may give himself goes nowhere without leave."""
    if view.discount_stand(offer) is not DiscountStand.APPROVAL or is_approved(offer):
        return
    text = N_("{given} % korting is meer dan de {limit} % die je zelf mag geven: vraag eerst goedkeuring.")
    given = rounded_up(most_discount(offer.lines, offer.discount_percent)).normalize()
    limit = view.settings.thresholds.leave_from_percent.normalize()
    raise Refused(Reason(text, "approval", {"given": f"{given:f}", "limit": f"{limit:f}"}))


def keep_released(session: Session, ready: Offer, content: bytes, now: datetime) -> Offer:
    """Keep its PDF under its hash, and let it take the place of what was laid down before.

    Refused beside a revision that was won meanwhile, as a sheet that is read in may tell.
    """
    refuse_beside_won(ready, records.find(session, Offer, number=ready.number, state=OfferState.WON))
    sha256 = keep_document(session, content, f"{ready.label}.pdf", now)
    sent = replace(ready, released_sha256=sha256)
    open_states = (OfferState.RELEASED, OfferState.EXPIRED)
    before = records.find(session, Offer, number=ready.number, state=open_states)
    replaced = [replace(offer, state=OfferState.REPLACED) for offer in before if offer.id != ready.id]
    records.save_all(session, [*replaced, sent])
    return sent


def refuse_second_draft(session: Session, offer: Offer) -> None:
    """Two drafts of one offer would each think to be the next."""
    for draft in records.find(session, Offer, number=offer.number, state=OfferState.DRAFT):
        if draft.id != offer.id:
            text = N_("{label} is al in de maak; werk daarin verder.")
            raise Refused(Reason(text, "", {"label": draft.label}))
    refuse_beside_won(offer, records.find(session, Offer, number=offer.number, state=OfferState.WON))


def win(
    session: Session, offer_id: UUID, clock: Clock, decided_on: date | None = None, late_reason: str = ""
) -> Offer:
    """The order is in, on that day or today; after the last valid day it asks why it is still accepted."""
    offer = offer_of(session, offer_id)
    day = decided_on or clock.today()
    late = is_late(offer, day)
    why = late_reason.strip()
    if late and not why:
        text = N_("De offerte was toen verlopen. Schrijf op waarom je haar toch aanneemt.")
        raise Refused(Reason(text, "late_reason"))
    won = replace(
        _decided(session, offer, OfferState.WON, day, clock.today()), late_reason=why if late else ""
    )
    records.save(session, won)
    _become_customer(session, relation_of(session, won.relation_id), won, clock)
    return won


def lose(
    session: Session,
    offer_id: UUID,
    reason: str,
    competitor: str,
    clock: Clock,
    decided_on: date | None = None,
) -> Offer:
    """Lost on that day or today, and why; a competitor we know is kept under the name we know him by."""
    why = reason.strip()
    if not why:
        raise Refused(Reason(N_("Schrijf op waarom: daar leer je van."), "lost_reason"))
    day = decided_on or clock.today()
    offer = _decided(session, offer_of(session, offer_id), OfferState.LOST, day, clock.today())
    to_whom = same_competitor(competitor, records.find(session, Competitor, deleted=False))
    kept = replace(offer, lost_reason=why, competitor=to_whom)
    records.save(session, kept)
    return kept


def _decided(session: Session, offer: Offer, state: OfferState, day: date, today: date) -> Offer:
    """The outcome, for the revision that was sent; a draft after it has nothing left to ask and goes."""
    refuse_undecidable(offer)
    refuse_decided_on(offer, day, today)
    # who decides has it in hand, also when nobody noted that it was sent
    sent_on = offer.sent_on or offer.offered_on
    decided = replace(offer, state=state, decided_on=day, sent_on=sent_on)
    drafts = records.find(session, Offer, number=offer.number, state=OfferState.DRAFT)
    records.save_all(session, [decided, *(replace(draft, deleted=True) for draft in drafts)])
    return decided


def won_reason(offer: Offer) -> str:
    """What the log says of a relation that this offer made a customer."""
    return _("Offerte {label} gewonnen").format(label=offer.label)


def _become_customer(session: Session, relation: Relation, offer: Offer, clock: Clock) -> None:
    seller = load_settings(session).seller.name
    road = statuses_after_winning(relation.status)
    for after in road:
        change = changed_status(relation, after, clock.new_id(), clock.now(), seller, won_reason(offer))
        records.save(session, change)
        relation = replace(relation, status=after)
    if road:
        since = relation.customer_since or clock.today()
        records.save(session, replace(relation, customer_since=since, is_hot=False))


def take_back(session: Session, offer_id: UUID, clock: Clock) -> Offer:
    """Open again; after a wrong `won` the relation goes back to where that offer brought it from."""
    offer = offer_of(session, offer_id)
    if offer.state not in {OfferState.WON, OfferState.LOST}:
        raise Refused(Reason(N_("{label} is niet gewonnen of verloren."), "", {"label": offer.label}))
    _refuse_overtaken(session, offer)
    expired = offer.valid_until is not None and offer.valid_until < clock.today()
    state = OfferState.EXPIRED if expired else OfferState.RELEASED
    opened = without_order(
        replace(offer, state=state, decided_on=None, lost_reason="", competitor="", late_reason="")
    )
    records.save(session, opened)
    if offer.state is OfferState.WON:
        _be_what_it_was(session, offer, clock)
    return opened


def _refuse_overtaken(session: Session, offer: Offer) -> None:
    """Two revisions of one offer that are both out there would both ask for an answer."""
    for later in records.find(session, Offer, number=offer.number):
        if later.revision > offer.revision and later.state is not OfferState.DRAFT:
            text = N_("Daarna is {label} verstuurd; ga daarmee verder.")
            raise Refused(Reason(text, "", {"label": later.label}))


def _be_what_it_was(session: Session, offer: Offer, clock: Clock) -> None:
    relation = relation_of(session, offer.relation_id)
    if records.find(session, Offer, relation_id=relation.id, state=OfferState.WON):
        return  # another order is in
    changes = records.find(session, StatusChange, relation_id=relation.id)
    reasons = {won_reason(other) for other in records.find(session, Offer, relation_id=relation.id)}
    before: Status | None = None
    for change in reversed(changes):
        if change.reason not in reasons:
            break
        before = change.before
    if before is None or relation.status is not Status.CUSTOMER:
        return
    reason = _("Offerte {label} toch niet gewonnen").format(label=offer.label)
    seller = load_settings(session).seller.name
    back = StatusChange(clock.new_id(), relation.id, relation.status, before, clock.now(), seller, reason)
    is_new = relation.customer_since == offer.decided_on
    since = None if is_new else relation.customer_since
    records.save_all(session, [back, replace(relation, status=before, customer_since=since)])
