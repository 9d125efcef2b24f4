"""Classes of relations and the Pareto check (Susan §1.2, DOMAIN §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from salesdesk.domain.company import Thresholds
from salesdesk.domain.relations import Importance, Relation
from salesdesk.errors import N_, Reason, Refused

_RANK = {Importance.C: 0, Importance.B: 1, Importance.A: 2, Importance.KEY: 3}


@dataclass(frozen=True, slots=True)
class ClassMove:
    """A class the figures propose for a relation, with the yearly revenue it rests on."""

    relation_id: UUID
    before: Importance
    after: Importance
    yearly_revenue: Decimal

    @property
    def is_up(self) -> bool:
        return _RANK[self.after] > _RANK[self.before]


@dataclass(frozen=True, slots=True)
class ParetoPoint:
    """So many percent of the customers, the largest first, bring so many percent of the revenue."""

    customers_percent: Decimal
    revenue_percent: Decimal


def class_of_revenue(yearly_revenue: Decimal, thresholds: Thresholds) -> Importance:
    """A, B or C by the organisation's thresholds; a key account is chosen, never computed."""
    if yearly_revenue >= thresholds.class_a_from:
        return Importance.A
    return Importance.B if yearly_revenue >= thresholds.class_b_from else Importance.C


def propose_class(relation: Relation, yearly_revenue: Decimal, thresholds: Thresholds) -> ClassMove | None:
    """A move the figures speak for, weighing potential revenue too; None when the class fits.

    A key account stays one, and a relation lifted for a reason is not proposed down.
    """
    weighed = max(yearly_revenue, relation.revenue_potential or Decimal(0))
    after = class_of_revenue(weighed, thresholds)
    move = ClassMove(relation.id, relation.importance, after, weighed)
    lifted = bool(relation.importance_reason.strip()) and not move.is_up
    if after is relation.importance or relation.importance is Importance.KEY or lifted:
        return None
    return move


def propose_classes(
    relations: Iterable[Relation], yearly_revenue: Mapping[UUID, Decimal], thresholds: Thresholds
) -> tuple[ClassMove, ...]:
    """All moves the figures speak for, the largest revenue first."""
    moves = (
        propose_class(relation, yearly_revenue.get(relation.id, Decimal(0)), thresholds)
        for relation in relations
        if not relation.deleted
    )
    return tuple(sorted((move for move in moves if move), key=lambda move: -move.yearly_revenue))


def check_class(chosen: Importance, yearly_revenue: Decimal, reason: str, thresholds: Thresholds) -> None:
    """Refuse a class above what the revenue bears without the reason: strategic value must be said."""
    if _RANK[chosen] > _RANK[class_of_revenue(yearly_revenue, thresholds)] and not reason.strip():
        raise Refused(Reason(N_("Geef een reden waarom deze relatie hoger staat."), "importance_reason"))


def pareto_curve(revenues: Iterable[Decimal]) -> tuple[ParetoPoint, ...]:
    """The real curve from (0, 0), largest customers first; empty without revenue, credits count as 0."""
    largest_first = sorted((max(revenue, Decimal(0)) for revenue in revenues), reverse=True)
    total = sum(largest_first, Decimal(0))
    if not total:
        return ()
    points = [ParetoPoint(Decimal(0), Decimal(0))]
    running = Decimal(0)
    for position, revenue in enumerate(largest_first, start=1):
        running += revenue
        share = Decimal(position) * 100 / len(largest_first)
        points.append(ParetoPoint(share, running * 100 / total))
    return tuple(points)


def share_of_largest(revenues: Iterable[Decimal], customers_percent: Decimal) -> Decimal:
    """Percent of revenue that the largest customers bring, read off the curve: `share_of_largest(r, 20)`."""
    curve = pareto_curve(revenues)
    for before, after in pairwise(curve):
        if after.customers_percent >= customers_percent:
            part = (customers_percent - before.customers_percent) / (
                after.customers_percent - before.customers_percent
            )
            return before.revenue_percent + part * (after.revenue_percent - before.revenue_percent)
    return curve[-1].revenue_percent if curve else Decimal(0)
