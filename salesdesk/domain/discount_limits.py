"""How much discount a seller may give by himself, when he says why, and when another must allow it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from salesdesk.domain.offers import LineKind, Offer, OfferLine

NOTHING = Decimal(0)
THOUSANDTH = Decimal("0.001")
TENTH = Decimal("0.1")


class DiscountStand(StrEnum):
    """What this much discount asks of the seller."""

    FREE = "free"
    REASON = "reason"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class _Given:
    """Euros before discount, and what is given away of them."""

    gross: Decimal = NOTHING
    discount: Decimal = NOTHING

    def __add__(self, other: _Given) -> _Given:
        return _Given(self.gross + other.gross, self.discount + other.discount)

    @property
    def share(self) -> Decimal:
        return self.discount * 100 / self.gross if self.gross else NOTHING


def effective_discount(lines: Iterable[OfferLine], discount_percent: Decimal = NOTHING) -> Decimal:
    """Percent of the first year's gross that is given away, on lines and total together, in thousandths.

    A trade-in, which has a negative amount, is no discount and hides none.
    """
    counted = [_given(line, discount_percent) for line in lines if line.counts]
    return _sum(counted).share.quantize(THOUSANDTH)


def most_discount(lines: Sequence[OfferLine], discount_percent: Decimal = NOTHING) -> Decimal:
    """The most that it can become, whichever alternatives and options the customer takes.

    Counted like this, a discount cannot hide in what stands outside the total.
    """
    kept = [line for line in lines if not line.deleted]
    fixed = _sum(_given(line, discount_percent) for line in kept if line.kind is LineKind.PRODUCT)
    free = [[_Given(), _given(line, NOTHING)] for line in kept if line.kind is LineKind.OPTION]
    groups = [*_packages(kept, discount_percent), *free]
    worst = NOTHING
    while True:  # each round takes what lies furthest above the last share, until nothing does
        taken = fixed + _sum(max(group, key=lambda one: _above(one, worst)) for group in groups)
        if taken.share <= worst:
            return worst.quantize(THOUSANDTH)
        worst = taken.share


def _above(given: _Given, percent: Decimal) -> Decimal:
    return given.discount - given.gross * percent / 100


def _packages(lines: Iterable[OfferLine], percent: Decimal) -> list[list[_Given]]:
    """For every choice what each of its alternatives gives away."""
    choices: dict[str, dict[str, _Given]] = {}
    for line in lines:
        if line.kind is LineKind.ALTERNATIVE:
            variants = choices.setdefault(line.choice, {})
            variants[line.variant] = variants.get(line.variant, _Given()) + _given(line, percent)
    return [list(variants.values()) for variants in choices.values()]


def _given(line: OfferLine, percent: Decimal) -> _Given:
    amount = line.quantity * line.unit_price * line.period.times_a_year
    if amount <= 0:
        return _Given()
    left = amount * (100 - line.discount_percent) * (100 - percent) / 10_000
    return _Given(amount, amount - left)


def _sum(parts: Iterable[_Given]) -> _Given:
    return sum(parts, _Given())


def discount_stand(
    offer: Offer, limit_percent: Decimal, approval_percent: Decimal, *, line_above: bool = False
) -> DiscountStand:
    """What the discount of this offer asks; up to and with a limit nothing is asked for it.

    With the limits equal there is no room between them: above it is approval. `line_above` is of a line by
    itself above the seller's limit, which asks a reason even where the whole stays below it.
    """
    given = most_discount(offer.lines, offer.discount_percent)
    if given > approval_percent:
        return DiscountStand.APPROVAL
    return DiscountStand.REASON if line_above or given > limit_percent else DiscountStand.FREE


def is_approved(offer: Offer) -> bool:
    """Whether what it gives away now stays within what was allowed; less than that may always be given."""
    allowed = offer.approved_percent
    return allowed is not None and most_discount(offer.lines, offer.discount_percent) <= allowed


def rounded_up(percent: Decimal) -> Decimal:
    """In tenths for a sentence, never less than it is: what lies above a limit is not said to lie on it."""
    return percent.quantize(TENTH, rounding=ROUND_CEILING)
