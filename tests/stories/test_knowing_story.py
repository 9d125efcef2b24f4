"""Knowing the customer: facts looked up and corrected, a reference found, all of it on the printed sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.facts import FactSubject, FactTheme, known_facts, subject_of
from salesdesk.domain.preparation import Step
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.forms import Tick
from salesdesk.ui.places import Place
from salesdesk.ui.relations.editor import RelationEditor
from salesdesk.ui.today.screen import TodayScreen
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.moments_panel import MomentsPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.offer_desk import type_into
from tests.sample_fixtures import Furnish, settle

S = FactSubject


def preparing(window: Window, file: SellerFile, number: int, step: Step) -> PreparationScreen:
    line = file.visits.day(file.clock.today())[number]
    window.go(Place(Noun.PREPARATION, line.id, str(step.value)))
    settle(window)
    screen = window.current()
    assert isinstance(screen, PreparationScreen)
    return screen


def press(root: QWidget, name: str) -> None:
    """The button in sight with these words."""
    button = next(
        one
        for one in root.findChildren(Button)
        if name in {one.text(), one.accessibleName()} and one.isVisible()
    )
    button.click()


def sheet_of(file: SellerFile, screen: PreparationScreen) -> str:
    paper = file.papers.guide(screen.draft.view.visit.id).value
    return " ".join(whole_text(paper.content).split())


def test_a_reference_found_among_their_customers_and_a_ticked_fact_stand_on_the_sheet(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    screen = preparing(window, sample, 0, Step.INTERNET)
    panel = screen.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    panel.open_theme(FactTheme.NEWS)
    type_into(panel.last_row(S.NEWS).text, "Opent in mei een derde kantoor", Qt.Key.Key_Return)
    settle(window)
    row = next(one for one in panel.pages[FactTheme.NEWS].rows[S.NEWS] if "derde" in one.text.value())
    row.take.click()
    panel.open_theme(FactTheme.CUSTOMERS)
    press(panel, "Bakkerij Ammerlaan als referentie meenemen")
    settle(window)
    said = sheet_of(sample, screen)
    assert "Opent in mei een derde kantoor" in said
    assert "Bakkerij Ammerlaan, IJmuiden" in said
    assert "Zoekt een tweede receptionist" not in said  # known, but not ticked


def test_the_cautionary_number_is_doubted_and_corrected_without_losing_it(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    screen = preparing(window, sample, 1, Step.INTERNET)
    panel = screen.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    panel.open_theme(FactTheme.SIZE)
    field = panel.last_row(S.STAFF).text
    field.selectAll()
    type_into(field, "48.500")
    assert "verwisseld" in panel.last_row(S.STAFF).doubt.text()
    field.selectAll()
    type_into(field, "650 in de Benelux", Qt.Key.Key_Return)
    settle(window)
    assert panel.last_row(S.STAFF).doubt.text() == ""
    card = sample.relations.card(screen.draft.view.card.relation.id)
    (staff,) = [each for each in known_facts(card.facts) if subject_of(each.fact.subject) is S.STAFF]
    assert (staff.fact.text, [one.text for one in staff.earlier]) == ("650 in de Benelux", ["48"])
    assert card.relation.employees == 650


def test_a_complaint_and_a_promise_are_taken_along_from_the_contact_history(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    screen = preparing(window, sample, 2, Step.CRM)
    panel = screen.card.panels[Step.CRM]
    assert isinstance(panel, MomentsPanel)
    tick = next(one for one in panel.findChildren(Tick) if "strepen" in one.accessibleName())
    tick.click()
    settle(window)
    assert "Klacht: strepen na glasbewassing" in sheet_of(sample, screen)


def test_news_asked_for_in_the_editor_comes_back_on_today_until_it_is_seen(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    relation = sample.relations.lines("spaarnzicht")[0]
    window.go(Place(Noun.RELATION, relation.id, "edit"))
    settle(window)
    editor = window.current()
    assert isinstance(editor, RelationEditor)
    editor.inputs["news_every_weeks"].set_value(4)
    editor.inputs["news_every_weeks"].edited.emit()
    editor.inputs["opening_hours"].setText("ma-vr 09:00-17:00")
    editor.inputs["opening_hours"].edited.emit()
    window.go(Place(Noun.TODAY))
    settle(window)
    today = window.current()
    assert isinstance(today, TodayScreen)
    press(today, "Nieuws van Hotel Spaarnzicht bekeken")
    settle(window)
    assert relation.id not in {line.relation_id for line in sample.today.view().news}
    window.toast.undo()
    settle(window)
    assert relation.id in {line.relation_id for line in sample.today.view().news}
    assert sample.relations.card(relation.id).relation.opening_hours == "ma-vr 09:00-17:00"


def test_a_follow_up_is_put_on_another_day_from_today(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.TODAY))
    settle(window)
    today = window.current()
    assert isinstance(today, TodayScreen)
    name = "„Stuur brochure vloeronderhoud” verzetten"
    button = next(one for one in today.findChildren(Button) if one.accessibleName() == name)
    button.click()
    menu = button.findChildren(QWidget)[-1]
    menu.actions()[0].trigger()
    menu.close()
    settle(window)
    assert "Stuur brochure vloeronderhoud" not in {one.text for one in sample.today.view().follow_ups}
    window.toast.undo()
    settle(window)
    assert "Stuur brochure vloeronderhoud" in {one.text for one in sample.today.view().follow_ups}


def test_a_customer_in_the_palette_brings_his_visit_and_offer(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.open_palette()
    window.palette_box.input.setText("kennemer techniek")
    settle(window)
    shown = window.palette_box.shown()
    assert shown[0] == "Kennemer Techniek Groothandel"
    assert "Offerte afronden, beslisser aan tafel" in shown
    assert any(title.startswith("OV") for title in shown)
