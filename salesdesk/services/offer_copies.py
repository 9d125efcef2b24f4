"""An offer copied to another customer: at his prices, in his language, and said what that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk import formats
from salesdesk.domain.offer_revisions import copy_of, valid_until_of
from salesdesk.domain.offers import Offer
from salesdesk.domain.price_changes import LineChange, with_new_prices
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.vat import VatClass
from salesdesk.paper.offer_words import net_days
from salesdesk.services import offer_file, offer_outlooks
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.offer_start import addressee
from salesdesk.services.prices import changes_of
from salesdesk.storage import offers as offer_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, ngettext, screen_language

__all__ = ["CopiedOffer", "OfferCopies"]
TOUCHED: Changes = frozenset({Noun.OFFER, Noun.FORECAST, Noun.TODAY, Noun.RELATION})


@dataclass(frozen=True, slots=True)
class CopiedOffer:
    """The new draft, and in sentences what differs from the one it was copied from."""

    offer: Offer
    told: tuple[str, ...]


class OfferCopies:
    """Copies for others; a copy for the same customer is `Offers.copy`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def copy_for(self, offer_id: UUID, relation_id: UUID) -> Done[CopiedOffer]:
        """A new offer for that customer: his prices and agreements, language, VAT country and terms."""
        today = self._clock.today()
        with self._database.write() as session:
            offer = offer_file.offer_of(session, offer_id)
            relation = offer_file.customer_of(session, relation_id)
            thresholds = load_settings(session).thresholds
            number = offer_lists.highest_number(session) + 1
            until = valid_until_of(today, thresholds.valid_days)
            made = copy_of(offer, number, self._clock.new_id, until, relation)
            told: list[str] = []
            if relation.id != offer.relation_id:
                contacts = tuple(records.find(session, Contact, relation_id=relation.id))
                made = replace(
                    made,
                    contact_id=addressee(contacts),
                    payment_terms=net_days(thresholds.payment_days, relation.language),
                )
                changes = changes_of(session, made, relation, today)
                before, made = made, with_new_prices(made, changes)
                told = [*_priced(changes), *_about(offer, before, relation, contacts)]
            offer_outlooks.keep(session, self._clock, made)
        return Done(CopiedOffer(made, tuple(told)), TOUCHED)


def _priced(changes: Sequence[LineChange]) -> Iterator[str]:
    """Each price that differs, and articles that are not sold any more."""
    language = screen_language()
    for change in changes:
        line = change.line
        name = f"{line.product_code} {line.description.split(chr(10), 1)[0]}".strip()
        if change.changes_price:
            said = _("{name}: {before} wordt {after} per {unit}.")
            yield said.format(
                name=name,
                before=formats.euro(change.before, language),
                after=formats.euro(change.price.net, language),
                unit=line.unit,
            )
        if change.successor is not None:
            said = _("{name} is vervangen door {successor}; zet dat zelf op de offerte.")
            yield said.format(name=name, successor=change.successor.code)
        elif change.is_expired:
            yield _("{name} wordt niet meer verkocht.").format(name=name)


def _about(offer: Offer, made: Offer, relation: Relation, contacts: tuple[Contact, ...]) -> Iterator[str]:
    """Whom it is addressed to, in what language, and the VAT that differs."""
    person = next((contact for contact in contacts if contact.id == made.contact_id), None)
    if person is None:
        yield _("Bij {name} is nog niemand bekend; kies aan wie je schrijft.").format(name=relation.name)
    else:
        yield _("Gericht aan {person}.").format(person=person.short_name)
    if made.language != offer.language:
        yield _("In het {language}: kijk onderwerp, voordelen en eigen regels na.").format(
            language=_language_name(made.language)
        )
    if made.vat_country != offer.vat_country:
        yield _("Met de btw-tarieven van {country}.").format(
            country=_("België") if made.vat_country == "BE" else _("Nederland")
        )
    if made.payment_terms != offer.payment_terms:
        yield _("Betaling: {terms}.").format(terms=made.payment_terms)
    shifted = sum(line.vat_class is VatClass.REVERSE for line in offer.lines if not line.deleted)
    kept = sum(line.vat_class is VatClass.REVERSE for line in made.lines)
    if shifted > kept:
        said = ngettext(
            "Btw verleggen kan hier niet: {count} regel heeft nu het hoge tarief.",
            "Btw verleggen kan hier niet: {count} regels hebben nu het hoge tarief.",
            shifted - kept,
        )
        yield said.format(count=shifted - kept)
    if offer.introduction.strip():
        yield _("De begeleidende brief is leeg: die ging over een ander gesprek.")


def _language_name(code: str) -> str:
    return {"nl": _("Nederlands"), "en": _("Engels"), "fr": _("Frans"), "de": _("Duits")}.get(code, code)
