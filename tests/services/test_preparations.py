"""Preparing: proposed from the branch's questions, kept as typed, limited where it stops making sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern
from salesdesk.domain.preparation import Preparation, Step, StepState, asked_questions
from salesdesk.domain.preparation_edits import with_objective, with_question, without_questions
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import SalesMethod, VisitKind
from salesdesk.errors import Refused
from salesdesk.services.preparations import LONGEST_LIST, Preparations
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.settings import save_settings
from salesdesk.words import use_language
from tests.builders import a_company, a_relation, a_visit, an_id, some_settings

NASTY = "<b>x</b> {subject} „Łukasz & Zoë” <img src='/etc/hostname'/> \x00" + "z" * 20_000


@pytest.fixture
def preparations(fresh: SellerFile) -> Preparations:
    with fresh.database.write() as session:
        save_settings(session, some_settings(company=a_company(question_template="cleaning")))
    return fresh.preparations


def a_planned(file: SellerFile, kind: VisitKind = VisitKind.FIRST, **relation: object) -> UUID:
    customer = a_relation(**relation)
    visit = a_visit(relation_id=customer.id, kind=kind, visit_on=date(2026, 11, 26), start_time=time(9))
    with file.database.write() as session:
        records.save_all(session, [customer, visit])
    return visit.id


def test_the_first_opening_proposes_and_the_second_finds_it(
    fresh: SellerFile, preparations: Preparations
) -> None:
    visit_id = a_planned(fresh)
    assert preparations.view(visit_id) is None
    first = preparations.prepare(visit_id)
    again = preparations.prepare(visit_id)
    assert first.changes
    assert not again.changes
    assert again.value.preparation == first.value.preparation == preparations.kept(visit_id)
    assert "huidige leverancier" in {question.keyword for question in first.value.preparation.questions}


def test_an_english_seller_is_proposed_english_questions(
    fresh: SellerFile, preparations: Preparations
) -> None:
    dutch = preparations.prepare(a_planned(fresh)).value
    use_language("en")
    english = preparations.prepare(a_planned(fresh, id=an_id())).value
    both = [{question.text for question in view.preparation.questions} for view in (dutch, english)]
    assert all(both)
    assert not both[0] & both[1]
    keywords = {item.keyword for item in english.preparation.objectives}
    assert {"address", "supplier", "m2 / freq / other"} <= keywords
    assert {"NAW", "lev"} & keywords == set()
    assert {item.label for item in dutch.preparation.items} <= preparations.known_items()


@pytest.mark.parametrize(
    ("sites", "said"),
    [
        ("Haarlem, Beverwijk", "in Haarlem en Beverwijk"),
        ("Haarlem en Beverwijk", "in Haarlem en Beverwijk"),
        ("3 vestigingen", "rond de schoonmaak op"),
        ("", "rond de schoonmaak op"),
    ],
)
def test_the_sentence_said_aloud_names_the_towns_it_is_about(
    fresh: SellerFile, preparations: Preparations, sites: str, said: str
) -> None:
    view = preparations.prepare(a_planned(fresh, sites=sites)).value
    assert said in view.preparation.external_objective


def test_the_kind_of_visit_chooses_method_and_required_steps(
    fresh: SellerFile, preparations: Preparations
) -> None:
    view = preparations.prepare(a_planned(fresh, VisitKind.AFTER_SALES)).value
    assert view.preparation.method is SalesMethod.RELATION
    assert Step.SOCIAL_MEDIA not in view.required
    assert Step.CRM in view.required


def test_what_is_kept_comes_back_as_typed(fresh: SellerFile, preparations: Preparations) -> None:
    preparation = preparations.prepare(a_planned(fresh)).value.preparation
    typed = replace(preparation, external_objective=NASTY.replace("\x00", ""))
    kept = preparations.keep(typed).value
    assert preparations.kept(preparation.visit_id) == kept
    assert kept.external_objective == typed.external_objective


def test_a_skipped_step_needs_a_reason_and_a_visit_that_can_do_without(
    fresh: SellerFile, preparations: Preparations
) -> None:
    follow_up = preparations.prepare(a_planned(fresh, VisitKind.FOLLOW_UP)).value.preparation
    with pytest.raises(Refused):
        preparations.mark_step(follow_up, Step.SOCIAL_MEDIA, StepState.SKIPPED)
    skipped = preparations.mark_step(follow_up, Step.SOCIAL_MEDIA, StepState.SKIPPED, reason="ken hem").value
    assert skipped.record(Step.SOCIAL_MEDIA).skip_reason == "ken hem"
    first = preparations.prepare(a_planned(fresh)).value.preparation
    with pytest.raises(Refused):
        preparations.mark_step(first, Step.SOCIAL_MEDIA, StepState.SKIPPED, reason="ken hem")


def test_two_hundred_questions_are_kept_and_one_more_is_refused(
    fresh: SellerFile, preparations: Preparations
) -> None:
    preparation = preparations.prepare(a_planned(fresh)).value.preparation
    full = replace(preparation, questions=())
    for number in range(LONGEST_LIST):
        question = preparations.new_question(QuestionPattern(f"vraag {number}", "", serves=("NAW",)))
        full = with_question(full, question)
    assert len(preparations.keep(full).value.questions) == LONGEST_LIST
    more = with_question(full, preparations.new_question(QuestionPattern("nog een", "")))
    with pytest.raises(Refused) as no:
        preparations.keep(more)
    assert no.value.reasons[0].at == "questions"
    kept = preparations.kept(preparation.visit_id)
    assert kept is not None
    assert len(kept.questions) == LONGEST_LIST


def test_another_template_keeps_what_was_answered_or_written_by_himself(
    fresh: SellerFile, preparations: Preparations
) -> None:
    view = preparations.prepare(a_planned(fresh)).value
    questions = view.preparation.questions
    answered = replace(questions[5], answer="vijf keer per week")
    own = preparations.new_question(QuestionPattern("parkeren", "Waar kan de ploeg staan?"))
    edited = with_question(with_question(view.preparation, answered), own)
    changed = preparations.templated(replace(view, preparation=edited), "ict")
    keywords = [question.keyword for question in asked_questions(changed)]
    assert answered.keyword in keywords
    assert "parkeren" in keywords
    assert "vierkante meters" not in keywords
    assert [question.position for question in changed.questions] == list(range(len(keywords)))
    assert changed.external_objective != edited.external_objective
    preparations.keep(changed)


def test_only_what_is_not_on_the_list_is_offered(fresh: SellerFile, preparations: Preparations) -> None:
    view = preparations.prepare(a_planned(fresh)).value
    price = next(question for question in view.preparation.questions if "€-CONC" in question.serves)
    without = replace(view, preparation=without_questions(view.preparation, {price.id}))
    assert price.keyword in {
        pattern.keyword for pattern in preparations.questions_to_choose(without, "€-CONC")
    }
    assert price.keyword not in {pattern.keyword for pattern in preparations.questions_to_choose(view)}
    assert [item.keyword for item in without.unserved] == ["€-CONC"]
    taken = {item.keyword for item in view.preparation.objectives}
    assert not taken & {pattern.keyword for pattern in preparations.objectives_to_choose(view)}


def test_an_objective_of_his_own_is_unserved_and_a_question_for_nothing_idle(
    fresh: SellerFile, preparations: Preparations
) -> None:
    view = preparations.prepare(a_planned(fresh)).value
    item = preparations.new_objective(ObjectivePattern("sleutel", "Wie heeft de sleutels?"))
    question = preparations.new_question(QuestionPattern("weer", ""))
    changed = with_question(with_objective(view.preparation, item), question)
    after = replace(view, preparation=changed)
    assert [each.keyword for each in after.unserved] == ["sleutel"]
    assert [each.keyword for each in after.idle] == ["weer"]


def test_a_relation_without_address_or_people_can_be_prepared(
    fresh: SellerFile, preparations: Preparations
) -> None:
    view = preparations.prepare(a_planned(fresh, address=Address(), phone="", email="")).value
    assert view.contact is None
    assert view.near == ()
    assert (view.travel.leave_time, view.travel.minutes, view.travel.km) == (None, None, None)
    assert fresh.papers.guide(view.visit.id).value.page_count >= 1


def test_the_way_there_starts_at_home_and_goes_on_from_the_visit_before(sample: SellerFile) -> None:
    first, second, *_rest = sample.visits.day(sample.clock.today())
    home = sample.settings.view().seller.home
    assert sample.preparations.prepare(first.id).value.travel.from_place == home.place
    travel = sample.preparations.prepare(second.id).value.travel
    assert travel.from_place == first.place
    assert travel.leave_time is not None
    assert travel.leave_time < second.start_time


def test_a_visit_that_is_gone_is_refused(preparations: Preparations) -> None:
    with pytest.raises(Refused):
        preparations.prepare(an_id())
    with pytest.raises(Refused):
        preparations.keep(Preparation(an_id(), an_id()))


def test_things_of_his_own_can_be_laid_ready(preparations: Preparations) -> None:
    item = preparations.new_item(Step.DOCUMENTATION, " Proefdoek ")
    assert (item.step, item.label, item.done) == (Step.DOCUMENTATION, "Proefdoek", False)
    assert item.label not in preparations.known_items()


def test_the_preparation_of_a_reported_visit_is_frozen(sample: SellerFile) -> None:
    held = next(line for line in sample.visits.overview().held if line.report_closed_at)
    view = sample.preparations.prepare(held.id).value
    assert view.is_reported
    with pytest.raises(Refused):
        sample.preparations.keep(replace(view.preparation, external_objective="achteraf bedacht"))
    assert sample.preparations.keep(view.preparation).value == view.preparation


def test_a_step_is_marked_and_the_objective_judged(fresh: SellerFile, preparations: Preparations) -> None:
    view = preparations.prepare(a_planned(fresh)).value
    done = preparations.mark_step(view.preparation, Step.ROUTE, StepState.DONE).value
    assert done.record(Step.ROUTE).state is StepState.DONE
    assert [verdict.letter.value for verdict in view.smart] == ["S", "M", "A", "R", "T"]
