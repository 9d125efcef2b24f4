"""Things to do on a date: follow-ups, reminders and alerts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FollowUp:
    id: UUID
    text: str
    due_on: date
    relation_id: UUID | None = None
    visit_id: UUID | None = None
    offer_id: UUID | None = None
    done_at: datetime | None = None
    deleted: bool = False


def same_promise(text: str) -> str:
    """What two texts share that promise the same thing: case, spaces and a closing point do not count."""
    return " ".join(text.split()).rstrip(".!;, ").casefold()


def distinct_promises(wanted: Iterable[tuple[str, date | None]]) -> list[tuple[str, date]]:
    """Each promise once, in its first words and on its earliest day; without a day it is left out."""
    days: dict[str, tuple[str, date]] = {}
    for text, due_on in wanted:
        key = same_promise(text)
        if not key or due_on is None:
            continue
        first_words, earliest = days.get(key, (text.strip(), due_on))
        days[key] = (first_words, min(earliest, due_on))
    return list(days.values())
