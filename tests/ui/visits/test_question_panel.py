"""Step 10 at the screen: dragged, grouped, pasted, proposed, and what serves what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from salesdesk.domain.preparation import (
    Moment,
    Question,
    QuestionType,
    Step,
    asked_questions,
    kept_objectives,
)
from salesdesk.domain.question_order import Grouping
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.drag_table import Caption
from salesdesk.ui.places import Place
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from tests.answers import Answers
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit
from tests.ui.visits.question_desk import at_visit, kept, panel_of, words

LIST = "\n".join(f"{number}. Hoeveel lampen hangen er in ruimte {number}?" for number in range(1, 231))


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> PreparationScreen:
    return at_visit(sample, rooms, 0)


@pytest.fixture
def panel(screen: PreparationScreen, rooms: Rooms) -> Iterator[QuestionPanel]:
    yield panel_of(screen)
    rooms.settle()


def captions(panel: QuestionPanel) -> list[str]:
    return [line.title for line in panel.model.lines() if isinstance(line, Caption)]


def test_the_list_is_seen_per_part_of_the_talk(panel: QuestionPanel) -> None:
    panel.group_by(Grouping.MOMENT)
    assert [title.partition(":")[0] for title in captions(panel)] == ["Opening", "Midden", "Afsluiting"]
    panel.group_by(Grouping.SPIN)
    assert [title.partition(":")[0] for title in captions(panel)] == ["Situatie", "Probleem", "Gevolg", "Nut"]
    panel.group_by(Grouping.ORDER)
    assert captions(panel) == []


def test_dropped_in_another_group_a_question_joins_it(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    panel.group_by(Grouping.MOMENT)
    first = panel.model.line(1)
    assert isinstance(first, Question)
    rows = [row for row, line in enumerate(panel.model.lines()) if isinstance(line, Caption)]
    panel.table.choose_rows([1])
    panel._drop(rows[1] + 1)
    rooms.settle()
    found = next(question for question in kept(sample, panel).questions if question.id == first.id)
    assert found.moment is Moment.MIDDLE
    assert panel.chosen_questions() == [found]


def test_a_question_steps_over_the_border_of_its_group(panel: QuestionPanel) -> None:
    panel.group_by(Grouping.MOMENT)
    rows = [row for row, line in enumerate(panel.model.lines()) if isinstance(line, Caption)]
    last = panel.model.line(rows[1] - 1)
    panel.table.choose_rows([rows[1] - 1])
    panel._step(1)
    assert isinstance(last, Question)
    question = next(one for one in panel.draft.preparation.questions if one.id == last.id)
    assert question.moment is Moment.MIDDLE
    panel._step(-1)
    assert next(one for one in panel.draft.preparation.questions if one.id == last.id).moment is Moment.START


def test_a_pasted_list_of_230_lines_stops_at_200_and_says_so(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel, answers: Answers
) -> None:
    had = len(asked_questions(panel.draft.preparation))
    QApplication.clipboard().setText(LIST)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    assert len(kept(sample, panel).questions) == 200
    left = 230 - (200 - had)
    (said,) = answers.told
    assert f"{left} regels passen er niet meer bij en zijn niet geplakt." in said
    rooms.said[-1][1]()
    rooms.settle()
    assert len(kept(sample, panel).questions) == had


@pytest.mark.parametrize("text", ["", "   \n\n", "\x00"])
def test_an_empty_clipboard_is_said_in_words(panel: QuestionPanel, rooms: Rooms, text: str) -> None:
    before = panel.draft.preparation
    panel.deeds.paste(text)
    assert rooms.said[-1][0].startswith("Op het klembord staan geen vragen.")
    assert panel.draft.preparation == before


def test_what_stands_on_the_list_is_not_pasted_again(panel: QuestionPanel, rooms: Rooms) -> None:
    panel.deeds.paste("Wie tekent?\nWie tekent?\n")
    assert rooms.said[-1][0] == "1 vraag geplakt; 1 stond er al"


def test_pasted_questions_are_chosen_and_get_an_objective_together(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    panel.deeds.paste("Hoeveel lampen?\nWelke lampen?\nWie vervangt ze?")
    rooms.settle()
    assert panel.text._keyword.text() == "3 vragen gekozen"
    assert "3 vragen dienen geen doel" in panel.gap.aim.accessibleName()
    panel.gap.aim.click()
    menu = panel.offers.menu
    assert menu is not None
    next(entry for entry in menu.actions() if entry.text() == "interesse").trigger()
    rooms.settle()
    assert [question.serves for question in kept(sample, panel).questions[-3:]] == [("interesse",)] * 3


def test_the_menu_of_a_question_changes_kind_and_part(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    panel.table.choose_rows([0, 1])
    panel.offers.deeds()
    menu = panel.offers.menu
    assert menu is not None
    entries = {entry.text(): entry for inner in menu.findChildren(QMenu) for entry in inner.actions()}
    entries["gevolg"].trigger()
    entries["afsluiting"].trigger()
    rooms.settle()
    first, second = asked_questions(kept(sample, panel))[:2]
    assert {first.kind, second.kind} == {QuestionType.IMPLICATION}
    assert {first.moment, second.moment} == {Moment.END}


def test_a_proposal_is_taken_with_the_objective_it_serves(
    sample: SellerFile, rooms: Rooms, desk: object
) -> None:
    panel = panel_of(at_visit(sample, rooms, 1))  # an offer talk: the end of the contract is no aim of it
    gap = next(gap for gap in panel.draft.view.gaps if gap.key == "field:contract_ends_on")
    panel.proposals.taken.emit((gap,))
    rooms.settle()
    preparation = kept(sample, panel)
    assert "einde contract" in words(preparation)
    assert "afl. contr." in {item.keyword for item in kept_objectives(preparation)}
    assert gap.key not in {one.key for one in panel.draft.view.gaps}
    rooms.said[-1][1]()
    rooms.settle()
    assert "einde contract" not in words(kept(sample, panel))
    assert "afl. contr." not in {item.keyword for item in kept_objectives(kept(sample, panel))}


def test_all_proposals_come_at_once(rooms: Rooms, panel: QuestionPanel) -> None:
    count = len(panel.draft.view.gaps)
    had = len(asked_questions(panel.draft.preparation))
    assert count > 1
    assert panel.proposals._title.text() == f"Voorstellen ({count})"
    panel.proposals.all.click()
    rooms.settle()
    assert len(asked_questions(panel.draft.preparation)) == had + count
    assert not panel.proposals.isVisible()


def test_a_declined_proposal_stays_away_until_undone(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    gap = panel.draft.view.gaps[0]
    panel.proposals.toggle()
    panel.proposals.declined.emit(gap)
    rooms.settle()
    again = sample.preparations.view(panel.draft.preparation.visit_id)
    assert again is not None
    assert gap.key not in {one.key for one in again.gaps}
    rooms.said[-1][1]()
    rooms.settle()
    assert gap.key in {one.key for one in panel.draft.view.gaps}


def test_the_matrix_shows_and_changes_what_serves_what(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    panel.set_matrix(on=True)
    assert not panel.table.isVisible()
    assert "€-CONC" in panel.matrix._header.missing
    assert panel.matrix.grid.choose_cell(3, "€-CONC")
    QTest.keyClick(panel.matrix.grid, Qt.Key.Key_Space)
    rooms.settle()
    assert "€-CONC" in asked_questions(kept(sample, panel))[3].serves
    assert "€-CONC" not in panel.matrix._header.missing
    QTest.keyClick(panel.matrix.grid, Qt.Key.Key_Space)
    rooms.settle()
    assert "€-CONC" not in asked_questions(kept(sample, panel))[3].serves


def test_a_whole_sentence_as_keyword_is_warned_of_and_made_short(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    panel.write_new()
    type_into(panel.form.keyword, "Hoeveel vierkante meter vloer ligt er?")
    assert panel.form._advice.isVisible()
    panel.form.shorter.click()
    panel.draft._save()
    rooms.settle()
    assert not panel.form._advice.isVisible()
    made = asked_questions(kept(sample, panel))[-1]
    assert (made.keyword, made.text) == ("vierkante meter vloer", "Hoeveel vierkante meter vloer ligt er?")


def test_a_form_takes_the_room_of_the_objective_and_gives_it_back(
    screen: PreparationScreen, panel: QuestionPanel
) -> None:
    panel.edit(panel.chosen_questions()[0])
    folded = [screen.objective.is_folded]
    screen.objective.fold.click()
    folded.append(screen.objective.is_folded)
    screen.open_step(Step.CRM)
    folded.append(screen.objective.is_folded)
    assert folded == [True, False, False]


def test_a_reported_visit_shows_its_questions_and_changes_nothing(sample: SellerFile, rooms: Rooms) -> None:
    held = next(line for line in sample.visits.overview().held if line.report_closed_at)
    panel = panel_of(rooms.open(Place(Noun.PREPARATION, held.id, "10"), PreparationScreen))
    before = panel.draft.preparation
    panel.deeds.paste("Wie tekent?")
    panel._step(1)
    panel.remove_chosen()
    panel.write_new()
    assert panel.draft.preparation == before
    assert not panel.proposals.isVisible()


@pytest.mark.parametrize("view", ["list", "moment", "matrix", "form", "proposals"])
def test_every_view_of_the_questions_is_for_everybody(
    large_type: None, sample: SellerFile, rooms: Rooms, view: str
) -> None:
    screen = at_visit(sample, rooms, 0)
    screen.resize(1072, 680)
    panel = panel_of(screen)
    deeds = {
        "moment": lambda: panel.group_by(Grouping.MOMENT),
        "matrix": lambda: panel.set_matrix(on=True),
        "form": lambda: panel.edit(panel.chosen_questions()[0]),
        "proposals": panel.proposals.toggle,
    }
    deeds.get(view, lambda: None)()
    rooms.settle()
    assert audit(screen) == []
