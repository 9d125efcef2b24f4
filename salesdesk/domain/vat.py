"""VAT classes, their rates by country and date, and VAT over a sum (once per rate)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.money import cents
from salesdesk.errors import N_, Reason, Refused


class VatClass(StrEnum):
    """MIDDLE exists in Belgium only; REVERSE puts 0 on paper and the duty on the customer."""

    STANDARD = "standard"
    MIDDLE = "middle"
    REDUCED = "reduced"
    ZERO = "zero"
    REVERSE = "reverse"


@dataclass(frozen=True, slots=True)
class VatRate:
    """A rate in percent, valid from a date until a later one for the same country and class begins."""

    country: str
    vat_class: VatClass
    percent: Decimal
    valid_from: date


# Netherlands: high rate 21 % since 1 October 2012, low rate 9 % since 2019. Belgium: 21/12/6.
DEFAULT_RATES: tuple[VatRate, ...] = (
    VatRate("NL", VatClass.STANDARD, Decimal(21), date(2012, 10, 1)),
    VatRate("NL", VatClass.REDUCED, Decimal(6), date(2012, 10, 1)),
    VatRate("NL", VatClass.REDUCED, Decimal(9), date(2019, 1, 1)),
    VatRate("NL", VatClass.ZERO, Decimal(0), date(1969, 1, 1)),
    VatRate("BE", VatClass.STANDARD, Decimal(21), date(1996, 1, 1)),
    VatRate("BE", VatClass.MIDDLE, Decimal(12), date(1996, 1, 1)),
    VatRate("BE", VatClass.REDUCED, Decimal(6), date(1996, 1, 1)),
    VatRate("BE", VatClass.ZERO, Decimal(0), date(1971, 1, 1)),
)


@dataclass(frozen=True, slots=True)
class VatSum:
    """The VAT of one rate: `base` is the net sum, `amount` the VAT over it in whole cents."""

    vat_class: VatClass
    percent: Decimal
    base: Decimal
    amount: Decimal


def rate_on(rates: Iterable[VatRate], country: str, vat_class: VatClass, day: date) -> Decimal:
    """The percentage in force that day; Refused when none is known."""
    if vat_class is VatClass.REVERSE:
        return Decimal(0)
    fitting = [
        rate
        for rate in rates
        if rate.country == country and rate.vat_class is vat_class and rate.valid_from <= day
    ]
    if not fitting:
        raise Refused(Reason(N_("Voor deze datum is geen btw-tarief bekend."), "vat_class"))
    return max(fitting, key=lambda rate: rate.valid_from).percent


def rates_for(rates: Iterable[VatRate], country: str, day: date) -> tuple[VatRate, ...]:
    """The rates of that country in force that day, one per class, to keep with what is sent."""
    latest: dict[VatClass, VatRate] = {}
    for rate in sorted(rates, key=lambda each: each.valid_from):
        if rate.country == country and rate.valid_from <= day:
            latest[rate.vat_class] = rate
    return tuple(latest[vat_class] for vat_class in VatClass if vat_class in latest)


def vat_sums(lines: Iterable[tuple[VatClass, Decimal, Decimal]]) -> tuple[VatSum, ...]:
    """VAT once per rate over the summed net amounts, highest rate first.

    Each line is (class, percent, net amount in whole cents).
    """
    bases: dict[tuple[VatClass, Decimal], Decimal] = {}
    for vat_class, percent, net in lines:
        key = (vat_class, percent)
        bases[key] = bases.get(key, Decimal(0)) + net
    ordered = sorted(bases.items(), key=lambda entry: (-entry[0][1], entry[0][0]))
    return tuple(
        VatSum(vat_class, percent, base, cents(base * percent / 100))
        for (vat_class, percent), base in ordered
    )
