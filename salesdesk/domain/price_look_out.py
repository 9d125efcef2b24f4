"""The price look-out: a price far from what others pay for the same article (DOMAIN §8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

# With fewer others there is nothing usual to compare with.
FEWEST_OTHERS = 3
# Who takes twice as much as others usually do may have twice the tolerance in his favour.
LARGE_QUANTITY = 2


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one unit costs, net of discount, in a line of so many units."""

    price: Decimal
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class LookOut:
    """A price far off the `usual` one; `percent` is the difference, negative when it is cheap."""

    price: Decimal
    usual: Decimal
    others: int

    @property
    def percent(self) -> Decimal:
        return (self.price - self.usual) * 100 / self.usual


def look_out(own: UnitPrice, others: Sequence[UnitPrice], tolerance_percent: Decimal) -> LookOut | None:
    """Why this price catches the eye; None when it does not, or when too few others show what is usual."""
    known = [other for other in others if other.price > 0 and other.quantity > 0]
    if len(known) < FEWEST_OTHERS or own.quantity <= 0:
        return None
    found = LookOut(own.price, median(other.price for other in known), len(known))
    is_large = own.quantity >= LARGE_QUANTITY * median(other.quantity for other in known)
    below = tolerance_percent * (2 if is_large else 1)
    return found if found.percent > tolerance_percent or found.percent < -below else None
