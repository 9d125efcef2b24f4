"""What a visit is worth: how many minutes of detour one makes for it, and what is left out first."""

from __future__ import annotations

from salesdesk.domain.relations import Importance

OF_CLASS = {Importance.KEY: 420.0, Importance.A: 300.0, Importance.B: 210.0, Importance.C: 150.0}
"""A key account is worth a drive across the country; for a C one goes when one is near."""
OPEN_OFFER, COMPLAINT, NEVER_VISITED = 90.0, 150.0, -30.0
OVERDUE, MOST_OVERDUE = 0.3, 2.0
"""Per interval too late a visit is worth so much more, until two intervals."""


def worth_of_visit(
    importance: Importance,
    late_days: int = 0,
    interval_days: int | None = None,
    *,
    has_offer: bool = False,
    has_complaint: bool = False,
    never_visited: bool = False,
) -> float:
    """Minutes of detour; class first, then a complaint, an open offer and how long it has been due.

    Who was never visited gets his turn after those of his class who were promised theirs.
    """
    worth = OF_CLASS[importance] + OPEN_OFFER * has_offer + COMPLAINT * has_complaint
    if never_visited:
        return worth + NEVER_VISITED
    late = min(max(late_days, 0) / interval_days, MOST_OVERDUE) if interval_days else 0.0
    return worth * (1 + OVERDUE * late)
