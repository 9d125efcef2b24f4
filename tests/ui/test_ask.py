"""The one modal door: each sheet answers what the seller chose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from salesdesk.ui import ask
from salesdesk.ui.fields import NotesField, TextField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import column


def _soon(do: Callable[[QDialog], None]) -> None:
    def when_open() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, QDialog)
        do(sheet)

    QTimer.singleShot(20, when_open)


def _press(word: str) -> Callable[[QDialog], None]:
    def press(sheet: QDialog) -> None:
        next(button for button in sheet.findChildren(QPushButton) if button.text() == word).click()

    return press


def _escape(sheet: QDialog) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("act", "answer"), [(_press("Verwijderen"), True), (_press("Annuleren"), False), (_escape, False)]
)
def test_a_deed_is_confirmed_or_not(qapp: QApplication, act: Callable[[QDialog], None], answer: bool) -> None:
    _soon(act)
    assert (
        ask.confirm(None, "Relatie verwijderen?", "Dit kan niet terug.", "Verwijderen", grave=True) is answer
    )


@pytest.mark.parametrize(("grave", "answer"), [(True, False), (False, True)])
def test_enter_gives_the_safe_answer_when_it_is_grave(qapp: QApplication, grave: bool, answer: bool) -> None:
    _soon(lambda sheet: QTest.keyClick(sheet, Qt.Key.Key_Return))
    assert ask.confirm(None, "Doorgaan?", "", "Doorgaan", grave=grave) is answer


def test_a_sheet_is_no_taller_than_its_words(qapp: QApplication) -> None:
    body, wide = QWidget(), TextField("Naam", wide=440)
    body.setLayout(column(TextBlock("Een nieuw blad maakt het vorige ongeldig. " * 6), wide))
    tall: list[tuple[int, int]] = []

    def look(sheet: QDialog) -> None:
        layout = sheet.layout()
        assert layout is not None
        needed = max(layout.totalHeightForWidth(sheet.width()), layout.totalMinimumSize().height())
        tall.append((sheet.height(), needed))
        sheet.reject()

    _soon(look)
    ask.sheet(None, "Codes maken", body, "Maken")
    assert tall[0][0] == tall[0][1]


def test_ctrl_enter_finishes_a_sheet_from_a_field_of_many_lines(qapp: QApplication) -> None:
    notes = NotesField("Reden", lines=2)

    def act(sheet: QDialog) -> None:
        QTest.keyClicks(notes, "Groot contract")
        QTest.keyClick(notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if sheet.isVisible():
            sheet.reject()

    _soon(act)
    assert ask.sheet(None, "Waarom?", notes, "Overnemen")
    assert notes.value() == "Groot contract"


def test_enter_on_the_grave_button_itself_does_the_deed(qapp: QApplication) -> None:
    def act(sheet: QDialog) -> None:
        sheet.activateWindow()
        deed = next(button for button in sheet.findChildren(QPushButton) if button.text() == "Verwijderen")
        deed.setFocus()
        QTest.keyClick(deed, Qt.Key.Key_Return)
        if sheet.isVisible():
            sheet.reject()

    _soon(act)
    assert ask.confirm(None, "Relatie verwijderen?", "Dit kan niet terug.", "Verwijderen", grave=True)


def test_details_can_be_copied_for_who_mends_it(qapp: QApplication) -> None:
    def act(sheet: QDialog) -> None:
        _press("Details kopiëren")(sheet)
        _press("Begrepen")(sheet)

    _soon(act)
    ask.tell(None, "Er ging iets mis", "Wat al was opgeslagen, is er nog.", details="Traceback…")
    assert QApplication.clipboard().text() == "Traceback…"


def test_one_of_several_is_chosen(qapp: QApplication) -> None:
    def act(sheet: QDialog) -> None:
        sheet.findChildren(QListWidget)[0].setCurrentRow(1)
        _press("Kiezen")(sheet)

    _soon(act)
    assert ask.choose(None, "Welke verpakking?", "", ["Leeg", "Noordstar"]) == 1
    _soon(_escape)
    assert ask.choose(None, "Welke verpakking?", "", ["Leeg"]) is None


def test_a_line_of_text_is_asked(qapp: QApplication) -> None:
    def act(sheet: QDialog) -> None:
        line = sheet.findChildren(QLineEdit)[0]
        assert line.echoMode() is QLineEdit.EchoMode.Password
        QTest.keyClicks(line, "geheim")
        _press("Goed")(sheet)

    _soon(act)
    assert ask.text(None, "Wachtzin", "", secret=True) == "geheim"
    _soon(_escape)
    assert ask.text(None, "Wachtzin", "") is None


def test_an_own_form_is_finished_or_left(qapp: QApplication) -> None:
    _soon(_press("Plannen"))
    assert ask.sheet(None, "Bezoek plannen", QWidget(), "Plannen")
    _soon(_press("Sluiten"))
    ask.show_sheet(None, "Sneltoetsen", QWidget())


def _type_file(name: str) -> Callable[[QDialog], None]:
    def choose(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(name)
        dialog.accept()

    return choose


def test_a_file_is_chosen_and_its_folder_remembered(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "artikelen.xlsx"
    file.touch()
    _soon(_type_file(str(file)))
    assert ask.choose_file(None, "Artikelen", "Excel (*.xlsx)") == file
    _soon(_type_file(file.name))
    assert ask.choose_files(None, "Artikelen", "Excel (*.xlsx)") == [file]


def test_a_new_file_gets_the_ending_of_its_proposed_name(qapp: QApplication, tmp_path: Path) -> None:
    _soon(lambda dialog: dialog.accept())
    assert ask.save_file(None, "Bewaren", "offerte.pdf", "PDF (*.pdf)", tmp_path) == tmp_path / "offerte.pdf"
    _soon(_type_file(str(tmp_path / "anders")))
    assert ask.save_file(None, "Bewaren", "offerte.pdf", "PDF (*.pdf)", tmp_path) == tmp_path / "anders.pdf"


def test_no_folder_is_chosen_when_the_seller_thinks_better_of_it(qapp: QApplication, tmp_path: Path) -> None:
    _soon(_escape)
    assert ask.choose_folder(None, "Map", tmp_path) is None


def test_the_file_dialog_speaks_our_words(qapp: QApplication, tmp_path: Path) -> None:
    words: list[str] = []

    def read(dialog: QDialog) -> None:
        words.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    _soon(read)
    assert ask.choose_file(None, "Artikelen", "Excel (*.xlsx)", tmp_path) is None
    assert {"Map", "Bestandsnaam", "Soort bestand"} <= set(words)
