"""Rows about articles against the price list that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from salesdesk.domain.products import PriceTier, Product
from salesdesk.errors import N_
from salesdesk.exchange.fields import Kind, fields_of
from salesdesk.exchange.products_file import ProductEntry, Tiers
from salesdesk.exchange.sheet import Parsed
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState

_LABELS = {
    field.name: field.label
    for field in fields_of(Kind.PRODUCTS)
    if not field.name.startswith("tier_") and field.name != "from_quantity"
} | {"tiers": N_("Staffels")}


class ProductPlanner:
    """An article is known by its code, capitals or not; what we pay for it is only for who may see it."""

    def __init__(self, products: Iterable[Product], new_id: Callable[[], UUID], *, sees: bool) -> None:
        self._sees = sees
        self._by_code = {product.code.casefold(): product for product in products}
        self._new_id = new_id

    def plan(self, parsed: Parsed[ProductEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        fields: dict[str, Any] = dict(entry.fields)
        if not self._sees:
            fields.pop("purchase_price", None)
        known = self._by_code.get(entry.code.casefold())
        if entry.tiers is not None:
            fields["tiers"] = self._tiers(entry.tiers, known)
        if known is None:
            product = Product(**{"id": self._new_id(), "code": entry.code, "name": entry.code, **fields})
            changes: tuple[str, ...] = ()
            state = RowState.NEW
        else:
            product = replace(known, **fields)
            changes = tuple(
                label for name, label in _LABELS.items() if getattr(product, name) != getattr(known, name)
            )
            state = RowState.CHANGED if changes else RowState.SAME
        self._by_code[entry.code.casefold()] = product
        row = PreviewRow(parsed.line, state, product.name, product.code, parsed.problems, changes)
        return RowPlan(row, () if state is RowState.SAME else (product,))

    def _tiers(self, wanted: Tiers, known: Product | None) -> tuple[PriceTier, ...]:
        """The tiers of the file; one that begins at the same quantity stays the same tier."""
        before = {tier.from_quantity: tier for tier in known.tiers} if known else {}
        return tuple(
            replace(before[begins], price=wanted[begins], position=place)
            if begins in before
            else PriceTier(self._new_id(), begins, wanted[begins], place)
            for place, begins in enumerate(sorted(wanted))
        )
