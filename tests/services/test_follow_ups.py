"""Things to do: made, ticked off, put off, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.follow_ups import FollowUps
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, RELATION_ID, TODAY, a_relation, an_id


@pytest.fixture
def follow_ups(database: Database) -> FollowUps:
    with database.write() as session:
        records.save(session, a_relation(id=RELATION_ID))
    return FollowUps(database, Clock(lambda: NOW, an_id))


def test_a_follow_up_is_kept_with_its_relation_and_day(follow_ups: FollowUps) -> None:
    made = follow_ups.remind("  Bel  over de proefweek ", TODAY, relation_id=RELATION_ID)
    assert made.value.text == "Bel over de proefweek"
    assert made.changes == {Noun.FOLLOW_UP, Noun.TODAY, Noun.RELATION}
    assert follow_ups.of_relation(RELATION_ID) == [made.value]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 501])
def test_one_without_words_or_with_too_many_is_refused(follow_ups: FollowUps, text: str) -> None:
    with pytest.raises(Refused) as refused:
        follow_ups.remind(text, TODAY)
    assert refused.value.reasons[0].at == "text"


def test_a_tick_has_its_moment_and_can_be_taken_back(follow_ups: FollowUps) -> None:
    made = follow_ups.remind("Bel", TODAY).value
    assert follow_ups.tick(made.id).value.done_at == NOW
    assert follow_ups.tick(made.id, is_done=False).value.done_at is None


def test_open_ones_stand_first_by_day_and_removed_ones_are_gone(follow_ups: FollowUps) -> None:
    done, late, soon, gone = (
        follow_ups.remind(text, TODAY + timedelta(days=days), relation_id=RELATION_ID).value
        for text, days in (("klaar", 0), ("later", 9), ("straks", 1), ("weg", 2))
    )
    follow_ups.tick(done.id)
    follow_ups.remove(gone.id)
    follow_ups.postpone(late.id, TODAY + timedelta(days=5))
    assert [item.text for item in follow_ups.of_relation(RELATION_ID)] == ["straks", "later", "klaar"]
    follow_ups.remove(gone.id, removed=False)
    assert follow_ups.of_relation(RELATION_ID)[1].id == gone.id
    assert soon.done_at is None


def test_one_that_does_not_exist_is_refused(follow_ups: FollowUps) -> None:
    for deed in (follow_ups.tick, follow_ups.remove):
        with pytest.raises(Refused, match="bestaat niet meer"):
            deed(an_id())
