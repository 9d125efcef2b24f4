"""The small facts that values know about themselves."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.geography import Located, Point, Precision
from salesdesk.domain.identity import make_id
from salesdesk.domain.offers import LineKind, OfferState
from salesdesk.domain.satisfaction import net_promoter_score
from salesdesk.domain.visits import METHOD_OF_KIND, VisitKind, VisitState
from tests.builders import (
    NOW,
    a_complaint,
    a_contact,
    a_report,
    a_visit,
    an_address,
    an_offer,
    an_offer_line,
)


@pytest.mark.parametrize(
    ("promoters", "passives", "critics", "score"),
    [(25, 55, 20, 5), (10, 0, 0, 100), (0, 0, 3, -100), (1, 1, 1, 0), (2, 0, 1, 33)],
)
def test_the_net_promoter_score_is_a_whole_number(
    promoters: int, passives: int, critics: int, score: int
) -> None:
    scores = [9, 10] * promoters + [7, 8] * passives + [0, 6] * critics
    assert net_promoter_score(scores) == score


def test_without_answers_there_is_no_score() -> None:
    assert net_promoter_score([]) is None


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_score_lies_between_minus_and_plus_a_hundred(scores: list[int]) -> None:
    score = net_promoter_score(scores)
    assert score is not None
    assert -100 <= score <= 100


@given(st.integers(0, 2**48 - 2), st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_identities_sort_by_moment(moment: int, first: bytes, second: bytes) -> None:
    earlier, later = make_id(moment, first), make_id(moment + 1, second)
    assert earlier < later
    assert (earlier.version, earlier.variant) == (7, "specified in RFC 4122")


@pytest.mark.parametrize("length", [0, 9, 11])
def test_an_identity_takes_ten_random_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        make_id(0, bytes(length))


def test_an_offer_sums_only_lines_that_count() -> None:
    lines = (
        an_offer_line(quantity=Decimal(2), unit_price=Decimal(10)),
        an_offer_line(kind=LineKind.OPTION),
        an_offer_line(deleted=True),
    )
    offer = an_offer(number=87, revision=3, lines=lines)
    assert offer.label == "OV87-3"
    assert (offer.net, offer.volume) == (Decimal(20), Decimal(2))


@pytest.mark.parametrize("state", OfferState)
def test_only_drafts_and_sent_offers_are_open(state: OfferState) -> None:
    assert an_offer(state=state).is_open is (state in {OfferState.DRAFT, OfferState.RELEASED})


@pytest.mark.parametrize("state", VisitState)
def test_a_visit_is_open_until_it_was_held_or_fell_through(state: VisitState) -> None:
    assert a_visit(state=state).is_open is (state in {VisitState.PLANNED, VisitState.CONFIRMED})


def test_a_visit_ends_after_its_minutes() -> None:
    assert a_visit(start_time=time(23, 30), minutes=45).end_time == time(0, 15)


def test_every_kind_of_visit_proposes_a_method() -> None:
    assert set(METHOD_OF_KIND) == set(VisitKind)


def test_a_complaint_knows_its_label_and_age() -> None:
    complaint = a_complaint(number=31)
    assert complaint.label == "K-031"
    assert complaint.open_hours(NOW + timedelta(hours=19, minutes=59)) == 19
    solved = a_complaint(solved_at=NOW + timedelta(hours=2))
    assert (solved.open_hours(NOW + timedelta(days=9)), solved.is_open, complaint.is_open) == (2, False, True)
    assert not a_complaint(deleted=True).is_open


def test_an_address_reads_in_one_line_with_what_there_is() -> None:
    assert an_address().line == "Oudegracht 12, 3511 AB Utrecht"
    assert an_address(street="", postcode="").line == "Utrecht"


def test_a_contact_is_called_by_initials_or_first_name_and_by_any_phone() -> None:
    assert a_contact().short_name == "F. el Amrani"
    assert a_contact(initials="").short_name == "Fatima el Amrani"
    assert a_contact(phone="", mobile="06 1").best_phone == "06 1"


def test_a_located_address_is_a_point_and_how_sure_we_are() -> None:
    located = Located(Point(52.09, 5.12), Precision.POSTCODE)
    assert (located.lat, located.lon) == (52.09, 5.12)


def test_a_report_is_closed_once_it_has_its_moment() -> None:
    assert not a_report().is_closed
    assert a_report(closed_at=NOW).is_closed
    assert a_report().decision_month == date(2027, 2, 1)
