"""Step 1 at the screen: facts typed and corrected without losing any, references, news, doubts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from salesdesk.domain.facts import FactSubject, FactTheme, KnownFact, known_facts, subject_of
from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import Fact
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.places import Place
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit

NOTARY, WHOLESALER = 0, 1
S = FactSubject


def facts_of(sample: SellerFile, rooms: Rooms, number: int = NOTARY) -> tuple[PreparationScreen, FactsPanel]:
    line = sample.visits.day(sample.clock.today())[number]
    screen = rooms.open(Place(Noun.PREPARATION, line.id, "1"), PreparationScreen)
    panel = screen.card.panels[Step.INTERNET]
    assert isinstance(panel, FactsPanel)
    return screen, panel


def known(sample: SellerFile, screen: PreparationScreen, subject: FactSubject) -> list[KnownFact]:
    card = sample.relations.card(screen.draft.view.card.relation.id)
    return [each for each in known_facts(card.facts) if subject_of(each.fact.subject) is subject]


def press(root: QWidget, name: str) -> None:
    button = next(
        one
        for one in root.findChildren(Button)
        if name in {one.text(), one.accessibleName()} and one.isVisibleTo(root)
    )
    button.click()


def retype(panel: FactsPanel, subject: FactSubject, text: str, *keys: Qt.Key) -> None:
    field = panel.last_row(subject).text
    field.selectAll()
    type_into(field, text, *keys)


def test_correcting_a_number_keeps_the_old_one_and_the_card_follows(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.SIZE)
    retype(panel, S.STAFF, "36", Qt.Key.Key_Return)
    rooms.settle()
    (staff,) = known(sample, screen, S.STAFF)
    assert staff.fact.text == "36"
    assert [one.text for one in staff.earlier] == ["34", "29"]
    assert screen.draft.view.card.relation.employees == 36


def test_typing_in_pauses_makes_one_fact(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.SIZE)
    field = panel.last_row(S.REVENUE).text
    for text in ("4,", "5 mln in", " Nederland"):
        type_into(field, text)
        screen.autosave.flush()
        rooms.settle()
    (revenue,) = known(sample, screen, S.REVENUE)
    assert (revenue.fact.text, revenue.earlier) == ("4,5 mln in Nederland", ())


def test_writing_anew_after_finishing_is_a_correction(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.SIZE)
    for text in ("4 mln in Nederland", "5 mln in Nederland"):
        retype(panel, S.REVENUE, text, Qt.Key.Key_Return)
        rooms.settle()
    (revenue,) = known(sample, screen, S.REVENUE)
    assert revenue.fact.text == "5 mln in Nederland"
    assert [one.text for one in revenue.earlier] == ["4 mln in Nederland"]


def test_the_source_and_the_day_complete_a_fact_without_a_copy(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    row = panel.last_row(S.GROUP)
    row.source.selectAll()
    type_into(row.source, "kvk")
    row.day.selectAll()
    type_into(row.day, "01-10-2026")
    screen.autosave.flush()
    rooms.settle()
    (group,) = known(sample, screen, S.GROUP)
    assert (group.fact.source, str(group.fact.noted_on), group.earlier) == ("kvk", "2026-10-01", ())


def test_a_day_that_must_come_is_refused_and_nothing_is_lost(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    row = panel.last_row(S.GROUP)
    row.day.selectAll()
    type_into(row.day, "01-10-2027")
    screen.autosave.flush()
    rooms.settle()
    assert not screen.autosave.settled
    assert known(sample, screen, S.GROUP)[0].fact.noted_on != row.day.value()
    row.day.selectAll()
    type_into(row.day, "01-10-2026")
    screen.autosave.flush()
    rooms.settle()
    assert screen.autosave.settled


def test_what_the_card_says_without_a_source_gets_one(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms, WHOLESALER)
    row = panel.last_row(S.STAFF)
    assert row.text.value() == "48"
    type_into(row.source, "jaarverslag", Qt.Key.Key_Return)
    rooms.settle()
    (staff,) = known(sample, screen, S.STAFF)
    assert (staff.fact.text, staff.fact.source, staff.earlier) == ("48", "jaarverslag", ())


def test_emptying_a_field_throws_nothing_away(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    field = panel.last_row(S.GROUP).text
    field.selectAll()
    type_into(field, "", Qt.Key.Key_Delete)
    screen.autosave.flush()
    rooms.settle()
    assert len(known(sample, screen, S.GROUP)) == 1


def test_what_was_begun_and_wiped_leaves_no_fact(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.NEWS)
    before = len(known(sample, screen, S.NEWS))
    field = panel.last_row(S.NEWS).text
    type_into(field, "toch niet")
    screen.autosave.flush()
    rooms.settle()
    field.selectAll()
    type_into(field, "", Qt.Key.Key_Delete)
    screen.autosave.flush()
    rooms.settle()
    assert len(known(sample, screen, S.NEWS)) == before


def test_an_old_fact_is_confirmed_with_one_click(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.CSR)
    assert "1 nakijken" in panel.aside()
    press(panel, "In 2030 geen papieren dossiers meer klopt nog")
    rooms.settle()
    (goal,) = known(sample, screen, S.CSR_GOALS)
    assert goal.fact.noted_on == sample.clock.today()
    assert len(goal.earlier) == 1
    assert "nakijken" not in panel.aside()
    rooms.said[-1][1]()
    rooms.settle()
    assert known(sample, screen, S.CSR_GOALS)[0].earlier == ()


def test_a_fact_is_thrown_away_and_comes_back(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.NEWS)
    before = len(known(sample, screen, S.NEWS))
    press(panel, "Feit weghalen")
    rooms.settle()
    assert len(known(sample, screen, S.NEWS)) == before - 1
    rooms.said[-1][1]()
    rooms.settle()
    assert len(known(sample, screen, S.NEWS)) == before


def test_history_is_shown_under_the_fact(sample: SellerFile, rooms: Rooms) -> None:
    _screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.SIZE)
    press(panel.last_row(S.STAFF), "1 eerder")
    assert panel.last_row(S.STAFF).earlier.text().startswith("Eerder: 29 (website")


def test_a_number_that_may_be_read_wrongly_is_doubted_while_it_is_typed(
    sample: SellerFile, rooms: Rooms
) -> None:
    _screen, panel = facts_of(sample, rooms, WHOLESALER)
    panel.open_theme(FactTheme.SIZE)
    retype(panel, S.STAFF_WORLDWIDE, "12")
    assert "verwisseld" in panel.last_row(S.STAFF_WORLDWIDE).doubt.text()
    retype(panel, S.STAFF_WORLDWIDE, "2.150")
    assert panel.last_row(S.STAFF_WORLDWIDE).doubt.text() == ""
    retype(panel, S.REVENUE, "9 mln")
    assert "Waarvan" in panel.last_row(S.REVENUE).doubt.text()


def test_a_common_customer_goes_along_as_a_reference_with_one_click(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.CUSTOMERS)
    press(panel, "Bakkerij Ammerlaan als referentie meenemen")
    rooms.settle()
    references = known(sample, screen, S.REFERENCE)
    assert [each.fact.text for each in references][-1] == "Bakkerij Ammerlaan, IJmuiden"
    assert references[-1].fact.id in screen.draft.preparation.taken_along
    assert screen.elsewhere.isHidden()
    press(panel, "Bakkerij Ammerlaan, IJmuiden niet meenemen")
    rooms.settle()
    assert references[-1].fact.id not in screen.draft.preparation.taken_along
    press(panel, "Bakkerij Ammerlaan als referentie meenemen")
    rooms.settle()
    assert len(known(sample, screen, S.REFERENCE)) == len(references)


def test_a_name_written_down_finds_our_customer(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.CUSTOMERS)
    retype(panel, S.CUSTOMERS, "zorggroep duinrand bv", Qt.Key.Key_Return)
    rooms.settle()
    press(panel, "Zorggroep Duinrand als referentie meenemen")
    rooms.settle()
    assert known(sample, screen, S.REFERENCE)[-1].fact.text == "Zorggroep Duinrand, Heemskerk"


def test_a_fact_is_ticked_for_the_sheet(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.NEWS)
    row = next(one for one in panel.pages[FactTheme.NEWS].all_rows() if one.fact is not None)
    row.take.click()
    rooms.settle()
    assert row.fact is not None
    assert row.fact.id in screen.draft.preparation.taken_along


def test_news_is_followed_from_here_and_comes_back_on_today(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.NEWS)
    panel.news.weeks.set_value(4)
    panel.news.weeks.edited.emit()
    rooms.settle()
    relation = sample.relations.card(screen.draft.view.card.relation.id).relation
    assert relation.news_every_weeks == 4
    assert relation.id in {line.relation_id for line in sample.today.view().news}
    panel.news.see.click()
    rooms.settle()
    assert relation.id not in {line.relation_id for line in sample.today.view().news}
    rooms.said[-1][1]()
    rooms.settle()
    assert relation.id in {line.relation_id for line in sample.today.view().news}


def test_looking_up_hands_addresses_to_the_browser_and_only_on_a_click(
    sample: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    _screen, panel = facts_of(sample, rooms)
    assert opened == []
    for name in ("Website", "Bedrijfsnieuws", "Handelsregister", "Persoon"):
        press(panel, name)
    assert opened[0].endswith(".example")
    assert "nieuws" in opened[1]
    assert "kvk.nl" in opened[2]
    assert "Kuipers" in opened[3]


def test_answers_of_talks_stand_with_the_rest(sample: SellerFile, rooms: Rooms) -> None:
    _screen, panel = facts_of(sample, rooms)
    subjects = panel.pages[FactTheme.NEWS].rows
    assert "floor_area" in subjects
    assert subjects["floor_area"][0].text.value() == "850 m²"


def test_two_hundred_facts_and_nasty_words_are_shown(sample: SellerFile, rooms: Rooms) -> None:
    relation = sample.relations.card(sample.visits.day(sample.clock.today())[0].relation_id).relation
    day = sample.clock.today() - timedelta(days=3)
    facts = [
        Fact(sample.clock.new_id(), relation.id, S.NEWS, f"<b>{number}</b> {{x}} € – Łukasz", "bron", day)
        for number in range(200)
    ]
    sample.facts.keep(facts)
    _screen, panel = facts_of(sample, rooms)
    panel.open_theme(FactTheme.NEWS)
    shown = [one.text.value() for one in panel.pages[FactTheme.NEWS].rows[S.NEWS]]
    assert "<b>199</b> {x} € – Łukasz" in shown
    assert shown[-1] == ""


@pytest.mark.parametrize("theme", FactTheme)
def test_every_theme_can_be_used_by_everybody(sample: SellerFile, rooms: Rooms, theme: FactTheme) -> None:
    screen, panel = facts_of(sample, rooms)
    panel.open_theme(theme)
    rooms.settle()
    assert audit(screen) == []


@pytest.mark.usefixtures("large_type")
@pytest.mark.parametrize("theme", FactTheme)
def test_every_theme_fits_with_large_letters(sample: SellerFile, rooms: Rooms, theme: FactTheme) -> None:
    screen, panel = facts_of(sample, rooms, WHOLESALER)
    panel.open_theme(theme)
    rooms.settle()
    assert audit(screen) == []
