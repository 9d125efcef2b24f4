"""The worked example: a notary with two sites, prepared completely by clicks, on one A4."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.facts import FactSubject
from salesdesk.domain.preparation import Preparation, Side, Step, StepState
from salesdesk.domain.relations import Address, Status
from salesdesk.domain.visits import VisitKind
from salesdesk.paper.preview import page_count, whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.settings import save_settings
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.visits.doors import doors
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from tests.builders import a_company, a_contact, a_relation, an_address, some_settings
from tests.offer_desk import Rooms, type_into

KEYWORDS = (
    "bedrijf/organisatie", "functie", "positie", "DMU", "aantal locaties", "welke diensten",
    "vierkante meters", "frequentie", "tijdstip", "huidige leverancier", "einde contract",
    "termijn contract", "betaalt nu", "eisen product/dienst", "eisen leverancier", "nieuwe afspraak",
)  # fmt: skip
OBJECTIVES = (
    "NAW", "DMU", "@", "interesse", "lev", "m2 / freq / overige", "€-TTL", "€-CONC", "afl. contr.",
    "nw. contract", "ABC", "vk%",
)  # fmt: skip
NOTARY = "Notariskantoor Van Rhijn"


@pytest.fixture
def file(fresh: SellerFile) -> SellerFile:
    notary = a_relation(
        name=NOTARY,
        status=Status.PROSPECT,
        address=an_address(street="Nassaulaan 14", postcode="2011 PB", place="Haarlem"),
        sites="Haarlem, Beverwijk",
        branch="Notariaat",
        employees=34,
    )
    manager = a_contact(relation_id=notary.id, surname="Kuipers", initials="M.", function="officemanager")
    near = [
        a_relation(name=name, address=Address(street, code, "Haarlem"), phone="023 550 11 22")
        for name, street, code in (
            ("Sporthal De Beuk", "Parklaan 3", "2011 KW"),
            ("Van Loon Advocaten", "Wilhelminastraat 8", "2011 VM"),
            ("Hotel Spaarnzicht", "Spaarne 40", "2011 CJ"),
        )
    ]
    with fresh.database.write() as session:
        save_settings(session, some_settings(company=a_company(question_template="cleaning")))
        records.save_all(session, [notary, manager, *near])
    return fresh


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def plan(rooms: Rooms) -> PreparationScreen:
    """Inside sales made the appointment: planned by typing the name."""
    form = rooms.open(Place(Noun.VISIT, None, "new"), PlanScreen)
    form.form.relation.setFocus()
    type_into(form.form.relation, "rhijn")
    rooms.settle()
    QTest.keyClick(form.form.relation, Qt.Key.Key_Down)
    QTest.keyClick(form.form.relation, Qt.Key.Key_Return)
    rooms.settle()
    type_into(form.form.made_by, "binnendienst")
    form.save_button.click()
    rooms.settle()
    screen = rooms.follow(PreparationScreen)
    rooms.settle()
    return screen


def do_step(screen: PreparationScreen, step: Step) -> None:
    """Open a step by its key, tick what there is, and finish it."""
    screen.desk.actions.run(f"preparation.step{step.value}")
    panel = screen.card.panels[step]
    if isinstance(panel, FactsPanel):
        line = panel.last_row(FactSubject.NEWS)
        type_into(line.text, "Twee vestigingen, 34 mensen")
        type_into(line.source, "website", Qt.Key.Key_Return)
    if isinstance(panel, NotePanel):
        for tick in panel.findChildren(Tick):
            if not tick.isChecked():
                tick.click()
        panel.note.setPlainText(f"notitie bij {step.value}")
    if screen.draft.preparation.record(step).state is not StepState.DONE:
        screen.card.finish.click()


def kept(file: SellerFile, screen: PreparationScreen) -> Preparation:
    found = file.preparations.kept(screen.draft.view.visit.id)
    assert found is not None
    return found


def test_the_example_is_prepared_completely_with_the_starter_catalogue(
    file: SellerFile, rooms: Rooms
) -> None:
    screen = plan(rooms)
    assert screen.draft.view.visit.kind is VisitKind.FIRST
    for step in Step:
        do_step(screen, step)
    rooms.settle()
    done = kept(file, screen)
    assert done.finished_steps == len(Step)
    assert screen.steps.ring.accessibleName() == "10 van 10 klaar"
    assert "in Haarlem en Beverwijk" in done.external_objective
    assert {item.keyword for item in done.objectives if item.side is Side.INTERNAL} == set(OBJECTIVES)
    assert screen.draft.view.unserved == ()
    assert set(KEYWORDS) - {"betaalt nu"} <= {question.keyword for question in done.questions}
    assert len(done.alternatives) == 3
    overview = rooms.open(Place(Noun.VISIT), VisitList)
    assert "1 bezoek gepland" in overview.header.sub.full_text()


def test_its_sheet_is_one_a4_with_keywords_and_nothing_internal_in_full(
    file: SellerFile, rooms: Rooms
) -> None:
    screen = plan(rooms)
    for step in Step:
        do_step(screen, step)
    screen.guide.click()
    rooms.settle()
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]
    assert NOTARY in window.windowTitle()
    window.close()
    paper = file.papers.guide(screen.draft.view.visit.id).value
    assert page_count(paper.content) == paper.page_count == 1
    assert paper.missing_glyphs == ()
    text = " ".join(whole_text(paper.content).split())
    done = kept(file, screen)
    for question in done.questions:
        assert question.keyword in text
        assert question.text not in text
    for item in done.objectives:
        if item.side is Side.INTERNAL:
            assert item.keyword in text
            assert item.text not in text
    assert "Haarlem en Beverwijk" in text
    assert "Sporthal De Beuk" in text
    assert "notitie bij" not in text


def test_without_the_price_question_the_screen_points_out_the_gap(file: SellerFile, rooms: Rooms) -> None:
    screen = plan(rooms)
    screen.open_step(Step.QUESTIONS)
    panel = screen.card.panels[Step.QUESTIONS]
    assert isinstance(panel, QuestionPanel)
    for question in tuple(screen.draft.preparation.questions):
        if "€-CONC" in question.serves:
            panel.choose_several([question.id])
            panel.remove_chosen()
    rooms.settle()
    assert "€-CONC" in panel.gap.mend.accessibleName()
    assert kept(file, screen).record(Step.QUESTIONS).state is not StepState.DONE
