"""The short text that goes with documents in a mail, in the customer's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.relations import Contact
from salesdesk.paper.letters import Say, paper_language, salutation
from salesdesk.words import gettext_for


@dataclass(frozen=True, slots=True)
class MailText:
    """Subject and body of a mail."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class DocumentMail:
    """Documents for a customer; `talk_on` is the day of the visit they belong to."""

    documents: tuple[LibraryDocument, ...]
    contact: Contact | None
    company: Company
    seller: Seller
    talk_on: date
    today: date
    language: str = "nl"


def document_mail(mail: DocumentMail) -> MailText:
    """Greeting, what it is, the attachments and links by name, and the seller's lines under it."""
    language = paper_language(mail.language)
    say = gettext_for(language)
    day = formats.long_date(mail.talk_on, language)
    if mail.talk_on >= mail.today:
        opening = say("Voor ons gesprek van {day} stuur ik u alvast onze documentatie.").format(day=day)
    else:
        opening = say("Na ons gesprek van {day} stuur ik u graag onze documentatie.").format(day=day)
    files = [document for document in mail.documents if document.kind is not DocumentKind.LINK]
    links = [document for document in mail.documents if document.kind is DocumentKind.LINK]
    parts = [salutation(mail.contact, say, language), opening]
    if files:
        parts.append("\n".join([say("In de bijlage vindt u:"), *(f"- {each.title}" for each in files)]))
    if links:
        parts.append(
            "\n".join([say("Op het web staat:"), *(f"- {each.title}: {each.url}" for each in links)])
        )
    parts.append(say("Hebt u vragen, dan hoor ik ze graag."))
    parts.append(signature_lines(mail.seller, mail.company, say))
    subject = say("Documentatie van {company}").format(company=mail.company.name)
    return MailText(subject if mail.company.name else say("Documentatie"), "\n\n".join(parts) + "\n")


def signature_lines(seller: Seller, company: Company, say: Say) -> str:
    """The greeting under a mail, and where its writer can be reached."""
    numbers = "  ·  ".join(number for number in (company.phone, seller.mobile or seller.phone) if number)
    lines = (seller.name, seller.function, company.name, numbers, seller.email, company.website)
    return "\n".join([say("Met vriendelijke groet,"), "", *(line for line in lines if line.strip())])
