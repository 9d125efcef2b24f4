"""What went wrong, told once and kindly: a refusal nobody waits for, trouble from outside, a bug of ours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.errors import Reason, Trouble
from salesdesk.ui import ask
from salesdesk.ui.work import Work
from salesdesk.words import _, reason_text


class Alarms(QObject):
    """Listens to the lanes; while one sheet is open the next trouble is a toast, never a pile of sheets."""

    def __init__(self, window: QWidget, work: Work, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._say = window, say
        self._open = False
        work.refused.connect(self._refused)
        work.trouble.connect(self._trouble)
        work.bug.connect(self._bug)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self._say(" ".join(reason_text(reason) for reason in reasons))

    def _trouble(self, trouble: Trouble) -> None:
        self._tell(trouble.what, " ".join(part for part in (trouble.kept, trouble.do) if part))

    def _bug(self, details: str) -> None:
        words = _("Wat al was opgeslagen, is er nog. Stuur de details naar wie SalesDesk bij jullie beheert.")
        self._tell(_("Er ging iets mis in SalesDesk"), words, details)

    def _tell(self, title: str, words: str, details: str = "") -> None:
        if self._open:
            self._say(title)
            return
        self._open = True
        try:
            ask.tell(self._window, title, words, details=details)
        finally:
            self._open = False
