"""Days off: added, refused, taken away with a way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.database import Database
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.time_off import TimeOffEditor, days_words
from tests.builders import TODAY
from tests.offer_desk import seller_file
from tests.planning_builders import a_time_off


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def editor(desk: Desk, file: SellerFile) -> Iterator[TimeOffEditor]:
    made = TimeOffEditor(desk, file)
    made.show()
    desk.work.wait_idle()
    yield made
    made.close()


def test_one_day_is_added_when_only_the_first_is_filled_in(
    editor: TimeOffEditor, desk: Desk, file: SellerFile
) -> None:
    editor.first.set_value(TODAY)
    editor.reason.set_value("Cursus")
    editor.add_button.click()
    desk.work.wait_idle()
    (made,) = file.time_off.view().own
    assert (made.first_on, made.last_on, made.reason) == (TODAY, TODAY, "Cursus")
    assert editor.first.value() is None


def test_the_wrong_way_round_is_refused_at_its_field(
    editor: TimeOffEditor, desk: Desk, file: SellerFile
) -> None:
    editor.first.set_value(TODAY)
    editor.last.set_value(TODAY.replace(day=1))
    editor.add_button.click()
    desk.work.wait_idle()
    assert file.time_off.view().own == ()
    assert editor.last.value() == TODAY.replace(day=1)


def test_without_a_day_nothing_is_added(editor: TimeOffEditor, desk: Desk, file: SellerFile) -> None:
    editor.add_button.click()
    desk.work.wait_idle()
    assert file.time_off.view().own == ()


def test_days_off_are_taken_away_and_put_back(editor: TimeOffEditor, desk: Desk, file: SellerFile) -> None:
    said: list[object] = []
    desk.said.connect(lambda _text, undo: said.append(undo))
    file.time_off.add(TODAY, TODAY)
    editor.reload()
    desk.work.wait_idle()
    gone = next(one for one in editor.findChildren(Button) if one.accessibleName().endswith("niet meer vrij"))
    gone.click()
    desk.work.wait_idle()
    assert file.time_off.view().own == ()
    said[-1]()  # type: ignore[operator]
    desk.work.wait_idle()
    QApplication.processEvents()
    assert len(file.time_off.view().own) == 1


def test_a_range_reads_from_day_to_day() -> None:
    assert days_words(a_time_off()) == "ma 21 december – vr 1 januari"
    assert days_words(a_time_off(last_on=a_time_off().first_on)) == "ma 21 december"
