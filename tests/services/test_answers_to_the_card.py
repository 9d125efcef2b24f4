"""Every answer goes where it belongs, only when chosen, dated, and never over another value in silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.relations import Contact, Fact, Relation, Role
from salesdesk.domain.reports import Usefulness, VisitReport
from salesdesk.services.answers import kept_answers, present_value, takeovers
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.builders import a_contact, a_preparation, a_question, a_relation, a_report, a_visit

TODAY = date(2026, 11, 24)
EMPTY: dict[str, Any] = {
    "employees": None, "sites": "", "branch": "", "revenue_potential": None, "current_supplier": "",
    "contract_ends_on": None,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """An answer, what the field becomes, and another value that may stand there already."""

    target: Target
    answer: str
    becomes: Any
    other: Any
    shown: str


FIELDS = [
    Case(Target.EMPLOYEES, "34 hier in Haarlem", 34, 650, "34"),
    Case(Target.EMPLOYEES, "zo'n 1 250 mensen", 1250, 650, "1250"),
    Case(Target.SITES, "Haarlem, Beverwijk", "Haarlem, Beverwijk", "Haarlem", "Haarlem, Beverwijk"),
    Case(Target.BRANCH, "notariaat", "notariaat", "advocatuur", "notariaat"),
    Case(Target.REVENUE_POTENTIAL, "€ 14.000", Decimal(14000), Decimal(9000), "14.000"),
    Case(Target.SUPPLIER, "Schoonfix, sinds 2021", "Schoonfix", "Oudschoon", "Schoonfix"),
    Case(Target.CONTRACT_END, "eind maart 2027", date(2027, 3, 31), date(2026, 12, 31), "31-03-2027"),
]
PERSON = [
    Case(Target.ROLE, "beslisser", frozenset({Role.DECIDER}), frozenset({Role.USER}), "beslisser"),
    Case(Target.NEWSLETTER, "ja, graag", True, False, "ja"),
    Case(Target.NEWSLETTER, "liever niet", False, True, "nee"),
]
FACTS = [
    Target.SERVICES, Target.FLOOR_AREA, Target.FREQUENCY, Target.TIME_OF_DAY, Target.CONTRACT_TERM,
    Target.PRICE_LEVEL, Target.INTEREST,
]  # fmt: skip
STAYS = [
    Target.NONE, Target.WISHES, Target.DEMANDS_PRODUCT, Target.DEMANDS_SUPPLIER, Target.NEXT_APPOINTMENT,
]  # fmt: skip


def talked(
    file: SellerFile, *answers: tuple[Target, str], person: Contact | None = None, **over: Any
) -> ReportView:
    """The report of a visit in which this was said."""
    customer = a_relation(**{**EMPTY, **over})
    met = replace(person or a_contact(roles=frozenset(), newsletter=None), relation_id=customer.id)
    visit = a_visit(relation_id=customer.id, visit_on=TODAY, contact_id=met.id)
    questions = tuple(
        a_question(target=target, answer=answer, keyword=str(place), position=place)
        for place, (target, answer) in enumerate(answers)
    )
    preparation: Preparation = a_preparation(visit_id=visit.id, questions=questions)
    report: VisitReport = a_report(
        visit_id=visit.id, usefulness=Usefulness.YES, chance_percent=0, next_step="bellen", closed_at=None
    )
    with file.database.write() as session:
        records.save_all(session, [customer, met, visit, preparation, report])
    view = file.reports.view(visit.id)
    assert view is not None
    return view


def closed(file: SellerFile, view: ReportView, *ticked: Target) -> tuple[Relation, Contact, list[Fact]]:
    done = file.reports.close(view.report, frozenset(target.value for target in ticked)).value
    return done.card.relation, done.card.contacts[0], list(done.card.facts)


def test_every_target_is_in_one_of_the_tables() -> None:
    covered = {case.target for case in (*FIELDS, *PERSON)} | set(FACTS) | set(STAYS)
    assert covered == set(Target)


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: case.target.value)
def test_an_empty_field_is_filled_and_the_answer_is_a_dated_fact(fresh: SellerFile, case: Case) -> None:
    view = talked(fresh, (case.target, case.answer))
    (entry,) = view.takeovers
    assert entry.is_safe
    assert entry.answer == case.shown
    relation, _person, facts = closed(fresh, view, case.target)
    assert getattr(relation, case.target.value) == case.becomes
    assert [(one.subject, one.text, one.noted_on) for one in facts] == [
        (case.target.value, case.answer, TODAY)
    ]


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: case.target.value)
def test_another_value_stays_unless_the_seller_ticks_it_and_then_is_remembered(
    fresh: SellerFile, case: Case
) -> None:
    view = talked(fresh, (case.target, case.answer), **{case.target.value: case.other})
    (entry,) = view.takeovers
    assert entry.differs
    assert not entry.is_safe
    relation, _person, facts = closed(fresh, view, case.target)
    assert getattr(relation, case.target.value) == case.becomes
    assert [(one.text, one.noted_on) for one in facts] == [(entry.present, None), (case.answer, TODAY)]


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: case.target.value)
def test_an_answer_that_is_not_ticked_changes_nothing(fresh: SellerFile, case: Case) -> None:
    view = talked(fresh, (case.target, case.answer), **{case.target.value: case.other})
    relation, _person, facts = closed(fresh, view)
    assert getattr(relation, case.target.value) == case.other
    assert facts == []


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: case.target.value)
def test_the_same_value_is_equal_and_asks_nothing(fresh: SellerFile, case: Case) -> None:
    view = talked(fresh, (case.target, case.answer), **{case.target.value: case.becomes})
    (entry,) = view.takeovers
    assert entry.is_equal
    assert closed(fresh, view, case.target)[2] == []


@pytest.mark.parametrize("case", PERSON, ids=lambda case: case.answer)
def test_a_role_and_a_consent_go_to_the_person_who_was_met(fresh: SellerFile, case: Case) -> None:
    name = "roles" if case.target is Target.ROLE else "newsletter"
    view = talked(fresh, (case.target, case.answer))
    (entry,) = view.takeovers
    assert (entry.is_safe, entry.answer) == (True, case.shown)
    assert getattr(closed(fresh, view, case.target)[1], name) == case.becomes


@pytest.mark.parametrize("case", PERSON, ids=lambda case: case.answer)
def test_what_is_known_of_a_person_is_not_overwritten_in_silence(fresh: SellerFile, case: Case) -> None:
    name = "roles" if case.target is Target.ROLE else "newsletter"
    known = replace(a_contact(roles=frozenset(), newsletter=None), **{name: case.other})
    view = talked(fresh, (case.target, case.answer), person=known)
    (entry,) = view.takeovers
    assert entry.differs
    assert getattr(closed(fresh, view)[1], name) == case.other


def test_a_role_comes_beside_the_ones_a_person_has(fresh: SellerFile) -> None:
    user = a_contact(roles=frozenset({Role.USER}))
    view = talked(fresh, (Target.ROLE, "beslist"), person=user)
    assert view.takeovers[0].answer == "beslisser, gebruiker"
    assert closed(fresh, view, Target.ROLE)[1].roles == {Role.USER, Role.DECIDER}


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        (Target.ROLE, "de notaris zelf beslist"),
        (Target.NEWSLETTER, "vraagt het na"),
        (Target.NEWSLETTER, "ja of nee, weet niet"),
        (Target.EMPLOYEES, "weinig"),
        (Target.CONTRACT_END, "ergens in het voorjaar"),
    ],
)
def test_an_answer_that_cannot_be_read_becomes_a_fact_only(
    fresh: SellerFile, target: Target, answer: str
) -> None:
    relation, person, facts = closed(fresh, talked(fresh, (target, answer)), target)
    assert [(fact.subject, fact.text) for fact in facts] == [(target.value, answer)]
    assert (relation.employees, relation.contract_ends_on) == (None, None)
    assert (person.roles, person.newsletter) == (frozenset(), None)


@pytest.mark.parametrize("target", FACTS)
def test_other_answers_become_dated_facts_beside_the_former_one(fresh: SellerFile, target: Target) -> None:
    first = talked(fresh, (target, "eerst dit"))
    closed(fresh, first, target)
    (fact,) = fresh.relations.card(first.visit.relation_id).facts
    assert (fact.subject, fact.text, fact.source, fact.noted_on) == (target, "eerst dit", "bezoek", TODAY)


@pytest.mark.parametrize("target", STAYS)
def test_the_rest_stays_in_the_report(fresh: SellerFile, target: Target) -> None:
    view = talked(fresh, (target, "vaste prijs"))
    assert view.takeovers == ()
    assert closed(fresh, view, target)[2] == []


def test_two_answers_for_one_field_are_both_kept(fresh: SellerFile) -> None:
    view = talked(
        fresh,
        (Target.SERVICES, "glas"), (Target.SERVICES, "vloeren"),
        (Target.EMPLOYEES, "geen idee"), (Target.EMPLOYEES, "40"), (Target.EMPLOYEES, "veel"),
    )  # fmt: skip
    services, employees = view.takeovers
    assert services.answer == "glas; vloeren"
    assert (employees.value, employees.said) == (40, "geen idee; 40; veel")


@pytest.mark.parametrize("answer", ["ja, graag", "liever niet"])
def test_a_consent_of_someone_who_is_not_on_the_card_becomes_a_fact(fresh: SellerFile, answer: str) -> None:
    view = talked(fresh, (Target.NEWSLETTER, answer))
    gone = replace(view.card, contacts=())
    (entry,) = takeovers(view.preparation, gone, view.visit.contact_id)
    assert (entry.value, entry.answer, entry.present) == (None, answer, "")
    (fact,) = kept_answers([entry], gone, view.visit, fresh.clock)
    assert isinstance(fact, Fact)
    assert fact.text == answer


def test_what_is_known_of_a_person_is_shown_beside_the_question(fresh: SellerFile) -> None:
    known = a_contact(roles=frozenset({Role.USER, Role.BUYER}), newsletter=False)
    view = talked(fresh, (Target.ROLE, ""), person=known)
    visited = view.visit.contact_id
    assert present_value(Target.ROLE, view.card, visited) == "gebruiker, inkoper"
    assert present_value(Target.NEWSLETTER, view.card, visited) == "nee"
    assert present_value(Target.ROLE, view.card, None) == ""


def test_two_named_people_get_their_roles_and_both_are_shown(fresh: SellerFile) -> None:
    user = a_contact(surname="Kuipers", initials="M.", roles=frozenset({Role.USER}))
    view = talked(fresh, (Target.ROLE, "Kuipers adviseert, De Visser beslist"), person=user)
    other = a_contact(
        surname="de Visser", initials="P.", relation_id=view.card.relation.id, roles=frozenset()
    )
    with fresh.database.write() as session:
        records.save(session, other)
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    (entry,) = again.takeovers
    assert entry.present == "M. Kuipers: gebruiker"
    assert entry.answer == "M. Kuipers: gebruiker, adviseur; P. de Visser: beslisser"
    assert not entry.is_safe
    fresh.reports.close(again.report, frozenset({Target.ROLE.value}))
    roles = {one.surname: one.roles for one in fresh.relations.card(view.card.relation.id).contacts}
    assert roles == {"Kuipers": {Role.USER, Role.ADVISER}, "de Visser": {Role.DECIDER}}
