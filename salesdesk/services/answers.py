"""Answers on their way to the relation's card: what is there now, what was said, what may be taken over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.facts import read_count
from salesdesk.domain.money import parse_amount
from salesdesk.domain.preparation import Preparation, Target, asked_questions
from salesdesk.domain.relations import Contact, Fact, Relation, Role
from salesdesk.domain.said_moments import read_end
from salesdesk.domain.said_roles import roles_said
from salesdesk.domain.visits import Visit
from salesdesk.formats import field_date, number
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import RelationCard
from salesdesk.words import _, decimal_sign, screen_language, word

# Fields of the relation itself; PERSON_FIELDS go to a person, others become facts or stay in the report.
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
PERSON_FIELDS = frozenset({Target.ROLE, Target.NEWSLETTER})
REPORT_ONLY = frozenset(
    {
        Target.NONE,
        Target.WISHES,
        Target.DEMANDS_PRODUCT,
        Target.DEMANDS_SUPPLIER,
        Target.NEXT_APPOINTMENT,
    }
)
SOURCE = "bezoek"
_SINCE = re.compile(r"[\s,;(-]*\b(sinds|since|vanaf|al \d|tot|until)\b.*$", re.IGNORECASE)
_YES = frozenset({"ja", "graag", "akkoord", "yes", "please", "ok", "oke"})
_NO = frozenset({"nee", "niet", "liever", "geen", "no", "not", "none"})


@dataclass(frozen=True, slots=True)
class Takeover:
    """One proposed change of the card: `present` is empty when nothing is known yet.

    `answer` is how the new value is shown, `said` what was answered. `value` is what the field would get;
    None when the answer cannot be read as such, so that it can only become a fact.
    """

    key: str
    target: Target
    present: str
    answer: str
    value: Any
    said: str = ""

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


def takeovers(
    preparation: Preparation, card: RelationCard, visited_id: UUID | None = None
) -> tuple[Takeover, ...]:
    """What the answers of this visit could change on the card, in the order of the questions."""
    said: dict[Target, list[str]] = {}
    for question in asked_questions(preparation):
        answer = " ".join(question.answer.split())
        if (
            answer
            and question.target not in REPORT_ONLY
            and answer not in said.setdefault(question.target, [])
        ):
            said[question.target].append(answer)
    return tuple(_takeover(target, answers, card, visited_id) for target, answers in said.items() if answers)


def _takeover(target: Target, answers: list[str], card: RelationCard, visited_id: UUID | None) -> Takeover:
    """Several answers to one field stand beside each other; a number or date is the last one said."""
    whole = "; ".join(answers)
    if target is Target.ROLE:
        return _roles_takeover(whole, card, visited_id)
    present = present_value(target, card, visited_id)
    if target in {Target.EMPLOYEES, Target.REVENUE_POTENTIAL, Target.CONTRACT_END}:
        for answer in reversed(answers):
            value, shown = _read(target, answer)
            if value is not None:
                return Takeover(target.value, target, present, shown, value, whole)
    value, shown = _read(target, whole)
    if target is Target.NEWSLETTER and visited_id not in {contact.id for contact in card.contacts}:
        value, shown = None, whole  # nobody to keep it with
    return Takeover(target.value, target, present, shown, value, whole)


def _roles_takeover(whole: str, card: RelationCard, visited_id: UUID | None) -> Takeover:
    """Roles are added to the ones a person has; they are never taken away."""
    said = roles_said(whole, card.contacts, visited_id)
    people = {contact.id: contact for contact in card.contacts if contact.id in said}
    now = {key: person.roles for key, person in people.items()}
    after = {key: person.roles | said[key] for key, person in people.items()}
    present, shown = (
        _roles_shown(roles, people, alone=set(people) == {visited_id}) for roles in (now, after)
    )
    if not people:
        return Takeover(Target.ROLE.value, Target.ROLE, _fact_of(Target.ROLE, card), whole, None, whole)
    return Takeover(Target.ROLE.value, Target.ROLE, present, shown, after, whole)


def _roles_shown(
    roles: Mapping[UUID, frozenset[Role]], people: Mapping[UUID, Contact], *, alone: bool
) -> str:
    """`gebruiker, beslisser`, with the name before it unless it is about the one visited."""
    parts = []
    for key, held in roles.items():
        words = ", ".join(word(role) for role in Role if role in held)
        if words:
            parts.append(words if alone else f"{people[key].short_name}: {words}")
    return "; ".join(parts)


def present_value(target: Target, card: RelationCard, visited_id: UUID | None = None) -> str:
    """What the card says now: a field, else the newest fact; empty when nothing is known."""
    if target in REPORT_ONLY:
        return ""
    if target in CARD_FIELDS:
        return _shown(getattr(card.relation, target.value))
    if target in PERSON_FIELDS:
        person = next((contact for contact in card.contacts if contact.id == visited_id), None)
        if person is not None:
            return _of_person(target, person)
    return _fact_of(target, card)


def _of_person(target: Target, person: Contact) -> str:
    if target is Target.ROLE:
        return ", ".join(word(role) for role in Role if role in person.roles)
    return "" if person.newsletter is None else _yes_or_no(yes=person.newsletter)


def _fact_of(target: Target, card: RelationCard) -> str:
    facts = [fact for fact in card.facts if fact.subject == target.value and not fact.deleted]
    newest = max(facts, key=lambda fact: (fact.noted_on or date.min, fact.id), default=None)
    return newest.text if newest else ""


def kept_answers(
    chosen: Iterable[Takeover], card: RelationCard, visit: Visit, clock: Clock
) -> list[Relation | Contact | Fact]:
    """The relation and people with their new fields, and every answer as a fact dated on the visit.

    What a field said before stays as an earlier fact, so that nothing is ever overwritten without a trace.
    """
    fields: dict[str, Any] = {}
    people = {contact.id: contact for contact in card.contacts}
    before = dict(people)
    facts: list[Fact] = []

    def fact(target: Target, text: str, source: str, noted_on: date | None) -> None:
        facts.append(Fact(clock.new_id(), card.relation.id, target.value, text, source, noted_on))

    for entry in chosen:
        if entry.target in PERSON_FIELDS and entry.value is not None:
            _to_people(entry, people, visit)
            continue
        if entry.target in CARD_FIELDS and entry.value is not None:
            fields[entry.target.value] = entry.value
            if entry.present and entry.present != _fact_of(entry.target, card):
                fact(entry.target, entry.present, "", None)
        fact(entry.target, entry.said or entry.answer, SOURCE, visit.visit_on)
    changed = [person for key, person in people.items() if person != before[key]]
    relation = [replace(card.relation, **fields)] if fields else []
    return [*relation, *changed, *facts]


def _to_people(entry: Takeover, people: dict[UUID, Contact], visit: Visit) -> None:
    if entry.target is Target.ROLE:
        for key, roles in entry.value.items():
            people[key] = replace(people[key], roles=roles)
    elif visit.contact_id is not None:
        people[visit.contact_id] = replace(people[visit.contact_id], newsletter=entry.value)


def _read(target: Target, answer: str) -> tuple[Any, str]:
    """The value of an answer, and how it is shown; what is unreadable for its field keeps its words."""
    reader = _READERS.get(target)
    if reader is None:
        return answer, answer
    value = reader(answer)
    shown = _yes_or_no(yes=value) if isinstance(value, bool) else _shown(value)
    return value, shown or answer


def _amount(answer: str) -> Decimal | None:
    try:
        return parse_amount(answer, decimal_sign())
    except ValueError:
        return None


def _consent(answer: str) -> bool | None:
    """Yes or no; neither word, or both, is no answer."""
    said = set(re.findall(r"[a-zé]+", answer.casefold()))
    yes, no = bool(said & _YES), bool(said & _NO)
    return yes if yes is not no else None


_READERS: dict[Target, Callable[[str], Any]] = {
    Target.EMPLOYEES: read_count,
    Target.REVENUE_POTENTIAL: _amount,
    Target.CONTRACT_END: read_end,
    Target.SUPPLIER: lambda answer: _SINCE.sub("", answer).strip() or answer,
    Target.NEWSLETTER: _consent,
}


def _yes_or_no(*, yes: bool) -> str:
    return _("ja") if yes else _("nee")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return field_date(value)
    if isinstance(value, Decimal):
        return number(value, language=screen_language())
    return str(value)
