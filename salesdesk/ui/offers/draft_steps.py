"""Going back and forth through the changes of the offer in the editor, by key, palette and cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from salesdesk.ui.actions import Action
from salesdesk.ui.fields import NotesField
from salesdesk.ui.offers.draft_history import DraftHistory, UndoKeys
from salesdesk.ui.offers.paper_card import LINES
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor


class DraftSteps:
    """`history` holds the steps; the inputs of the screen are watched for their keys."""

    def __init__(self, screen: OfferEditor) -> None:
        self._screen = screen
        self.history = DraftHistory()
        keys = UndoKeys(screen, self.go, self.can)
        keys.watch(screen, *screen.findChildren(QLineEdit), *screen.findChildren(NotesField))
        screen.table.undo_keys = keys
        screen.table.cell_closed.connect(self._end_cell)

    def can(self, step: int) -> bool:
        """Whether there is something to take back (-1) or to do again (+1)."""
        return self._screen.writable() and self.history.can(step)

    def go(self, step: int) -> None:
        """The last change taken back (-1) or done again (+1)."""
        screen = self._screen
        screen.table.give_up_cell()
        before, view = screen.draft, screen.view
        offer = self.history.go(before, step) if before is not None and screen.writable() else None
        if before is None or view is None or offer is None:
            return
        screen.fill(replace(view, offer=offer))
        if offer.lines != before.lines:
            screen.paper.show_page(LINES)
            screen.table.show_difference(before.lines)
        screen.change(offer, noted=False)

    def _end_cell(self) -> None:
        if self._screen.draft is not None:
            self.history.end_cell(self._screen.draft)

    def actions(self) -> tuple[Action, ...]:
        """Both ways, for the palette and the list of keys; going back shares its key with the program."""
        back = Action(
            "offer.undo", _("Wijziging in de offerte terugnemen"), lambda: self.go(-1), "", "undo",
            lambda: self.can(-1), words="Ctrl+Z undo",
        )  # fmt: skip
        forth = Action(
            "offer.redo", _("Teruggenomen wijziging opnieuw doen"), lambda: self.go(1), "Ctrl+Y", "refresh",
            lambda: self.can(1), words="redo",
        )  # fmt: skip
        return back, forth
