"""What to say when a seller calls that he is late: in the customer's language, by name, with the new hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Contact, Salutation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_
from salesdesk.words import PAPER_LANGUAGES, SOURCE_LANGUAGE, gettext_for

AFTERNOON = time(12)
_CALL = N_(
    "{greeting} {name}, u spreekt met {seller}. Wij hebben om {hour} een afspraak. Ik ben onderweg, maar kom "
    "ongeveer {minutes} minuten later: rond {later}. Komt dat u nog uit?"
)
_NAMES = {
    Salutation.MR: N_("meneer {surname}"),
    Salutation.MS: N_("mevrouw {surname}"),
}


def late_call(
    visit: Visit, contact: Contact | None, language: str, seller: Seller, company: Company, minutes: int
) -> str:
    """By name and with both hours; `Goedemorgen mevrouw Kuipers, u spreekt met Sanne de Boer`."""
    say = gettext_for(language if language in PAPER_LANGUAGES else SOURCE_LANGUAGE)
    later = (datetime.combine(visit.visit_on, visit.start_time) + timedelta(minutes=minutes)).time()
    greeting = say(N_("Goedemorgen") if visit.start_time < AFTERNOON else N_("Goedemiddag"))
    who = say(N_("{seller} van {company}")) if seller.name and company.name else "{seller}{company}"
    text = say(_CALL).format(
        greeting=greeting,
        name=_name(contact, language),
        seller=who.format(seller=seller.name, company=company.name),
        hour=f"{visit.start_time:%H:%M}",
        minutes=minutes,
        later=f"{later:%H:%M}",
    )
    return text.replace(" ,", ",")


def _name(contact: Contact | None, language: str) -> str:
    if contact is None or not contact.surname.strip():
        return ""
    say = gettext_for(language if language in PAPER_LANGUAGES else SOURCE_LANGUAGE)
    surname = contact.surname.strip()
    known = _NAMES.get(contact.salutation)
    if known is None:
        return contact.short_name
    if language == SOURCE_LANGUAGE:
        surname = surname[:1].upper() + surname[1:]
    return say(known).format(surname=surname)
