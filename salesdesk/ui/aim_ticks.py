"""Which objectives a question serves, each with a tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Signal

from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Tick
from salesdesk.ui.question_words import shown_keyword


class AimTicks(FlowBox):
    """The objectives on offer; what a question serves besides them stays as it is."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(gap=10)
        self.ticks: dict[str, Tick] = {}

    def show_objectives(self, texts: Mapping[str, str], served: Collection[str]) -> None:
        """The text of each objective by its keyword; the widgets stay while the keywords do."""
        if list(texts) != list(self.ticks):
            self.ticks = {keyword: Tick(shown_keyword(keyword)) for keyword in texts}
            for keyword, tick in self.ticks.items():
                tick.setToolTip(texts[keyword])
                tick.edited.connect(self.edited)
            self.refill(*self.ticks.values())
        for keyword, tick in self.ticks.items():
            tick.set_value(keyword in served)

    def chosen(self) -> list[str]:
        return [keyword for keyword, tick in self.ticks.items() if tick.value()]

    def served(self, before: Iterable[str]) -> tuple[str, ...]:
        """What the question serves now, given what it served before."""
        return (*self.chosen(), *(keyword for keyword in before if keyword not in self.ticks))
