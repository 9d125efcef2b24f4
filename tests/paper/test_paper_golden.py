"""Every document as it looked when it was last approved: texts and places (rewrite on purpose only)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader

from salesdesk.paper.alternatives_sheet import alternatives_sheet_pdf
from salesdesk.paper.change_sheet import change_sheet_pdf
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.day_folder import day_folder_pdf
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import preparation_sheet_pdf
from salesdesk.paper.recovery_sheet import recovery_sheet_pdf
from salesdesk.paper.route_sheet import route_sheet_pdf
from salesdesk.paper.value_annex import value_annex_pdf
from salesdesk.paper.visit_report import visit_report_pdf
from salesdesk.paper.week_folder import week_folder_pdf
from tests.paper import change_examples, examples
from tests.paper.geometry import assert_golden
from tests.paper.value_examples import OFFER_WITH_ARGUMENTS, VALUE_ANNEX

Make = Callable[[], Pdf]


def offer_in(language: str) -> Make:
    paper = replace(examples.OFFER_PAPER, offer=replace(examples.OFFER, language=language))
    return lambda: offer_pdf(paper)


def customer_report_in(language: str) -> Make:
    paper = replace(examples.REPORT_PAPER, relation=replace(examples.NOTARY, language=language))
    return lambda: customer_report_pdf(paper)


def change_sheet_in(language: str) -> Make:
    after = replace(change_examples.AFTER, language=language)
    changes = change_examples.changes_between(replace(change_examples.BEFORE, language=language), after)
    return lambda: change_sheet_pdf(replace(change_examples.CHANGE_SHEET, changes=changes))


DOCUMENTS: dict[str, Make] = {
    **{f"change_sheet_{language}": change_sheet_in(language) for language in ("nl", "en", "fr", "de")},
    **{f"offer_{language}": offer_in(language) for language in ("nl", "en", "fr", "de")},
    **{f"customer_report_{language}": customer_report_in(language) for language in ("nl", "en", "fr", "de")},
    "visit_report": lambda: visit_report_pdf(examples.REPORT_PAPER),
    "preparation_sheet": lambda: preparation_sheet_pdf(examples.SHEET),
    "route_sheet": lambda: route_sheet_pdf(examples.ROUTE),
    "alternatives_sheet": lambda: alternatives_sheet_pdf(examples.PLAN_B),
    "day_folder": lambda: day_folder_pdf(examples.ROUTE, (examples.SHEET,), examples.PLAN_B),
    "week_folder": lambda: week_folder_pdf(examples.WEEK),
    "recovery_sheet": lambda: recovery_sheet_pdf(examples.RECOVERY),
    "value_annex": lambda: value_annex_pdf(VALUE_ANNEX),
    "offer_with_arguments": lambda: offer_pdf(OFFER_WITH_ARGUMENTS),
}
each_document = pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_looks_as_it_was_approved(name: str) -> None:
    assert_golden(name, DOCUMENTS[name]().content)


@each_document
def test_the_same_values_give_the_same_bytes(make: Make) -> None:
    assert make().content == make().content


@each_document
def test_every_face_is_embedded(make: Make) -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(make().content)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@each_document
def test_the_metadata_tells_who_made_it_and_when(make: Make) -> None:
    reader = PdfReader(BytesIO(make().content))
    metadata = reader.metadata
    assert metadata is not None
    assert (metadata.author, metadata.creator) == ("Sanne de Boer", "SalesDesk")
    assert metadata.creation_date == examples.MADE_AT
    assert metadata.title


def test_the_moment_in_the_metadata_is_the_same_in_every_zone() -> None:
    here = examples.MADE_AT.astimezone(timezone(timedelta(hours=1)))
    assert offer_pdf(replace(examples.OFFER_PAPER, made_at=here)).content == offer_in("nl")().content


def test_an_offer_without_a_date_takes_the_day_it_was_made() -> None:
    undated = replace(examples.OFFER_PAPER, offer=replace(examples.OFFER, offered_on=None))
    assert examples.OFFER.offered_on == date(2026, 11, 24)
    assert offer_pdf(undated).content == offer_in("nl")().content


@pytest.mark.parametrize(
    ("language", "page"),
    [("nl", "pagina 1 van"), ("en", "page 1 of"), ("fr", "page 1 sur"), ("de", "Seite 1 von")],
)
def test_the_page_number_speaks_the_language_of_the_document(language: str, page: str) -> None:
    first = PdfReader(BytesIO(offer_in(language)().content)).pages[0].extract_text()
    assert page in first


def test_every_page_of_the_internal_report_says_that_it_is_internal() -> None:
    pages = PdfReader(BytesIO(visit_report_pdf(examples.REPORT_PAPER).content)).pages
    assert len(pages) == 2
    assert all("Bezoekverslag, intern" in page.extract_text() for page in pages)


def test_a_seller_with_a_mobile_only_is_reached_on_it() -> None:
    seller = replace(examples.SELLER, phone="", mobile="06 98 76 54 32")
    offer = PdfReader(BytesIO(offer_pdf(replace(examples.OFFER_PAPER, seller=seller)).content))
    letter = PdfReader(BytesIO(customer_report_pdf(replace(examples.REPORT_PAPER, seller=seller)).content))
    for reader in (offer, letter):
        assert "".join(page.extract_text() for page in reader.pages).count("06 98 76 54 32") == 2
