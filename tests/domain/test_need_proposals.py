"""Needs found back in reports and answers, offered once and never again after they were thrown away."""

from __future__ import annotations

from datetime import date
from typing import Any

from salesdesk.domain.need_proposals import MOST_PROPOSED, ProposedNeed, propose_needs
from salesdesk.domain.preparation import Target
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.value_proposition import NeedKind
from salesdesk.domain.visits import Visit
from tests.builders import a_customer_need, a_preparation, a_question, a_report, a_visit, an_id

BLANK = {
    "economic_needs": "", "functional_needs": "", "psychological_needs": "", "demands_on_product": "",
    "demands_on_supplier": "",
}  # fmt: skip


def told(day: date, **words: Any) -> tuple[Visit, VisitReport]:
    visit = a_visit(id=an_id(), visit_on=day)
    return visit, a_report(id=an_id(), visit_id=visit.id, **{**BLANK, **words})


def proposed(*pairs: tuple[Visit, VisitReport], known: Any = (), prepared: Any = ()) -> list[ProposedNeed]:
    visits = [visit for visit, _report in pairs]
    return list(propose_needs(visits, [report for _visit, report in pairs], prepared, known))


def test_every_line_of_a_report_is_a_need_of_its_kind() -> None:
    visit, report = told(
        date(2026, 10, 1),
        economic_needs="- Vaste prijs\n\n* Eén factuur.",
        psychological_needs="Rust; geen gedoe",
        demands_on_supplier="VCA",
    )
    found = proposed((visit, report))
    assert [(need.text, need.kind) for need in found] == [
        ("Vaste prijs", NeedKind.ECONOMIC),
        ("Eén factuur", NeedKind.ECONOMIC),
        ("Rust", NeedKind.PSYCHOLOGICAL),
        ("geen gedoe", NeedKind.PSYCHOLOGICAL),
        ("VCA", NeedKind.FUNCTIONAL),
    ]
    assert {(need.visit_id, need.said_on) for need in found} == {(visit.id, date(2026, 10, 1))}


def test_the_latest_talk_comes_first_and_the_same_words_once() -> None:
    early = told(date(2026, 3, 1), economic_needs="Vaste prijzen\nLange termijn")
    late = told(date(2026, 9, 1), economic_needs="vaste prijs")
    assert [need.text for need in proposed(early, late)] == ["vaste prijs", "Lange termijn"]


def test_what_is_known_or_thrown_away_is_not_proposed_again() -> None:
    talk = told(date(2026, 9, 1), functional_needs="Snel\nStil\nVeilig")
    known = [a_customer_need(text="Snelle"), a_customer_need(text="stil", deleted=True)]
    assert [need.text for need in proposed(talk, known=known)] == ["Veilig"]


def test_answers_about_wishes_and_demands_count_too() -> None:
    visit = a_visit(id=an_id(), visit_on=date(2026, 9, 1))
    questions = (
        a_question(id=an_id(), target=Target.WISHES, answer="Minder geluid"),
        a_question(id=an_id(), target=Target.SUPPLIER, answer="Schoonfix"),
        a_question(id=an_id(), target=Target.DEMANDS_PRODUCT, answer="CE-keur", deleted=True),
    )
    prepared = [a_preparation(visit_id=visit.id, questions=questions)]
    found = propose_needs([visit], [], prepared, [])
    assert [need.text for need in found] == ["Minder geluid"]


def test_only_the_last_talks_and_no_endless_list() -> None:
    talks = [told(date(2026, month, 1), economic_needs=f"Wens uit maand {month}") for month in range(1, 11)]
    assert [need.text[-2:].strip() for need in proposed(*talks)] == ["10", "9", "8", "7"]
    long = told(date(2026, 11, 1), functional_needs="\n".join(f"Eis nummer{n}" for n in range(99)))
    assert len(proposed(long)) == MOST_PROPOSED
