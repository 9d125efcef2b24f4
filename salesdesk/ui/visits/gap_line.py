"""The dashed line under the questions: an objective without a question, or a question without an aim."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from salesdesk.services.preparations import PreparationView
from salesdesk.ui.buttons import link
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.parts import row
from salesdesk.ui.visits.draft import shown_keyword
from salesdesk.words import _, ngettext


class GapLine(QFrame):
    """Hidden when every objective has its question and every question its objective."""

    def __init__(self, mend: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("inset", "gap")
        self._words = ElidedLabel("", "smallstrong", "warn")
        self.mend = link("", mend)
        self.setLayout(
            row(IconLabel("warning", 15, "warn"), self._words, self.mend, gap=9, margins=(11, 3, 9, 3))
        )

    def show_view(self, view: PreparationView) -> None:
        unserved, idle = view.unserved, view.idle
        self.setVisible(bool(unserved or idle))
        if unserved:
            said = _("Doel {keyword} heeft nog geen vraag").format(keyword=shown_keyword(unserved[0].keyword))
            if len(unserved) > 1:
                more = len(unserved) - 1
                said = ngettext("{first}, en nog {count}", "{first}, en nog {count}", more).format(
                    first=said, count=more
                )
            self._show(said, _("Vraag kiezen"))
        elif idle:
            said = ngettext(
                "Vraag „{keyword}” dient geen doel", "{count} vragen dienen geen doel", len(idle)
            ).format(keyword=idle[0].keyword, count=len(idle))
            self._show(said, _("Doel kiezen"))

    def _show(self, said: str, deed: str) -> None:
        self._words.setText(said)
        self.mend.setText(deed)
        self.mend.setAccessibleName(f"{deed}: {said}")
