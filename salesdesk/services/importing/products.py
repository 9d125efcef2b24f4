"""Rows about articles against the price list that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from salesdesk.domain.products import Product
from salesdesk.exchange.fields import Kind, fields_of
from salesdesk.exchange.products_file import ProductEntry
from salesdesk.exchange.sheet import Parsed
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState

_LABELS = {field.name: field.label for field in fields_of(Kind.PRODUCTS)}


class ProductPlanner:
    """An article is known by its code, capitals or not."""

    def __init__(self, products: Iterable[Product], new_id: Callable[[], UUID]) -> None:
        self._by_code = {product.code.casefold(): product for product in products}
        self._new_id = new_id

    def plan(self, parsed: Parsed[ProductEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        fields: dict[str, Any] = dict(entry.fields)
        known = self._by_code.get(entry.code.casefold())
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
