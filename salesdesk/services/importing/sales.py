"""Sales lines of a file against the sales history that is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.products import SalesLine
from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason
from salesdesk.exchange.sales_file import SalesEntry
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.services.importing.doubles import RelationIndex
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState

SalesKey = tuple[UUID, str, str, date, Decimal]


class SalesPlanner:
    """A line is known by customer, order, article, date and amount; two equal lines of one order are two."""

    def __init__(
        self, relations: Iterable[Relation], kept: Iterable[SalesKey], new_id: Callable[[], UUID]
    ) -> None:
        self._index = RelationIndex(relations)
        self._kept = Counter(kept)
        self._new_id = new_id

    def plan(self, parsed: Parsed[SalesEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        relation, reason = self._buyer(entry)
        if relation is None:
            problems = (*parsed.problems, Problem(parsed.line, reason))
            title = entry.relation_name or entry.relation_number
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, title, entry.product_name, problems))
        key = (relation.id, entry.order_number, entry.product_code, entry.sold_on, entry.amount)
        is_kept = self._kept[key] > 0
        self._kept[key] -= is_kept
        state = RowState.SAME if is_kept else RowState.NEW
        row = PreviewRow(parsed.line, state, relation.name, entry.product_name, parsed.problems)
        return RowPlan(row, () if is_kept else (self._line(entry, relation),))

    def _buyer(self, entry: SalesEntry) -> tuple[Relation | None, Reason]:
        """Who bought: by number, else by name when only one has it."""
        if entry.relation_number:
            found = self._index.having("number", entry.relation_number.casefold())
            if found:
                return found[0], Reason("")
        named = self._index.named(entry.relation_name) if entry.relation_name else []
        if len(named) == 1:
            return named[0], Reason("")
        if named:
            return None, Reason(N_("Meer relaties heten zo; zet het klantnummer in het bestand."))
        return None, Reason(N_("Deze klant staat niet in je relaties; haal die eerst binnen."))

    def _line(self, entry: SalesEntry, relation: Relation) -> SalesLine:
        return SalesLine(
            id=self._new_id(),
            relation_id=relation.id,
            sold_on=entry.sold_on,
            product_code=entry.product_code,
            product_name=entry.product_name,
            quantity=entry.quantity,
            amount=entry.amount,
            group=entry.group,
            discount_percent=entry.discount_percent,
            order_number=entry.order_number,
            terms=entry.terms,
        )
