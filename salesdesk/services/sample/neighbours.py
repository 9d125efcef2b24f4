"""The ten relations that play in today's day, in Haarlem and along the coast."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from salesdesk.domain.relations import (
    Address,
    Contact,
    Importance,
    PsuMember,
    Relation,
    Role,
    Salutation,
    Status,
)
from salesdesk.services.sample.maker import Maker, Sample, month_after
from salesdesk.services.sample.names import web_name
from salesdesk.services.sample.organisations import Yearly, make_people, vat_number

VAN_RHIJN = "Notariskantoor Van Rhijn"
KENNEMER = "Kennemer Techniek Groothandel"
DUINRAND = "Zorggroep Duinrand"
ZAANSTREEK = "Drukkerij Zaanstreek"
DE_BEUK = "Sporthal De Beuk"
VAN_LOON = "Van Loon Advocaten"
SPAARNZICHT = "Hotel Spaarnzicht"
AMMERLAAN = "Bakkerij Ammerlaan"
VAN_DIJK = "Metaalbewerking Van Dijk"
DE_VLIEGER = "Basisschool De Vlieger"

_CUSTOMER, _PROSPECT, _FORMER = Status.CUSTOMER, Status.PROSPECT, Status.FORMER
_K, _A, _B, _C = Importance.KEY, Importance.A, Importance.B, Importance.C
# name, status, class, street, postcode, town, telephone, branch, SBI, employees, worth a year
_NEIGHBOURS = (
    (VAN_RHIJN, _PROSPECT, _B, "Nassaulaan 14", "2011 PB", "Haarlem", "023 553 42 07", "Notariaat",
    "69103", 34, 14_000),
    (KENNEMER, _CUSTOMER, _A, "Wijkermeerweg 31", "1948 NT", "Beverwijk", "0251 55 26 30",
    "Technische groothandel",
     "46694", 48, 41_000),
    (DUINRAND, _CUSTOMER, _K, "Duinweg 2", "1969 KA", "Heemskerk", "0251 55 90 10",
    "Verpleging en verzorging",
     "87100", 380, 159_400),
    (ZAANSTREEK, _PROSPECT, _B, "Provincialeweg 118", "1505 HB", "Zaandam", "075 551 20 64", "Drukkerijen",
    "18129",
     36, 16_500),
    (DE_BEUK, _CUSTOMER, _B, "Sportlaan 7", "2023 GE", "Haarlem", "023 554 18 80", "Sportaccommodaties",
    "93110",
     14, 14_500),
    (VAN_LOON, _PROSPECT, _C, "Koningstraat 52", "2011 TE", "Haarlem", "023 550 33 19", "Advocatuur", "69101",
     12, 5_200),
    (SPAARNZICHT, _FORMER, _C, "Zomervaart 96", "2034 DN", "Haarlem", "023 558 71 45", "Hotels",
    "55101", 22, 3_100),
    (AMMERLAAN, _CUSTOMER, _B, "Lange Nieuwstraat 410", "1971 GN", "IJmuiden", "0255 55 61 02", "Bakkerijen",
     "10710", 29, 9_800),
    (VAN_DIJK, _CUSTOMER, _A, "Dokweg 17", "1976 CA", "IJmuiden", "0255 55 08 77", "Metaalbewerking", "25620",
     74, 33_000),
    (DE_VLIEGER, _CUSTOMER, _B, "Jan van Kuikweg 24", "1965 AV", "Heemskerk", "0251 55 44 73",
    "Basisonderwijs",
     "85201", 38, 12_000),
)  # fmt: skip
_MS, _MR = Salutation.MS, Salutation.MR
# relation, greeting, initials, first name, surname, function, roles
_PEOPLE: tuple[tuple[str, Salutation, str, str, str, str, tuple[Role, ...]], ...] = (
    (VAN_RHIJN, _MS, "M.", "Marijke", "Kuipers", "officemanager", (Role.INFLUENCER, Role.USER)),
    (KENNEMER, _MR, "T.", "Thomas", "Bos", "inkoper", (Role.BUYER, Role.INITIATOR)),
    (KENNEMER, _MS, "E.", "Esra", "Demir", "hoofd magazijn", (Role.USER,)),
    (KENNEMER, _MR, "H.", "Hugo", "Wiersma", "bedrijfsleider", (Role.INFLUENCER,)),
    (DUINRAND, _MS, "F.", "Fatima", "el Amrani", "hoofd facilitair", (Role.INITIATOR, Role.INFLUENCER)),
    (DUINRAND, _MR, "R.", "Rik", "van Asperen", "bestuurder", (Role.DECIDER,)),
    (DUINRAND, _MS, "L.", "Lotte", "Smit", "teamleider zorg", (Role.USER,)),
    (DUINRAND, _MR, "J.", "Joost", "Hoek", "inkoper", (Role.BUYER,)),
    (DUINRAND, _MS, "C.", "Carla", "Bakels", "secretaresse", (Role.GATEKEEPER,)),
    (ZAANSTREEK, _MR, "P.", "Peter", "de Groot", "directeur", (Role.DECIDER,)),
    (ZAANSTREEK, _MS, "I.", "Ilse", "Postma", "kwaliteit en arbo", (Role.INFLUENCER,)),
    (AMMERLAAN, _MS, "N.", "Nadia", "Ammerlaan", "eigenaar", (Role.DECIDER, Role.BUYER)),
    (VAN_DIJK, _MR, "A.", "Arjan", "van Dijk", "directeur", (Role.DECIDER,)),
    (VAN_DIJK, _MS, "S.", "Samira", "Bouzid", "inkoper", (Role.BUYER,)),
)  # fmt: skip


def make_neighbours(maker: Maker, sample: Sample) -> list[Yearly]:
    """Adds the relations of the day with their people; gives what the customers among them are worth."""
    worth: list[Yearly] = []
    for place, line in enumerate(_NEIGHBOURS):
        relation = _relation(maker, place, *line)
        sample.relations.append(relation)
        people = [_contact(maker, relation, *person[1:]) for person in _PEOPLE if person[0] == relation.name]
        sample.contacts.extend(people or make_people(maker, relation))
        if relation.status in {_CUSTOMER, _FORMER}:
            worth.append(Yearly(relation.id, line[-1]))
    duinrand = sample.relation(DUINRAND)
    sample.psu_members.append(
        PsuMember(maker.new_id(maker.days_ago(200)), duinrand.id, "M. Visser", "kwaliteit")
    )
    return worth


def _relation(
    maker: Maker, place: int, name: str, status: Status, importance: Importance, street: str, postcode: str,
    town: str, phone: str, branch: str, sbi_code: str, employees: int, worth: int,
) -> Relation:  # fmt: skip
    web = web_name(name)
    is_first = name == VAN_RHIJN
    has_bought = status in {_CUSTOMER, _FORMER}
    return Relation(
        id=maker.new_id(maker.days_ago(400 - 10 * place)),
        name=name,
        status=status,
        importance=importance,
        is_hot=name == ZAANSTREEK,
        number=f"{24_001 + 3 * place}" if has_bought else "",
        address=Address(street, postcode, town),
        phone=phone,
        email=f"info@{web}.example",
        website=f"www.{web}.example",
        kvk_number=f"9900{1207 + 311 * place}",
        vat_number=vat_number(maker) if has_bought else "",
        branch=branch,
        sbi_code=sbi_code,
        employees=employees,
        sites="Haarlem, Beverwijk" if is_first else town,
        revenue_potential=Decimal(worth),
        current_supplier="Kraakhelder Groep" if name == ZAANSTREEK else "",
        contract_ends_on=month_after(maker.today, 5) if name == ZAANSTREEK else None,
        customer_since=date(2017 + place % 6, 3, 1) if has_bought else None,
        origin="Binnendienst" if is_first else "Aanbeveling",
        area="Kennemerland",
    )


def _contact(
    maker: Maker, relation: Relation, salutation: Salutation, initials: str, first_name: str, surname: str,
    function: str, roles: tuple[Role, ...],
) -> Contact:  # fmt: skip
    mailbox = f"{initials[0]}.{surname.rsplit(maxsplit=1)[-1]}".casefold()
    return Contact(
        id=maker.new_id(maker.days_ago(120)),
        relation_id=relation.id,
        surname=surname,
        salutation=salutation,
        initials=initials,
        first_name=first_name,
        function=function,
        phone=relation.phone,
        email=f"{mailbox}@{relation.website.removeprefix('www.')}",
        roles=frozenset(roles),
        newsletter=True if relation.status is _CUSTOMER else None,
    )
