"""On the way: the hour is bettered, the phone is at hand, plan B is chosen, and all of it is on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.domain.plan_b import MOST_CHOSEN
from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Cancelled, Refused
from salesdesk.paper.preview import page_text, whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Button
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.screen import RouteScreen
from salesdesk.ui.visits.alternatives_panel import AlternativesPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.route_panel import RoutePanel
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, settle
from tests.ui.audit import audit

TODAY = MOMENT.date()
FIRST, SECOND = 0, 1


def prepare(window: Window, line: VisitLine, step: Step) -> PreparationScreen:
    window.go(Place(Noun.PREPARATION, line.id, str(step.value)))
    settle(window)
    screen = window.current()
    assert isinstance(screen, PreparationScreen)
    return screen


def route_of(screen: PreparationScreen) -> RoutePanel:
    panel = screen.card.panels[Step.ROUTE]
    assert isinstance(panel, RoutePanel)
    return panel


def near_of(screen: PreparationScreen) -> AlternativesPanel:
    panel = screen.card.panels[Step.ALTERNATIVES]
    assert isinstance(panel, AlternativesPanel)
    return panel


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in root.findChildren(Button)
        if words in {one.text(), one.accessibleName()} and not one.isHidden()
    )
    found.click()


def shown(root: QWidget) -> str:
    """What can be read there; what scrolls out of sight counts too."""
    found = [one for one in root.findChildren(QLabel) if one.isVisibleTo(root)]
    words = "\n".join(one.full_text() if isinstance(one, ElidedLabel) else one.text() for one in found)
    return words.replace("\u00a0", " ")


def the_paper() -> PaperWindow:
    (window,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()
    )
    return window


def without_address(sample: SellerFile) -> VisitLine:
    """The first visit of today, at a relation whose address nobody wrote down."""
    line = sample.visits.day(TODAY)[FIRST]
    relation = sample.relations.card(line.relation_id).relation
    sample.relations.save(replace(relation, address=Address()))
    return line


def test_a_visit_too_close_after_another_is_moved_in_one_click_and_back(
    furnish: Furnish, sample: SellerFile
) -> None:
    line = sample.visits.day(TODAY)[SECOND]
    sample.visits.move(line.id, TODAY, time(9, 40))
    window = furnish(sample)
    panel = route_of(prepare(window, line, Step.ROUTE))
    assert "min te krap na Notariskantoor Van Rhijn" in shown(panel)
    press(panel, "Verzetten naar 10:00")
    settle(window)
    assert sample.visits.visit(line.id).start_time == time(10)
    assert "te krap" not in shown(panel)
    window.toast.undo()
    settle(window)
    assert sample.visits.visit(line.id).start_time == time(9, 40)


def test_the_person_comes_before_the_firm_and_the_words_follow_the_minutes(
    furnish: Furnish, sample: SellerFile
) -> None:
    line = sample.visits.day(TODAY)[FIRST]
    card = sample.relations.card(line.relation_id)
    sample.relations.save(replace(card.relation, phone="023 555 00 00"))
    screen = prepare(furnish(sample), line, Step.ROUTE)
    panel = route_of(screen)
    numbers = [one.text() for one in panel.phones.findChildren(Button)]
    assert [number.split("  ")[0] for number in numbers] == ["M. Kuipers", "Centrale"]
    panel.late.later.setFocus()
    QTest.keyClick(panel.late.later, Qt.Key.Key_Right)
    assert "15 minuten later: rond 08:45" in panel.late.text.text()
    press(panel.late, "Tekst kopiëren")
    assert QGuiApplication.clipboard().text() == panel.late.text.text()


def test_what_is_noted_about_parking_is_kept_and_offered_the_next_time(
    furnish: Furnish, sample: SellerFile
) -> None:
    line = sample.visits.day(TODAY)[FIRST]
    later = sample.visits.plan(line.relation_id, TODAY + timedelta(days=9), time(9)).value
    window = furnish(sample)
    panel = route_of(prepare(window, sample.visits.line(later.id), Step.ROUTE))
    assert "Vorige keer, 24-11-2026: Parkeren achter het kantoor" in shown(panel)
    press(panel, "Overnemen")
    settle(window)
    kept = sample.preparations.kept(later.id)
    assert kept is not None
    assert kept.record(Step.ROUTE).note.startswith("Parkeren achter het kantoor")
    assert "Vorige keer" not in shown(panel)


@pytest.mark.parametrize("typed", ["2011 PB", "Haarlem"])
def test_a_relation_without_address_gets_a_place_and_its_neighbours(
    furnish: Furnish, sample: SellerFile, typed: str
) -> None:
    line = without_address(sample)
    window = furnish(sample)
    panel = near_of(prepare(window, line, Step.ALTERNATIVES))
    assert panel.where.isVisible()
    panel.where.where.setText(typed)
    QTest.keyClick(panel.where.where, Qt.Key.Key_Return)
    settle(window)
    assert not panel.where.isVisible()
    assert len(panel.ticks) >= MOST_CHOSEN
    assert sample.relations.card(line.relation_id).relation.address.line == typed
    window.toast.undo()
    settle(window)
    assert panel.where.isVisible()


def test_a_place_nobody_knows_is_refused_under_the_field(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    screen = prepare(window, without_address(sample), Step.ROUTE)
    panel = route_of(screen)
    panel.where.where.setText("Nergenshuizen <b>")
    press(panel, "Op de kaart zetten")
    settle(window)
    assert "kennen we niet" in shown(panel)
    assert "Nog geen adres. Vraag het" in shown(panel)
    assert panel.phones.isVisible()
    assert audit(screen) == []


def test_three_are_chosen_no_more_and_stand_on_the_sheet_with_phone_and_hours(
    furnish: Furnish, sample: SellerFile
) -> None:
    line = sample.visits.day(TODAY)[3]
    window = furnish(sample)
    screen = prepare(window, line, Step.ALTERNATIVES)
    panel = near_of(screen)
    ids = list(panel.ticks)
    for relation_id in ids[:MOST_CHOSEN]:
        panel.ticks[relation_id].click()
    settle(window)
    fourth = panel.ticks[ids[MOST_CHOSEN]]
    assert not fourth.isEnabled()
    assert "haal er eerst één weg" in fourth.accessibleDescription()
    assert audit(screen) == []
    screen.print_guide()
    settle(window)
    chosen = [one for one in screen.draft.view.near if one.relation_id in ids[:MOST_CHOSEN]]
    words = " ".join(whole_text(the_paper().paper.content).split())
    assert all(one.name in words and one.best_phone in words for one in chosen)
    assert "min om" in words.replace("\u00a0", " ")
    the_paper().close()


def test_a_visit_to_an_alternative_is_planned_on_that_day(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    screen = prepare(window, sample.visits.day(TODAY)[FIRST], Step.ALTERNATIVES)
    found = screen.draft.view.near[0]
    press(near_of(screen), f"Bezoek plannen bij {found.name}")
    settle(window)
    here = window.history.here
    assert here is not None
    assert (here.noun, here.id, here.view) == (Noun.VISIT, found.relation_id, f"new {TODAY.isoformat()}")


def test_the_week_folder_has_a_contents_page_and_everything_of_the_week(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    answers.choose = 0
    window.desk.actions.run("visit.week_folder")
    settle(window)
    paper = the_paper().paper
    week = [line for line in sample.visits.between(TODAY, TODAY + timedelta(days=5)) if line.is_open]
    contents = page_text(paper.content, 0)
    assert paper.name == "2026-11-23 Weekmap.pdf"
    assert all(line.relation_name in contents for line in week)
    assert paper.page_count >= 1 + len(week) + 2 * len({line.visit_on for line in week})
    assert "Plan B" in contents
    the_paper().close()


def test_the_pages_named_in_the_contents_are_where_they_are(sample: SellerFile) -> None:
    paper = sample.papers.week_folder(TODAY)
    lines = page_text(paper.content, 0).splitlines()
    for line in sample.visits.day(TODAY):
        at = next(place for place, text in enumerate(lines) if line.relation_name in text)
        number = next(int(found[1]) for text in lines[at:] if (found := re.search(r"(?<![:\d])(\d+)$", text)))
        page = page_text(paper.content, number - 1)
        assert "Gespreksleidraad" in page
        assert line.relation_name in page


def test_making_the_week_folder_keeps_nothing_and_can_be_stopped(sample: SellerFile) -> None:
    told: list[tuple[int, int]] = []

    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            assert text
            told.append((done, total))
            if len(told) == 9:
                raise Cancelled

    unprepared = [line.id for line in sample.visits.between(TODAY, TODAY + timedelta(days=5))]
    before = [sample.preparations.kept(visit_id) for visit_id in unprepared]
    with pytest.raises(Cancelled):
        sample.papers.week_folder(TODAY, Impatient())
    assert [sample.preparations.kept(visit_id) for visit_id in unprepared] == before
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)


@pytest.mark.parametrize("day", [date(2026, 11, 16), date(2031, 1, 6)])
def test_a_week_without_visits_to_come_has_no_folder(sample: SellerFile, day: date) -> None:
    with pytest.raises(Refused, match="geen bezoeken meer"):
        sample.papers.week_folder(day)


def test_without_any_visit_the_week_folder_says_so(furnish: Furnish, fresh: SellerFile) -> None:
    window = furnish(fresh)
    window.desk.actions.run("visit.week_folder")
    settle(window)
    assert "geen bezoeken" in window.toast.text()


def test_an_order_that_cannot_be_bettered_says_why(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.ROUTE))
    settle(window)
    screen = window.current()
    assert isinstance(screen, RouteScreen)
    better = next(one for one in screen.findChildren(Button) if one.accessibleName() == "Betere volgorde")
    assert not better.isVisible()
    assert screen.no_better.text() == "Alle afspraken zijn bevestigd; die verzetten we niet."
    for line in sample.visits.day(TODAY)[1:]:
        sample.visits.cancel(line.id, "klant ziek")
    window.go(Place(Noun.ROUTE, view=(TODAY + timedelta(days=60)).isoformat()))
    settle(window)
    assert screen.no_better.text() == "Met één bezoek is er niets te wisselen."


def test_an_absent_visit_is_no_longer_in_the_week_folder(sample: SellerFile) -> None:
    line = sample.visits.day(TODAY)[FIRST]
    sample.visits.absent(line.id, "dichte deur")
    assert sample.visits.visit(line.id).state is VisitState.ABSENT
    paper = sample.papers.week_folder(TODAY)
    assert "Gespreksleidraad" in whole_text(paper.content)
    guides = [page_text(paper.content, at) for at in range(paper.page_count)]
    assert not [page for page in guides if "Gespreksleidraad" in page and line.relation_name in page]
