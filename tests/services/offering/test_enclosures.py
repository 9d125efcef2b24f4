"""What goes along with an offer: proposed, chosen, bound behind it, and refused in words when it cannot."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.offers import Offer
from salesdesk.errors import Reason, Refused
from salesdesk.paper.archive_pdf import attached_data
from salesdesk.paper.preview import page_count, page_text, whole_text
from salesdesk.services import offer_attachments
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from salesdesk.storage.settings import load_settings, save_settings
from tests.builders import NOW, RELATION_ID, a_relation, an_id, an_offer_line
from tests.paper.foreign_pdfs import a_pdf, a_picture
from tests.services.offering.conftest import a_sent, a_sound, keep


def shelved(
    database: Database, title: str, content: bytes, kind: DocumentKind = DocumentKind.PDF, **over: Any
) -> LibraryDocument:
    """A document in the library with its bytes."""
    with database.write() as session:
        key = keep_document(session, content, f"{title}.pdf", NOW)
        known = {"sha256": key, "file_name": f"{title}.pdf", "size_bytes": len(content), **over}
        document = LibraryDocument(an_id(), title, kind, **known)
        records.save(session, document)
    return document


def house_terms(database: Database, document_id: UUID) -> None:
    with database.write() as session:
        settings = load_settings(session)
        company = replace(settings.company, terms_document=str(document_id))
        save_settings(session, replace(settings, company=company))


def titles(found: tuple[LibraryDocument, ...]) -> list[str]:
    return [document.title for document in found]


def test_a_new_offer_carries_the_general_terms_of_the_house(offers: Offers, database: Database) -> None:
    terms = shelved(database, "Voorwaarden", a_pdf(pages=2))
    house_terms(database, terms.id)
    offer = offers.start(RELATION_ID).value
    assert offer.attachments == (terms.id,)


@pytest.mark.parametrize("language", ["", "nl", "fr"])
def test_terms_in_another_language_do_not_go_along_by_themselves(
    offers: Offers, database: Database, language: str
) -> None:
    terms = shelved(database, "Voorwaarden", a_pdf(), language=language)
    house_terms(database, terms.id)
    assert bool(offers.start(RELATION_ID).value.attachments) is (language != "fr")


def test_terms_that_were_replaced_by_a_newer_version_are_found_by_their_title(
    offers: Offers, database: Database
) -> None:
    old = shelved(database, "Voorwaarden", a_pdf(), deleted=True)
    new = shelved(database, "Voorwaarden", a_pdf(pages=2))
    house_terms(database, old.id)
    view = offers.view(offers.start(RELATION_ID).value.id)
    assert view.enclosures.terms == new


def test_sheets_of_articles_on_the_lines_are_proposed_until_they_go_along(
    offers: Offers, database: Database
) -> None:
    line = an_offer_line()
    sheet = shelved(database, "Productblad", a_pdf(), product_codes=(line.product_code.lower(),))
    shelved(database, "Ander blad", a_pdf(pages=3), product_codes=("ZZ-99",))
    shelved(database, "Frans blad", a_pdf(pages=4), product_codes=(line.product_code,), language="fr")
    draft = a_sound(offers)
    known = offers.view(draft.id).enclosures
    assert titles(known.proposed(draft)) == ["Productblad"]
    assert known.proposed(replace(draft, attachments=(sheet.id,))) == ()
    assert known.proposed(replace(draft, lines=(replace(line, deleted=True),))) == ()


def test_links_cannot_go_behind_paper(offers: Offers, database: Database) -> None:
    keep(database, LibraryDocument(an_id(), "Film", DocumentKind.LINK, url="https://film.example"))
    assert offers.view(a_sound(offers).id).enclosures.documents == ()


@pytest.fixture
def complete(offers: Offers, database: Database) -> Offer:
    """Terms, a sheet across and a picture; two customers that may be named and one that may not."""
    terms = shelved(database, "Voorwaarden 2026", a_pdf(pages=2))
    house_terms(database, terms.id)
    sheet = shelved(database, "Productblad", a_pdf(842, 595))
    photo = shelved(database, "Foto", a_picture(300, 200), DocumentKind.IMAGE)
    named = [a_relation(id=an_id(), name=name, is_reference=True) for name in ("Zonneveld", "Aalders")]
    silent = a_relation(id=an_id(), name="Stille Klant")
    keep(database, *named, silent)
    return a_sound(
        offers,
        attachments=(terms.id, sheet.id, photo.id),
        references=(*(each.id for each in named), silent.id, RELATION_ID),
    )


def test_the_paper_holds_everything_with_its_number_and_its_name(offers: Offers, complete: Offer) -> None:
    sent = offers.release(complete.id).value
    content = offers.papers.pdf(sent.id)
    pages = [page_text(content, index) for index in range(page_count(content))]
    assert [f"pagina {at} van {len(pages)}" in page for at, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    marks = [str(getattr(mark, "title", "")) for mark in PdfReader(BytesIO(content)).outline]
    assert marks == ["Offerte OV1-1", "Foto", "Productblad", "Voorwaarden 2026"]
    assert "Voorwaarden 2026" in pages[-1]


def test_only_customers_that_agreed_are_named_and_never_the_customer_himself(
    offers: Offers, complete: Offer, database: Database
) -> None:
    text = whole_text(offers.papers.pdf(offers.release(complete.id).value.id))
    assert "Zonneveld" in text
    assert "Aalders" in text
    assert "Stille Klant" not in text
    own = a_relation(id=RELATION_ID, is_reference=True)
    keep(database, own)
    named = offers.view(complete.id).enclosures.named(complete)
    assert own.name not in [each.name for each in named]


def test_the_preview_goes_on_through_what_is_behind(offers: Offers, complete: Offer) -> None:
    view = offers.view(complete.id)
    first = offers.papers.preview(view, complete, 0, 200)
    last = offers.papers.preview(view, complete, 99, 200)
    assert (first.page, last.page) == (0, first.page_count - 1)
    assert first.page_count == 5
    assert first.rgb != last.rgb


def test_what_is_behind_is_read_once_and_not_at_every_key(
    offers: Offers, complete: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = offers.view(complete.id)
    offers.papers.preview(view, complete, 4, 200)

    def read_again(*_given: object) -> None:
        raise AssertionError("read again")

    for name in ("pdf_sheet", "picture_sheet", "bound_behind", "load_document"):
        monkeypatch.setattr(offer_attachments, name, read_again)
    typed = replace(complete, subject="Iets anders")
    assert offers.papers.preview(view, typed, 4, 200).page_count == 5


def reasons_of(offers: Offers, offer: Offer) -> list[Reason]:
    with pytest.raises(Refused) as no:
        offers.release(offer.id)
    return list(no.value.reasons)


@pytest.mark.parametrize(
    ("content", "over", "said"),
    [
        (a_pdf(passwords=("geheim", "baas")), {}, "zit achter een wachtwoord"),
        (b"%PDF-1.4 kapot", {}, "is beschadigd"),
        (a_pdf(), {"size_bytes": 200_000_000}, "{size} MB"),
        (a_pdf(), {"sha256": "0" * 64}, "is hier niet"),
    ],
)
def test_a_document_that_cannot_go_along_is_told_beside_the_page_and_stops_the_release(
    offers: Offers, database: Database, content: bytes, over: dict[str, Any], said: str
) -> None:
    bad = shelved(database, "Productblad S50", content, **over)
    draft = a_sound(offers, attachments=(bad.id,))
    shown = offers.papers.preview(offers.view(draft.id), draft, width=200)
    assert shown.page_count == 1
    (problem,) = shown.problems
    (reason,) = reasons_of(offers, draft)
    assert problem == reason
    assert said in reason.text
    assert reason.values["title"] == "Productblad S50"


def test_too_much_together_is_refused(offers: Offers, database: Database) -> None:
    heavy = [shelved(database, f"Map {at}", a_pdf(pages=at), size_bytes=24_000_000) for at in (1, 2, 3)]
    (reason,) = reasons_of(offers, a_sound(offers, attachments=tuple(each.id for each in heavy)))
    assert "samen" in reason.text


def test_a_removed_document_still_goes_along_where_it_was_chosen(offers: Offers, database: Database) -> None:
    gone = shelved(database, "Oud blad", a_pdf(), deleted=True)
    sent = a_sent(offers, attachments=(gone.id,))
    assert "Oud blad" in whole_text(offers.papers.pdf(sent.id))


def test_a_remark_of_ours_in_the_letter_stops_the_release(offers: Offers) -> None:
    remark = "Zonder korting lopen ze weg"
    draft = a_sound(offers, introduction=f"Beste klant. {remark}.", override_reason=remark)
    (reason,) = reasons_of(offers, draft)
    assert reason.values["words"] == remark


def test_a_sign_that_cannot_be_printed_stops_the_release(offers: Offers) -> None:
    (reason,) = reasons_of(offers, a_sound(offers, introduction="Met 漢 erbij"))
    assert reason.values["signs"] == "漢"


def test_with_data_for_purchasing_the_paper_is_an_archive_with_the_quotation_in_it(
    offers: Offers, complete: Offer
) -> None:
    asked = offers.save(replace(complete, with_ubl=True)).value
    content = offers.papers.pdf(offers.release(asked.id).value.id)
    data = attached_data(content, "OV1-1.xml")
    assert data is not None
    assert b"<cbc:ID>OV1-1</cbc:ID>" in data
    assert b"493.92" in data
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert page_count(content) == 5
    assert "pagina 5 van 5" in page_text(content, 4)
