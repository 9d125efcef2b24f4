"""The word afterwards stays as long as it is needed and follows its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.ui import theme
from salesdesk.ui.toast import STAYS_MS, Toast


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 500)
    made = Toast(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made._kept_host = host  # type: ignore[attr-defined]
    host.setFocus()
    return made


def test_it_stands_below_in_the_middle_and_stays_there(toast: Toast) -> None:
    toast.say("Relatie verwijderd", lambda: None)
    host = toast._host
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
    host.resize(600, 400)
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
    assert toast.geometry().bottom() > 340


def test_longer_words_than_those_before_are_whole(toast: Toast) -> None:
    toast.say("Opgeslagen", lambda: None)
    QApplication.processEvents()
    toast.say("20 postcodes bij Kennemerland", lambda: None)
    QApplication.processEvents()
    assert toast._words.text() == "20 postcodes bij Kennemerland"


def test_it_goes_after_its_time(toast: Toast) -> None:
    toast.say("Opgeslagen")
    assert toast._timer.interval() == STAYS_MS
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))  # without a screen the mouse is everywhere
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    assert not toast.can_undo


def test_it_stays_while_its_button_has_the_focus(toast: Toast) -> None:
    toast.say("Relatie verwijderd", lambda: None)
    toast._button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()


def test_the_mouse_holds_it(toast: Toast) -> None:
    toast.say("Relatie verwijderd", lambda: None)
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_a_new_word_takes_the_place_of_the_old(toast: Toast) -> None:
    undone: list[str] = []
    toast.say("Eerste", lambda: undone.append("eerste"))
    toast.say("Tweede")
    toast.undo()
    assert undone == []
    assert toast.text() == "Tweede"


def test_it_fades_in_only_for_who_likes_motion(toast: Toast, qapp: QApplication, qtbot: QtBot) -> None:
    toast.say("Rustig")
    assert toast.graphicsEffect() is None
    theme.apply_theme(qapp, motion=True)
    toast.say("Bewegend")
    assert toast.graphicsEffect() is not None
    qtbot.waitUntil(lambda: toast.graphicsEffect() is None, timeout=2000)
    theme.apply_theme(qapp, motion=False)
