"""Answers on their way to the relation's card: what is there now, what was said, what may be taken over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from salesdesk.domain.money import parse_amount
from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.relations import Fact, Relation
from salesdesk.domain.said_moments import read_end
from salesdesk.domain.visits import Visit
from salesdesk.formats import field_date, number
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import RelationCard
from salesdesk.words import decimal_sign, screen_language

# Fields of the relation itself; the other targets become dated facts or stay in the report.
CARD_FIELDS = frozenset(
    {
        Target.EMPLOYEES,
        Target.SITES,
        Target.BRANCH,
        Target.REVENUE_POTENTIAL,
        Target.SUPPLIER,
        Target.CONTRACT_END,
    }
)
REPORT_ONLY = frozenset(
    {
        Target.NONE,
        Target.ROLE,
        Target.WISHES,
        Target.DEMANDS_PRODUCT,
        Target.DEMANDS_SUPPLIER,
        Target.NEXT_APPOINTMENT,
    }
)
MOST_EMPLOYEES = 10_000_000
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+")


@dataclass(frozen=True, slots=True)
class Takeover:
    """One proposed change of the card: `present` is empty when nothing is known yet.

    `value` is what the field would get; None when the answer cannot be read as a number or a date, so that
    it can only become a fact.
    """

    key: str
    target: Target
    present: str
    answer: str
    value: Any

    @property
    def is_equal(self) -> bool:
        return bool(self.present) and self.present.casefold() == self.answer.casefold()

    @property
    def differs(self) -> bool:
        return bool(self.present) and not self.is_equal

    @property
    def is_safe(self) -> bool:
        """Ticked from the start: it fills what is empty and overwrites nothing."""
        return not self.present


def takeovers(preparation: Preparation, card: RelationCard) -> tuple[Takeover, ...]:
    """What the answers of this visit could change on the card, in the order of the questions."""
    found: dict[Target, Takeover] = {}
    for question in preparation.questions:
        answer = " ".join(question.answer.split())
        if not answer or question.target in REPORT_ONLY:
            continue
        value, shown = _read(question.target, answer)
        present = present_value(question.target, card)
        found[question.target] = Takeover(question.target.value, question.target, present, shown, value)
    return tuple(found.values())


def present_value(target: Target, card: RelationCard) -> str:
    """What the card says now: a field of the relation, else the newest fact; empty when nothing is known."""
    if target in REPORT_ONLY:
        return ""
    if target in CARD_FIELDS:
        return _shown(getattr(card.relation, target.value))
    facts = [fact for fact in card.facts if fact.subject == target.value]
    return max(facts, key=lambda fact: fact.id).text if facts else ""


def kept_answers(
    chosen: Iterable[Takeover], card: RelationCard, visit: Visit, clock: Clock
) -> list[Relation | Fact]:
    """The relation with its new fields, and dated facts for the rest."""
    fields: dict[str, Any] = {}
    facts: list[Relation | Fact] = []
    for entry in chosen:
        if entry.target in CARD_FIELDS and entry.value is not None:
            fields[entry.target.value] = entry.value
        else:
            facts.append(
                Fact(
                    clock.new_id(),
                    card.relation.id,
                    entry.target.value,
                    entry.answer,
                    "bezoek",
                    visit.visit_on,
                )
            )
    return [replace(card.relation, **fields), *facts] if fields else facts


def _read(target: Target, answer: str) -> tuple[Any, str]:
    """The value of an answer, and how it is shown; an unreadable number or date keeps its words."""
    if target is Target.EMPLOYEES:
        digits = _WHOLE.search(answer)
        value = int(digits[0].replace(".", "")) if digits else None
        if value is not None and value >= MOST_EMPLOYEES:
            value = None
        return value, answer if value is None else str(value)
    if target is Target.REVENUE_POTENTIAL:
        try:
            amount = parse_amount(answer, decimal_sign())
        except ValueError:
            return None, answer
        return amount, _shown(amount)
    if target is Target.CONTRACT_END:
        day = read_end(answer)
        return day, field_date(day) if day else answer
    return answer, answer


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return field_date(value)
    if isinstance(value, Decimal):
        return number(value, language=screen_language())
    return str(value)
