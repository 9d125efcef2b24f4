"""Values in and out of the database: load, find and save, the same way for every noun."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, class_mapper

from salesdesk.storage.kept_values import CHILDREN_OF, NESTED, ROW_OF, Children
from salesdesk.storage.outbox import Change, write_rows

Value = TypeVar("Value")
_CHUNK = 500
DRAFTED = "drafted"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one value type lies in one row class: its columns, `stored` and with derived ones `names`."""

    row: Any
    names: tuple[str, ...]
    stored: tuple[str, ...]
    read: Callable[[Any], tuple[Any, ...]]
    build: Callable[[Sequence[Any], dict[str, Any]], Any]
    children: dict[str, Children]
    columns: tuple[Any, ...]


def plan_of(value_type: Any, row: Any = None) -> Plan:
    """How values of this type lie in their own rows, or in rows of this class."""
    return _plan(value_type, row or ROW_OF[value_type])


@cache
def _plan(value_type: type, row: Any) -> Plan:
    children = CHILDREN_OF.get(value_type, {})
    kept = {attribute.key: attribute.columns[0] for attribute in class_mapper(row).column_attrs}
    parts: dict[str, type | None] = {
        field.name: NESTED.get((value_type, field.name))
        for field in fields(value_type)
        if field.name not in children
    }
    names: list[str] = []
    paths: list[str] = []
    for name, nested in parts.items():
        inner = [field.name for field in fields(nested)] if nested else []
        names += inner or [name]
        paths += [f"{name}.{part}" for part in inner] or [name]
    stored = tuple(names)
    widths = [(name, nested, len(fields(nested)) if nested else 1) for name, nested in parts.items()]
    derived = [name for name, column in kept.items() if column.info.get("derived")]

    def build(cells: Sequence[Any], collections: dict[str, Any]) -> Any:
        values: dict[str, Any] = {}
        at = 0
        for name, nested, width in widths:
            values[name] = nested(*cells[at : at + width]) if nested else cells[at]
            at += width
        return value_type(**values, **collections)

    return Plan(
        row=row,
        names=stored + tuple(derived),
        stored=stored,
        read=_getter(paths + derived),
        build=build
        if any(parts.values())
        else lambda cells, many: value_type(**dict(zip(stored, cells, strict=True)), **many),
        children=children,
        columns=tuple(getattr(row, name) for name in stored),
    )


def _getter(paths: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    return cast("Callable[[Any], tuple[Any, ...]]", attrgetter(*paths))


def load(session: Session, value_type: type[Value], identity: UUID) -> Value | None:
    """The value with this id, deleted or not; None when there is none."""
    found = _values(session, value_type, (ROW_OF[value_type].id == identity,))
    return found[0] if found else None


def load_many(session: Session, value_type: type[Value], identities: Iterable[UUID]) -> dict[UUID, Value]:
    """The values with these ids, by id; unknown ids are left out."""
    wanted = list(dict.fromkeys(identities))
    row = ROW_OF[value_type]
    found: dict[UUID, Value] = {}
    for start in range(0, len(wanted), _CHUNK):
        for value in _values(session, value_type, (row.id.in_(wanted[start : start + _CHUNK]),)):
            found[cast("Any", value).id] = value
    return found


def find(session: Session, value_type: type[Value], **equals: object) -> list[Value]:
    """Values whose columns equal these, oldest first; deleted ones only when `deleted=True` asks for them.

    A tuple, list or set as a value means: any of these. The fields of an address count as columns.
    """
    row = ROW_OF[value_type]
    wanted = {"deleted": False, **equals}
    return _values(
        session,
        value_type,
        tuple(
            getattr(row, name).in_(value)
            if isinstance(value, (tuple, list, set, frozenset))
            else getattr(row, name) == value
            for name, value in wanted.items()
        ),
    )


def where(session: Session, value_type: type[Value], *conditions: Any) -> list[Value]:
    """Values of which these conditions on their columns are true, oldest first."""
    return _values(session, value_type, conditions)


def _values(session: Session, value_type: type[Value], conditions: tuple[Any, ...]) -> list[Value]:
    plan = plan_of(value_type)
    query = select(plan.row.id, *plan.columns).where(*conditions).order_by(plan.row.id)
    lines = session.execute(query).all()
    collections: dict[UUID, dict[str, Any]] = {line[0]: {} for line in lines}
    for name, children in plan.children.items():
        for parent, found in _children(session, children, list(collections)).items():
            collections[parent][name] = tuple(found)
    return [plan.build(line[1:], collections[line[0]]) for line in lines]


def _children(session: Session, children: Children, parents: list[UUID]) -> dict[UUID, list[Any]]:
    plan = plan_of(children.value, children.row)
    found: dict[UUID, list[Any]] = {parent: [] for parent in parents}
    parent = getattr(children.row, children.parent)
    for start in range(0, len(parents), _CHUNK):
        query = (
            select(parent, *plan.columns)
            .where(parent.in_(parents[start : start + _CHUNK]), children.row.deleted.is_(False))
            .order_by(*(getattr(children.row, name) for name in children.order))
        )
        for line in session.execute(query):
            found[line[0]].append(plan.build(line[1:], {}))
    return found


def save(session: Session, value: Any) -> None:
    """Keep a value as it is now: new fields, changed fields, and its children; see `save_all`."""
    save_all(session, (value,))


def save_all(session: Session, values: Iterable[Any]) -> None:
    """Keep many values; only what differs from what is kept is written.

    A child that is missing from its parent's tuple is marked deleted, and comes back when it is there again.
    In a session that only drafts (storage/drafts) nothing is written: it takes the values.
    """
    drafted = session.info.get(DRAFTED)
    if drafted is not None:
        drafted.extend(values)
        return
    by_type: dict[type, dict[UUID, Any]] = {}
    for value in values:
        by_type.setdefault(type(value), {})[value.id] = value
    for value_type, latest in by_type.items():
        same = list(latest.values())
        for start in range(0, len(same), _CHUNK):
            _save_chunk(session, value_type, same[start : start + _CHUNK])


def _save_chunk(session: Session, value_type: type, values: list[Any]) -> None:
    plan = plan_of(value_type)
    present = _present(session, plan, plan.row.id, [value.id for value in values])
    wanted = {value.id: cells_of(plan, value) for value in values}
    _write(session, plan, present, wanted)
    for name, children in plan.children.items():
        collections = {value.id: getattr(value, name) for value in values}
        _save_children(session, children, collections, list(present))


def _save_children(
    session: Session, children: Children, collections: dict[UUID, tuple[Any, ...]], known: list[UUID]
) -> None:
    plan = plan_of(children.value, children.row)
    present = _present(session, plan, getattr(children.row, children.parent), known)
    wanted = {
        children.identity(parent, item): {"deleted": False, **cells_of(plan, item), children.parent: parent}
        for parent, items in collections.items()
        for item in items
    }
    gone = {identity: {"deleted": True} for identity in present.keys() - wanted.keys()}
    _write(session, plan, present, wanted | gone)


def cells_of(plan: Plan, value: Any) -> dict[str, Any]:
    """What each column holds for this value, derived ones too."""
    return dict(zip(plan.names, plan.read(value), strict=True))


def _present(session: Session, plan: Plan, column: Any, identities: list[UUID]) -> dict[UUID, Any]:
    if not identities:
        return {}
    query = select(plan.row.__table__).where(column.in_(identities))
    return {line["id"]: line for line in session.execute(query).mappings()}


def _write(
    session: Session, plan: Plan, present: dict[UUID, Any], wanted: dict[UUID, dict[str, Any]]
) -> None:
    made: list[dict[str, Any]] = []
    changed: list[Change] = []
    for identity, cells in wanted.items():
        before = present.get(identity)
        if before is None:
            made.append({"deleted": False, **cells, "id": identity})
            continue
        names = [name for name, cell in cells.items() if name != "id" and before[name] != cell]
        if names:
            fields_now = {name: cells[name] for name in names}
            changed.append(Change(identity, fields_now, {name: before[name] for name in names}))
    write_rows(session, plan.row, made, changed)
