"""Relations of the sample with their people, in every phase and class, with revenue as uneven as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.relations import (
    Contact,
    Importance,
    Relation,
    Role,
    Status,
    StatusChange,
    ValueStrategy,
)
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.names import BRANCHES, invent_company, invent_person, web_name
from salesdesk.services.sample.rayon import pick_address, pick_area, pick_town

COMPETITORS = ("Schoonfix", "Glansrijk Services", "Veeg & Blink", "Kraakhelder Groep", "Frisse Start")
_ORIGINS = ("Binnendienst", "Facilitaire beurs", "Aanbeveling", "Eigen acquisitie", "Website", "Nieuwsbrief")
_FIRST_NUMBER = 24_001
# (status, class, how many): 140 with the ten of the day that is played.
_MIX = (
    (Status.CUSTOMER, Importance.KEY, 3), (Status.CUSTOMER, Importance.A, 9),
    (Status.CUSTOMER, Importance.B, 19),
    (Status.CUSTOMER, Importance.C, 30), (Status.PROSPECT, Importance.A, 5),
    (Status.PROSPECT, Importance.B, 13),
    (Status.PROSPECT, Importance.C, 14), (Status.SUSPECT, Importance.B, 4),
    (Status.SUSPECT, Importance.C, 16),
    (Status.FORMER, Importance.B, 4), (Status.FORMER, Importance.C, 7), (Status.DEAD, Importance.C, 6),
)  # fmt: skip
_YEARLY: dict[Importance, tuple[int, int]] = {
    Importance.KEY: (84_000, 190_000),
    Importance.A: (26_000, 58_000),
    Importance.B: (7_600, 15_500),
    Importance.C: (300, 3_400),
}
_FUNCTIONS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("officemanager", frozenset({Role.INFLUENCER, Role.USER})),
    ("directeur", frozenset({Role.DECIDER})),
    ("inkoper", frozenset({Role.BUYER})),
    ("hoofd facilitair", frozenset({Role.INITIATOR, Role.INFLUENCER})),
    ("receptionist", frozenset({Role.GATEKEEPER})),
    ("huismeester", frozenset({Role.USER})),
    ("kwaliteitsadviseur", frozenset({Role.ADVISER})),
)
_PEOPLE: dict[Importance, tuple[int, int]] = {
    Importance.KEY: (5, 6),
    Importance.A: (3, 4),
    Importance.B: (2, 3),
    Importance.C: (1, 2),
}


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a relation is worth in a year, in whole euros; the sales history is made from it."""

    relation_id: UUID
    euros: int


def make_organisations(maker: Maker, sample: Sample) -> list[Yearly]:
    """Adds relations, contacts and status changes to the sample; gives what each customer is worth."""
    taken = {relation.name for relation in sample.relations}
    taken |= {word for name in taken for word in name.split()}
    places = [(status, importance) for status, importance, count in _MIX for _ in range(count)]
    maker.chance.shuffle(places)
    worth: list[Yearly] = []
    for status, importance in places:
        relation = _relation(maker, status, importance, taken)
        number = f"{_FIRST_NUMBER + 3 * len(sample.relations)}" if _has_bought(status) else ""
        relation = replace(relation, number=number)
        sample.relations.append(relation)
        sample.contacts.extend(make_people(maker, relation))
        sample.status_changes.extend(_history(maker, relation))
        if _has_bought(status):
            low, high = _YEARLY[importance]
            # the square bends the spread to the low side, as in a real list of customers
            worth.append(Yearly(relation.id, low + round((high - low) * maker.chance.random() ** 2)))
    return worth


def _relation(maker: Maker, status: Status, importance: Importance, taken: set[str]) -> Relation:
    area = pick_area(maker)
    town, area_code = pick_town(maker, area)
    branch = maker.weighted(BRANCHES, [entry.weight for entry in BRANCHES])
    name = invent_company(maker, branch, taken)
    low, high = _YEARLY[importance]
    known = status is not Status.SUSPECT
    web = web_name(name)
    is_hot = status is Status.PROSPECT and importance is not Importance.C and maker.happens(45)
    return Relation(
        id=maker.new_id(maker.days_ago(maker.between(300, 700))),
        name=name,
        status=status,
        importance=importance,
        is_hot=is_hot,
        address=pick_address(maker, town),
        phone=phone(maker, area_code),
        email=f"info@{web}.example" if known else "",
        website=f"www.{web}.example",
        kvk_number=f"99{maker.between(0, 999_999):06d}" if known else "",
        vat_number=vat_number(maker) if _has_bought(status) else "",
        branch=branch.name,
        sbi_code=branch.sbi_code,
        employees=_employees(maker, branch.most_employees, importance) if known else None,
        revenue_potential=Decimal(round(maker.between(low, high), -2)) if known else None,
        current_supplier=maker.pick(COMPETITORS) if status is Status.PROSPECT else "",
        contract_ends_on=_contract_end(maker) if status is Status.PROSPECT and maker.happens(60) else None,
        customer_since=_since(maker) if _has_bought(status) else None,
        origin=maker.pick(_ORIGINS),
        value_strategy=maker.pick(list(ValueStrategy)),
        area=area.name,
        notes=_WHY_DEAD[maker.between(0, 2)] if status is Status.DEAD else "",
    )


_WHY_DEAD = (
    "Heeft een eigen schoonmaakdienst en houdt die.",
    "Pand gesloten; geen opvolger.",
    "Betaalde twee keer niet, ook niet na aanmaning.",
)


def make_people(maker: Maker, relation: Relation) -> list[Contact]:
    """The contacts of a relation, the first the one to phone; functions do not repeat."""
    low, high = _PEOPLE[relation.importance]
    if relation.status is Status.SUSPECT:
        low, high = 0, 1
    functions = list(_FUNCTIONS[: 3 if relation.importance is Importance.C else None])
    maker.chance.shuffle(functions)
    return [_contact(maker, relation, *functions[place]) for place in range(maker.between(low, high))]


def _contact(maker: Maker, relation: Relation, function: str, roles: frozenset[Role]) -> Contact:
    person = invent_person(maker)
    mailbox = f"{person.first_name[0]}.{person.surname.split()[-1]}".casefold()
    return Contact(
        id=maker.new_id(maker.days_ago(maker.between(120, 299))),
        relation_id=relation.id,
        surname=person.surname,
        salutation=person.salutation,
        initials=person.initials,
        first_name=person.first_name,
        function=function,
        phone=relation.phone if maker.happens(55) else "",
        mobile=mobile(maker) if maker.happens(65) else "",
        email=f"{mailbox}@{relation.website.removeprefix('www.')}",
        roles=roles,
        newsletter=maker.pick((True, False, None)),
    )


def _history(maker: Maker, relation: Relation) -> list[StatusChange]:
    """How the relation came to its present phase, oldest first."""
    road = {
        Status.PROSPECT: [Status.SUSPECT, Status.PROSPECT],
        Status.CUSTOMER: [Status.PROSPECT, Status.CUSTOMER],
        Status.FORMER: [Status.CUSTOMER, Status.FORMER],
        Status.DEAD: [Status.PROSPECT, Status.DEAD],
    }.get(relation.status)
    if road is None:
        return []
    day = maker.days_ago(maker.between(20, 280))
    if relation.status is Status.CUSTOMER and relation.customer_since is not None:
        day = relation.customer_since
    reason = {
        Status.CUSTOMER: "Eerste order",
        Status.FORMER: "Twee jaar geen order",
        Status.DEAD: "Geen kans",
    }
    change = StatusChange(
        maker.new_id(day), relation.id, road[0], road[1], maker.moment(day, 10), "Sanne de Boer",
        reason.get(road[1], "Eerste gesprek"),
    )  # fmt: skip
    return [change]


def phone(maker: Maker, area_code: str) -> str:
    """A number nobody has: exchanges that begin with 55 are not given out here."""
    rest = f"{maker.between(0, 9999):04d}"
    if len(area_code) == 3:
        return f"{area_code} 55{maker.between(0, 9)} {rest[:2]} {rest[2:]}"
    return f"{area_code} 55 {rest[:2]} {rest[2:]}"


def mobile(maker: Maker) -> str:
    rest = f"{maker.between(0, 999_999):06d}"
    return f"06 00 {rest[:2]} {rest[2:4]} {rest[4:]}"


def vat_number(maker: Maker) -> str:
    """A number whose check digits are right, as on a real invoice."""
    while True:
        digits = [8, *(maker.between(0, 9) for _ in range(7))]
        check = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if check < 10:
            return f"NL{''.join(map(str, digits))}{check}B01"


def _has_bought(status: Status) -> bool:
    return status in {Status.CUSTOMER, Status.FORMER}


def _employees(maker: Maker, most: int, importance: Importance) -> int:
    share = {Importance.KEY: 1.0, Importance.A: 0.7, Importance.B: 0.45, Importance.C: 0.2}[importance]
    return max(3, round(most * share * (0.6 + 0.4 * maker.chance.random())))


def _contract_end(maker: Maker) -> date:
    day = maker.today + timedelta(days=maker.between(40, 500))
    return day.replace(day=1) - timedelta(days=1)


def _since(maker: Maker) -> date:
    return maker.days_ago(maker.between(760, 3600)).replace(day=1)
