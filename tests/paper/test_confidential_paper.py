"""What the seller keeps to himself never reaches a sheet that the customer can see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.preparation import Approach, Outcome, Side, Step, StepRecord, StepState
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import preparation_sheet_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paper.visit_report import VisitReportPaper, visit_report_pdf
from salesdesk.words import word
from tests.paper import examples
from tests.paper.geometry import placed_texts

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


def customers_text(paper: VisitReportPaper) -> str:
    return whole_text(customer_report_pdf(paper).content)


def internal_text(paper: VisitReportPaper) -> str:
    return whole_text(visit_report_pdf(paper).content)


def test_a_letter_that_lists_no_agreements_does_not_announce_them() -> None:
    paper = replace(examples.REPORT_PAPER, report=replace(examples.REPORT, agreements=()))
    assert "Hartelijk dank voor het gesprek van 24 november 2026." in customers_text(paper)
    assert "Hieronder" not in customers_text(paper)
    assert "Hieronder" in customers_text(examples.REPORT_PAPER)


@pytest.mark.parametrize(
    ("who", "printed"),
    [("klant", "U"), (" De klant ", "U"), ("customer", "U"), ("planning", "planning")],
)
def test_a_letter_says_u_where_the_seller_noted_klant(who: str, printed: str) -> None:
    agreement = replace(examples.REPORT.agreements[0], who=who)
    paper = replace(examples.REPORT_PAPER, report=replace(examples.REPORT, agreements=(agreement,)))
    runs = [run.text for run in placed_texts(customer_report_pdf(paper).content)]
    assert printed in runs


@pytest.mark.parametrize("print_pdf", [customer_report_pdf, visit_report_pdf])
def test_what_nobody_was_named_for_is_the_sellers_promise(
    print_pdf: Callable[[VisitReportPaper], Pdf],
) -> None:
    def names(who: str) -> int:
        agreement = replace(examples.REPORT.agreements[0], who=who)
        paper = replace(examples.REPORT_PAPER, report=replace(examples.REPORT, agreements=(agreement,)))
        return sum(run.text == examples.SELLER.name for run in placed_texts(print_pdf(paper).content))

    assert names(" ") == names("planning") + 1


def test_a_next_step_that_is_an_agreement_among_ourselves_stays_ours() -> None:
    ours = replace(examples.REPORT.agreements[0], what="Prijs intern afstemmen", for_customer=False)
    report = replace(examples.REPORT, agreements=(ours,), next_step="prijs intern  afstemmen.")
    assert "afstemmen" not in customers_text(replace(examples.REPORT_PAPER, report=report))


def test_what_was_agreed_is_not_said_again_as_the_next_step() -> None:
    report = replace(examples.REPORT, next_step="opname beide  vestigingen.")
    paper = replace(examples.REPORT_PAPER, report=report, next_visit=None)
    assert customers_text(paper).lower().count("opname beide vestigingen") == 1
    assert "Hoe het verder gaat" not in customers_text(paper)


@pytest.mark.parametrize("text", ["Opname beide vestigingen.", "opname ter plaatse"])
def test_a_follow_up_of_an_agreement_or_the_next_step_is_not_printed_twice(text: str) -> None:
    promised = FollowUp(examples.uid(71), text, examples.DAY)
    other = FollowUp(examples.uid(72), "Kaartje sturen", examples.DAY)
    both = replace(examples.REPORT_PAPER, follow_ups=(promised, other))
    assert internal_text(both).count(text) == internal_text(examples.REPORT_PAPER).count(text)
    assert "Kaartje sturen" in internal_text(both)
    assert "Opvolgen" not in internal_text(replace(both, follow_ups=(promised,)))


def with_outcome(outcome: Outcome) -> VisitReportPaper:
    goals = tuple(
        replace(item, outcome=outcome) if item.side is Side.EXTERNAL else item
        for item in examples.PREPARATION.objectives
    )
    return replace(examples.REPORT_PAPER, preparation=replace(examples.PREPARATION, objectives=goals))


def test_external_goals_nobody_scored_share_a_line_without_an_outcome() -> None:
    runs = [run.text for run in placed_texts(visit_report_pdf(with_outcome(Outcome.OPEN)).content)]
    assert "pres-bedr ←→ · wens+beh · vrvlg" in runs
    assert {"Intern", "Extern"} <= set(runs)
    scored = [run.text for run in placed_texts(visit_report_pdf(with_outcome(Outcome.REACHED)).content)]
    assert "wens+beh" in scored
    assert scored.count("bereikt") == runs.count("bereikt") + len(examples.EXTERNAL_KEYWORDS)


def test_goals_of_one_side_need_no_name_for_it() -> None:
    inner = tuple(item for item in examples.PREPARATION.objectives if item.side is Side.INTERNAL)
    paper = replace(examples.REPORT_PAPER, preparation=replace(examples.PREPARATION, objectives=inner))
    assert "Extern" not in internal_text(paper).split()


def test_the_internal_report_opens_with_what_the_visit_was_for() -> None:
    seen = " ".join(internal_text(examples.REPORT_PAPER).split())
    assert examples.PREPARATION.external_objective in seen


def test_head_office_reads_the_approach_and_why_a_step_was_skipped() -> None:
    skipped = StepRecord(Step.SOCIAL_MEDIA, StepState.SKIPPED, skip_reason="ken ik al jaren")
    steps = tuple(
        skipped if record.step is Step.SOCIAL_MEDIA else record for record in examples.PREPARATION.steps
    )
    prepared = replace(examples.PREPARATION, steps=steps, approaches=frozenset({Approach.CHALLENGER}))
    paper = replace(examples.REPORT_PAPER, preparation=prepared)
    assert "ken ik al jaren" in internal_text(paper)
    assert word(Approach.CHALLENGER) in internal_text(paper)
    assert "Overgeslagen" not in internal_text(examples.REPORT_PAPER)
    assert "ken ik al jaren" not in customers_text(paper)
