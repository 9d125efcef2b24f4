"""What may be kept as a draft, and what may go to the customer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offer_release import (
    draft_problems,
    free_lines,
    refuse_bad_draft,
    release_problems,
    usable_classes,
)
from salesdesk.domain.offers import LineKind
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from salesdesk.errors import Refused
from tests.builders import TODAY, a_relation, an_address, an_offer, an_offer_line


def at_of(reasons: object) -> list[str]:
    return [reason.at for reason in reasons]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"discount_percent": Decimal(101)}, ["lines.0.discount_percent"]),
        ({"discount_percent": Decimal("-0.1")}, ["lines.0.discount_percent"]),
        ({"discount_percent": Decimal(100)}, []),
        ({"unit_price": Decimal(-1)}, ["lines.0.unit_price"]),
        ({"unit_price": Decimal("0.0000001")}, ["lines.0.unit_price"]),
        ({"quantity": Decimal("0.0001")}, ["lines.0.quantity"]),
        ({"quantity": Decimal(0)}, []),
        ({"quantity": Decimal(-2)}, []),  # a trade-in
        ({"quantity": Decimal(10) ** 9}, ["lines.0.unit_price"]),
        ({"quantity": Decimal(10) ** 6, "unit_price": Decimal(10) ** 6}, ["lines.0.unit_price"]),
        ({"description": "x" * 20_001}, ["lines.0.description"]),
        ({"note": "x" * 20_000}, []),
    ],
)
def test_a_line_is_kept_unless_a_figure_is_out_of_bounds(over: dict[str, Any], at: list[str]) -> None:
    offer = an_offer(lines=(an_offer_line(**over),))
    assert at_of(draft_problems(offer)) == at


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"chance_percent": 101}, ["chance_percent"]),
        ({"chance_percent": -1}, ["chance_percent"]),
        ({"chance_percent": None}, []),
        ({"budget": Decimal(-1)}, ["budget"]),
        ({"budget": Decimal(0)}, []),
        ({"introduction": "x" * 60_000}, [""]),
        ({"discount_percent": Decimal(101)}, ["discount_percent"]),
        ({"discount_percent": Decimal(-1)}, ["discount_percent"]),
        ({"discount_percent": Decimal(100)}, []),
        ({"discount_percent": Decimal("3.3333")}, ["discount_percent"]),
    ],
)
def test_the_figures_of_an_offer_have_bounds(over: dict[str, Any], at: list[str]) -> None:
    assert at_of(draft_problems(an_offer(**over))) == at


def test_four_hundred_lines_are_fine_and_a_thousand_and_one_are_not() -> None:
    lines = tuple(an_offer_line() for _number in range(1001))
    assert draft_problems(an_offer(lines=lines[:400])) == ()
    assert at_of(draft_problems(an_offer(lines=lines))) == ["lines"]


def test_a_bad_draft_is_refused_in_words_with_the_number_of_the_line() -> None:
    bad = an_offer(lines=(an_offer_line(), an_offer_line(discount_percent=Decimal(101))))
    with pytest.raises(Refused, match="Regel 2: een korting ligt tussen 0 en 100 %"):
        refuse_bad_draft(bad)
    refuse_bad_draft(an_offer())


def problems(relation: object = None, **over: Any) -> list[str]:
    offer = an_offer(**{"valid_until": date(2026, 12, 24), **over})
    return at_of(release_problems(offer, relation or a_relation(), DEFAULT_RATES, TODAY))  # type: ignore[arg-type]


def test_a_complete_offer_may_go() -> None:
    assert problems() == []
    assert problems(valid_until=TODAY) == []


def test_what_stands_in_the_way_of_sending() -> None:
    assert problems(lines=()) == ["lines"]
    assert problems(lines=(an_offer_line(kind=LineKind.OPTION),)) == ["lines"]
    assert problems(valid_until=None) == ["valid_until"]
    assert problems(valid_until=date(2026, 11, 23)) == ["valid_until"]
    assert problems(lines=(an_offer_line(quantity=Decimal(0)),)) == ["lines.0.quantity"]
    assert problems(lines=(an_offer_line(description=" "),)) == ["lines.0.description"]
    assert problems(lines=(an_offer_line(discount_percent=Decimal(101)),)) == ["lines.0.discount_percent"]


def test_a_text_needs_words_but_no_quantity_or_rate() -> None:
    text = an_offer_line(kind=LineKind.TEXT, quantity=Decimal(0), vat_class=VatClass.MIDDLE)
    assert problems(lines=(an_offer_line(), text)) == []


def test_a_rate_that_is_unknown_on_the_day_of_the_offer_is_refused() -> None:
    middle = (an_offer_line(vat_class=VatClass.MIDDLE),)
    assert problems(lines=middle) == ["lines.0.vat_class"]
    assert problems(lines=middle, vat_country="BE") == []
    assert problems(offered_on=date(1950, 1, 1)) == ["lines.0.vat_class"]


def test_vat_is_only_shifted_to_a_customer_with_a_vat_number() -> None:
    shifted = (an_offer_line(vat_class=VatClass.REVERSE),)
    assert problems(lines=shifted) == ["lines.0.vat_class"]
    assert problems(a_relation(vat_number="NL001234567B01"), lines=shifted) == []


def test_a_customer_can_have_the_classes_of_his_country_and_shifted_vat_with_a_number() -> None:
    belgian = a_relation(address=an_address(country="BE"), vat_number="BE0123456749")
    assert usable_classes(DEFAULT_RATES, "NL", a_relation(), TODAY) == (
        VatClass.STANDARD,
        VatClass.REDUCED,
        VatClass.ZERO,
    )
    assert usable_classes(DEFAULT_RATES, "BE", belgian, TODAY) == tuple(VatClass)


def test_a_counted_line_without_a_price_is_free_a_text_or_an_option_is_not() -> None:
    free = an_offer_line(unit_price=Decimal(0))
    priced = an_offer_line(unit_price=Decimal("0.01"))
    others = tuple(
        an_offer_line(kind=kind, unit_price=Decimal(0)) for kind in (LineKind.TEXT, LineKind.OPTION)
    )
    assert free_lines(an_offer(lines=(priced, free, *others))) == (free,)


@pytest.mark.parametrize(("taken", "at"), [("A", []), ("", ["lines.1.description"])])
def test_a_choice_that_is_not_made_goes_nowhere(taken: str, at: list[str]) -> None:
    variants = [
        an_offer_line(kind=LineKind.ALTERNATIVE, choice="Mat", variant=name, is_chosen=name == taken)
        for name in "AB"
    ]
    assert problems(lines=(an_offer_line(), *variants)) == at
