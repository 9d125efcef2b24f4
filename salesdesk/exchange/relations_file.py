"""Relations with a contact from a file of head office, an address list or a trade fair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from salesdesk.domain.money import cents
from salesdesk.domain.relations import Importance, Salutation, Status
from salesdesk.errors import N_
from salesdesk.exchange import identifiers
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.persons import person_name, salutation
from salesdesk.exchange.reading import Columns, RowReader
from salesdesk.exchange.sheet import Parsed, Row, Sheet

Value = TypeVar("Value")
LONGEST_NAME = 200
LONGEST_LINE = 500
_STATUSES = {
    "suspect": Status.SUSPECT, "prospect": Status.PROSPECT, "hotprospect": Status.PROSPECT,
    "lead": Status.SUSPECT, "klant": Status.CUSTOMER, "customer": Status.CUSTOMER,
    "actief": Status.CUSTOMER, "active": Status.CUSTOMER, "exklant": Status.FORMER,
    "formercustomer": Status.FORMER, "oudklant": Status.FORMER, "dead": Status.DEAD,
    "vervallen": Status.DEAD, "inactief": Status.DEAD,
}  # fmt: skip
_CLASSES = {
    "k": Importance.KEY, "key": Importance.KEY, "keyaccount": Importance.KEY, "ka": Importance.KEY,
    "a": Importance.A, "aklant": Importance.A, "b": Importance.B, "bklant": Importance.B,
    "c": Importance.C, "cklant": Importance.C,
}  # fmt: skip
_PLAIN = ("number", "branch", "sbi_code", "current_supplier", "origin", "area")


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """What a row says: only filled fields, named as in Relation, Address (street … country) and Contact."""

    name: str
    fields: Mapping[str, object] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, object] = field(default_factory=dict)


def read_relations(sheet: Sheet, mapping: ColumnMapping) -> list[Parsed[RelationEntry]]:
    """Every row of the sheet as an entry, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.RELATIONS)
    return [_parsed(row, columns) for row in sheet.rows]


def _parsed(row: Row, columns: Columns) -> Parsed[RelationEntry]:
    reader = RowReader(row, columns)
    name = reader.text("name", LONGEST_NAME)
    if not name:
        reader.wrong("name", N_("De naam ontbreekt."))
        return Parsed(row.line, None, tuple(reader.problems))
    address = _address(reader)
    country = address.get("country") or identifiers.likely_country(
        reader.text("postcode"), reader.text("phone"), reader.text("vat_number"), reader.text("kvk_number")
    )
    entry = RelationEntry(name, _fields(reader, country), address, _contact(reader, country))
    return Parsed(row.line, None if reader.is_blocked else entry, tuple(reader.problems))


def _address(reader: RowReader) -> dict[str, str]:
    street = reader.text("street", LONGEST_NAME)
    number = " ".join(
        part for part in (reader.text("house_number", 20), reader.text("house_addition", 20)) if part
    )
    country = reader.read("country", identifiers.country_code, N_("Het land ‘{cell}’ ken ik niet."))
    likely = country or identifiers.likely_country(
        reader.text("postcode"), reader.text("phone"), reader.text("vat_number"), reader.text("kvk_number")
    )
    postcode = reader.read(
        "postcode",
        lambda text: identifiers.postcode(text, likely),
        N_("De postcode ‘{cell}’ klopt niet en is niet overgenomen."),
    )
    values = {
        "street": f"{street} {number}".strip() if street else "",
        "postcode": postcode or "",
        "place": _town(reader.text("place", LONGEST_NAME)),
        "country": country or (likely if likely != "NL" else ""),
    }
    return {name: value for name, value in values.items() if value}


def _fields(reader: RowReader, country: str) -> dict[str, object]:
    read = reader.read
    employees = reader.number("employees", blocks=False)
    potential = reader.number("revenue_potential", blocks=False)
    values: dict[str, object | None] = {name: reader.text(name, LONGEST_LINE) for name in _PLAIN}
    values |= {
        "notes": reader.text("notes"),
        "phone": _phone(reader, "phone", country),
        "email": read("email", identifiers.email, N_("Het e-mailadres ‘{cell}’ klopt niet.")),
        "website": read("website", identifiers.website, N_("Het webadres ‘{cell}’ klopt niet.")),
        "kvk_number": read(
            "kvk_number",
            lambda text: identifiers.kvk_number(text, country),
            N_("Het KvK-nummer ‘{cell}’ klopt niet."),
        ),
        "vat_number": read(
            "vat_number",
            lambda text: identifiers.vat_number(text, country),
            N_("Het btw-nummer ‘{cell}’ klopt niet."),
        ),
        "status": read("status", _word_of(_STATUSES), N_("De status ‘{cell}’ ken ik niet.")),
        "importance": read("importance", _word_of(_CLASSES), N_("De klasse ‘{cell}’ ken ik niet.")),
        "employees": None if employees is None or not 0 <= employees < 10**7 else int(employees),
        "revenue_potential": None if potential is None else cents(potential),
        "contract_ends_on": reader.day("contract_ends_on", blocks=False),
        "customer_since": reader.day("customer_since", blocks=False),
    }
    return {name: value for name, value in values.items() if value not in {None, ""}}


def _contact(reader: RowReader, country: str) -> dict[str, object]:
    """The person in the row; nobody when there is no name to greet."""
    whole = person_name(reader.text("contact_name", LONGEST_NAME))
    surname = reader.text("contact_surname", LONGEST_NAME)
    if surname:
        surname = f"{reader.text('contact_prefix', 20)} {surname}".strip()
    first_name = reader.text("contact_first_name", LONGEST_NAME)
    greeting = salutation(reader.text("contact_salutation"))
    values: dict[str, object | None] = {
        "surname": surname or whole.surname or first_name,
        "salutation": whole.salutation if greeting is Salutation.NEUTRAL else greeting,
        "title": reader.text("contact_title", 40) or whole.title,
        "initials": reader.text("contact_initials", 20) or whole.initials,
        "first_name": first_name if surname or whole.surname else "",
        "function": reader.text("contact_function", LONGEST_NAME),
        "phone": _phone(reader, "contact_phone", country),
        "mobile": _phone(reader, "contact_mobile", country),
        "email": reader.read("contact_email", identifiers.email, N_("Het e-mailadres ‘{cell}’ klopt niet.")),
    }
    values["first_name"] = values["first_name"] or whole.first_name
    if not values["surname"]:
        return {}
    return {name: value for name, value in values.items() if value not in {None, "", Salutation.NEUTRAL}}


def _phone(reader: RowReader, name: str, country: str) -> str | None:
    """The number as we write it; one we cannot read is kept as it is, with a warning."""
    number = reader.read(
        name,
        lambda text: identifiers.phone_number(text, country),
        N_("Het telefoonnummer ‘{cell}’ lijkt niet te kloppen; kijk het na."),
    )
    return number or reader.text(name, 60) or None


def _word_of(words: Mapping[str, Value]) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        word = "".join(character for character in text.casefold() if character.isalnum())
        if word not in words:
            raise ValueError(text)
        return words[word]

    return read


def _town(text: str) -> str:
    """`UTRECHT` as Utrecht; a name in mixed case is left alone (`'s-Hertogenbosch`)."""
    return text.title().replace("'S-", "'s-") if text.isupper() and len(text) > 3 else text
