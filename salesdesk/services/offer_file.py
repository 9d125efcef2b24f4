"""Everything about one offer out of the database, in one read."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.offer_arguments import read_arguments
from salesdesk.services.offer_attachments import read_enclosures
from salesdesk.services.offer_start import Talk, demands_of, introduction
from salesdesk.services.offer_view import OfferView
from salesdesk.services.price_look_outs import usual_to
from salesdesk.services.prices import read_book
from salesdesk.storage import offers as offer_lists
from salesdesk.storage import paid_prices, records
from salesdesk.storage import products as product_lists
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import PAPER_LANGUAGES


def offer_of(session: Session, offer_id: UUID) -> Offer:
    offer = records.load(session, Offer, offer_id)
    if offer is None:
        raise Refused(Reason(N_("Deze offerte bestaat niet meer.")))
    return offer


def empty_draft(session: Session, relation_id: UUID, visit_id: UUID | None) -> Offer | None:
    """A draft for this customer in which nothing is offered yet."""
    for known in records.find(session, Offer, relation_id=relation_id, state=OfferState.DRAFT):
        if not known.lines and known.revision == 1 and visit_id in {None, known.visit_id}:
            return known
    return None


def relation_of(session: Session, relation_id: UUID) -> Relation:
    relation = records.load(session, Relation, relation_id)
    if relation is None:
        raise Refused(Reason(N_("Deze relatie bestaat niet meer."), "relation_id"))
    return relation


def customer_of(session: Session, relation_id: UUID) -> Relation:
    """The relation to whom something is offered; refused when it is gone or removed."""
    relation = relation_of(session, relation_id)
    if relation.deleted:
        raise Refused(Reason(N_("Deze relatie bestaat niet meer."), "relation_id"))
    return relation


def talk_of(session: Session, relation_id: UUID, visit_id: UUID | None) -> Talk | None:
    """The visit an offer follows from with report and preparation; without one the last reported visit."""
    if visit_id is None:
        report_id = offer_lists.latest_report(session, relation_id)
        report = records.load(session, VisitReport, report_id) if report_id else None
        visit_id = report.visit_id if report else None
    if visit_id is None:
        return None
    visit = records.load(session, Visit, visit_id)
    if visit is None:
        return None
    report = _first(records.find(session, VisitReport, visit_id=visit_id))
    preparation = _first(records.find(session, Preparation, visit_id=visit_id))
    return Talk(visit, report, preparation)


def _first(found: list[Any]) -> Any:
    return found[0] if found else None


def read_view(session: Session, offer_id: UUID, today: date) -> OfferView:
    """The file of one offer, with the prices that were paid before."""
    offer = offer_of(session, offer_id)
    relation = relation_of(session, offer.relation_id)
    talk = talk_of(session, relation.id, offer.visit_id)
    settings = load_settings(session)
    may = settings.seller.sees_purchase_prices
    return OfferView(
        offer=offer,
        relation=relation,
        contacts=tuple(records.find(session, Contact, relation_id=relation.id)),
        settings=settings,
        today=today,
        demands=demands_of(talk.report if talk else None),
        last_prices=paid_prices.last_prices(session, relation.id, offer.number),
        purchase_prices=product_lists.purchase_prices(session) if may else {},
        prices=read_book(session, relation, offer.offered_on or today),
        usual_of=usual_to(session, relation.id),
        revisions=tuple(offer_lists.revisions(session, offer.number)),
        arguments=read_arguments(session, relation.id, today, _told_in(talk)),
        enclosures=read_enclosures(session, offer, settings),
        openings={code: introduction(code, talk) for code in PAPER_LANGUAGES} if talk else {},
    )


def _told_in(talk: Talk | None) -> tuple[UUID, ...]:
    """The arguments that were chosen when the talk was prepared."""
    return talk.preparation.arguments if talk and talk.preparation else ()
