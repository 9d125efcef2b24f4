"""The seller's own visits and offers, prepared and not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.offers import Offer, OfferState, Period
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.domain.worth_of_preparing import Caution, PreparingGain
from salesdesk.errors import Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.worth_of_preparing import WorthView, discount_of
from salesdesk.storage import records
from salesdesk.storage.settings import write_setting
from tests.builders import a_preparation, a_relation, a_report, a_visit, an_id, an_offer, an_offer_line


@pytest.fixture
def relation_id(fresh: SellerFile) -> UUID:
    relation = a_relation()
    with fresh.database.write() as session:
        records.save(session, relation)
    return relation.id


def held(file: SellerFile, relation_id: UUID, days_ago: int, **over: Any) -> Visit:
    visit = a_visit(
        id=an_id(),
        relation_id=relation_id,
        contact_id=None,
        visit_on=file.clock.today() - timedelta(days=days_ago),
        start_time=time(10),
        state=VisitState.HELD,
        **over,
    )
    with file.database.write() as session:
        records.save(session, visit)
    return visit


def prepared(file: SellerFile, visit: Visit, minutes_before: int | None, **over: Any) -> None:
    starts_at = datetime.combine(visit.visit_on, visit.start_time, file.clock.now().tzinfo)
    ready_at = None if minutes_before is None else starts_at - timedelta(minutes=minutes_before)
    values = {"prepared_for": VisitKind.FIRST, "seconds_spent": 600, "ready_at": ready_at, **over}
    with file.database.write() as session:
        records.save(session, a_preparation(id=an_id(), visit_id=visit.id, **values))


def offered(file: SellerFile, visit: Visit, state: OfferState, number: int, **over: Any) -> Offer:
    line = an_offer_line(
        id=an_id(), quantity=Decimal(10), unit_price=Decimal(100), discount_percent=Decimal(4)
    )
    offer = an_offer(
        id=an_id(), relation_id=visit.relation_id, contact_id=None, visit_id=visit.id, number=number,
        state=state, lines=(line,), **over,
    )  # fmt: skip
    with file.database.write() as session:
        records.save(session, offer)
    return offer


def view_of(file: SellerFile) -> WorthView:
    return file.worth_of_preparing.view()


@pytest.mark.parametrize(("minutes_before", "counts"), [(60, True), (0, True), (-1, False), (None, False)])
def test_prepared_is_ready_before_the_visit_began(
    fresh: SellerFile, relation_id: UUID, minutes_before: int | None, counts: bool
) -> None:
    prepared(fresh, held(fresh, relation_id, 10), minutes_before)
    view = view_of(fresh)
    assert (view.prepared.visits, view.others.visits) == ((1, 0) if counts else (0, 1))


def test_a_visit_without_preparation_is_not_prepared_and_one_of_an_older_version_unknown(
    fresh: SellerFile, relation_id: UUID
) -> None:
    held(fresh, relation_id, 5)
    prepared(fresh, held(fresh, relation_id, 6), None, prepared_for=None)
    view = view_of(fresh)
    assert (view.prepared.visits, view.others.visits, view.unknown) == (0, 1, 1)


def test_only_held_visits_of_the_past_year_count(fresh: SellerFile, relation_id: UUID) -> None:
    prepared(fresh, held(fresh, relation_id, 366), 60)
    prepared(fresh, held(fresh, relation_id, 365), 60)
    cancelled = replace(held(fresh, relation_id, 3), state=VisitState.CANCELLED)
    with fresh.database.write() as session:
        records.save(session, cancelled)
    assert view_of(fresh).visits == 1


def test_offers_are_counted_with_the_visit_they_came_from_in_their_last_version(
    fresh: SellerFile, relation_id: UUID
) -> None:
    ready, other = held(fresh, relation_id, 20), held(fresh, relation_id, 21)
    prepared(fresh, ready, 60)
    offered(fresh, ready, OfferState.REPLACED, 1)
    offered(fresh, ready, OfferState.WON, 1, revision=2)
    offered(fresh, ready, OfferState.RELEASED, 2)
    offered(fresh, ready, OfferState.DRAFT, 3)
    offered(fresh, other, OfferState.LOST, 4)
    offered(fresh, other, OfferState.EXPIRED, 5)
    one, two = view_of(fresh).prepared, view_of(fresh).others
    assert (len(one.offers), len(one.decided), len(two.decided)) == (2, 1, 2)
    assert one.revenue == 960
    assert one.hit_percent == 100
    assert two.hit_percent == 0
    assert one.discount_percent == 4


def test_the_sum_starts_with_his_own_figures_and_remembers_his_own(
    fresh: SellerFile, relation_id: UUID
) -> None:
    visit = held(fresh, relation_id, 20)
    prepared(fresh, visit, 60, seconds_spent=5400)
    offered(fresh, visit, OfferState.WON, 1)
    own = view_of(fresh).own
    assert own == PreparingGain(Decimal(960), Decimal("0.5"), Decimal("1.5"), Decimal(50))
    assert view_of(fresh).kept is None
    mine = PreparingGain(Decimal(400000), Decimal("0.75"), Decimal(40), Decimal("62.5"))
    fresh.worth_of_preparing.keep(mine)
    assert view_of(fresh).kept == mine
    fresh.worth_of_preparing.keep(None)
    assert view_of(fresh).kept is None


@pytest.mark.parametrize(
    ("name", "value"), [("revenue", -1), ("hours", -1), ("cost_per_hour", -1), ("saved_percent", 101)]
)
def test_a_sum_that_cannot_be_is_refused_at_its_field(fresh: SellerFile, name: str, value: int) -> None:
    gain = replace(PreparingGain(*[Decimal(1)] * 4), **{name: Decimal(value)})
    with pytest.raises(Refused) as no:
        fresh.worth_of_preparing.keep(gain)
    assert [reason.at for reason in no.value.reasons] == [name]


@pytest.mark.parametrize("kept", ["nonsense", {"revenue": "1"}, {"revenue": "x"}, 7, []])
def test_a_sum_that_cannot_be_read_any_more_is_forgotten(fresh: SellerFile, kept: object) -> None:
    with fresh.database.write() as session:
        write_setting(session, "preparing_gain", kept)
    assert view_of(fresh).kept is None


def test_the_middle_time_of_reports_is_told(fresh: SellerFile, relation_id: UUID) -> None:
    for days, seconds in ((3, 100), (4, 140), (5, 0)):
        visit = held(fresh, relation_id, days)
        with fresh.database.write() as session:
            records.save(session, a_report(id=an_id(), visit_id=visit.id, seconds_spent=seconds))
    assert view_of(fresh).report_seconds == 120


def test_an_empty_file_has_nothing_to_compare(fresh: SellerFile) -> None:
    view = view_of(fresh)
    assert (view.visits, view.is_enough, view.caution) == (0, False, Caution.NOTHING_TO_COMPARE)
    assert view.own.gain == 0


def test_an_offer_for_nothing_gives_no_discount() -> None:
    assert discount_of(an_offer(lines=())) == 0


def test_an_amount_per_month_is_no_negative_discount() -> None:
    monthly = an_offer_line(period=Period.MONTHLY, discount_percent=Decimal(10))
    assert discount_of(an_offer(lines=(monthly,))) == Decimal(10)


def test_the_sample_has_both_sides_to_look_at(sample: SellerFile) -> None:
    view = view_of(sample)
    assert view.since == date(2025, 11, 24)
    assert min(view.prepared.visits, view.others.visits) > 50
    assert min(len(view.prepared.decided), len(view.others.decided)) >= 10
    assert view.caution is Caution.CHANCE
