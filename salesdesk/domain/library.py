"""The seller's own brochures, pictures and links, and which visit needs which (Susan §1.3.1, step 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.preparation import CheckItem, Preparation, Step
from salesdesk.domain.visits import VisitKind

# What the catalogue calls the corporate brochure while the library has none.
CORPORATE_WORDS = frozenset({"Bedrijfsbrochure", "Corporate brochure"})


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


@dataclass(frozen=True, slots=True)
class RequiredSet:
    """What goes along on a visit by itself; without a corporate brochure the set is not complete."""

    documents: tuple[LibraryDocument, ...] = ()
    lacks_corporate: bool = True


def required_set(documents: Iterable[LibraryDocument], kind: VisitKind, language: str) -> RequiredSet:
    """The corporate brochure, and what belongs to this kind of visit; in the customer's language where it is.

    A document in another language goes along only when there is none in his own or for all languages.
    """
    live = [document for document in documents if not document.deleted]
    corporate = [document for document in live if document.is_corporate]
    others = [document for document in live if kind in document.kinds and not document.is_corporate]
    return RequiredSet((*_in_language(corporate, language), *_in_language(others, language)), not corporate)


def _in_language(documents: list[LibraryDocument], language: str) -> list[LibraryDocument]:
    fitting = [document for document in documents if document.language in {"", language}]
    return fitting or documents


def unlisted(preparation: Preparation, required: RequiredSet) -> tuple[LibraryDocument, ...]:
    """The documents of the set that the preparation does not list yet."""
    listed = {item.document_id for item in preparation.items}
    return tuple(document for document in required.documents if document.id not in listed)


def with_documents(
    preparation: Preparation, documents: Iterable[LibraryDocument], new_id: Callable[[], UUID]
) -> Preparation:
    """The documents on the list of step 6; a brochure that stood there as a mere word gives way to it.

    The corporate brochure goes along always, so it lies ready at once.
    """
    added = tuple(documents)
    items = preparation.items
    if any(document.is_corporate for document in added):
        items = tuple(
            item for item in items if item.document_id is not None or item.label not in CORPORATE_WORDS
        )
    made = tuple(
        CheckItem(
            new_id(), Step.DOCUMENTATION, document.title, document.is_corporate, document_id=document.id
        )
        for document in added
    )
    return replace(preparation, items=(*items, *made)) if made else preparation
