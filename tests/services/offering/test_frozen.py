"""What was released stays as it was, whatever changes around it; and the last valid day is a whole day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.errors import Refused, Trouble
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers
from salesdesk.services.settings import SettingsDesk
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_product,
    an_argument,
    an_id,
    an_offer_line,
)
from tests.offer_builders import a_price_agreement
from tests.services.offering.conftest import a_sent, a_sound, keep, relation_now, state_of

DAY = timedelta(days=1)
ARGUMENT = an_argument()


def other_rates(database: Database) -> None:
    desk = SettingsDesk(database)
    raised = VatRate("NL", VatClass.STANDARD, Decimal(25), date(2025, 1, 1))
    desk.save_vat_rates((raised, *(rate for rate in desk.view().vat_rates if rate.country == "BE")))


def other_letterhead(database: Database) -> None:
    desk = SettingsDesk(database)
    known = desk.view().company
    desk.save_company(replace(known, name="Heel Anders B.V.", colour="#aa0000", vat_number="", kvk_number=""))
    desk.save_seller(replace(desk.view().seller, name="Iemand Anders"))


def other_limits(database: Database) -> None:
    desk = SettingsDesk(database)
    desk.save_thresholds(
        replace(desk.view().thresholds, discount_limit_percent=Decimal(0), margin_percent=Decimal(60))
    )


def other_articles(database: Database) -> None:
    keep(
        database,
        a_product(code="SM-085150", name="Iets anders", price=Decimal(999)),
        a_price_agreement(product_code="SM-085150", price=Decimal(1)),
    )


def other_customer(database: Database) -> None:
    moved = replace(relation_now(database), name="Na de fusie N.V.", language="de", vat_number="")
    keep(database, moved)
    with database.read() as session:
        people = records.find(session, Contact, relation_id=RELATION_ID)
    keep(database, *(replace(each, surname="Opvolger") for each in people))


def other_arguments(database: Database) -> None:
    keep(database, replace(ARGUMENT, title="Iets anders", text="heel anders"))


CHANGES: tuple[Callable[[Database], None], ...] = (
    other_rates,
    other_letterhead,
    other_limits,
    other_articles,
    other_customer,
    other_arguments,
)


def shown(offers: Offers, offer: Offer) -> tuple[object, ...]:
    """Every figure and word of an offer that a screen shows of it."""
    view = offers.view(offer.id)
    kept = view.offer
    return view.totals(kept), view.vat_rates(kept), kept.net, kept.volume, kept


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_around_it_changes_what_was_released(
    offers: Offers, database: Database, change: Callable[[Database], None]
) -> None:
    keep(database, ARGUMENT)
    lines = (an_offer_line(discount_percent=Decimal(3)), an_offer_line(vat_class=VatClass.REDUCED))
    draft = a_sound(offers, lines=lines, arguments=(ARGUMENT.id,), discount_percent=Decimal(1))
    sent = offers.release(draft.id, "vaste klant", "vaste klant").value
    pdf, before = offers.papers.pdf(sent.id), shown(offers, sent)
    change(database)
    assert shown(offers, sent) == before
    assert offers.papers.pdf(sent.id) == pdf
    assert sha256(pdf).hexdigest() == sent.released_sha256


def test_a_draft_follows_the_rates_and_a_revision_takes_those_of_its_day(
    offers: Offers, database: Database
) -> None:
    sent = a_sent(offers)
    other_rates(database)
    draft = offers.revise(sent.id).value
    assert draft.vat_rates == ()
    assert offers.view(draft.id).totals(draft).vat[0].percent == Decimal(25)
    assert offers.view(sent.id).totals(sent).vat[0].percent == Decimal(21)
    again = offers.release(draft.id).value
    assert {rate.percent for rate in again.vat_rates} == {Decimal(25)}


def test_a_released_offer_can_be_saved_by_nobody(offers: Offers) -> None:
    sent = a_sent(offers)
    for attempt in (replace(sent, subject="anders"), replace(sent, state=OfferState.DRAFT)):
        with pytest.raises(Refused, match="ligt vast"):
            offers.save(attempt)


def test_a_kept_pdf_that_was_changed_is_noticed_by_its_hash(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    with database.write() as session:
        session.execute(text("UPDATE document SET content = x'255044462d312e33'"))
    with pytest.raises(Trouble) as trouble:
        offers.papers.pdf(sent.id)
    assert "OV1-1" in trouble.value.what
    assert "vingerafdruk" in trouble.value.what
    assert "back-up" in trouble.value.do


def test_a_kept_pdf_that_is_gone_is_not_called_unsent(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    with database.write() as session:
        session.execute(text("DELETE FROM document"))
    with pytest.raises(Trouble, match="ontbreekt"):
        offers.papers.pdf(sent.id)


@pytest.mark.parametrize(
    "state", [OfferState.RELEASED, OfferState.LOST, OfferState.EXPIRED, OfferState.REPLACED]
)
def test_a_new_revision_comes_from_any_that_was_released(
    offers: Offers, database: Database, state: OfferState
) -> None:
    sent = a_sent(offers)
    keep(database, replace(sent, state=state))
    made = offers.revise(sent.id).value
    assert (made.label, made.state) == ("OV1-2", OfferState.DRAFT)


def test_an_old_revision_can_be_taken_up_again(offers: Offers) -> None:
    first = a_sent(offers, subject="de eerste")
    second = offers.revise(first.id).value
    offers.save(replace(second, subject="de tweede"))
    offers.release(second.id)
    third = offers.revise(first.id).value
    assert (third.label, third.subject) == ("OV1-3", "de eerste")


def test_after_an_order_nothing_takes_its_place(offers: Offers) -> None:
    first = a_sent(offers)
    second = offers.revise(first.id).value
    offers.release(second.id)
    draft = offers.revise(first.id).value
    offers.win(second.id)
    for attempt, key in ((offers.revise, first.id), (offers.restore, draft.id)):
        with pytest.raises(Refused, match="OV1-2 is gewonnen"):
            attempt(key)
    assert [line.label for line in offers.lines()] == ["OV1-2"]


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def wall(year: int, month: int, day: int, *time: int, fold: int = 0) -> datetime:
    """A moment as the clock on the wall in Amsterdam shows it."""
    hour, minute, second = (*time, 0, 0)[:3]
    return datetime(year, month, day, hour, minute, second, tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    ("until", "moment", "expired"),
    [
        # A plain last day: valid until its very last minute.
        (date(2026, 11, 24), wall(2026, 11, 24, 0, 0), False),
        (date(2026, 11, 24), wall(2026, 11, 24, 23, 59, 59), False),
        (date(2026, 11, 24), wall(2026, 11, 25, 0, 0), True),
        # The night the clock goes forward: that day has 23 hours.
        (date(2026, 3, 28), wall(2026, 3, 28, 23, 59), False),
        (date(2026, 3, 28), wall(2026, 3, 29, 0, 0), True),
        (date(2026, 3, 29), wall(2026, 3, 29, 3, 0), False),
        (date(2026, 3, 29), wall(2026, 3, 29, 23, 59), False),
        (date(2026, 3, 29), wall(2026, 3, 30, 0, 0), True),
        # The night it goes back: 25 hours, and half past two comes twice.
        (date(2026, 10, 25), wall(2026, 10, 25, 2, 30, fold=0), False),
        (date(2026, 10, 25), wall(2026, 10, 25, 2, 30, fold=1), False),
        (date(2026, 10, 25), wall(2026, 10, 25, 23, 59), False),
        (date(2026, 10, 25), wall(2026, 10, 26, 0, 0), True),
        # The turn of the year and a leap day.
        (date(2026, 12, 31), wall(2026, 12, 31, 23, 59), False),
        (date(2026, 12, 31), wall(2027, 1, 1, 0, 0), True),
        (date(2028, 2, 29), wall(2028, 2, 29, 12, 0), False),
        (date(2028, 2, 28), wall(2028, 2, 29, 0, 0), True),
    ],
)
def test_the_last_day_is_a_whole_day_on_the_clock_of_the_seller(
    offers: Offers, database: Database, until: date, moment: datetime, expired: bool
) -> None:
    sent = a_sent(offers)
    keep(database, replace(sent, valid_until=until, sent_on=until, offered_on=until))
    clock = Clock(lambda: moment, an_id)
    later = Offers(database, clock)
    later.expire_due(clock.today())
    assert (state_of(later, sent) is OfferState.EXPIRED) == expired


@pytest.mark.parametrize("state", [OfferState.WON, OfferState.LOST, OfferState.REPLACED, OfferState.DRAFT])
def test_only_what_waits_for_an_answer_expires(offers: Offers, database: Database, state: OfferState) -> None:
    sent = a_sent(offers)
    keep(database, replace(sent, state=state, valid_until=TODAY - 99 * DAY))
    offers.expire_due(TODAY)
    assert state_of(offers, sent) is state


@pytest.mark.parametrize(
    ("decided", "reason", "allowed"),
    [
        (TODAY + 30 * DAY, "", True),
        (TODAY + 31 * DAY, "", False),
        (TODAY + 31 * DAY, "  ", False),
        (TODAY + 31 * DAY, "directie was weg", True),
        (TODAY - DAY, "", False),
        (TODAY + 41 * DAY, "morgen", False),
    ],
)
def test_an_offer_is_accepted_late_with_a_reason_only(
    offers: Offers, database: Database, decided: date, reason: str, allowed: bool
) -> None:
    sent = a_sent(offers)
    later = Offers(database, Clock(lambda: NOW + 40 * DAY, an_id))
    later.expire_due(TODAY + 40 * DAY)
    if not allowed:
        with pytest.raises(Refused):
            later.win(sent.id, decided, reason)
        assert state_of(later, sent) is OfferState.EXPIRED
        return
    won = later.win(sent.id, decided, reason).value
    assert (won.state, won.decided_on, won.late_reason) == (OfferState.WON, decided, reason)
    assert later.take_back(sent.id).value.late_reason == ""


def test_a_relation_may_be_removed_and_its_offer_stays(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    before = shown(offers, sent)
    keep(database, replace(relation_now(database), deleted=True))
    assert shown(offers, sent) == before
    assert isinstance(relation_now(database), Relation)
