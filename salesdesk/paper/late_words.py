"""What to say when a seller calls that he is late: in the customer's language, by name, with the new hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Contact, Salutation
from salesdesk.domain.visits import Visit
from salesdesk.paper.letters import Say, paper_language
from salesdesk.words import SOURCE_LANGUAGE, gettext_for

AFTERNOON = time(12)


def late_call(
    visit: Visit, contact: Contact | None, language: str, seller: Seller, company: Company, minutes: int
) -> str:
    """By name and with both hours; `Goedemorgen mevrouw Kuipers, u spreekt met Sanne de Boer`."""
    spoken = paper_language(language)
    say = gettext_for(spoken)
    later = (datetime.combine(visit.visit_on, visit.start_time) + timedelta(minutes=minutes)).time()
    greeting = say("Goedemorgen") if visit.start_time < AFTERNOON else say("Goedemiddag")
    who = say("{seller} van {company}") if seller.name and company.name else "{seller}{company}"
    text = say(
        "{greeting} {name}, u spreekt met {seller}. Wij hebben om {hour} een afspraak. Ik ben onderweg, maar "
        "kom ongeveer {minutes} minuten later: rond {later}. Komt dat u nog uit?"
    )
    said = text.format(
        greeting=greeting,
        name=_name(contact, spoken, say),
        seller=who.format(seller=seller.name, company=company.name),
        hour=f"{visit.start_time:%H:%M}",
        minutes=minutes,
        later=f"{later:%H:%M}",
    )
    return said.replace(" ,", ",")


def _name(contact: Contact | None, language: str, say: Say) -> str:
    if contact is None or not contact.surname.strip():
        return ""
    surname = contact.surname.strip()
    if language == SOURCE_LANGUAGE:
        surname = surname[:1].upper() + surname[1:]
    patterns = {
        Salutation.MR: say("meneer {surname}"),
        Salutation.MS: say("mevrouw {surname}"),
    }
    known = patterns.get(contact.salutation)
    return known.format(surname=surname) if known else contact.short_name
