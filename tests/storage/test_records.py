"""Every value of the trade comes back as it was kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offers import Offer
from salesdesk.domain.preparation import Preparation, Step, StepState
from salesdesk.domain.relations import Relation
from salesdesk.storage.database import Database
from salesdesk.storage.kept_values import ROW_OF
from salesdesk.storage.records import find, load, load_many, save, save_all
from tests import builders as b
from tests.offer_builders import OFFER_ID, the_depth_of_offers
from tests.planning_builders import the_routes_and_the_rayon

FAMILY = (
    b.a_relation(id=b.RELATION_ID),
    b.a_contact(),
    b.a_psu_member(),
    b.a_fact(),
    b.a_status_change(),
    b.a_contact_moment(),
    b.a_visit(id=b.VISIT_ID),
    b.a_preparation(),
    b.a_report(present=(b.an_id(),)),
    b.a_follow_up(relation_id=b.RELATION_ID, visit_id=b.VISIT_ID),
    b.a_complaint(),
    b.an_nps_survey(),
    b.a_product(price=Decimal("0.003125")),
    b.a_sales_line(),
    b.an_offer(id=OFFER_ID, visit_id=b.VISIT_ID),
    *b.the_offering(),
    *the_depth_of_offers(),
    *the_routes_and_the_rayon(),
)


def test_the_family_holds_a_value_of_every_kind() -> None:
    assert {type(value) for value in FAMILY} == set(ROW_OF)


@pytest.mark.parametrize("value", FAMILY, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was_kept(database: Database, value: Any) -> None:
    with database.write() as session:
        save_all(session, FAMILY)
    with database.read() as session:
        assert load(session, type(value), value.id) == value


def test_a_line_left_out_is_gone_and_comes_back_when_it_is_there_again(database: Database) -> None:
    first, second = b.an_offer_line(position=1), b.an_offer_line(position=2)
    offer = b.an_offer(lines=(first, second))
    with database.write() as session:
        save_all(session, (b.a_relation(id=b.RELATION_ID), offer))
    for lines in ((second,), (first, second)):
        with database.write() as session:
            save(session, replace(offer, lines=lines))
        with database.read() as session:
            assert (load(session, Offer, offer.id) or offer).lines == lines


def test_one_step_of_a_preparation_changes_alone(database: Database) -> None:
    preparation = b.a_preparation()
    steps = tuple(
        replace(record, state=StepState.DONE) if record.step is Step.ROUTE else record
        for record in preparation.steps
    )
    with database.write() as session:
        save_all(session, (b.a_relation(id=b.RELATION_ID), b.a_visit(id=b.VISIT_ID), preparation))
        save(session, replace(preparation, steps=steps))
        loaded = load(session, Preparation, preparation.id)
    assert loaded is not None
    assert loaded.finished_steps == 1


def test_find_leaves_deleted_values_out_unless_asked(database: Database) -> None:
    kept, gone = b.a_relation(number="1"), b.a_relation(number="2", deleted=True)
    with database.write() as session:
        save_all(session, (kept, gone))
    with database.read() as session:
        assert find(session, Relation) == [kept]
        assert find(session, Relation, deleted=True) == [gone]
        assert find(session, Relation, number=("1", "2"), place="Utrecht") == [kept]
        assert load_many(session, Relation, (gone.id, b.an_id())) == {gone.id: gone}
