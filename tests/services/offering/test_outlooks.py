"""What is expected of an offer is noted whenever it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offers import OfferState
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, RELATION_ID, an_id, an_offer, an_offer_line
from tests.services.offering.conftest import a_sound


class Days:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def pass_by(self, days: int) -> None:
        self.now += timedelta(days=days)

    def clock(self) -> Clock:
        return Clock(lambda: self.now, an_id)


@pytest.fixture
def days(offers: Offers) -> Days:
    made = Days()
    offers._clock = made.clock()
    return made


def notes(database: Database, number: int) -> list[OfferOutlook]:
    with database.read() as session:
        found = records.find(session, OfferOutlook, number=number)
    return sorted(found, key=lambda note: (note.noted_at, note.id))


def test_a_draft_typed_on_one_day_leaves_one_note_with_its_last_word(
    offers: Offers, database: Database, days: Days
) -> None:
    offer = a_sound(offers)
    days.now += timedelta(minutes=5)
    offers.save(replace(offer, chance_percent=45))
    (note,) = notes(database, offer.number)
    assert (note.chance_percent, note.amount, note.noted_at) == (45, offer.net, days.now)


def test_nothing_expected_yet_is_not_noted(offers: Offers, database: Database) -> None:
    empty = offers.start(RELATION_ID).value
    assert notes(database, empty.number) == []


def test_every_turn_of_an_offer_leaves_its_note(offers: Offers, database: Database, days: Days) -> None:
    offer = a_sound(offers)
    offers.release(offer.id)
    days.pass_by(7)
    offers.expect(offer.id, 30, date(2027, 3, 1))
    days.pass_by(7)
    offers.lose(offer.id, "te duur")
    told = [(note.state, note.chance_percent, note.decision_month) for note in notes(database, offer.number)]
    assert told == [
        (OfferState.DRAFT, 60, date(2027, 1, 1)),
        (OfferState.RELEASED, 60, date(2027, 1, 1)),
        (OfferState.RELEASED, 30, date(2027, 3, 1)),
        (OfferState.LOST, 30, date(2027, 3, 1)),
    ]


def test_what_does_not_change_the_outlook_leaves_no_note(
    offers: Offers, database: Database, days: Days
) -> None:
    offer = a_sound(offers)
    days.pass_by(1)
    offers.save(replace(offer, subject="Andere titel"))
    offers.promise(offer.id, date(2027, 1, 5))
    assert len(notes(database, offer.number)) == 1


def test_winning_and_taking_it_back_are_both_on_record(
    offers: Offers, database: Database, days: Days
) -> None:
    offer = a_sound(offers)
    offers.release(offer.id)
    days.now += timedelta(minutes=1)
    offers.win(offer.id)
    days.now += timedelta(minutes=1)
    offers.take_back(offer.id)
    states = [note.state for note in notes(database, offer.number)]
    assert states == [OfferState.DRAFT, OfferState.RELEASED, OfferState.WON, OfferState.RELEASED]


def test_a_thrown_away_revision_gives_the_word_back_to_the_one_before(
    offers: Offers, database: Database, days: Days
) -> None:
    first = offers.release(a_sound(offers).id).value
    days.pass_by(1)
    second = offers.revise(first.id).value
    offers.save(replace(second, chance_percent=80))
    days.pass_by(1)
    offers.delete(second.id)
    assert [note.chance_percent for note in notes(database, first.number)] == [60, 60, 80, 60]


def test_offers_from_before_the_notes_get_their_first_at_the_start_of_the_day(
    offers: Offers, database: Database, days: Days
) -> None:
    line = an_offer_line(quantity=Decimal(1), unit_price=Decimal(500))
    old = an_offer(number=40, relation_id=RELATION_ID, state=OfferState.RELEASED, lines=(line,))
    with database.write() as session:
        records.save(session, old)
    offers.expire_due(days.now.date())
    offers.expire_due(days.now.date())
    (note,) = notes(database, 40)
    assert (note.chance_percent, note.amount) == (old.chance_percent, old.net)


def test_an_offer_that_runs_out_is_noted_as_such(offers: Offers, database: Database, days: Days) -> None:
    offer = offers.release(a_sound(offers).id).value
    days.pass_by(60)
    offers.expire_due(days.now.date())
    assert notes(database, offer.number)[-1].state is OfferState.EXPIRED
