"""From a name on a card to a whole relation: edit, people, notes, a complaint, and out of sight again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from salesdesk.domain.relations import Role, Status
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.places import Place
from salesdesk.ui.relations.complaint_editor import ComplaintEditor
from salesdesk.ui.relations.contact_editor import ContactEditor
from salesdesk.ui.relations.editor import RelationEditor
from salesdesk.ui.relations.screen import RelationScreen
from salesdesk.ui.screen import Screen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import Furnish, settle

S = TypeVar("S", bound=Screen)


def now_in(window: Window, kind: type[S]) -> S:
    settle(window)
    screen = window.current()
    assert isinstance(screen, kind), screen
    return screen


def press(root: QWidget, words: str) -> None:
    found = [
        one
        for one in (*root.findChildren(Button), *root.findChildren(Pressable))
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    ]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def typed(field: Any, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def shown(root: QWidget) -> str:
    """Every word in sight."""
    words = [one.full_text() for one in root.findChildren(ElidedLabel) if one.isVisible()]
    return "\n".join([*words, *(one.text() for one in root.findChildren(QLabel) if one.isVisible())])


def begun(furnish: Furnish, file: SellerFile, answers: Answers, name: str = "Bakkerij De Ster") -> Window:
    window = furnish(file)
    answers.text = name
    window.desk.actions.run("relation.new")
    settle(window)
    return window


def test_a_new_relation_is_edited_and_its_card_shows_it(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    editor = now_in(window, RelationEditor)
    typed(editor.inputs["postcode"], "3511ab")
    typed(editor.inputs["place"], "Utrecht")
    typed(editor.inputs["phone"], "030 555 01 01")
    press(editor, "Klaar")
    screen = now_in(window, RelationScreen)
    assert "3511 AB Utrecht" in screen.header.sub.full_text()
    (line,) = fresh.relations.lines()
    assert (line.place, line.phone) == ("Utrecht", "030 555 01 01")


def test_what_cannot_be_is_said_at_its_field_and_the_seller_may_stay(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    editor = now_in(window, RelationEditor)
    typed(editor.inputs["kvk_number"], "12")
    answers.confirm = False
    press(editor, "Klaar")
    assert now_in(window, RelationEditor) is editor
    assert "Een KvK-nummer heeft acht cijfers." in shown(editor)
    assert answers.asked[-1] == ("confirm", "Nog niet opgeslagen")
    typed(editor.inputs["kvk_number"], "12345678")
    press(editor, "Klaar")
    now_in(window, RelationScreen)
    assert fresh.relations.card(fresh.relations.lines()[0].id).relation.kvk_number == "12345678"


def test_a_belgian_relation_has_an_enterprise_number(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    editor = now_in(begun(furnish, fresh, answers), RelationEditor)
    assert "KvK-nummer" in shown(editor)
    editor.inputs["country"].set_value("BE")
    editor.inputs["country"].edited.emit()
    typed(editor.inputs["kvk_number"], "0403170702")
    answers.confirm = False
    press(editor, "Klaar")
    assert "Ondernemingsnummer" in shown(editor)
    assert editor.inputs["kvk_number"].accessibleName() == "Ondernemingsnummer"
    assert "Een ondernemingsnummer heeft tien cijfers; kijk ze na." in shown(editor)


def test_waking_a_dead_relation_asks_why_and_stays_dead_without_a_reason(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    relation = fresh.relations.start("Bakkerij De Ster").value
    fresh.relations.save(replace(relation, status=Status.DEAD))
    window = furnish(fresh)
    window.go(Place(Noun.RELATION, relation.id, "edit"))
    editor = now_in(window, RelationEditor)
    for said, status in ((None, Status.DEAD), ("nieuwe eigenaar", Status.SUSPECT)):
        answers.text = said
        editor.inputs["status"].set_value(Status.SUSPECT)
        editor.autosave.touch()
        assert editor.autosave.flush()
        settle(window)
        card = fresh.relations.card(relation.id)
        assert card.relation.status is status
        assert editor.inputs["status"].value() is status
    assert card.status_changes[-1].reason == "nieuwe eigenaar"


def test_a_person_with_a_role_closes_a_gap_in_the_dmu(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    relation_id = fresh.relations.lines()[0].id
    window.go(Place(Noun.RELATION, relation_id))
    screen = now_in(window, RelationScreen)
    assert "7 rollen open" in shown(screen)
    window.go(Place(Noun.RELATION, relation_id, "contacts"))
    now_in(window, RelationScreen)
    answers.text = "Bos"
    press(screen, "Contactpersoon")
    editor = now_in(window, ContactEditor)
    typed(editor.inputs["function"], "directeur")
    editor.roles[Role.DECIDER].click()
    press(editor, "Klaar")
    now_in(window, RelationScreen)
    window.go(Place(Noun.RELATION, relation_id))
    now_in(window, RelationScreen)
    assert "6 rollen open" in shown(screen)
    assert "Bos" in shown(screen)
    (person,) = fresh.relations.card(relation_id).contacts
    assert (person.function, person.roles) == ("directeur", frozenset({Role.DECIDER}))


def test_a_removed_person_comes_back_with_the_toast(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    relation_id = fresh.relations.lines()[0].id
    person = fresh.relations.add_contact(relation_id, "Bos").value
    window.go(Place(Noun.CONTACT, person.id))
    press(now_in(window, ContactEditor), "Verwijderen")
    now_in(window, RelationScreen)
    assert fresh.relations.card(relation_id).contacts == ()
    window.toast.undo()
    settle(window)
    assert fresh.relations.card(relation_id).contacts[0].id == person.id


def test_a_note_stands_in_the_timeline_and_can_be_undone(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    press(now_in(window, RelationEditor), "Klaar")
    screen = now_in(window, RelationScreen)
    answers.text = "Wil een proefweek <b>in mei</b>"
    press(screen, "Notitie")
    settle(window)
    assert "Wil een proefweek <b>in mei</b>" in shown(screen)
    window.toast.undo()
    settle(window)
    assert "proefweek" not in shown(screen)


def test_a_complaint_is_registered_written_down_and_solved(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    window = begun(furnish, fresh, answers)
    press(now_in(window, RelationEditor), "Klaar")
    now_in(window, RelationScreen)
    answers.text = "Strepen op de ramen"
    window.desk.actions.run("complaint.new")
    editor = now_in(window, ComplaintEditor)
    typed(editor.text, "Eetzaal, na de glasbewassing")
    window.back()
    screen = now_in(window, RelationScreen)
    assert "Klacht K-001: Strepen op de ramen" in shown(screen)
    assert "nog 24 uur" in shown(screen)
    press(screen, "Klacht K-001 is opgelost")
    settle(window)
    complaint = fresh.relations.card(fresh.relations.lines()[0].id).complaints[0]
    assert (complaint.is_open, complaint.text) == (False, "Eetzaal, na de glasbewassing")
    window.toast.undo()
    settle(window)
    assert fresh.complaints.complaint(complaint.id).is_open


def test_the_complaint_screen_answers_solves_reopens_and_removes(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    relation_id = next(line.id for line in sample.relations.lines() if line.has_complaint)
    complaint = sample.complaints.register(relation_id, "Mat te nat").value
    window.go(Place(Noun.COMPLAINT, complaint.id))
    editor = now_in(window, ComplaintEditor)
    press(editor, "Antwoord gegeven")
    settle(window)
    assert sample.complaints.complaint(complaint.id).answered_at is not None
    press(editor, "Opgelost")
    settle(window)
    assert not sample.complaints.complaint(complaint.id).is_open
    press(editor, "Weer openen")
    settle(window)
    assert sample.complaints.complaint(complaint.id).is_open
    press(editor, "Verwijderen")
    now_in(window, RelationScreen)
    assert complaint.id not in {one.id for one in sample.relations.card(relation_id).complaints}
    window.toast.undo()
    settle(window)
    assert sample.complaints.complaint(complaint.id).is_open


def test_a_removed_relation_leaves_the_list_and_comes_back(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.RELATION))
    screen = now_in(window, RelationScreen)
    count = len(screen.finding.list.rows.lines())
    window.desk.actions.run("relation.remove")
    settle(window)
    assert len(screen.finding.list.rows.lines()) == count - 1
    window.toast.undo()
    settle(window)
    assert len(screen.finding.list.rows.lines()) == count


def test_going_back_to_a_removed_relation_says_so_and_shows_the_list(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    first, second = (line.id for line in sample.relations.lines()[:2])
    sample.relations.remove(second)
    window.go(Place(Noun.RELATION, second))
    now_in(window, RelationScreen)
    settle(window)
    assert window.history.here == Place(Noun.RELATION, first)
    assert window.toast.text() == "Deze relatie bestaat niet meer."


def test_search_and_filters_narrow_the_list(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.RELATION))
    screen = now_in(window, RelationScreen)
    typed(screen.finding.search, "duinrand")
    settle(window)
    assert [line.name for line in screen.finding.list.rows.lines()] == ["Zorggroep Duinrand"]
    screen.finding.search.set_value("")
    window.desk.actions.run("relation.filter")
    settle(window)
    next(one for one in screen.finding.menu.actions() if one.text() == "prospect").trigger()
    screen.finding.menu.close()
    settle(window)
    assert {line.status for line in screen.finding.list.rows.lines()} == {Status.PROSPECT}
    typed(screen.finding.search, "bestaat echt niet")
    settle(window)
    assert screen.finding.list.rows.lines() == []
    assert screen.tabs.isVisible()


def test_ctrl_k_opens_the_person_that_was_found(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.TODAY))
    window.open_palette()
    QTest.keyClicks(window.palette_box.input, "el amrani")
    settle(window)
    hits = window.palette_box.search("el amrani") if window.palette_box.search else ()
    person = next(hit for hit in hits if hit.place.noun is Noun.CONTACT)
    window.palette_box.hide()
    window.go(person.place)
    assert now_in(window, ContactEditor).header.title.full_text().endswith("el Amrani")


def test_the_tabs_open_what_they_list(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    relation_id = next(line.id for line in sample.relations.lines() if line.has_complaint)
    for view in ("contacts", "visits", "offers", "sales", "prices", "facts"):
        window.go(Place(Noun.RELATION, relation_id, view))
        screen = now_in(window, RelationScreen)
        assert screen.tabs.on() == ["", "contacts", "visits", "offers", "sales", "prices", "facts"].index(
            view
        )
    window.go(Place(Noun.RELATION, relation_id))
    screen = now_in(window, RelationScreen)
    older = next(one for one in screen.findChildren(Button) if one.text().endswith("ouder"))
    before = len(screen.findChildren(Pressable))
    QTest.mouseClick(older, Qt.MouseButton.LeftButton)
    assert len(screen.findChildren(Pressable)) > before
    assert not older.isVisible()
