"""A report filled to the brim: of all that is internal not a word reaches the customer, on paper or by mail.

Every text of the values is filled with a made word of its own, found by looking at the values themselves, so
that a field added tomorrow is kept secret from its first day; only what a customer may see is named below.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from salesdesk import formats
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.preparation import (
    Approach,
    CheckItem,
    Objective,
    Outcome,
    Preparation,
    Question,
    Side,
    Step,
    StepRecord,
)
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.reports import Agreement, Usefulness, VisitReport
from salesdesk.domain.visits import SalesMethod, Visit
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paper.report_mail import report_mail
from salesdesk.paper.visit_report import VisitReportPaper, visit_report_pdf
from salesdesk.words import word
from tests.paper import examples

LANGUAGES = ["nl", "en", "fr", "de"]
SHOWN: dict[type[Any], frozenset[str]] = {
    VisitReport: frozenset({"next_step"}),
    Relation: frozenset({"name", "language"}),
    Contact: frozenset({"surname", "title", "initials", "first_name", "function"}),
    Visit: frozenset(),
    Preparation: frozenset(),
    Objective: frozenset(),
    Question: frozenset(),
    StepRecord: frozenset(),
    CheckItem: frozenset(),
    FollowUp: frozenset(),
}
CONTRACT_END = date(2028, 7, 19)
CHANCE = 47
SCORED = (
    (Side.INTERNAL, Outcome.REACHED),
    (Side.INTERNAL, Outcome.MISSED),
    (Side.EXTERNAL, Outcome.OPEN),
)
words_of_one_talk = st.lists(
    st.text("bcdfghjklmnpqrstvwxz", min_size=9, max_size=14), min_size=120, max_size=120, unique=True
)


class Secrets:
    """Hands out the words, and remembers which were used."""

    def __init__(self, words: list[str]) -> None:
        self._left = iter(words)
        self.used: list[str] = []

    def word(self) -> str:
        self.used.append(next(self._left))
        return self.used[-1]

    def fill(self, value: Any, **over: Any) -> Any:
        """The value with a secret word in every text that the customer may not see."""
        hints = get_type_hints(type(value))
        secret: dict[str, Any] = {}
        for each in fields(value):
            kind = hints[each.name]
            if each.name in over or each.name in SHOWN[type(value)]:
                continue
            if kind is str:
                secret[each.name] = self.word()
            elif get_origin(kind) is tuple and get_args(kind)[0] is str:
                secret[each.name] = (self.word(), self.word())
        return replace(value, **secret, **over)


def full_report(secrets: Secrets, language: str) -> VisitReportPaper:
    """Everything a seller can write about a visit."""
    uid, fill = examples.uid, secrets.fill
    relation = fill(
        examples.NOTARY, language=language, phone="", email="", website="", address=examples.NOTARY.address
    )
    person = fill(examples.OFFICE_MANAGER, phone="", mobile="", email="")
    visit = fill(examples.VISIT, contact_id=person.id)
    preparation = fill(
        Preparation(uid(700), visit.id),
        approaches=frozenset(Approach),
        steps=tuple(fill(StepRecord(step)) for step in Step),
        items=tuple(fill(CheckItem(uid(710 + step), step, "")) for step in Step),
        objectives=tuple(
            fill(Objective(uid(730 + at), side, ""), outcome=outcome)
            for at, (side, outcome) in enumerate(SCORED)
        ),
        questions=tuple(fill(Question(uid(740 + at), ""), asked=True) for at in range(3)),
        arguments=(uid(750),),
    )
    report = fill(
        VisitReport(uid(760), visit.id),
        usefulness=Usefulness.PARTLY,
        method=SalesMethod.PROCESS,
        chance_percent=CHANCE,
        decision_month=date(2029, 5, 1),
        next_step="Opname ter plaatse",
        competitor_contract_ends_on=CONTRACT_END,
        present=(person.id,),
        agreements=(
            Agreement(uid(761), "Plattegronden mailen", "mw. Kuipers"),
            Agreement(uid(762), secrets.word(), secrets.word(), for_customer=False, position=1),
            Agreement(uid(763), secrets.word(), secrets.word(), deleted=True, position=2),
        ),
        seconds_spent=134,
    )
    follow_up = FollowUp(uid(770), secrets.word(), examples.DAY)
    return VisitReportPaper(
        report, visit, relation, examples.COMPANY, examples.SELLER, examples.MADE_AT, preparation, (person,),
        (follow_up,), None, language,
    )  # fmt: skip


def seen_by_the_customer(paper: VisitReportPaper) -> str:
    """The letter, the mail it goes with and what the file says of itself, without spaces or capitals."""
    content = customer_report_pdf(paper).content
    reader = PdfReader(io.BytesIO(content))
    about = " ".join(str(value) for value in (reader.metadata or {}).values())
    mail = report_mail(paper)
    return bare(" ".join((whole_text(content), about, mail.subject, mail.body)))


def bare(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=words_of_one_talk)
def test_not_one_internal_word_reaches_the_customer(language: str, words: list[str]) -> None:
    secrets = Secrets(words)
    seen = seen_by_the_customer(full_report(secrets, language))
    assert [each for each in secrets.used if bare(each) in seen] == []
    assert bare("Plattegronden mailen") in seen


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=words_of_one_talk)
def test_nor_does_it_when_there_is_nothing_to_tell_him_but_thanks(language: str, words: list[str]) -> None:
    secrets = Secrets(words)
    paper = full_report(secrets, language)
    ours = tuple(entry for entry in paper.report.agreements if not entry.for_customer)
    seen = seen_by_the_customer(
        replace(paper, report=replace(paper.report, agreements=ours, next_step="", next_step_on=None))
    )
    assert [each for each in secrets.used if bare(each) in seen] == []


def forbidden(language: str) -> Iterator[str]:
    """Figures, dates and words of choices that are internal."""
    yield formats.percent(CHANCE, language)
    yield str(CHANCE)
    yield formats.paper_date(CONTRACT_END, language)
    yield formats.long_date(CONTRACT_END, language)
    yield formats.month_text(date(2029, 5, 1), language)
    for member in (Usefulness.PARTLY, SalesMethod.PROCESS, Outcome.REACHED, Outcome.MISSED, *Approach):
        yield word(member, language)
    for role in examples.OFFICE_MANAGER.roles:
        yield word(role, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_date_or_verdict_reaches_the_customer(language: str) -> None:
    made = [f"{'bcdfg'[at % 5]}{'hjklm'[at // 5 % 5]}{'npqrs'[at // 25 % 5]}vwxz" for at in range(125)]
    seen = seen_by_the_customer(full_report(Secrets(made), language))
    assert [each for each in forbidden(language) if bare(each) in seen] == []


def test_the_words_are_on_the_internal_report_so_that_the_search_can_find_them() -> None:
    made = [f"{'bcdfg'[at % 5]}{'hjklm'[at // 5 % 5]}{'npqrs'[at // 25 % 5]}vwxz" for at in range(125)]
    secrets = Secrets(made)
    paper = full_report(secrets, "nl")
    seen = bare(whole_text(visit_report_pdf(paper).content))
    report = paper.report
    for text in (report.summary, report.economic_needs, report.competitor, report.competitor_price_level):
        assert bare(text) in seen
    for question in paper.preparation.questions if paper.preparation else ():
        assert bare(question.answer) in seen
    assert len(secrets.used) > 90


def test_every_value_of_the_report_is_filled_by_itself() -> None:
    """A new kind of value in the report's paper must be told to this test."""
    known = {*SHOWN, Agreement}
    hints = get_type_hints(VisitReportPaper)
    for each in fields(VisitReportPaper):
        kinds = [hints[each.name], *get_args(hints[each.name])]
        for kind in kinds:
            if isinstance(kind, type) and is_dataclass(kind):
                assert kind in known or each.name in {"company", "seller"}, each.name
