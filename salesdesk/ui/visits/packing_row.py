"""Pak in: the chosen documents to a folder or into a mail to the customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.library import LibraryDocument
from salesdesk.errors import Reason
from salesdesk.services.packing import LARGE_MAIL, MailReady, Packed, Packing
from salesdesk.ui import ask
from salesdesk.ui.buttons import plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.parts import row
from salesdesk.ui.reach import open_outside
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.words import _, ngettext, reason_text

Chosen = Callable[[], Sequence[LibraryDocument]]


class PackingRow(QWidget):
    """How much is chosen, and the two ways to take it along."""

    def __init__(self, draft: PreparationDraft, packing: Packing, desk: Desk, chosen: Chosen) -> None:
        super().__init__()
        self._draft, self._packing, self._desk, self._chosen = draft, packing, desk, chosen
        self.said = ElidedLabel("", "small")
        self.folder = plain(_("Naar een map…"), self.to_folder, "folder")
        self.mail = plain(_("In een mail"), self.to_mail, "mail")
        self.setLayout(row(self.said, self.folder, self.mail, gap=8))

    def show_chosen(self, documents: Sequence[LibraryDocument]) -> None:
        count = len(documents)
        size = sum(document.size_bytes for document in documents)
        said = ngettext("Pak {count} document in", "Pak {count} documenten in", count).format(count=count)
        weight = formats.file_size(size, words.screen_language()) if size else ""
        nothing = _("Vink aan wat je inpakt")
        self.said.setText("  ·  ".join(part for part in (said, weight) if part) if count else nothing)
        for button in (self.folder, self.mail):
            button.setEnabled(count > 0)

    def _ids(self) -> tuple[UUID, ...]:
        return tuple(document.id for document in self._chosen())

    def to_folder(self) -> None:
        """Copies in a folder of the seller's choice, such as a stick."""
        ids = self._ids()
        folder = ask.choose_folder(self, _("In welke map?")) if ids else None
        if folder is None:
            return
        self._desk.work.run_long(
            _("Documenten inpakken"),
            lambda progress: self._packing.to_folder(ids, folder, progress),
            self._packed,
            lane="long",
            refused=self._refused,
        )

    def _packed(self, packed: Packed) -> None:
        count = len(packed.written) + len(packed.already)
        said = ngettext("{count} bestand ligt in {folder}", "{count} bestanden liggen in {folder}", count)
        self._desk.toast(said.format(count=count, folder=packed.folder.name or str(packed.folder)))

    def to_mail(self) -> None:
        """A mail, unsent, in the seller's own mail program; a heavy one is asked about first."""
        ids = self._ids()
        if ids:
            self._desk.work.ask(
                partial(self._packing.mail_weight, ids), partial(self._weighed, ids), lane="read", owner=self
            )

    def _weighed(self, ids: tuple[UUID, ...], weight: int) -> None:
        if weight > LARGE_MAIL and not ask.confirm(
            self,
            _("Dit wordt een zware mail"),
            _(
                "Met deze bijlagen weegt de mail {size}; veel mailboxen weigeren meer dan 20 MB. Stuur "
                "liever een link of minder tegelijk."
            ).format(size=formats.file_size(weight, words.screen_language())),
            _("Toch klaarzetten"),
        ):
            return
        visit_id = self._draft.view.visit.id
        self._desk.work.ask(
            partial(self._packing.mail, visit_id, ids), self._mailed, lane="read", refused=self._refused,
            owner=self,
        )  # fmt: skip

    def _mailed(self, ready: MailReady) -> None:
        if not open_outside(ready.path):
            ask.tell(
                self,
                _("Geen mailprogramma gevonden"),
                _(
                    "Op deze computer opent geen programma een mail met bijlagen. Pak de documenten in "
                    "een map in."
                ),
            )
        elif not ready.to:
            self._desk.toast(_("De mail staat klaar; het adres vul je zelf in."))
        else:
            self._desk.toast(_("De mail aan {address} staat klaar om te versturen.").format(address=ready.to))

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self._desk.toast(" ".join(reason_text(reason) for reason in reasons))
