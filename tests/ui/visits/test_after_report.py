"""Around the report: the competitor beside it, usual steps, what comes after closing, no report at all."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from salesdesk.domain.preparation import Outcome, Side
from salesdesk.domain.visits import SalesMethod, VisitKind, VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Button
from salesdesk.ui.forms import Choice
from salesdesk.ui.places import Place
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.underway import underway_place
from tests.answers import Answers
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit


def first_line(sample: SellerFile) -> VisitLine:
    return sample.visits.day(sample.clock.today())[0]


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> ReportScreen:
    made = rooms.open(Place(Noun.REPORT, first_line(sample).id), ReportScreen)
    rooms.settle()
    return made


@pytest.fixture
def closed(rooms: Rooms, screen: ReportScreen) -> ReportScreen:
    QTest.keyClicks(screen.questions.useful, "j")
    type_into(screen.questions.chance, "45")
    screen.draft.put(decision_month=date(2027, 2, 1))
    screen.questions.chips.chips[0].click()
    screen.close_report()
    rooms.settle()
    assert screen.draft.report.is_closed
    return screen


def test_the_first_letter_answers_and_enter_goes_on(rooms: Rooms, screen: ReportScreen) -> None:
    questions = screen.questions
    questions.useful.setFocus()
    QTest.keyClicks(questions.useful, "d")
    assert questions.useful.on() == 1
    QTest.keyClick(questions.useful, Qt.Key.Key_Return)
    assert rooms.holder.focusWidget() is questions.chance
    for after in (questions.month, questions.next_step, questions.next_on):
        QTest.keyClick(rooms.holder.focusWidget(), Qt.Key.Key_Return)
        assert rooms.holder.focusWidget() is after


def test_a_usual_step_comes_with_its_day(screen: ReportScreen) -> None:
    screen.questions.chips.chips[0].click()
    assert screen.draft.report.next_step == "Opname ter plaatse"
    assert screen.draft.report.next_step_on == date(2026, 12, 1)
    assert screen.questions.next_on.value() == date(2026, 12, 1)
    assert screen.next_visit.day.value() == date(2026, 12, 1)


def test_down_goes_through_the_usual_steps_but_not_over_own_words(screen: ReportScreen) -> None:
    field = screen.questions.next_step
    field.setFocus()
    seen = []
    for _turn in range(4):
        QTest.keyClick(field, Qt.Key.Key_Down)
        seen.append(field.text())
    assert len(set(seen)) == 3
    assert seen[3] == seen[0]
    field.clear()
    type_into(field, "Iets anders")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "Iets anders"


def test_a_day_the_seller_chose_stays_with_another_step(screen: ReportScreen) -> None:
    type_into(screen.questions.next_on, "15-12")
    screen.questions.chips.chips[0].click()
    assert screen.draft.report.next_step_on == date(2026, 12, 15)


def test_the_competitor_is_read_and_changed_in_the_inspector(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    assert screen.rival is not None
    supplier, level = screen.rival.inputs["competitor"], screen.rival.inputs["competitor_price_level"]
    type_into(supplier, "Schoonfix")
    assert screen.competitor.inputs["competitor"].value() == "Schoonfix"
    type_into(screen.competitor.inputs["competitor_price_level"], "10 % lager")
    assert level.text() == "10 % lager"
    screen.autosave.flush()
    rooms.settle()
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    assert (view.report.competitor, view.report.competitor_price_level) == ("Schoonfix", "10 % lager")


def test_half_a_date_in_the_inspector_keeps_the_seller_here(screen: ReportScreen, answers: Answers) -> None:
    assert screen.rival is not None
    type_into(screen.rival.inputs["competitor_contract_ends_on"], "31-02")
    type_into(screen.questions.next_step, "Bellen")
    answers.confirm = False
    assert not screen.leave()


def test_the_method_can_be_another_than_was_prepared(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    choice = next(
        each for each in screen.side.findChildren(Choice) if each.accessibleName() == "Verkoopmethode"
    )
    choice.set_value(SalesMethod.PROCESS)
    choice.edited.emit()
    rooms.settle()
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    assert view.report.method is SalesMethod.PROCESS


def test_the_rest_of_the_goals_is_missed_in_one_go(screen: ReportScreen) -> None:
    goals = [each for each in screen.draft.preparation.objectives if each.side is Side.INTERNAL]
    assert not screen.goals.rest.isVisible()
    screen.goals.rows[goals[0].id].mark.click()
    assert screen.goals.rest.isVisible()
    screen.goals.rest.click()
    now = [each.outcome for each in screen.draft.preparation.objectives if each.side is Side.INTERNAL]
    assert now == [Outcome.REACHED, *[Outcome.MISSED] * (len(goals) - 1)]
    assert not screen.goals.rest.isVisible()


def test_a_named_day_and_hour_is_proposed_for_the_next_visit(rooms: Rooms, screen: ReportScreen) -> None:
    row = next(
        each for each in screen.talk.rows.values() if each.answer.accessibleName() == "nieuwe afspraak"
    )
    type_into(row.answer, "8-12 om 10:30")
    rooms.settle()
    assert screen.next_visit.day.value() == date(2026, 12, 8)
    screen.desk.actions.run("report.plan")
    rooms.settle()
    coming = screen.draft.view.coming_visit
    assert coming is not None
    assert (coming.visit_on, coming.start_time.hour, coming.start_time.minute) == (date(2026, 12, 8), 10, 30)
    screen.desk.actions.run("report.plan")
    rooms.settle()
    assert screen.draft.view.coming_visit == coming


def test_after_closing_everything_is_one_press_away(
    sample: SellerFile, rooms: Rooms, closed: ReportScreen
) -> None:
    assert closed.sequel.isVisible()
    assert set(closed.sequel.buttons) == {"mail", "offer", "visit", "addition"}
    closed.sequel.buttons["visit"].click()
    assert rooms.holder.focusWidget() is closed.next_visit.day
    closed.next_visit.plan.click()
    rooms.settle()
    closed.sequel.buttons["visit"].click()
    assert rooms.went[-1].noun is Noun.PREPARATION
    closed.sequel.buttons["offer"].click()
    rooms.settle()
    offer = sample.offers.view(rooms.went[-1].id or first_line(sample).id).offer
    assert offer.visit_id == first_line(sample).id
    closed.reload()
    rooms.settle()
    assert "Offerte openen" in closed.sequel.buttons["offer"].text()
    closed.sequel.buttons["offer"].click()
    assert rooms.went[-1] == Place(Noun.OFFER, offer.id)


def test_the_mail_to_the_customer_is_laid_ready(
    rooms: Rooms, closed: ReportScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    closed.sequel.buttons["mail"].click()
    rooms.settle()
    path = Path(opened[-1].toLocalFile())
    assert path.suffix == ".eml"
    assert message_from_bytes(path.read_bytes(), policy=policy.default)["X-Unsent"] == "1"
    assert "staat klaar" in rooms.said[-1][0]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    closed.desk.actions.run("report.mail")
    rooms.settle()
    assert "geen mailprogramma" in rooms.said[-1][0]


def test_an_addition_is_noted_and_can_be_taken_back(
    rooms: Rooms, closed: ReportScreen, answers: Answers
) -> None:
    before = closed.draft.report
    answers.text = "Levertijd is zes weken"
    closed.sequel.buttons["addition"].click()
    rooms.settle()
    assert [note.text for note in closed.draft.view.additions] == [
        "Aanvulling op het bezoekverslag van 24-11-2026: Levertijd is zes weken"
    ]
    assert closed.draft.report == before
    rooms.said[-1][1]()
    rooms.settle()
    closed.reload()
    rooms.settle()
    assert closed.draft.view.additions == ()


def test_an_offer_that_makes_no_sense_is_not_advised(
    sample: SellerFile, rooms: Rooms, closed: ReportScreen
) -> None:
    titles = {each.text() for each in closed.sequel.findChildren(Button)}
    assert {"Toch een offerte", "Offerte maken"} & titles
    advice = sample.report_sequel.offer_advice(closed.draft.view)
    assert advice.makes_sense is ("Offerte maken" in titles)
    assert audit(closed) == []


@pytest.mark.parametrize("end", [VisitState.ABSENT, VisitState.CANCELLED])
def test_a_visit_that_did_not_go_on_has_no_report_but_a_way_on(
    sample: SellerFile, rooms: Rooms, end: VisitState
) -> None:
    line = sample.visits.day(sample.clock.today())[2]
    if end is VisitState.ABSENT:
        sample.visits.absent(line.id)
    else:
        sample.visits.cancel(line.id, "ziek")
    screen = rooms.open(Place(Noun.REPORT, line.id), ReportScreen)
    rooms.settle()
    assert screen.nothing.isVisible()
    assert not screen.page.isVisible()
    assert screen.header.title.full_text() == line.relation_name
    assert sample.reports.view(line.id) is None
    plan, back = screen.nothing.findChildren(Button)[:2]
    plan.click()
    rooms.settle()
    assert rooms.went[-1] == Place(Noun.VISIT, line.relation_id, "new")
    back.click()
    rooms.settle()
    assert sample.visits.visit(line.id).is_open
    assert screen.page.isVisible()
    assert not screen.nothing.isVisible()


def test_a_report_shows_again_after_one_that_could_not_be(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    other = sample.visits.day(sample.clock.today())[2]
    sample.visits.absent(other.id)
    rooms.open(Place(Noun.REPORT, other.id), ReportScreen)
    rooms.settle()
    assert not screen.page.isVisible()
    rooms.open(Place(Noun.REPORT, first_line(sample).id), ReportScreen)
    rooms.settle()
    assert screen.page.isVisible()
    assert screen.finish.isVisible()
    assert not screen.for_customer.isVisible()
    assert not screen.sequel.isVisible()


def test_the_report_is_one_key_from_the_big_type(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    screen.desk.actions.run("report.underway")
    assert rooms.went[-1] == underway_place(first_line(sample).id)


@pytest.mark.parametrize("kind", list(VisitKind))
def test_every_kind_of_visit_opens_its_report(sample: SellerFile, rooms: Rooms, kind: VisitKind) -> None:
    line = first_line(sample)
    visit = sample.visits.plan(line.relation_id, sample.clock.today(), line.start_time, kind=kind).value
    made = rooms.open(Place(Noun.REPORT, visit.id), ReportScreen)
    rooms.settle()
    assert made.draft.report.visit_id == visit.id
    assert audit(made) == []
