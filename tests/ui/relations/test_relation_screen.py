"""The card of a relation: every button, tab and line does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.services.changes import Noun
from salesdesk.services.insight import SalesFigures
from salesdesk.services.relations import RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.fact_words import fact_subject
from salesdesk.ui.forms import DateField, TextField, Tick
from salesdesk.ui.open_points import Postponing, later_days
from salesdesk.ui.places import Place
from salesdesk.ui.relations import screen as module
from salesdesk.ui.relations.all_follow_ups import follow_up_table
from salesdesk.ui.relations.deeds import CardDeeds
from salesdesk.ui.relations.proposals import proposals
from salesdesk.ui.relations.rows import ago, second_line
from salesdesk.ui.relations.screen import RelationScreen
from salesdesk.ui.table import TableView
from salesdesk.ui.window import Window
from salesdesk.words import word
from tests.answers import Answers
from tests.builders import a_relation
from tests.sample_fixtures import MOMENT, Furnish, settle

TODAY = MOMENT.date()


@pytest.fixture
def relation_id(sample: SellerFile) -> UUID:
    """The one with something on every tab."""
    return next(line.id for line in sample.relations.lines() if line.has_complaint)


def on_card(furnish: Furnish, file: SellerFile, place: Place) -> tuple[Window, RelationScreen]:
    window = furnish(file)
    window.go(place)
    settle(window)
    screen = window.current()
    assert isinstance(screen, RelationScreen)
    return window, screen


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in (*root.findChildren(Button), *root.findChildren(Pressable))
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def here(window: Window) -> Place:
    settle(window)
    assert window.history.here is not None
    return window.history.here


def test_the_head_calls_mails_edits_and_plans(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []
    monkeypatch.setattr(module, "call", reached.append)
    monkeypatch.setattr(module, "write_mail", reached.append)
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    relation = sample.relations.card(relation_id).relation
    press(screen, "Bellen")
    press(screen, "Mailen")
    assert reached[0] == relation.phone
    assert "@" in reached[1]
    press(screen, "Bewerken")
    assert here(window) == Place(Noun.RELATION, relation_id, "edit")
    window.back()
    settle(window)
    press(screen, "Bezoek plannen")
    assert here(window) == Place(Noun.VISIT, relation_id, "new")


def test_nobody_can_be_called_where_no_number_is_known(furnish: Furnish, fresh: SellerFile) -> None:
    relation = fresh.relations.start("Zonder Nummer").value
    _window, screen = on_card(furnish, fresh, Place(Noun.RELATION, relation.id))
    buttons = {one.accessibleName(): one for one in screen.findChildren(Button)}
    assert not buttons["Bellen"].isEnabled()
    assert not buttons["Mailen"].isEnabled()


@pytest.mark.parametrize(
    ("view", "nouns"),
    [
        ("contacts", {Noun.CONTACT}),
        ("visits", {Noun.PREPARATION, Noun.REPORT}),
        ("offers", {Noun.OFFER}),
    ],
)
def test_enter_opens_the_line_of_a_tab(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, view: str, nouns: set[Noun]
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id, view))
    table = next(one for one in screen.findChildren(TableView) if one.isVisible())
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert here(window).noun in nouns


def filled(*words: str) -> Any:
    """The seller fills in the fields of a sheet from top to bottom, and agrees."""

    def answer(body: QWidget, *_rest: object) -> bool:
        for field, text in zip(body.findChildren(TextField), words, strict=False):
            field.setText(text)
        return True

    return answer


def test_a_colleague_joins_the_sale_and_leaves_it(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    before = sample.relations.card(relation_id).psu
    answers.sheet = filled("H. Prins", "vloeren")
    press(screen, "Collega aan de PSU toevoegen")
    settle(window)
    assert [(one.name, one.function) for one in sample.relations.card(relation_id).psu[len(before) :]] == [
        ("H. Prins", "vloeren")
    ]
    press(screen, "H. Prins uit de PSU halen")
    settle(window)
    assert sample.relations.card(relation_id).psu == before
    window.toast.undo()
    settle(window)
    assert sample.relations.card(relation_id).psu[-1].name == "H. Prins"


def test_nobody_joins_when_the_sheet_is_left_empty(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    before = sample.relations.card(relation_id).psu
    answers.sheet = [True, False]
    for _turn in range(2):
        press(screen, "Collega aan de PSU toevoegen")
    settle(window)
    assert sample.relations.card(relation_id).psu == before


def test_an_open_follow_up_is_ticked_on_the_card_and_put_on_another_day(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    item = sample.follow_ups.remind("Proef nabellen", TODAY, relation_id=relation_id).value
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    answers.sheet = day_chosen("01-12-2026")
    postponing(sample, window, item).ask_day(screen)
    settle(window)
    assert sample.follow_ups.of_relation(relation_id)[-1].due_on == date(2026, 12, 1)
    window.toast.undo()
    settle(window)
    tick = next(one for one in screen.findChildren(Tick) if "Proef nabellen" in one.accessibleName())
    tick.click()
    settle(window)
    assert next(one for one in sample.follow_ups.of_relation(relation_id) if one.id == item.id).done_at
    window.toast.undo()
    settle(window)
    again = next(one for one in sample.follow_ups.of_relation(relation_id) if one.id == item.id)
    assert (again.done_at, again.due_on) == (None, TODAY)


def test_every_follow_up_open_and_done_is_one_click_away(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    done = sample.follow_ups.remind("Gedaan", TODAY, relation_id=relation_id).value
    sample.follow_ups.tick(done.id)
    sample.follow_ups.remind("Nog doen", TODAY, relation_id=relation_id)
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    press(screen, "Alle opvolgacties")
    settle(window)
    assert answers.asked[-1] == ("show_sheet", "Opvolgacties bij Zorggroep Duinrand")
    table = follow_up_table(sample.follow_ups.of_relation(relation_id))
    shown = [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]
    assert shown.index("Nog doen") < shown.index("Gedaan")


def day_chosen(text: str) -> Any:
    def answer(body: QWidget, *_rest: object) -> bool:
        body.findChildren(DateField)[0].setText(text)
        return True

    return answer


def postponing(sample: SellerFile, window: Window, item: FollowUp) -> Postponing:
    return Postponing(item.id, item.text, item.due_on, window.desk, sample.follow_ups)


def test_what_is_no_day_leaves_the_follow_up_where_it_was(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    item = sample.follow_ups.remind("Proef nabellen", TODAY, relation_id=relation_id).value
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    asking = postponing(sample, window, item)
    answers.sheet = day_chosen("ooit")
    asking.ask_day(screen)
    answers.sheet = False
    asking.ask_day(screen)
    asking.to(TODAY - timedelta(days=1))
    settle(window)
    assert next(one for one in sample.follow_ups.of_relation(relation_id) if one.id == item.id) == item


def test_days_to_choose_from_are_never_in_a_weekend() -> None:
    for ahead in range(7):
        days = [day for _said, day in later_days(TODAY + timedelta(days=ahead))]
        assert all(day.weekday() < 5 for day in days)
        assert days == sorted(days)


def test_an_offer_and_a_fact_begin_on_their_tabs(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id, "facts"))
    answers.sheet = filled("Heeft 900 m² linoleum", "bezoek")
    press(screen, "Feit")
    settle(window)
    fact = sample.relations.card(relation_id).facts[-1]
    assert (fact.text, fact.source, fact.subject) == ("Heeft 900 m² linoleum", "bezoek", "other")
    before = len(sample.relations.card(relation_id).offers)
    window.go(Place(Noun.RELATION, relation_id, "offers"))
    settle(window)
    press(screen, "Offerte")
    assert here(window).noun is Noun.OFFER
    assert len(sample.relations.card(relation_id).offers) == before + 1


def test_the_keys_of_the_card_work_and_changing_ones_mind_keeps_all(
    furnish: Furnish, sample: SellerFile, relation_id: UUID, answers: Answers
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    before = sample.relations.card(relation_id)
    answers.text = None
    for name in ("relation.note", "complaint.new", "relation.new"):
        window.desk.actions.run(name)
    settle(window)
    assert sample.relations.card(relation_id) == before
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.desk.actions.run("relation.search")
    assert screen.finding.search.hasFocus() or window.focusWidget() is screen.finding.search
    window.desk.actions.run("relation.edit")
    assert here(window).view == "edit"


def test_arrows_walk_the_list_and_show_each_card(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION))
    lines = screen.finding.list.rows.lines()
    assert here(window) == Place(Noun.RELATION, lines[0].id)
    QTest.keyClick(screen.finding.list, Qt.Key.Key_Down)
    assert here(window) == Place(Noun.RELATION, lines[1].id)
    assert screen.header.title.full_text() == lines[1].name


def test_filters_on_class_and_area_show_as_chips_that_can_be_taken_away(
    furnish: Furnish, sample: SellerFile
) -> None:
    window, screen = on_card(furnish, sample, Place(Noun.RELATION))
    area = sample.relations.areas()[0]
    whole = len(screen.finding.list.rows.lines())
    for words in ("key account", area):
        window.desk.actions.run("relation.filter")
        settle(window)
        next(one for one in screen.finding.menu.actions() if one.text() == words).trigger()
        screen.finding.menu.close()
        settle(window)
    found = screen.finding.list.rows.lines()
    assert {(line.importance.value, line.area) for line in found} <= {("K", area)}
    assert len(found) < whole
    for words in ("key account", area):
        chip = next(
            one for one in screen.list_pane.findChildren(Button)  # type: ignore[union-attr]
            if one.text().startswith(words) and one.isVisible()
        )  # fmt: skip
        chip.click()
        settle(window)
    assert len(screen.finding.list.rows.lines()) == whole


def a_line(**over: object) -> RelationLine:
    relation = a_relation()
    filled: dict[str, object] = {
        "id": relation.id, "name": relation.name, "place": "Utrecht", "importance": relation.importance,
        "status": Status.PROSPECT, "is_hot": False, "area": "", "branch": "", "phone": "",
        "last_visit_on": None, "next_visit_on": None, "next_visit_at": None,
        "has_complaint": False, "has_late_promise": False,
    }  # fmt: skip
    return RelationLine(**{**filled, **over})  # type: ignore[arg-type]


def second_lines() -> Iterator[tuple[RelationLine, str]]:
    at = MOMENT.time().replace(second=0)
    yield a_line(), "Utrecht  ·  prospect"
    yield a_line(status=Status.CUSTOMER), "Utrecht  ·  nooit bezocht"
    yield a_line(place="", last_visit_on=TODAY - timedelta(days=1)), "1 dag geleden"
    yield a_line(has_late_promise=True), "Utrecht  ·  offerte te laat"
    yield a_line(next_visit_on=TODAY, next_visit_at=at), "Utrecht  ·  vandaag 07:31"
    yield a_line(next_visit_on=TODAY + timedelta(days=1), next_visit_at=at), "Utrecht  ·  wo 25-11"


@pytest.mark.parametrize(("line", "words"), list(second_lines()))
def test_the_second_line_says_what_matters_most(line: RelationLine, words: str) -> None:
    assert second_line(line, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (13, "13 dagen geleden"),
        (14, "2 weken geleden"),
        (59, "8 weken geleden"),
        (60, "2 maanden geleden"),
        (900, "30 maanden geleden"),
    ],
)
def test_how_long_ago_is_said_as_people_do(days: int, words: str) -> None:
    assert ago(days) == words


def test_a_fact_is_named_after_the_field_it_answers() -> None:
    assert fact_subject("Vloer") == "Vloer"
    assert fact_subject("current_supplier") != "current_supplier"


def test_what_the_figures_propose_is_one_click_away_and_can_be_undone(
    sample: SellerFile, furnish: Furnish, relation_id: UUID
) -> None:
    kept = sample.relations.card(relation_id).relation
    sample.relations.put_back(replace(kept, importance=Importance.C, importance_reason=""))
    window, screen = on_card(furnish, sample, Place(Noun.RELATION, relation_id))
    move = sample.relations.card(relation_id).class_move
    assert move is not None
    press(screen, f"Naar klasse {word(move.after)}")
    settle(window)
    assert sample.relations.card(relation_id).relation.importance is move.after
    window.toast.undo()
    settle(window)
    assert sample.relations.card(relation_id).relation.importance is Importance.C


def test_a_customer_without_orders_is_proposed_as_former(
    qapp: QApplication, sample: SellerFile, relation_id: UUID
) -> None:
    card = sample.relations.card(relation_id)
    old = replace(
        card, sales=SalesFigures(), relation=replace(card.relation, customer_since=date(2019, 1, 1))
    )
    changed: list[Relation] = []
    idle: Any = lambda *_what: None  # noqa: E731
    nothing = CardDeeds(idle, idle, idle, changed.append, idle, idle, idle, idle, idle)
    (note,) = proposals(old, nothing)
    QTest.mouseClick(note.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert [one.status for one in changed] == [Status.FORMER]
    assert not card.is_lapsed
