"""Who sells and who buys in UBL: names, addresses, and the numbers by which a network knows them."""

from __future__ import annotations

import re

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Address, Contact, Relation
from salesdesk.exchange.ubl_pieces import Node, part, text

DUTCH_REGISTER, BELGIAN_REGISTER = "0106", "0208"
# The scheme of a VAT number as an address on the network (EAS), per country.
_VAT_SCHEMES = {"NL": "9944", "BE": "9925", "DE": "9930", "FR": "9957", "LU": "9938", "GB": "9932"}


def registration(country: str, kvk_number: str, vat_number: str) -> tuple[str, str]:
    """The scheme and the number in the trade register; empty when it is not known.

    The Belgian enterprise number is the VAT number without its country.
    """
    digits = re.sub(r"\D", "", kvk_number)
    if country == "BE":
        number = digits or re.sub(r"\D", "", vat_number)
        number = f"0{number}" if len(number) == 9 else number
        return (BELGIAN_REGISTER, number) if len(number) == 10 else ("", "")
    if country == "NL" and len(digits) == 8:
        return DUTCH_REGISTER, digits
    return "", ""


def endpoint(country: str, kvk_number: str, vat_number: str) -> tuple[str, str]:
    """Where documents for this party are delivered: its register number, or else its VAT number."""
    scheme, number = registration(country, kvk_number, vat_number)
    if number:
        return scheme, number
    bare = bare_vat(vat_number)
    scheme = _VAT_SCHEMES.get(country, "")
    return (scheme, bare) if scheme and bare else ("", "")


def bare_vat(vat_number: str) -> str:
    """`NL001234567B01`: without blanks and points."""
    return re.sub(r"[^0-9A-Z]", "", vat_number.upper())


def seller_party(root: Node, company: Company, seller: Seller) -> None:
    """The supplier, with the seller as whom to ask."""
    party = part(part(root, "SellerSupplierParty"), "Party")
    text(party, "WebsiteURI", company.website)
    _numbers_and_name(party, company.address.country, company.kvk_number, company.vat_number, company.name)
    _address(party, company.address)
    _registers(party, company.address.country, company.kvk_number, company.vat_number, company.name)
    _contact(party, seller.name, seller.phone or seller.mobile or company.phone, seller.email)


def buyer_party(root: Node, relation: Relation, contact: Contact | None) -> None:
    """The customer under the number that our head office knows him by, with whom the offer is for."""
    customer = part(root, "BuyerCustomerParty")
    text(customer, "SupplierAssignedAccountID", relation.number)
    party = part(customer, "Party")
    country = relation.address.country.strip().upper()
    _numbers_and_name(party, country, relation.kvk_number, relation.vat_number, relation.name)
    _address(party, relation.address)
    _registers(party, country, relation.kvk_number, relation.vat_number, relation.name)
    if contact is None:
        _contact(party, "", relation.phone, relation.email)
    else:
        _contact(party, contact.short_name, contact.best_phone, contact.email)


def _numbers_and_name(party: Node, country: str, kvk_number: str, vat_number: str, name: str) -> None:
    scheme, number = endpoint(country.strip().upper(), kvk_number, vat_number)
    if number:
        text(party, "EndpointID", number, schemeID=scheme)
    text(part(party, "PartyName"), "Name", name, otherwise="-")


def _address(party: Node, address: Address) -> None:
    made = part(party, "PostalAddress")
    text(made, "StreetName", address.street)
    text(made, "CityName", address.place)
    text(made, "PostalZone", address.postcode)
    country = address.country.strip().upper()
    if country:
        text(part(made, "Country"), "IdentificationCode", country)


def _registers(party: Node, country: str, kvk_number: str, vat_number: str, name: str) -> None:
    if bare_vat(vat_number):
        tax = part(party, "PartyTaxScheme")
        text(tax, "CompanyID", bare_vat(vat_number))
        text(part(tax, "TaxScheme"), "ID", "VAT")
    legal = part(party, "PartyLegalEntity")
    text(legal, "RegistrationName", name, otherwise="-")
    scheme, number = registration(country.strip().upper(), kvk_number, vat_number)
    if number:
        text(legal, "CompanyID", number, schemeID=scheme)


def _contact(party: Node, name: str, phone: str, email: str) -> None:
    if not any(each.strip() for each in (name, phone, email)):
        return
    made = part(party, "Contact")
    text(made, "Name", name)
    text(made, "Telephone", phone)
    text(made, "ElectronicMail", email)
