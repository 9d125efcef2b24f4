"""One row for every demand of the customer: answered, partly or not, and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.demand_answers import Answer, DemandAnswer
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.parts import column, row
from salesdesk.ui.segments import Toggle
from salesdesk.words import _

ANSWERS = (None, Answer.YES, Answer.PARTLY, Answer.NO)


class DemandRow(QWidget):
    """A demand with its answer; `solution` is what of ours answers it."""

    edited = Signal()

    def __init__(self, known: DemandAnswer, solution: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.demand, self.solution = known.demand, known.solution or solution
        words = ["?", _("Ja"), _("Deels"), _("Nee")]
        self.answer = Toggle(words, name=_("Is er een antwoord op: {demand}").format(demand=known.demand))
        self.answer.set_on(ANSWERS.index(known.answer))
        self.answer.chosen.connect(lambda _on: self.edited.emit())
        texts = [ElidedLabel(known.demand, "strong")]
        if self.solution:
            said = _("Ons antwoord: {solution}").format(solution=self.solution)
            texts.append(ElidedLabel(said, "small", "muted"))
        line = row(gap=8)
        line.addLayout(column(*texts, gap=0), 1)
        line.addWidget(self.answer)
        self.setLayout(line)

    def value(self) -> DemandAnswer:
        return DemandAnswer(self.demand, ANSWERS[self.answer.on()], self.solution)


def demand_rows(answers: Sequence[DemandAnswer], solutions: Mapping[str, str]) -> list[DemandRow]:
    return [DemandRow(each, solutions.get(each.demand, "")) for each in answers]
