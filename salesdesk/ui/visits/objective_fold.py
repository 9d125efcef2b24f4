"""The objective on one line: what is said aloud and five letters; pressing it opens the card again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from salesdesk.domain.smart import Letter
from salesdesk.services.preparations import PreparationView
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel, IconLabel, label, restyle
from salesdesk.ui.parts import row
from salesdesk.words import _, word


class ShortMark(QWidget):
    """A letter of SMART with its tick, only to be read."""

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        self._letter = letter
        self.mark = IconLabel("check", 14, "acc", 2.2)
        self._word = label(letter.value, "small")
        self.setLayout(row(self.mark, self._word, gap=2))

    def show_met(self, *, met: bool) -> None:
        self.mark.set("check" if met else "minus", "acc" if met else "warn")
        restyle(self._word, "role", "small" if met else "smallstrong")
        restyle(self._word, "tone", "muted" if met else "warn")
        self.setToolTip(word(self._letter))


class FoldedObjective(Pressable):
    """Stands in the head of the objective card while the card is folded."""

    def __init__(self, run: Callable[[], object]) -> None:
        super().__init__(_("Doelstelling tonen"), run)
        self.said = ElidedLabel("", "small", "text2")
        self.letters = {letter: ShortMark(letter) for letter in Letter}
        words = row(gap=8, margins=(8, 4, 8, 4))
        words.addWidget(self.said, 1)
        for mark in self.letters.values():
            words.addWidget(mark)
        self.setLayout(words)

    def show_view(self, view: PreparationView) -> None:
        aloud = " ".join(view.preparation.external_objective.split())
        self.said.setText(aloud or _("Nog niets om hardop te zeggen"))
        for verdict in view.smart:
            self.letters[verdict.letter].show_met(met=bool(verdict.met))
        missing = [word(verdict.letter) for verdict in view.smart if not verdict.met]
        lacking = _("SMART in orde")
        if missing:
            lacking = _("nog niet {letters}").format(letters=", ".join(missing))
        deed = _("Doelstelling tonen")
        self.setAccessibleName(f"{deed}: {self.said.full_text()} ({lacking})")
