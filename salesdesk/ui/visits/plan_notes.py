"""The remarks at the plan form: what speaks against the moment, and what became of a visit."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.visit_conflicts import Slot, SlotLook
from salesdesk.ui.buttons import link
from salesdesk.ui.parts import Note
from salesdesk.ui.visits.conflict_words import conflict_lines, slot_words
from salesdesk.words import _


class ConflictNote(Note):
    """A line for each thing against it, and one press to the first moment without."""

    def __init__(self, take: Callable[[Slot], object]) -> None:
        self.better = link("", self._take)
        super().__init__("", "warn", self.better)
        self._taken = take
        self._first: Slot | None = None
        self.hide()

    def show_look(self, look: SlotLook | None) -> None:
        """Nothing to say hides it."""
        self.setVisible(look is not None and bool(look.conflicts))
        if look is None or not look.conflicts:
            return
        lines = conflict_lines(look.conflicts, look.slot)
        self.set("\n".join([*lines, _("Zo inplannen mag ook.")]))
        self._first = look.first
        self.better.setVisible(look.first is not None)
        if look.first is not None:
            said = _("Eerst mogelijke tijd: {moment}")
            self.better.setText(said.format(moment=slot_words(look.first)))

    def _take(self) -> None:
        if self._first is not None:
            self._taken(self._first)


class EndedNote(Note):
    """A visit that fell through, why, and the way back."""

    def __init__(self, put_back: Callable[[], object]) -> None:
        self.back = link(_("Terugzetten in de agenda"), put_back, "undo")
        super().__init__("", "info", self.back)
        self.hide()

    def show_visit(self, visit: Visit | None) -> None:
        self.setVisible(visit is not None and not visit.is_open)
        if visit is None or visit.is_open:
            return
        words = {
            VisitState.CANCELLED: _("Dit bezoek is afgezegd."),
            VisitState.ABSENT: _("Er was niemand aanwezig."),
            VisitState.HELD: _("Dit bezoek is geweest."),
        }[visit.state]
        reason = _("Reden: {reason}").format(reason=visit.state_reason) if visit.state_reason else ""
        self.set(" ".join(part for part in (words, reason) if part))
        self.back.setVisible(visit.state is not VisitState.HELD)
