"""The seller's own documents: brochures, pictures and links to show, leave behind or mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from salesdesk.domain.letters import folded
from salesdesk.domain.library import DocumentKind, LibraryDocument, RequiredSet, required_set
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.preview import PagePicture, page_count, page_picture
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.document_files import NewFile, checked_file, read_new_file
from salesdesk.services.document_names import LONGEST_TITLE, title_of, web_address
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.progress import Progress
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.documents import keep_document, load_document
from salesdesk.storage.library import preparations_to_come

LANGUAGES = ("", "nl", "en", "fr", "de")
_GONE = N_("Dit document staat niet meer in je bibliotheek.")


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A file that stayed outside, and why."""

    name: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Added:
    """What came in, and which files did not."""

    documents: tuple[LibraryDocument, ...]
    refused: tuple[NotAdded, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """A newer version and the one it took the place of, which visits that were held keep."""

    before: LibraryDocument
    now: LibraryDocument


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of a PDF as pixels, counted from 0; of a picture its own bytes."""

    index: int
    count: int
    picture: PagePicture | None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class VisitDocuments:
    """The library as one visit sees it; `former` ones were removed or replaced after they were listed."""

    live: tuple[LibraryDocument, ...]
    former: tuple[LibraryDocument, ...]
    required: RequiredSet

    def find(self, document_id: UUID | None) -> LibraryDocument | None:
        every = (*self.live, *self.former)
        return next((document for document in every if document.id == document_id), None)


class Library:
    """Keeps the documents with their bytes, the same bytes once."""

    def __init__(self, database: Database, clock: Clock, lent: LentFiles) -> None:
        self._database = database
        self._clock = clock
        self._lent = lent
        self._last_read: tuple[str, bytes] | None = None

    def documents(self, text: str = "") -> list[LibraryDocument]:
        """Those whose title, file, link or article codes hold every word; the corporate brochure first."""
        with self._database.read() as session:
            found = records.find(session, LibraryDocument, deleted=False)
        words = folded(text).split()
        return in_order(document for document in found if all(word in _haystack(document) for word in words))

    def for_visit(self, preparation: Preparation, kind: VisitKind, language: str) -> VisitDocuments:
        """What a visit can choose from, what it needs, and removed ones that its list still names."""
        named = {item.document_id for item in preparation.items if item.document_id is not None}
        with self._database.read() as session:
            live = in_order(_live(session))
            old = records.load_many(session, LibraryDocument, named - {document.id for document in live})
        return VisitDocuments(tuple(live), tuple(old.values()), required_set(live, kind, language))

    def new_id(self) -> UUID:
        """The identity of a line on a list."""
        return self._clock.new_id()

    def document(self, document_id: UUID) -> LibraryDocument | None:
        """One document, removed or not: an old visit still names it."""
        with self._database.read() as session:
            return records.load(session, LibraryDocument, document_id)

    def add_files(self, paths: Sequence[Path], progress: Progress | None = None) -> Done[Added]:
        """Take files in, in one go; those that cannot go in are named with the reason."""
        sizes = [_size(path) for path in paths]
        added: list[LibraryDocument] = []
        refused: list[NotAdded] = []
        with self._database.write() as session:
            for place, path in enumerate(paths):
                try:
                    file = read_new_file(path, progress, before=sum(sizes[:place]), total=sum(sizes))
                    added.append(self._add(session, file))
                except Refused as no:
                    refused.extend(NotAdded(path.name, reason) for reason in no.reasons)
        if progress is not None:
            progress.step(1, 1)
        return done(Added(tuple(added), tuple(refused)), Noun.LIBRARY)

    def add_content(self, name: str, content: bytes) -> Done[LibraryDocument]:
        """Take in what was pasted, such as a picture of the screen."""
        file = checked_file(name, content)
        with self._database.write() as session:
            document = self._add(session, file)
        return done(document, Noun.LIBRARY)

    def add_link(self, url: str, title: str = "") -> Done[LibraryDocument]:
        """A page or film on the web; refused when it is no address."""
        clean = web_address(url)
        document = LibraryDocument(
            self._clock.new_id(),
            " ".join(title.split()) or urlsplit(clean).netloc.removeprefix("www."),
            DocumentKind.LINK,
            url=clean,
            added_on=self._clock.today(),
        )
        with self._database.write() as session:
            same = [known for known in _live(session) if known.url == clean]
            if same:
                raise Refused(
                    Reason(N_("Deze link staat er al als „{title}”."), "url", {"title": same[0].title})
                )
            records.save(session, document)
        return done(document, Noun.LIBRARY)

    def keep(self, document: LibraryDocument) -> Done[LibraryDocument]:
        """Keep what the seller says about a document; refused without a title or with a link that is none."""
        clean = replace(
            document,
            title=" ".join(document.title.split())[:LONGEST_TITLE],
            product_codes=tuple(
                dict.fromkeys(code.strip() for code in document.product_codes if code.strip())
            ),
        )
        if not clean.title:
            raise Refused(Reason(N_("Geef het document een titel."), "title"))
        if clean.kind is DocumentKind.LINK:
            clean = replace(clean, url=web_address(clean.url))
        with self._database.write() as session:
            records.save(session, clean)
        return done(clean, Noun.LIBRARY, Noun.PREPARATION)

    def replace_file(self, document_id: UUID, path: Path, progress: Progress | None = None) -> Done[Replaced]:
        """A newer version: visits to come get it, visits that were held keep what was shown there."""
        file = read_new_file(path, progress, total=_size(path))
        with self._database.write() as session:
            before = _loaded(session, document_id)
            fresh = self._taken_in(session, file)
            now = replace(
                before,
                id=fresh.id,
                kind=fresh.kind,
                sha256=fresh.sha256,
                file_name=fresh.file_name,
                size_bytes=fresh.size_bytes,
                added_on=fresh.added_on,
            )
            _swap(session, before, now)
        return done(Replaced(before, now), Noun.LIBRARY, Noun.PREPARATION)

    def take_back(self, replaced: Replaced) -> Done[Replaced]:
        """The version of before again."""
        with self._database.write() as session:
            _swap(session, replaced.now, replaced.before)
        return done(Replaced(replaced.now, replaced.before), Noun.LIBRARY, Noun.PREPARATION)

    def remove(self, document_id: UUID) -> Done[LibraryDocument]:
        """Out of the library; visits that carry it keep it."""
        return self._throw(document_id, away=True)

    def restore(self, document_id: UUID) -> Done[LibraryDocument]:
        return self._throw(document_id, away=False)

    def content(self, document: LibraryDocument) -> bytes:
        """The bytes of a file; the last one read is at hand, so that leafing through it is quick."""
        last = self._last_read
        if last is not None and last[0] == document.sha256:
            return last[1]
        with self._database.read() as session:
            kept = load_document(session, document.sha256)
        if kept is None:
            raise Refused(
                Reason(N_("Het bestand van „{title}” is hier niet."), "", {"title": document.title})
            )
        self._last_read = (document.sha256, kept.content)
        return kept.content

    def lend(self, document: LibraryDocument) -> Path:
        """A copy for the system's own viewer, taken away when the program closes."""
        return self._lent.lend(document.id, document.file_name, self.content(document))

    def page(self, document: LibraryDocument, index: int, width_px: int) -> DocumentPage:
        """A page to look at; an index beyond the last gives the last."""
        content = self.content(document)
        if document.kind is not DocumentKind.PDF:
            return DocumentPage(0, 1, None, content)
        count = page_count(content)
        at = min(max(index, 0), count - 1)
        return DocumentPage(at, count, page_picture(content, at, width_px))

    def _add(self, session: Session, file: NewFile) -> LibraryDocument:
        document = self._taken_in(session, file)
        records.save(session, document)
        return document

    def _taken_in(self, session: Session, file: NewFile) -> LibraryDocument:
        """Its bytes kept; refused when the library holds this very file."""
        key = keep_document(session, file.content, file.name, self._clock.now(), file.media_type)
        session.flush()
        same = [known for known in _live(session) if known.sha256 == key]
        if same:
            raise Refused(Reason(N_("Dit bestand staat er al als „{title}”."), "", {"title": same[0].title}))
        return LibraryDocument(
            self._clock.new_id(),
            title_of(file.name),
            file.kind,
            sha256=key,
            file_name=file.name,
            size_bytes=len(file.content),
            added_on=self._clock.today(),
        )

    def _throw(self, document_id: UUID, *, away: bool) -> Done[LibraryDocument]:
        with self._database.write() as session:
            kept = replace(_loaded(session, document_id), deleted=away)
            records.save(session, kept)
        return done(kept, Noun.LIBRARY, Noun.PREPARATION)


def in_order(documents: Iterable[LibraryDocument]) -> list[LibraryDocument]:
    """The corporate brochure first, in Dutch before other languages; then by title."""
    order = {code: place for place, code in enumerate(LANGUAGES)}

    def place(each: LibraryDocument) -> tuple[bool, int, str, UUID]:
        language = order.get(each.language, len(order)) if each.is_corporate else 0
        return not each.is_corporate, language, each.title.casefold(), each.id

    return sorted(documents, key=place)


def _haystack(document: LibraryDocument) -> str:
    return folded(" ".join((document.title, document.file_name, document.url, *document.product_codes)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _live(session: Session) -> list[LibraryDocument]:
    return records.find(session, LibraryDocument, deleted=False)


def _loaded(session: Session, document_id: UUID) -> LibraryDocument:
    document = records.load(session, LibraryDocument, document_id)
    if document is None:
        raise Refused(Reason(_GONE))
    return document


def _swap(session: Session, old: LibraryDocument, new: LibraryDocument) -> None:
    """The new one stands in the library and on the lists of visits to come, the old one steps back."""
    records.save_all(session, (replace(old, deleted=True), replace(new, deleted=False)))
    for preparation in preparations_to_come(session, old.id):
        items = tuple(
            replace(item, document_id=new.id) if item.document_id == old.id else item
            for item in preparation.items
        )
        records.save(session, replace(preparation, items=items))
