"""The working copy under the seller's hands, with its steps back and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdesk.services.day_draft import DayDraft, draft_of
from salesdesk.services.routes import DayRoute


class WorkingDay:
    """Holds what is shown; `shown` is called after every change."""

    def __init__(self, shown: Callable[[DayDraft], object]) -> None:
        self._shown = shown
        self._draft: DayDraft | None = None
        self._back: list[DayDraft] = []
        self._forth: list[DayDraft] = []
        self._lifted: DayDraft | None = None

    @property
    def draft(self) -> DayDraft | None:
        return self._draft

    @property
    def is_changed(self) -> bool:
        return self._draft is not None and self._draft.is_changed

    def begin(self, route: DayRoute) -> bool:
        """A day as it is kept; a changed copy of the same visits goes on. False when a copy was lost."""
        held = self._draft
        if held is not None and held.is_changed and _same_visits(held.route, route):
            self._draft = replace(held, route=route)
            self._shown(self._draft)
            return True
        lost = held is not None and held.is_changed and held.route.day == route.day
        self.forget()
        self._draft = draft_of(route)
        self._shown(self._draft)
        return not lost

    def forget(self) -> None:
        """Let the copy go."""
        self._draft, self._lifted = None, None
        self._back, self._forth = [], []

    def change(self, after: DayDraft) -> None:
        """One step further."""
        before = self._draft
        if before is None or after == before:
            return
        self._back.append(before)
        self._forth = []
        self._draft = after
        self._shown(after)

    def carry(self, move: Callable[[DayDraft], DayDraft]) -> DayDraft | None:
        """Show what a move would give while the stop is still in hand."""
        if self._draft is None:
            return None
        if self._lifted is None:
            self._lifted = self._draft
        self._draft = move(self._lifted)
        return self._draft

    def put_down(self, *, kept: bool) -> None:
        """The stop lies where it is, or goes back to where it was."""
        lifted, carried = self._lifted, self._draft
        if lifted is None or carried is None:
            return
        self._lifted, self._draft = None, lifted
        if kept:
            self.change(carried)
        if not kept or carried == lifted:
            self._shown(lifted)

    def can(self, step: int) -> bool:
        return bool(self._back if step < 0 else self._forth)

    def step(self, step: int) -> None:
        """Back (-1) or forth (+1)."""
        source, target = (self._back, self._forth) if step < 0 else (self._forth, self._back)
        if not source or self._draft is None:
            return
        target.append(self._draft)
        self._draft = source.pop()
        self._shown(self._draft)

    def reset(self) -> None:
        """As it is kept."""
        if self._draft is not None:
            self.change(draft_of(self._draft.route))


def _same_visits(held: DayRoute, route: DayRoute) -> bool:
    ours, theirs = ([each.visit for each in one.visits] for one in (held, route))
    return held.day == route.day and ours == theirs
