"""Questions that propose themselves: what the card lacks, what is old, what hangs open (DOMAIN §5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from salesdesk.domain.catalogue import GENERAL, Catalogue, QuestionPattern, Template
from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.preparation import Preparation, Target, asked_questions
from salesdesk.domain.question_keyword import is_sentence, keyword_of
from salesdesk.domain.relations import Role

OLD_AFTER_MONTHS = 12
MOST_PROPOSED = 8
# Who must be known before an offer can be made; initiator, gatekeeper and adviser are welcome, never missed.
WANTED_ROLES = (Role.DECIDER, Role.BUYER, Role.USER, Role.INFLUENCER)
WANTED_FIELDS = (
    Target.CONTRACT_END,
    Target.SUPPLIER,
    Target.PRICE_LEVEL,
    Target.REVENUE_POTENTIAL,
    Target.EMPLOYEES,
    Target.SITES,
    Target.CONTRACT_TERM,
    Target.NEWSLETTER,
)
# What a customer of ours need not be asked: it is us.
_OURS = frozenset({Target.SUPPLIER, Target.PRICE_LEVEL})
# Only asked when the branch asks them, and of those we do not supply yet.
_OF_THE_BRANCH = (Target.FLOOR_AREA, Target.FREQUENCY, Target.TIME_OF_DAY, Target.SERVICES)


class GapKind(StrEnum):
    """Why a question is proposed."""

    COMPLAINT = "complaint"
    ROLE = "role"
    FIELD = "field"
    OPEN_FACT = "open_fact"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Known:
    """What the card says about something, and since when; without a date nobody knows how old it is."""

    text: str
    noted_on: date | None = None

    def is_old(self, today: date) -> bool:
        return self.noted_on is not None and self.noted_on < months_before(today, OLD_AFTER_MONTHS)


@dataclass(frozen=True, slots=True)
class CardKnowledge:
    """What the file knows about a relation: fields, roles that somebody has, other facts, open complaints."""

    fields: Mapping[Target, Known]
    roles: frozenset[Role]
    facts: Mapping[str, Known]
    complaints: tuple[str, ...] = ()
    is_customer: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A proposed question and why: `about` is the text that the reason names, `since` the age of a fact.

    `key` is what a seller declines; the pattern's `serves` is what it would help to reach.
    """

    key: str
    kind: GapKind
    pattern: QuestionPattern
    target: Target = Target.NONE
    role: Role | None = None
    about: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class _Search:
    """The questions there are to choose from, in the order in which they suit."""

    catalogue: Catalogue
    template: Template
    preparation: Preparation

    def taken(self, target: Target) -> bool:
        return any(one.target is target for one in asked_questions(self.preparation))

    def of_branch(self, target: Target) -> QuestionPattern | None:
        """The question of the branch itself; the general template asks too much at once for this."""
        own = self.template.questions if self.template.slug != GENERAL else ()
        return next((one for one in own if one.target is target), None)

    def of_gap(self, gap: str, value: str = "", *, old: bool = False) -> QuestionPattern | None:
        found = self.catalogue.gap(gap)
        text = found.check if found and old else found.question.text if found else ""
        if found is None or not text:
            return None
        named = keyword_of(value).casefold() if found.named_by_value else found.question.keyword
        # replace, not format: what a customer said may hold braces
        return replace(
            found.question, keyword=named or found.question.keyword, text=text.replace("{value}", value)
        )


def question_gaps(
    preparation: Preparation, template: Template, catalogue: Catalogue, card: CardKnowledge, today: date
) -> tuple[Gap, ...]:
    """What to ask beyond the list, most pressing first; nothing that is on it or was declined."""
    search = _Search(catalogue, template, preparation)
    found = [
        *_complaints(search, card),
        *_roles(search, card),
        *_fields(search, card, WANTED_FIELDS),
        *_facts(search, card, today),
        *_old_fields(search, card, today),
        *_fields(search, card, () if card.is_customer else _OF_THE_BRANCH, of_branch=True),
    ]
    asked = asked_questions(preparation)
    words = {one.keyword.casefold() for one in asked} | {one.text.casefold() for one in asked} - {""}
    wanted = [
        gap
        for gap in found
        if gap.key not in preparation.declined
        and not words & {gap.pattern.keyword.casefold(), gap.pattern.text.casefold()}
    ]
    return tuple(wanted[:MOST_PROPOSED])


def _complaints(search: _Search, card: CardKnowledge) -> Iterable[Gap]:
    for subject in card.complaints:
        pattern = search.of_gap("complaint", subject)
        if pattern is not None:
            yield Gap(f"complaint:{subject}", GapKind.COMPLAINT, pattern, about=subject)


def _roles(search: _Search, card: CardKnowledge) -> Iterable[Gap]:
    if not card.roles:  # nobody is known: one open question about everybody does
        general = search.of_gap("roles")
        if general is not None and not search.taken(Target.ROLE):
            yield Gap("roles", GapKind.ROLE, general, Target.ROLE)
        return
    for role in WANTED_ROLES:
        pattern = search.of_gap(f"role_{role.value}")
        if role not in card.roles and pattern is not None:
            yield Gap(f"role:{role.value}", GapKind.ROLE, pattern, Target.ROLE, role)


def _fields(
    search: _Search, card: CardKnowledge, targets: Iterable[Target], *, of_branch: bool = False
) -> Iterable[Gap]:
    for target in targets:
        if target in card.fields or search.taken(target) or (card.is_customer and target in _OURS):
            continue
        pattern = search.of_branch(target) or (None if of_branch else search.of_gap(target.value))
        if pattern is not None:
            yield Gap(f"field:{target.value}", GapKind.FIELD, pattern, target)


def _old_fields(search: _Search, card: CardKnowledge, today: date) -> Iterable[Gap]:
    for target in (*WANTED_FIELDS, *_OF_THE_BRANCH):
        known = card.fields.get(target)
        if known is None or not known.is_old(today) or search.taken(target):
            continue
        pattern = search.of_gap(target.value, known.text, old=True)
        if pattern is not None:
            yield Gap(f"old:{target.value}", GapKind.OLD, pattern, target, since=known.noted_on)


def _facts(search: _Search, card: CardKnowledge, today: date) -> Iterable[Gap]:
    """Facts without an answer, and facts of more than a year ago."""
    for subject, known in card.facts.items():
        is_open = not known.text.strip() or known.text.rstrip().endswith("?")
        if not is_open and not known.is_old(today):
            continue
        pattern = search.of_gap("fact", subject, old=not is_open)
        if pattern is None:
            continue
        if is_open and is_sentence(known.text):
            pattern = replace(pattern, text=known.text.strip())
        kind = GapKind.OPEN_FACT if is_open else GapKind.OLD
        yield Gap(f"fact:{subject}", kind, pattern, about=subject, since=known.noted_on)
