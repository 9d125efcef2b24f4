"""Totals per period, the discount on the total, alternatives and subtotals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_totals import (
    OfferTotals,
    choices,
    chosen_variants,
    extra_price,
    offer_totals,
    subtotals,
    variants,
    with_chosen,
)
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import DEFAULT_RATES, VatClass, VatRate
from salesdesk.errors import Refused
from tests.builders import an_id, an_offer

DAY = date(2026, 11, 24)
ONCE, MONTHLY, YEARLY = Period


def line(price: str, quantity: str = "1", **over: Any) -> OfferLine:
    return OfferLine(an_id(), unit_price=Decimal(price), quantity=Decimal(quantity), **over)


def totals(*lines: OfferLine, percent: str = "0") -> OfferTotals:
    return offer_totals(lines, DEFAULT_RATES, "NL", DAY, Decimal(percent))


def variant(name: str, price: str, *, chosen: bool = False, **over: Any) -> OfferLine:
    return line(price, kind=LineKind.ALTERNATIVE, choice="Machine", variant=name, is_chosen=chosen, **over)


def test_the_discount_on_the_total_comes_after_those_of_the_lines() -> None:
    found = totals(line("100", discount_percent=Decimal(10)), line("50"), percent="5")
    assert (found.gross, found.line_discount) == (Decimal(150), Decimal(10))
    assert (found.total_discount, found.discount, found.net) == (Decimal(7), Decimal(17), Decimal(133))
    assert found.total == Decimal("160.93")


def test_vat_is_reckoned_over_what_is_left_after_the_discount() -> None:
    found = totals(line("100"), line("100", vat_class=VatClass.REDUCED), percent="10")
    assert [(entry.percent, entry.base, entry.amount) for entry in found.vat] == [
        (Decimal(21), Decimal(90), Decimal("18.90")),
        (Decimal(9), Decimal(90), Decimal("8.10")),
    ]


def test_the_cent_that_is_left_goes_to_the_largest_remainder() -> None:
    found = totals(line("0.15"), line("0.13", vat_class=VatClass.REDUCED), percent="50")
    assert found.net == Decimal("0.14")
    assert [entry.base for entry in found.vat] == [Decimal("0.08"), Decimal("0.06")]


def test_a_discount_of_the_whole_total_leaves_nothing() -> None:
    found = totals(line("19.99", "3"), percent="100")
    assert (found.net, found.total, found.total_discount) == (Decimal(0), Decimal(0), Decimal("59.97"))


def test_amounts_once_monthly_and_yearly_stay_apart() -> None:
    found = totals(line("1000"), line("40", period=MONTHLY), line("250", period=YEARLY))
    assert (found.net, [each.period for each in found.periods]) == (Decimal(1000), [MONTHLY, YEARLY])
    assert [each.total for each in found.present] == [Decimal(1210), Decimal("48.40"), Decimal("302.50")]


def test_the_first_year_counts_twelve_months() -> None:
    lines = (line("1000"), line("40", period=MONTHLY), line("250", period=YEARLY))
    offer = an_offer(lines=lines, discount_percent=Decimal(10))
    assert offer.net == Decimal(900 + 12 * 36 + 225)
    assert totals(*lines, percent="10").first_year == offer.net


def test_an_offer_of_months_only_has_nothing_to_pay_at_once() -> None:
    found = totals(line("40", period=MONTHLY))
    assert (found.net, found.total) == (Decimal(0), Decimal(0))
    assert [each.period for each in found.present] == [MONTHLY]


def test_an_empty_offer_shows_one_period() -> None:
    assert [each.net for each in totals().present] == [Decimal(0)]


def test_an_option_per_month_stands_outside_the_months() -> None:
    found = totals(line("10"), line("15", kind=LineKind.OPTION, period=MONTHLY))
    assert [(each.net, each.options) for each in found.periods] == [(Decimal(0), Decimal(15))]
    assert [each.period for each in found.present] == [ONCE]


def test_an_option_is_told_after_its_own_discount_and_not_after_that_on_the_total() -> None:
    option = line("15", kind=LineKind.OPTION, discount_percent=Decimal(20))
    assert totals(line("10"), option, percent="50").options == Decimal(12)


def test_of_the_alternatives_only_the_chosen_one_counts() -> None:
    lines = [line("10"), variant("Goed", "100"), variant("Beter", "140", chosen=True)]
    assert totals(*lines).net == Decimal(150)
    assert an_offer(lines=tuple(lines)).volume == Decimal(2)
    assert totals(*with_chosen(lines, "Machine", "Goed")).net == Decimal(110)


def test_a_package_of_lines_is_chosen_as_a_whole() -> None:
    lines = [
        variant("Best", "200"),
        variant("Best", "30", period=MONTHLY),
        variant("Goed", "90", chosen=True),
    ]
    assert variants(lines, "Machine") == ("Best", "Goed")
    assert extra_price(lines, "Machine", "Best") == {ONCE: Decimal(110), MONTHLY: Decimal(30)}
    assert chosen_variants(with_chosen(lines, "Machine", "Best"), "Machine") == ("Best",)
    assert totals(*with_chosen(lines, "Machine", "Best")).first_year == Decimal(560)


def test_the_extra_price_is_what_the_total_rises() -> None:
    lines = [line("33.33"), variant("Goed", "100", chosen=True), variant("Beter", "140")]
    percent = Decimal(5)
    rise = totals(*with_chosen(lines, "Machine", "Beter"), percent="5").net - totals(*lines, percent="5").net
    assert extra_price(lines, "Machine", "Beter", percent) == {ONCE: rise}
    assert extra_price(lines, "Machine", "Goed", percent) == {}


def test_choices_stand_in_the_order_of_the_lines() -> None:
    lines = [variant("A", "1"), line("1", kind=LineKind.ALTERNATIVE, choice="Filter"), variant("B", "2")]
    assert choices(lines) == ("Machine", "Filter")


def test_a_subtotal_sums_since_the_last_heading_or_subtotal() -> None:
    first, second = line("0", kind=LineKind.SUBTOTAL), line("0", kind=LineKind.SUBTOTAL)
    lines = [line("5"), line("0", kind=LineKind.SECTION), line("10"), line("7", period=MONTHLY),
             line("99", kind=LineKind.OPTION), line("3", deleted=True), first, line("1"), second]  # fmt: skip
    assert subtotals(lines) == {
        first.id: {ONCE: Decimal(10), MONTHLY: Decimal(7)},
        second.id: {ONCE: Decimal(1)},
    }


def test_a_subtotal_of_nothing_is_nothing() -> None:
    empty = line("0", kind=LineKind.SUBTOTAL)
    assert subtotals([empty]) == {empty.id: {ONCE: Decimal(0)}}


@pytest.mark.parametrize("kind", [LineKind.SECTION, LineKind.SUBTOTAL, LineKind.TEXT])
def test_a_heading_needs_no_vat_rate_and_has_no_amounts(kind: LineKind) -> None:
    odd = line("99", kind=kind, vat_class=VatClass.MIDDLE)
    assert not odd.has_amounts
    assert totals(odd).total == Decimal(0)


def test_a_rate_unknown_on_the_date_is_refused() -> None:
    late = (VatRate("NL", VatClass.STANDARD, Decimal(21), date(2027, 1, 1)),)
    with pytest.raises(Refused):
        offer_totals([line("1")], late, "NL", DAY)


AMOUNTS = st.decimals(min_value=-5000, max_value=5000, places=3, allow_nan=False)
LINES = st.builds(
    OfferLine,
    id=st.uuids(),
    kind=st.sampled_from(LineKind),
    quantity=AMOUNTS,
    unit_price=st.decimals(min_value=0, max_value=5000, places=4, allow_nan=False),
    discount_percent=st.decimals(min_value=0, max_value=100, places=2, allow_nan=False),
    vat_class=st.sampled_from([VatClass.STANDARD, VatClass.REDUCED, VatClass.ZERO, VatClass.REVERSE]),
    period=st.sampled_from(Period),
    is_chosen=st.booleans(),
    deleted=st.booleans(),
)
PERCENTS = st.decimals(min_value=0, max_value=100, places=2, allow_nan=False)


@given(st.lists(LINES, max_size=15), PERCENTS)
def test_the_bases_of_vat_are_together_exactly_the_net(lines: list[OfferLine], percent: Decimal) -> None:
    found = offer_totals(lines, DEFAULT_RATES, "NL", DAY, percent)
    for each in (found, *found.periods):
        assert sum((entry.base for entry in each.vat), Decimal(0)) == each.net
        assert each.gross - each.line_discount - each.total_discount == each.net
        assert each.total == each.net + sum((entry.amount for entry in each.vat), Decimal(0))


@given(st.lists(LINES, max_size=15), PERCENTS)
def test_no_base_is_a_cent_from_its_exact_share(lines: list[OfferLine], percent: Decimal) -> None:
    found = offer_totals(lines, DEFAULT_RATES, "NL", DAY, percent)
    bare = offer_totals(lines, DEFAULT_RATES, "NL", DAY)
    for before, after in zip(bare.vat, found.vat, strict=True):
        assert abs(after.base - before.base * (100 - percent) / 100) < Decimal("0.01")


@given(st.lists(LINES, max_size=12), PERCENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_total(
    lines: list[OfferLine], percent: Decimal, random: Any
) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert offer_totals(shuffled, DEFAULT_RATES, "NL", DAY, percent) == offer_totals(
        lines, DEFAULT_RATES, "NL", DAY, percent
    )


@given(st.lists(LINES, max_size=12), PERCENTS)
def test_what_the_file_keeps_is_the_first_year_of_the_totals(
    lines: list[OfferLine], percent: Decimal
) -> None:
    offer = an_offer(lines=tuple(lines), discount_percent=percent)
    assert offer.net == offer_totals(lines, DEFAULT_RATES, "NL", DAY, percent).first_year
