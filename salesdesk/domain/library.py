"""The seller's own brochures, pictures and links, and which visit needs which (Susan §1.3.1, step 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.visits import VisitKind


class DocumentKind(StrEnum):
    PDF = "pdf"
    IMAGE = "image"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """Something to show, leave behind or mail; a file is kept by its `sha256`, a link by its `url`.

    `kinds` are the visits that need it; the corporate brochure goes along on every visit. `product_codes` are
    the articles whose sheet it is.
    """

    id: UUID
    title: str
    kind: DocumentKind = DocumentKind.PDF
    sha256: str = ""
    file_name: str = ""
    size_bytes: int = 0
    url: str = ""
    language: str = ""
    kinds: frozenset[VisitKind] = frozenset()
    is_corporate: bool = False
    product_codes: tuple[str, ...] = ()
    added_on: date | None = None
    deleted: bool = False
