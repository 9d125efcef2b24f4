"""What importing one row would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.exchange.sheet import Problem


class RowState(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LooksLike:
    """A relation that may be the same one; never merged by itself."""

    relation_id: UUID
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it will go in; `changes` are labels (marked texts) of the fields that get another value."""

    line: int
    state: RowState
    title: str = ""
    detail: str = ""
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()
    looks_like: tuple[LooksLike, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row with the values to keep for it, and those to keep again to undo it where that can be."""

    row: PreviewRow
    values: tuple[object, ...] = ()
    before: tuple[object, ...] = ()
