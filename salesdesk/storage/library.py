"""The library in lists: found by its words, and the preparations to come that carry a document."""

from __future__ import annotations

from itertools import islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.domain.letters import folded
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.visits import OPEN_STATES
from salesdesk.storage import records
from salesdesk.storage.rows import CheckItemRow, LibraryDocumentRow, PreparationRow, VisitRow
from salesdesk.storage.search import SearchHit


def preparations_to_come(session: Session, document_id: UUID) -> list[Preparation]:
    """The preparations of open visits that have this document on their list."""
    query = (
        select(CheckItemRow.preparation_id)
        .join(PreparationRow, PreparationRow.id == CheckItemRow.preparation_id)
        .join(VisitRow, VisitRow.id == PreparationRow.visit_id)
        .where(
            CheckItemRow.document_id == document_id,
            CheckItemRow.deleted.is_(False),
            VisitRow.state.in_(OPEN_STATES),
            VisitRow.deleted.is_(False),
        )
        .distinct()
    )
    return list(records.load_many(session, Preparation, session.scalars(query)).values())


def documents_found(session: Session, typed: str, most: int) -> list[SearchHit]:
    """Documents in whose title every word typed begins a word, by title."""
    words = folded(typed).split()
    if not words or most < 1:
        return []
    row = LibraryDocumentRow
    query = (
        select(row.id, row.title, row.file_name, row.url).where(row.deleted.is_(False)).order_by(row.title)
    )
    found = (
        SearchHit("document", line.id, line.title, line.file_name or line.url)
        for line in session.execute(query)
        if _begin_words(words, folded(line.title))
    )
    return list(islice(found, most))


def _begin_words(typed: list[str], title: str) -> bool:
    known = title.split()
    return all(any(word.startswith(each) for word in known) for each in typed)
