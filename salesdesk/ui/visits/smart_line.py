"""The SMART line: five letters judged as the seller writes, why in words, and a sentence that helps."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.smart import CONFIRMED_BY_SELLER, Letter, LetterVerdict, SmartReason
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable, link
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
    """Five letters and, below them, the reason of the pressed one, else of the first that is not met.

    `rewrite_asked` gives the verdict for which the seller wants a sentence.
    """

    rewrite_asked = Signal(object)

    def __init__(self, draft: PreparationDraft) -> None:
        super().__init__()
        self._draft = draft
        self.letters = {letter: LetterMark(letter) for letter in Letter}
        for letter, mark in self.letters.items():
            mark.clicked.connect(partial(self._pressed, letter))
        self.reason = TextBlock("", "small", "text2")
        self.confirm = link(_("Klopt"), self._confirm_shown, "check")
        self.rewrite = link(_("Zin voorstellen"), self._ask_rewrite, "pencil")
        self._asked: Letter | None = None
        self._shown: LetterVerdict | None = None
        said = row(gap=12)
        said.addWidget(self.reason, 1)
        for deed in (self.confirm, self.rewrite):
            said.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        self._below = QWidget()
        self._below.setLayout(said)
        self._below.hide()
        self.setLayout(column(FlowBox(*self.letters.values(), gap=4), self._below, gap=2))
        draft.changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for mark in self.letters.values():
            mark.set_short(short=event.size().width() < theme.F(NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On this line a letter is its own key: A and R confirm, S, M and T say why."""
        pressed = event.text().upper()
        if pressed in {letter.value for letter in Letter} and not event.modifiers():
            self.press(Letter(pressed))
            return
        super().keyPressEvent(event)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        verdicts = self._draft.view.smart
        for verdict in verdicts:
            self.letters[verdict.letter].show_verdict(verdict)
        asked = [verdict for verdict in verdicts if verdict.letter is self._asked]
        missing = [verdict for verdict in verdicts if not verdict.met]
        self._show(next(iter((*asked, *missing)), None))

    def _show(self, verdict: LetterVerdict | None) -> None:
        self._shown = verdict
        self._below.setVisible(verdict is not None)
        if verdict is None:
            return
        self.reason.setText(f"{word(verdict.letter)}: {word(verdict.reason)}")
        is_blank = verdict.reason is SmartReason.BLANK
        self.rewrite.setText(_("Invullen") if is_blank else _("Zin voorstellen"))
        self.rewrite.setVisible(not verdict.met)
        self.confirm.setVisible(verdict.met is None)
        self.confirm.setToolTip(_("Bevestigen met Alt+{letter}").format(letter=verdict.letter.value))

    def press(self, letter: Letter) -> None:
        """As a click on that letter."""
        if self._draft.is_loaded and self.isEnabled():
            self._pressed(letter)

    def _pressed(self, letter: Letter) -> None:
        preparation = self._draft.preparation
        self._asked = letter
        if letter in CONFIRMED_BY_SELLER:
            agreed = preparation.agreed_smart ^ {letter.value}
            self._draft.change(replace(preparation, agreed_smart=agreed), at_once=True)
        self.refresh()

    def _confirm_shown(self) -> None:
        """That letter is settled; the next one that is not comes in its place."""
        shown = self._shown
        if shown is not None:
            self._asked = None
            agreed = self._draft.preparation.agreed_smart | {shown.letter.value}
            self._draft.change(replace(self._draft.preparation, agreed_smart=agreed), at_once=True)

    def _ask_rewrite(self) -> None:
        if self._shown is not None:
            asked, self._asked = self._shown, None
            self.rewrite_asked.emit(asked)
