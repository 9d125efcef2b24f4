"""Step 6: the documents that go along, from the library, and packing them in a folder or a mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.domain.letters import folded
from salesdesk.domain.library import DocumentKind, LibraryDocument, unlisted, with_documents
from salesdesk.domain.preparation import CheckItem, Step
from salesdesk.domain.preparation_edits import with_item, with_tick, without_item
from salesdesk.services.changes import Noun
from salesdesk.services.library import Library, VisitDocuments
from salesdesk.services.packing import Packing
from salesdesk.services.preparations import Preparations
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import Chip, ElidedLabel, IconLabel, label
from salesdesk.ui.parts import Note, column, empty_out
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.suggestions import SuggestField, Suggestion
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.packing_row import PackingRow
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext, word

ICONS = {DocumentKind.PDF: "file", DocumentKind.IMAGE: "image", DocumentKind.LINK: "link"}


class DocumentsPanel(NotePanel):
    """What this visit needs stands on the list by itself; the rest is picked by typing."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        library: Library,
        packing: Packing,
        desk: Desk,
    ) -> None:
        super().__init__(draft, Step.DOCUMENTATION, preparations)
        self._library, self._desk = library, desk
        self._found: VisitDocuments | None = None
        self._seen: object = None
        self._shown: tuple[object, ...] = ()
        self._frozen = False
        self.ticks: list[Tick] = []
        self._always: list[Tick] = []
        to_library = link(_("Naar de bibliotheek"), partial(desk.go, Place(Noun.LIBRARY)))
        self.lacking = Note(_("Bedrijfsbrochure ontbreekt in je bibliotheek."), "warn", to_library)
        self.lacking.hide()
        self.rows = QGridLayout()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setVerticalSpacing(theme.F(2))
        self.rows.setHorizontalSpacing(theme.F(8))
        self.rows.setColumnStretch(2, 1)
        self.add = SuggestField(
            _("Document toevoegen"),
            self._suggest,
            placeholder=_("Nog een document: typ een woord uit de titel…"),
        )
        self.add.edited.connect(self._picked)
        self.packing = PackingRow(draft, packing, desk, self._chosen)
        self.content.insertLayout(0, column(self.lacking, self.rows, self.add, self.packing, gap=8))
        self.also = label(_("Verder klaarleggen"), "small")
        self.content.insertWidget(1, self.also)
        self.close_content()

    def aside(self) -> str:
        count = len(self._items())
        return ngettext("{count} document", "{count} documenten", count).format(count=count) if count else ""

    def first_focus(self) -> QWidget | None:
        return self.ticks[0] if self.ticks else self.add

    def set_frozen(self, *, frozen: bool) -> None:
        """After the report it is only read; what was shown can still be sent."""
        self._frozen = frozen
        for part in (self.add, self.checks, self.note):
            part.setEnabled(not frozen)
        for tick in self.ticks:
            tick.setEnabled(not frozen and tick not in self._always)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is not self._seen:  # another visit, or read anew: the library may have changed too
            self._seen = card
            view = self.draft.view
            kind, language, preparation = view.visit.kind, card.relation.language, view.preparation
            self._desk.work.ask(
                lambda: self._library.for_visit(preparation, kind, language),
                partial(self._arrived, card),
                lane="read",
                key=(id(self), "documents"),
                owner=self,
            )
        self._show()

    def _arrived(self, card: object, found: VisitDocuments) -> None:
        """The documents are known: put what this visit needs on the list, and show it."""
        if card is not self._seen or not self.draft.is_loaded:
            return
        self._found = found
        view = self.draft.view
        missing = unlisted(view.preparation, found.required)
        if missing and view.visit.is_open and not view.is_reported:
            self._list(missing)
        else:
            self._show()

    def _list(self, documents: tuple[LibraryDocument, ...]) -> None:
        listed = with_documents(self.draft.preparation, documents, self._library.new_id)
        self.draft.change(listed, at_once=True)

    def _items(self) -> tuple[CheckItem, ...]:
        return tuple(
            item
            for item in self.draft.preparation.items
            if item.step is self.step and item.document_id is not None and not item.deleted
        )

    def _show(self) -> None:
        found = self._found
        self.lacking.setVisible(found is not None and found.required.lacks_corporate)
        if found is None:
            return
        items = self._items()
        shown = (found, *(replace(item, done=False) for item in items))
        if shown == self._shown:
            for item, tick in zip(items, self.ticks, strict=True):
                tick.set_value(item.done)
        else:
            self._shown = shown
            self._fill(found, items)
            self.set_frozen(frozen=self._frozen)
        self.also.setVisible(self.checks.first() is not None and bool(items))
        self.packing.show_chosen(self._chosen())

    def _fill(self, found: VisitDocuments, items: tuple[CheckItem, ...]) -> None:
        empty_out(self.rows)
        self.ticks, self._always = [], []
        for place, item in enumerate(items):
            document = found.find(item.document_id)
            title = document.title if document else item.label
            tick = Tick("", on=item.done, name=_("{title} gaat mee").format(title=title))
            tick.edited.connect(partial(self._ticked, item, tick))
            if document is not None and document.is_corporate and document in found.live:
                self._always.append(tick)
                tick.setToolTip(_("De bedrijfsbrochure gaat altijd mee."))
            self.ticks.append(tick)
            self.rows.addWidget(tick, place, 0)
            self.rows.addWidget(IconLabel(ICONS[document.kind] if document else "warning", 16), place, 1)
            self.rows.addWidget(_Words(title, tick.click), place, 2)
            self.rows.addWidget(self._mark(found, document), place, 3, Qt.AlignmentFlag.AlignRight)
            if document is not None:
                opened = icon_button(
                    "eye",
                    _("{title} bekijken").format(title=title),
                    partial(self._open, document),
                    quiet=True,
                )
                self.rows.addWidget(opened, place, 4)
            if document not in found.required.documents:
                gone = _("{title} van de lijst halen").format(title=title)
                self.rows.addWidget(
                    icon_button("close", gone, partial(self._remove, item), quiet=True), place, 5
                )

    @staticmethod
    def _mark(found: VisitDocuments, document: LibraryDocument | None) -> QWidget:
        """Why it is on the list."""
        if document is None:
            return Chip(_("niet op deze laptop"), "dash")
        if document in found.former:
            return Chip(_("uit de bibliotheek gehaald"), "line")
        if document.is_corporate:
            return Chip(_("altijd mee"), "acc")
        if document in found.required.documents:
            return label(_("hoort bij dit bezoek"), "small")
        return label(word(document.kind), "small")

    def _chosen(self) -> list[LibraryDocument]:
        """The ticked ones, and the corporate brochure always."""
        found = self._found
        if found is None or not self.draft.is_loaded:
            return []
        listed = [(item, found.find(item.document_id)) for item in self._items()]
        return [
            document
            for item, document in listed
            if document is not None and (item.done or (document.is_corporate and document in found.live))
        ]

    def _ticked(self, item: CheckItem, tick: Tick) -> None:
        self.draft.change(with_tick(self.draft.preparation, item.id, done=tick.value()), at_once=True)

    def _remove(self, item: CheckItem) -> None:
        self.draft.change(without_item(self.draft.preparation, item.id), at_once=True)
        said = _("„{title}” van de lijst gehaald").format(title=item.label)
        self._desk.toast(said, partial(self._put_back, self.draft.preparation.id, item))

    def _put_back(self, preparation_id: UUID, item: CheckItem) -> None:
        """On the list again, unless another visit is open by now."""
        if self.draft.is_loaded and self.draft.preparation.id == preparation_id:
            self.draft.change(with_item(self.draft.preparation, item), at_once=True)

    def _suggest(self, text: str, show: Callable[[list[Suggestion]], None]) -> None:
        """Documents that are not on the list yet, by the words of their title or article codes."""
        asked = folded(text).split()
        listed = {item.document_id for item in self._items()}
        live = self._found.live if self._found else ()
        show(
            [
                Suggestion(document.title, document, word(document.kind))
                for document in live
                if document.id not in listed
                and all(part in folded(f"{document.title} {document.product_codes}") for part in asked)
            ]
        )

    def _picked(self) -> None:
        if self.add.problem():
            return
        document = self.add.value()
        if isinstance(document, LibraryDocument):
            self.add.set_value(None)
            listed = with_documents(self.draft.preparation, (document,), self._library.new_id)
            last = listed.items[-1]
            self.draft.change(with_tick(listed, last.id, done=True), at_once=True)

    def _open(self, document: LibraryDocument) -> None:
        if document.kind is DocumentKind.LINK:
            open_outside(document.url)
        else:
            self._desk.work.ask(partial(self._library.lend, document), open_outside, owner=self)


class _Words(ElidedLabel):
    """The title beside its tick; pressing it ticks too."""

    def __init__(self, text: str, run: Callable[[], object]) -> None:
        super().__init__(text, "body")
        self._run = run

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._run()
