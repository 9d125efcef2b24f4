"""How a long job tells how far it is, and hears that it has to stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far a long job is; raises Cancelled when the seller stopped it."""

    def step(self, done: int, total: int, text: str = "") -> None: ...
