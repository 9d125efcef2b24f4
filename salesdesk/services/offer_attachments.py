"""What goes along with an offer: general terms, product sheets and references, read and kept ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from salesdesk.domain.company import Settings
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offers import Offer
from salesdesk.domain.product_sheets import sheets_for
from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.sheets_behind import Binding, Sheet, as_pictures, bound_behind, pdf_sheet, picture_sheet
from salesdesk.services.document_files import MEGA, MOST_BYTES
from salesdesk.services.library import in_order
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.documents import load_document

MOST_TOGETHER = 60_000_000
MOST_KEPT = 24
ON_PAPER = frozenset({DocumentKind.PDF, DocumentKind.IMAGE})
TOO_LARGE = N_("„{title}” is {size} MB; hooguit {most} MB gaat achter een offerte.")
NOT_HERE = N_("Het bestand van „{title}” is hier niet.")


@dataclass(frozen=True, slots=True)
class OfferEnclosures:
    """What could go along: `documents` that can be printed, `former` ones this offer still names.

    `terms` is the document with the house's general terms; `references` are customers that may be named.
    """

    documents: tuple[LibraryDocument, ...] = ()
    former: tuple[LibraryDocument, ...] = ()
    references: tuple[Relation, ...] = ()
    terms: LibraryDocument | None = None

    def chosen(self, offer: Offer) -> tuple[LibraryDocument, ...]:
        """What goes along with this offer, in the order of the list, the general terms last."""
        every = [document for document in (*self.documents, *self.former) if document.id in offer.attachments]
        return tuple(sorted(every, key=self.is_terms))

    def is_terms(self, document: LibraryDocument) -> bool:
        return self.terms is not None and document.id == self.terms.id

    def proposed(self, offer: Offer) -> tuple[LibraryDocument, ...]:
        """The sheets of articles on the lines and the general terms, as far as they do not go along yet."""
        codes = [line.product_code for line in offer.lines if not line.deleted]
        terms = [self.terms] if self.terms and self.terms.language in {"", offer.language} else []
        found = dict.fromkeys((*sheets_for(codes, self.documents, offer.language), *terms))
        return tuple(document for document in found if document.id not in offer.attachments)

    def named(self, offer: Offer) -> tuple[Relation, ...]:
        """The chosen references that may still be named, never the customer himself."""
        return tuple(each for each in self.references if each.id in offer.references)


def read_enclosures(session: Session, offer: Offer, settings: Settings) -> OfferEnclosures:
    """The library and the references as this offer sees them."""
    live = in_order(
        each for each in records.find(session, LibraryDocument, deleted=False) if each.kind in ON_PAPER
    )
    gone = set(offer.attachments) - {document.id for document in live}
    former = records.load_many(session, LibraryDocument, gone) if gone else {}
    named = records.find(session, Relation, is_reference=True, deleted=False)
    others = sorted((each for each in named if each.id != offer.relation_id), key=_name)
    return OfferEnclosures(
        tuple(live),
        tuple(document for document in former.values() if document.kind in ON_PAPER),
        tuple(others),
        _terms(session, live, settings.company.terms_document),
    )


def with_house_terms(session: Session, offer: Offer, settings: Settings) -> Offer:
    """A new offer carries the general terms of the house, where there are any in its language."""
    terms = read_enclosures(session, offer, settings).terms
    fits = terms is not None and terms.language in {"", offer.language}
    return replace(offer, attachments=(terms.id,)) if terms is not None and fits else offer


def _name(relation: Relation) -> str:
    return relation.name.casefold()


def _terms(session: Session, live: Sequence[LibraryDocument], key: str) -> LibraryDocument | None:
    """The document with that id; a newer version that took its place has the same title."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    found = next((document for document in live if document.id == wanted), None)
    if found is not None:
        return found
    before = records.load(session, LibraryDocument, wanted)
    return next((document for document in live if before and document.title == before.title), None)


class OfferAttachments:
    """Keeps what was read and laid on A4 ready, so that a key costs nothing of it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sheets: dict[tuple[str, str, bool], Sheet] = {}
        self._bindings: dict[tuple[object, ...], Binding] = {}

    def content(self, document: LibraryDocument) -> bytes:
        """The bytes themselves, to send apart; Refused when they are gone or too large."""
        if document.size_bytes > MOST_BYTES:
            raise _too_large(document.title, document.size_bytes)
        with self._database.read() as session:
            kept = load_document(session, document.sha256)
        if kept is None:
            raise Refused(Reason(NOT_HERE, "attachments", {"title": document.title}))
        if len(kept.content) > MOST_BYTES:
            raise _too_large(document.title, len(kept.content))
        return kept.content

    def sheet(self, document: LibraryDocument, *, pictured: bool = False) -> Sheet:
        """The document on A4; `pictured` for an archive, in which every letter must be embedded."""
        key = (document.sha256, document.title, pictured)
        if key not in self._sheets:
            if pictured:
                made = as_pictures(self.sheet(document))
            else:
                make = pdf_sheet if document.kind is DocumentKind.PDF else picture_sheet
                made = make(document.title, self.content(document))
            _keep(self._sheets, key, made)
        return self._sheets[key]

    def binding(self, sheets: Sequence[Sheet], pages_before: int, language: str) -> Binding:
        """The sheets numbered on from our own pages."""
        key = (tuple(sheets), pages_before, language)
        if key not in self._bindings:
            count = pages_before + sum(sheet.page_count for sheet in sheets)
            _keep(self._bindings, key, bound_behind(sheets, pages_before, count, language))
        return self._bindings[key]


def refuse_too_much(documents: Sequence[LibraryDocument]) -> None:
    """Together they must still fit in a mail box; a house that sends more sends a link."""
    for document in documents:
        if document.size_bytes > MOST_BYTES:
            raise _too_large(document.title, document.size_bytes)
    size = sum(document.size_bytes for document in documents)
    if size > MOST_TOGETHER:
        text = N_("De bijlagen zijn samen {size} MB; hooguit {most} MB gaat achter een offerte.")
        raise Refused(Reason(text, "attachments", {"size": size // MEGA, "most": MOST_TOGETHER // MEGA}))


def _too_large(title: str, size: int) -> Refused:
    values = {"title": title, "size": -(-size // MEGA), "most": MOST_BYTES // MEGA}
    return Refused(Reason(TOO_LARGE, "attachments", values))


def _keep(kept: dict[Any, Any], key: object, value: object) -> None:
    """Keep it, and let the oldest go when there are many."""
    if len(kept) >= MOST_KEPT:
        kept.pop(next(iter(kept)))
    kept[key] = value
