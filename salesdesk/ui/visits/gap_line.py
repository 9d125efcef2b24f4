"""The dashed line under the questions: an objective without a question, and questions without an aim."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from salesdesk.services.preparations import PreparationView
from salesdesk.ui.buttons import link
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.parts import row
from salesdesk.ui.question_words import shown_keyword
from salesdesk.words import _, ngettext


class GapLine(QFrame):
    """Hidden when every objective has its question and every question its objective."""

    def __init__(self, mend: Callable[[], object], aim: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("inset", "gap")
        self._words = ElidedLabel("", "smallstrong", "warn")
        self.mend, self.aim = link(_("Vraag kiezen"), mend), link(_("Doel kiezen"), aim)
        icon = IconLabel("warning", 15, "warn")
        self.setLayout(row(icon, self._words, self.mend, self.aim, gap=9, margins=(11, 3, 9, 3)))

    def show_view(self, view: PreparationView) -> None:
        unserved, idle = view.unserved, view.idle
        self.setVisible(bool(unserved or idle))
        said = []
        if unserved:
            first = _("Doel {keyword} heeft nog geen vraag").format(
                keyword=shown_keyword(unserved[0].keyword)
            )
            if len(unserved) > 1:
                more = len(unserved) - 1
                first = ngettext("{first}, en nog {count}", "{first}, en nog {count}", more).format(
                    first=first, count=more
                )
            said.append(first)
        if idle:
            said.append(
                ngettext(
                    "Vraag „{keyword}” dient geen doel", "{count} vragen dienen geen doel", len(idle)
                ).format(keyword=idle[0].keyword, count=len(idle))
            )
        self._words.setText("  ·  ".join(said))
        for link_of, shown, deed in (
            (self.mend, bool(unserved), _("Vraag kiezen")),
            (self.aim, bool(idle), _("Doel kiezen")),
        ):
            link_of.setVisible(shown)
            link_of.setAccessibleName(f"{deed}: {'. '.join(said)}")
