"""What differs between two offers, or two revisions of one: lines, terms and totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.line_matching import matched_lines
from salesdesk.domain.offer_totals import OfferTotals, PeriodTotals
from salesdesk.domain.offers import Offer, OfferLine, Period

NOTHING = Decimal(0)


class Change(StrEnum):
    """What became of a line; one that only stands elsewhere has MOVED."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class LineField(StrEnum):
    """What can differ in a line, by the name of the field."""

    KIND = "kind"
    CHOSEN = "is_chosen"
    CODE = "product_code"
    DESCRIPTION = "description"
    NOTE = "note"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "unit_price"
    DISCOUNT = "discount_percent"
    VAT = "vat_class"
    PERIOD = "period"


class HeadField(StrEnum):
    """What can differ around the lines, by the name of the field; CHANCE and MONTH are ours alone."""

    RELATION = "relation_id"
    CONTACT = "contact_id"
    SUBJECT = "subject"
    REFERENCE = "customer_reference"
    VALID_UNTIL = "valid_until"
    DELIVERY = "delivery_terms"
    PAYMENT = "payment_terms"
    DISCOUNT = "discount_percent"
    INTRODUCTION = "introduction"
    BENEFITS = "benefits"
    ATTACHMENTS = "attachments"
    LANGUAGE = "language"
    VAT_COUNTRY = "vat_country"
    CHANCE = "chance_percent"
    MONTH = "decision_month"


OURS_ALONE = frozenset({HeadField.CHANCE, HeadField.MONTH})


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line before and after; None where it was not there. `moved` when it stands in another order."""

    before: OfferLine | None
    after: OfferLine | None
    moved: bool = False

    @property
    def line(self) -> OfferLine:
        """The line as it is now, or as it was when it is gone."""
        line = self.after or self.before
        if line is None:
            raise LookupError("a change without a line")
        return line

    @property
    def fields(self) -> tuple[LineField, ...]:
        """What differs in a line that was there and still is."""
        before, after = self.before, self.after
        if before is None or after is None:
            return ()
        return tuple(field for field in LineField if getattr(before, field) != getattr(after, field))

    @property
    def change(self) -> Change:
        if self.before is None:
            return Change.ADDED
        if self.after is None:
            return Change.REMOVED
        if self.fields:
            return Change.CHANGED
        return Change.MOVED if self.moved else Change.SAME

    @property
    def difference(self) -> Decimal:
        """What the net sum of its period rises by this line, the discount on the total left aside."""
        return _counted(self.after) - _counted(self.before)


def _counted(line: OfferLine | None) -> Decimal:
    return line.net if line is not None and line.counts else NOTHING


@dataclass(frozen=True, slots=True)
class HeadChange:
    """One of the terms before and after, as the offers hold it."""

    field: HeadField
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class PeriodChange:
    """The totals of one period before and after; None where nothing was paid in it."""

    period: Period
    before: PeriodTotals | None
    after: PeriodTotals | None

    @property
    def net_difference(self) -> Decimal:
        return (self.after.net if self.after else NOTHING) - (self.before.net if self.before else NOTHING)


@dataclass(frozen=True, slots=True)
class OfferChanges:
    """Two offers and all that differs; `lines` holds the unchanged too, in the order of the later offer."""

    before: Offer
    after: Offer
    lines: tuple[LineChange, ...]
    head: tuple[HeadChange, ...]
    periods: tuple[PeriodChange, ...]

    @property
    def changed_lines(self) -> tuple[LineChange, ...]:
        return tuple(entry for entry in self.lines if entry.change is not Change.SAME)

    @property
    def is_empty(self) -> bool:
        return not self.changed_lines and not self.head

    @property
    def for_customer(self) -> tuple[HeadChange, ...]:
        """What of the terms the customer may be told."""
        return tuple(entry for entry in self.head if entry.field not in OURS_ALONE)

    def count(self, change: Change) -> int:
        return sum(entry.change is change for entry in self.lines)


def offer_changes(
    before: Offer, after: Offer, totals_before: OfferTotals, totals_after: OfferTotals
) -> OfferChanges:
    """Everything in which the second offer differs from the first."""
    pairs = matched_lines(_live(before.lines), _live(after.lines))
    lines = tuple(LineChange(pair.before, pair.after, pair.moved) for pair in pairs)
    return OfferChanges(
        before, after, lines, _head_changes(before, after), _periods(totals_before, totals_after)
    )


def _live(lines: Iterable[OfferLine]) -> Sequence[OfferLine]:
    return sorted((line for line in lines if not line.deleted), key=lambda line: line.position)


def _head_changes(before: Offer, after: Offer) -> tuple[HeadChange, ...]:
    pairs = ((field, _plain(before, field), _plain(after, field)) for field in HeadField)
    return tuple(HeadChange(field, was, now) for field, was, now in pairs if was != now)


def _plain(offer: Offer, field: HeadField) -> object:
    """The value without white around it: a blank more is no change to tell a customer."""
    value = getattr(offer, field)
    return value.strip() if isinstance(value, str) else value


def _periods(before: OfferTotals, after: OfferTotals) -> tuple[PeriodChange, ...]:
    was = {each.period: each for each in before.present}
    now = {each.period: each for each in after.present}
    return tuple(
        PeriodChange(period, was.get(period), now.get(period))
        for period in Period
        if period in was or period in now
    )
