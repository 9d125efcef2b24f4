"""The mail that an offer goes with, in the customer's language: one text per occasion, free to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact
from salesdesk.paper.letters import Say, paper_language, salutation
from salesdesk.paper.mail_words import MailText, signature_lines
from salesdesk.words import gettext_for


class Occasion(StrEnum):
    """Why this offer goes out now."""

    FIRST = "first"
    AFTER_TALK = "after_talk"
    REVISED = "revised"
    LATE = "late"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class OfferMail:
    """What the mail is about; `talk_on` is the day of the visit, `calls_on` when the seller will ask."""

    offer: Offer
    contact: Contact | None
    company: Company
    seller: Seller
    talk_on: date | None = None
    calls_on: date | None = None
    enclosed: Sequence[str] = ()
    links: Sequence[str] = ()


def offer_mail(mail: OfferMail, occasion: Occasion) -> MailText:
    """Greeting, the occasion, until when it holds, what is enclosed, when the seller calls, and his lines."""
    offer = mail.offer
    language = paper_language(offer.language)
    say = gettext_for(language)
    parts = [salutation(mail.contact, say, language), _opening(mail, occasion, language, say)]
    if offer.valid_until is not None:
        until = say("De offerte geldt tot en met {day}.")
        parts.append(until.format(day=formats.long_date(offer.valid_until, language)))
    if len(mail.enclosed) > 1:
        parts.append("\n".join([say("In de bijlage vindt u:"), *(f"- {name}" for name in mail.enclosed)]))
    if mail.links:
        parts.append("\n".join([say("Op het web staat:"), *(f"- {link}" for link in mail.links)]))
    if mail.calls_on is not None:
        call = say(
            "Op {day} bel ik u om te horen wat u ervan vindt. Eerder iets vragen mag natuurlijk altijd."
        )
        parts.append(call.format(day=formats.long_date(mail.calls_on, language)))
    else:
        parts.append(say("Hebt u vragen, dan hoor ik ze graag."))
    parts.append(signature_lines(mail.seller, mail.company, say))
    pattern = say("Offerte {label}: {subject}") if offer.subject.strip() else say("Offerte {label}")
    subject = pattern.format(label=offer.label, subject=offer.subject.strip())
    return MailText(subject, "\n\n".join(parts) + "\n")


def _opening(mail: OfferMail, occasion: Occasion, language: str, say: Say) -> str:
    patterns = {
        Occasion.FIRST: say("Hierbij ontvangt u onze offerte {label}."),
        Occasion.AFTER_TALK: say(
            "Hartelijk dank voor het gesprek van {day}. Hierbij ontvangt u, zoals besproken, onze offerte "
            "{label}."
        ),
        Occasion.REVISED: say(
            "Hierbij ontvangt u onze aangepaste offerte {label}. Zij komt in de plaats van de vorige."
        ),
        Occasion.LATE: say(
            "Hierbij ontvangt u onze offerte {label}. U hebt er langer op gewacht dan ik had toegezegd; dat "
            "spijt mij."
        ),
        Occasion.AGAIN: say("Hierbij stuur ik u onze offerte {label} nogmaals toe."),
    }
    day = formats.long_date(mail.talk_on, language) if mail.talk_on else ""
    fits = occasion if mail.talk_on or occasion is not Occasion.AFTER_TALK else Occasion.FIRST
    return patterns[fits].format(label=mail.offer.label, day=day)
