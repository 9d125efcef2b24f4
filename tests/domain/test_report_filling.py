"""Answers fill the fields of the report they belong in, and never overwrite the seller's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.report_filling import answer_to, filled
from salesdesk.domain.reports import VisitReport
from tests.builders import a_preparation, a_question, a_relation, a_report


def answered(target: Target, answer: str) -> Preparation:
    return a_preparation(questions=(a_question(target=target, answer=answer),))


@pytest.mark.parametrize(
    ("target", "field"),
    [
        (Target.SUPPLIER, "competitor"),
        (Target.PRICE_LEVEL, "competitor_price_level"),
        (Target.DEMANDS_PRODUCT, "demands_on_product"),
        (Target.DEMANDS_SUPPLIER, "demands_on_supplier"),
    ],
)
def test_an_answer_fills_its_field_and_follows_while_it_is_typed(target: Target, field: str) -> None:
    nothing, half, whole = (answered(target, text) for text in ("", "Scho", "Schoonfix"))
    report = filled(a_report(), nothing, half)
    assert getattr(report, field) == "Scho"
    assert getattr(filled(report, half, whole), field) == "Schoonfix"
    other: dict[str, Any] = {field: "iets anders"}
    his_own = replace(report, **other)
    assert getattr(filled(his_own, half, whole), field) == "iets anders"


def test_a_day_in_the_answer_becomes_the_end_of_the_contract() -> None:
    nothing, said = answered(Target.CONTRACT_END, ""), answered(Target.CONTRACT_END, "tot 31-03-2027")
    assert filled(a_report(), nothing, said).competitor_contract_ends_on == date(2027, 3, 31)
    known = a_report(competitor_contract_ends_on=date(2028, 1, 1))
    assert filled(known, nothing, said).competitor_contract_ends_on == date(2028, 1, 1)


def test_several_answers_for_one_field_stand_beside_each_other() -> None:
    preparation = a_preparation(
        questions=tuple(
            a_question(target=Target.WISHES, answer=answer, position=place)
            for place, answer in enumerate(("rust", "", "vaste ploeg"))
        )
    )
    assert answer_to(preparation, Target.WISHES) == "rust; vaste ploeg"


def wished(*answers: str) -> Preparation:
    questions = [
        a_question(target=Target.WISHES, answer=said, position=at) for at, said in enumerate(answers)
    ]
    return a_preparation(questions=tuple(questions))


def empty(**over: Any) -> VisitReport:
    return a_report(**{"economic_needs": "", "functional_needs": "", "psychological_needs": "", **over})


def needs(report: VisitReport) -> tuple[str, str, str]:
    return report.economic_needs, report.functional_needs, report.psychological_needs


def typed(report: VisitReport, *drafts: tuple[str, ...]) -> VisitReport:
    """The report after the answers went through these stages."""
    before = wished()
    for answers in drafts:
        after = wished(*answers)
        report, before = filled(report, before, after), after
    return report


def test_wishes_land_in_the_three_lists() -> None:
    said = ("vaste ploeg; één factuur", "klaar vóór 07:45")
    assert needs(typed(empty(), said)) == ("één factuur", "klaar vóór 07:45", "vaste ploeg")


def test_a_wish_follows_the_typist_from_list_to_list() -> None:
    stages = [(("vaste prijs per maand")[:length],) for length in range(1, 22)]
    assert needs(typed(empty(), *stages)) == ("vaste prijs per maand", "", "")
    assert needs(typed(empty(), *stages, ("",))) == ("", "", "")


def test_a_wish_joins_what_the_seller_wrote_himself() -> None:
    report = typed(empty(economic_needs="budget is krap\nkorting"), ("vaste prijs",))
    assert report.economic_needs == "budget is krap\nkorting; vaste prijs"
    again = filled(report, wished("vaste prijs"), wished("vaste prijs per jaar"))
    assert again.economic_needs == "budget is krap\nkorting; vaste prijs per jaar"


def test_a_wish_moved_by_hand_stays_where_it_was_put() -> None:
    moved = empty(psychological_needs="rust aan de balie; vaste prijs")
    report = filled(moved, wished("vaste prijs"), wished("vaste prijs graag"))
    assert needs(report) == ("", "", "rust aan de balie; vaste prijs graag")
    assert needs(filled(moved, wished("vaste prijs"), wished("")))[2] == "rust aan de balie"


def test_a_wish_the_seller_wrote_anew_is_left_alone() -> None:
    report = empty(economic_needs="wil een vaste maandprijs")
    assert filled(report, wished("vaste prijs"), wished("vaste prijs graag")) == report


def test_a_wish_that_stands_there_is_not_written_twice() -> None:
    report = empty(economic_needs="vaste prijs")
    assert filled(report, wished(), wished("vaste prijs")) == report


@given(st.lists(st.text(max_size=40), max_size=3), st.lists(st.text(max_size=40), max_size=3))
def test_wishes_come_and_go_without_a_trace(first: list[str], second: list[str]) -> None:
    there = filled(empty(), wished(), wished(*first))
    other = filled(there, wished(*first), wished(*second))
    assert needs(filled(other, wished(*second), wished())) == ("", "", "")


def test_what_is_only_known_gives_way_to_what_was_said() -> None:
    known = a_relation(current_supplier="Oudschoon", contract_ends_on=date(2026, 12, 31))
    report = a_report(competitor="Oudschoon", competitor_contract_ends_on=date(2026, 12, 31))
    said = a_preparation(
        questions=(
            a_question(target=Target.SUPPLIER, answer="Schoonfix"),
            a_question(target=Target.CONTRACT_END, answer="eind maart 2027"),
        )
    )
    now = filled(report, a_preparation(questions=()), said, known=known)
    assert (now.competitor, now.competitor_contract_ends_on) == ("Schoonfix", date(2027, 3, 31))
    assert filled(report, a_preparation(questions=()), said) == report


@pytest.mark.parametrize("target", [Target.CONTRACT_END, Target.NEXT_APPOINTMENT])
def test_half_a_year_typed_leaves_no_day_behind(target: Target) -> None:
    report, before = a_report(competitor_contract_ends_on=None, next_step_on=None), answered(target, "")
    for length in range(1, 11):
        after = answered(target, "31-03-2027"[:length])
        report, before = filled(report, before, after), after
    assert date(2027, 3, 31) in {report.competitor_contract_ends_on, report.next_step_on}
    gone = filled(report, before, answered(target, ""))
    assert (gone.competitor_contract_ends_on, gone.next_step_on) == (None, None)


def test_a_new_appointment_is_the_day_of_the_next_step() -> None:
    nothing, said = answered(Target.NEXT_APPOINTMENT, ""), answered(Target.NEXT_APPOINTMENT, "1-12 om 10:00")
    visited = date(2026, 11, 24)
    assert filled(a_report(next_step_on=None), nothing, said, visited_on=visited).next_step_on == date(
        2026, 12, 1
    )
    own = a_report(next_step_on=date(2026, 12, 8))
    assert filled(own, nothing, said, visited_on=visited).next_step_on == date(2026, 12, 8)
