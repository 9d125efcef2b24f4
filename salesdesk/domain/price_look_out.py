"""The price look-out: a price far from what others pay for the same article (DOMAIN §8)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

# With fewer others there is nothing usual to compare with.
FEWEST_OTHERS = 3
# Who takes twice as much as others usually do may have twice the tolerance in his favour.
LARGE_QUANTITY = 2
PRICE_PLACES = 6
QUANTITY_PLACES = 3


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one unit costs, net of discount, in a line of so many units."""

    price: Decimal
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class UsualPrice:
    """The middle of what so many others paid for a unit, and the middle of how many they took."""

    price: Decimal
    quantity: Decimal
    others: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many paid: prices in millionths of a euro, quantities in thousandths, each from low to high."""

    prices: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()

    def without(self, own: Crowd) -> Crowd:
        """The others, when these are one's own."""
        return Crowd(_without(self.prices, own.prices), _without(self.quantities, own.quantities))

    def usual(self) -> UsualPrice | None:
        """None while too few show what is usual."""
        if len(self.prices) < FEWEST_OTHERS:
            return None
        return UsualPrice(
            _middle(self.prices, PRICE_PLACES), _middle(self.quantities, QUANTITY_PLACES), len(self.prices)
        )


@dataclass(frozen=True, slots=True)
class LookOut:
    """A price far off the `usual` one; `percent` is the difference, negative when it is cheap."""

    price: Decimal
    usual: Decimal
    others: int

    @property
    def percent(self) -> Decimal:
        return (self.price - self.usual) * 100 / self.usual


def look_out(own: UnitPrice, usual: UsualPrice | None, tolerance_percent: Decimal) -> LookOut | None:
    """Why this price catches the eye; None when it does not, or when nothing is usual."""
    if usual is None or own.quantity <= 0:
        return None
    found = LookOut(own.price, usual.price, usual.others)
    is_large = own.quantity >= LARGE_QUANTITY * usual.quantity
    below = tolerance_percent * (2 if is_large else 1)
    return found if found.percent > tolerance_percent or found.percent < -below else None


def _middle(values: Sequence[int], places: int) -> Decimal:
    half = len(values) // 2
    both = values[half] * 2 if len(values) % 2 else values[half - 1] + values[half]
    return Decimal(both).scaleb(-places) / 2


def _without(values: tuple[int, ...], own: tuple[int, ...]) -> tuple[int, ...]:
    left = list(values)
    for value in own:
        place = bisect_left(left, value)
        if place < len(left) and left[place] == value:
            del left[place]
    return tuple(left)
