"""Search over everything a seller knows."""

from __future__ import annotations

from salesdesk.storage.database import Database
from salesdesk.storage.search import SearchHit, search

__all__ = ["Search", "SearchHit"]
MOST_HITS = 12


class Search:
    """What begins with the words typed, best first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, typed: str, most: int = MOST_HITS) -> list[SearchHit]:
        with self._database.read() as session:
            return search(session, typed, most)
