"""How deep a visit is prepared, at the screen: what is needed, skipping, another kind, templates, time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.company import Experience
from salesdesk.domain.depth import Need
from salesdesk.domain.preparation import Approach, Step, StepState, asked_questions, kept_objectives
from salesdesk.domain.preparation_edits import with_objective
from salesdesk.domain.smart import Letter
from salesdesk.domain.visits import SalesMethod, VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.places import Place
from salesdesk.ui.visits.objective import ObjectiveChip
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.skip_sheet import SkipReason
from tests.answers import Answers
from tests.offer_desk import Rooms
from tests.ui.audit import audit
from tests.ui.visits.test_preparation_screen import kept, opened

FIRST, OFFER, AFTER, DEMO = range(4)


def filled_in(reason: str) -> Callable[..., bool]:
    """The seller types this reason in the sheet and confirms."""

    def answer(sheet: SkipReason, _yes: str) -> bool:
        sheet.reason.set_value(reason)
        return True

    return answer


def unfolded(sample: SellerFile, rooms: Rooms, number: int) -> PreparationScreen:
    """A visit of today with its whole objective card, which is one line on a desk as low as this."""
    screen = opened(sample, rooms, number)
    assert screen.objective.is_folded
    screen.objective.toggle_fold()
    rooms.settle()
    return screen


def kind_chosen(screen: PreparationScreen, rooms: Rooms, kind: VisitKind) -> None:
    screen.objective.setup.setVisible(True)
    screen.objective.setup.kind.set_value(kind)
    screen.objective.setup.kind.edited.emit()
    rooms.settle()


def undo(rooms: Rooms) -> None:
    taken_back = rooms.said[-1][1]
    assert taken_back is not None
    taken_back()
    rooms.settle()


def test_the_list_says_how_many_steps_are_still_needed(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    assert len(screen.draft.view.depth.still_needed(screen.draft.preparation)) == 3
    assert screen.steps._left.text() == "nog 3 nodig"
    cards = screen.steps.rows[Step.BUSINESS_CARDS]
    assert cards._need.text() == "advies"
    assert "Aangeraden bij dit bezoek" in cards.accessibleName()


def test_a_step_is_skipped_with_a_usual_reason_and_it_stands_there(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = unfolded(sample, rooms, DEMO)
    screen.open_step(Step.SOCIAL_MEDIA)

    def first_chip(sheet: SkipReason, _yes: str) -> bool:
        sheet.chips[0].click()
        return True

    answers.sheet = first_chip
    screen.card.skip.click()
    rooms.settle()
    record = kept(sample, screen).record(Step.SOCIAL_MEDIA)
    assert (record.state, record.skip_reason) == (StepState.SKIPPED, "Ken deze persoon al")
    assert "Ken deze persoon al" in screen.card._state.text()
    screen.card.reopen.click()
    rooms.settle()
    assert kept(sample, screen).record(Step.SOCIAL_MEDIA).state is StepState.BUSY


def test_without_a_reason_nothing_is_skipped(sample: SellerFile, rooms: Rooms, answers: Answers) -> None:
    screen = unfolded(sample, rooms, DEMO)
    screen.open_step(Step.SOCIAL_MEDIA)
    answers.sheet = filled_in("  ")
    screen.card.skip.click()
    assert "reden" in rooms.said[-1][0]
    assert screen.draft.preparation.record(Step.SOCIAL_MEDIA).state is not StepState.SKIPPED


def test_a_first_visit_to_a_stranger_offers_no_skipping_of_what_is_needed(
    sample: SellerFile, rooms: Rooms
) -> None:
    screen = unfolded(sample, rooms, FIRST)
    screen.open_step(Step.SOCIAL_MEDIA)
    assert not screen.card.skip.isVisible()
    screen.open_step(Step.BUSINESS_CARDS)
    assert screen.card.skip.isVisible()


def test_a_beginner_does_all_ten_of_a_first_visit(sample: SellerFile, rooms: Rooms) -> None:
    seller = sample.settings.view().seller
    sample.settings.save_seller(replace(seller, experience=Experience.STARTING))
    screen = unfolded(sample, rooms, FIRST)
    assert screen.draft.view.depth.steps(Need.REQUIRED) == tuple(Step)
    screen.open_step(Step.BUSINESS_CARDS)
    assert not screen.card.skip.isVisible()


def test_another_kind_proposes_other_objectives_and_loses_nothing(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, OFFER)
    own = "Samen de hal bekijken en de ploeg kiezen."
    screen.objective.external.setPlainText(own)
    before = [item.keyword for item in kept_objectives(screen.draft.preparation)]
    assert not screen.kind_note.isVisible()
    kind_chosen(screen, rooms, VisitKind.DEMO_EXPERT)
    assert sample.visits.visit(screen.draft.view.visit.id).kind is VisitKind.DEMO_EXPERT
    assert screen.kind_note.isVisible()
    assert [item.keyword for item in kept_objectives(screen.draft.preparation)] == before
    screen.kind_note.follow()
    rooms.settle()
    after = kept(sample, screen)
    assert "eisen" in [item.keyword for item in kept_objectives(after)]
    assert (after.external_objective, after.method) == (own, SalesMethod.PROBLEM)
    assert not screen.kind_note.isVisible()
    undo(rooms)
    assert [item.keyword for item in kept_objectives(kept(sample, screen))] == before


def test_a_kind_chosen_by_mistake_is_taken_back(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, OFFER)
    kind_chosen(screen, rooms, VisitKind.FIRST)
    undo(rooms)
    assert screen.draft.view.visit.kind is VisitKind.OFFER_TALK
    assert not screen.kind_note.isVisible()


def test_a_kind_left_as_it_was_prepared_is_not_asked_again(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, OFFER)
    kind_chosen(screen, rooms, VisitKind.FOLLOW_UP)
    screen.kind_note.leave()
    rooms.settle()
    screen.reload()
    rooms.settle()
    assert not screen.kind_note.isVisible()


def test_the_template_of_one_visit_is_chosen_and_taken_back(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    setup = screen.objective.setup
    setup.setVisible(True)
    assert setup.template.value() == "cleaning"
    before = [question.id for question in asked_questions(screen.draft.preparation)]
    setup.use_template("ict")
    rooms.settle()
    assert kept(sample, screen).template == "ict"
    screen.reload()
    rooms.settle()
    assert screen.draft.view.template.slug == "ict"
    undo(rooms)
    assert [question.id for question in asked_questions(kept(sample, screen))] == before


def test_the_subject_points_to_a_template(sample: SellerFile, rooms: Rooms) -> None:
    visit = sample.visits.visit(sample.visits.day(sample.clock.today())[FIRST].id)
    sample.visits.save(replace(visit, subject="Netwerk en telefonie"))
    screen = unfolded(sample, rooms, FIRST)
    screen.objective.setup.setVisible(True)
    assert screen.objective.setup.fitting.isVisible()
    screen.objective.setup.fitting.click()
    rooms.settle()
    assert kept(sample, screen).template == "ict"


def test_approaches_are_tags_with_a_hint(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    setup = screen.objective.setup
    setup.setVisible(True)
    setup.tags[Approach.CHALLENGER].click()
    rooms.settle()
    assert kept(sample, screen).approaches == {Approach.CHALLENGER}
    assert "regie" in setup.hints.text()
    assert "gekozen" in setup.tags[Approach.CHALLENGER].accessibleName()
    setup.tags[Approach.CHALLENGER].click()
    rooms.settle()
    assert kept(sample, screen).approaches == frozenset()


@pytest.mark.parametrize("method", SalesMethod)
def test_every_method_says_what_marks_it(sample: SellerFile, rooms: Rooms, method: SalesMethod) -> None:
    screen = unfolded(sample, rooms, FIRST)
    screen.objective.method.set_value(method)
    screen.objective.method.edited.emit()
    assert len(screen.objective.hint.text()) > 30


def test_the_reason_of_a_missing_letter_is_read_without_pointing(sample: SellerFile, rooms: Rooms) -> None:
    smart = unfolded(sample, rooms, FIRST).objective.smart
    assert smart.reason.isVisible()
    assert smart.reason.text() == "Tijdgebonden: Noem een datum of moment."


def test_a_sentence_is_put_in_with_its_blank_selected_and_taken_back(
    sample: SellerFile, rooms: Rooms
) -> None:
    screen = unfolded(sample, rooms, FIRST)
    before = screen.draft.preparation.external_objective
    screen.objective.smart.rewrite.click()
    field = screen.objective.external
    assert field.textCursor().selectedText() == "[datum]"
    assert screen.objective.smart.reason.text().startswith("Specifiek: Er staat nog een vakje open")
    QTest.keyClicks(field, "1 december")
    screen.autosave.flush()
    rooms.settle()
    said = kept(sample, screen).external_objective
    assert said.startswith(before)
    assert "1 december" in said
    assert not screen.objective.smart._below.isVisible()
    undo(rooms)
    assert kept(sample, screen).external_objective == before


def test_a_means_in_an_internal_goal_is_mended_there(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = unfolded(sample, rooms, FIRST)
    item = next(item for item in screen.draft.preparation.objectives if item.keyword == "vk%")
    bad = replace(item, text="De order voor beide panden binnenhalen.")
    screen.draft.change(with_objective(screen.draft.preparation, bad))
    smart = screen.objective.smart
    assert "middel" in smart.reason.text()
    answers.text = "Weten wat mevrouw Kuipers nodig heeft en wanneer dat speelt."
    smart.rewrite.click()
    rooms.settle()
    after = next(one for one in kept(sample, screen).objectives if one.id == item.id)
    assert after.text == answers.given["text"]
    assert "middel" not in smart.reason.text()


@pytest.mark.parametrize(("key", "letter"), [(Qt.Key.Key_A, "A"), (Qt.Key.Key_R, "R")])
def test_a_letter_is_confirmed_with_its_own_key(
    sample: SellerFile, rooms: Rooms, key: Qt.Key, letter: str
) -> None:
    screen = unfolded(sample, rooms, OFFER)
    assert letter not in screen.draft.preparation.agreed_smart
    QTest.keyClick(screen.objective.smart.letters[Letter.SPECIFIC], key)
    rooms.settle()
    assert letter in kept(sample, screen).agreed_smart
    action = {"A": "preparation.acceptable", "R": "preparation.realistic"}[letter]
    assert screen.desk.actions.find(action).shortcut == f"Alt+{letter}"
    screen.desk.actions.run(action)
    assert letter not in screen.draft.preparation.agreed_smart


def test_confirming_shows_the_next_letter_that_is_open(sample: SellerFile, rooms: Rooms) -> None:
    smart = unfolded(sample, rooms, OFFER).objective.smart
    assert smart.reason.text().startswith("Acceptabel")
    smart.confirm.click()
    assert smart.reason.text().startswith("Realistisch")


def test_a_long_sentence_is_in_sight_as_a_whole(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    field = screen.objective.external
    field.setPlainText("Samen alle wensen rond de schoonmaak van beide panden op een rij zetten. " * 3)
    rooms.settle()
    assert not field.verticalScrollBar().isVisible()
    assert field.verticalScrollBar().maximum() == 0


def test_the_seconds_he_is_busy_are_kept_and_pauses_are_not(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    watch = [1000.0]
    screen.active._now = lambda: watch[0]
    screen.active.begin()
    before = kept(sample, screen).seconds_spent
    for pause in (20.0, 30.0, 900.0, 10.0):
        watch[0] += pause
        QTest.keyClick(screen.objective.external, Qt.Key.Key_Right)
    assert screen.leave()
    rooms.settle()
    visit = sample.visits.day(sample.clock.today())[FIRST]
    after = sample.preparations.kept(visit.id)
    assert after is not None
    assert after.seconds_spent - before == 60


def test_the_setup_leads_to_the_experience(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, OFFER)
    screen.desk.actions.run("preparation.setup")
    assert screen.objective.setup.isVisible()
    assert "met een paar jaar ervaring" in screen.objective.setup.why.text()
    screen.desk.go(Place(Noun.SETTINGS, view="seller"))
    assert rooms.went[-1] == Place(Noun.SETTINGS, view="seller")


@pytest.mark.parametrize("number", [FIRST, OFFER])
def test_the_open_setup_is_usable_in_large_type(
    sample: SellerFile, large_type: None, rooms: Rooms, number: int
) -> None:
    screen = unfolded(sample, rooms, number)
    screen.objective.setup.setVisible(True)
    for tag in screen.objective.setup.tags.values():
        tag.click()
    rooms.settle()
    assert audit(screen) == []


def test_a_long_keyword_is_cut_in_its_chip_and_whole_for_who_points(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    item = replace(screen.draft.preparation.objectives[0], keyword="W" * 40)
    screen.draft.change(with_objective(screen.draft.preparation, item))
    chip = next(
        one for one in screen.objective.chips.findChildren(ObjectiveChip) if "W" * 40 in one.accessibleName()
    )
    assert "W" * 40 in chip.toolTip()
    assert chip.sizeHint().width() <= screen.objective.chips.width()


def test_the_time_spent_is_told_in_minutes(sample: SellerFile, rooms: Rooms) -> None:
    screen = unfolded(sample, rooms, FIRST)
    screen.objective.setup.setVisible(True)
    screen.draft.change(replace(screen.draft.preparation, seconds_spent=130))
    assert "2 minuten voorbereid" in screen.objective.setup.why.text()
