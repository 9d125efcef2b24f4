"""Our arguments as lines of the letter, each with what the customer asked for, in his language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesdesk.paper.letters import paper_language
from salesdesk.words import gettext_for

MOST_LINES = 6


def benefit_lines(benefits: Iterable[tuple[str, Sequence[str]]], language: str) -> str:
    """One line for each argument with the demands it answers; the first six, so that they are read."""
    say = gettext_for(paper_language(language))
    lines = []
    for title, demands in benefits:
        name = " ".join(title.split()).rstrip(".")
        asked = "; ".join(" ".join(demand.split()).rstrip(".") for demand in demands)
        pattern = say("{benefit} (voor u: {demand})") if asked else "{benefit}"
        lines.append(pattern.format(benefit=name, demand=asked))
    return "\n".join(lines[:MOST_LINES])
