"""How an offer stands with the discount it gives, and what an answer is bound to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.offer_approval import (
    ApprovalFacts,
    ApprovalRequest,
    ApprovalStand,
    ApprovalState,
    approval_stand,
    asked_offer,
    granted,
)
from salesdesk.domain.offers import LineKind, Offer, OfferState, Period
from tests.builders import NOW, an_id, an_offer, an_offer_line
from tests.offer_builders import an_approval_request

LIMIT = Decimal(15)
CUSTOMER = "Drukkerij Van Loon"


def a_draft(percent: str = "18", **over: object) -> Offer:
    line = an_offer_line(quantity=Decimal(10), unit_price=Decimal(100), discount_percent=Decimal(percent))
    return an_offer(**{"lines": (line,), **over})


def a_request(offer: Offer, **over: object) -> ApprovalRequest:
    digest = asked_offer(offer, CUSTOMER).digest
    return an_approval_request(**{"offer_id": offer.id, "digest": digest, **over})


def stand(offer: Offer, *requests: ApprovalRequest) -> ApprovalStand:
    return approval_stand(offer, LIMIT, requests, CUSTOMER)


@pytest.mark.parametrize(
    ("percent", "approved", "wanted"),
    [
        ("15", None, ApprovalStand.NONE),
        ("15.001", None, ApprovalStand.NEEDED),
        ("18", "18", ApprovalStand.APPROVED),
        ("18", "17.9", ApprovalStand.NEEDED),
        ("10", "18", ApprovalStand.NONE),
    ],
)
def test_a_draft_needs_leave_above_the_limit(
    percent: str, approved: str | None, wanted: ApprovalStand
) -> None:
    leave = None if approved is None else Decimal(approved)
    assert stand(a_draft(percent, approved_percent=leave)) is wanted


def test_only_a_request_for_this_offer_at_these_prices_counts() -> None:
    draft = a_draft()
    assert stand(draft, a_request(draft)) is ApprovalStand.ASKED
    assert stand(draft, a_request(draft, offer_id=an_id())) is ApprovalStand.NEEDED
    assert stand(draft, a_request(draft, digest="0")) is ApprovalStand.NEEDED


def test_the_latest_answer_counts() -> None:
    draft = a_draft()
    refused = a_request(draft, state=ApprovalState.REFUSED)
    again = a_request(draft, asked_at=NOW + timedelta(hours=1))
    assert stand(draft, refused) is ApprovalStand.REFUSED
    assert stand(draft, refused, again) is ApprovalStand.ASKED
    assert stand(draft, again, refused) is ApprovalStand.ASKED
    assert stand(draft, replace(refused, asked_at=None), again) is ApprovalStand.ASKED


@pytest.mark.parametrize(
    ("state", "approval", "wanted"),
    [
        (OfferState.RELEASED, "R. de Wit, t/m 18 %", ApprovalStand.APPROVED),
        (OfferState.WON, "R. de Wit, t/m 18 %", ApprovalStand.APPROVED),
        (OfferState.RELEASED, "", ApprovalStand.NONE),
    ],
)
def test_what_was_sent_only_remembers(state: OfferState, approval: str, wanted: ApprovalStand) -> None:
    assert stand(a_draft("18", state=state, approval=approval)) is wanted


CHANGES = (
    {"quantity": Decimal(11)}, {"unit_price": Decimal(99)}, {"discount_percent": Decimal(19)},
    {"product_code": "X"}, {"description": "Iets anders"}, {"unit": "doos"}, {"period": Period.MONTHLY},
    {"kind": LineKind.OPTION}, {"kind": LineKind.ALTERNATIVE, "choice": "A", "variant": "1"},
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_deal_changes_what_was_asked(change: dict[str, object]) -> None:
    draft = a_draft()
    other = replace(draft, lines=(replace(draft.lines[0], **change),))  # type: ignore[arg-type]
    assert asked_offer(other, CUSTOMER).digest != asked_offer(draft, CUSTOMER).digest


def test_another_customer_revision_offer_or_total_discount_is_another_question() -> None:
    draft = a_draft()
    digests = {
        asked_offer(draft, CUSTOMER).digest,
        asked_offer(draft, "Iemand anders").digest,
        asked_offer(replace(draft, revision=2), CUSTOMER).digest,
        asked_offer(replace(draft, id=an_id()), CUSTOMER).digest,
        asked_offer(replace(draft, discount_percent=Decimal(1)), CUSTOMER).digest,
        asked_offer(replace(draft, lines=()), CUSTOMER).digest,
    }
    assert len(digests) == 6


def test_what_changes_no_price_is_the_same_question() -> None:
    one, two = a_draft().lines[0], an_offer_line(unit_price=Decimal("2.50"))
    text = an_offer_line(kind=LineKind.TEXT, description="Toelichting")
    gone = an_offer_line(deleted=True)
    draft = a_draft(lines=(one, two))
    same = replace(
        draft, subject="Ander onderwerp", chance_percent=10,
        lines=(gone, replace(two, unit_price=Decimal("2.500"), note="let op"), text, one),
    )  # fmt: skip
    assert asked_offer(same, CUSTOMER).digest == asked_offer(draft, CUSTOMER).digest


def test_facts_fit_their_own_lines() -> None:
    draft = a_draft()
    asked = asked_offer(draft, CUSTOMER)
    request = a_request(draft, net=Decimal(820), discount_percent=Decimal(18))
    assert ApprovalFacts(request, asked, Decimal(180)).is_consistent
    for over in ({"net": Decimal(900)}, {"discount_percent": Decimal(5)}, {"digest": "0"}):
        wrong = replace(request, **over)
        assert not ApprovalFacts(wrong, asked, Decimal(180)).is_consistent
    assert not ApprovalFacts(request, asked, Decimal(20)).is_consistent


@pytest.mark.parametrize(
    ("before", "new", "kept"), [(None, "18", "18"), ("16", "18", "18"), ("20", "18", "20")]
)
def test_leave_that_went_further_is_kept(before: str | None, new: str, kept: str) -> None:
    known = None if before is None else Decimal(before)
    offer = a_draft(approval="eerder" if before else "", approved_percent=known)
    allowed = granted(offer, "nieuw", Decimal(new))
    assert allowed.approved_percent == Decimal(kept)
    assert allowed.approval == ("nieuw" if kept == new else "eerder")
