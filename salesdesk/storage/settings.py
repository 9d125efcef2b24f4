"""What is set once: one row per part, as JSON; a part or field that is missing has its default."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.domain.company import Settings
from salesdesk.storage.records import DRAFTED
from salesdesk.storage.rows import SettingRow

_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def load_settings(session: Session) -> Settings:
    """The settings; those of a new file are the defaults."""
    kept = {row.key: row.value for row in session.scalars(select(SettingRow))}
    settings: Settings = _decoded(Settings, kept)
    return settings


def save_settings(session: Session, settings: Settings) -> None:
    """Keep the settings; parts that did not change are not written."""
    for key, value in _encoded(settings).items():
        write_setting(session, key, value)


def read_setting(session: Session, key: str) -> Any:
    """One JSON value under a key of its own, or None; for what is no part of Settings."""
    row = session.get(SettingRow, key)
    return row.value if row else None


def write_setting(session: Session, key: str, value: Any) -> None:
    """Keep one JSON value; in a session that only drafts it waits for its real turn."""
    if DRAFTED in session.info:
        return
    row = session.get(SettingRow, key)
    if row is None:
        session.add(SettingRow(key=key, value=value))
    elif row.value != value:
        row.value = value


def _encoded(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _encoded(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(_encoded(key)): _encoded(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_encoded(item) for item in value]
    return _encoded_single(value)


def _encoded_single(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.value if isinstance(value, Enum) else value


def _decoded(kind: Any, kept: Any) -> Any:
    if is_dataclass(kind):
        hints = _hints(kind)
        known = {name: _decoded(hints[name], item) for name, item in kept.items() if name in hints}
        return kind(**known)  # type: ignore[operator]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return tuple(_decoded(inner[0], item) for item in kept)
    if origin is dict:
        return {_decoded(inner[0], key): _decoded(inner[1], item) for key, item in kept.items()}
    if kind is bytes:
        return base64.b64decode(kept)
    if kind in {date, time}:
        return kind.fromisoformat(kept)
    return kind(kept)
