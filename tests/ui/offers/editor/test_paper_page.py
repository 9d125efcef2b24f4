"""The page that says what goes along, and the proposal of the letter: each choice is kept and seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.documents import keep_document
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.enclosures_form import EnclosureRow
from salesdesk.ui.offers.paper_card import ENCLOSURES, LETTER, LINES
from salesdesk.ui.places import Place
from salesdesk.words import use_language
from tests.builders import NOW, a_preparation, a_relation, a_report, a_visit, an_id
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.paper.foreign_pdfs import a_pdf
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import kept

SHEET, BROKEN, NAMED = an_id(), an_id(), an_id()


def shelve(file: SellerFile, document: LibraryDocument, content: bytes) -> None:
    with file.database.write() as session:
        key = keep_document(session, content, document.title, NOW)
        records.save(session, replace(document, sha256=key, size_bytes=len(content)))


@pytest.fixture
def opened(file: SellerFile, rooms: Rooms) -> OfferEditor:
    """An offer, the sheet of its article in the library, a broken one, and a customer that may be named."""
    draft = a_draft(file, a_customer(file))
    code = draft.lines[0].product_code
    shelve(file, LibraryDocument(SHEET, "Productblad", product_codes=(code,)), a_pdf(pages=2))
    shelve(file, LibraryDocument(BROKEN, "Kapot blad", DocumentKind.PDF), b"%PDF-1.4 kapot")
    with file.database.write() as session:
        records.save(session, a_relation(id=NAMED, name="Zonneveld", is_reference=True))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    editor.paper.show_page(ENCLOSURES)
    return editor


def line(editor: OfferEditor, name: str) -> EnclosureRow:
    rows = editor.paper.enclosures.findChildren(EnclosureRow)
    return next(each for each in rows if each.tick.accessibleName() == name)


@pytest.mark.parametrize("layout", OfferLayout)
def test_a_layout_is_kept_and_the_paper_beside_it_follows(
    opened: OfferEditor, file: SellerFile, rooms: Rooms, layout: OfferLayout
) -> None:
    other = OfferLayout.COMPACT if layout is not OfferLayout.COMPACT else OfferLayout.MODERN
    opened.paper.enclosures.layouts.cells[other].click()
    opened.preview.refresh()
    rooms.settle()
    before = opened.preview.paper.grab().toImage()
    opened.paper.enclosures.layouts.cells[layout].click()
    opened.preview.refresh()
    rooms.settle()
    assert opened.preview.paper.grab().toImage() != before
    assert kept(file, opened).layout == layout.value


def test_an_offer_that_chose_no_layout_shows_that_of_the_house_and_keeps_following_it(
    opened: OfferEditor, file: SellerFile
) -> None:
    assert opened.paper.enclosures.layouts.value() is OfferLayout.COMPACT
    line(opened, "Zonneveld").tick.click()
    assert kept(file, opened).layout == ""


def test_the_sheet_of_an_article_is_proposed_and_taken_over_with_one_click(
    opened: OfferEditor, file: SellerFile
) -> None:
    form = opened.paper.enclosures
    assert line(opened, "Productblad").chip.isVisibleTo(form)
    assert not line(opened, "Kapot blad").chip.isVisibleTo(form)
    form.take_over.click()
    assert kept(file, opened).attachments == (SHEET,)
    assert not form.take_over.isVisibleTo(form)
    line(opened, "Productblad").tick.click()
    assert form.take_over.isVisibleTo(form)
    assert kept(file, opened).attachments == ()


def test_pages_behind_count_in_the_pager(opened: OfferEditor, rooms: Rooms) -> None:
    opened.preview.refresh()
    rooms.settle()
    before = opened.preview._count
    line(opened, "Productblad").tick.click()
    opened.preview.refresh()
    rooms.settle()
    assert opened.preview._count == before + 2


def test_a_sheet_that_cannot_be_read_is_told_beside_the_paper(opened: OfferEditor, rooms: Rooms) -> None:
    line(opened, "Kapot blad").tick.click()
    opened.preview.refresh()
    rooms.settle()
    assert "„Kapot blad” is beschadigd" in opened.preview.trouble.text.text()
    line(opened, "Kapot blad").tick.click()
    opened.preview.refresh()
    rooms.settle()
    assert not opened.preview.trouble.isVisibleTo(opened.preview)


def test_references_and_data_for_purchasing_are_kept(opened: OfferEditor, file: SellerFile) -> None:
    line(opened, "Zonneveld").tick.click()
    opened.paper.enclosures.ubl.click()
    now = kept(file, opened)
    assert (now.references, now.with_ubl) == ((NAMED,), True)


def test_once_laid_down_nothing_can_be_changed(opened: OfferEditor, file: SellerFile, rooms: Rooms) -> None:
    file.offers.release(opened.offer_id)
    opened.reload()
    rooms.settle()
    form = opened.paper.enclosures
    assert not line(opened, "Zonneveld").tick.isEnabled()
    assert not form.layouts.isEnabled()
    assert not form.ubl.isEnabled()
    assert not form.take_over.isVisibleTo(form)


def test_an_empty_library_says_where_to_go(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
    form = editor.paper.enclosures
    assert form.no_documents.isVisibleTo(form)
    assert form.no_references.isVisibleTo(form)
    form.to_library.click()
    rooms.settle()
    assert rooms.went[-1] == Place(Noun.LIBRARY)


def test_the_letter_of_the_visit_is_at_hand_while_another_stands_there(
    file: SellerFile, rooms: Rooms
) -> None:
    customer = a_customer(file)
    visit = a_visit(id=an_id(), relation_id=customer.id)
    with file.database.write() as session:
        report = a_report(id=an_id(), visit_id=visit.id, functional_needs="schone hal om acht uur")
        records.save_all(session, [visit, report, a_preparation(id=an_id(), visit_id=visit.id)])
    draft = a_draft(file, customer, visit_id=visit.id, introduction="Iets anders.")
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    editor.paper.show_page(LETTER)
    letter = editor.paper.letter
    assert letter.proposal.isVisibleTo(letter)
    letter.proposal.click()
    assert "schone hal om acht uur" in kept(file, editor).introduction
    assert not letter.proposal.isVisibleTo(letter)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_can_be_read_and_used_in_large_type(
    large_type: None, file: SellerFile, rooms: Rooms, language: str
) -> None:
    del large_type
    use_language(language)
    try:
        draft = a_draft(file, a_customer(file))
        shelve(file, LibraryDocument(SHEET, "Productblad " * 12), a_pdf())
        editor = rooms.open(offer_place(draft.id), OfferEditor)
        editor.resize(1072, 680)
        for page in (LETTER, ENCLOSURES):
            editor.paper.show_page(page)
            rooms.settle()
            assert audit(editor) == []
    finally:
        use_language("nl")


def test_the_page_asked_for_comes_in_sight_with_the_keyboard_at_its_choice(
    opened: OfferEditor, rooms: Rooms
) -> None:
    place = Place(Noun.OFFER, opened.offer_id, "letter")
    again = rooms.open(place, OfferEditor)
    assert again.paper.pages.currentIndex() == LETTER
    assert again.first_focus() is again.paper.pager
    again.paper.show_page(LINES)
    assert again.first_focus() is again.table
