"""Which documents of the library tell about the articles on an offer."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.library import DocumentKind, LibraryDocument


def sheets_of(code: str, documents: Iterable[LibraryDocument]) -> tuple[LibraryDocument, ...]:
    """The files that tell about one article, in every language, by title."""
    about = (
        each
        for each in documents
        if not each.deleted
        and each.kind is not DocumentKind.LINK
        and _bare(code) in map(_bare, each.product_codes)
    )
    return tuple(sorted(about, key=lambda each: (each.title.casefold(), each.id)))


def sheets_for(
    codes: Iterable[str], documents: Iterable[LibraryDocument], language: str
) -> tuple[LibraryDocument, ...]:
    """In the order of the articles; in another language only where there is none in the customer's own."""
    known = tuple(documents)
    chosen: dict[LibraryDocument, None] = {}
    for code in dict.fromkeys(_bare(code) for code in codes):
        about = sheets_of(code, known) if code else ()
        fitting = [each for each in about if each.language in {"", language}]
        chosen |= dict.fromkeys(fitting or about)
    return tuple(chosen)


def _bare(code: str) -> str:
    return code.strip().casefold()
