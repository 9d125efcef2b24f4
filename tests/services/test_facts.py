"""Facts about a company: learnt, corrected, confirmed, forgotten; the card follows and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from salesdesk.domain.facts import FactSubject, known_facts
from salesdesk.domain.relations import Fact, Relation
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.facts import Facts, tells_card
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, RELATION_ID, TODAY, a_relation, an_id

STAFF, NEWS = FactSubject.STAFF, FactSubject.NEWS


@pytest.fixture
def facts(database: Database) -> Facts:
    with database.write() as session:
        records.save(session, a_relation(id=RELATION_ID, employees=120))
    return Facts(database, Clock(lambda: NOW, an_id))


@pytest.fixture
def relation(database: Database) -> Callable[[], Relation]:
    def now() -> Relation:
        with database.read() as session:
            found = records.load(session, Relation, RELATION_ID)
        assert found is not None
        return found

    return now


def all_facts(database: Database) -> list[Fact]:
    with database.read() as session:
        return records.find(session, Fact, relation_id=RELATION_ID)


def test_a_fact_has_its_source_and_day(facts: Facts) -> None:
    made = facts.learn(RELATION_ID, NEWS, " Fusie ", " krant ")
    assert (made.value.text, made.value.source, made.value.noted_on) == ("Fusie", "krant", TODAY)
    assert made.changes == {Noun.RELATION, Noun.PREPARATION}


def test_a_fact_without_words_is_refused(facts: Facts) -> None:
    with pytest.raises(Refused):
        facts.learn(RELATION_ID, NEWS, "  ")


def test_the_card_follows_and_what_it_said_becomes_history(
    facts: Facts, database: Database, relation: Callable[[], Relation]
) -> None:
    facts.learn(RELATION_ID, STAFF, "ongeveer 1.250", "website")
    assert relation().employees == 1_250
    (known,) = known_facts(all_facts(database))
    assert [(one.text, one.source, one.noted_on) for one in known.earlier] == [("120", "relatiekaart", None)]


def test_typing_on_keeps_one_fact_and_one_piece_of_history(facts: Facts, database: Database) -> None:
    fact = facts.new(RELATION_ID, STAFF)
    for text in ("1", "12", "125"):
        facts.keep([replace(fact, text=text)])
    assert sorted(one.text for one in all_facts(database)) == ["120", "125"]


def test_a_fact_that_says_what_the_card_says_makes_no_history(facts: Facts, database: Database) -> None:
    facts.learn(RELATION_ID, STAFF, "120 mensen")
    assert len(all_facts(database)) == 1


def test_words_without_a_number_leave_the_number_of_the_card_alone(
    facts: Facts, relation: Callable[[], Relation]
) -> None:
    facts.learn(RELATION_ID, STAFF, "heel veel")
    assert relation().employees == 120


def test_the_branch_and_the_sites_are_compared_without_capitals(facts: Facts, database: Database) -> None:
    facts.learn(RELATION_ID, FactSubject.BRANCH, "KANTOORVERHUUR")
    assert len(all_facts(database)) == 1
    facts.learn(RELATION_ID, FactSubject.SITES, "Utrecht, Zeist")
    assert len(all_facts(database)) == 2


def test_a_forgotten_fact_gives_the_card_back_what_held_before(
    facts: Facts, relation: Callable[[], Relation]
) -> None:
    fact = facts.learn(RELATION_ID, STAFF, "650").value
    gone = facts.forget(fact).value
    assert relation().employees == 120
    facts.forget(gone, forgotten=False)
    assert relation().employees == 650


def test_what_the_seller_typed_on_the_card_himself_is_not_told_by_the_fact(
    facts: Facts, relation: Callable[[], Relation]
) -> None:
    fact = facts.learn(RELATION_ID, STAFF, "650").value
    assert tells_card(relation(), fact)
    assert not tells_card(replace(relation(), employees=700), fact)
    assert tells_card(relation(), replace(fact, subject=NEWS))


def test_confirming_dates_it_today_and_keeps_the_older_one(facts: Facts, database: Database) -> None:
    old = replace(facts.new(RELATION_ID, NEWS), text="fusie", noted_on=TODAY - timedelta(days=500))
    facts.keep([old])
    again = facts.confirm(old).value
    (known,) = known_facts(all_facts(database))
    assert (known.fact, known.earlier) == (again, (old,))
    assert again.noted_on == TODAY


@pytest.mark.parametrize(
    ("changes", "at"),
    [({"text": "x" * 2_001}, "text"), ({"text": "x", "noted_on": TODAY + timedelta(days=1)}, "noted_on")],
)
def test_what_cannot_be_a_fact_is_refused(
    facts: Facts, database: Database, changes: dict[str, object], at: str
) -> None:
    fact: Fact = replace(facts.new(RELATION_ID, NEWS), **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        facts.keep([fact])
    assert refused.value.reasons[0].at == at
    assert all_facts(database) == []


def test_a_reference_is_kept_once(facts: Facts, database: Database) -> None:
    facts.refer(RELATION_ID, "De Beuk, Haarlem", "klantenlijst")
    first = facts.refer(RELATION_ID, "Van Loon, Haarlem", "klantenlijst").value
    again = facts.refer(RELATION_ID, "Van Loon, Haarlem", "klantenlijst")
    assert (again.value, again.changes) == (first, frozenset())
    assert [one.subject for one in all_facts(database)] == ["reference", "reference"]


def test_news_is_followed_seen_and_unseen(facts: Facts, relation: Callable[[], Relation]) -> None:
    facts.follow_news(RELATION_ID, 4)
    seen = facts.see_news(RELATION_ID)
    assert (relation().news_every_weeks, relation().news_seen_on) == (4, TODAY)
    assert Noun.TODAY in seen.changes
    facts.unsee_news(RELATION_ID, seen.value)
    assert relation().news_seen_on is None


@pytest.mark.parametrize("weeks", [0, -1, 53])
def test_news_every_so_many_weeks_is_between_one_and_a_year(facts: Facts, weeks: int) -> None:
    with pytest.raises(Refused):
        facts.follow_news(RELATION_ID, weeks)


def test_of_a_relation_that_is_gone_nothing_is_kept(facts: Facts) -> None:
    for deed in (
        lambda: facts.learn(an_id(), NEWS, "fusie"),
        lambda: facts.follow_news(an_id(), 4),
    ):
        with pytest.raises(Refused, match="bestaat niet meer"):
            deed()
