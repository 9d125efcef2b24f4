"""What is still open, whom we know since when, and what of it goes along on the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesdesk.domain.facts import FactSubject
from salesdesk.domain.visits import VisitState
from salesdesk.services.clock import Clock
from salesdesk.services.contact_history import acquaintances, first_contact_on
from salesdesk.services.follow_ups import FollowUps
from salesdesk.services.open_points import open_points
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relations import Relations
from salesdesk.services.taken_along import sheet_lines, sheet_references
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_complaint,
    a_contact,
    a_contact_moment,
    a_fact,
    a_follow_up,
    a_preparation,
    a_relation,
    a_report,
    a_visit,
    an_agreement,
    an_id,
)

CLOSED = datetime(2026, 9, 1, 12, tzinfo=UTC)


def card_of(database: Database, *values: object) -> RelationCard:
    with database.write() as session:
        records.save_all(session, [a_relation(id=RELATION_ID), *values])
    return Relations(database, Clock(lambda: NOW, an_id)).card(RELATION_ID)


def talk(on: date, *agreements: object, closed: bool = True) -> list[object]:
    """A held visit with its report."""
    visit = a_visit(relation_id=RELATION_ID, visit_on=on, state=VisitState.HELD)
    report = a_report(visit_id=visit.id, agreements=agreements, closed_at=CLOSED if closed else None)
    return [visit, report]


def texts(card: RelationCard) -> list[str]:
    return [point.text for point in open_points(card)]


def test_late_ones_stand_first_and_done_ones_are_gone(database: Database) -> None:
    items = [
        a_follow_up(text=text, due_on=TODAY + timedelta(days=days), relation_id=RELATION_ID, done_at=done)
        for text, days, done in (("straks", 3, None), ("te laat", -3, None), ("klaar", -9, NOW))
    ]
    card = card_of(database, *items)
    assert texts(card) == ["te laat", "straks"]
    assert [point.is_late for point in open_points(card)] == [True, False]


def test_agreements_of_the_last_talk_are_open_with_who_keeps_them(database: Database) -> None:
    agreed = an_agreement(what="Plattegrond mailen", who="klant", due_on=TODAY - timedelta(days=1))
    card = card_of(database, *talk(TODAY - timedelta(days=20), agreed))
    (point,) = open_points(card)
    assert (point.text, point.who, point.is_late) == ("Plattegrond mailen", "klant", True)
    assert point.said_on == TODAY - timedelta(days=20)


def test_a_later_talk_settles_what_was_due_before_it(database: Database) -> None:
    earlier = TODAY - timedelta(days=90)
    due = an_agreement(what="al besproken", due_on=TODAY - timedelta(days=60))
    undated = an_agreement(what="ooit", due_on=None)
    coming = an_agreement(what="nog te doen", due_on=TODAY + timedelta(days=5))
    card = card_of(database, *talk(earlier, due, undated, coming), *talk(TODAY - timedelta(days=30)))
    assert texts(card) == ["nog te doen"]


def test_an_open_report_promises_nothing_yet(database: Database) -> None:
    agreed = an_agreement(what="Mailen", due_on=TODAY)
    assert texts(card_of(database, *talk(TODAY - timedelta(days=1), agreed, closed=False))) == []


def test_an_agreement_that_became_a_follow_up_is_shown_once(database: Database) -> None:
    agreed = an_agreement(what="Voorstel mailen.", due_on=TODAY)
    visit, report = talk(TODAY - timedelta(days=5), agreed)
    reminder = a_follow_up(
        text="voorstel  mailen",
        due_on=TODAY,
        relation_id=RELATION_ID,
        visit_id=visit.id,  # type: ignore[attr-defined]
    )
    card = card_of(database, visit, report, reminder)
    assert texts(card) == ["voorstel  mailen"]


def test_an_agreement_that_was_kept_is_not_asked_about_again(database: Database) -> None:
    agreed = an_agreement(what="Plattegrond mailen", who="klant", due_on=None)
    card = card_of(database, *talk(TODAY - timedelta(days=5), agreed))
    (point,) = open_points(card)
    follow_ups = FollowUps(database, Clock(lambda: NOW, an_id))
    done = follow_ups.fulfil(point.text, RELATION_ID, point.visit_id, point.due_on).value
    relations = Relations(database, Clock(lambda: NOW, an_id))
    assert texts(relations.card(RELATION_ID)) == []
    follow_ups.remove(done.id)
    assert texts(relations.card(RELATION_ID)) == ["Plattegrond mailen"]


def test_whom_we_know_how_often_and_since_when(database: Database) -> None:
    often, once, never = (a_contact(surname=name) for name in ("Vaak", "Eens", "Nooit"))
    visit = a_visit(
        relation_id=RELATION_ID, visit_on=date(2025, 3, 1), state=VisitState.HELD, contact_id=often.id
    )
    report = a_report(visit_id=visit.id, present=(often.id, once.id), closed_at=CLOSED)
    called = a_contact_moment(happened_at=NOW - timedelta(days=3), contact_id=often.id)
    planned = a_visit(relation_id=RELATION_ID, visit_on=TODAY, contact_id=never.id)
    noted = a_contact_moment(happened_at=NOW, contact_id=None)
    card = card_of(database, often, once, never, visit, report, called, planned, noted)
    assert [(one.contact.surname, one.times) for one in acquaintances(card)] == [("Vaak", 2), ("Eens", 1)]
    assert acquaintances(card)[0].first_on == date(2025, 3, 1)
    assert first_contact_on(card) == date(2025, 3, 1)


def test_without_any_contact_there_is_no_first_day(database: Database) -> None:
    card = card_of(database)
    assert (first_contact_on(card), acquaintances(card)) == (None, ())


def test_only_what_was_ticked_goes_along_in_that_order(database: Database) -> None:
    fact = a_fact(subject=FactSubject.BRANCH, text="notariaat")
    news, other = a_fact(subject=FactSubject.NEWS, text="Fusie"), a_fact(subject="Vloer", text="linoleum")
    secret = a_fact(subject=FactSubject.OTHER, text="betaalt slecht")
    complaint = a_complaint(subject="strepen")
    promised = a_follow_up(text="Bellen", due_on=date(2026, 12, 1), relation_id=RELATION_ID)
    moment = a_contact_moment(text="Wil een proef", happened_at=NOW)
    card = card_of(database, fact, news, other, secret, complaint, promised, moment)
    along = (news.id, fact.id, other.id, complaint.id, promised.id, moment.id, an_id())
    lines = sheet_lines(card, a_preparation(taken_along=along))
    assert lines == (
        "Fusie",
        "Branche: notariaat",
        "Vloer: linoleum",
        "Klacht: strepen",
        "Bellen (di 01-12)",
        "Wil een proef (di 24-11)",
    )
    assert "betaalt slecht" not in " ".join(lines)


def test_a_corrected_fact_speaks_as_it_is_now_and_once(database: Database) -> None:
    old = a_fact(subject=FactSubject.STAFF, text="30", noted_on=TODAY - timedelta(days=400))
    new = a_fact(subject=FactSubject.STAFF, text="34", noted_on=TODAY, corrects_id=old.id)
    card = card_of(database, old, new)
    along = a_preparation(taken_along=(old.id, new.id))
    assert sheet_lines(card, along) == ("Medewerkers hier: 34",)


def test_an_answer_of_a_talk_is_named_after_its_field(database: Database) -> None:
    fact = a_fact(subject="floor_area", text="850 m²")
    card = card_of(database, fact)
    (line,) = sheet_lines(card, a_preparation(taken_along=(fact.id,)))
    assert line.endswith(": 850 m²")
    assert "floor_area" not in line


@pytest.mark.parametrize("ticked", [True, False])
def test_references_stand_apart_and_only_when_ticked(database: Database, ticked: bool) -> None:
    reference = a_fact(subject=FactSubject.REFERENCE, text="Van Loon, Haarlem")
    card = card_of(database, reference)
    kept = a_preparation(taken_along=(reference.id,) if ticked else ())
    assert sheet_references(card, kept) == (("Van Loon, Haarlem",) if ticked else ())
    assert sheet_lines(card, kept) == ()


def test_a_day_that_is_over_is_no_day_to_put_it_off_to(database: Database) -> None:
    card = card_of(database, a_follow_up(relation_id=RELATION_ID, due_on=TODAY))
    follow_ups = FollowUps(database, Clock(lambda: NOW, an_id))
    with pytest.raises(Exception, match="voorbij"):
        follow_ups.postpone(card.follow_ups[0].id, TODAY - timedelta(days=1))
    moved = follow_ups.postpone(card.follow_ups[0].id, TODAY + timedelta(days=2)).value
    assert follow_ups.put_back(moved.id, TODAY).value == replace(moved, due_on=TODAY)
