"""The questions of one of the four visits of today, opened at step 10 (used by tests of questions)."""

from __future__ import annotations

from salesdesk.domain.preparation import Preparation, Step, asked_questions
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.places import Place
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from tests.offer_desk import Rooms


def at_visit(sample: SellerFile, rooms: Rooms, number: int) -> PreparationScreen:
    line = sample.visits.day(sample.clock.today())[number]
    return rooms.open(Place(Noun.PREPARATION, line.id, "10"), PreparationScreen)


def panel_of(screen: PreparationScreen) -> QuestionPanel:
    screen.open_step(Step.QUESTIONS)
    panel = screen.card.panels[Step.QUESTIONS]
    assert isinstance(panel, QuestionPanel)
    return panel


def kept(sample: SellerFile, panel: QuestionPanel) -> Preparation:
    found = sample.preparations.kept(panel.draft.preparation.visit_id)
    assert found is not None
    return found


def words(preparation: Preparation) -> list[str]:
    return [question.keyword for question in asked_questions(preparation)]
