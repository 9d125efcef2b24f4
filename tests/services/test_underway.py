"""A visit among those of its day: what comes before it, what after, whatever became of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.builders import a_relation, a_visit, an_id

TODAY = date(2026, 11, 24)


@pytest.fixture
def day(fresh: SellerFile) -> list[Visit]:
    """Three visits, kept in another order than they are driven."""
    relations = [a_relation(name=name) for name in ("Eerst", "Daarna", "Laatst")]
    visits = [
        a_visit(relation_id=relation.id, visit_on=TODAY, start_time=time(9 + place))
        for place, relation in enumerate(relations)
    ]
    with fresh.database.write() as session:
        records.save_all(session, [*relations, *reversed(visits)])
    return visits


def names(file: SellerFile, visit: Visit) -> tuple[str, str]:
    found = file.underway.open(visit.id).value
    before, after = (line.relation_name if line else "" for line in (found.before, found.after))
    return before, after


def test_the_visits_of_the_day_stand_before_and_after_it(fresh: SellerFile, day: list[Visit]) -> None:
    assert [names(fresh, visit) for visit in day] == [("", "Daarna"), ("Eerst", "Laatst"), ("Daarna", "")]


def test_the_first_look_prepares_and_the_next_only_looks(fresh: SellerFile, day: list[Visit]) -> None:
    assert fresh.underway.view(day[0].id) is None
    opened = fresh.underway.open(day[0].id)
    assert Noun.PREPARATION in opened.changes
    assert opened.value.view.preparation.questions
    looked = fresh.underway.view(day[0].id)
    assert looked is not None
    assert looked.view.preparation == opened.value.view.preparation
    assert not fresh.underway.open(day[0].id).changes


def test_a_closed_door_is_passed_by_and_a_cancelled_visit_stands_alone(
    fresh: SellerFile, day: list[Visit]
) -> None:
    fresh.visits.absent(day[1].id)
    assert names(fresh, day[0]) == ("", "Laatst")
    assert names(fresh, day[1]) == ("Eerst", "Laatst")
    fresh.visits.cancel(day[0].id, "ziek")
    assert names(fresh, day[0]) == ("", "")
    assert fresh.visits.visit(day[0].id).state is VisitState.CANCELLED


def test_a_visit_that_is_gone_is_refused(fresh: SellerFile) -> None:
    with pytest.raises(Refused):
        fresh.underway.open(an_id())
