"""A seller dresses an offer: layout, terms, a sheet, a reference and data; the customer gets one paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.paper.archive_pdf import attached_data
from salesdesk.paper.preview import page_count, page_text, whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.enclosures_form import EnclosureRow
from salesdesk.ui.offers.paper_card import ENCLOSURES
from salesdesk.ui.places import Place
from salesdesk.ui.relations.doors import doors as relation_doors
from salesdesk.ui.relations.editor import RelationEditor
from salesdesk.ui.settings.company_page import CompanyPage
from salesdesk.ui.settings.doors import doors as setting_doors
from tests.answers import Answers
from tests.builders import NOW, TODAY, a_relation, an_id
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file
from tests.paper.foreign_pdfs import a_pdf


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(
        desk, [*doors(file), *relation_doors(file), *setting_doors(file, Preferences(), lambda _kept: None)]
    )
    yield made
    made.close()


def shelve(file: SellerFile, title: str, pages: int, *codes: str) -> LibraryDocument:
    content = a_pdf(pages=pages)
    with file.database.write() as session:
        key = keep_document(session, content, title, NOW)
        made = LibraryDocument(an_id(), title, sha256=key, size_bytes=len(content), product_codes=codes)
        records.save(session, made)
    return made


def tick(editor: OfferEditor, name: str) -> None:
    rows = editor.paper.enclosures.findChildren(EnclosureRow)
    next(each for each in rows if each.tick.accessibleName() == name).tick.click()


def test_from_the_choice_of_a_layout_to_the_paper_of_the_customer(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    customer, named = a_customer(file), a_relation(id=an_id(), name="Zonneveld")
    with file.database.write() as session:
        records.save(session, named)
    relation = rooms.open(Place(Noun.RELATION, named.id, "edit"), RelationEditor)
    relation.inputs["is_reference"].click()
    assert relation.inputs["reference_agreed_on"].value() == TODAY
    relation.autosave.flush()
    rooms.settle()
    terms = shelve(file, "Voorwaarden 2026", 2)
    house = rooms.open(Place(Noun.SETTINGS), CompanyPage)
    house.inputs["vat_number"].set_value("NL856310001B01")
    for name, value in (("terms_document", str(terms.id)), ("offer_layout", "classic")):
        house.inputs[name].set_value(value)
        house.inputs[name].edited.emit()
    assert house.autosave.flush(), [error.text() for error in house.findChildren(QLabel) if error.text()]
    rooms.settle()
    draft = a_draft(file, customer, attachments=(terms.id,))
    shelve(file, "Productblad", 1, draft.lines[0].product_code)

    editor = rooms.open(offer_place(draft.id), OfferEditor)
    editor.paper.show_page(ENCLOSURES)
    form = editor.paper.enclosures
    assert form.layouts.value() is OfferLayout.CLASSIC
    form.layouts.cells[OfferLayout.MODERN].click()
    form.take_over.click()
    tick(editor, "Zonneveld")
    form.ubl.click()
    answers.sheet = [True, False]
    editor.life.first.click()
    rooms.settle()

    content = file.offers.papers.pdf(editor.offer_id)
    count = page_count(content)
    assert "Zonneveld" in whole_text(content)
    assert f"pagina {count} van {count}" in page_text(content, count - 1)
    titles = [str(getattr(mark, "title", "")) for mark in PdfReader(BytesIO(content)).outline]
    assert titles == ["Offerte OV1-1", "Productblad", "Voorwaarden 2026"]
    assert attached_data(content, "OV1-1.xml") is not None


def test_a_broken_sheet_stops_the_offer_and_says_which(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    sheet = shelve(file, "Productblad", 1)
    with file.database.write() as session:
        key = keep_document(session, b"%PDF-1.4 kapot", "kapot", NOW)
        records.save(session, replace(sheet, sha256=key))
    draft = a_draft(file, a_customer(file), attachments=(sheet.id,))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    answers.sheet = [True, False]
    editor.life.first.click()
    rooms.settle()
    assert "„Productblad” is beschadigd" in editor.trouble.text.text()
    assert file.offers.view(draft.id).is_draft
