"""The very first start, and the next mornings: passphrase, recovery key, and both when forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.program import entries
from salesdesk.ui.start.doorway import Doorway
from salesdesk.ui.start.pages import CreatePage, DoorPage, RecoveryPage, UnlockPage
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import a_clock, settle
from tests.ui.audit import audit

PHRASE = "een zin die niemand raadt"


class Door:
    """A window with nothing in it yet, and the doorway that stands there."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.files: list[SellerFile] = []
        self.window = Window(desk, entries())
        self.window.show()
        self.doorway = Doorway(self.window, Profile(folder), a_clock(), self.files.append)
        self.doorway.enter(is_sample=False)
        settle(self.window)

    @property
    def page(self) -> DoorPage:
        assert self.doorway.page is not None
        return self.doorway.page

    def begin(self, phrase: str = PHRASE, again: str = PHRASE, name: str = "Sanne de Boer") -> None:
        page = self.page
        assert isinstance(page, CreatePage)
        for field, words in (
            (page.name, name),
            (page.company, "Vechtster"),
            (page.secret, phrase),
            (page.again, again),
        ):
            field.clear()
            QTest.keyClicks(field, words)
        QTest.keyClick(page.again, Qt.Key.Key_Return)
        settle(self.window)

    def go_on(self) -> None:
        page = self.page
        assert isinstance(page, RecoveryPage)
        page.kept.click()
        page.deed.click()
        settle(self.window)

    def unlock(self, secret: str, *, by_key: bool = False) -> None:
        page = self.page
        assert isinstance(page, UnlockPage)
        page.by_key.set_value(by_key)
        page.secret.clear()
        QTest.keyClicks(page.secret, secret)
        QTest.keyClick(page.secret, Qt.Key.Key_Return)
        settle(self.window)


Knock = Callable[[], Door]


@pytest.fixture
def knock(desk: Desk, tmp_path: Path) -> Iterator[Knock]:
    doors: list[Door] = []

    def knocked() -> Door:
        for door in doors:
            close(door)
        doors.append(Door(desk if not doors else Desk(desk.work, desk.clock), tmp_path / "verkoper"))
        return doors[-1]

    yield knocked
    for door in doors:
        close(door)


def close(door: Door) -> None:
    settle(door.window)
    door.doorway.abandon()
    while door.files:
        door.files.pop().close()
    door.window.hide()
    door.window.deleteLater()


def shown(root: QWidget) -> str:
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def recovery_key_on(page: DoorPage) -> str:
    return next(words for words in shown(page).split() if words.count("-") == 7)


def test_the_first_run_makes_a_file_and_prints_the_recovery_key(knock: Knock) -> None:
    door = knock()
    door.begin()
    page = door.page
    assert isinstance(page, RecoveryPage)
    assert not page.deed.isEnabled()
    key = recovery_key_on(page)
    QTest.mouseClick(page.printing, Qt.MouseButton.LeftButton)
    settle(door.window)
    (sheet,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()
    )
    assert key.split("-")[0] in whole_text(sheet.paper.content)
    sheet.close()
    page.kept.click()
    page.deed.click()
    settle(door.window)
    (file,) = door.files
    assert file.settings.view().seller.name == "Sanne de Boer"
    assert file.settings.view().company.name == "Vechtster"


def test_wrong_input_is_said_and_may_be_tried_again(knock: Knock) -> None:
    door = knock()
    door.begin(name="")
    assert "Vul je naam en je bedrijf in" in shown(door.page)
    door.begin(again="iets anders")
    assert "niet gelijk" in shown(door.page)
    door.begin("kort", "kort")
    assert "tekens" in shown(door.page)
    door.begin()
    assert isinstance(door.page, RecoveryPage)


def test_the_next_morning_only_the_right_passphrase_opens(knock: Knock) -> None:
    door = knock()
    door.begin()
    key = recovery_key_on(door.page)
    door.go_on()
    door = knock()
    door.unlock("")
    assert "Typ eerst je wachtzin." in shown(door.page)
    door.unlock("een andere zin")
    assert door.files == []
    assert isinstance(door.page, UnlockPage)
    assert door.page.refusal.isVisible()
    assert door.page.secret.selectedText()
    door.unlock(PHRASE)
    assert len(door.files) == 1
    door = knock()
    door.unlock(key.lower(), by_key=True)
    assert len(door.files) == 1


def test_a_missing_key_file_is_told_kindly(knock: Knock, answers: Answers, tmp_path: Path) -> None:
    door = knock()
    door.begin()
    door.go_on()
    (tmp_path / "verkoper" / "salesdesk.key").unlink()
    door = knock()
    assert "sleutelbestand" in answers.told[0]
    assert door.files == []


def test_a_folder_that_cannot_be_written_is_told_and_the_seller_may_try_again(
    knock: Knock, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "verkoper").write_text("een bestand in de weg")
    door = knock()
    door.begin()
    assert "kan niet worden gemaakt" in answers.told[0]
    assert "Het openen is niet gelukt." in shown(door.page)
    (tmp_path / "verkoper").unlink()
    door.begin()
    assert isinstance(door.page, RecoveryPage)


@pytest.mark.usefixtures("large_type")
def test_the_pages_of_the_doorway_fit_and_are_named(knock: Knock) -> None:
    door = knock()
    assert audit(door.page) == []
    door.page.show()
    door.begin()
    assert audit(door.page) == []
