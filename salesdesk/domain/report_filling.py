"""What answers mean for the report: the same words are not typed twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

from salesdesk.domain.preparation import Preparation, Target, asked_questions
from salesdesk.domain.relations import Relation
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.said_moments import read_day, read_end
from salesdesk.domain.value_proposition import NeedKind
from salesdesk.domain.wish_sorting import need_kind, wishes_of

_FIELDS = {
    Target.SUPPLIER: "competitor",
    Target.PRICE_LEVEL: "competitor_price_level",
    Target.DEMANDS_PRODUCT: "demands_on_product",
    Target.DEMANDS_SUPPLIER: "demands_on_supplier",
}
NEED_FIELDS = {
    NeedKind.ECONOMIC: "economic_needs",
    NeedKind.FUNCTIONAL: "functional_needs",
    NeedKind.PSYCHOLOGICAL: "psychological_needs",
}
_BETWEEN = re.compile(r"(\s*[;\n]\s*)")


def filled(
    report: VisitReport,
    before: Preparation,
    after: Preparation,
    *,
    known: Relation | None = None,
    visited_on: date | None = None,
) -> VisitReport:
    """The report with the answers in it; a field in which the seller wrote something else stays his.

    What only stands there because it is `known` of the relation gives way to what was said in the visit.
    A day without a year is the first one from `visited_on`.
    """
    for target, name in _FIELDS.items():
        was, now = answer_to(before, target), answer_to(after, target)
        is_known = (
            target is Target.SUPPLIER and known is not None and report.competitor == known.current_supplier
        )
        if was != now and (getattr(report, name) in {"", was} or is_known):
            report = _with(report, name, now)
    was_day = read_end(answer_to(before, Target.CONTRACT_END))
    day = read_end(answer_to(after, Target.CONTRACT_END))
    known_day = known.contract_ends_on if known else None
    if day != was_day and report.competitor_contract_ends_on in {None, was_day, known_day}:
        report = replace(report, competitor_contract_ends_on=day or known_day)
    return _with_next_day(_with_wishes(report, before, after), before, after, visited_on)


def answer_to(preparation: Preparation, target: Target) -> str:
    """All answers for one field, in the order of the questions."""
    said = (question.answer.strip() for question in asked_questions(preparation) if question.target is target)
    return "; ".join(answer for answer in said if answer)


def _with_next_day(
    report: VisitReport, before: Preparation, after: Preparation, visited_on: date | None
) -> VisitReport:
    """The day of a new appointment is the day of the next step, unless the seller chose another."""
    was, day = (read_day(answer_to(each, Target.NEXT_APPOINTMENT), visited_on) for each in (before, after))
    if day != was and report.next_step_on in {None, was}:
        return replace(report, next_step_on=day)
    return report


def _with_wishes(report: VisitReport, before: Preparation, after: Preparation) -> VisitReport:
    """Wishes that came, changed or went, each in the list of its kind.

    One that the seller moved to another list stays there, one that he wrote anew is left alone.
    """
    was, now = (list(wishes_of(answer_to(each, Target.WISHES))) for each in (before, after))
    while was and now and was[0] == now[0]:
        del was[0], now[0]
    while was and now and was[-1] == now[-1]:
        del was[-1], now[-1]
    for old, new in zip_longest(was, now, fillvalue=""):
        report = _with_wish(report, old, new)
    return report


def _with_wish(report: VisitReport, old: str, new: str) -> VisitReport:
    holding = [name for name in NEED_FIELDS.values() if old and old in _entries(getattr(report, name))]
    place = holding[0] if holding else ""
    if old and not place:
        return report  # the seller wrote something else there
    wanted = NEED_FIELDS[need_kind(new)]
    if place and place != NEED_FIELDS[need_kind(old)]:
        wanted = place  # moved by hand
    if place == wanted and new:
        return _with(report, place, _put(getattr(report, place), old, new))
    if place:
        report = _with(report, place, _put(getattr(report, place), old, ""))
    text = getattr(report, wanted)
    if not new or new in _entries(text):
        return report
    return _with(report, wanted, f"{text.rstrip()}; {new}" if text.strip() else new)


def _entries(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text)[::2]]


def _put(text: str, old: str, new: str) -> str:
    """The text with one entry changed, or gone together with the sign before it."""
    pieces = _BETWEEN.split(text)
    at = next(place for place in range(0, len(pieces), 2) if pieces[place].strip() == old)
    if new:
        pieces[at] = new
    elif at:
        del pieces[at - 1 : at + 1]
    else:
        del pieces[:2]
    return "".join(pieces)


def _with(report: VisitReport, name: str, value: str) -> VisitReport:
    changed: dict[str, Any] = {name: value}
    return replace(report, **changed)
