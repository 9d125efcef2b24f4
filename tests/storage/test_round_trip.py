"""Whatever a seller can type into a value comes back: every type, every field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.domain.offer_approval import ApprovalRequest
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Address
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.domain.visits import VisitMove
from salesdesk.storage.database import Database
from salesdesk.storage.kept_values import CHILDREN_OF, ROW_OF
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import load, save, save_all
from tests import builders as b
from tests.offer_builders import OFFER_ID

NUMBERS = st.integers(-(2**31), 2**31 - 1)
SINGLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=30),
    int: NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(-(10**6), 10**6, places=2),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    UUID: st.builds(UUID, int=st.integers(0, 2**128 - 1)),
}
SINGLE[AreaDay] = st.builds(AreaDay, st.integers(1, 4), st.integers(0, 6))
SINGLE[VatRate] = st.builds(VatRate, SINGLE[str], st.sampled_from(VatClass), SINGLE[Decimal], st.dates())
POINTERS = ("relation_id", "visit_id", "contact_id", "offer_id", "area_id")


def drawn_as(hint: Any) -> st.SearchStrategy[Any]:
    """Anything of a field's type, as the dataclass names it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return st.none() | drawn_as(inner[0])
    if origin is tuple:
        return st.lists(drawn_as(inner[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(drawn_as(inner[0]), max_size=3)
    return SINGLE[hint] if hint in SINGLE else st.sampled_from(hint)


def anything(kind: Any, **fixed: Any) -> st.SearchStrategy[Any]:
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in fixed and name != "id"}
    fields = {name: drawn_as(hint) for name, hint in hints.items()}
    return st.builds(kind, id=st.builds(b.an_id), **fields, **fixed)


def children(kind: type) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some children as they come back: none deleted, in order of position where they have one."""
    listed = st.lists(anything(kind, deleted=st.just(False)), max_size=3)
    if "position" not in kind.__dataclass_fields__:  # type: ignore[attr-defined]
        return listed.map(lambda items: tuple(sorted(items, key=lambda item: (item.step, item.id))))
    return listed.map(lambda items: tuple(replace(item, position=at) for at, item in enumerate(items)))


def values(kind: type) -> st.SearchStrategy[Any]:
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    fixed: dict[str, Any] = {name: st.none() for name in POINTERS if name in names}
    fixed |= {name: st.just(b.RELATION_ID) for name in ("relation_id",) if name in names}
    if kind in {Preparation, VisitReport, VisitMove}:
        fixed["visit_id"] = st.just(b.VISIT_ID)
    if kind is ApprovalRequest:
        del fixed["offer_id"]
    if kind is OfferDispatch:
        fixed["offer_id"] = st.just(OFFER_ID)
    others = {"argument_id": b.ARGUMENT_ID, "competitor_id": b.COMPETITOR_ID, "need_id": b.NEED_ID}
    fixed |= {name: st.just(identity) for name, identity in others.items() if name in names}
    for name, collection in CHILDREN_OF.get(kind, {}).items():
        fixed[name] = st.just(b.a_preparation().steps) if name == "steps" else children(collection.value)
    if "address" in names:
        fixed["address"] = st.builds(
            Address, **dict.fromkeys(("street", "postcode", "place", "country"), SINGLE[str])
        )
    return anything(kind, **fixed)


@pytest.mark.parametrize("kind", ROW_OF, ids=lambda kind: str(kind.__name__))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_any_value_comes_back_from_its_first_and_its_second_saving(
    database: Database, kind: type, drawn: st.DataObject
) -> None:
    first = drawn.draw(values(kind))
    second = replace(drawn.draw(values(kind)), id=first.id)
    with database.write() as session:
        with captured(session):
            save_all(session, (b.a_relation(id=b.RELATION_ID), b.a_visit(id=b.VISIT_ID)))
            save_all(session, (b.an_argument(id=b.ARGUMENT_ID), b.a_competitor(id=b.COMPETITOR_ID)))
            save_all(session, (b.a_customer_need(id=b.NEED_ID), b.an_offer(id=OFFER_ID)))
        for value in (first, second):
            save(session, value)
            assert load(session, kind, first.id) == value
