"""New revisions and copies of an offer: what comes along, and what begins afresh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Relation
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
    )


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
        override_reason="",
        discount_reason="",
        released_at=None,
        released_sha256="",
        lines=tuple(replace(line, id=new_id()) for line in offer.lines if not line.deleted),
        deleted=False,
    )


def vat_country_of(relation: Relation) -> str:
    """Belgian customers get Belgian rates; all others the Dutch ones, or VAT shifted to them."""
    return "BE" if relation.address.country == "BE" else "NL"


def valid_until_of(today: date, days: int) -> date:
    return today + timedelta(days=days)
