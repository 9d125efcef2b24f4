"""The audit notices what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from salesdesk.ui.buttons import icon_button, plain, primary
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column
from tests.ui.audit import audit


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    page.setLayout(column(*parts))
    return page


def test_a_sound_page_has_nothing_to_report(qapp: QApplication) -> None:
    assert audit(_page(label("Naam"), primary("Bewaren"), icon_button("phone", "Bellen"))) == []


def test_an_input_without_a_name_is_reported(qapp: QApplication) -> None:
    assert any("accessible name" in found for found in audit(_page(QLineEdit(), primary("Bewaren"))))


def test_two_primary_buttons_are_reported(qapp: QApplication) -> None:
    assert audit(_page(primary("Bewaren"), primary("Versturen"))) == ["2 primary buttons: Bewaren, Versturen"]


def test_words_that_do_not_fit_are_reported(qapp: QApplication) -> None:
    narrow = label("Een heel lange zin die hier niet past")
    narrow.setFixedWidth(60)
    squeezed = plain("Voorbereiding openen")
    squeezed.setFixedWidth(50)
    found = audit(_page(narrow, squeezed), primaries=0)
    assert [words for words in found if "clipped" in words] == found
    assert len(found) == 2


def test_a_page_that_needs_more_than_the_screen_is_reported(qapp: QApplication) -> None:
    wide = QWidget()
    wide.setMinimumSize(1300, 20)
    assert audit(_page(wide), primaries=0)[0].startswith("needs 1300x20")


def test_a_focus_that_jumps_up_is_reported(qapp: QApplication) -> None:
    page = QWidget()
    layout = column(plain("Onder"))
    page.setLayout(layout)
    layout.insertWidget(0, plain("Boven, maar later gemaakt"))
    assert any("jumps up" in found for found in audit(page, primaries=0))
