"""A file as it would go in, and what went in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from salesdesk.exchange.columns import Mapping
from salesdesk.exchange.fields import Field, Kind, fields_of
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.services.importing.plan import PreviewRow, RowState


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file as it would go in; `problems` are about the whole file, those of a row stand with the row."""

    kind: Kind
    file_name: str
    header: tuple[str, ...] = ()
    mapping: Mapping = Mapping(())
    samples: tuple[tuple[str, ...], ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    asks_decimal_sign: bool = False
    asks_year: bool = False
    parsed: tuple[Parsed[Any], ...] = field(default=(), repr=False)

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.kind)

    @property
    def new(self) -> int:
        return self._count(RowState.NEW)

    @property
    def changed(self) -> int:
        return self._count(RowState.CHANGED)

    @property
    def same(self) -> int:
        return self._count(RowState.SAME)

    @property
    def refused(self) -> int:
        return self._count(RowState.REFUSED)

    @property
    def can_import(self) -> bool:
        return self.new + self.changed > 0

    def _count(self, state: RowState) -> int:
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportResult:
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    skipped: int = 0
    before: tuple[object, ...] = field(default=(), repr=False)  # what undoing it brings back
