"""What there is to know of a company before the first talk, by theme, and how fresh it is (Susan §1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.preparation import Target
from salesdesk.domain.relations import Fact

STALE_AFTER_MONTHS = 12
MOST_PEOPLE = 10_000_000
_WHOLE = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+(?![0-9])|[0-9]+")
_SCOPE = re.compile(
    r"\b(hier|vestiging\w*|locatie\w*|kantoor|site\w*|nederland\w*|nl|belgi\w*|vlaanderen|benelux|europ\w*"
    r"|wereldwijd|globaal|groep|concern|holding|totaal|landen|here|worldwide|world|global|group|countries"
    r"|netherlands|total|office|branch)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(medewerkers?|werknemers?|personeelsleden|mensen|man|fte|collega\W?s|employees?|staff|people)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(zelfstandige?|onafhankelijke?|geen|niet|nee|independent|none|not?)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"[\s±~<>€.,0-9]*[0-9][\s.,0-9]*(mln|miljoen|mld|miljard|million|billion|k|m)?\.?\s*"
)


class FactSubject(StrEnum):
    """What a fact is about, as kept in `Fact.subject`; named as the field of the card where there is one."""

    BRANCH = "branch"
    SBI = "sbi_code"
    PRODUCTS = "products"
    STAFF = "employees"
    STAFF_WORLDWIDE = "employees_worldwide"
    REVENUE = "revenue"
    SITES = "sites"
    GROUP = "group"
    CUSTOMERS = "customers"
    REFERENCE = "reference"
    CSR_GOALS = "csr_goals"
    CSR_VISION = "csr_vision"
    CSR_DEMANDS = "csr_demands"
    CSR_HELP = "csr_help"
    NEWS = "news"
    OTHER = "other"


class FactTheme(StrEnum):
    """A part of the form of facts; CSR is MVO in Dutch."""

    COMPANY = "company"
    SIZE = "size"
    CUSTOMERS = "their_customers"
    CSR = "csr"
    NEWS = "news_and_other"


S = FactSubject
SUBJECTS: dict[FactTheme, tuple[FactSubject, ...]] = {
    FactTheme.COMPANY: (S.BRANCH, S.SBI, S.PRODUCTS, S.GROUP),
    FactTheme.SIZE: (S.STAFF, S.STAFF_WORLDWIDE, S.REVENUE, S.SITES),
    FactTheme.CUSTOMERS: (S.CUSTOMERS,),
    FactTheme.CSR: (S.CSR_GOALS, S.CSR_VISION, S.CSR_DEMANDS, S.CSR_HELP),
    FactTheme.NEWS: (S.NEWS, S.OTHER),
}
CARD_FIELDS = frozenset({S.BRANCH, S.SBI, S.STAFF, S.SITES})
"""Subjects that are fields of the relation too: the card follows the newest fact."""
_ONE_AT_A_TIME = CARD_FIELDS | {S.STAFF_WORLDWIDE, S.REVENUE, S.GROUP}
# Subjects as sellers named them themselves before there was a form.
_OLD_WORDS = {
    "branche": S.BRANCH, "industry": S.BRANCH, "medewerkers": S.STAFF, "omzet": S.REVENUE,
    "vestigingen": S.SITES, "groep": S.GROUP, "klant": S.CUSTOMERS, "klanten": S.CUSTOMERS,
    "mvo": S.CSR_DEMANDS, "csr": S.CSR_DEMANDS, "nieuws": S.NEWS, "referentie": S.REFERENCE,
    "anders": S.OTHER, "feit": S.OTHER, "fact": S.OTHER,
}  # fmt: skip


class FactDoubt(StrEnum):
    """Why a number may be read wrongly: 650 people in the Benelux are not the whole company."""

    NO_SCOPE = "no_scope"
    WORLD_SMALLER = "world_smaller"
    WORLD_UNKNOWN = "world_unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact as it stands, and what was known before it, newest first."""

    fact: Fact
    earlier: tuple[Fact, ...] = ()


def subject_of(subject: str) -> FactSubject | None:
    """The subject a fact is kept under; None for words of the seller's own and for answers to questions."""
    if subject in set(FactSubject):
        return FactSubject(subject)
    return _OLD_WORDS.get(subject.strip().casefold())


def holds_one(subject: str) -> bool:
    """Whether there is one such fact at a time, as with a number of employees; news may be many."""
    known = subject_of(subject)
    return known in _ONE_AT_A_TIME if known else subject in set(Target)


def known_facts(facts: Iterable[Fact]) -> tuple[KnownFact, ...]:
    """The facts that hold now in the order they were learnt, each with its history; nothing is lost."""
    live = {fact.id: fact for fact in facts if not fact.deleted}
    corrected = {fact.corrects_id for fact in live.values() if fact.corrects_id != fact.id}
    heads = [fact for fact in live.values() if fact.id not in corrected]
    single: dict[str, list[Fact]] = {}
    found: list[KnownFact] = []
    for fact in heads:
        if holds_one(fact.subject):
            single.setdefault(subject_of(fact.subject) or fact.subject, []).append(fact)
        else:
            found.append(KnownFact(fact, _corrected_by(fact, live)))
    for several in single.values():
        newest = max(several, key=_age)
        others = {each.id: each for head in several for each in (head, *_corrected_by(head, live))}
        others.pop(newest.id)
        found.append(KnownFact(newest, tuple(sorted(others.values(), key=_age, reverse=True))))
    return tuple(sorted(found, key=lambda each: each.fact.id))


def _corrected_by(fact: Fact, live: dict[UUID, Fact]) -> tuple[Fact, ...]:
    chain: list[Fact] = []
    seen = {fact.id}
    before = live.get(fact.corrects_id) if fact.corrects_id else None
    while before is not None and before.id not in seen:
        chain.append(before)
        seen.add(before.id)
        before = live.get(before.corrects_id) if before.corrects_id else None
    return tuple(chain)


def _age(fact: Fact) -> tuple[date, UUID]:
    return fact.noted_on or date.min, fact.id


def is_stale(fact: Fact, today: date) -> bool:
    """Older than a year, or nobody knows how old: look again before relying on it."""
    return fact.noted_on is None or fact.noted_on < months_before(today, STALE_AFTER_MONTHS)


def read_count(text: str) -> int | None:
    """The first whole number in a text: `ongeveer 48.500` is 48500; None without one that can be."""
    found = _WHOLE.search(text)
    count = int(re.sub(r"[. ]", "", found[0])) if found else MOST_PEOPLE
    return count if count < MOST_PEOPLE else None


def doubt_about(subject: FactSubject, text: str, others: dict[FactSubject, str]) -> FactDoubt | None:
    """What to ask oneself about a number just written down; `others` are the facts beside it."""
    if not text.strip():
        return None
    if subject in {S.STAFF, S.STAFF_WORLDWIDE}:
        return _doubt_about_staff(subject, text, others)
    if not any(letter.isdigit() for letter in text) or _SCOPE.search(text):
        return None
    is_bare = _BARE_NUMBER.fullmatch(text) is not None
    speaks_of_people = _PEOPLE.search(text) is not None
    if (subject in {S.REVENUE, S.SITES} and is_bare) or (subject is not S.SBI and speaks_of_people):
        return FactDoubt.NO_SCOPE
    return None


def _doubt_about_staff(subject: FactSubject, text: str, others: dict[FactSubject, str]) -> FactDoubt | None:
    count = read_count(text)
    if count is None:
        return FactDoubt.UNREADABLE
    other = read_count(others.get(S.STAFF if subject is S.STAFF_WORLDWIDE else S.STAFF_WORLDWIDE, ""))
    if subject is S.STAFF_WORLDWIDE:
        return FactDoubt.WORLD_SMALLER if other is not None and count < other else None
    if other is None:
        group = others.get(S.GROUP, "").strip()
        return FactDoubt.WORLD_UNKNOWN if group and not _ALONE.search(group) else None
    return FactDoubt.WORLD_SMALLER if other < count else None
