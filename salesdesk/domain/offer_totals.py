"""What the lines of an offer add up to: per period, after both discounts, with VAT per rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from uuid import UUID

from salesdesk.domain.money import CENT, cents
from salesdesk.domain.offers import LineKind, OfferLine, Period, discounted, sums_by_period
from salesdesk.domain.vat import VatRate, VatSum, rate_on, vat_sums

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PeriodTotals:
    """Euros of one period: `gross` before and `net` after both discounts, VAT per rate, `total` with VAT.

    `options` is what the options cost together, outside all other sums.
    """

    period: Period
    gross: Decimal
    line_discount: Decimal
    total_discount: Decimal
    net: Decimal
    vat: tuple[VatSum, ...]
    total: Decimal
    options: Decimal

    @property
    def discount(self) -> Decimal:
        """Off the lines and off the total together."""
        return self.line_discount + self.total_discount


@dataclass(frozen=True, slots=True)
class OfferTotals(PeriodTotals):
    """The amounts that are paid once; `periods` are those per month and per year, where there are any."""

    periods: tuple[PeriodTotals, ...] = ()

    @property
    def present(self) -> tuple[PeriodTotals, ...]:
        """The periods in which something counts, once first; once alone when nothing does."""
        found = tuple(each for each in (self, *self.periods) if each.vat)
        return found or (self,)

    @property
    def first_year(self) -> Decimal:
        """Net of the first year: once, twelve months and one year."""
        return sum((each.net * each.period.times_a_year for each in (self, *self.periods)), NOTHING)


def offer_totals(
    offer_lines: Iterable[OfferLine],
    rates: Iterable[VatRate],
    country: str,
    day: date,
    discount_percent: Decimal = NOTHING,
) -> OfferTotals:
    """Totals of an offer dated `day`: each line rounded once, VAT once per rate over the discounted sum.

    `discount_percent` goes off the total, after the discounts of the lines. Refused without a VAT rate.
    """
    kept = [line for line in offer_lines if not line.deleted]
    known = tuple(rates)
    made: dict[Period, PeriodTotals] = {}
    for period in Period:
        paid = [line for line in kept if line.period is period and (line.counts or _is_option(line))]
        if paid or period is Period.ONCE:
            made[period] = _period_totals(period, paid, known, country, day, discount_percent)
    once = made.pop(Period.ONCE)
    return OfferTotals(
        once.period, once.gross, once.line_discount, once.total_discount, once.net, once.vat, once.total,
        once.options, tuple(made.values()),
    )  # fmt: skip


def _is_option(line: OfferLine) -> bool:
    return line.kind is LineKind.OPTION


def _period_totals(
    period: Period,
    lines: Sequence[OfferLine],
    rates: tuple[VatRate, ...],
    country: str,
    day: date,
    percent: Decimal,
) -> PeriodTotals:
    counted = [line for line in lines if line.counts]
    gross = sum((line.gross for line in counted), NOTHING)
    before = sum((line.net for line in counted), NOTHING)
    net = discounted(before, percent)
    sums = vat_sums(
        (line.vat_class, rate_on(rates, country, line.vat_class, day), line.net) for line in counted
    )
    vat = shared_out(sums, net, percent)
    options = sum((line.net for line in lines if _is_option(line)), NOTHING)
    total = net + sum((entry.amount for entry in vat), NOTHING)
    return PeriodTotals(period, gross, gross - before, before - net, net, vat, total, options)


def shared_out(sums: tuple[VatSum, ...], net: Decimal, percent: Decimal) -> tuple[VatSum, ...]:
    """The sums after a discount on the total, their bases together exactly `net`.

    Every base gets its exact share rounded down; the cents that are left go to the largest remainders.
    """
    if not percent:
        return sums
    exact = [entry.base * (100 - percent) / 100 for entry in sums]
    bases = [share.quantize(CENT, rounding=ROUND_FLOOR) for share in exact]
    left = int((net - sum(bases, NOTHING)) / CENT)
    by_remainder = sorted(range(len(sums)), key=lambda at: bases[at] - exact[at])
    for at in by_remainder[:left]:
        bases[at] += CENT
    return tuple(
        replace(entry, base=base, amount=cents(base * entry.percent / 100))
        for entry, base in zip(sums, bases, strict=True)
    )


def subtotals(offer_lines: Sequence[OfferLine]) -> dict[UUID, Mapping[Period, Decimal]]:
    """Of every subtotal what it sums, per period: the lines that count since the last heading or subtotal."""
    found: dict[UUID, Mapping[Period, Decimal]] = {}
    above: list[OfferLine] = []
    for line in offer_lines:
        if line.deleted:
            continue
        if line.kind is LineKind.SUBTOTAL:
            found[line.id] = sums_by_period(above) or {Period.ONCE: NOTHING}
        if line.kind in {LineKind.SUBTOTAL, LineKind.SECTION}:
            above = []
        above.append(line)
    return found


def variants(offer_lines: Iterable[OfferLine], choice: str) -> tuple[str, ...]:
    """The alternatives of this choice, in the order in which they stand."""
    lines = [line for line in offer_lines if _is_in(line, choice)]
    return tuple(dict.fromkeys(line.variant for line in lines))


def choices(offer_lines: Iterable[OfferLine]) -> tuple[str, ...]:
    """Every choice the customer has, in the order in which they stand."""
    lines = [line for line in offer_lines if line.kind is LineKind.ALTERNATIVE and not line.deleted]
    return tuple(dict.fromkeys(line.choice for line in lines))


def chosen_variants(offer_lines: Iterable[OfferLine], choice: str) -> tuple[str, ...]:
    """The alternatives that count; one, unless the choice is not made well."""
    lines = [line for line in offer_lines if _is_in(line, choice) and line.is_chosen]
    return tuple(dict.fromkeys(line.variant for line in lines))


def _is_in(line: OfferLine, choice: str) -> bool:
    return line.kind is LineKind.ALTERNATIVE and line.choice == choice and not line.deleted


def with_chosen(offer_lines: Iterable[OfferLine], choice: str, variant: str) -> tuple[OfferLine, ...]:
    """The lines with this alternative in the total and the others of its choice outside it."""
    return tuple(
        replace(line, is_chosen=line.variant == variant) if _is_in(line, choice) else line
        for line in offer_lines
    )


def extra_price(
    offer_lines: Sequence[OfferLine], choice: str, variant: str, discount_percent: Decimal = NOTHING
) -> dict[Period, Decimal]:
    """What the net total rises (or falls) per period when the customer takes this alternative instead."""
    now = sums_by_period(offer_lines)
    then = sums_by_period(with_chosen(offer_lines, choice, variant))
    found = {
        period: discounted(then.get(period, NOTHING), discount_percent)
        - discounted(now.get(period, NOTHING), discount_percent)
        for period in Period
    }
    return {period: amount for period, amount in found.items() if amount}
