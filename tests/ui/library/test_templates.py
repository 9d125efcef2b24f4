"""Question templates in the library: opened, written, moved, copied, thrown away, shared and read."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from salesdesk.domain.catalogue import Template
from salesdesk.domain.preparation import QuestionType, Side
from salesdesk.domain.visits import VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.templates import Origin, place_of
from salesdesk.ui.buttons import Button
from salesdesk.ui.library.template_editor import TemplateEditor
from salesdesk.ui.library.template_reading import PreviewBody
from salesdesk.ui.library.templates import TemplateList
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from tests.answers import Answers
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit

LIST = Place(Noun.LIBRARY, view="questions")


def place(slug: str) -> Place:
    return Place(Noun.LIBRARY, place_of(slug), "questions")


@pytest.fixture
def editor(rooms: Rooms) -> TemplateEditor:
    return rooms.open(place("cleaning"), TemplateEditor)


def kept(sample: SellerFile, slug: str = "cleaning") -> Template:
    view = sample.templates.open(place_of(slug))
    assert view is not None
    return view.template


def origin(sample: SellerFile, slug: str = "cleaning") -> Origin:
    view = sample.templates.open(place_of(slug))
    assert view is not None
    return view.origin


def button(screen: Screen, text: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.text() == text and one.isVisibleTo(screen))


def keywords(template: Template) -> list[str]:
    return [question.keyword for question in template.questions]


def test_the_list_shows_ours_and_his_own(rooms: Rooms) -> None:
    screen = rooms.open(LIST, TemplateList)
    names = [line.name for line in screen.model.lines()]
    assert names[0] == "Sporthallen"
    assert {"Schoonmaak", "ICT", "Algemeen"} <= set(names)
    screen.table.opened.emit(screen.model.lines()[0])
    assert rooms.went[-1] == place("eigen_sporthallen")


def test_a_new_list_is_begun_and_written(sample: SellerFile, rooms: Rooms) -> None:
    rooms.open(LIST, TemplateList).begin()
    rooms.settle()
    editor = rooms.follow(TemplateEditor)
    editor.name.selectAll()
    type_into(editor.name, "Zwembaden")
    editor.lists.begin()
    type_into(editor.pattern.keyword, "watertemperatuur")
    editor.pattern.text.setPlainText("Hoe warm is het water, en wie meet dat?")
    editor.pattern.kinds.ticks[VisitKind.AFTER_SALES].click()
    editor.pattern.serves.ticks["wens+beh"].click()
    editor.autosave.flush()
    rooms.settle()
    (question,) = kept(sample, "eigen_nieuwe_vragenlijst").questions
    assert kept(sample, "eigen_nieuwe_vragenlijst").name == "Zwembaden"
    assert (question.keyword, question.serves) == ("watertemperatuur", ("wens+beh",))
    assert question.kinds == {VisitKind.FIRST, VisitKind.AFTER_SALES}


def test_changing_one_of_ours_makes_it_his_and_it_can_be_set_back(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    before = kept(sample)
    assert origin(sample) is Origin.SHIPPED
    editor.pattern.type.set_value(QuestionType.PROBLEM)
    editor.pattern.type.edited.emit()
    editor.autosave.flush()
    rooms.settle()
    assert origin(sample) is Origin.ADAPTED
    entries = {entry.text(): entry for entry in editor._menu.actions()}
    entries["Terugzetten zoals meegeleverd"].trigger()
    rooms.settle()
    assert kept(sample) == before
    rooms.said[-1][1]()
    rooms.settle()
    assert kept(sample).questions[0].type is QuestionType.PROBLEM


def test_questions_are_moved_removed_and_brought_back(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    before = keywords(kept(sample))
    editor.lists.questions.setFocus()
    QTest.keyClick(editor.lists.questions, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    assert keywords(kept(sample))[:2] == [before[1], before[0]]
    editor.lists.questions.choose_rows([0, 2])
    QTest.keyClick(editor.lists.questions, Qt.Key.Key_Delete)
    rooms.settle()
    assert keywords(kept(sample)) == [before[0], *before[3:]]
    rooms.said[-1][1]()
    rooms.settle()
    assert keywords(kept(sample))[:3] == [before[1], before[0], before[2]]


def test_among_the_questions_of_one_visit_a_move_passes_those_out_of_sight(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    editor.lists.kind.set_value(VisitKind.AFTER_SALES)
    editor.lists.refresh()
    shown = [line.pattern.keyword for line in editor.lists.questions.model_of.lines()]
    editor.lists.questions.choose_rows([len(shown) - 1])
    editor.lists.drop(0)
    rooms.settle()
    wanted = [one.keyword for one in kept(sample).questions if VisitKind.AFTER_SALES in one.kinds]
    assert wanted == [shown[-1], *shown[:-1]]


def test_a_list_is_pasted_for_the_visit_in_sight(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    editor.lists.kind.set_value(VisitKind.OFFER_TALK)
    editor.lists.paste("Wie tekent de offerte?\nWat houdt u nog tegen?")
    rooms.settle()
    new = kept(sample).questions[-2:]
    assert [question.kinds for question in new] == [frozenset({VisitKind.OFFER_TALK})] * 2


def test_more_than_200_are_not_pasted(rooms: Rooms, editor: TemplateEditor) -> None:
    editor.lists.paste("\n".join(f"Wat kost ruimte {number}?" for number in range(300)))
    rooms.settle()
    assert len(editor.lists.template.questions) == 200
    assert "passen er niet meer bij" in rooms.said[-1][0]


def test_an_own_objective_is_made_renamed_and_served(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    editor.lists.which.set_on(1)
    editor.lists.turn()
    assert editor.objective.isVisible()
    type_into(editor.objective.keyword, "", Qt.Key.Key_End)
    editor.objective.keyword.selectAll()
    type_into(editor.objective.keyword, "meters")
    editor.objective.side.set_value(Side.EXTERNAL)
    editor.objective.side.edited.emit()
    editor.autosave.flush()
    rooms.settle()
    template = kept(sample)
    assert [(item.keyword, item.side) for item in template.objectives] == [("meters", Side.EXTERNAL)]
    assert any("meters" in question.serves for question in template.questions)
    assert not any("m2 / freq / overige" in question.serves for question in template.questions)


def test_a_double_keyword_is_said_at_the_field_and_nothing_typed_is_lost(
    sample: SellerFile, rooms: Rooms, editor: TemplateEditor
) -> None:
    before = kept(sample)
    editor.pattern.keyword.selectAll()
    type_into(editor.pattern.keyword, "welke diensten")
    editor.autosave.flush()
    rooms.settle()
    assert editor.pattern.keyword_row.error.text() == "„welke diensten” staat er twee keer."
    assert editor.pattern.keyword.text() == "welke diensten"
    assert kept(sample) == before
    type_into(editor.pattern.keyword, " hier")
    editor.autosave.flush()
    rooms.settle()
    assert kept(sample).questions[0].keyword == "welke diensten hier"
    assert editor.pattern.keyword_row.error.text() == ""


def test_a_name_taken_away_is_asked_for(sample: SellerFile, rooms: Rooms, editor: TemplateEditor) -> None:
    editor.name.selectAll()
    QTest.keyClick(editor.name, Qt.Key.Key_Delete)
    editor.autosave.flush()
    rooms.settle()
    assert editor.name.error_text == "Geef de vragenlijst een naam."
    assert kept(sample).name == "Schoonmaak"


def test_a_copy_opens_as_his_own(rooms: Rooms, editor: TemplateEditor) -> None:
    editor._menu.actions()[0].trigger()
    rooms.settle()
    copy = rooms.follow(TemplateEditor)
    assert copy.name.value() == "Schoonmaak, eigen versie"


def test_an_own_list_is_thrown_away_with_a_way_back(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(LIST, TemplateList)
    screen.table.choose(lambda line: line.slug == "eigen_sporthallen")
    rooms.settle()
    button(screen, "Verwijderen").click()
    rooms.settle()
    assert "Sporthallen" not in [line.name for line in screen.model.lines()]
    rooms.said[-1][1]()
    rooms.settle()
    assert "Sporthallen" in [line.name for line in screen.model.lines()]


def test_an_editor_of_a_list_that_is_gone_goes_back_to_the_lists(rooms: Rooms) -> None:
    rooms.open(Place(Noun.LIBRARY, UUID(int=5), "questions"), TemplateEditor)
    assert rooms.went[-1] == LIST


def test_a_list_is_shared_as_a_readable_file(
    rooms: Rooms, editor: TemplateEditor, answers: Answers, tmp_path: Path
) -> None:
    answers.save_file = tmp_path / "Vragenlijst Schoonmaak.json"
    editor._share()
    rooms.settle()
    written = json.loads((tmp_path / "Vragenlijst Schoonmaak.json").read_text(encoding="utf-8"))
    assert (written["format"], written["version"]) == ("SalesDesk vragenlijst", 1)
    assert written["template"]["name"] == "Schoonmaak"
    assert rooms.said[-1][0] == "Vragenlijst Schoonmaak.json is klaar om te delen"


def colleagues_file(sample: SellerFile, folder: Path) -> Path:
    document = json.loads(sample.templates.share("cleaning")[1])
    questions = document["template"]["questions"]
    questions[0]["text"] = "Welke panden zijn het?"
    questions[1]["sterren"] = 5
    del questions[2]
    document["made_by"] = "Bram Peeters"
    path = folder / "collega.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def drop(screen: TemplateList, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(9, 9), copy, mime, left, none))


def test_a_dropped_file_is_looked_at_before_it_is_taken(
    sample: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    seen: list[PreviewBody] = []

    def look(body: PreviewBody, *_rest: object) -> bool:
        seen.append(body)
        return False

    answers.sheet = look
    drop(rooms.open(LIST, TemplateList), colleagues_file(sample, tmp_path))
    rooms.settle()
    assert answers.asked[-1] == ("sheet", "Vragenlijst „Schoonmaak” inlezen")
    assert origin(sample) is Origin.SHIPPED
    said = " ".join(label.text() for label in seen[0].findChildren(QLabel))
    assert "1 anders: aantal locaties" in said
    assert "1 niet meer: vierkante meters" in said
    assert "Het veld „sterren” kent deze versie niet; het is overgeslagen." in said
    assert "Bram Peeters" in said


@pytest.mark.parametrize("beside", [False, True])
def test_a_file_is_taken_in_place_or_beside_and_undone(
    sample: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path, beside: bool
) -> None:
    def yes(body: PreviewBody, *_rest: object) -> bool:
        body.where.set_value(beside)
        return True

    answers.sheet = yes
    answers.choose_file = colleagues_file(sample, tmp_path)
    screen = rooms.open(LIST, TemplateList)
    before = [(line.name, line.questions) for line in screen.model.lines()]
    screen.read_in.click()
    rooms.settle()
    assert origin(sample) is (Origin.SHIPPED if beside else Origin.ADAPTED)
    assert len(screen.model.lines()) == len(before) + beside
    rooms.said[-1][1]()
    rooms.settle()
    assert [(line.name, line.questions) for line in screen.model.lines()] == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"geen json", "niet te lezen als SalesDesk vragenlijst"),
        (b"{}", "Dit is geen SalesDesk vragenlijst."),
        (b'{"format": "SalesDesk vragenlijst", "version": 9}', "komt uit een nieuwere SalesDesk"),
        (b" " * 5_300_000, "groter dan 5 MB"),
    ],
)
def test_a_bad_file_is_refused_in_words(
    rooms: Rooms, answers: Answers, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "fout.json"
    path.write_bytes(content)
    answers.choose_file = path
    screen = rooms.open(LIST, TemplateList)
    lines = screen.model.lines()
    screen.choose_file()
    rooms.settle()
    assert answers.told[0].startswith("fout.json is niet ingelezen ")
    assert said in answers.told[0]
    assert screen.model.lines() == lines


@pytest.mark.parametrize("on", [0, 1])
def test_the_pages_are_for_everybody(large_type: None, rooms: Rooms, on: int) -> None:
    assert audit(rooms.open(LIST, TemplateList)) == []
    editor = rooms.open(place("cleaning"), TemplateEditor)
    editor.lists.which.set_on(on)
    editor.lists.turn()
    rooms.settle()
    assert audit(editor) == []
