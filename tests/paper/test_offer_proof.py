"""The last look at an offer: a sound paper passes, and each thing that can be wrong has its own sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.offers import LineKind
from salesdesk.domain.vat import VatClass
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.offer_binding import bound_offer
from salesdesk.paper.offer_proof import (
    CODES,
    DATA,
    FONTS,
    GLYPHS,
    HEADS,
    INTERNAL,
    MISSING,
    NUMBERING,
    TOTALS,
    faults,
)  # fmt: skip
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.sheets_behind import Sheet, as_pictures, bound_behind, pdf_sheet
from salesdesk.paper.tables import Table
from tests.paper import examples
from tests.paper.examples import a_line, uid
from tests.paper.foreign_pdfs import a_pdf

PAPER = examples.OFFER_PAPER
TERMS = pdf_sheet("Algemene voorwaarden", a_pdf(pages=2))


def with_offer(**over: object) -> OfferPaper:
    return replace(PAPER, offer=replace(PAPER.offer, **over))  # type: ignore[arg-type]


def whole(paper: OfferPaper, *sheets: Sheet) -> Pdf:
    behind = sum(sheet.page_count for sheet in sheets)
    titles = tuple(sheet.title for sheet in sheets)
    own = offer_pdf(replace(paper, pages_behind=behind, enclosures=titles))
    count = own.page_count + behind
    binding = bound_behind(sheets, own.page_count, count, paper.language)
    return bound_offer(own, paper.title, sheets, binding)


def said(pdf: Pdf, paper: OfferPaper = PAPER, *sheets: Sheet) -> list[str]:
    return [reason.text for reason in faults(pdf, paper, sheets)]


@pytest.mark.parametrize("layout", OfferLayout)
@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_a_sound_paper_passes(layout: OfferLayout, language: str) -> None:
    for count in (1, 40):
        lines = tuple(a_line(number, discount_percent=Decimal(number % 4)) for number in range(count))
        paper = with_offer(layout=layout.value, language=language, lines=lines)
        assert faults(whole(paper, TERMS), paper, (TERMS,)) == ()


@pytest.mark.parametrize(
    "over",
    [
        {"discount_percent": Decimal("2.5")},
        {"lines": (a_line(1, unit_price=Decimal("0.0125"), quantity=Decimal(7)),)},
        {"lines": (a_line(1, unit_price=Decimal("999999.99"), quantity=Decimal(99)),)},
        {"lines": (a_line(1, quantity=Decimal(-3)), a_line(2, quantity=Decimal(4)))},
        {"lines": (a_line(1, vat_class=VatClass.REVERSE),)},
        {"lines": ()},
        {"lines": tuple(a_line(number) for number in range(400))},
        {"introduction": "Zoals € 1.416,00 per jaar voor € 118,00 per maand, met prijs en bedrag"},
    ],
)
def test_unusual_but_sound_papers_pass_too(over: dict[str, object]) -> None:
    paper = with_offer(**over)
    assert said(whole(paper), paper) == []


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
@pytest.mark.parametrize("vat_class", [VatClass.STANDARD, VatClass.REVERSE])
def test_one_piece_of_one_article_passes_though_its_price_is_the_total(
    language: str, vat_class: VatClass
) -> None:
    one = a_line(1, quantity=Decimal(1), unit_price=Decimal(985), vat_class=vat_class)
    for lines in ((one,), (one, replace(one, id=uid(7), kind=LineKind.OPTION))):
        paper = with_offer(lines=lines, language=language)
        assert said(whole(paper), paper) == []


def test_a_line_that_is_not_on_the_paper_is_seen() -> None:
    paper = with_offer(lines=(a_line(1), a_line(2, unit_price=Decimal(0)), a_line(3, unit_price=Decimal(0))))
    printed = replace(paper, offer=replace(paper.offer, lines=paper.offer.lines[:2]))
    assert said(whole(printed), paper) == [TOTALS]


def test_other_options_than_those_of_the_file_are_seen() -> None:
    option = a_line(2, kind=LineKind.OPTION, quantity=Decimal(3), unit_price=Decimal(7))
    paper = with_offer(lines=(a_line(1), option))
    printed = with_offer(lines=(a_line(1), replace(option, unit_price=Decimal(8))))
    assert said(whole(printed), paper) == [TOTALS]


def test_a_total_that_is_not_that_of_the_file_is_seen() -> None:
    dearer = with_offer(lines=(a_line(1, unit_price=Decimal(119)),))
    cheaper = with_offer(lines=(a_line(1, unit_price=Decimal(118)),))
    assert TOTALS in said(whole(dearer), cheaper)


def test_a_longer_amount_is_not_taken_for_the_total() -> None:
    real = with_offer(lines=(a_line(1, quantity=Decimal(1), unit_price=Decimal(100)),))
    printed = with_offer(lines=(a_line(1, quantity=Decimal(1), unit_price=Decimal(1100)),))
    assert TOTALS in said(whole(printed), real)


def test_pages_that_count_wrong_are_seen() -> None:
    paper = replace(PAPER, pages_behind=3)
    assert said(offer_pdf(paper), paper) == [NUMBERING]


def test_lines_without_their_head_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = with_offer(lines=tuple(a_line(number) for number in range(40)))
    kept = Table.split_at

    def headless(table: Table, width: float, height: float) -> tuple[Table, Table] | None:
        parts = kept(table, width, height)
        if parts is not None:
            parts[1].head = None
        return parts

    monkeypatch.setattr(Table, "split_at", headless)
    assert said(whole(paper), paper) == [HEADS]


def test_a_face_that_is_not_embedded_is_seen() -> None:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(50, 50, "los")
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(offer_pdf(PAPER).content))
    stamp = PdfWriter(clone_from=BytesIO(out.getvalue())).pages[0]
    writer.pages[0].merge_page(stamp)
    mixed = BytesIO()
    writer.write(mixed)
    broken = replace(offer_pdf(PAPER), content=mixed.getvalue())
    assert said(broken) == [FONTS]


def test_a_document_that_is_not_behind_it_is_seen() -> None:
    without = whole(PAPER)
    assert MISSING in said(without, PAPER, TERMS)
    other = pdf_sheet("Iets anders", a_pdf(pages=2))
    assert said(whole(PAPER, other), PAPER, TERMS) == [MISSING]


PICTURE = as_pictures(TERMS)


@pytest.mark.parametrize("sheet", [TERMS, PICTURE])
def test_a_document_whose_pages_came_out_white_is_seen(sheet: Sheet) -> None:
    out = BytesIO()
    canvas = Canvas(out)
    for _page in range(sheet.page_count):
        canvas.showPage()
    canvas.save()
    white = replace(sheet, content=out.getvalue())
    assert said(whole(PAPER, sheet), PAPER, sheet) == []
    assert said(whole(PAPER, white), PAPER, sheet) == [MISSING]


def test_two_documents_in_each_others_place_are_seen() -> None:
    other = pdf_sheet("Andere bladen", a_pdf(pages=2, words="iets anders"))
    wrong = whole(PAPER, replace(other, title=TERMS.title), replace(TERMS, title=other.title))
    assert said(wrong, PAPER, TERMS, other) == [MISSING]


def test_data_that_is_not_in_it_is_seen() -> None:
    reasons = faults(whole(PAPER), PAPER, (), ("OV118-2.xml", b"<Quotation/>"))
    assert [reason.text for reason in reasons] == [DATA]


def test_a_sign_that_cannot_be_printed_is_seen() -> None:
    paper = with_offer(introduction="Graag 漢 erbij")
    reasons = faults(whole(paper), paper)
    assert [(reason.text, reason.values["signs"]) for reason in reasons] == [(GLYPHS, "漢")]


REMARK = "Anders loopt hij weg naar de buren"
PLACES: dict[str, Callable[[OfferPaper], OfferPaper]] = {
    name: partial(lambda field, paper: replace(paper, offer=replace(paper.offer, **{field: REMARK})), name)
    for name in ("override_reason", "discount_reason", "late_reason", "approval", "lost_reason")
}
PLACES["contact"] = lambda paper: replace(paper, contact=replace(examples.BUYER, notes=f"Los\n{REMARK}"))
PLACES["notes"] = lambda paper: replace(paper, relation=replace(paper.relation, notes=f"Los\n{REMARK}"))


@pytest.mark.parametrize("place", PLACES)
def test_a_remark_of_ours_in_the_letter_is_seen(place: str) -> None:
    paper = PLACES[place](with_offer(introduction=f"Beste klant. {REMARK.lower()}, zegt men."))
    assert said(whole(paper), paper) == [INTERNAL]
    quiet = PLACES[place](PAPER)
    assert said(whole(quiet), quiet) == []


@pytest.mark.parametrize("code", CODES)
def test_a_keyword_of_the_method_is_seen(code: str) -> None:
    paper = with_offer(benefits=f"Wij kennen uw {code} goed")
    assert said(whole(paper), paper) == [INTERNAL]
    inside = with_offer(benefits=f"Wij kennen uwX{code}X goed")
    assert said(whole(inside), inside) == []
