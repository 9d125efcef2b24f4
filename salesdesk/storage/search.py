"""One search over relations, people, visits, offers, products and answers; triggers keep the index."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, column, func, literal, null, select, text
from sqlalchemy.orm import Session

from salesdesk.domain.offers import OfferState
from salesdesk.domain.visits import OPEN_STATES
from salesdesk.storage.rows import (
    ContactRow,
    OfferRow,
    PreparationRow,
    ProductRow,
    QuestionRow,
    RelationRow,
    VisitReportRow,
    VisitRow,
)

Query = Any
"""A select of whatever columns; what they hold is said where the query is made."""
RANK_FROM = 3
"""Ranking two letters over a million rows takes 80 ms; below this the newest come first (EXCHANGE §6)."""
MOST_WORDS = 8
KINDS = ("relation", "contact", "visit", "offer", "product", "answer", "report")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One line found. `id` is what to open: of an answer or a report that is its visit."""

    kind: str
    id: UUID
    title: str
    subtitle: str = ""
    on: date | None = None


def search(session: Session, typed: str, limit: int = 50, kinds: Iterable[str] = KINDS) -> list[SearchHit]:
    """What begins with the words typed, best first; accents and capitals do not matter, any input is safe."""
    words = _words(typed)
    wanted = [kind for kind in KINDS if kind in set(kinds)]
    if not words or not wanted:
        return []
    found = _matches(session, words, wanted, limit)
    lines: dict[UUID, SearchHit] = {}
    for kind in wanted:
        ids = [identity for of_kind, identity in found if of_kind == kind]
        if ids:
            lines |= _lines(session, kind, ids)
    return [lines[identity] for _, identity in found if identity in lines]


def open_matters(session: Session, relation_id: UUID, today: date, limit: int) -> list[SearchHit]:
    """The coming visits of a relation, the first one first, and its open offers, the newest first."""
    coming = (
        select(VisitRow.id)
        .where(
            VisitRow.relation_id == relation_id,
            VisitRow.deleted.is_(False),
            VisitRow.state.in_(OPEN_STATES),
            VisitRow.visit_on >= today,
        )
        .order_by(VisitRow.visit_on, VisitRow.start_time)
        .limit(limit)
    )
    offered = (
        select(OfferRow.id)
        .where(
            OfferRow.relation_id == relation_id,
            OfferRow.deleted.is_(False),
            OfferRow.state.in_((OfferState.DRAFT, OfferState.RELEASED)),
        )
        .order_by(OfferRow.number.desc(), OfferRow.revision.desc())
        .limit(limit)
    )
    found: list[SearchHit] = []
    for kind, query in (("visit", coming), ("offer", offered)):
        ids = list(session.scalars(query))
        lines = _lines(session, kind, ids) if ids else {}
        found += [replace(lines[identity], kind=f"open_{kind}") for identity in ids if identity in lines]
    return found


def _words(typed: str) -> list[str]:
    letters = (letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFC", typed))
    return "".join(letters).split()[:MOST_WORDS]


def _matches(session: Session, words: list[str], kinds: list[str], limit: int) -> list[tuple[str, UUID]]:
    ranked = max(map(len, words)) >= RANK_FROM
    order = "bm25(search_index, 10.0, 1.0), e.key DESC" if ranked else "e.key DESC"
    marks = ", ".join(f":kind_{at}" for at in range(len(kinds)))
    query = text(
        "SELECT e.kind, e.row_id FROM search_index JOIN search_entry e ON e.key = search_index.rowid "  # noqa: S608
        f"WHERE search_index MATCH :match AND e.kind IN ({marks}) ORDER BY {order} LIMIT :limit"
    ).columns(column("kind"), column("row_id", Uuid()))
    values: dict[str, Any] = {f"kind_{at}": kind for at, kind in enumerate(kinds)}
    values |= {"match": " ".join(f'"{word}"*' for word in words), "limit": limit}
    return [(kind, identity) for kind, identity in session.execute(query, values)]


def _lines(session: Session, kind: str, ids: list[UUID]) -> dict[UUID, SearchHit]:
    return {
        found: SearchHit(kind, opened, title.strip(), subtitle, on)
        for found, opened, title, subtitle, on in session.execute(_line_query(kind, ids))
    }


def _line_query(kind: str, ids: list[UUID]) -> Query:
    """Columns: the row found, the row to open, title, subtitle, day; nothing of a deleted relation."""
    if kind == "product":
        product = select(ProductRow.id, ProductRow.id, ProductRow.name, ProductRow.code, null())
        return product.where(ProductRow.id.in_(ids))
    row, query = _of_relation(kind)
    return query.where(row.id.in_(ids), RelationRow.deleted.is_(False))


def _of_relation(kind: str) -> tuple[Any, Query]:
    relation = RelationRow.name
    found: Query
    if kind == "relation":
        return RelationRow, select(RelationRow.id, RelationRow.id, relation, RelationRow.place, null())
    if kind == "contact":
        first = func.coalesce(func.nullif(ContactRow.initials, ""), ContactRow.first_name)
        name = first.concat(literal(" ")).concat(ContactRow.surname)
        found = select(ContactRow.id, ContactRow.id, name, relation, null()).select_from(ContactRow)
        return ContactRow, found.join(RelationRow, RelationRow.id == ContactRow.relation_id)
    if kind == "offer":
        label = func.printf("OV%d-%d %s", OfferRow.number, OfferRow.revision, OfferRow.subject)
        found = select(OfferRow.id, OfferRow.id, label, relation, OfferRow.offered_on).select_from(OfferRow)
        return OfferRow, found.join(RelationRow, RelationRow.id == OfferRow.relation_id)
    return _of_visit(kind)


def _of_visit(kind: str) -> tuple[Any, Query]:
    relation, day = RelationRow.name, VisitRow.visit_on
    found: Query
    if kind == "visit":
        found = select(VisitRow.id, VisitRow.id, VisitRow.subject, relation, day).select_from(VisitRow)
        row: Any = VisitRow
    elif kind == "answer":
        line = QuestionRow.keyword.concat(literal(": ")).concat(QuestionRow.answer)
        found = select(QuestionRow.id, VisitRow.id, line, relation, day).select_from(QuestionRow)
        found = found.join(PreparationRow, PreparationRow.id == QuestionRow.preparation_id)
        found = found.join(VisitRow, VisitRow.id == PreparationRow.visit_id)
        row = QuestionRow
    else:
        found = select(VisitReportRow.id, VisitRow.id, VisitReportRow.summary, relation, day)
        found = found.select_from(VisitReportRow).join(VisitRow, VisitRow.id == VisitReportRow.visit_id)
        row = VisitReportRow
    found = found.where(VisitRow.deleted.is_(False))
    return row, found.join(RelationRow, RelationRow.id == VisitRow.relation_id)
