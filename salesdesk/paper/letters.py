"""What a letter to a customer begins and ends with: address, attention line, salutation, signature lines."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Address, Contact, Relation, Salutation
from salesdesk.domain.visits import VisitKind
from salesdesk.paper import style
from salesdesk.paper.pieces import Gap, Stack
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text
from salesdesk.words import PAPER_LANGUAGES, SOURCE_LANGUAGE, word

Say = Callable[[str], str]


def paper_language(wanted: str) -> str:
    """The language itself when paper speaks it, Dutch otherwise."""
    return wanted if wanted in PAPER_LANGUAGES else SOURCE_LANGUAGE


def country_name(code: str, say: Say) -> str:
    names = {
        "NL": say("Nederland"),
        "BE": say("België"),
        "LU": say("Luxemburg"),
        "DE": say("Duitsland"),
        "FR": say("Frankrijk"),
        "GB": say("Verenigd Koninkrijk"),
    }
    return names.get(code.strip().upper(), code)


def attention(contact: Contact | None, say: Say) -> str:
    """`T.a.v. mevrouw mr. M. Kuipers`; empty without a name."""
    name = title_name(contact)
    if contact is None or not name:
        return ""
    patterns = {
        Salutation.MR: say("T.a.v. de heer {name}"),
        Salutation.MS: say("T.a.v. mevrouw {name}"),
        Salutation.NEUTRAL: say("T.a.v. {name}"),
    }
    return patterns[contact.salutation].format(name=name)


def salutation(contact: Contact | None, say: Say, language: str) -> str:
    """`Geachte mevrouw De Wit,`; to nobody in particular when the surname is unknown."""
    if contact is None or not contact.surname.strip():
        return say("Geachte heer, mevrouw,")
    surname = contact.surname.strip()
    if language == SOURCE_LANGUAGE:
        surname = surname[:1].upper() + surname[1:]
    patterns = {
        Salutation.MR: say("Geachte heer {name},"),
        Salutation.MS: say("Geachte mevrouw {name},"),
        Salutation.NEUTRAL: say("Geachte {name},"),
    }
    name = contact.short_name if contact.salutation is Salutation.NEUTRAL else surname
    return patterns[contact.salutation].format(name=name)


def person(contact: Contact, say: Say) -> str:
    """`Mevrouw M. Kuipers`, as a seller notes a name."""
    patterns = {
        Salutation.MR: say("De heer {name}"),
        Salutation.MS: say("Mevrouw {name}"),
        Salutation.NEUTRAL: "{name}",
    }
    return patterns[contact.salutation].format(name=title_name(contact))


def title_name(contact: Contact | None) -> str:
    """`mr. M. Kuipers`."""
    if contact is None:
        return ""
    first = contact.initials or contact.first_name
    return " ".join(part for part in (contact.title, first, contact.surname) if part.strip())


def kilometres(distance_km: float, language: str) -> str:
    """`36 km`, under ten with a decimal: `1,2 km`."""
    decimals = 0 if distance_km >= 10 else 1
    return f"{formats.number(Decimal(str(distance_km)), decimals, language)}{formats.NBSP}km"


def kind_of_visit(kind: VisitKind, language: str, say: Say) -> str:
    """The kind as a customer may read it over the seller's shoulder: nobody is called a layman."""
    if kind in {VisitKind.DEMO_EXPERT, VisitKind.DEMO_LAYMAN}:
        return say("Demonstratie")
    return word(kind, language)


def address_block(relation: Relation, contact: Contact | None, company: Company, say: Say) -> Stack:
    """The customer's name and address as it stands on an envelope."""
    address = relation.address
    lines = [attention(contact, say), address.street, _town(address)]
    if address.country.strip().upper() != company.address.country.strip().upper():
        lines.append(country_name(address.country, say).upper())
    return Stack(
        Text(relation.name, style.STRONG), *(Text(line, style.BODY) for line in lines if line.strip())
    )


def _town(address: Address) -> str:
    """`1948 NT  BEVERWIJK`: two spaces and capitals, as the post wants it in the Netherlands."""
    if address.country.strip().upper() == "NL":
        return f"{address.postcode}  {address.place.upper()}".strip()
    return f"{address.postcode} {address.place}".strip()


def facts_grid(facts: list[tuple[str, str]], widths: tuple[float, float]) -> Stack:
    """Labels with their values; pairs without a value are left out."""
    look = Look(pad_top=0, pad_bottom=2, rule=None)
    return Stack(
        *(
            Row((Text(label, style.LABEL), Text(value, style.BODY)), widths, look)
            for label, value in facts
            if value.strip()
        )
    )


def seller_phone(seller: Seller) -> str:
    """The number a customer reaches the seller at."""
    return seller.phone if seller.phone.strip() else seller.mobile


def closing(seller: Seller, company: Company, say: Say) -> Stack:
    """The greeting under a letter, with who sends it."""
    reach = "  ·  ".join(part for part in (seller_phone(seller), seller.email) if part.strip())
    lines = [line for line in (seller.function, reach) if line.strip()]
    return Stack(
        Text(say("Met vriendelijke groet,"), style.BODY),
        Gap(8),
        Text(seller.name or company.name, style.STRONG),
        *(Text(line, style.SMALL) for line in lines),
    )
