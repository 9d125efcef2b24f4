"""How documents come in: chosen, dropped, pasted, or as a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from salesdesk.domain.library import LibraryDocument
from salesdesk.services.library import Added, Library, NotAdded
from salesdesk.ui import ask
from salesdesk.ui.library.incoming import Incoming, incoming, png_bytes
from salesdesk.ui.screen import Screen
from salesdesk.words import _, ngettext, reason_text

MOST_TOLD = 6


class Intake(QObject):
    """Takes in what the seller brings and says what could not; `before` saves what he typed until then."""

    def __init__(
        self,
        screen: Screen,
        library: Library,
        before: Callable[[], object],
        came: Callable[[UUID], object],
    ) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._library = screen, screen.desk, library
        self._before, self._came = before, came

    def paste(self) -> None:
        """What is on the clipboard, when it can go in."""
        found = incoming(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self._desk.toast(_("Op het klembord staat geen bestand, afbeelding of link."))

    def take(self, found: Incoming) -> None:
        """What was dropped or pasted goes in."""
        if found.paths:
            self.add(found.paths)
        for url in found.links:
            self._keep_link(url)
        if not found.picture.isNull():
            name = _("Geplakte afbeelding")
            picture = found.picture
            self._desk.work.ask(
                lambda: self._library.add_content(name, png_bytes(picture)), self._added_one, owner=self
            )

    def choose_files(self) -> None:
        """By the button."""
        kinds = _("Documenten (*.pdf *.png *.jpg *.jpeg)")
        paths = ask.choose_files(self._screen, _("Documenten toevoegen"), kinds)
        if paths:
            self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in, with a bar for as long as it takes."""
        self._before()
        self._desk.work.run_long(
            _("Documenten toevoegen"), partial(self._library.add_files, tuple(paths)), self._added
        )

    def _added(self, added: Added) -> None:
        if added.documents:
            self._came(added.documents[0].id)
            said = ngettext(
                "{count} document toegevoegd", "{count} documenten toegevoegd", len(added.documents)
            )
            self._desk.toast(said.format(count=len(added.documents)))
        if added.refused:
            title = ngettext(
                "{count} bestand is niet toegevoegd",
                "{count} bestanden zijn niet toegevoegd",
                len(added.refused),
            )
            ask.tell(self._screen, title.format(count=len(added.refused)), told(added.refused))

    def _added_one(self, document: LibraryDocument) -> None:
        self._added(Added((document,)))

    def add_link(self) -> None:
        """A link that is on the clipboard already stands there."""
        clipboard = incoming(QGuiApplication.clipboard().mimeData())
        start = clipboard.links[0] if clipboard.links else "https://"
        url = ask.text(
            self._screen, _("Link toevoegen"), _("Plak of typ het adres van de pagina of film."), start=start
        )
        if url and url.strip() not in {"", "https://"}:
            self._keep_link(url)

    def _keep_link(self, url: str) -> None:
        self._before()
        self._desk.work.ask(partial(self._library.add_link, url), self._added_one, owner=self)


def told(refused: Sequence[NotAdded]) -> str:
    """Each file with its reason, the first few of many."""
    lines = [f"{each.name}: {reason_text(each.reason)}" for each in refused[:MOST_TOLD]]
    if len(refused) > MOST_TOLD:
        rest = len(refused) - MOST_TOLD
        lines.append(
            ngettext("En nog {count} bestand.", "En nog {count} bestanden.", rest).format(count=rest)
        )
    return "\n\n".join(lines)
