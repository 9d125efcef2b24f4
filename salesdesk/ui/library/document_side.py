"""The chosen document at the right: what it looks like and what the seller says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.visits import VisitKind
from salesdesk.services.library import LANGUAGES, Library
from salesdesk.ui.buttons import danger, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.forms import Form, FormRow, Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.library.document_words import language_word, size_words
from salesdesk.ui.library.preview import DocumentPreview
from salesdesk.ui.parts import column, row
from salesdesk.words import _, word


class DocumentSide(QWidget):
    """Preview, deeds and the form of one document."""

    def __init__(
        self,
        desk: Desk,
        library: Library,
        opened: Callable[[], object],
        replaced: Callable[[], object],
        removed: Callable[[], object],
    ) -> None:
        super().__init__()
        self.preview = DocumentPreview(desk, library)
        self.about = ElidedLabel("", "small")
        self.open = plain(_("Openen"), opened, "eye")
        self.newer = plain(_("Nieuwere versie…"), replaced, "refresh")
        self.form = Form()
        self.title = TextField(_("Titel"), longest=200)
        self.url = TextField(_("Link"), longest=2000)
        self.language: Choice[str] = Choice(_("Taal"), [(code, language_word(code)) for code in LANGUAGES])
        self.codes = TextField(_("Artikelcodes"), placeholder=_("bijv. VL-01, VL-03"), longest=400)
        self.corporate = Tick(_("Bedrijfsbrochure: gaat altijd mee"))
        self.kinds = {kind: Tick(word(kind)) for kind in VisitKind}
        self.form.add("title", _("Titel"), self.title)
        self.url_row: FormRow = self.form.add("url", _("Link"), self.url)
        self.form.add("language", _("Taal"), self.language)
        hint = _("De artikelen waar dit over gaat, met komma's ertussen.")
        self.form.add("product_codes", _("Artikelcodes"), self.codes, hint=hint)
        self.form.watch("is_corporate", self.corporate)
        for kind, tick in self.kinds.items():
            self.form.watch(f"kind_{kind.value}", tick)
        self.always = TextBlock(_("Ligt bij elk bezoek vanzelf klaar."), "small", "muted")
        self.form.body.addWidget(self.corporate)
        self.belongs = label(_("Hoort bij"), "small")
        self.form.body.addLayout(column(self.belongs, *self.kinds.values(), self.always, gap=5))
        self.remove = danger(_("Verwijderen"), removed, "trash")
        self.form.edited.connect(lambda _field: self._follow())
        deeds = row(self.open, self.newer, 1, gap=8)
        self.setLayout(column(self.preview, self.about, deeds, self.form, row(self.remove, 1), gap=10))

    def show_document(self, document: LibraryDocument) -> None:
        """Fill it; what is being typed stays."""
        is_link = document.kind is DocumentKind.LINK
        self.form.clear_errors()
        self.preview.show_document(document)
        added = formats.field_date(document.added_on) if document.added_on else ""
        facts = (document.file_name or document.url, "" if is_link else size_words(document), added)
        self.about.setText("  ·  ".join(fact for fact in facts if fact))
        self.title.set_value(document.title)
        self.url.set_value(document.url)
        self.url_row.setVisible(is_link)
        self.newer.setVisible(not is_link)
        self.language.set_value(document.language if document.language in LANGUAGES else "")
        self.codes.set_value(", ".join(document.product_codes))
        self.corporate.set_value(document.is_corporate)
        for kind, tick in self.kinds.items():
            tick.set_value(kind in document.kinds)
        self._follow()

    def _follow(self) -> None:
        """The corporate brochure needs no kinds of visit."""
        always = self.corporate.value()
        self.always.setVisible(always)
        for tick in self.kinds.values():
            tick.setVisible(not always)

    def described(self, document: LibraryDocument) -> LibraryDocument:
        """The document as the seller describes it now."""
        codes = tuple(
            code.strip() for code in self.codes.value().replace(";", ",").split(",") if code.strip()
        )
        return replace(
            document,
            title=self.title.value(),
            url=self.url.value() if document.kind is DocumentKind.LINK else document.url,
            language=self.language.value(),
            product_codes=codes,
            is_corporate=self.corporate.value(),
            kinds=frozenset(kind for kind, tick in self.kinds.items() if tick.value()),
        )
