"""What a discount costs: the customer's gain is paid from our own margin (Susan §1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from salesdesk.domain.offers import OfferLine, Period, discounted


@dataclass(frozen=True, slots=True)
class DiscountCost:
    """Euros without VAT; `cost` is what we pay, `assumed` where no purchase price is known."""

    gross: Decimal
    net: Decimal
    cost: Decimal
    assumed: bool

    @property
    def discount(self) -> Decimal:
        return self.gross - self.net

    @property
    def percent(self) -> Decimal:
        """Discount in percent of gross, exact; 0 without an amount."""
        return self.discount * 100 / self.gross if self.gross else Decimal(0)

    @property
    def margin_before_percent(self) -> Decimal | None:
        return _margin(self.gross, self.cost)

    @property
    def margin_after_percent(self) -> Decimal | None:
        return _margin(self.net, self.cost)

    @property
    def extra_revenue(self) -> Decimal | None:
        """Revenue to sell on top to earn it back, at the margin that is left; None without margin."""
        margin = self.margin_after_percent
        if margin is None or margin <= 0:
            return None
        return self.discount * 100 / margin


def _margin(revenue: Decimal, cost: Decimal) -> Decimal | None:
    return (revenue - cost) * 100 / revenue if revenue > 0 else None


def discount_cost(
    lines: Iterable[OfferLine],
    margin_percent: Decimal,
    purchase_prices: Mapping[str, Decimal] | None = None,
    discount_percent: Decimal = Decimal(0),
) -> DiscountCost:
    """What the discounts of these lines and that on their total cost together, in the first year.

    Only lines in the total count. `purchase_prices` is by product code; a line without one is taken to earn
    `margin_percent` of gross.
    """
    known = purchase_prices or {}
    gross = cost = Decimal(0)
    nets: dict[Period, Decimal] = {}
    assumed = False
    for line in lines:
        if not line.counts:
            continue
        times = line.period.times_a_year
        gross += line.gross * times
        nets[line.period] = nets.get(line.period, Decimal(0)) + line.net
        price = known.get(line.product_code)
        assumed = assumed or price is None
        once = line.gross * (100 - margin_percent) / 100 if price is None else line.quantity * price
        cost += once * times
    net = sum(
        (discounted(amount, discount_percent) * period.times_a_year for period, amount in nets.items()),
        Decimal(0),
    )
    return DiscountCost(gross, net, cost, assumed)


def rounded_to_tens(amount: Decimal) -> Decimal:
    """A rough figure for a sentence: `1830.53` reads as about 1830."""
    return (amount / 10).quantize(Decimal(1), rounding=ROUND_HALF_UP) * 10


def lines_over_limit(lines: Iterable[OfferLine], limit_percent: Decimal) -> tuple[OfferLine, ...]:
    """Lines with more discount than the seller may give without a reason or approval."""
    return tuple(line for line in lines if line.counts and line.discount_percent > limit_percent)
