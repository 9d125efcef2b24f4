"""The one modal door: each sheet answers what the seller chose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QListWidget, QPushButton, QWidget

from salesdesk.ui import ask


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


def test_files_are_paths_or_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[object, ...]] = []

    def answer(*args: object) -> tuple[str, str]:
        asked.append(args)
        return str(tmp_path / "artikelen.xlsx"), ""

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "a.vcf")], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    assert ask.choose_file(None, "Artikelen", "Excel (*.xlsx)") == tmp_path / "artikelen.xlsx"
    assert (
        ask.save_file(None, "Bewaren", "offerte.pdf", "PDF (*.pdf)", tmp_path) == tmp_path / "artikelen.xlsx"
    )
    assert asked[1][2] == str(tmp_path / "offerte.pdf")
    assert ask.choose_files(None, "Kaartjes", "vCard (*.vcf)") == [tmp_path / "a.vcf"]
    assert ask.choose_folder(None, "Map") is None
