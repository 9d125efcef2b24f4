"""Answers fill the fields of the report they belong in, and never overwrite the seller's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.report_filling import answer_to, filled, read_day
from tests.builders import a_preparation, a_question, a_report


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-03-2027", date(2027, 3, 31)),
        ("per 1/4/2027, opzeggen twee maanden", date(2027, 4, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("31-02-2027", None),
        ("eind maart", None),
        ("", None),
    ],
)
def test_a_day_is_read_when_it_exists(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_several_answers_for_one_field_stand_beside_each_other() -> None:
    preparation = a_preparation(
        questions=tuple(
            a_question(target=Target.WISHES, answer=answer, position=place)
            for place, answer in enumerate(("rust", "", "vaste ploeg"))
        )
    )
    assert answer_to(preparation, Target.WISHES) == "rust; vaste ploeg"
