"""The report: filled in beforehand, answers to the card only when chosen, frozen when closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.preparation import Outcome, Target
from salesdesk.domain.relations import Relation
from salesdesk.domain.reports import Usefulness, VisitReport
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.errors import Refused
from salesdesk.services.answers import present_value
from salesdesk.services.reports import Reports, ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.settings import save_settings
from tests.builders import (
    a_company,
    a_contact,
    a_fact,
    a_preparation,
    a_question,
    a_relation,
    a_visit,
    an_agreement,
    an_id,
    an_objective,
    some_settings,
)

TODAY = date(2026, 11, 24)
FINISHED: dict[str, Any] = {
    "usefulness": Usefulness.YES,
    "chance_percent": 45,
    "decision_month": date(2027, 2, 1),
    "next_step": "Opname ter plaatse",
    "next_step_on": date(2026, 12, 1),
}


@pytest.fixture
def reports(fresh: SellerFile) -> Reports:
    with fresh.database.write() as session:
        save_settings(session, some_settings(company=a_company(question_template="cleaning")))
    return fresh.reports


def opened(
    file: SellerFile, *, kind: VisitKind = VisitKind.FIRST, on: date = TODAY, **relation: Any
) -> ReportView:
    customer = a_relation(**relation)
    person = a_contact(relation_id=customer.id)
    visit = a_visit(relation_id=customer.id, kind=kind, visit_on=on, start_time=time(7), contact_id=person.id)
    with file.database.write() as session:
        records.save_all(session, [customer, person, visit])
    return file.reports.open(visit.id).value


def with_answers(view: ReportView, **answers: str) -> ReportView:
    """The view with a question and its answer per target."""
    questions = tuple(
        a_question(keyword=target, target=Target(target), answer=answer, position=place)
        for place, (target, answer) in enumerate(answers.items())
    )
    return replace(view, preparation=replace(view.preparation, questions=questions))


def test_it_opens_filled_in_with_who_and_what_is_known(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh, current_supplier="Schoonfix", contract_ends_on=date(2027, 3, 31))
    assert view.report.competitor == "Schoonfix"
    assert view.report.competitor_contract_ends_on == date(2027, 3, 31)
    assert view.report.present == (view.card.contacts[0].id,)
    again = reports.open(view.visit.id)
    assert again.value.report == view.report
    assert not again.changes


def test_answers_given_before_stand_in_the_new_report(fresh: SellerFile, reports: Reports) -> None:
    customer = a_relation()
    visit = a_visit(relation_id=customer.id, visit_on=TODAY)
    question = a_question(target=Target.DEMANDS_PRODUCT, answer="ecolabel")
    with fresh.database.write() as session:
        records.save_all(session, [customer, visit, a_preparation(visit_id=visit.id, questions=(question,))])
    assert reports.open(visit.id).value.report.demands_on_product == "ecolabel"


def test_the_three_questions_are_missing_until_they_are_answered(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh)
    required = {gap.at for gap in view.missing if gap.is_required}
    assert required == {"usefulness", "chance_percent", "next_step"}
    with pytest.raises(Refused) as no:
        reports.close(view.report)
    assert {reason.at for reason in no.value.reasons} == required
    chance = replace(view, report=replace(view.report, chance_percent=30))
    assert "decision_month" in {gap.at for gap in chance.missing}
    hopeless = replace(view, report=replace(view.report, chance_percent=0))
    assert "decision_month" not in {gap.at for gap in hopeless.missing}


def test_after_sales_asks_no_chance(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh, kind=VisitKind.AFTER_SALES)
    assert {gap.at for gap in view.missing if gap.is_required} == {"usefulness", "next_step"}
    report = replace(view.report, usefulness=Usefulness.YES, next_step="bellen")
    assert reports.close(report).value.report.is_closed


def test_nothing_is_missing_when_all_is_filled_in(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh)
    goals = tuple(replace(item, outcome=Outcome.REACHED) for item in view.preparation.objectives)
    report = replace(view.report, **FINISHED, economic_needs="één factuur", agreements=(an_agreement(),))
    done = reports.keep(report, replace(view.preparation, objectives=goals)).value
    assert done.missing == ()
    assert done.missed_objectives == ()


@pytest.mark.parametrize("chance", [-1, 101])
def test_a_chance_lies_between_none_and_certain(fresh: SellerFile, reports: Reports, chance: int) -> None:
    view = opened(fresh)
    with pytest.raises(Refused) as no:
        reports.keep(replace(view.report, chance_percent=chance), view.preparation)
    assert no.value.reasons[0].at == "chance_percent"


def test_a_report_of_a_future_visit_can_be_begun_but_not_closed(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh, on=date(2026, 11, 25))
    kept = reports.save(replace(view.report, **FINISHED)).value
    with pytest.raises(Refused) as no:
        reports.close(kept.report)
    assert [reason.at for reason in no.value.reasons] == ["visit"]
    assert fresh.visits.visit(view.visit.id).state is VisitState.PLANNED


def test_a_cancelled_visit_does_not_become_held_by_its_report(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh)
    fresh.visits.cancel(view.visit.id, "klant belde af")
    with pytest.raises(Refused) as no:
        reports.close(replace(view.report, **FINISHED))
    assert [reason.at for reason in no.value.reasons] == ["visit"]
    assert fresh.visits.visit(view.visit.id).state is VisitState.CANCELLED


def test_closing_freezes_the_report_and_the_visit_was_held(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh)
    closed = reports.close(replace(view.report, **FINISHED)).value
    assert closed.report.is_closed
    assert closed.visit.state is VisitState.HELD
    for again in (reports.close, reports.save):
        with pytest.raises(Refused):
            again(replace(view.report, **FINISHED, summary="later bedacht"))
    assert reports.open(view.visit.id).value.report == closed.report


def test_chosen_answers_go_to_the_card_and_nothing_else_moves(fresh: SellerFile, reports: Reports) -> None:
    view = with_answers(
        opened(fresh, employees=34, current_supplier=""),
        employees="40 mensen", current_supplier="Schoonfix", floor_area="980 m²",
        revenue_potential="€ 14.000", contract_ends_on="31-03-2027", sites="",
    )  # fmt: skip
    reports.keep(view.report, view.preparation)
    entries = {entry.key: entry for entry in view.takeovers}
    assert entries["employees"].differs
    assert not entries["employees"].is_safe
    assert "sites" not in entries
    chosen = frozenset(entry.key for entry in view.takeovers if entry.is_safe)
    closed = reports.close(replace(view.report, **FINISHED), chosen).value
    relation = closed.card.relation
    assert (relation.employees, relation.current_supplier) == (34, "Schoonfix")
    assert relation.contract_ends_on == date(2027, 3, 31)
    assert relation.revenue_potential == Decimal(18500)
    facts = {(fact.subject, fact.text, fact.noted_on, fact.source) for fact in closed.card.facts}
    assert facts == {
        ("current_supplier", "Schoonfix", TODAY, "bezoek"),
        ("contract_ends_on", "31-03-2027", TODAY, "bezoek"),
        ("floor_area", "980 m²", TODAY, "bezoek"),
    }


def test_a_differing_answer_goes_when_it_is_ticked(fresh: SellerFile, reports: Reports) -> None:
    view = with_answers(opened(fresh, employees=34), employees="1.200 wereldwijd")
    reports.keep(view.report, view.preparation)
    closed = reports.close(replace(view.report, **FINISHED), frozenset({"employees"})).value
    assert closed.card.relation.employees == 1200


@pytest.mark.parametrize(
    ("target", "answer"),
    [("employees", "weinig"), ("revenue_potential", "geen idee"), ("contract_ends_on", "eind maart")],
)
def test_an_answer_that_is_no_figure_becomes_a_fact(
    fresh: SellerFile, reports: Reports, target: str, answer: str
) -> None:
    view = opened(fresh, employees=None, revenue_potential=None)
    view = with_answers(view, **{target: answer})
    reports.keep(view.report, view.preparation)
    closed = reports.close(replace(view.report, **FINISHED), frozenset({target})).value
    assert getattr(closed.card.relation, target) is None
    assert [(fact.subject, fact.text) for fact in closed.card.facts] == [(target, answer)]


def test_the_newest_fact_is_what_we_know_now(fresh: SellerFile) -> None:
    view = with_answers(opened(fresh), floor_area="980 m²")
    facts = tuple(
        a_fact(relation_id=view.card.relation.id, subject="floor_area", text=text)
        for text in ("700 m²", "980 m²")
    )
    (entry,) = replace(view, card=replace(view.card, facts=facts)).takeovers
    assert entry.present == "980 m²"
    assert entry.is_equal


@pytest.mark.parametrize(
    ("who", "is_mine"),
    [("", True), ("Sanne de Wit", True), ("sanne", True), ("mw. Kuipers", False), ("M. Visser", False)],
)
def test_my_own_agreements_and_the_next_step_become_follow_ups(
    fresh: SellerFile, reports: Reports, who: str, is_mine: bool
) -> None:
    view = opened(fresh)
    agreement = an_agreement(what="Plattegronden mailen", who=who, due_on=date(2026, 11, 27))
    undated = an_agreement(what="Eens bellen", due_on=None)
    reports.close(replace(view.report, **FINISHED, agreements=(agreement, undated)))
    with fresh.database.read() as session:
        made = {item.text: item.due_on for item in records.find(session, FollowUp, visit_id=view.visit.id)}
    wanted = {"Opname ter plaatse": date(2026, 12, 1)}
    assert made == (wanted | {"Plattegronden mailen": date(2026, 11, 27)} if is_mine else wanted)


def test_an_empty_agreement_is_refused_where_it_is_added_by_hand(fresh: SellerFile, reports: Reports) -> None:
    view = opened(fresh)
    with pytest.raises(Refused):
        reports.add_agreement(view.report, "  ")
    kept = reports.add_agreement(view.report, " Bellen ", "ik", TODAY, for_customer=False).value
    (line,) = kept.report.agreements
    assert (line.what, line.who, line.due_on, line.for_customer) == ("Bellen", "ik", TODAY, False)


def test_what_was_missed_goes_with_its_unanswered_questions_to_the_next_visit(
    fresh: SellerFile, reports: Reports
) -> None:
    view = opened(fresh)
    goals = (
        an_objective(keyword="sleutel", outcome=Outcome.MISSED, note="vergeten"),
        an_objective(keyword="lev", outcome=Outcome.REACHED),
    )
    questions = (
        a_question(keyword="wie heeft de sleutel", serves=("sleutel",)),
        a_question(keyword="wie levert", serves=("lev",), position=1),
        a_question(keyword="alarm", serves=("sleutel",), answer="ja", position=2),
    )
    reports.keep(view.report, replace(view.preparation, objectives=goals, questions=questions))
    coming = fresh.visits.plan(view.visit.relation_id, date(2026, 12, 1), time(10)).value
    first = reports.carry_over(view.report, coming).value
    carried = next(item for item in first.objectives if item.keyword == "sleutel")
    assert (carried.outcome, carried.note) == (Outcome.OPEN, "")
    keywords = [question.keyword for question in first.questions]
    assert "wie heeft de sleutel" in keywords
    assert "alarm" not in keywords
    assert "wie levert" not in keywords
    assert reports.carry_over(view.report, coming).value == first


def test_nothing_is_shown_of_a_report_nobody_began(fresh: SellerFile, reports: Reports) -> None:
    customer = a_relation()
    visit = a_visit(relation_id=customer.id)
    with fresh.database.write() as session:
        records.save_all(session, [customer, visit])
    assert reports.view(visit.id) is None
    with pytest.raises(Refused):
        reports.open(an_id())


def test_a_report_that_came_without_its_preparation_opens_all_the_same(
    fresh: SellerFile, reports: Reports
) -> None:
    customer: Relation = a_relation()
    visit: Visit = a_visit(relation_id=customer.id)
    report = VisitReport(an_id(), visit.id, summary="van kantoor")
    with fresh.database.write() as session:
        records.save_all(session, [customer, visit, report])
    assert reports.open(visit.id).value.report.summary == "van kantoor"


def test_what_we_know_now_is_a_field_a_fact_or_nothing(fresh: SellerFile) -> None:
    card = opened(fresh, employees=34, contract_ends_on=date(2027, 3, 31), sites="").card
    assert present_value(Target.EMPLOYEES, card) == "34"
    assert present_value(Target.CONTRACT_END, card) == "31-03-2027"
    assert present_value(Target.SITES, card) == ""
    assert present_value(Target.FLOOR_AREA, card) == ""
    assert present_value(Target.WISHES, card) == ""


def test_answers_are_kept_with_the_preparation(fresh: SellerFile, reports: Reports) -> None:
    view = with_answers(opened(fresh), floor_area="980 m²")
    kept = reports.save_preparation(view.report, view.preparation).value
    assert kept.preparation.questions[0].answer == "980 m²"


def test_more_people_than_any_company_has_is_no_number(fresh: SellerFile) -> None:
    view = with_answers(opened(fresh, employees=None), employees="999999999999 mensen")
    (entry,) = view.takeovers
    assert entry.value is None
