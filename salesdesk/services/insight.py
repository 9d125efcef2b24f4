"""What the figures and names in the file tell about a relation: its sales compared, common customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.company import Thresholds
from salesdesk.domain.company_names import Likeness, likeness, names_in
from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.facts import FactSubject, known_facts, subject_of
from salesdesk.domain.months import add_months
from salesdesk.domain.products import SalesLine
from salesdesk.domain.relations import Fact, Importance, Relation, Status
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.relations import NamedRelation, named_relations
from salesdesk.storage.sales import (
    CustomerSum,
    MonthSum,
    OrderSum,
    ProductSum,
    SalesFigures,
    customer_sums,
    last_orders,
    month_sums,
    newest_lines,
    product_sums,
    sales_figures,
)
from salesdesk.storage.settings import load_settings

__all__ = [
    "Insight", "MonthSum", "OrderSum", "PeerGroup", "ProductSum", "Reference", "SalesFigures", "SalesView",
    "Standing",
]  # fmt: skip
MOST_ORDERS, MOST_LINES = 8, 200
MONTHS_A_YEAR = 12
_STATUS_ORDER = (Status.CUSTOMER, Status.FORMER, Status.PROSPECT, Status.SUSPECT, Status.DEAD)


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Others of the same class or branch who bought in the past twelve months, this one left out."""

    count: int
    average: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation's past twelve months beside the territory and the target of a year."""

    revenue: Decimal
    of_class: PeerGroup
    of_branch: PeerGroup
    territory: Decimal
    target: Decimal
    rank: int
    customers: int

    @property
    def share_percent(self) -> Decimal | None:
        """Its part of all we sell in the territory."""
        return self.revenue * 100 / self.territory if self.territory > 0 else None

    @property
    def target_percent(self) -> Decimal | None:
        """Its part of what we want to sell in a year."""
        return self.revenue * 100 / self.target if self.target > 0 else None


@dataclass(frozen=True, slots=True)
class SalesView:
    """The sales history of one relation, by every way to look at it."""

    relation: Relation
    today: date
    figures: SalesFigures
    months: tuple[MonthSum, ...]
    products: tuple[ProductSum, ...]
    orders: tuple[OrderSum, ...]
    standing: Standing

    @property
    def years(self) -> tuple[MonthSum, ...]:
        """Every year as one sum, in `month` 0."""
        years = sorted({one.year for one in self.months})
        return tuple(_together(year, [one for one in self.months if one.year == year]) for year in years)

    @property
    def groups(self) -> tuple[ProductSum, ...]:
        """The articles of one product group as one."""
        names = dict.fromkeys(one.group for one in self.products)
        groups = [_grouped(name, [one for one in self.products if one.group == name]) for name in names]
        return tuple(sorted(groups, key=lambda one: -(one.revenue + one.revenue_before)))

    @property
    def no_longer(self) -> tuple[ProductSum, ...]:
        """Bought before, but not in the past twelve months: something to ask about."""
        since = months_before(self.today, MONTHS_A_YEAR)
        gone = [one for one in self.products if one.last_on <= since]
        return tuple(sorted(gone, key=lambda one: one.last_on, reverse=True))

    def month(self, year: int, month: int) -> MonthSum:
        found = (one for one in self.months if (one.year, one.month) == (year, month))
        return next(found, MonthSum(year, month, Decimal(0), Decimal(0)))

    @property
    def growth_percent(self) -> Decimal | None:
        """This year so far against the same days of last year; None when nothing was bought then."""
        before = self.figures.same_days_last_year
        return (self.figures.this_year - before) * 100 / before if before > 0 else None


@dataclass(frozen=True, slots=True)
class Reference:
    """A customer of theirs that we know too; `written` is how the fact names it."""

    relation_id: UUID
    name: str
    place: str
    status: Status
    importance: Importance
    customer_since: date | None
    has_complaint: bool
    written: str
    is_sure: bool

    @property
    def may_be_named(self) -> bool:
        """Only who buys from us speaks for us."""
        return self.status is Status.CUSTOMER

    @property
    def said(self) -> str:
        """As it stands on the sheet: `Van Loon Advocaten, Haarlem`."""
        return ", ".join(part for part in (self.name, self.place) if part)


class Insight:
    """Reads and reckons; changes nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sales(self, relation_id: UUID) -> SalesView:
        """The whole sales history of a relation, in a handful of sums; refused when it is gone."""
        today = self._clock.today()
        year_ago = months_before(today, MONTHS_A_YEAR)
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None:
                raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
            everybody = customer_sums(session, year_ago, today)
            return SalesView(
                relation,
                today,
                sales_figures(session, relation_id, today, year_ago),
                tuple(month_sums(session, relation_id)),
                tuple(product_sums(session, relation_id, today.year)),
                tuple(last_orders(session, relation_id, MOST_ORDERS)),
                standing(relation, everybody, _year_target(load_settings(session).thresholds, today)),
            )

    def newest_lines(self, relation_id: UUID, most: int = MOST_LINES) -> list[SalesLine]:
        """The last lines of the history themselves."""
        with self._database.read() as session:
            order = newest_lines(session, relation_id, most)
            found = records.load_many(session, SalesLine, order)
        return [found[identity] for identity in order]

    def references(self, relation_id: UUID) -> tuple[Reference, ...]:
        """Whom this relation names as a customer and we know too: our customers first, surest first."""
        with self._database.read() as session:
            facts = records.find(session, Fact, relation_id=relation_id, deleted=False)
            lines = named_relations(session)
        written = [
            name
            for known in known_facts(facts)
            if subject_of(known.fact.subject) is FactSubject.CUSTOMERS
            for name in names_in(known.fact.text)
        ]
        others = [line for line in lines if line.id != relation_id]
        return common_customers(written, others) if written else ()


def common_customers(written: Iterable[str], lines: Iterable[NamedRelation]) -> tuple[Reference, ...]:
    """The relations these names speak of, each once."""
    names = list(written)
    found: list[Reference] = []
    for line in lines:
        best, name = max(((likeness(name, line.name), name) for name in names), default=(Likeness.NONE, ""))
        if best is not Likeness.NONE:
            found.append(
                Reference(
                    line.id, line.name, line.place, line.status, line.importance, line.customer_since,
                    line.has_complaint, name, best is Likeness.SAME,
                )
            )  # fmt: skip
    order = list(Importance)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _STATUS_ORDER.index(one.status), not one.is_sure, order.index(one.importance), one.name,
            ),
        )
    )  # fmt: skip


def _year_target(thresholds: Thresholds, today: date) -> Decimal:
    """The targets of the past twelve months, this one the last of them."""
    return thresholds.target_over(add_months(today, 1 - MONTHS_A_YEAR), MONTHS_A_YEAR)


def standing(relation: Relation, everybody: list[CustomerSum], target: Decimal) -> Standing:
    """Where a relation stands among all who bought in the past twelve months."""
    own = next((one.revenue for one in everybody if one.relation_id == relation.id), Decimal(0))
    others = [one for one in everybody if one.relation_id != relation.id]
    return Standing(
        revenue=own,
        of_class=_peers(one.revenue for one in others if one.importance is relation.importance),
        of_branch=_peers(one.revenue for one in others if relation.branch and one.branch == relation.branch),
        territory=sum((one.revenue for one in everybody), Decimal(0)),
        target=target,
        rank=1 + sum(one.revenue > own for one in others),
        customers=len(others) + bool(own),
    )


def _peers(amounts: Iterable[Decimal]) -> PeerGroup:
    known = list(amounts)
    return PeerGroup(len(known), sum(known, Decimal(0)) / len(known) if known else Decimal(0))


def _together(year: int, months: list[MonthSum]) -> MonthSum:
    volume = sum((one.volume for one in months), Decimal(0))
    return MonthSum(year, 0, volume, sum((one.revenue for one in months), Decimal(0)))


def _grouped(name: str, products: list[ProductSum]) -> ProductSum:
    last = max(products, key=lambda one: one.last_on)

    def total(field: str) -> Decimal:
        return sum((getattr(one, field) for one in products), Decimal(0))

    return ProductSum(
        "", name, name, total("volume"), total("revenue"), total("volume_before"), total("revenue_before"),
        total("total"), last.last_on, last.price, last.discount_percent,
    )  # fmt: skip
