"""Where the seller is, where he came from: the one door between screens."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.services.changes import Noun


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, and what it shows: a list (no id), one record, or a view (tab, day, month) of it."""

    noun: Noun
    id: UUID | None = None
    view: str = ""


class History:
    """Back and forward as in a browser; going somewhere new forgets what was forward."""

    LONGEST = 100

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.here: Place | None = None

    def go(self, place: Place) -> None:
        if place == self.here:
            return
        if self.here is not None:
            self._back = [*self._back, self.here][-self.LONGEST :]
        self._forward.clear()
        self.here = place

    def back(self) -> Place | None:
        """Step back; None when this is the beginning."""
        if not self._back or self.here is None:
            return None
        self._forward.append(self.here)
        self.here = self._back.pop()
        return self.here

    def forward(self) -> Place | None:
        if not self._forward or self.here is None:
            return None
        self._back.append(self.here)
        self.here = self._forward.pop()
        return self.here
