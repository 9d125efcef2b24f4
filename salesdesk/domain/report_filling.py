"""What answers mean for the report: the same words are not typed twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from salesdesk.domain.preparation import Preparation, Target, asked_questions
from salesdesk.domain.reports import VisitReport

_FIELDS = {
    Target.SUPPLIER: "competitor",
    Target.PRICE_LEVEL: "competitor_price_level",
    Target.DEMANDS_PRODUCT: "demands_on_product",
    Target.DEMANDS_SUPPLIER: "demands_on_supplier",
}
_DAY = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")


def filled(report: VisitReport, before: Preparation, after: Preparation) -> VisitReport:
    """The report with the answers in it; a field in which the seller wrote something else stays his."""
    for target, name in _FIELDS.items():
        was, now = answer_to(before, target), answer_to(after, target)
        if was != now and getattr(report, name) in {"", was}:
            changed: dict[str, Any] = {name: now}
            report = replace(report, **changed)
    was_day = read_day(answer_to(before, Target.CONTRACT_END))
    day = read_day(answer_to(after, Target.CONTRACT_END))
    if day is not None and day != was_day and report.competitor_contract_ends_on in {None, was_day}:
        report = replace(report, competitor_contract_ends_on=day)
    return report


def answer_to(preparation: Preparation, target: Target) -> str:
    """All answers for one field, in the order of the questions."""
    said = (question.answer.strip() for question in asked_questions(preparation) if question.target is target)
    return "; ".join(answer for answer in said if answer)


def read_day(answer: str) -> date | None:
    """A day such as 31-03-2027 somewhere in the answer; None when there is none that exists."""
    found = _DAY.search(answer)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
