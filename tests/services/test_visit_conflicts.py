"""A moment looked at in the seller's own calendar: driving, holidays where the customer is, opening hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import VisitState
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import Conflict, ConflictKind, Slot
from salesdesk.storage import records
from salesdesk.storage.settings import save_settings
from tests.builders import a_relation, a_seller, a_visit, an_address, some_settings

DAY = date(2026, 12, 1)
K = ConflictKind
Keep = Callable[..., None]


@pytest.fixture
def keep(fresh: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with fresh.database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def haarlem(keep: Keep) -> Relation:
    made = a_relation(name="Spaarne Beheer", address=an_address(postcode="2011 AB", place="Haarlem"))
    keep(made)
    return made


@pytest.fixture
def zaandam(keep: Keep) -> Relation:
    made = a_relation(name="Zaan Verpakking", address=an_address(postcode="1506 AB", place="Zaandam"))
    keep(made)
    return made


def found(
    file: SellerFile, at: str, relation: Relation, day: date = DAY, minutes: int = 60
) -> list[Conflict]:
    look = file.visit_conflicts.at(Slot(day, time.fromisoformat(at), minutes), relation.id)
    return list(look.conflicts)


def test_the_drive_between_two_towns_is_asked_for(
    fresh: SellerFile, keep: Keep, haarlem: Relation, zaandam: Relation
) -> None:
    keep(a_visit(relation_id=haarlem.id, visit_on=DAY, start_time=time(9)))
    (short,) = found(fresh, "10:10", zaandam)
    assert (short.kind, short.name, short.spare) == (K.DRIVE_THERE, "Spaarne Beheer", 10)
    assert 18 < short.minutes < 45
    assert found(fresh, "10:45", zaandam) == []
    assert found(fresh, "10:00", haarlem) == []  # the same address: nothing to drive


def test_the_visit_itself_and_visits_that_fell_through_are_not_in_the_way(
    fresh: SellerFile, keep: Keep, haarlem: Relation
) -> None:
    itself = a_visit(relation_id=haarlem.id, visit_on=DAY, start_time=time(9))
    keep(
        itself,
        a_visit(relation_id=haarlem.id, visit_on=DAY, start_time=time(9), state=VisitState.CANCELLED),
        a_visit(relation_id=haarlem.id, visit_on=DAY, start_time=time(9), state=VisitState.ABSENT),
    )
    look = fresh.visit_conflicts.at(Slot(DAY, time(9), 60), haarlem.id, but=itself.id)
    assert look.conflicts == ()
    assert [line.state for line in look.lines] == [VisitState.ABSENT]
    assert [one.kind for one in found(fresh, "09:00", haarlem)] == [K.OVERLAP]


@pytest.mark.parametrize(
    ("address", "home", "day", "kinds"),
    [
        ("NL", "NL", date(2026, 12, 25), [K.HOLIDAY]),
        ("BE 2000", "NL", date(2027, 7, 21), [K.HOLIDAY]),
        ("BE 9000", "NL", date(2028, 7, 11), [K.HOLIDAY]),
        ("BE 5000", "NL", date(2028, 7, 11), []),
        ("NL", "BE 2000", date(2027, 7, 21), [K.HOLIDAY_AT_HOME]),
        ("BE 2000", "NL", date(2027, 4, 27), [K.HOLIDAY_AT_HOME]),
        ("XX", "NL", date(2027, 7, 21), []),
    ],
)
def test_holidays_are_those_of_the_customer_and_of_the_seller(
    fresh: SellerFile, keep: Keep, address: str, home: str, day: date, kinds: list[ConflictKind]
) -> None:
    def an_address_in(said: str) -> dict[str, str]:
        country, _space, postcode = said.partition(" ")
        return {"country": country, "postcode": postcode}

    seller = a_seller(home=an_address(**an_address_in(home)))
    with fresh.database.write() as session:
        save_settings(session, some_settings(seller=seller))
    there = a_relation(address=an_address(**an_address_in(address)))
    keep(there)
    assert [one.kind for one in found(fresh, "10:00", there, day)] == kinds


def test_opening_hours_of_the_relation_count_and_unreadable_ones_are_unknown(
    fresh: SellerFile, keep: Keep, haarlem: Relation
) -> None:
    keep(replace(haarlem, opening_hours="ma-vr 10-16"))
    (closed,) = found(fresh, "09:00", haarlem)
    assert (closed.kind, closed.spans) == (K.CLOSED, ((time(10), time(16)),))
    first = fresh.visit_conflicts.at(Slot(DAY, time(9), 60), haarlem.id).first
    assert first == Slot(DAY, time(10), 60)
    keep(replace(haarlem, opening_hours="na telefonisch overleg"))
    assert found(fresh, "09:00", haarlem) == []


def test_the_first_possible_moment_leaves_time_to_drive(
    fresh: SellerFile, keep: Keep, haarlem: Relation, zaandam: Relation
) -> None:
    keep(a_visit(relation_id=haarlem.id, visit_on=DAY, start_time=time(9), minutes=90))
    first = fresh.visit_conflicts.at(Slot(DAY, time(9, 30), 60), zaandam.id).first
    assert first is not None
    assert (first.visit_on, first.start_time) == (DAY, time(11, 0))


def test_a_moment_that_has_passed_is_said_with_the_next_quarter(fresh: SellerFile, haarlem: Relation) -> None:
    look = fresh.visit_conflicts.at(Slot(date(2026, 11, 23), time(9), 60), haarlem.id)
    assert [one.kind for one in look.conflicts] == [K.PAST]
    assert look.first == Slot(date(2026, 11, 24), time(8, 30), 60)  # it is 07:31


def test_a_plan_without_a_relation_is_judged_by_the_seller_s_own_country(fresh: SellerFile) -> None:
    look = fresh.visit_conflicts.at(Slot(date(2026, 12, 25), time(9), 60))
    assert [one.kind for one in look.conflicts] == [K.HOLIDAY]
