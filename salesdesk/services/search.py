"""Search over everything a seller knows."""

from __future__ import annotations

from salesdesk.services.clock import Clock
from salesdesk.storage.database import Database
from salesdesk.storage.library import documents_found
from salesdesk.storage.search import SearchHit, open_matters, search

__all__ = ["Search", "SearchHit"]
MOST_HITS, MOST_OPEN, MOST_DOCUMENTS = 12, 3, 4


class Search:
    """What begins with the words typed, best first."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find(self, typed: str, most: int = MOST_HITS) -> list[SearchHit]:
        """The best first; when that is a relation, its coming visits and open offers come along.

        Those have the kinds `open_visit` and `open_offer`. Documents of the library come last.
        """
        with self._database.read() as session:
            found = search(session, typed, most)
            documents = documents_found(session, typed, min(most - len(found), MOST_DOCUMENTS))
            if not found or found[0].kind != "relation":
                return [*found, *documents]
            matters = open_matters(session, found[0].id, self._clock.today(), MOST_OPEN)
        told = {hit.id for hit in matters}
        return [found[0], *matters, *(hit for hit in found[1:] if hit.id not in told), *documents]
