"""Uitleg: how a working day goes in SalesDesk, in a few cards."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout

from salesdesk.services.changes import Noun
from salesdesk.ui import theme
from salesdesk.ui.buttons import link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, row
from salesdesk.ui.screen import Screen
from salesdesk.ui.settings.help_topics import topics
from salesdesk.ui.settings.page import page_tabs
from salesdesk.words import _


class HelpPage(Screen):
    """Place(Noun.SETTINGS, view="help"); every card leads to what it is about."""

    nouns = frozenset({Noun.SETTINGS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set(_("Uitleg"), _("Een werkdag met SalesDesk, stukje voor stukje"))
        self.header.add(plain(_("Sneltoetsen"), lambda: desk.actions.run("window.keys"), "keyboard"))
        self.body.addWidget(page_tabs(desk, "help"))
        grid = QGridLayout()
        grid.setSpacing(theme.F(12))
        for place, (title, text, words, target) in enumerate(topics()):
            card = Card(title).add(TextBlock(text))
            card.body.addStretch(1)
            card.add(row(link(words, partial(desk.go, target)), 1))
            grid.addWidget(card, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Nothing to read: the texts are the program's own."""
