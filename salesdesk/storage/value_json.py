"""A value of the trade as JSON and back, children included; a field of a later version has its default."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import Any
from uuid import UUID

from salesdesk.storage.kept_values import CHILDREN_OF, NESTED, ROW_OF
from salesdesk.storage.records import Plan, cells_of, plan_of
from salesdesk.storage.wire import coders


def to_json(value: Any) -> dict[str, Any]:
    """`{"type": "Offer", "fields": {...}, "children": {"lines": [{...}]}}`."""
    kind = type(value)
    children = {
        name: [_fields(plan_of(each.value, each.row), child) for child in getattr(value, name)]
        for name, each in CHILDREN_OF.get(kind, {}).items()
    }
    return {
        "type": kind.__name__,
        "fields": _fields(plan_of(kind), value),
        "children": children,
    }


def from_json(kept: dict[str, Any]) -> Any:
    """The value again; KeyError when its type is none of ours."""
    kind = _types()[kept["type"]]
    children = {
        name: tuple(_built(each.value, each.row, child, {}) for child in kept["children"].get(name, ()))
        for name, each in CHILDREN_OF.get(kind, {}).items()
    }
    return _built(kind, ROW_OF[kind], kept["fields"], children)


@cache
def _types() -> dict[str, type]:
    return {kind.__name__: kind for kind in ROW_OF}


def _fields(plan: Plan, value: Any) -> dict[str, Any]:
    wires = coders(plan.row)
    cells = cells_of(plan, value).items()
    return {
        name: cell.hex if name == "id" else wires[name][0](cell)
        for name, cell in cells
        if name == "id" or name in wires
    }


def _built(kind: type, row: Any, kept: dict[str, Any], children: dict[str, Any]) -> Any:
    plan, wires = plan_of(kind, row), coders(row)
    cells = []
    for name in plan.stored:
        if name not in kept:
            cells.append(_default(kind, name))
        else:
            cells.append(UUID(kept[name]) if name == "id" else wires[name][1](kept[name]))
    return plan.build(cells, children)


def _default(kind: type, name: str) -> Any:
    nested = [inner for (owner, _name), inner in NESTED.items() if owner is kind]
    for each in (kind, *nested):
        for field in fields(each):
            if field.name == name:
                return field.default_factory() if field.default_factory is not MISSING else field.default
    raise KeyError(name)
