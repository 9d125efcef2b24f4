"""Rows that stay on this laptop: settings, documents, the outbox and where the exchange stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.storage.rows.base import Base


class SettingRow(Base):
    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class DocumentRow(Base):
    """Bytes that never change, such as the PDF a customer was sent."""

    __tablename__ = "document"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes]
    stored_at: Mapped[datetime]


class OutboxRow(Base):
    """One change on its way to head office: the new and old value of each changed field of one row."""

    __tablename__ = "sync_outbox"
    __table_args__ = (Index(None, "table_name", "row_id"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[UUID]
    fields: Mapped[Any] = mapped_column(JSON)
    before: Mapped[Any] = mapped_column(JSON)
    seen: Mapped[int]
    at: Mapped[datetime]


class SyncStateRow(Base):
    """One row: the hub cursor seen, the next and the acknowledged number, and who this laptop is."""

    __tablename__ = "sync_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    cursor: Mapped[int]
    next: Mapped[int]
    acked: Mapped[int]
    device: Mapped[str]
    incarnation: Mapped[int]
    hub_epoch: Mapped[int]


class SearchEntryRow(Base):
    """Which row a line of the full-text index speaks of; triggers keep it."""

    __tablename__ = "search_entry"

    key: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    row_id: Mapped[UUID] = mapped_column(unique=True)
