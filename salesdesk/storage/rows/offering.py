"""Rows of what a seller has to tell and to show: documents, question templates, arguments, competitors."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.domain.library import DocumentKind
from salesdesk.domain.value_proposition import Fit, NeedKind, Standing
from salesdesk.domain.visits import VisitKind
from salesdesk.storage.columns import TEXTS, Listed
from salesdesk.storage.rows.base import Base, Exchanged, reference


class LibraryDocumentRow(Exchanged, Base):
    __tablename__ = "library_document"

    title: Mapped[str]
    kind: Mapped[DocumentKind]
    sha256: Mapped[str]
    file_name: Mapped[str]
    size_bytes: Mapped[int]
    url: Mapped[str]
    language: Mapped[str]
    kinds: Mapped[frozenset[VisitKind]] = mapped_column(Listed(VisitKind, frozenset))
    is_corporate: Mapped[bool]
    product_codes: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    added_on: Mapped[date | None]


class QuestionTemplateRow(Exchanged, Base):
    __tablename__ = "question_template"

    slug: Mapped[str]
    name: Mapped[str]
    document: Mapped[str]


class ArgumentRow(Exchanged, Base):
    __tablename__ = "argument"

    title: Mapped[str]
    text: Mapped[str]
    kind: Mapped[NeedKind]
    words: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    evidence: Mapped[str]
    position: Mapped[int]


class CompetitorRow(Exchanged, Base):
    __tablename__ = "competitor"

    name: Mapped[str]
    names: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    note: Mapped[str]


class ComparisonRow(Exchanged, Base):
    __tablename__ = "comparison"

    argument_id: Mapped[UUID] = reference("argument")
    competitor_id: Mapped[UUID] = reference("competitor")
    standing: Mapped[Standing]
    claim: Mapped[str]
    evidence: Mapped[str]
    noted_on: Mapped[date | None]


class CustomerNeedRow(Exchanged, Base):
    __tablename__ = "customer_need"

    relation_id: Mapped[UUID] = reference("relation")
    text: Mapped[str]
    kind: Mapped[NeedKind]
    visit_id: Mapped[UUID | None] = reference("visit")
    noted_on: Mapped[date | None]
    position: Mapped[int]


class NeedFitRow(Exchanged, Base):
    __tablename__ = "need_fit"

    need_id: Mapped[UUID] = reference("customer_need")
    argument_id: Mapped[UUID] = reference("argument")
    fit: Mapped[Fit]
