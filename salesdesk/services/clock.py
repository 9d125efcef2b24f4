"""The clock and the identity maker that are handed in, so that rules and tests choose the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` gives the local moment with its zone (aware); `new_id` a UUIDv7."""

    now: Callable[[], datetime]
    new_id: Callable[[], UUID]

    def today(self) -> date:
        return self.now().date()
