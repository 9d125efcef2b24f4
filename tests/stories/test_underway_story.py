"""A morning on the road: from Vandaag to the door, the talk, the report, the mail to the customer."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from salesdesk.domain.preparation import Outcome
from salesdesk.domain.visits import VisitState
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.places import Place
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.underway import UnderwayScreen
from salesdesk.ui.window import Window
from tests.offer_desk import type_into
from tests.sample_fixtures import Furnish, settle

NOTED = {
    "huidige leverancier": "Schoonfix, sinds 2021",
    "einde contract": "eind maart 2027",
    "wat gaat er mis": "steeds andere mensen; sleutel kwijt",
    "nieuwe afspraak": "8-12 om 10:30",
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was handed to the system."""
    went: list[QUrl] = []

    def take(url: QUrl) -> bool:
        went.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return went


def on_the_way(window: Window) -> UnderwayScreen:
    """From Vandaag with its button."""
    window.go(Place(Noun.TODAY))
    settle(window)
    button = next(
        each for each in window.findChildren(Button) if each.isVisible() and each.text() == "Onderweg"
    )
    button.click()
    settle(window)
    (screen,) = (each for each in window.findChildren(UnderwayScreen) if each.isVisible())
    return screen


def talk(screen: UnderwayScreen) -> None:
    """Every question of the list that came up, ticked with the space bar, its answer noted."""
    for made in screen.questions.rows.values():
        if made.tick.text() in NOTED:
            made.tick.setFocus()
            QTest.keyClick(made.tick, Qt.Key.Key_Space)
            type_into(made.answer, NOTED[made.tick.text()])


def finish(window: Window) -> ReportScreen:
    (report,) = (each for each in window.findChildren(ReportScreen) if each.isVisible())
    QTest.keyClicks(report.questions.useful, "j")
    type_into(report.questions.chance, "45")
    report.questions.month.setFocus()
    QTest.keyClicks(report.questions.month, "f")
    QTest.keyClick(report.questions.next_step, Qt.Key.Key_Down)
    window.desk.actions.run("report.agreement")
    line = list(report.agreements.rows.values())[-1]
    type_into(line.what, "Plattegronden mailen")
    type_into(line.due_on, "vr")
    window.desk.actions.run("report.plan")
    settle(window)
    window.desk.actions.run("report.close")
    settle(window)
    return report


def test_a_visit_from_the_car_to_the_customers_mailbox(
    furnish: Furnish, sample: SellerFile, opened: list[QUrl]
) -> None:
    window = furnish(sample)
    line = sample.visits.day(sample.clock.today())[0]
    screen = on_the_way(window)
    screen.where.navigate.click()
    settle(window)
    assert "Haarlem" in opened[-1].toString()
    talk(screen)
    window.desk.actions.run("underway.report")
    settle(window)
    report = finish(window)

    kept = report.draft.report
    assert kept.is_closed
    assert (kept.competitor, kept.competitor_contract_ends_on) == ("Schoonfix, sinds 2021", date(2027, 3, 31))
    assert "steeds andere mensen" in f"{kept.psychological_needs}{kept.functional_needs}"
    assert (kept.decision_month, kept.next_step_on) == (date(2027, 2, 1), date(2026, 12, 8))
    reached = {
        each.keyword for each in report.draft.preparation.objectives if each.outcome is Outcome.REACHED
    }
    assert {"lev", "afl. contr.", "nw. contract"} <= reached
    card = sample.relations.card(line.relation_id)
    assert card.relation.current_supplier == "Schoonfix"
    assert ("current_supplier", date(2026, 11, 24)) in {(one.subject, one.noted_on) for one in card.facts}
    coming = next(each for each in card.visits if each.visit_on == date(2026, 12, 8))
    assert (coming.start_time.hour, coming.start_time.minute, coming.state) == (10, 30, VisitState.PLANNED)

    report.sequel.buttons["mail"].click()
    settle(window)
    mail = message_from_bytes(Path(opened[-1].toLocalFile()).read_bytes(), policy=policy.default)
    (letter,) = (part for part in mail.walk() if part.get_content_type() == "application/pdf")
    text = whole_text(letter.get_content())
    assert "Plattegronden mailen" in text
    assert "dinsdag 8 december 2026 om 10:30" in text
    assert "Schoonfix" not in text


def test_a_closed_door_becomes_another_visit(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    line = sample.visits.day(sample.clock.today())[0]
    first = sample.visit_instead.choices(line.id)[0]
    screen = on_the_way(window)
    screen.nobody.click()
    settle(window)
    screen.plan_b.choices[0].click()
    settle(window)
    here = window.history.here
    assert here is not None
    assert here.view == "underway"
    assert here.id not in {None, line.id}
    assert screen.header.title.full_text() == first.name
    window.go(Place(Noun.REPORT, line.id))
    settle(window)
    (report,) = (each for each in window.findChildren(ReportScreen) if each.isVisible())
    assert report.nothing.isVisible()
