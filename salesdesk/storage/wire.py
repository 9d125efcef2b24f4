"""A column's value as JSON knows it, for the outbox and for packets, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Date, DateTime, Dialect, Time, Uuid
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.orm import class_mapper
from sqlalchemy.types import TypeDecorator, TypeEngine

_DIALECT: Dialect = sqlite_dialect()
_Coder = Callable[[Any], Any]


@cache
def coders(row: Any) -> dict[str, tuple[_Coder, _Coder]]:
    """For each exchanged field of a row class: to JSON and back; `id` and derived columns are left out."""
    return {
        attribute.key: _coder(attribute.columns[0].type)
        for attribute in class_mapper(row).column_attrs
        if attribute.key != "id" and not attribute.columns[0].info.get("derived")
    }


def _coder(kind: TypeEngine[Any]) -> tuple[_Coder, _Coder]:
    if isinstance(kind, TypeDecorator):
        to_inner, from_inner = _coder(kind.impl_instance)
        return (
            lambda value: to_inner(kind.process_bind_param(value, _DIALECT)),
            lambda wire: kind.process_result_value(from_inner(wire), _DIALECT),
        )
    if isinstance(kind, Uuid):
        return _some(lambda value: value.hex), _some(UUID)
    for sort, read in ((DateTime, datetime), (Date, date), (Time, time)):
        if isinstance(kind, sort):
            return _some(lambda value: value.isoformat()), _some(read.fromisoformat)
    return _same, _same


def _some(convert: _Coder) -> _Coder:
    return lambda value: None if value is None else convert(value)


def _same(value: Any) -> Any:
    return value
