"""VAT: each line rounded once, VAT once per rate over the sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.money import cents
from salesdesk.domain.offer_totals import OfferTotals, offer_totals
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.vat import DEFAULT_RATES, VatClass, rate_on, vat_sums
from salesdesk.errors import Refused
from tests.builders import an_id, an_offer_line

DAY = date(2026, 11, 24)
CLASSES = {"21": VatClass.STANDARD, "9": VatClass.REDUCED, "0": VatClass.ZERO, "rev": VatClass.REVERSE,
           "12": VatClass.MIDDLE}  # fmt: skip


def line(text: str, kind: LineKind = LineKind.PRODUCT) -> OfferLine:
    """`3 x 19,99 -5% @21` as a line."""
    quantity, price, discount, rate = text.split()
    return OfferLine(
        an_id(),
        kind,
        quantity=Decimal(quantity),
        unit_price=Decimal(price),
        discount_percent=Decimal(discount),
        vat_class=CLASSES[rate],
    )


@dataclass(frozen=True)
class Case:
    """Lines as `quantity price discount rate`; expected net, VAT per rate (highest first) and total."""

    name: str
    lines: list[str]
    net: str
    vat: list[str]
    total: str
    options: list[str] = field(default_factory=list)
    country: str = "NL"


CASES = [
    Case("one line", ["1 100.00 0 21"], "100.00", ["21.00"], "121.00"),
    Case("the offer of the picture",
         ["12 985 3 21", "4 312.50 0 21", "2 640 0 21", "12 118 0 21", "1 2450 5 21"],
         "17738.90", ["3725.17"], "21464.07"),
    Case("VAT of one cent base rounds down", ["1 0.01 0 21"], "0.01", ["0.00"], "0.01"),
    Case("VAT on a tie rounds up", ["1 0.50 0 9"], "0.50", ["0.05"], "0.55"),
    Case("VAT just under a tie", ["1 0.02 0 21"], "0.02", ["0.00"], "0.02"),
    Case("three odd lines: once over the sum, not per line", ["1 0.33 0 21"] * 3, "0.99", ["0.21"], "1.20"),
    Case("a hundred small lines", ["1 0.07 0 21"] * 100, "7.00", ["1.47"], "8.47"),
    Case("discount gives half a cent", ["1 0.10 5 21"], "0.10", ["0.02"], "0.12"),
    Case("discount on odd cents", ["3 19.99 7.5 21"], "55.47", ["11.65"], "67.12"),
    Case("quantity in halves", ["2.5 13.33 0 9"], "33.33", ["3.00"], "36.33"),
    Case("price finer than a cent", ["1000 0.0125 0 21"], "12.50", ["2.63"], "15.13"),
    Case("two rates", ["1 100 0 21", "1 100 0 9"], "200.00", ["21.00", "9.00"], "230.00"),
    Case("three rates in any order", ["1 50 0 0", "1 10.05 0 9", "1 10.05 0 21"],
         "70.10", ["2.11", "0.90", "0.00"], "73.11"),
    Case("reverse charged", ["1 999.99 0 rev"], "999.99", ["0.00"], "999.99"),
    Case("reverse charged beside the high rate", ["1 100 0 21", "1 250.25 0 rev"],
         "350.25", ["21.00", "0.00"], "371.25"),
    Case("options stay outside", ["1 100 0 21"], "100.00", ["21.00"], "121.00", options=["1 49.95 0 21"]),
    Case("all given away", ["10 25 100 21"], "0.00", ["0.00"], "0.00"),
    Case("a credit line", ["1 100 0 21", "-1 33.33 0 21"], "66.67", ["14.00"], "80.67"),
    Case("a negative total rounds away from zero", ["-1 0.50 0 9"], "-0.50", ["-0.05"], "-0.55"),
    Case("Belgian middle rate", ["1 80.45 0 12", "1 80.45 0 21"],
         "160.90", ["16.89", "9.65"], "187.44", country="BE"),
    Case("no lines at all", [], "0", [], "0"),
]  # fmt: skip


def totals_of(case: Case) -> OfferTotals:
    options = [line(text, LineKind.OPTION) for text in case.options]
    return offer_totals([*map(line, case.lines), *options], DEFAULT_RATES, case.country, DAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_totals_of_an_offer(case: Case) -> None:
    totals = totals_of(case)
    assert totals.net == Decimal(case.net)
    assert [entry.amount for entry in totals.vat] == [Decimal(amount) for amount in case.vat]
    assert totals.total == Decimal(case.total)


def test_options_are_summed_apart() -> None:
    case = Case("", ["1 100 0 21"], "", [], "", options=["2 49.95 10 21", "1 5 0 9"])
    assert totals_of(case).options == Decimal("94.91")


def test_texts_and_deleted_lines_count_for_nothing() -> None:
    lines = [
        an_offer_line(quantity=Decimal(1), unit_price=Decimal(10)),
        an_offer_line(kind=LineKind.TEXT, unit_price=Decimal(99)),
        an_offer_line(deleted=True),
        an_offer_line(kind=LineKind.OPTION, deleted=True),
    ]
    totals = offer_totals(lines, DEFAULT_RATES, "NL", DAY)
    assert (totals.net, totals.gross) == (Decimal(10), Decimal(10))
    assert (totals.options, totals.discount) == (Decimal(0), Decimal(0))


def test_zero_rate_and_reverse_charge_stay_apart_on_paper() -> None:
    lines = [line("1 10 0 0"), line("1 20 0 rev")]
    totals = offer_totals(lines, DEFAULT_RATES, "NL", DAY)
    assert {entry.vat_class: entry.base for entry in totals.vat} == {
        VatClass.ZERO: Decimal(10),
        VatClass.REVERSE: Decimal(20),
    }


@pytest.mark.parametrize(
    ("country", "vat_class", "day", "percent"),
    [
        ("NL", VatClass.STANDARD, date(2026, 1, 1), 21),
        ("NL", VatClass.REDUCED, date(2018, 12, 31), 6),
        ("NL", VatClass.REDUCED, date(2019, 1, 1), 9),
        ("BE", VatClass.MIDDLE, date(2026, 1, 1), 12),
        ("BE", VatClass.REDUCED, date(2026, 1, 1), 6),
        ("NL", VatClass.STANDARD, date(2012, 10, 1), 21),
        ("NL", VatClass.REDUCED, date(2012, 10, 1), 6),
        ("NL", VatClass.ZERO, date(1969, 1, 1), 0),
        ("BE", VatClass.STANDARD, date(1996, 1, 1), 21),
        ("BE", VatClass.MIDDLE, date(1996, 1, 1), 12),
        ("BE", VatClass.REDUCED, date(1996, 1, 1), 6),
        ("BE", VatClass.ZERO, date(1971, 1, 1), 0),
        ("NL", VatClass.REVERSE, date(1950, 1, 1), 0),
        ("LU", VatClass.REVERSE, DAY, 0),
    ],
)
def test_the_rate_is_the_one_in_force_that_day(
    country: str, vat_class: VatClass, day: date, percent: int
) -> None:
    assert rate_on(DEFAULT_RATES, country, vat_class, day) == percent


@pytest.mark.parametrize(
    ("country", "vat_class", "day"),
    [
        ("NL", VatClass.MIDDLE, DAY),
        ("FR", VatClass.STANDARD, DAY),
        ("NL", VatClass.STANDARD, date(2012, 9, 30)),
    ],
)
def test_an_unknown_rate_is_refused_not_guessed(country: str, vat_class: VatClass, day: date) -> None:
    with pytest.raises(Refused) as refused:
        rate_on(DEFAULT_RATES, country, vat_class, day)
    assert refused.value.reasons[0].at == "vat_class"


ODD_LINES = st.builds(
    OfferLine,
    id=st.just(an_id()),
    quantity=st.decimals(min_value=-500, max_value=500, places=2),
    unit_price=st.decimals(min_value=0, max_value=5000, places=4),
    discount_percent=st.decimals(min_value=0, max_value=100, places=2),
    vat_class=st.sampled_from([VatClass.STANDARD, VatClass.REDUCED, VatClass.ZERO, VatClass.REVERSE]),
)


@given(st.lists(ODD_LINES, max_size=15))
def test_totals_add_up_whatever_the_lines(lines: list[OfferLine]) -> None:
    totals = offer_totals(lines, DEFAULT_RATES, "NL", DAY)
    assert totals.gross - totals.discount == totals.net
    assert sum((entry.base for entry in totals.vat), Decimal(0)) == totals.net
    assert totals.total == totals.net + sum((entry.amount for entry in totals.vat), Decimal(0))
    assert totals.total == cents(totals.total)


@given(st.lists(ODD_LINES, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_total(lines: list[OfferLine], random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert offer_totals(shuffled, DEFAULT_RATES, "NL", DAY) == offer_totals(lines, DEFAULT_RATES, "NL", DAY)


@given(st.lists(st.decimals(min_value=0, max_value=10_000, places=2), min_size=1, max_size=30))
def test_vat_over_the_sum_is_at_most_half_a_cent_off(nets: list[Decimal]) -> None:
    (entry,) = vat_sums((VatClass.STANDARD, Decimal(21), net) for net in nets)
    assert abs(entry.amount - sum(nets, Decimal(0)) * 21 / 100) <= Decimal("0.005")
