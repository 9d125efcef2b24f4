"""What the seller keeps to himself never reaches a sheet that the customer can see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import preparation_sheet_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paper.visit_report import visit_report_pdf
from tests.paper import examples

CUSTOMER_SEES = {
    "customer_report": customer_report_pdf(examples.REPORT_PAPER),
    "preparation_sheet": preparation_sheet_pdf(examples.SHEET),
    "offer": offer_pdf(examples.OFFER_PAPER),
}


@pytest.mark.parametrize("pdf", CUSTOMER_SEES.values(), ids=CUSTOMER_SEES)
def test_no_internal_text_is_printed(pdf: Pdf) -> None:
    assert "INTERN" not in whole_text(pdf.content)
    assert b"INTERN" not in pdf.content


def test_the_internal_report_has_it_all() -> None:
    seen = whole_text(visit_report_pdf(examples.REPORT_PAPER).content)
    report = examples.REPORT
    for text in (
        report.summary,
        report.economic_needs,
        report.budget,
        report.competitor,
        report.demands_on_supplier,
    ):
        assert text in seen
    assert "47" in seen
    assert "INTERN antwoord 4" in seen
    assert "INTERN opvolgen" in seen
    assert "nee, intern" in seen


@pytest.mark.parametrize("word", ["47", "februari 2027", "€-TTL", "bereikt", "beslisser", "Schoonfix"])
def test_the_customers_report_tells_no_chance_goal_or_role(word: str) -> None:
    assert word not in whole_text(customer_report_pdf(examples.REPORT_PAPER).content)


def test_the_customers_report_has_agreements_and_next_steps() -> None:
    seen = whole_text(customer_report_pdf(examples.REPORT_PAPER).content)
    assert "Geachte mevrouw Kuipers," in seen
    assert "Opname beide vestigingen" in seen
    assert "Opname ter plaatse, 1 december 2026" in seen
    assert "Onze volgende afspraak is op dinsdag 1 december 2026 om 10:00." in seen


def test_a_report_without_agreements_is_still_a_letter() -> None:
    report = replace(examples.REPORT, agreements=(), next_step="", next_step_on=None, present=())
    paper = replace(
        examples.REPORT_PAPER, report=report, next_visit=None, preparation=None, contacts=(), follow_ups=()
    )
    seen = whole_text(customer_report_pdf(paper).content)
    assert "Geachte heer, mevrouw," in seen
    assert "Wat wij hebben afgesproken" not in seen
    assert "Bezoekverslag" in whole_text(visit_report_pdf(paper).content)
