"""The day in one look, and what asks for attention."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Importance, Relation
from salesdesk.domain.visits import VisitState
from salesdesk.services.clock import Clock
from salesdesk.services.routes import Routes
from salesdesk.services.today import Today
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from salesdesk.storage.today import news_due
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_complaint,
    a_contact,
    a_follow_up,
    a_relation,
    a_report,
    a_visit,
    an_id,
    an_offer,
    an_offer_line,
    some_settings,
)

Keep = Callable[..., None]
DAY = timedelta(days=1)


@pytest.fixture
def moments() -> list[datetime]:
    return [NOW]


@pytest.fixture
def today(database: Database, moments: list[datetime]) -> Today:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    clock = Clock(lambda: moments[-1], an_id)
    return Today(database, clock, Routes(database, clock))


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def test_a_fresh_file_has_an_empty_day(today: Today) -> None:
    view = today.view()
    assert (view.day, view.route.visits, view.next_visit) == (TODAY, (), None)
    assert (view.follow_ups, view.late_promises, view.expiring, view.complaints, view.to_report) == ((),) * 5


def test_the_next_visit_is_the_first_that_has_not_ended(
    today: Today, keep: Keep, moments: list[datetime]
) -> None:
    early, late = a_visit(start_time=time(8, 30)), a_visit(start_time=time(11))
    keep(early, late, a_visit(start_time=time(9, 45), state=VisitState.CANCELLED))
    assert today.view().next_visit is not None
    assert today.view().next_visit.id == early.id  # type: ignore[union-attr]
    moments.append(NOW.replace(hour=10))
    assert today.view().next_visit.id == late.id  # type: ignore[union-attr]
    moments.append(NOW.replace(hour=13))
    assert today.view().next_visit is None


def test_another_day_simply_begins_with_its_first_visit(today: Today, keep: Keep) -> None:
    tomorrow = a_visit(visit_on=TODAY + DAY, start_time=time(8))
    keep(tomorrow)
    view = today.view(TODAY + DAY)
    assert view.day == TODAY + DAY
    assert view.next_visit is not None
    assert view.next_visit.id == tomorrow.id


def test_follow_ups_are_due_until_today_and_ticked_ones_stay_until_midnight(today: Today, keep: Keep) -> None:
    keep(
        a_follow_up(text="later", due_on=TODAY + DAY),
        a_follow_up(text="oud", due_on=TODAY - 4 * DAY, relation_id=RELATION_ID),
        a_follow_up(text="vandaag", due_on=TODAY),
        a_follow_up(text="gisteren klaar", due_on=TODAY - DAY, done_at=NOW - DAY),
        a_follow_up(text="net klaar", due_on=TODAY, done_at=NOW),
        a_follow_up(text="weg", due_on=TODAY, deleted=True),
    )
    assert [item.text for item in today.view().follow_ups] == ["vandaag", "oud", "net klaar"]
    assert today.view().follow_ups[1].relation_name == "Kantoorhuis De Linde B.V."


def test_a_removed_relation_asks_nothing_any_more(today: Today, keep: Keep) -> None:
    keep(
        a_follow_up(due_on=TODAY, relation_id=RELATION_ID),
        a_complaint(),
        an_offer(promised_on=TODAY - DAY),
        a_visit(visit_on=TODAY - DAY),
        a_relation(id=RELATION_ID, deleted=True),
    )
    view = today.view()
    assert (view.follow_ups, view.complaints, view.late_promises, view.to_report) == ((), (), (), ())


def test_promises_are_late_from_the_day_after(today: Today, keep: Keep) -> None:
    late = an_offer(number=1, promised_on=TODAY - DAY, lines=(an_offer_line(),))
    keep(
        late,
        an_offer(number=2, promised_on=TODAY),
        an_offer(number=3, promised_on=TODAY - DAY, state=OfferState.RELEASED, sent_on=TODAY),
        an_offer(number=4, promised_on=TODAY - DAY, deleted=True),
    )
    (alert,) = today.view().late_promises
    assert (alert.id, alert.amount, alert.due_on) == (late.id, late.net, TODAY - DAY)
    assert alert.relation_name == "Kantoorhuis De Linde B.V."


def released(number: int, days: int, **over: Any) -> Any:
    """An offer that was sent and ends in so many days."""
    filled = {"state": OfferState.RELEASED, "sent_on": TODAY - DAY, "valid_until": TODAY + days * DAY, **over}
    return an_offer(number=number, **filled)


def test_what_was_laid_down_and_never_went_out_is_late_too(today: Today, keep: Keep) -> None:
    keep(an_offer(number=1, promised_on=TODAY - DAY, state=OfferState.RELEASED))
    keep(an_offer(number=2, promised_on=TODAY))
    assert [alert.label for alert in today.view().late_promises] == ["OV1-1"]
    assert [alert.label for alert in today.view().promises_due] == ["OV2-1"]


def test_released_offers_are_named_in_their_last_days(today: Today, keep: Keep) -> None:
    keep(
        released(1, 5), released(2, 0), released(3, 6), released(4, -1), an_offer(number=5, valid_until=TODAY)
    )
    assert [alert.due_on for alert in today.view().expiring] == [TODAY, TODAY + 5 * DAY]


def test_how_long_before_is_a_setting(today: Today, keep: Keep, database: Database) -> None:
    settings = some_settings()
    with database.write() as session:
        save_settings(session, replace(settings, thresholds=replace(settings.thresholds, remind_days=10)))
    keep(released(1, 10), released(2, 11))
    assert [alert.label for alert in today.view().expiring] == ["OV1-1"]


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ({"due_on": TODAY}, False),
        ({"due_on": TODAY - 3 * DAY}, False),
        ({"due_on": TODAY + DAY}, True),
        ({"due_on": TODAY, "done_at": NOW}, False),
        ({"due_on": TODAY - 20 * DAY, "done_at": NOW - 20 * DAY}, True),
        ({"due_on": TODAY, "deleted": True}, True),
    ],
)
def test_an_offer_that_ends_is_told_once(today: Today, keep: Keep, over: dict[str, Any], told: bool) -> None:
    offer = released(1, 2)
    keep(offer, a_follow_up(offer_id=offer.id, **over))
    assert bool(today.view().expiring) == told


def test_an_offer_whose_next_revision_is_in_the_making_asks_nothing(today: Today, keep: Keep) -> None:
    keep(released(1, 2), an_offer(number=1, revision=2))
    assert today.view().expiring == ()


def test_an_alert_says_how_to_reach_whom(today: Today, keep: Keep) -> None:
    contact = a_contact(phone="0251 55 10 12", email="t.bos@kantoor.example")
    keep(contact, released(1, 2, contact_id=contact.id), released(2, 3))
    first, second = today.view().expiring
    assert (first.contact_name, first.phone, first.email) == (
        contact.short_name, "0251 55 10 12", "t.bos@kantoor.example",
    )  # fmt: skip
    assert (second.contact_name, second.phone) == ("", a_relation().phone)


def test_open_complaints_come_newest_first(today: Today, keep: Keep) -> None:
    keep(
        a_complaint(number=1, received_at=NOW - 3 * DAY),
        a_complaint(number=2, received_at=NOW - DAY),
        a_complaint(number=3, solved_at=NOW),
        a_complaint(number=4, deleted=True),
    )
    assert [line.number for line in today.view().complaints] == [2, 1]


def test_visits_of_earlier_days_ask_their_report_until_it_is_closed(today: Today, keep: Keep) -> None:
    held = a_visit(visit_on=date(2026, 11, 20), state=VisitState.HELD)
    forgotten = a_visit(visit_on=date(2026, 11, 18))
    closed = a_visit(visit_on=date(2026, 11, 19), state=VisitState.HELD)
    keep(
        held,
        forgotten,
        closed,
        a_report(visit_id=closed.id, closed_at=NOW),
        a_visit(visit_on=date(2026, 11, 17), state=VisitState.ABSENT),
        a_visit(visit_on=TODAY),
    )
    assert [line.id for line in today.view().to_report] == [forgotten.id, held.id]


def test_news_comes_back_when_it_is_due_and_the_most_important_first(database: Database) -> None:
    def followed(name: str, weeks: int | None, since: int | None, **over: Any) -> Relation:
        seen = None if since is None else TODAY - timedelta(weeks=since)
        return a_relation(name=name, news_every_weeks=weeks, news_seen_on=seen, **over)

    with database.write() as session:
        records.save_all(
            session,
            [
                followed("nooit gezien", 4, None),
                followed("vandaag aan de beurt", 4, 4, importance=Importance.A),
                followed("pas gezien", 4, 3),
                followed("niet gevolgd", None, 99),
                followed("verwijderd", 1, 9, deleted=True),
            ],
        )
    with database.read() as session:
        lines = news_due(session, TODAY)
    assert [line.name for line in lines] == ["vandaag aan de beurt", "nooit gezien"]
    assert [line.due_on for line in lines] == [TODAY, TODAY]
