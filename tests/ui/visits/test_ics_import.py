"""Appointments of another calendar: looked at, tied to a relation, taken over and taken back."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from salesdesk.services.calendar_import import CalendarRow
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.empty import Empty
from salesdesk.ui.parts import Note
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Suggestion
from salesdesk.ui.visits.ics_import import CalendarImportScreen
from salesdesk.ui.visits.ics_rows import fate_words
from tests.answers import Answers
from tests.offer_desk import Rooms
from tests.ui.audit import audit

ICS = Place(Noun.VISIT, None, "ics")


def a_file(path: Path, *events: tuple[str, ...]) -> Path:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for each in events:
        lines += ["BEGIN:VEVENT", *each, "END:VEVENT"]
    path.write_bytes("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())
    return path


@pytest.fixture
def screen(rooms: Rooms, tmp_path: Path, answers: Answers) -> CalendarImportScreen:
    """Three appointments: one with a customer, one with nobody, one on a whole day."""
    made = rooms.open(ICS, CalendarImportScreen)
    answers.choose_file = a_file(
        tmp_path / "agenda.ics",
        ("UID:1", "DTSTART:20261203T090000Z", "SUMMARY:Kennemer Techniek Groothandel"),
        ("UID:2", "DTSTART:20261203T130000Z", "SUMMARY:Lunch met Piet"),
        ("UID:3", "DTSTART;VALUE=DATE:20261204", "SUMMARY:Zorggroep Duinrand open dag"),
    )
    made.choose()
    rooms.settle()
    return made


def row(screen: CalendarImportScreen, title: str) -> CalendarRow:
    assert screen.preview is not None
    return next(each for each in screen.preview.rows if title in each.title)


def test_what_is_surely_a_visit_is_proposed_and_the_rest_waits(screen: CalendarImportScreen) -> None:
    assert [each.proposed for each in screen.preview.rows] == [True, False, False]  # type: ignore[union-attr]
    assert fate_words(row(screen, "Lunch")) == "kies een relatie"
    assert screen.take_button.text() == "1 overnemen"
    assert audit(screen) == []


def test_it_is_taken_over_and_taken_back(
    sample: SellerFile, rooms: Rooms, screen: CalendarImportScreen
) -> None:
    screen.take_button.click()
    rooms.settle()
    there = sample.visits.day(date(2026, 12, 3))
    made = next(line for line in there if line.relation_name == "Kennemer Techniek Groothandel")
    assert made.start_time == time(10)
    assert rooms.went[-1] == Place(Noun.VISIT, None, "week 2026-W49")
    said, undo = rooms.said[-1]
    assert "1 nieuw" in said
    undo()
    rooms.settle()
    assert made.id not in {line.id for line in sample.visits.day(date(2026, 12, 3))}


def test_the_seller_ties_a_row_to_a_relation(
    sample: SellerFile, rooms: Rooms, screen: CalendarImportScreen
) -> None:
    screen.table.choose(lambda each: "Lunch" in each.title)
    line = sample.visits.day(sample.clock.today())[0]
    assert not screen.tick.isEnabled()
    screen.relation.take(Suggestion(line.relation_name, line.relation_id))
    rooms.settle()
    assert row(screen, "Lunch").proposed
    assert screen.take_button.text() == "2 overnemen"
    screen.tick.setChecked(False)
    screen.tick.edited.emit()
    assert not row(screen, "Lunch").proposed
    screen.table.opened.emit(row(screen, "Lunch"))
    assert row(screen, "Lunch").proposed


def test_a_whole_day_is_taken_at_nine_when_the_seller_says_so(
    sample: SellerFile, rooms: Rooms, screen: CalendarImportScreen
) -> None:
    screen.table.choose(lambda each: each.is_all_day)
    screen.table.opened.emit(row(screen, "open dag"))
    screen.take_button.click()
    rooms.settle()
    taken = [line for line in sample.visits.day(date(2026, 12, 4)) if line.subject.endswith("open dag")]
    assert [line.start_time for line in taken] == [time(9)]


def test_a_file_can_be_dropped(rooms: Rooms, tmp_path: Path) -> None:
    screen = rooms.open(ICS, CalendarImportScreen)
    mime = QMimeData()
    path = a_file(tmp_path / "los.ics", ("UID:9", "DTSTART:20261203T090000Z", "SUMMARY:x"))
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.dropEvent(drop)
    rooms.settle()
    assert screen.preview is not None
    assert screen.preview.file_name == "los.ics"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"%PDF-1.4", "geen agendabestand"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "geen afspraken"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR", "begintijd"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_words(
    rooms: Rooms, tmp_path: Path, content: bytes, words: str
) -> None:
    screen = rooms.open(ICS, CalendarImportScreen)
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    screen.open_path(path)
    rooms.settle()
    notes = [note.text.text() for note in screen.findChildren(Note) if note.isVisibleTo(screen)]
    assert any(words in text for text in notes)
    assert not screen.take_button.isEnabled()


def test_the_empty_screen_invites_and_fits_in_large_letters(large_type: None, rooms: Rooms) -> None:
    screen = rooms.open(ICS, CalendarImportScreen)
    assert screen.findChild(Empty) is not None
    assert audit(screen) == []
