"""What must be right before a relation or a person is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from stdnum.be import vat as belgian_vat
from stdnum.eu import vat as european_vat
from stdnum.exceptions import ValidationError

from salesdesk.domain.opening_hours import parse_opening_hours
from salesdesk.domain.relations import Address, Contact, Relation
from salesdesk.errors import N_, Reason, Refused

LONGEST_NAME = 200
MOST_WEEKS = 52
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# The digits alone come from files: they name the town, which is better than nothing.
_DUTCH_POSTCODE = re.compile(r"([1-9][0-9]{3})(?:\s?([A-Za-z]{2}))?")


def checked_relation(relation: Relation) -> Relation:
    """The relation as it may be kept: trimmed; refused with every reason at once."""
    name = " ".join(relation.name.split())
    reasons = [*_name_reasons(name, "name"), *_mail_reasons(relation.email)]
    kvk_number = re.sub(r"[\s.]", "", relation.kvk_number)
    reasons += register_reasons(kvk_number, relation.address.country)
    vat_number = re.sub(r"[\s.]", "", relation.vat_number).upper()
    if vat_number and not is_vat_number(vat_number):
        reasons.append(Reason(N_("Dit btw-nummer klopt niet; kijk de cijfers na."), "vat_number"))
    address, problem = _checked_address(relation.address)
    if problem is not None:
        reasons.append(problem)
    try:
        parse_opening_hours(relation.opening_hours)
    except Refused as no:
        reasons.extend(no.reasons)
    weeks = relation.news_every_weeks
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        reasons.append(Reason(N_("Kies tussen 1 en {most} weken."), "news_every_weeks", {"most": MOST_WEEKS}))
    if relation.employees is not None and relation.employees < 0:
        reasons.append(Reason(N_("Het aantal medewerkers kan niet negatief zijn."), "employees"))
    if reasons:
        raise Refused(*reasons)
    return replace(
        relation,
        name=name,
        address=address,
        email=relation.email.strip(),
        kvk_number=kvk_number,
        vat_number=vat_number,
    )


def checked_contact(contact: Contact) -> Contact:
    surname = " ".join(contact.surname.split())
    reasons = [*_name_reasons(surname, "surname"), *_mail_reasons(contact.email)]
    if reasons:
        raise Refused(*reasons)
    return replace(contact, surname=surname, email=contact.email.strip())


def register_reasons(number: str, country: str) -> list[Reason]:
    """Why this cannot be its number in the trade register there; other countries number in many ways."""
    if not number or country not in {"NL", "BE"} or re.fullmatch(r"[0-9]{8}", number):
        return []
    if country == "NL":
        return [Reason(N_("Een KvK-nummer heeft acht cijfers."), "kvk_number")]
    if re.fullmatch(r"[01][0-9]{9}", number) and belgian_vat.is_valid(number):
        return []
    return [Reason(N_("Een ondernemingsnummer heeft tien cijfers; kijk ze na."), "kvk_number")]


def is_vat_number(number: str) -> bool:
    """Whether its check digits are right; Belgian numbers may come without their country code."""
    try:
        european_vat.validate(number)
    except ValidationError:
        return bool(belgian_vat.is_valid(number)) and not number.startswith("NL")
    return True


def _checked_address(address: Address) -> tuple[Address, Reason | None]:
    postcode = " ".join(address.postcode.split())
    if not postcode or address.country not in {"NL", "BE"}:
        return replace(address, postcode=postcode), None
    if address.country == "NL":
        match = _DUTCH_POSTCODE.fullmatch(postcode)
        if match is None:
            return address, Reason(N_("Een postcode ziet eruit als 3511 AB."), "postcode")
        return replace(address, postcode=" ".join(part for part in match.groups() if part).upper()), None
    if not re.fullmatch(r"[1-9][0-9]{3}", postcode):
        return address, Reason(N_("Een Belgische postcode heeft vier cijfers."), "postcode")
    return replace(address, postcode=postcode), None


def _name_reasons(name: str, at: str) -> list[Reason]:
    if not name:
        return [Reason(N_("Vul een naam in."), at)]
    if len(name) > LONGEST_NAME:
        return [Reason(N_("Houd het onder {most} tekens."), at, {"most": LONGEST_NAME})]
    return []


def _mail_reasons(email: str) -> list[Reason]:
    if email.strip() and not _MAIL.fullmatch(email.strip()):
        return [Reason(N_("Dit e-mailadres klopt niet."), "email")]
    return []
