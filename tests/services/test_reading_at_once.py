"""Lists and cards ask the database as often for a hundred as for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from salesdesk.domain.offers import OfferState
from salesdesk.domain.visits import VisitState
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_complaint,
    a_contact,
    a_follow_up,
    a_preparation,
    a_relation,
    a_report,
    a_visit,
    an_id,
    an_offer,
    some_settings,
)

Reading = Callable[[SellerFile], object]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield said
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def file(database: Database, tmp_path: Path) -> SellerFile:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    return SellerFile(Profile(tmp_path), database, Clock(lambda: NOW, an_id))


def add_a_lot(file: SellerFile, count: int) -> None:
    """Relations with all that belongs to them, and visits today and before."""
    values: list[object] = []
    for number in range(count):
        other = a_relation(name=f"Relatie {number}")
        held = a_visit(visit_on=TODAY - timedelta(days=9), state=VisitState.HELD)
        planned = a_visit(relation_id=other.id)
        values += [
            other, held, planned, a_contact(), a_follow_up(relation_id=other.id, due_on=TODAY),
            a_report(visit_id=held.id), a_preparation(visit_id=planned.id), a_complaint(relation_id=other.id),
            an_offer(number=number, state=OfferState.RELEASED, valid_until=TODAY),
            an_offer(number=900 + number, relation_id=other.id, promised_on=TODAY - timedelta(days=1)),
        ]  # fmt: skip
    with file.database.write() as session:
        records.save_all(session, values)


@pytest.mark.parametrize(
    "read",
    [
        lambda file: file.relations.lines(),
        lambda file: file.relations.card(RELATION_ID),
        lambda file: file.today.view(),
        lambda file: file.visits.between(TODAY - timedelta(days=30), TODAY),
        lambda file: file.visits.to_report(),
        lambda file: file.offers.lines(),
        lambda file: file.forecasts.view(),
        lambda file: file.search.find("relatie"),
    ],
    ids=["relations", "card", "today", "visits", "to report", "offers", "forecast", "search"],
)
def test_more_lines_ask_no_more_questions(file: SellerFile, read: Reading) -> None:
    add_a_lot(file, 3)
    with counted(file.database) as for_a_few:
        read(file)
    add_a_lot(file, 9)
    with counted(file.database) as for_many:
        read(file)
    assert 0 < len(for_many) <= len(for_a_few)
