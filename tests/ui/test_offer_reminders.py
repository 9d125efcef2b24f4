"""On Vandaag: offers that end and promises, with what can be done about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui import reach
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.today import screen as today
from salesdesk.ui.today.attention import TodayServices
from salesdesk.ui.today.screen import TodayScreen
from tests.builders import TODAY, a_relation
from tests.offer_desk import Rooms, a_draft, offer_place, seller_file
from tests.ui.audit import audit

DAY = timedelta(days=1)


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, today.doors(TodayServices.of(file), file.papers))
    yield made
    made.close()


def ending(file: SellerFile, until: date, **over: str) -> Offer:
    """An offer that went out and ends that day."""
    customer = a_relation(name="Drukkerij Van Loon", **over)
    with file.database.write() as session:
        records.save(session, customer)
    sent = file.offers.release(a_draft(file, customer).id, "toch").value
    aged = replace(sent, sent_on=TODAY - 25 * DAY, offered_on=TODAY - 25 * DAY, valid_until=until)
    with file.database.write() as session:
        records.save(session, aged)
    return aged


def buttons(screen: TodayScreen) -> dict[str, Button]:
    return {
        each.accessibleName(): each for each in screen.side.findChildren(Button) if each.isVisibleTo(screen)
    }


def rows(screen: TodayScreen) -> list[str]:
    return [each.accessibleName() for each in screen.side.findChildren(Pressable) if each.isVisibleTo(screen)]


def opened(rooms: Rooms) -> TodayScreen:
    return rooms.open(Place(Noun.TODAY), TodayScreen)


def test_who_ends_soon_is_called_or_mailed_by_one_click(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(reach, "call", done.append)
    monkeypatch.setattr(reach, "write_mail", done.append)
    ending(file, TODAY + 2 * DAY, phone="0251 55 10 10", email="info@vanloon.example")
    found = buttons(opened(rooms))
    found["Drukkerij Van Loon bellen over OV1-1"].click()
    found["Drukkerij Van Loon mailen over OV1-1"].click()
    assert done == ["0251 55 10 10", "info@vanloon.example"]


def test_without_a_number_there_is_no_button_that_does_nothing(file: SellerFile, rooms: Rooms) -> None:
    ending(file, TODAY + 2 * DAY, phone="", email="")
    found = buttons(opened(rooms))
    assert not any("bellen" in name or "mailen" in name for name in found)
    assert "OV1-1 verlengen met een nieuwe revisie" in found


def test_extending_is_a_new_revision_and_says_when_it_counts(file: SellerFile, rooms: Rooms) -> None:
    sent = ending(file, TODAY + 2 * DAY)
    buttons(opened(rooms))["OV1-1 verlengen met een nieuwe revisie"].click()
    rooms.settle()
    latest = file.offers.lines()[0]
    assert (latest.label, latest.state, latest.valid_until) == (
        "OV1-2", OfferState.DRAFT, TODAY + 30 * DAY,
    )  # fmt: skip
    assert rooms.went[-1] == offer_place(latest.id)
    assert "zodra je hem vastlegt" in rooms.said[-1][0]
    assert file.offers.view(sent.id).offer.state is OfferState.RELEASED
    assert not any("OV1-1" in name for name in rows(opened(rooms)))


def test_what_was_talked_over_is_not_asked_again_until_taken_back(file: SellerFile, rooms: Rooms) -> None:
    ending(file, TODAY + 2 * DAY)
    screen = opened(rooms)
    buttons(screen)["OV1-1 is nagebeld"].click()
    rooms.settle()
    assert file.today.view().expiring == ()
    rooms.said[-1][1]()
    rooms.settle()
    assert len(file.today.view().expiring) == 1


def test_promises_of_today_stand_under_those_that_are_late(file: SellerFile, rooms: Rooms) -> None:
    for promised in (TODAY, TODAY - DAY):
        customer = a_relation()
        with file.database.write() as session:
            records.save(session, customer)
        file.offers.promise(a_draft(file, customer).id, promised)
    screen = opened(rooms)
    said = [name for name in rows(screen) if "nog niet verstuurd" in name]
    assert ["OV2-1" in said[0], "OV1-1" in said[1]] == [True, True]
    assert audit(screen) == []


@pytest.mark.usefixtures("large_type")
def test_the_reminders_fit_in_large_letters(file: SellerFile, rooms: Rooms) -> None:
    ending(file, TODAY + 2 * DAY, phone="0251 55 10 10", email="info@vanloon.example")
    assert audit(opened(rooms)) == []
