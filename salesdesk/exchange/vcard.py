"""A person as a vCard 3.0 (RFC 2426), which a telephone takes over in its address book."""

from __future__ import annotations

import phonenumbers

from salesdesk.domain.company import Company, Seller


def vcard(seller: Seller, company: Company, *, with_address: bool = True) -> str:
    """The seller at his company without empty fields; lines are not folded, a QR code carries them whole."""
    address = company.address
    first, _space, rest = " ".join(seller.name.split()).partition(" ")
    structured = ";".join(escaped(part) for part in ("", "", address.street, address.place, "",
                                                     address.postcode, address.country))  # fmt: skip
    fields = (
        ("N", f"{escaped(rest)};{escaped(first)};;;" if seller.name.strip() else ""),
        ("FN", escaped(seller.name)),
        ("ORG", escaped(company.name)),
        ("TITLE", escaped(seller.function)),
        ("TEL;TYPE=WORK,VOICE", international(company.phone or seller.phone, address.country)),
        ("TEL;TYPE=CELL", international(_mobile(seller, company), address.country)),
        ("EMAIL;TYPE=INTERNET", escaped(seller.email)),
        ("URL", _web(company.website)),
        ("ADR;TYPE=WORK", structured if with_address and address.line else ""),
    )
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        *(f"{name}:{value}" for name, value in fields if value),
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def escaped(text: str) -> str:
    """A value as the format wants it: commas, semicolons, backslashes and line breaks escaped."""
    plain = text.strip().replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def international(number: str, country: str) -> str:
    """`+31346554120`, so that it dials from abroad; as it was typed when it is no number we know."""
    try:
        parsed = phonenumbers.parse(number, country or "NL")
    except phonenumbers.NumberParseException:
        return escaped(number)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _mobile(seller: Seller, company: Company) -> str:
    """His own number; the company's stands there already."""
    return seller.mobile or (seller.phone if company.phone else "")


def _web(website: str) -> str:
    site = escaped(website)
    return site if not site or "://" in site else f"https://{site}"
