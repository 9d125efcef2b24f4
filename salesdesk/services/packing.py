"""Packing the documents of a visit: copied to a folder or a stick, or laid ready in a mail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from uuid import UUID

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, is_mail_address, mail_bytes, mail_size
from salesdesk.paper.mail_words import DocumentMail, document_mail
from salesdesk.services.clock import Clock
from salesdesk.services.document_files import MEDIA_TYPES
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library, in_order
from salesdesk.services.papers import file_name, write_file
from salesdesk.services.progress import Progress
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

LARGE_MAIL = 20_000_000


@dataclass(frozen=True, slots=True)
class Packed:
    """What lies in the folder now; `already` were there with the same bytes."""

    folder: Path
    written: tuple[Path, ...]
    already: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class MailReady:
    """A mail to open; without an address the seller fills it in himself."""

    path: Path
    to: str
    size_bytes: int


class Packing:
    """Takes documents out of the file, for one visit."""

    def __init__(self, database: Database, clock: Clock, library: Library, lent: LentFiles) -> None:
        self._database = database
        self._clock = clock
        self._library = library
        self._lent = lent

    def chosen(self, document_ids: Collection[UUID]) -> list[LibraryDocument]:
        """These documents, in the order of the library."""
        with self._database.read() as session:
            found = records.load_many(session, LibraryDocument, document_ids)
        return in_order(found.values())

    def to_folder(
        self, document_ids: Collection[UUID], folder: Path, progress: Progress | None = None
    ) -> Packed:
        """A copy of each in the folder under its title, links in one list; nothing there is overwritten."""
        documents = self.chosen(document_ids)
        if not documents:
            raise Refused(Reason(N_("Vink eerst aan wat je meeneemt.")))
        if not folder.is_dir():
            raise Refused(Reason(N_("Deze map is er niet meer. Zit de stick er nog in?")))
        written: list[Path] = []
        already: list[Path] = []
        for place, document in enumerate(documents):
            if progress is not None:
                progress.step(place, len(documents), document.title)
            if document.kind is not DocumentKind.LINK:
                content = self._library.content(document)
                self._put(folder, _own_name(document), content, written, already)
        links = [document for document in documents if document.kind is DocumentKind.LINK]
        if links:
            self._put(folder, file_name(_("Links"), ending="html"), _link_page(links), written, already)
        if progress is not None:
            progress.step(1, 1)
        return Packed(folder, tuple(written), tuple(already))

    @staticmethod
    def _put(folder: Path, name: str, content: bytes, written: list[Path], already: list[Path]) -> None:
        path, is_there = free_place(folder, name, content)
        if is_there:
            already.append(path)
        else:
            written.append(write_file(path, content))

    def mail_weight(self, document_ids: Collection[UUID]) -> int:
        """How many bytes a mail with these becomes."""
        return mail_size([document.size_bytes for document in self.chosen(document_ids)])

    def mail(self, visit_id: UUID, document_ids: Collection[UUID]) -> MailReady:
        """A mail to the contact of the visit in the customer's language, unsent, with files and links."""
        documents = self.chosen(document_ids)
        if not documents:
            raise Refused(Reason(N_("Vink eerst aan wat je meestuurt.")))
        with self._database.read() as session:
            settings = load_settings(session)
            visit = records.load(session, Visit, visit_id)
            if visit is None:
                raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
            relation = records.load(session, Relation, visit.relation_id)
            contact = records.load(session, Contact, visit.contact_id) if visit.contact_id else None
        text = document_mail(
            DocumentMail(
                tuple(documents),
                contact,
                settings.company,
                settings.seller,
                visit.visit_on,
                self._clock.today(),
                relation.language if relation else "nl",
            )
        )
        to = _mail_of(contact, relation)
        draft = MailDraft(
            Mailbox(settings.seller.name, settings.seller.email),
            Mailbox(contact.short_name if contact else "", to),
            text.subject,
            text.body,
            tuple(self._attachments(documents)),
            visit_id.hex,
        )
        content = mail_bytes(draft, self._clock.now())
        name = f"{file_name(text.subject, relation.name if relation else '', ending='eml')}"
        return MailReady(self._lent.lend(self._clock.new_id(), name, content), to, len(content))

    def _attachments(self, documents: Sequence[LibraryDocument]) -> list[Attachment]:
        return [
            Attachment(_own_name(document), MEDIA_TYPES[_ending(document)], self._library.content(document))
            for document in documents
            if document.kind is not DocumentKind.LINK
        ]


def free_place(folder: Path, name: str, content: bytes) -> tuple[Path, bool]:
    """Where a file of this name can go without hurting another; True when these very bytes are there."""
    wanted = Path(name)
    count = 1
    path = folder / name
    while path.exists():
        try:
            same = path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
        except OSError:
            same = False
        if same:
            return path, True
        count += 1
        path = folder / f"{wanted.stem} ({count}){wanted.suffix}"
    return path, False


def _mail_of(contact: Contact | None, relation: Relation | None) -> str:
    """The address of the person, else that of the company."""
    options = (contact.email if contact else "", relation.email if relation else "")
    return next((address.strip() for address in options if is_mail_address(address)), "")


def _ending(document: LibraryDocument) -> str:
    ending = Path(document.file_name).suffix.removeprefix(".").lower()
    return "jpg" if ending == "jpeg" else ending if ending in MEDIA_TYPES else "pdf"


def _own_name(document: LibraryDocument) -> str:
    return file_name(document.title, ending=_ending(document))


def _link_page(links: Sequence[LibraryDocument]) -> bytes:
    """The links on one page that every computer opens."""
    lines = "".join(
        f'<li><a href="{escape(link.url, quote=True)}">{escape(link.title)}</a><br>{escape(link.url)}</li>'
        for link in links
    )
    title = escape(_("Links"))
    head = f'<!doctype html><html lang="{screen_language()}"><meta charset="utf-8"><title>{title}</title>'
    return f"{head}<ul>{lines}</ul></html>\n".encode()
