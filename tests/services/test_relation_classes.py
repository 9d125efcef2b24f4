"""The class of a relation: borne by its revenue, or lifted for a reason; and putting a change back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from salesdesk.domain.relations import Importance, Status
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.relations import Relations
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, RELATION_ID, a_relation, an_id, some_settings


@pytest.fixture
def relations(database: Database) -> Relations:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    return Relations(database, Clock(lambda: NOW, an_id))


@pytest.mark.parametrize(
    ("importance", "potential", "reason", "refused"),
    [
        (Importance.A, None, "", True),
        (Importance.KEY, Decimal(90000), "", True),
        (Importance.A, Decimal(24999), "", True),
        (Importance.A, Decimal(25000), "", False),
        (Importance.A, None, "opent de zorgmarkt", False),
        (Importance.B, Decimal(7500), "", False),
    ],
)
def test_a_class_above_what_the_revenue_bears_asks_its_reason(
    relations: Relations, importance: Importance, potential: Decimal | None, reason: str, refused: bool
) -> None:
    kept = relations.card(RELATION_ID).relation
    low = relations.put_back(replace(kept, importance=Importance.C)).value
    wanted = replace(low, importance=importance, revenue_potential=potential, importance_reason=reason)
    if refused:
        with pytest.raises(Refused) as no:
            relations.save(wanted)
        assert {reason.at for reason in no.value.reasons} == {"importance_reason"}
    else:
        assert relations.save(wanted).value.importance is importance


def test_a_change_can_be_put_back_even_where_the_cycle_goes_one_way(relations: Relations) -> None:
    before = relations.card(RELATION_ID).relation
    relations.save(replace(before, status=Status.CUSTOMER))
    relations.put_back(before)
    card = relations.card(RELATION_ID)
    assert (card.relation, len(card.status_changes)) == (before, 2)
