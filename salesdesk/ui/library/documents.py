"""The documents of the library: brochures, pictures and links, added, looked at and described."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.library import Library, Replaced
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import TextField
from salesdesk.ui.library.document_side import DocumentSide
from salesdesk.ui.library.document_words import ICONS, language_word, size_words, visits_words
from salesdesk.ui.library.incoming import DropZone
from salesdesk.ui.library.intake import Intake
from salesdesk.ui.library.tabs import page_tabs
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, reason_text, word

MOST_TOLD = 6


class DocumentList(EditorScreen):
    """The list in the middle, the chosen document at the right; what is said of it saves by itself."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.LIBRARY})

    def __init__(self, desk: Desk, library: Library) -> None:
        super().__init__(desk, inspector=316, scrolls=False)
        self._library = library
        self.intake = Intake(self, library, self.autosave.flush, self._came_in)
        self._shown: LibraryDocument | None = None
        self._wanted: UUID | None = None
        add = primary(_("Document toevoegen"), self.intake.choose_files, "plus")
        add.setToolTip(_("Slepen en plakken (Ctrl+V) kan ook"))
        self.header.add(plain(_("Link toevoegen…"), self.intake.add_link, "link"), add)
        self.search = TextField(
            _("Document zoeken"), placeholder=_("Zoek op titel, bestand of artikelcode…"), wide=300
        )
        self.model = TableModel(_columns())
        self.table = TableView(self.model, _("Documenten"), row_height=32, gives_way={4: 620, 2: 540, 1: 480})
        self.lacking = Note(
            _("Er is nog geen bedrijfsbrochure. Vink bij een document aan dat het dat is."), "warn"
        )
        self.lacking.hide()
        card = Card(table=True)
        card.setAccessibleName(_("Documenten"))
        card.body.addLayout(row(self.search, 1, margins=(11, 8, 11, 4)))
        card.body.addWidget(self.table, 1)
        self.pages = Pages()
        self.pages.addWidget(card)
        self.pages.addWidget(self._empty())
        self.body.addWidget(page_tabs(desk, ""))
        self.body.addWidget(self.lacking)
        self.body.addWidget(self.pages, 1)
        self.form = DocumentSide(desk, library, self.open_chosen, self._replace, self._remove)
        self.side.add(self.form)
        self.form.form.edited.connect(self.autosave.touch)
        self.drops = DropZone(self, self.intake.take)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._typing.timeout.connect(self.reload)
        self.search.edited.connect(self._typing.start)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _line: self.open_chosen())
        desk.actions.add(
            Action(
                "library.paste", _("Plakken in de bibliotheek"), self.intake.paste, "Ctrl+Shift+V", "copy"
            ),
            on=self,
        )

    def _empty(self) -> Empty:
        return Empty(
            _("Zet je brochures klaar"),
            _(
                "Elke brochure, foto of link die je hier zet, ligt bij de voorbereiding van een bezoek klaar "
                "om mee te nemen of te mailen."
            ),
            icon="book",
            ways=(
                WayIn(
                    "upload",
                    _("Bestanden kiezen"),
                    _("PDF, PNG of JPEG; slepen en plakken kan ook."),
                    self.intake.choose_files,
                ),
                WayIn(
                    "link",
                    _("Link toevoegen"),
                    _("Naar een film of pagina op het web."),
                    self.intake.add_link,
                ),
            ),
        )

    def arrive(self, place: Place) -> None:
        self._wanted = place.id
        super().arrive(place)

    def reload(self) -> None:
        text = self.search.value()
        self.read(lambda: self._library.documents(text), self._show)

    def _show(self, found: Sequence[LibraryDocument]) -> None:
        count = ngettext("{count} document", "{count} documenten", len(found)).format(count=len(found))
        self.header.set(_("Bibliotheek"), count)
        searching = bool(self.search.value())
        self.pages.setCurrentIndex(int(not found and not searching))
        self.lacking.setVisible(
            bool(found) and not searching and not any(each.is_corporate for each in found)
        )
        wanted = self._wanted or (self._shown.id if self._shown else None)
        self.model.set_lines(found)
        if found and not self.table.choose(lambda line: line.id == wanted):
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._wanted = None
        self.side.setVisible(bool(found))

    def _choose(self, document: LibraryDocument) -> None:
        if self._shown is not None and document.id != self._shown.id:
            self.autosave.flush()
        self._shown = document
        self.form.show_document(document)

    def collect(self) -> Callable[[], object] | None:
        if self._shown is None:
            return None
        changed = self.form.described(self._shown)
        return None if changed == self._shown else partial(self._library.keep, changed)

    def saved(self, value: object) -> None:
        if isinstance(value, LibraryDocument):
            if self._shown is not None and value.id == self._shown.id:
                self._shown = value
            self.reload()

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.form.show_refused(reasons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes wherever nothing is being typed."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.intake.paste()
        else:
            super().keyPressEvent(event)

    def _came_in(self, document_id: UUID) -> None:
        self.search.set_value("")
        self._show_again(document_id)

    def open_chosen(self) -> None:
        """In the system's own viewer or browser."""
        document = self._shown
        if document is None:
            return
        if document.kind is DocumentKind.LINK:
            self._opened(open_outside(document.url))
            return
        self.desk.work.ask(
            partial(self._library.lend, document), lambda path: self._opened(open_outside(path)), owner=self
        )

    def _opened(self, is_open: bool) -> None:
        if not is_open:
            self.desk.toast(_("Geen programma op deze computer opent dit."))

    def _replace(self) -> None:
        document = self._shown
        if document is None:
            return
        kinds = _("Documenten (*.pdf *.png *.jpg *.jpeg)")
        path = ask.choose_file(self, _("Nieuwere versie kiezen"), kinds)
        if path is None:
            return
        self.autosave.flush()
        self.desk.work.run_long(
            _("Nieuwere versie toevoegen"),
            partial(self._library.replace_file, document.id, path),
            self._replaced,
            refused=self._not_replaced,
        )

    def _not_replaced(self, reasons: tuple[Reason, ...]) -> None:
        ask.tell(
            self, _("De versie van nu blijft staan"), " ".join(reason_text(reason) for reason in reasons)
        )

    def _replaced(self, replaced: Replaced) -> None:
        self._show_again(replaced.now.id)
        said = _("Nieuwere versie van „{title}” toegevoegd").format(title=replaced.now.title)
        self.desk.toast(said, partial(self._take_back, replaced))

    def _take_back(self, replaced: Replaced) -> None:
        def back(kept: Replaced) -> None:
            self._show_again(kept.now.id)

        self.desk.work.ask(partial(self._library.take_back, replaced), back, owner=self)

    def _show_again(self, document_id: UUID) -> None:
        self._wanted = document_id
        self.reload()

    def _remove(self) -> None:
        document = self._shown
        if document is None:
            return
        self.autosave.forget()
        work = self.desk.work

        def gone(removed: LibraryDocument) -> None:
            said = _("„{title}” is uit de bibliotheek").format(title=removed.title)
            self.desk.toast(said, lambda: work.ask(partial(self._library.restore, removed.id)))

        self._shown = None
        work.ask(partial(self._library.remove, document.id), gone, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.search if self.pages.currentIndex() == 0 else None


def _columns() -> list[Column[LibraryDocument]]:
    text = Column[LibraryDocument]
    return [
        text(_("Titel"), lambda line: line.title, bold=True, icon=lambda line: ICONS[line.kind],
             tip=lambda line: line.file_name or line.url),
        text(_("Soort"), lambda line: word(line.kind), width=96, tone="muted"),
        text(_("Taal"), lambda line: language_word(line.language), width=104, tone="text2"),
        text(_("Hoort bij"), visits_words, width=170, tip=visits_words,
             tone=lambda line: "acc" if line.is_corporate else "text2"),
        text(_("Grootte"), size_words, sort=lambda line: line.size_bytes, align="right", width=84,
             tone="muted"),
    ]  # fmt: skip
