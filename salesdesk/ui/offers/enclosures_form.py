"""What goes with an offer in one place: layout, documents behind it, references, and data for a computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_layouts import layout_of
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Relation
from salesdesk.services.offer_attachments import OfferEnclosures
from salesdesk.services.offers import OfferView
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import Chip, ElidedLabel, label
from salesdesk.ui.offers.layout_choice import LayoutChoice
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.words import _


class EnclosureRow(QWidget):
    """Something that can go along: a tick, its name, what it is, and why it is proposed."""

    def __init__(self, key: UUID, name: str, said: str) -> None:
        super().__init__()
        self.key = key
        self.tick = Tick("", name=name)
        self.chip = Chip(_("voorstel"), "acc")
        held = self.chip.sizePolicy()
        held.setRetainSizeWhenHidden(True)
        self.chip.setSizePolicy(held)
        self.chip.hide()
        line = row(self.tick, gap=10)
        title = ElidedLabel(name, "body")
        line.addWidget(title, 3)
        line.addWidget(ElidedLabel(said, "small", "muted"), 2)
        line.addWidget(self.chip)
        self.setLayout(line)


class EnclosuresForm(QWidget):
    """The page that says what goes along; `edited` at every choice, `library_asked` when nothing is there."""

    edited = Signal()
    library_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Wat meegaat"))
        self.layouts = LayoutChoice()
        self.documents, self.references = column(gap=5), column(gap=5)
        self.take_over = link("", self._take_over, "plus")
        self.to_library = link(_("Bibliotheek"), self.library_asked.emit, "book")
        self.no_documents = label(_("Nog geen PDF of afbeelding in je bibliotheek."), "small", "muted")
        self.no_references = label(
            _("Nog geen klant mag genoemd worden; vink dat aan bij de relatie."), "small", "muted"
        )
        self.ubl = Tick(_("Gegevens voor de inkoopadministratie erin (PDF/A-3 met UBL-offerte)"))
        self._known = OfferEnclosures()
        self._shown: object = None
        self._rows: list[EnclosureRow] = []
        self._people: list[EnclosureRow] = []
        self._house = ""
        self._layout = ""
        self._proposed: tuple[UUID, ...] = ()
        self._writable = True
        head = row(label(_("Achter de offerte"), "strong"), 1, self.take_over, self.to_library, gap=12)
        body = column(
            self.layouts,
            column(head, self.no_documents, self.documents, gap=5),
            column(label(_("Referenties"), "strong"), self.no_references, self.references, gap=5),
            self.ubl,
            gap=14,
            margins=(11, 10, 11, 6),
        )
        body.addStretch(1)
        self.setLayout(body)
        self.layouts.edited.connect(self._choose_layout)
        self.ubl.edited.connect(self.edited)

    def show_offer(self, view: OfferView, offer: Offer, *, writable: bool) -> None:
        self._writable, self._house = writable, view.settings.company.offer_layout
        self._layout = offer.layout
        known = view.enclosures
        if known != self._shown:
            self._shown = self._known = known
            self._fill(known, offer)
        self.layouts.set_value(layout_of(offer.layout, self._house))
        self.layouts.setEnabled(writable)
        for line in self._rows:
            line.tick.set_value(line.key in offer.attachments)
        for line in self._people:
            line.tick.set_value(line.key in offer.references)
        for tick in (*(line.tick for line in (*self._rows, *self._people)), self.ubl):
            tick.setEnabled(writable)
        self.ubl.set_value(offer.with_ubl)
        self.propose(offer)

    def propose(self, offer: Offer) -> None:
        """Mark what belongs to the lines as they are now and does not go along yet."""
        self._proposed = tuple(document.id for document in self._known.proposed(offer))
        for line in self._rows:
            line.chip.setVisible(self._writable and line.key in self._proposed)
        self.take_over.setText(_("Voorstel overnemen"))
        self.take_over.setVisible(self._writable and bool(self._proposed))

    def _fill(self, known: OfferEnclosures, offer: Offer) -> None:
        """What goes along or should stands on top."""
        near = (*known.chosen(offer), *known.proposed(offer))
        documents = (*near, *(each for each in known.documents if each not in near))
        self._rows = _filled(self.documents, [_document_row(each, known) for each in documents])
        self._people = _filled(self.references, [_reference_row(each) for each in known.references])
        for line in (*self._rows, *self._people):
            line.tick.edited.connect(self.edited)
        self.no_documents.setVisible(not self._rows)
        self.no_references.setVisible(not self._people)

    def _choose_layout(self) -> None:
        self._layout = self.layouts.value()
        self.edited.emit()

    def _take_over(self) -> None:
        for line in self._rows:
            if line.key in self._proposed:
                line.tick.set_value(True)
        self.edited.emit()

    def read(self, offer: Offer) -> Offer:
        """The offer with these choices; what stands nowhere any more is kept as it was."""
        made = replace(
            offer,
            layout=self._layout,
            attachments=_chosen(self._rows, offer.attachments),
            references=_chosen(self._people, offer.references),
            with_ubl=self.ubl.value(),
        )
        self.propose(made)
        return made


def _chosen(rows: Sequence[EnclosureRow], before: tuple[UUID, ...]) -> tuple[UUID, ...]:
    shown = {line.key: line.tick.value() for line in rows}
    after = (*(key for key, on in shown.items() if on), *(key for key in before if key not in shown))
    return before if set(after) == set(before) else after


def _filled(place: QVBoxLayout, rows: list[EnclosureRow]) -> list[EnclosureRow]:
    empty_out(place)
    for line in rows:
        place.addWidget(line)
    return rows


def _document_row(document: LibraryDocument, known: OfferEnclosures) -> EnclosureRow:
    if known.is_terms(document):
        said = _("algemene voorwaarden")
    elif document in known.former:
        said = _("niet meer in je bibliotheek")
    else:
        said = ", ".join(document.product_codes) or document.file_name
    return EnclosureRow(document.id, document.title, said)


def _reference_row(relation: Relation) -> EnclosureRow:
    said = ", ".join(part for part in (relation.address.place, relation.branch) if part)
    return EnclosureRow(relation.id, relation.name, said)
