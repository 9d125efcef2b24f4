"""Price agreements: kept, told when they overlap, and found for a relation and an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.relations import Importance
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.price_agreements import AgreementState, PriceAgreement, PriceAgreements
from salesdesk.storage.database import Database
from salesdesk.storage.records import save_all
from tests.builders import NOW, RELATION_ID, TODAY, a_product, a_relation, an_id
from tests.offer_builders import a_price_agreement

OTHER = a_relation(name="Zorggroep Amstel", importance=Importance.A)


@pytest.fixture
def agreements(database: Database) -> PriceAgreements:
    with database.write() as session:
        relation = a_relation(id=RELATION_ID, name="De Linde", importance=Importance.B)
        save_all(session, [relation, OTHER, a_product(code="SM-1", group="Matten")])
    return PriceAgreements(database, Clock(lambda: NOW, an_id))


def keep(agreements: PriceAgreements, **over: Any) -> PriceAgreement:
    return agreements.keep(a_price_agreement(**{"product_code": "SM-1", **over})).value


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"price": None}, "price"),
        ({"price": Decimal(-1)}, "price"),
        ({"price": None, "discount_percent": Decimal(101)}, "discount_percent"),
        ({"product_code": ""}, "product_code"),  # one price for everything
        ({"product_code": "WEG"}, "product_code"),
        ({"from_quantity": Decimal(-1)}, "from_quantity"),
        ({"valid_from": TODAY, "valid_until": TODAY - timedelta(1)}, "valid_until"),
    ],
)
def test_what_cannot_be_agreed_is_refused_at_its_field(
    agreements: PriceAgreements, over: dict[str, Any], at: str
) -> None:
    with pytest.raises(Refused) as no:
        keep(agreements, **over)
    assert [reason.at for reason in no.value.reasons] == [at]
    assert agreements.lines() == []


def test_a_new_agreement_begins_today(agreements: PriceAgreements) -> None:
    made = agreements.new(RELATION_ID, "SM-1")
    assert (made.relation_id, made.product_code, made.valid_from) == (RELATION_ID, "SM-1", TODAY)


def test_the_list_names_whom_and_what_and_begins_with_what_holds(agreements: PriceAgreements) -> None:
    keep(agreements, valid_until=TODAY - timedelta(1))
    keep(agreements, valid_from=TODAY + timedelta(1), relation_id=OTHER.id)
    keep(agreements, product_code="", price=None, discount_percent=Decimal(5), relation_id=None)
    lines = agreements.lines()
    assert [line.state for line in lines] == [
        AgreementState.HOLDS,
        AgreementState.COMING,
        AgreementState.OVER,
    ]
    assert [line.relation_name for line in lines] == ["", "Zorggroep Amstel", "De Linde"]
    assert [line.product.code if line.product else "" for line in lines] == ["", "SM-1", "SM-1"]


def test_overlapping_agreements_are_told_and_kept(agreements: PriceAgreements) -> None:
    first = keep(agreements, valid_from=date(2026, 1, 1))
    second = keep(agreements, product_code="sm-1")
    apart = keep(agreements, from_quantity=Decimal(10))
    assert agreements.overlaps(second) == (first,)
    assert {line.id: line.overlaps for line in agreements.lines()} == {
        first.id: 1,
        second.id: 1,
        apart.id: 0,
    }


def test_a_relation_shows_what_holds_for_it_by_itself_its_class_and_as_everybody(
    agreements: PriceAgreements,
) -> None:
    own = keep(agreements)
    by_class = keep(agreements, relation_id=None, importance=Importance.B)
    everybody = keep(agreements, relation_id=None)
    keep(agreements, relation_id=OTHER.id)
    keep(agreements, relation_id=None, importance=Importance.A)
    assert {line.id for line in agreements.with_relation(RELATION_ID)} == {own.id, by_class.id, everybody.id}


def test_an_article_shows_what_names_it_its_group_or_everything(agreements: PriceAgreements) -> None:
    discount = {"price": None, "discount_percent": Decimal(3), "product_code": ""}
    wanted = {
        keep(agreements).id,
        keep(agreements, group="matten", **discount).id,
        keep(agreements, **discount).id,
    }
    keep(agreements, group="Zeep", **discount)
    assert {line.id for line in agreements.about(a_product(code="sm-1", group="Matten"))} == wanted


def test_an_ended_agreement_holds_through_today(agreements: PriceAgreements) -> None:
    kept = keep(agreements, valid_from=TODAY + timedelta(5))
    ended = agreements.end(kept.id).value
    assert (ended.valid_from, ended.valid_until) == (TODAY, TODAY)


def test_a_removed_agreement_can_come_back(agreements: PriceAgreements) -> None:
    kept = keep(agreements)
    agreements.remove(kept.id)
    assert agreements.lines() == []
    assert agreements.restore(kept.id).value == replace(kept, deleted=False)
    with pytest.raises(Refused, match="bestaat niet meer"):
        agreements.end(an_id())
