"""What a new offer already knows: the settings' defaults, the rest from the last report (Susan §1.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.company import Thresholds
from salesdesk.domain.money import parse_amount
from salesdesk.domain.offer_revisions import valid_until_of, vat_country_of
from salesdesk.domain.offers import Offer
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.relations import Contact, Relation, Role
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.visits import Visit
from salesdesk.paper.offer_words import net_days, opening
from salesdesk.words import decimal_sign


@dataclass(frozen=True, slots=True)
class Talk:
    """The visit an offer follows from: what was agreed to aim at, and what came out of it."""

    visit: Visit
    report: VisitReport | None = None
    preparation: Preparation | None = None


def first_draft(
    offer_id: UUID,
    number: int,
    relation: Relation,
    contacts: tuple[Contact, ...],
    thresholds: Thresholds,
    today: date,
    talk: Talk | None = None,
) -> Offer:
    """Revision 1 of a new offer."""
    made = Offer(
        offer_id,
        relation.id,
        number,
        contact_id=addressee(contacts, talk),
        language=relation.language,
        valid_until=valid_until_of(today, thresholds.valid_days),
        payment_terms=net_days(thresholds.payment_days, relation.language),
        vat_country=vat_country_of(relation),
    )
    if talk is None:
        return made
    made = replace(made, visit_id=talk.visit.id, introduction=introduction(relation.language, talk))
    if talk.report is None:
        return made
    return replace(
        made,
        chance_percent=talk.report.chance_percent,
        decision_month=talk.report.decision_month,
        budget=_budget(talk.report.budget),
    )


def addressee(contacts: tuple[Contact, ...], talk: Talk | None = None) -> UUID | None:
    """Who was visited; else who decides, else who buys, else the first person known."""
    known = {contact.id: contact for contact in contacts}
    if talk is not None and talk.visit.contact_id in known:
        return talk.visit.contact_id
    for role in (Role.DECIDER, Role.BUYER):
        for contact in contacts:
            if role in contact.roles:
                return contact.id
    return contacts[0].id if contacts else None


def _budget(text: str) -> Decimal | None:
    """The budget of the report when it is a bare amount; words stay in the report."""
    try:
        amount = parse_amount(text, decimal_sign())
    except ValueError:
        return None
    return amount if amount > 0 else None


def introduction(language: str, talk: Talk) -> str:
    """The opening of the letter: the customer's problem and goal, in the customer's language.

    The goal is the external objective, said aloud in the visit; the problem the report's functional
    needs, or else its economic ones; what moves him inside stays with the seller.
    """
    goal = _one_line(talk.preparation.external_objective) if talk.preparation else ""
    report = talk.report
    needs = _one_line(report.functional_needs) or _one_line(report.economic_needs) if report else ""
    return opening(language, talk.visit.visit_on, goal, needs)


def _one_line(text: str) -> str:
    lines = (line.strip(" -•\t.") for line in text.splitlines())
    return "; ".join(line for line in lines if line)


def demands_of(report: VisitReport | None) -> tuple[str, ...]:
    """The customer's recorded demands, one per line of the report, each once."""
    if report is None:
        return ()
    written = f"{report.demands_on_product}\n{report.demands_on_supplier}"
    lines = (line.strip(" -•\t") for line in written.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
