"""The SMART line: five letters judged as the seller writes; two of them only he can answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.smart import CONFIRMED_BY_SELLER, Letter, LetterVerdict
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import IconLabel, TextBlock, label, restyle
from salesdesk.ui.parts import column, row
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.words import _, word

NARROW = 440


class LetterMark(Pressable):
    """One letter with its tick; pressing says why, and confirms what only the seller can confirm."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(word(letter))
        self._letter = letter
        self._mark = IconLabel("check", 14, "acc", 2.2)
        self._words = label(word(letter), "small")
        self.setLayout(row(self._mark, self._words, gap=5, margins=(3, 1, 3, 1)))

    def set_short(self, *, short: bool) -> None:
        """Only the letter, where words would need a second line."""
        self._words.setText(self._letter.value if short else word(self._letter))

    def show_verdict(self, verdict: LetterVerdict) -> None:
        met = bool(verdict.met)
        self._mark.set("check" if met else "minus", "acc" if met else "warn")
        restyle(self._words, "role", "small" if met else "smallstrong")
        restyle(self._words, "tone", "muted" if met else "warn")
        state = _("in orde") if met else _("nog niet")
        self.setAccessibleName(f"{word(self._letter)}: {state}. {word(verdict.reason)}")
        self.setToolTip(word(verdict.reason))


class SmartLine(QWidget):
    """Five letters and, below them, the reason of the one that was pressed."""

    def __init__(self, draft: PreparationDraft) -> None:
        super().__init__()
        self._draft = draft
        self.letters = {letter: LetterMark(letter) for letter in Letter}
        for letter, mark in self.letters.items():
            mark.clicked.connect(partial(self._pressed, letter))
        self.reason = TextBlock("", "small", "text2")
        self.reason.hide()
        self._asked: Letter | None = None
        self.setLayout(column(FlowBox(*self.letters.values(), gap=4), self.reason, gap=2))
        draft.changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for mark in self.letters.values():
            mark.set_short(short=event.size().width() < theme.F(NARROW))

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        for verdict in self._draft.view.smart:
            self.letters[verdict.letter].show_verdict(verdict)
            if verdict.letter is self._asked:
                self.reason.setText(f"{word(verdict.letter)}: {word(verdict.reason)}")

    def _pressed(self, letter: Letter) -> None:
        preparation = self._draft.preparation
        self._asked = letter
        self.reason.show()
        if letter in CONFIRMED_BY_SELLER:
            agreed = preparation.agreed_smart ^ {letter.value}
            self._draft.change(replace(preparation, agreed_smart=agreed), at_once=True)
        self.refresh()
