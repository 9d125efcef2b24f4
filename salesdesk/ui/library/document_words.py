"""How a document of the library is told in a few words."""

from __future__ import annotations

from salesdesk import formats, words
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.visits import VisitKind
from salesdesk.words import _, word

ICONS = {DocumentKind.PDF: "file", DocumentKind.IMAGE: "image", DocumentKind.LINK: "link"}


def language_word(code: str) -> str:
    """`Nederlands`; empty is for every customer."""
    names = {
        "": _("Alle talen"),
        "nl": _("Nederlands"),
        "en": _("Engels"),
        "fr": _("Frans"),
        "de": _("Duits"),
    }
    return names.get(code, code)


def size_words(document: LibraryDocument) -> str:
    """`1,4 MB`; a link has no size."""
    if document.kind is DocumentKind.LINK:
        return "–"
    return formats.file_size(document.size_bytes, words.screen_language())


def visits_words(document: LibraryDocument) -> str:
    """With which visits it goes along."""
    if document.is_corporate:
        return _("elk bezoek")
    if len(document.kinds) == len(VisitKind):
        return _("elk soort bezoek")
    return ", ".join(word(kind) for kind in VisitKind if kind in document.kinds) or "–"
