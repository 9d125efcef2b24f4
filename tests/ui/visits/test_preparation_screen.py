"""Preparing at the screen: ten steps by key, notes kept while typing, questions moved and chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.catalogue import QuestionPattern
from salesdesk.domain.facts import FactSubject, FactTheme
from salesdesk.domain.preparation import Preparation, Question, Step, StepState, asked_questions
from salesdesk.domain.preparation_edits import with_question
from salesdesk.domain.relations import Address
from salesdesk.domain.smart import Letter
from salesdesk.domain.visits import SalesMethod
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.autosave import Saved
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.visits.alternatives_panel import AlternativesPanel
from salesdesk.ui.visits.documents_panel import DocumentsPanel
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.person_panel import PersonPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from salesdesk.ui.visits.route_panel import RoutePanel
from tests.answers import Answers
from tests.builders import a_relation, a_visit
from tests.offer_desk import Rooms, type_into

NASTY = "<b </para> <img src='/etc/hostname'/> Łukasz & Zoë – € {name}"


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> PreparationScreen:
    return opened(sample, rooms, 0)


def opened(sample: SellerFile, rooms: Rooms, number: int) -> PreparationScreen:
    """One of the four visits of today."""
    line = sample.visits.day(sample.clock.today())[number]
    return rooms.open(Place(Noun.PREPARATION, line.id), PreparationScreen)


def kept(sample: SellerFile, screen: PreparationScreen) -> Preparation:
    found = sample.preparations.kept(screen.draft.view.visit.id)
    assert found is not None
    return found


def state_of(screen: PreparationScreen) -> Saved:
    return screen.autosave.now


def questions_of(screen: PreparationScreen) -> QuestionPanel:
    screen.open_step(Step.QUESTIONS)
    panel = screen.card.panels[Step.QUESTIONS]
    assert isinstance(panel, QuestionPanel)
    return panel


@pytest.mark.parametrize("step", Step)
def test_every_step_is_one_key_away(screen: PreparationScreen, step: Step) -> None:
    assert screen.desk.actions.run(f"preparation.step{step.value}")
    assert screen.card.step is step
    assert screen.steps.rows[step].isChecked()
    assert screen.desk.actions.find(f"preparation.step{step.value}").shortcut == f"Ctrl+{step.value % 10}"


def test_a_note_is_kept_a_moment_after_it_is_typed(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.open_step(Step.BUSINESS_CARDS)
    panel = screen.card.panels[Step.BUSINESS_CARDS]
    assert isinstance(panel, NotePanel)
    QTest.keyClicks(panel.note, "nog tien bestellen")
    assert state_of(screen) is Saved.WAITING
    QTest.qWait(900)
    rooms.settle()
    assert kept(sample, screen).record(Step.BUSINESS_CARDS).note == "nog tien bestellen"
    assert kept(sample, screen).record(Step.BUSINESS_CARDS).state is StepState.BUSY
    assert state_of(screen) is Saved.SAVED


def test_leaving_saves_what_was_typed_last(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.objective.external.setPlainText(NASTY)
    visit_id = screen.draft.view.visit.id
    assert screen.leave()
    found = sample.preparations.kept(visit_id)
    assert found is not None
    assert found.external_objective == NASTY


def test_another_visit_shows_nothing_of_the_one_before(sample: SellerFile, rooms: Rooms) -> None:
    first = opened(sample, rooms, 0)
    first.open_step(Step.INTERNET)
    panel = first.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    panel.note.setPlainText("alleen hier")
    assert first.leave()
    second = opened(sample, rooms, 1)
    assert second is first
    assert panel.note.value() != "alleen hier"
    assert second.header.title.full_text() == "Kennemer Techniek Groothandel"


def test_what_is_still_in_sight_changes_nothing_once_another_visit_is_on_its_way(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    questions_of(screen)
    before = kept(sample, screen)
    other = sample.visits.day(sample.clock.today())[1]
    screen.arrive(Place(Noun.PREPARATION, other.id))
    screen.objective.external.setPlainText("te laat getypt")
    screen.grab()
    rooms.settle()
    assert sample.preparations.kept(before.visit_id) == before
    assert screen.draft.view.visit.id == other.id
    assert screen.objective.external.value() != "te laat getypt"


def test_one_that_nobody_began_opens_at_its_first_step(sample: SellerFile, rooms: Rooms) -> None:
    relation_id = sample.visits.day(sample.clock.today())[0].relation_id
    visit = sample.visits.plan(relation_id, sample.clock.today(), time(18, 0)).value
    assert opened(sample, rooms, 0).card.step is not Step.INTERNET
    screen = rooms.open(Place(Noun.PREPARATION, visit.id), PreparationScreen)
    assert screen.card.step is Step.INTERNET
    screen.open_step(Step.CRM)
    assert rooms.open(Place(Noun.PREPARATION, visit.id), PreparationScreen).card.step is Step.CRM


def test_a_reported_visit_is_only_read(sample: SellerFile, rooms: Rooms) -> None:
    held = next(line for line in sample.visits.overview().held if line.report_closed_at)
    screen = rooms.open(Place(Noun.PREPARATION, held.id), PreparationScreen)
    panel = questions_of(screen)
    before = kept(sample, screen)
    assert not screen.objective.external.isEnabled()
    assert not screen.card.finish.isVisible()
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    screen.desk.actions.run("preparation.question")
    screen.desk.actions.run("preparation.done")
    rooms.settle()
    assert not panel.form.isVisible()
    assert rooms.said == []
    assert kept(sample, screen) == before
    assert screen.autosave.now is Saved.CLEAN


def test_ticking_the_last_thing_finishes_the_step(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.open_step(Step.DOCUMENTATION)
    panel = screen.card.panels[Step.DOCUMENTATION]
    assert isinstance(panel, DocumentsPanel)
    rooms.settle()
    for tick in (*panel.ticks, *panel.checks._ticks):
        if not tick.isChecked():
            tick.click()
    rooms.settle()
    assert kept(sample, screen).record(Step.DOCUMENTATION).state is StepState.DONE
    assert screen.steps.ring.accessibleName() == "7 van 10 klaar"


def test_something_of_his_own_is_laid_ready_and_taken_off(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen, answers: Answers
) -> None:
    screen.open_step(Step.WRITING_MATERIAL)
    panel = screen.card.panels[Step.WRITING_MATERIAL]
    assert isinstance(panel, NotePanel)
    answers.text = "Meetlint"
    panel.checks._add()
    rooms.settle()
    assert "Meetlint" in {item.label for item in kept(sample, screen).items}
    item = next(item for item in screen.draft.preparation.items if item.label == "Meetlint")
    panel.checks._remove(item)
    rooms.settle()
    assert "Meetlint" not in {item.label for item in kept(sample, screen).items}


def test_finishing_a_step_goes_on_to_the_next_that_is_open(screen: PreparationScreen) -> None:
    screen.open_step(Step.SOCIAL_MEDIA)
    screen.desk.actions.run("preparation.done")
    assert screen.draft.preparation.record(Step.SOCIAL_MEDIA).state is StepState.DONE
    assert screen.card.step is Step.DOCUMENTATION


def test_the_objective_is_judged_as_it_is_written(screen: PreparationScreen) -> None:
    letters = screen.objective.smart.letters
    assert "nog niet" in letters[Letter.TIMED].accessibleName()
    screen.objective.external.setPlainText(
        "Vóór 1 december drie wensen voor de schoonmaak van beide panden kennen."
    )
    assert "in orde" in letters[Letter.TIMED].accessibleName()
    letters[Letter.REALISTIC].click()
    assert "R" not in screen.draft.preparation.agreed_smart
    assert not screen.objective.smart.reason.isHidden()
    letters[Letter.REALISTIC].click()
    assert "R" in screen.draft.preparation.agreed_smart


def test_the_method_is_chosen(sample: SellerFile, rooms: Rooms, screen: PreparationScreen) -> None:
    screen.objective.method.set_value(SalesMethod.PROBLEM)
    screen.objective.method.edited.emit()
    rooms.settle()
    assert kept(sample, screen).method is SalesMethod.PROBLEM


def test_an_objective_without_question_gets_one(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    panel = questions_of(screen)
    assert panel.gap.isVisible()
    panel.gap.mend.click()
    assert panel.offers.menu is not None
    panel.offers.menu.actions()[0].trigger()
    rooms.settle()
    assert screen.draft.view.unserved == ()
    assert not panel.gap.isVisible()
    assert kept(sample, screen).record(Step.QUESTIONS).state is StepState.DONE


def test_questions_are_moved_and_removed_by_key(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    panel = questions_of(screen)
    panel.table.setFocus()
    first, second, *_rest = [question.keyword for question in asked_questions(screen.draft.preparation)]
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    assert [question.keyword for question in kept(sample, screen).questions][:2] == [second, first]
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    rooms.settle()
    assert first not in {question.keyword for question in kept(sample, screen).questions}
    rooms.said[-1][1]()
    rooms.settle()
    assert first in {question.keyword for question in kept(sample, screen).questions}


def test_a_question_is_written_in_full_and_named_by_itself(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    panel = questions_of(screen)
    screen.desk.actions.run("preparation.question")
    panel.form.text.setPlainText("Wie heeft de sleutels van het archief?")
    panel.form.serves.ticks["NAW"].click()
    rooms.settle()
    screen.autosave.flush()
    rooms.settle()
    made = kept(sample, screen).questions[-1]
    assert (made.keyword, made.serves) == ("sleutels archief", ("NAW",))
    type_into(panel.form.keyword, "sleutels")
    screen.autosave.flush()
    rooms.settle()
    assert kept(sample, screen).questions[-1].keyword == "sleutels"


def test_the_full_text_stands_only_under_the_table(screen: PreparationScreen) -> None:
    panel = questions_of(screen)
    panel.table.choose(lambda line: isinstance(line, Question) and line.keyword == "huidige leverancier")
    assert "Met wie werkt u nu samen" in panel.text._text.text()
    cells = [
        str(panel.model.index(row, column).data())
        for row in range(panel.model.rowCount())
        for column in range(4)
    ]
    assert not any("?" in cell for cell in cells)


def test_another_template_is_used_and_taken_back(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    panel = questions_of(screen)
    before = kept(sample, screen)
    panel.deeds.use("packaging")
    rooms.settle()
    assert kept(sample, screen).questions != before.questions
    rooms.said[-1][1]()
    rooms.settle()
    again = kept(sample, screen)
    assert [question.keyword for question in again.questions] == [
        question.keyword for question in before.questions
    ]


def test_more_than_two_hundred_questions_are_refused_in_words_and_nothing_is_lost(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    full = screen.draft.preparation
    for number in range(201):
        question = sample.preparations.new_question(QuestionPattern(f"vraag {number}", NASTY))
        full = with_question(full, question)
    screen.draft.change(full, at_once=True)
    rooms.settle()
    assert state_of(screen) is Saved.FAILED
    assert "200" in rooms.said[-1][0]
    assert len(screen.draft.preparation.questions) > 200
    screen.draft.change(replace(full, questions=full.questions[:30]), at_once=True)
    rooms.settle()
    assert state_of(screen) is Saved.SAVED


def test_a_fact_is_kept_while_it_is_typed_and_only_once(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.open_step(Step.INTERNET)
    panel = screen.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    before = len(screen.draft.view.card.facts)
    panel.open_theme(FactTheme.NEWS)
    line = panel.last_row(FactSubject.NEWS)
    type_into(line.text, "Verhuist in 2027")
    screen.autosave.flush()
    rooms.settle()
    type_into(line.source, "krant")
    type_into(line.source, "", Qt.Key.Key_Return)
    rooms.settle()
    facts = sample.relations.card(screen.draft.view.card.relation.id).facts
    assert len(facts) == before + 1
    assert (facts[-1].text, facts[-1].source) == ("Verhuist in 2027", "krant")
    assert panel.last_row(FactSubject.NEWS).text.value() == ""
    assert len(screen.draft.view.card.facts) == before + 1


def test_the_profile_of_the_person_is_kept_with_the_contact(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    screen.open_step(Step.SOCIAL_MEDIA)
    panel = screen.card.panels[Step.SOCIAL_MEDIA]
    assert isinstance(panel, PersonPanel)
    contact = screen.draft.view.contact
    assert contact is not None
    panel._inputs["interests"].clear()
    type_into(panel._inputs["interests"], "zeilen")
    screen.autosave.flush()
    rooms.settle()
    assert sample.relations.contact(contact.id).interests == "zeilen"


def test_an_address_nearby_is_chosen(sample: SellerFile, rooms: Rooms, screen: PreparationScreen) -> None:
    screen.open_step(Step.ALTERNATIVES)
    panel = screen.card.panels[Step.ALTERNATIVES]
    assert isinstance(panel, AlternativesPanel)
    before = kept(sample, screen).alternatives
    other = next(relation_id for relation_id, tick in panel.ticks.items() if not tick.isChecked())
    panel.ticks[before[0]].click()
    panel.ticks[other].click()
    rooms.settle()
    assert kept(sample, screen).alternatives == (*before[1:], other)


def test_the_guide_opens_as_a_paper(rooms: Rooms, screen: PreparationScreen) -> None:
    screen.guide.click()
    rooms.settle()
    (paper,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]
    assert "Gespreksleidraad" in paper.windowTitle()
    paper.close()
    rooms.settle()


def test_a_relation_without_contact_or_address_is_prepared_all_the_same(
    fresh: SellerFile, empty_rooms: Rooms
) -> None:
    relation = a_relation(name=NASTY, address=Address(), phone="", email="")
    visit = a_visit(relation_id=relation.id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    screen = empty_rooms.open(Place(Noun.PREPARATION, visit.id), PreparationScreen)
    empty_rooms.settle()
    assert screen.header.title.full_text() == NASTY
    for step in Step:
        screen.open_step(step)
    panel = screen.card.panels[Step.ROUTE]
    assert isinstance(panel, RoutePanel)
    assert not panel.strip.isVisibleTo(panel)
    assert fresh.preparations.kept(visit.id) is not None


def test_a_change_from_elsewhere_is_shown(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen
) -> None:
    relation = screen.draft.view.card.relation
    rooms.desk.work.ask(lambda: sample.facts.learn(relation.id, "nieuws", "Fusie aangekondigd"))
    rooms.settle()
    assert "Fusie aangekondigd" in {fact.text for fact in screen.draft.view.card.facts}
