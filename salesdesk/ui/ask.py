"""The only door to a modal question; tests answer here instead of the seller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button, plain, primary
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import column, row
from salesdesk.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Question(QDialog):
    """A small sheet with a title, some words, a body and its buttons."""

    def __init__(self, parent: QWidget | None, title: str, text: str, body: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(theme.F(440))
        self.finish: Callable[[], None] | None = None
        self._buttons = row(1, gap=8)
        whole: QVBoxLayout = column(label(title, "h2"), gap=10, margins=(24, 20, 24, 20))
        if text:
            words = TextBlock(text)
            words.setFixedWidth(theme.F(440))
            whole.addWidget(words)
        if body:
            whole.addWidget(body)
        whole.addSpacing(theme.F(8))
        whole.addLayout(self._buttons)
        self.setLayout(whole)

    def add(self, button: Button, result: int) -> Button:
        button.clicked.connect(lambda *_checked: self.done(result))
        button.setAutoDefault(True)  # Enter presses the button that has the focus
        self._buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """No taller than its words at the width it has: Qt guesses from a narrower one."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.finish and control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
            return
        super().keyPressEvent(event)


def confirm(
    parent: QWidget | None, title: str, text: str, yes: str, no: str = "", *, grave: bool = False
) -> bool:
    """May this be done? `yes` names the deed (`Verwijderen`). Enter is the safe answer when it is `grave`."""
    sheet = Question(parent, title, text)
    safe = sheet.add(plain(no or _("Annuleren")), QDialog.DialogCode.Rejected)
    deed = sheet.add(Button(yes, "", "danger") if grave else primary(yes), QDialog.DialogCode.Accepted)
    (safe if grave else deed).setDefault(True)
    (safe if grave else deed).setFocus()
    return sheet.exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget | None, title: str, text: str, *, details: str = "") -> None:
    """Say what happened; with details there is a button that copies them for who must mend it."""
    sheet = Question(parent, title, text)
    if details:
        copy = plain(_("Details kopiëren"), lambda: QGuiApplication.clipboard().setText(details), "copy")
        sheet._buttons.insertWidget(0, copy)  # noqa: SLF001 - copying does not close the sheet
    sheet.add(primary(_("Begrepen")), QDialog.DialogCode.Accepted).setFocus()
    sheet.exec()


def choose(
    parent: QWidget | None, title: str, text: str, options: Sequence[str], yes: str = ""
) -> int | None:
    """Which one? Its place in `options`, None when the seller thinks better of it."""
    choices = QListWidget()
    choices.setAccessibleName(title)
    choices.addItems(list(options))
    for place in range(choices.count()):
        choices.item(place).setSizeHint(QSize(0, theme.F(32)))
    choices.setFixedHeight(theme.F(32) * min(len(options), 9) + 12)
    choices.setCurrentRow(0)
    sheet = Question(parent, title, text, choices)
    sheet.add(plain(_("Annuleren")), QDialog.DialogCode.Rejected)
    sheet.add(primary(yes or _("Kiezen")), QDialog.DialogCode.Accepted).setDefault(True)
    choices.itemActivated.connect(lambda _item: sheet.accept())
    choices.setFocus()
    accepted = sheet.exec() == QDialog.DialogCode.Accepted
    return choices.currentRow() if accepted and choices.currentRow() >= 0 else None


def text(
    parent: QWidget | None, title: str, text: str, *, start: str = "", secret: bool = False
) -> str | None:
    """One line from the seller, None when he thinks better of it."""
    line = QLineEdit(start)
    line.setAccessibleName(title)
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    sheet = Question(parent, title, text, line)
    sheet.add(plain(_("Annuleren")), QDialog.DialogCode.Rejected)
    sheet.add(primary(_("Goed")), QDialog.DialogCode.Accepted).setDefault(True)
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    return line.text() if sheet.exec() == QDialog.DialogCode.Accepted else None


def sheet(parent: QWidget | None, title: str, body: QWidget, yes: str, *, text: str = "") -> bool:
    """A form of your own in a modal sheet, for the few things that must be finished at once.

    Ctrl+Enter finishes it, also from a field in which Enter begins a new line.
    """
    made = Question(parent, title, text, body)
    made.add(plain(_("Annuleren")), QDialog.DialogCode.Rejected)
    deed = made.add(primary(yes), QDialog.DialogCode.Accepted)
    deed.setDefault(True)
    made.finish = deed.click
    return made.exec() == QDialog.DialogCode.Accepted


def show_sheet(parent: QWidget | None, title: str, body: QWidget) -> None:
    """Something to read, such as the list of keys."""
    made = Question(parent, title, "", body)
    made.add(plain(_("Sluiten")), QDialog.DialogCode.Accepted).setFocus()
    made.exec()


class FileQuestion(QFileDialog):
    """Qt's own file dialog, for systems without one, in our words and without its black corners."""

    last_folder: ClassVar[Path | None] = None

    def __init__(self, parent: QWidget | None, title: str, folder: Path | None, kinds: str = "") -> None:
        start = folder or FileQuestion.last_folder or _usual_folder()
        super().__init__(parent, title, str(start), kinds)
        self.setViewMode(QFileDialog.ViewMode.List)
        for part, said in (
            (QFileDialog.DialogLabel.LookIn, _("Map")),
            (QFileDialog.DialogLabel.FileName, _("Bestandsnaam")),
            (QFileDialog.DialogLabel.FileType, _("Soort bestand")),
            (QFileDialog.DialogLabel.Reject, _("Annuleren")),
        ):
            self.setLabelText(part, said)
        for line in self.findChildren(QLineEdit):
            completer = line.completer()
            popup = completer.popup() if completer is not None else None
            if popup is not None:
                popup.setObjectName("suggestions")

    def answer(self) -> list[Path]:
        """What was chosen, nothing when the seller thinks better of it."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return []
        chosen = [Path(name) for name in self.selectedFiles()]
        is_folder = self.fileMode() is QFileDialog.FileMode.Directory
        FileQuestion.last_folder = chosen[0] if is_folder else chosen[0].parent
        return chosen


def _usual_folder() -> Path:
    """Where a seller keeps his papers."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(where) if where and Path(where).is_dir() else Path.home()


def choose_file(parent: QWidget | None, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """A file to read; `kinds` as in `Excel (*.xlsx)`."""
    dialog = FileQuestion(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(dialog.answer()), None)


def choose_files(parent: QWidget | None, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
    dialog = FileQuestion(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return dialog.answer()


def save_file(
    parent: QWidget | None, title: str, name: str, kinds: str, folder: Path | None = None
) -> Path | None:
    """Where to write; `name` is the name proposed."""
    dialog = FileQuestion(parent, title, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Opslaan"))
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return next(iter(dialog.answer()), None)


def choose_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    dialog = FileQuestion(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return next(iter(dialog.answer()), None)


def printer(parent: QWidget | None, title: str, pages: int) -> QPrinter | None:
    """Which printer, and which of the pages."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: not needed for the first window

    chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
    chosen.setDocName(title)
    chosen.setFullPage(True)
    dialog = QPrintDialog(chosen, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    return chosen if dialog.exec() == QDialog.DialogCode.Accepted else None
