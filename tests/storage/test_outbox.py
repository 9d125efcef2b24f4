"""Every change of an exchanged row lies in the outbox, and nothing can be changed past it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Relation
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import Uncaptured, captured
from salesdesk.storage.records import load, save, save_all
from salesdesk.storage.rows import (
    Base,
    Exchanged,
    OfferLineRow,
    OfferRow,
    OutboxRow,
    ProductRow,
    RelationRow,
    SyncStateRow,
)
from salesdesk.storage.wire import coders
from tests import builders as b
from tests.storage.test_records import FAMILY

RELATION = b.a_relation(id=b.RELATION_ID)
EXCHANGED: list[Any] = [
    mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Exchanged)
]


def operations(session: Session) -> list[OutboxRow]:
    return list(session.scalars(select(OutboxRow).order_by(OutboxRow.seq)))


def replayed(session: Session) -> dict[tuple[str, Any], dict[str, Any]]:
    """The rows as head office would build them from the outbox alone."""
    rows: dict[tuple[str, Any], dict[str, Any]] = {}
    for operation in operations(session):
        row = rows.setdefault((operation.table_name, operation.row_id), {})
        assert all(row[name] == old for name, old in operation.before.items())
        row.update(operation.fields)
    return rows


def kept(session: Session) -> dict[tuple[str, Any], dict[str, Any]]:
    return {
        (row.__tablename__, row.id): {
            name: wire(getattr(row, name)) for name, (wire, _) in coders(kind).items()
        }
        for kind in EXCHANGED
        for row in session.scalars(select(kind))
    }


def test_a_new_value_is_one_operation_with_all_its_fields(database: Database) -> None:
    with database.write() as session:
        save(session, RELATION)
        (operation,) = operations(session)
    assert (operation.table_name, operation.row_id, operation.before) == ("relation", RELATION.id, {})
    assert operation.fields["name"] == RELATION.name
    assert operation.fields["revenue_potential"] == 1_850_000
    assert operation.at == b.NOW


def test_a_changed_field_is_one_operation_with_the_value_before(database: Database) -> None:
    with database.write() as session:
        save(session, RELATION)
    with database.write() as session:
        save(session, replace(RELATION, name="De Linde N.V."))
        operation = operations(session)[-1]
    assert operation.fields == {"name": "De Linde N.V."}
    assert operation.before == {"name": RELATION.name}


def test_a_row_changed_by_hand_is_captured_at_flush(database: Database) -> None:
    with database.write() as session:
        save(session, RELATION)
    with database.write() as session:
        row = session.get_one(RelationRow, RELATION.id)
        row.name, row.revenue_potential = "De Linde N.V.", Decimal("18500.001")
        session.add(ProductRow(**coded_product()))
        session.flush()
        _, made, changed = operations(session)
    assert (made.table_name, made.fields["code"]) == ("product", "SM-1")
    assert (changed.fields, changed.before) == ({"name": "De Linde N.V."}, {"name": RELATION.name})


def test_what_did_not_change_is_not_written(database: Database) -> None:
    with database.write() as session:
        save_all(session, FAMILY)
    with database.write() as session:
        count = len(operations(session))
        save_all(session, FAMILY)
        assert len(operations(session)) == count


def test_deletion_is_a_field(database: Database) -> None:
    offer = b.an_offer()
    with database.write() as session:
        save_all(session, (RELATION, offer))
        save(session, replace(offer, lines=()))
        assert operations(session)[-1].fields == {"deleted": True}
        assert operations(session)[-1].table_name == "offer_line"


def test_reckoned_columns_stay_home(database: Database) -> None:
    with database.write() as session:
        save_all(session, (RELATION, b.an_offer()))
        tables = {operation.table_name: operation.fields for operation in operations(session)}
    assert "net" not in tables["offer"] | tables["offer_line"]


def test_an_undone_transaction_leaves_no_operation(database: Database) -> None:
    with suppress(KeyError), database.write() as session:
        save(session, RELATION)
        raise KeyError
    with database.read() as session:
        assert operations(session) == []
        assert load(session, Relation, RELATION.id) is None


def test_an_operation_knows_what_was_seen_of_head_office(database: Database) -> None:
    state = {"id": 1, "cursor": 41, "next": 1, "acked": 0, "device": "d", "incarnation": 1, "hub_epoch": 1}
    with database.write() as session:
        session.add(SyncStateRow(**state))
        save(session, RELATION)
        assert operations(session)[-1].seen == 41


def test_every_exchanged_field_travels_there_and_back(database: Database) -> None:
    with database.write() as session:
        save_all(session, FAMILY)
        for kind in EXCHANGED:
            for row in session.scalars(select(kind)):
                for name, (to_wire, from_wire) in coders(kind).items():
                    assert from_wire(to_wire(getattr(row, name))) == getattr(row, name)


def test_the_outbox_carries_all_fields_of_the_trade() -> None:
    assert {field.name for field in fields(Offer)} - {"id", "lines"} <= set(coders(OfferRow))


def coded_product() -> dict[str, Any]:
    product = b.a_product(code="SM-1")
    return {field.name: getattr(product, field.name) for field in fields(product) if field.name != "tiers"}


FORBIDDEN = [
    update(RelationRow).values(name="x"),
    delete(RelationRow),
    insert(ProductRow).values(id=b.an_id(), code="x"),
    text("UPDATE relation SET name = 'x'"),
    text('update "relation" set name = 1'),
    text("INSERT OR REPLACE INTO main.offer (id) VALUES ('x')"),
    text("WITH old AS (SELECT 1) DELETE FROM visit"),
    text("REPLACE INTO contact (id) VALUES ('x')"),
]


@pytest.mark.parametrize("statement", FORBIDDEN, ids=str)
def test_no_statement_writes_past_the_outbox(database: Database, statement: Any) -> None:
    with database.write() as session:
        save(session, RELATION)
        with pytest.raises(Uncaptured):
            session.execute(statement)


def test_no_bulk_door_of_the_session_leads_past_the_outbox(database: Database) -> None:
    with database.write() as session, pytest.raises(Uncaptured):
        session.bulk_insert_mappings(RelationRow, [{"id": b.an_id()}])


def test_a_row_is_never_removed(database: Database) -> None:
    with database.write() as session:
        save(session, RELATION)
        session.delete(session.get_one(RelationRow, RELATION.id))
        with pytest.raises(Uncaptured):
            session.flush()
        session.expunge_all()


def test_what_the_caller_accounts_for_leaves_no_operation(database: Database) -> None:
    with database.write() as session:
        with captured(session):
            save(session, RELATION)
            session.add(ProductRow(**coded_product()))
            session.execute(update(RelationRow).values(name="van het hoofdkantoor"))
        assert operations(session) == []
        with pytest.raises(Uncaptured):
            session.execute(delete(RelationRow))


def test_reading_lane_and_own_tables_are_free(database: Database) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO setting (key, value) VALUES ('a', '1')"))
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM relation")).scalar() == 0


words = st.text(max_size=12)
changes = st.lists(
    st.one_of(
        st.builds(lambda name, notes: ("relation", {"name": name, "notes": notes}), words, words),
        st.builds(lambda hot: ("relation", {"is_hot": hot}), st.booleans()),
        st.builds(lambda chance: ("offer", {"chance_percent": chance}), st.none() | st.integers(0, 100)),
        st.builds(
            lambda count, text: ("offer", {"lines": tuple(b.an_offer_line(note=text) for _ in range(count))}),
            st.integers(0, 3),
            words,
        ),
        st.builds(lambda gone: ("offer", {"deleted": gone}), st.booleans()),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(changes, st.booleans()), max_size=5))
def test_the_outbox_alone_rebuilds_every_row(
    database: Database, transactions: list[tuple[list[tuple[str, dict[str, Any]]], bool]]
) -> None:
    relation = b.a_relation()
    values: dict[str, Any] = {"relation": relation, "offer": b.an_offer(relation_id=relation.id)}
    with database.write() as session:
        save_all(session, values.values())
    for todo, fails in transactions:
        tried = dict(values)
        with suppress(KeyError), database.write() as session:
            for name, over in todo:
                tried[name] = replace(tried[name], **over)
                save(session, tried[name])
            if fails:
                raise KeyError
        values = values if fails else tried
    with database.read() as session:
        assert replayed(session) == kept(session)
        assert session.scalar(select(OfferLineRow.id).limit(1))
