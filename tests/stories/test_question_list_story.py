"""A seller makes a template from a visit and shares it; a colleague reads it and prepares with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from salesdesk.domain.preparation import Step, asked_questions
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.opening import create
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.templates import place_of
from salesdesk.storage import records
from salesdesk.ui.desk import Desk
from salesdesk.ui.library import doors as library
from salesdesk.ui.library.template_editor import TemplateEditor
from salesdesk.ui.library.templates import TemplateList
from salesdesk.ui.places import Place
from salesdesk.ui.visits import doors as visits
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from tests.answers import Answers
from tests.builders import a_relation, a_visit, an_id
from tests.offer_desk import Rooms, type_into
from tests.paper.geometry import placed_texts
from tests.sample_fixtures import a_clock

LIST = Place(Noun.LIBRARY, view="questions")
SLUG = "eigen_zwembaden"


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[SellerFile]:
    """The file of somebody else, on another laptop."""
    folder = tmp_path / "collega"
    file = create(Profile(folder), a_clock(), "een zin van de collega").file
    yield file
    file.close()


def rooms_of(file: SellerFile, desk: Desk) -> Rooms:
    return Rooms(desk, [*visits.doors(file), *library.doors(file)])


def a_planned(file: SellerFile, subject: str) -> Visit:
    relation = a_relation(name="Zwembad De Meerkamp")
    made = a_visit(
        id=an_id(), relation_id=relation.id, contact_id=None, kind=VisitKind.FIRST, subject=subject,
        visit_on=file.clock.today(), start_time=time(13),
    )  # fmt: skip
    with file.database.write() as session:
        records.save_all(session, [relation, made])
    return made


def questions_at(rooms: Rooms, visit: Visit) -> QuestionPanel:
    screen = rooms.open(Place(Noun.PREPARATION, visit.id, "10"), PreparationScreen)
    panel = screen.card.panels[Step.QUESTIONS]
    assert isinstance(panel, QuestionPanel)
    return panel


def test_a_list_made_from_a_visit_travels_to_a_colleague_who_prepares_with_it(
    fresh: SellerFile, colleague: SellerFile, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "Vragenlijst Zwembaden.json"
    mine = rooms_of(fresh, desk)
    panel = questions_at(mine, a_planned(fresh, "Zwembaden van de gemeente"))
    panel.deeds.paste("temperatuur\tHoe warm is het water, en wie meet dat?\n")
    mine.settle()
    panel.serve(panel.chosen_questions(), "interesse")
    mine.settle()
    answers.text = "Zwembaden"
    panel.deeds.save()
    mine.settle()
    assert mine.said[-1][0] == "Vragenlijst „Zwembaden” staat in de bibliotheek"

    editor = mine.open(Place(Noun.LIBRARY, place_of(SLUG), "questions"), TemplateEditor)
    type_into(editor.words, "zwembad")
    editor.autosave.flush()
    mine.settle()
    answers.save_file = path
    editor._share()
    mine.settle()
    assert '"temperatuur"' in path.read_text(encoding="utf-8")
    mine.close()

    theirs = rooms_of(colleague, desk)
    screen = theirs.open(LIST, TemplateList)
    answers.choose_file = path
    answers.sheet = True
    screen.choose_file()
    theirs.settle()
    assert theirs.follow(TemplateEditor).name.value() == "Zwembaden"

    visit = a_planned(colleague, "Zwembad De Meerkamp schoonmaken")
    prepared = questions_at(theirs, visit).draft.preparation
    found = {question.keyword: question for question in asked_questions(prepared)}
    assert found["temperatuur"].text == "Hoe warm is het water, en wie meet dat?"
    assert found["temperatuur"].serves == ("interesse",)
    guide = colleague.papers.guide(visit.id).value
    words = " ".join(run.text for run in placed_texts(guide.content))
    assert "temperatuur" in words
    assert "Hoe warm is het water" not in words
    theirs.close()
