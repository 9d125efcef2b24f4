"""Every enumeration of the trade has its words, and findings read as short facts."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from datetime import date
from decimal import Decimal
from enum import Enum
from types import ModuleType

import pytest

from salesdesk import domain
from salesdesk.domain.company import Experience, Thresholds
from salesdesk.domain.offer_check import Evidence, Finding, Point, Verdict, check_offer
from salesdesk.domain.preparation import Outcome, Step, StepState, Target
from salesdesk.domain.relations import Role, Status
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import Reason
from salesdesk.storage.rows.base import CODES
from salesdesk.vocabulary import WORDS, forecast, offers, preparation, relations, visits
from salesdesk.words import (
    finding_text,
    gettext_for,
    ngettext,
    reason_text,
    screen_language,
    use_language,
    word,
)
from tests.builders import TODAY, a_contact, an_offer
from tests.source_tree import ROOT


def modules() -> list[ModuleType]:
    names = [entry.name for entry in pkgutil.iter_modules(domain.__path__)]
    return [importlib.import_module(f"salesdesk.domain.{name}") for name in names]


def enumerations() -> list[type[Enum]]:
    """Every enumeration that a module of the domain defines for others."""
    found = [
        member
        for module in modules()
        for member in vars(module).values()
        if isinstance(member, type)
        and issubclass(member, Enum)
        and member.__module__ == module.__name__
        and not member.__name__.startswith("_")
    ]
    assert len(found) >= 20
    return found


def said_outside_the_domain(enumeration: type[Enum]) -> set[str]:
    """The members that some screen, paper or service names, to say them in a sentence of its own."""
    source = (ROOT / "salesdesk").rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in source if path.parent.name != "domain"]
    names = re.compile(rf"\b{enumeration.__name__}\.([A-Z_]+)")
    return {name for text in texts for name in names.findall(text)}


WORDED = [each for each in enumerations() if each in WORDS]
FINDINGS = [each for each in enumerations() if each not in WORDS]


@pytest.mark.parametrize("enumeration", [*CODES, Step, Experience], ids=lambda each: str(each.__name__))
def test_what_is_kept_in_the_file_has_its_words(enumeration: type[Enum]) -> None:
    assert enumeration in WORDS


def test_no_enumeration_has_its_words_twice() -> None:
    assert len(WORDS) == sum(len(each.WORDS) for each in (forecast, offers, preparation, relations, visits))


@pytest.mark.parametrize("enumeration", FINDINGS, ids=lambda each: str(each.__name__))
def test_a_finding_without_a_word_is_told_where_it_is_shown(enumeration: type[Enum]) -> None:
    """Findings of a rule are told in sentences with their figures, by whoever shows them."""
    assert said_outside_the_domain(enumeration)


@pytest.mark.parametrize("enumeration", WORDED, ids=lambda each: str(each.__name__))
def test_every_member_has_a_word(enumeration: type[Enum]) -> None:
    assert set(WORDS[enumeration]) == set(enumeration)
    assert all(word(member).strip() for member in enumeration)


@pytest.mark.parametrize(
    ("member", "dutch"),
    [
        (Status.DEAD, "geen zaken"),
        (Status.FORMER, "ex-klant"),
        (Role.INFLUENCER, "beïnvloeder"),
        (VisitKind.DEMO_LAYMAN, "Demonstratie (leek)"),
        (StepState.OPEN, "open"),
        (Outcome.MISSED, "niet bereikt"),
        (Target.NONE, "alleen verslag"),
        (Usefulness.UNKNOWN, "nog niet ingevuld"),
    ],
)
def test_the_word_is_the_sellers_own(member: Enum, dutch: str) -> None:
    assert word(member) == dutch


def test_a_word_follows_the_language_of_the_screen_or_of_the_paper() -> None:
    dutch = word(Role.DECIDER)
    use_language("en")
    assert word(Role.DECIDER) != dutch
    assert word(Role.DECIDER, "nl") == dutch


def test_counting_and_letters_follow_their_own_language() -> None:
    assert [ngettext("{count} bezoek", "{count} bezoeken", count) for count in (1, 2)] == [
        "{count} bezoek",
        "{count} bezoeken",
    ]
    use_language("en")
    assert screen_language() == "en"
    assert gettext_for("nl")("beslisser") == "beslisser"
    assert gettext_for("en")("beslisser") == word(Role.DECIDER)


def test_a_rule_speaks_with_its_values() -> None:
    assert reason_text(Reason("Houd het onder {most} tekens.", "text", {"most": 500})) == (
        "Houd het onder 500 tekens."
    )


def test_a_finding_speaks_the_language_of_the_screen() -> None:
    use_language("en")
    march = Finding(Point.TERM, Verdict.OK, Evidence.TERM_GOOD, {"month": date(2027, 3, 1), "months": 4})
    assert finding_text(march).startswith("March")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (Finding(Point.CHANCE, Verdict.OK, Evidence.CHANCE_GOOD, {"chance": 60, "minimum": 40}),
         "60 % (min. 40 %)"),
        (Finding(Point.BUDGET, Verdict.OK, Evidence.BUDGET_FITS, {"budget": Decimal(20000)}),
         "€ 20.000, past"),
        (Finding(Point.BUDGET, Verdict.WARN, Evidence.BUDGET_STRETCHED,
                 {"budget": Decimal(20000), "over": Decimal("77.80")}), "€ 20.000, € 77,80 erboven"),
        (Finding(Point.TERM, Verdict.OK, Evidence.TERM_GOOD, {"month": date(2027, 1, 1), "months": 2}),
         "januari, 2 mnd"),
        (Finding(Point.SOLUTION, Verdict.OK, Evidence.DEMANDS_MET, {"met": 3, "demands": 3}),
         "3 van 3 eisen"),
        (Finding(Point.SOLUTION, Verdict.OK, Evidence.SOLUTION_PROVEN, {"evidence": "Proef {x} slaagde"}),
         "Proef {x} slaagde"),
        (Finding(Point.DMU, Verdict.FAIL, Evidence.DECIDER_UNKNOWN), "geen beslisser"),
    ],
)  # fmt: skip
def test_a_finding_reads_as_a_short_fact(finding: Finding, text: str) -> None:
    assert finding_text(finding).replace("\u00a0", " ") == text


@pytest.mark.parametrize("chance", [None, 0, 37, 60])
@pytest.mark.parametrize("month", [None, date(2026, 1, 1), date(2027, 1, 1), date(2029, 1, 1)])
@pytest.mark.parametrize("budget", [None, Decimal(1), Decimal(400), Decimal(900)])
@pytest.mark.parametrize("solution", [None, False, True])
def test_every_finding_of_a_check_fills_its_words(
    chance: int | None, month: date | None, budget: Decimal | None, solution: bool | None
) -> None:
    offer = an_offer(chance_percent=chance, decision_month=month, budget=budget, has_solution=solution)
    for finding in check_offer(offer, [a_contact()], Thresholds(), TODAY).findings:
        assert placeholders(word(finding.evidence)) <= set(finding.values)
        assert finding_text(finding)
