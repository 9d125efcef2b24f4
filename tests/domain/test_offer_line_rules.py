"""What a line may hold, and when a choice between alternatives is complete."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offer_line_rules import choice_problems, line_problems, unfinished
from salesdesk.domain.offer_release import draft_problems, release_problems
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from tests.builders import TODAY, a_relation, an_offer, an_offer_line


def alternative(variant: str, *, chosen: bool = False, **over: Any) -> OfferLine:
    return an_offer_line(
        kind=LineKind.ALTERNATIVE, choice="Machine", variant=variant, is_chosen=chosen, **over
    )


def release_at(*lines: OfferLine, **over: Any) -> list[str]:
    offer = an_offer(lines=lines, valid_until=TODAY, **over)
    found = release_problems(offer, a_relation(vat_number=""), DEFAULT_RATES, TODAY)
    return [reason.at for reason in found]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((alternative("A", chosen=True), alternative("B")), 0),
        ((alternative("A", chosen=True), alternative("A", chosen=True), alternative("B")), 0),
        ((alternative("A"), alternative("B")), 1),
        ((alternative("A", chosen=True), alternative("B", chosen=True)), 1),
        ((alternative("A", chosen=True),), 1),
        ((alternative("A"),), 2),
        ((alternative("A", chosen=True), alternative("B", deleted=True)), 1),
    ],
)
def test_a_choice_needs_two_alternatives_of_which_one_counts(
    lines: tuple[OfferLine, ...], count: int
) -> None:
    assert len(list(choice_problems(lines))) == count


def test_a_choice_that_is_not_made_goes_to_no_customer() -> None:
    assert release_at(an_offer_line(), alternative("A"), alternative("B")) == ["lines.1.description"]


@pytest.mark.parametrize("kind", [LineKind.SECTION, LineKind.SUBTOTAL, LineKind.TEXT])
def test_a_line_without_amounts_needs_no_quantity_and_no_rate(kind: LineKind) -> None:
    line = an_offer_line(kind=kind, quantity=Decimal(0), vat_class=VatClass.REVERSE)
    assert release_at(an_offer_line(), line) == []


def test_a_subtotal_needs_no_words_and_a_heading_does() -> None:
    empty = an_offer_line(kind=LineKind.SUBTOTAL, description="")
    assert list(unfinished(empty, 0)) == []
    heading = an_offer_line(kind=LineKind.SECTION, description=" ")
    assert [reason.at for reason in unfinished(heading, 3)] == ["lines.3.description"]


@pytest.mark.parametrize("chosen", [True, False])
def test_an_alternative_is_checked_whether_it_counts_or_not(chosen: bool) -> None:
    other = alternative("B", chosen=not chosen)
    odd = alternative("A", chosen=chosen, quantity=Decimal(0), vat_class=VatClass.REVERSE)
    assert release_at(odd, other) == ["lines.0.quantity", "lines.0.vat_class"]
    assert release_at(alternative("A", chosen=chosen, vat_class=VatClass.MIDDLE), other) == [
        "lines.0.vat_class"
    ]


@pytest.mark.parametrize(("percent", "count"), [("0", 0), ("100", 0), ("101", 1), ("-1", 1), ("2.0005", 1)])
def test_a_discount_on_the_total_lies_between_none_and_all(percent: str, count: int) -> None:
    found = draft_problems(an_offer(discount_percent=Decimal(percent)))
    assert [reason.at for reason in found] == ["discount_percent"] * count


def test_a_note_of_sixty_thousand_words_is_refused_at_its_line() -> None:
    found = list(line_problems(an_offer_line(note="onderhoud " * 60_000), 2))
    assert [reason.at for reason in found] == ["lines.2.description"]
