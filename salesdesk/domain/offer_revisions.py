"""New revisions and copies of an offer: what comes along, and what begins afresh."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferLine, OfferState
from salesdesk.domain.order_lines import as_offered
from salesdesk.domain.promises import is_valid_on
from salesdesk.domain.relations import Relation
from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_, Reason, Refused

MAY_BE_REVISED = frozenset({OfferState.RELEASED, OfferState.LOST, OfferState.EXPIRED, OfferState.REPLACED})
MAY_BE_DECIDED = frozenset({OfferState.RELEASED, OfferState.EXPIRED})


def refuse_frozen(offer: Offer) -> None:
    """Only a draft can be edited: what the customer has in hand stays as it is."""
    if offer.state is not OfferState.DRAFT:
        text = N_("{label} is verstuurd en ligt vast. Maak een nieuwe revisie.")
        raise Refused(Reason(text, "", {"label": offer.label}))


def refuse_undecidable(offer: Offer) -> None:
    """Won or lost is what was sent and not replaced, in time or late."""
    if offer.state not in MAY_BE_DECIDED:
        text = N_("Alleen een verstuurde offerte kan gewonnen of verloren zijn.")
        raise Refused(Reason(text, "", {"label": offer.label}))


def refuse_decided_on(offer: Offer, day: date, today: date) -> None:
    """A decision lies between the day the offer was sent and today."""
    if day > today:
        raise Refused(Reason(N_("Deze dag moet nog komen."), "decided_on"))
    sent_on = offer.sent_on or offer.offered_on
    if sent_on is not None and day < sent_on:
        raise Refused(Reason(N_("Toen was de offerte nog niet verstuurd."), "decided_on"))


def refuse_beside_won(offer: Offer, others: Iterable[Offer]) -> None:
    """After an order a new revision would hide it: whoever wants more copies the offer."""
    for other in others:
        if other.state is OfferState.WON and other.id != offer.id and not other.deleted:
            text = N_("{label} is gewonnen. Kopieer hem naar een nieuwe offerte.")
            raise Refused(Reason(text, "", {"label": other.label}))


def is_late(offer: Offer, day: date) -> bool:
    """Whether an answer of that day comes after the last day the offer was valid."""
    return not is_valid_on(offer, day)


def revision_of(offer: Offer, revision: int, new_id: Callable[[], UUID], valid_until: date) -> Offer:
    """The next draft of an offer, from any that was sent; a won one is an agreement and is copied instead."""
    if offer.state not in MAY_BE_REVISED:
        text = N_("Van {label} kan geen nieuwe revisie komen; kopieer hem naar een nieuwe offerte.")
        raise Refused(Reason(text, "", {"label": offer.label}))
    return replace(_afresh(offer, new_id, valid_until), revision=revision)


def copy_of(
    offer: Offer, number: int, new_id: Callable[[], UUID], valid_until: date, relation: Relation | None = None
) -> Offer:
    """A new offer with the same lines, for this customer or another; the five points start open again."""
    made = replace(
        _afresh(offer, new_id, valid_until),
        number=number,
        revision=1,
        visit_id=None,
        chance_percent=None,
        decision_month=None,
        budget=None,
        has_solution=None,
        solution_evidence="",
    )
    if relation is None or relation.id == offer.relation_id:
        return made
    return replace(
        made,
        relation_id=relation.id,
        contact_id=None,
        introduction="",
        customer_reference="",
        language=relation.language,
        vat_country=vat_country_of(relation),
        arguments=(),
        references=tuple(each for each in made.references if each != relation.id),
        lines=tuple(_without_shifted_vat(line, relation) for line in made.lines),
    )


def _without_shifted_vat(line: OfferLine, relation: Relation) -> OfferLine:
    """VAT cannot be shifted to a customer without a VAT number."""
    if line.vat_class is VatClass.REVERSE and not relation.vat_number.strip():
        return replace(line, vat_class=VatClass.STANDARD)
    return line


def _afresh(offer: Offer, new_id: Callable[[], UUID], valid_until: date) -> Offer:
    return replace(
        offer,
        id=new_id(),
        state=OfferState.DRAFT,
        offered_on=None,
        valid_until=valid_until,
        promised_on=None,
        sent_on=None,
        decided_on=None,
        lost_reason="",
        competitor="",
        late_reason="",
        override_reason="",
        discount_reason="",
        approval="",
        approved_percent=None,
        ordered_at=None,
        order_reference="",
        deliver_on=None,
        vat_rates=(),
        released_at=None,
        released_sha256="",
        lines=tuple(replace(line, id=new_id()) for line in as_offered(offer.lines) if not line.deleted),
        deleted=False,
    )


def vat_country_of(relation: Relation) -> str:
    """Belgian customers get Belgian rates; all others the Dutch ones, or VAT shifted to them."""
    return "BE" if relation.address.country == "BE" else "NL"


def valid_until_of(today: date, days: int) -> date:
    return today + timedelta(days=days)
