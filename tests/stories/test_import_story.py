"""The seller brings in the customers of head office: bad rows are said, good ones go in once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from salesdesk.services.changes import Noun
from salesdesk.services.imports import PreviewRow, RowState
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.forms import Choice
from salesdesk.ui.places import Place
from salesdesk.ui.relations.imports import ImportScreen
from salesdesk.ui.table import TableModel, TableView
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import Furnish, settle
from tests.ui.audit import audit

ROWS = """Bedrijfsnaam;Adres;Postcode;Plaats;Telefoon;KvK-nummer;Contactpersoon
Bakkerij De Ster;Markt 1;3511 AB;Utrecht;030 555 01 01;;Jan Bos
Café Łukasz & Zoë;Kade 9;2011 CD;Haarlem;023 555 02 02;12345678;Zoë Vos
Fout Nummer;Plein 3;1234;Ergens;;12;
;Straat zonder naam 5;3511 AC;Utrecht;;;
"""


def arrive(furnish: Furnish, file: SellerFile) -> tuple[Window, ImportScreen]:
    window = furnish(file)
    window.desk.actions.run("relation.import")
    settle(window)
    screen = window.current()
    assert isinstance(screen, ImportScreen)
    return window, screen


def button_of(screen: ImportScreen, words: str) -> Button:
    found = (one for one in screen.findChildren(Button) if one.text() == words and one.kind() != "crumb")
    return next(found)


def press(screen: ImportScreen, words: str) -> None:
    button = button_of(screen, words)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(screen)


def lines_in(screen: ImportScreen) -> tuple[PreviewRow, ...]:
    """The rows of the file as the newest table shows them."""
    model = screen.findChildren(TableView)[-1].model()
    assert isinstance(model, TableModel)
    return model.lines()


def written(tmp_path: Path, text: str = ROWS, encoding: str = "cp1252") -> Path:
    path = tmp_path / "klanten.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    return path


def names(file: SellerFile) -> list[str]:
    return [line.name for line in file.relations.lines()]


def test_a_file_is_looked_at_brought_in_once_and_a_second_time_changes_nothing(
    furnish: Furnish, fresh: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    window, screen = arrive(furnish, fresh)
    answers.choose_file = written(tmp_path, encoding="utf-8")
    press(screen, "Bestand kiezen…")
    remarks = [line for line in lines_in(screen) if line.problems]
    assert names(fresh) == []
    assert remarks
    press(screen, "Inlezen")
    assert window.history.here is not None
    assert window.history.here.noun is Noun.RELATION
    assert {"Bakkerij De Ster", "Café Łukasz & Zoë"} <= set(names(fresh))
    window.desk.actions.run("relation.import")
    settle(window)
    press(screen, "Bestand kiezen…")
    assert not button_of(screen, "Inlezen").isEnabled()
    assert {line.state for line in lines_in(screen)} == {RowState.SAME, RowState.REFUSED}


def test_a_file_can_be_dropped_on_the_screen(furnish: Furnish, fresh: SellerFile, tmp_path: Path) -> None:
    _window, screen = arrive(furnish, fresh)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(written(tmp_path)))])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, files, left, no_key)
    screen.dragEnterEvent(entering)
    assert entering.isAccepted()
    screen.dropEvent(QDropEvent(QPoint(9, 9).toPointF(), copy, files, left, no_key))
    settle(screen)
    assert screen.header.title.full_text() == "klanten.csv"
    assert audit(screen) == []


def test_something_else_dropped_is_left_alone(furnish: Furnish, fresh: SellerFile) -> None:
    _window, screen = arrive(furnish, fresh)
    words = QMimeData()
    words.setText("zomaar tekst")
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, words, left, no_key)
    entering.ignore()
    screen.dragEnterEvent(entering)
    assert not entering.isAccepted()
    screen.dropEvent(QDropEvent(QPoint(9, 9).toPointF(), copy, words, left, no_key))
    assert screen.header.title.full_text() == "Bestand inlezen"


def test_a_file_without_a_usable_column_cannot_go_in(
    furnish: Furnish, fresh: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    _window, screen = arrive(furnish, fresh)
    answers.choose_file = written(tmp_path, '\x00\x00;"nooit gesloten\n' + "x" * 100_000)
    press(screen, "Bestand kiezen…")
    assert not button_of(screen, "Inlezen").isEnabled()
    assert audit(screen) == []


def test_nobody_chooses_a_file_and_nothing_happens(
    furnish: Furnish, fresh: SellerFile, answers: Answers
) -> None:
    _window, screen = arrive(furnish, fresh)
    answers.choose_file = None
    press(screen, "Bestand kiezen…")
    assert screen.header.title.full_text() == "Bestand inlezen"


def test_a_column_can_be_given_another_meaning(
    furnish: Furnish, fresh: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    _window, screen = arrive(furnish, fresh)
    answers.choose_file = written(tmp_path, "Wie;Waar\nBakkerij;Utrecht\n")
    press(screen, "Bestand kiezen…")
    column = next(one for one in screen.findChildren(Choice) if one.accessibleName() == "Kolom Wie")
    QTest.keyClicks(column, "Naam")
    settle(screen)
    press(screen, "Inlezen")
    assert names(fresh) == ["Bakkerij"]


def test_the_place_is_reachable_by_the_empty_list_too(furnish: Furnish, fresh: SellerFile) -> None:
    window = furnish(fresh)
    window.go(Place(Noun.RELATION))
    settle(window)
    screen = window.current()
    assert screen is not None
    button = next(one for one in screen.findChildren(Button) if one.text() == "Bestand inlezen")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(window.current(), ImportScreen)
