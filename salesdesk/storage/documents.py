"""Bytes that never change, known by their SHA-256: offers as sent, reports as printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.errors import Trouble
from salesdesk.storage.rows import DocumentRow
from salesdesk.words import _


@dataclass(frozen=True, slots=True)
class Document:
    """A kept file; `media_type` reads `application/pdf`."""

    sha256: str
    name: str
    media_type: str
    content: bytes
    stored_at: datetime


def keep_document(
    session: Session, content: bytes, name: str, moment: datetime, media_type: str = "application/pdf"
) -> str:
    """Keep the bytes and give their SHA-256; the same bytes are kept once, under their first name."""
    key = sha256(content).hexdigest()
    known = session.scalar(select(DocumentRow.sha256).where(DocumentRow.sha256 == key))
    if known is None:
        row = DocumentRow(sha256=key, name=name, media_type=media_type, content=content, stored_at=moment)
        session.add(row)
    return key


def load_document(session: Session, key: str) -> Document | None:
    """The kept file; Trouble when its bytes are not those that were kept."""
    row = session.get(DocumentRow, key)
    if row is None:
        return None
    if sha256(row.content).hexdigest() != key:
        raise Trouble(
            _("{name} is niet meer zoals het is bewaard: de vingerafdruk klopt niet.").format(name=row.name),
            do=_("Zet de laatste back-up terug."),
        )
    return Document(row.sha256, row.name, row.media_type, row.content, row.stored_at)
