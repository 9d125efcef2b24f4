"""Every part paints itself in both themes and in large type, in every state, without a word of Qt."""

from __future__ import annotations

from itertools import product
from operator import itemgetter

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.ui import buttons, theme, tokens
from salesdesk.ui.empty import EmptyPicture
from salesdesk.ui.labels import CHIP_KINDS, Chip, key_caps
from salesdesk.ui.marks import Avatar, ClassTile, Ring, Step, StepMark, ThinBar
from salesdesk.ui.parts import Card, Inset, column, row
from salesdesk.ui.sidebar import Brand, SideButton
from salesdesk.ui.table import Column, TableModel, TableView


def _marks() -> list[QWidget]:
    steps: list[QWidget] = [StepMark(place, state) for place, state in enumerate(Step, start=1)]
    tiles: list[QWidget] = [ClassTile(letter) for letter in "KABC"]
    people: list[QWidget] = [
        Avatar("M. Kuipers", side=40),
        Avatar("", tone="warn"),
        Avatar("x", icon="star", tone="track"),
    ]
    return [*steps, *tiles, *people, Ring(0), Ring(3), Ring(6), Ring(10), ThinBar([(0.4, "b1"), (0.3, "b2")])]


def _choices() -> list[QWidget]:
    cell = buttons.Pressable("Kiezen", inset=True)
    cell.setCheckable(True)
    cell.setChecked(True)
    off = buttons.Toggle(["Ja", "Nee"], name="Uit")
    off.setEnabled(False)
    return [buttons.TabBar(["Overzicht", "Contacten 6"], name="Delen"), off, cell, buttons.Pressable("Leeg")]


def _table() -> QWidget:
    columns = [
        Column("Klasse", itemgetter(0), width=60, tile=True),
        Column("Relatie", itemgetter(1), icon=itemgetter(2), tone="bad"),
        Column("Slot", itemgetter(3), icon=itemgetter(2), align="right"),
    ]
    lines = [("A", "Zorggroep Duinrand", "warning", ""), ("B", "Kas & Co", "lock", "")]
    made = TableView(TableModel(columns, lines), "Relaties", shows_all=True)
    made.sort_by(2, descending=True)
    return made


def _gallery() -> QWidget:
    page = QWidget()
    chips = row(*(Chip(kind, kind) for kind in CHIP_KINDS), key_caps("Ctrl+Shift+O"), 1)
    side = SideButton("Bezoeken", "clipboard")
    side.set_count(4)
    side.setChecked(True)
    nav = row(Brand(), side, SideButton("Zoeken", "search", box="filled", key="Ctrl+K"))
    card = Card("Tabel", table=True).add(_table())
    page.setLayout(column(chips, row(*_marks(), 1), row(*_choices()), nav, card, Inset(EmptyPicture("euro"))))
    return page


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("factor", [1.0, 1.25])
def test_every_part_paints(qapp: QApplication, qtbot: QtBot, dark: bool, factor: float) -> None:
    theme.apply_theme(qapp, dark=dark, factor=factor, motion=False)
    page = _gallery()
    qtbot.addWidget(page)
    page.show()
    for widget in page.findChildren(QWidget):
        widget.setFocus()
        QApplication.processEvents()
    image = page.grab().toImage()
    theme.apply_theme(qapp, motion=False)
    spots = product(range(0, image.width(), 2), range(0, image.height(), 2))
    shown = {image.pixelColor(x, y).name() for x, y in spots}
    colours = tokens.DARK if dark else tokens.LIGHT
    assert {colours[token] for token in ("acc", "accbg", "warndot", "track", "side2")} <= shown
