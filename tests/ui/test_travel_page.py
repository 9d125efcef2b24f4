"""The page of driving: typed in its tables, kept at once, refused where it was typed, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.planning_rules import TrafficSlot
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui.desk import Desk
from salesdesk.ui.edit_table import EditTable
from salesdesk.ui.forms import FormRow
from salesdesk.ui.places import Place
from salesdesk.ui.settings.doors import doors
from salesdesk.ui.settings.travel_learnt import region_words
from salesdesk.ui.settings.travel_page import TravelPage
from salesdesk.ui.settings.travel_traffic import changed, typed_time
from tests.answers import Answers
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit


@pytest.fixture
def rooms(sample: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(sample, Preferences(), lambda _preferences: None))
    yield made
    made.close()


@pytest.fixture
def page(sample: SellerFile, rooms: Rooms) -> TravelPage:
    made = rooms.open(Place(Noun.SETTINGS, view="travel"), TravelPage)
    rooms.settle()
    return made


def type_cell(table: EditTable[Any], row: int, column: int, text: str) -> None:
    assert table.open_cell(row, column)
    editor = table.editor()
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_the_page_can_be_used_by_everybody(page: TravelPage) -> None:
    assert audit(page, primaries=0) == []


def test_it_fits_in_large_letters_too(large_type: None, page: TravelPage) -> None:
    assert audit(page, primaries=0) == []


def test_a_percent_is_typed_and_counts_for_that_day_only(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    type_cell(page.traffic.table, 1, 2, "90")
    rooms.settle()
    slots = {
        slot.weekdays: slot for slot in sample.travel_settings.view().traffic if slot.from_time == time(7)
    }
    assert slots[1,].with_percent == 90
    assert slots[3,].with_percent == 40
    assert page.traffic.usual.isVisible()


def test_a_day_is_copied_to_all_working_days_and_put_back(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    page.traffic.copy.click()
    rooms.settle()
    view = sample.travel_settings.view()
    mornings = {slot.with_percent for slot in view.traffic if slot.from_time == time(7)}
    assert (mornings, {slot.weekdays[0] for slot in view.traffic}) == ({40}, {0, 1, 2, 3, 4})
    page.traffic.usual.click()
    rooms.settle()
    assert not sample.travel_settings.view().is_own_traffic


def test_hours_that_overlap_are_refused_in_their_cell(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    type_cell(page.traffic.table, 0, 1, "8:00")
    rooms.settle()
    assert page.traffic.table.editor() is not None
    assert not sample.travel_settings.view().is_own_traffic


@pytest.mark.parametrize(
    ("text", "moment"),
    [("7", time(7)), ("7:33", time(7, 30)), ("0730", time(7, 30)), ("16.15", time(16, 15))],
)
def test_a_time_is_typed_in_many_ways_and_lies_on_five_minutes(text: str, moment: time) -> None:
    assert typed_time(text) == moment


@pytest.mark.parametrize(("key", "text"), [("from", "straks"), ("until", "25:00"), ("with", "veel")])
def test_what_is_no_time_or_percentage_is_refused(key: str, text: str) -> None:
    with pytest.raises(Refused):
        changed(TrafficSlot((1,), time(7), time(9), 1, 1, 1), key, text)


def test_a_town_is_added_on_the_last_row_and_taken_away(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    last = len(page.towns.model.lines())
    type_cell(page.towns.table, last, 0, "Leiden")
    rooms.settle()
    assert sample.travel_settings.view().habits.city_percents == {"Leiden": 30}
    page.towns.table.removed.emit(next(town for town in page.towns.model.lines() if town.name == "Haarlem"))
    rooms.settle()
    assert sample.travel_settings.view().habits.city_percents == {"Leiden": 30, "Haarlem": 0}


def test_a_town_nobody_knows_is_refused(page: TravelPage, rooms: Rooms, sample: SellerFile) -> None:
    type_cell(page.towns.table, len(page.towns.model.lines()), 0, "Nergenshuizen")
    rooms.settle()
    assert sample.travel_settings.view().habits.city_percents == {}


def test_a_fixed_drive_is_added_changed_and_dropped(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    card = page.fixed
    type_into(card.here, "Lelystad")
    type_into(card.there, "Enkhuizen")
    type_into(card.minutes, "32")
    card.save.click()
    rooms.settle()
    known = {one.from_where: one for one in sample.travel_settings.view().fixed}
    assert known["Lelystad"].minutes == 32
    card.table.opened.emit(known["Lelystad"])
    card.minutes.selectAll()
    type_into(card.minutes, "35")
    card.save.click()
    rooms.settle()
    assert [one.minutes for one in sample.travel_settings.view().fixed] == [70, 35]
    card.table.choose(lambda one: one.from_where == "Lelystad")
    card.drop.click()
    rooms.settle()
    assert [one.from_where for one in sample.travel_settings.view().fixed] == ["Den Helder"]


def test_a_fixed_drive_to_nowhere_says_so_at_its_field(page: TravelPage, rooms: Rooms) -> None:
    type_into(page.fixed.here, "Nergenshuizen")
    page.fixed.save.click()
    rooms.settle()
    assert page.fixed.form.isVisible()
    shown = [made.error.text() for made in page.findChildren(FormRow)]
    assert any("kennen we niet" in text for text in shown)


def test_keeping_a_fixed_drive_is_undone_both_new_and_changed(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    before = sample.travel_settings.view().fixed
    card = page.fixed
    for where, minutes in (("Lelystad", "32"), ("", "9")):
        if not where:
            card.table.opened.emit(before[0])
            card.minutes.selectAll()
        type_into(card.here, where)
        type_into(card.there, "Enkhuizen" if where else "")
        type_into(card.minutes, minutes)
        card.save.click()
        rooms.settle()
        assert sample.travel_settings.view().fixed != before
        rooms.said[-1][1]()
        rooms.settle()
        assert sample.travel_settings.view().fixed == before


def test_minutes_that_are_no_number_say_so_and_keep_nothing(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    before = sample.travel_settings.view().fixed
    card = page.fixed
    type_into(card.here, "Lelystad")
    type_into(card.there, "Enkhuizen")
    type_into(card.minutes, "veel")
    card.save.click()
    rooms.settle()
    assert sample.travel_settings.view().fixed == before
    assert any(made.error.text() for made in card.findChildren(FormRow))


def test_a_rate_that_is_no_amount_is_marked_and_keeps_the_former(
    page: TravelPage, rooms: Rooms, sample: SellerFile
) -> None:
    before = sample.travel_settings.view().habits.euro_per_km
    page.per_km.selectAll()
    type_into(page.per_km, "veel", Qt.Key.Key_Tab)
    rooms.settle()
    assert page.per_km.problem()
    assert sample.travel_settings.view().habits.euro_per_km == before


def test_what_was_learnt_is_told_and_forgotten(page: TravelPage, rooms: Rooms, sample: SellerFile) -> None:
    assert sample.travelling.model().lessons.trips > 30
    page.learnt.all.click()
    rooms.settle()
    assert not sample.travelling.model().lessons
    assert "Nog niets" in page.learnt.overall.text()


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (12, "Rond Amersfoort duurt het 12 % langer"),
        (-5, "Rond Amersfoort duurt het 5 % korter"),
        (0, "Rond Amersfoort klopt de schatting"),
    ],
)
def test_a_lesson_in_words(percent: int, words: str) -> None:
    assert region_words("Amersfoort", percent) == words


def test_traffic_and_learning_have_a_switch(page: TravelPage, rooms: Rooms, sample: SellerFile) -> None:
    page.counts.click()
    page.learns.click()
    rooms.settle()
    habits = sample.travel_settings.view().habits
    assert (habits.counts_traffic, habits.learns) == (False, False)
    assert not page.traffic.isEnabled()


def test_a_folder_without_roads_leaves_the_estimate_and_says_why(
    page: TravelPage, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    answers.choose_folder = tmp_path
    page.roads.folder.click()
    rooms.settle()
    assert page.roads.note.isVisible()
    page.roads.drop.click()
    rooms.settle()
    assert not page.roads.note.isVisible()
