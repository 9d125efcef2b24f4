"""Waarde beside the ten steps: needs taken over, cells judged, arguments chosen, the annex on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import ValueStrategy
from salesdesk.domain.value_proposition import Fit, NeedKind
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.customer_value import CustomerValue
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.value_matrix import sign
from salesdesk.ui.visits.value_needs import NeedForm
from salesdesk.ui.visits.value_words import listed, suiting_hint
from salesdesk.words import use_language
from tests.answers import Answers
from tests.builders import a_customer_need, an_argument, an_id
from tests.offer_desk import Rooms
from tests.ui.audit import audit

FIRST_VISIT, OFFER_TALK, AFTER_SALES, DEMONSTRATION = range(4)


def opened(sample: SellerFile, rooms: Rooms, number: int = OFFER_TALK) -> PreparationScreen:
    line = sample.visits.day(sample.clock.today())[number]
    return rooms.open(Place(Noun.PREPARATION, line.id, "value"), PreparationScreen)


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> PreparationScreen:
    return opened(sample, rooms)


def value(screen: PreparationScreen) -> CustomerValue:
    assert screen.value.value is not None
    return screen.value.value


def ids(screen: PreparationScreen, need: int, argument: int) -> tuple[UUID, UUID]:
    matrix = value(screen).matrix
    return matrix.needs[need].id, matrix.arguments[argument].id


def cell(screen: PreparationScreen, need: int, argument: int) -> str:
    return sign(value(screen).matrix.cell(*ids(screen, need, argument)))


def guide_text(sample: SellerFile, visit_id: UUID) -> str:
    return " ".join(whole_text(sample.papers.guide(visit_id).value.content).split())


def fill(text: str, kind: NeedKind = NeedKind.ECONOMIC, *, yes: bool = True) -> Any:
    def answer(form: NeedForm, *_rest: object) -> bool:
        form.text.set_value(text)
        form.kind.set_value(kind)
        return yes

    return answer


def test_the_way_in_stands_below_the_steps_and_back_again(screen: PreparationScreen, desk: Desk) -> None:
    assert not screen.value.isHidden()
    assert screen.card.isHidden()
    assert screen.steps.value.isChecked()
    assert screen.steps.value._line.full_text() == "4 wensen, 3 argumenten gekozen"
    screen.open_step(Step.CRM)
    assert screen.value.isHidden()
    assert not screen.card.isHidden()
    desk.actions.run("preparation.value")
    assert not screen.value.isHidden()


def test_a_cell_goes_round_its_three_answers_and_back_to_the_words(
    screen: PreparationScreen, rooms: Rooms
) -> None:
    need, argument = ids(screen, 0, 1)
    grid = screen.value.matrix.grid
    assert cell(screen, 0, 1) == "(✓)"
    grid.choose_cell(1, need)
    for after in ("✓", "!", "–", "✓"):
        QTest.keyClick(grid, Qt.Key.Key_Space)
        rooms.settle()
        assert cell(screen, 0, 1) == after
    assert grid.key_of(grid.currentIndex()) == need
    screen.value.matrix.detail.again.click()
    rooms.settle()
    assert cell(screen, 0, 1) == "(✓)"
    screen.value.matrix.detail.fit.chosen.emit(2)
    rooms.settle()
    assert value(screen).matrix.cell(need, argument).fit is Fit.CONTRADICTS


def test_a_chosen_argument_comes_as_a_keyword_on_the_guide_sheet(
    screen: PreparationScreen, rooms: Rooms, sample: SellerFile
) -> None:
    grid = screen.value.matrix.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(5, 0))
    QTest.keyClick(grid, Qt.Key.Key_Space)
    rooms.settle()
    visit_id = screen.draft.view.visit.id
    preparation = sample.preparations.kept(visit_id)
    assert preparation is not None
    assert preparation.arguments[-1] == value(screen).matrix.arguments[5].id
    assert "Bereikbaar tot 20:00 uur" in guide_text(sample, visit_id)
    screen.value.matrix.detail.tell.click()
    rooms.settle()
    assert "Bereikbaar tot 20:00 uur" not in guide_text(sample, visit_id)


def test_lines_of_reports_become_needs_with_one_click(screen: PreparationScreen, rooms: Rooms) -> None:
    proposals = value(screen).proposals
    screen.value.needs.accepted.emit(proposals[:1])
    rooms.settle()
    assert [need.text for need in value(screen).matrix.needs][-1] == proposals[0].text
    screen.value.needs.accepted.emit(value(screen).proposals)
    rooms.settle()
    assert value(screen).proposals == ()


def test_own_needs_are_written_reworded_and_taken_away(
    screen: PreparationScreen, rooms: Rooms, answers: Answers
) -> None:
    answers.sheet = fill("Korte lijnen")
    screen.value._write()
    rooms.settle()
    [*_others, written] = value(screen).matrix.needs
    assert (written.text, written.kind) == ("Korte lijnen", NeedKind.ECONOMIC)
    assert written.visit_id == screen.draft.view.visit.id
    answers.sheet = fill("Korte lijnen naar de planning", NeedKind.FUNCTIONAL)
    screen.value.needs.reword_asked.emit(written)
    rooms.settle()
    assert value(screen).matrix.needs[-1].text == "Korte lijnen naar de planning"
    screen.value.needs.removed.emit(value(screen).matrix.needs[-1])
    rooms.settle()
    assert len(value(screen).matrix.needs) == 4
    rooms.said[-1][1]()
    rooms.settle()
    assert len(value(screen).matrix.needs) == 5
    answers.sheet = fill("Toch niet", yes=False)
    screen.value._write()
    rooms.settle()
    assert len(value(screen).matrix.needs) == 5


def test_open_needs_the_hint_and_the_present_supplier_are_shown(sample: SellerFile, rooms: Rooms) -> None:
    screen = opened(sample, rooms)
    assert "Opzegbaar per kwartaal" in screen.value.gap.words.full_text()
    assert screen.value.hint.text() == (
        "Deze klant wint door: vlot en voordelig. T. Bos koopt op gewin en veiligheid. "
        "Laat vooral argumenten horen die economisch en psychologisch zijn."
    )
    assert screen.value.others.isHidden()
    screen = opened(sample, rooms, DEMONSTRATION)
    assert screen.value.others.title.full_text() == "Tegenover Kraakhelder Groep, die hier nu levert"
    assert screen.value.others.rows.count() == 5


def test_another_talk_with_the_same_customer_speaks_of_another_person(
    screen: PreparationScreen, sample: SellerFile, rooms: Rooms
) -> None:
    relation = value(screen).relation
    other = sample.relations.card(relation.id).contacts[1]
    assert other != value(screen).contact
    visit = sample.visits.plan(relation.id, date(2026, 12, 3), time(9), contact_id=other.id).value
    again = rooms.open(Place(Noun.PREPARATION, visit.id, "value"), PreparationScreen)
    assert again is screen
    assert value(screen).contact == other
    assert "T. Bos" not in screen.value.hint.text()


def test_a_removed_argument_is_named_and_can_stay_chosen(
    screen: PreparationScreen, rooms: Rooms, sample: SellerFile
) -> None:
    first = value(screen).matrix.arguments[0]
    sample.value_proposition.remove_argument(first.id)
    screen.value.read()
    rooms.settle()
    assert first.title in screen.value.lost.text()
    assert not screen.value.lost.isHidden()
    assert len(value(screen).matrix.arguments) == 5
    screen.value.matrix._toggle(value(screen).matrix.arguments[0])
    rooms.settle()
    assert first.id in screen.draft.preparation.arguments


def test_the_annex_is_printed_from_the_card(
    screen: PreparationScreen, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(window: PaperWindow) -> None:
        shown.append(window.windowTitle())

    monkeypatch.setattr(PaperWindow, "show", show)
    screen.value.print_annex()
    rooms.settle()
    assert "Waarde intern" in shown[0]


def test_a_customer_of_whom_nothing_is_known_is_asked_about(empty_rooms: Rooms, fresh: SellerFile) -> None:
    relation = fresh.relations.start("De Ster").value
    visit = fresh.visits.plan(relation.id, fresh.clock.today(), time(9)).value
    screen = empty_rooms.open(Place(Noun.PREPARATION, visit.id, "value"), PreparationScreen)
    assert not screen.value.nothing.isHidden()
    assert screen.value.matrix.isHidden()
    assert screen.value.count.full_text() == "nog geen wensen"


def test_two_hundred_needs_and_sixty_arguments_stay_usable(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[FIRST_VISIT]
    with sample.database.write() as session:
        records.save_all(
            session,
            [a_customer_need(id=an_id(), relation_id=line.relation_id, text=f"Wens {n}") for n in range(190)]
            + [an_argument(id=an_id(), title=f"Argument {n}", position=n + 9) for n in range(54)],
        )
    screen = rooms.open(Place(Noun.PREPARATION, line.id, "value"), PreparationScreen)
    grid = screen.value.matrix.grid
    assert grid.model().rowCount() == 60
    assert not grid.pager.isHidden()
    assert grid.choose_cell(59, value(screen).matrix.needs[-1].id)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    rooms.settle()
    assert (
        value(screen)
        .matrix.cells[value(screen).matrix.needs[-1].id, value(screen).matrix.arguments[59].id]
        .is_set
    )


@pytest.mark.parametrize(
    ("words", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")]
)
def test_words_are_listed_as_one_says_them(words: tuple[str, ...], said: str) -> None:
    assert listed(words) == said


def test_without_strategy_or_motives_there_is_no_hint(sample: SellerFile) -> None:

    known = sample.customer_values.of_relation(sample.relations.lines()[0].id)
    unknown = replace(
        known, relation=replace(known.relation, value_strategy=ValueStrategy.UNKNOWN), contact=None
    )
    assert suiting_hint(unknown) == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_the_card(rooms: Rooms, sample: SellerFile, language: str) -> None:
    use_language(language)
    for visit in range(4):
        assert audit(opened(sample, rooms, visit)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_it_a_quarter_larger(rooms: Rooms, sample: SellerFile, language: str) -> None:
    use_language(language)
    screen = opened(sample, rooms)
    screen.value.matrix.grid.choose_cell(2, value(screen).matrix.needs[3].id)
    assert audit(screen) == []
