"""How far the offers that are open reach towards what is still lacking to the target (Susan §1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Coverage:
    """Euros: the target of a period, what is won in it, and what is open for it with and without chances."""

    target: Decimal
    won: Decimal
    open_amount: Decimal
    weighted: Decimal

    @property
    def rest(self) -> Decimal:
        """What is still lacking; nothing when the target is reached."""
        return max(self.target - self.won, Decimal(0))

    @property
    def times_open(self) -> Decimal | None:
        """How many times the open amount holds the rest; None when nothing is lacking."""
        return self.open_amount / self.rest if self.rest else None

    @property
    def times_weighted(self) -> Decimal | None:
        return self.weighted / self.rest if self.rest else None
