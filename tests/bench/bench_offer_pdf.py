"""Making an offer, against the same pages written straight in reportlab's platypus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.offers import Offer
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.style import Face, load_faces
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, RELATION_ID, a_contact, a_relation, an_id, an_offer_line, some_settings
from tests.paper import examples
from tests.paper.examples import a_line
from tests.paper.foreign_pdfs import a_pdf

ALLOWED = 1.5
BODY = ParagraphStyle("body", fontName=Face.REGULAR, fontSize=9.5, leading=13)
STRONG = ParagraphStyle("strong", BODY, fontName=Face.SEMIBOLD)
TITLE = ParagraphStyle("title", BODY, fontName=Face.BOLD, fontSize=18, leading=22)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], last: ParagraphStyle = BODY) -> Table:
    cells = [[*(Paragraph(text, BODY) for text in row[:-1]), Paragraph(row[-1], last)] for row in rows]
    made = Table(cells, colWidths=list(widths), repeatRows=1)
    made.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return made


def letterhead(canvas: Any, document: Any) -> None:
    canvas.setFont(Face.BOLD, 13)
    canvas.drawString(56, 780, examples.COMPANY.name)
    canvas.setFont(Face.REGULAR, 7.6)
    canvas.drawString(56, 45, examples.COMPANY.address.line)
    canvas.drawString(56, 35, examples.COMPANY.iban)
    canvas.drawRightString(539, 35, f"pagina {document.page}")


def raw_platypus(paper: OfferPaper) -> bytes:
    """The same content as plain paragraphs and tables, without any check or house rule."""
    load_faces()
    offer, relation = paper.offer, paper.relation
    lines = [("Artikel", "Omschrijving", "Aantal", "Prijs", "Btw", "Bedrag")]
    lines += [
        (line.product_code, line.description, f"{line.quantity} {line.unit}", f"€ {line.unit_price}", "21 %",
         f"€ {line.net}")
        for line in offer.lines
    ]  # fmt: skip
    sums = [(label, "€ 1.416,00") for label in ("Netto", "Btw 21 %", "Totaal")]
    terms = [
        ("Levering", offer.delivery_terms), ("Betaling", offer.payment_terms),
        ("Prijzen", "in euro; bedragen exclusief btw, tenzij anders vermeld"),
        ("Geldigheid", "deze offerte is geldig tot en met 24 december 2026"),
        ("Algemene voorwaarden", paper.company.terms),
    ]  # fmt: skip
    grid = [("Offertenummer", offer.label), ("Datum", "24-11-2026"), ("Uw kenmerk", offer.customer_reference)]
    story = [
        Paragraph(relation.name, STRONG), Paragraph(relation.address.street, BODY),
        Paragraph(relation.address.place, BODY), table(grid, (86, 140)),
        Paragraph(f"Offerte {offer.label}", TITLE), Paragraph(offer.subject, STRONG),
        Paragraph("Geachte heer Bos,", BODY), Paragraph(offer.introduction, BODY),
        table(lines, (50, 190, 60, 60, 40, 80), STRONG), table(sums, (150, 100), STRONG),
        *(Paragraph(benefit, BODY) for benefit in offer.benefits.splitlines()),
        Paragraph("Voorwaarden", STRONG), table(terms, (110, 370)),
        Paragraph("Met vriendelijke groet,", BODY), Paragraph(paper.seller.name, STRONG), Spacer(1, 60),
        table([("Naam", "Datum", "Handtekening")], (160,) * 3),
    ]  # fmt: skip
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story, onFirstPage=letterhead, onLaterPages=letterhead)
    return out.getvalue()


def seconds(make: Callable[[OfferPaper], object], paper: OfferPaper) -> float:
    begin = perf_counter()
    make(paper)
    return perf_counter() - begin


def compared(paper: OfferPaper, raw_paper: Callable[[OfferPaper], object], name: str) -> tuple[float, float]:
    """Seconds of ours and of the raw build, the median of fifteen turns about."""
    offer_pdf(paper), raw_paper(paper)
    turns = [(seconds(offer_pdf, paper), seconds(raw_paper, paper)) for _ in range(15)]
    ours, raw = (median(times) for times in zip(*turns, strict=True))
    count = offer_pdf(paper).page_count
    print(  # noqa: T201 - `make bench` shows what it measured
        f"\n{name}: {ours * 1000:.0f} ms ({count} pages), raw {raw * 1000:.0f} ms, {ours / raw:.2f}x"
    )
    return ours, raw


@pytest.mark.parametrize("layout", OfferLayout)
@pytest.mark.parametrize("count", [5, 40, 400])
def test_an_offer_costs_at_most_half_more_than_raw_platypus(count: int, layout: OfferLayout) -> None:
    lines = tuple(a_line(number) for number in range(count))
    offer = replace(examples.OFFER, lines=lines, layout=layout.value)
    ours, raw = compared(
        replace(examples.OFFER_PAPER, offer=offer), raw_platypus, f"{layout.value}, {count} lines"
    )
    assert ours <= ALLOWED * raw


def test_a_key_costs_nothing_of_what_is_behind_the_offer(database: Database) -> None:
    """The preview with forty pages of terms behind it, against the same without them."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
        content = a_pdf(pages=40)
        key = keep_document(session, content, "voorwaarden.pdf", NOW)
        terms = LibraryDocument(an_id(), "Voorwaarden", sha256=key, size_bytes=len(content))
        records.save(session, terms)
    offers = Offers(database, Clock(lambda: NOW, an_id))
    lines = tuple(an_offer_line() for _ in range(20))
    plain = offers.save(replace(offers.start(RELATION_ID).value, lines=lines)).value
    loaded = offers.save(replace(plain, attachments=(terms.id,))).value
    view = offers.view(loaded.id)

    def typed(offer: Offer) -> float:
        begin = perf_counter()
        offers.papers.preview(view, offer, 0, 420)
        return perf_counter() - begin

    typed(loaded), typed(plain)
    turns = [(typed(loaded), typed(plain)) for _ in range(15)]
    ours, floor = (median(times) for times in zip(*turns, strict=True))
    print(f"\nwith 40 pages behind: {ours * 1000:.0f} ms, without {floor * 1000:.0f} ms")  # noqa: T201
    assert ours <= 1.15 * floor
