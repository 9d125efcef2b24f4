"""All offers as a list: each with the shelves it lies on, in one read that a chip filters without another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from salesdesk.domain.offer_approval import ApprovalStand
from salesdesk.domain.offer_shelves import Shelf, shelves_of
from salesdesk.services.clock import Clock
from salesdesk.services.offer_approvals import OfferApprovals
from salesdesk.storage import offers as offer_lists
from salesdesk.storage.database import Database
from salesdesk.storage.offers import OfferListLine
from salesdesk.storage.settings import load_settings

__all__ = ["ListedOffer", "OfferList", "OfferListLine", "OfferShelves"]
_WAITS = frozenset({ApprovalStand.NEEDED, ApprovalStand.ASKED, ApprovalStand.REFUSED})


@dataclass(frozen=True, slots=True)
class ListedOffer:
    """One line of the list, the shelves it lies on and how it stands with leave for its discount."""

    line: OfferListLine
    shelves: frozenset[Shelf]
    leave: ApprovalStand = ApprovalStand.NONE

    @property
    def id(self) -> UUID:
        return self.line.id


@dataclass(frozen=True)
class OfferList:
    """Every offer in its highest revision, newest first; `found` are those that match the search."""

    offers: tuple[ListedOffer, ...]
    found: frozenset[UUID] | None
    today: date
    remind_days: int

    @cached_property
    def counts(self) -> Mapping[Shelf, int]:
        """How many of what was found lie on each shelf."""
        return Counter(shelf for offer in self.matching for shelf in offer.shelves)

    @cached_property
    def matching(self) -> tuple[ListedOffer, ...]:
        """What was found, or all."""
        if self.found is None:
            return self.offers
        return tuple(offer for offer in self.offers if offer.id in self.found)

    def on(self, shelf: Shelf) -> tuple[ListedOffer, ...]:
        """What was found on this shelf."""
        return tuple(offer for offer in self.matching if shelf in offer.shelves)


class OfferShelves:
    """Reads the list."""

    def __init__(self, database: Database, clock: Clock, approvals: OfferApprovals) -> None:
        self._database = database
        self._clock = clock
        self._approvals = approvals

    def read(self, text: str = "") -> OfferList:
        """All offers, and which of them match these words."""
        today = self._clock.today()
        leave = self._approvals.stands()
        with self._database.read() as session:
            days = load_settings(session).thresholds.remind_days
            lines = offer_lists.offer_list_lines(session)
            found = offer_lists.matching_offers(session, text) if text.strip() else None
        listed = (_listed(line, today, days, leave.get(line.id, ApprovalStand.NONE)) for line in lines)
        return OfferList(tuple(listed), found, today, days)


def _listed(line: OfferListLine, today: date, remind_days: int, leave: ApprovalStand) -> ListedOffer:
    shelves = shelves_of(line, today, remind_days, waits_for_leave=leave in _WAITS)
    return ListedOffer(line, shelves, leave)
