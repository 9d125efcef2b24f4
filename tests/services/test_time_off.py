"""Days off: kept, counted against what stands on them, taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.time_off import TimesOff
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, RELATION_ID, TODAY, a_relation, a_visit, an_id


@pytest.fixture
def times_off(database: Database) -> TimesOff:
    return TimesOff(database, Clock(lambda: NOW, an_id))


def test_days_off_stand_in_order_and_tell_what_is_on_them(times_off: TimesOff, database: Database) -> None:
    with database.write() as session:
        records.save_all(session, (a_relation(id=RELATION_ID), a_visit(visit_on=TODAY + timedelta(days=9))))
    late = times_off.add(TODAY + timedelta(days=30), TODAY + timedelta(days=30), " Beurs ").value
    soon = times_off.add(TODAY + timedelta(days=8), TODAY + timedelta(days=12)).value
    found = times_off.view()
    assert (found.own, found.visits) == ((soon, late), {soon.id: 1, late.id: 0})
    assert (late.reason, found.holidays[0][0]) == ("Beurs", date(2026, 12, 25))


def test_days_off_that_are_over_are_not_shown(times_off: TimesOff) -> None:
    times_off.add(TODAY - timedelta(days=9), TODAY - timedelta(days=3))
    assert times_off.view().own == ()


def test_days_off_can_be_taken_back_and_put_back(times_off: TimesOff) -> None:
    made = times_off.add(TODAY, TODAY).value
    times_off.remove(made)
    assert times_off.view().own == ()
    times_off.remove(made, removed=False)
    assert times_off.view().own == (made,)


@pytest.mark.parametrize("last", [TODAY - timedelta(days=1), TODAY + timedelta(days=400)])
def test_days_off_end_after_they_begin_and_within_a_year(times_off: TimesOff, last: date) -> None:
    with pytest.raises(Refused):
        times_off.add(TODAY, last)
