"""How we stand against others: three arguments against two of them, each claim proven (Rustenburg §1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.letters import folded
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor

ARGUMENTS_WANTED, COMPETITORS_WANTED = 3, 2
"""DOMAIN §12: at least three arguments, ours against two or more others."""
OLD_AFTER_MONTHS = 12
Pair = tuple[UUID, UUID]
# Words that run a competitor down, by how they begin; the customer chose him, so he hears it of himself.
_UNKIND = (
    "afzetter", "amateur", "armoed", "bagger", "bedrieg", "bedrog", "belabberd", "beunhaas", "broddel",
    "cheap ", "cowboy", "crap", "dom ", "dramatisch", "flut", "garbage", "hopeloos", "incapab", "incompetent",
    "junk", "klojo", "klungel", "knoei", "kut", "leugen", "liars", "liegen", "liegt", "lousy", "oplicht",
    "onbekwaam", "onbetrouwba", "prut", "prutser", "ramp ", "rommel", "rotzooi", "rubbish", "scam", "schande",
    "slecht ", "slechte", "stomme", "sukkel", "terrible", "troep", "useless",
    "waardeloos", "waardeloze", "zooi", "zwendel",
)  # fmt: skip


def unkind_words(text: str) -> tuple[str, ...]:
    """The words of a claim that run somebody down, as they were written, each once (DOMAIN §4)."""
    found = re.findall(r"[^\W\d_]+", text)
    return tuple(dict.fromkeys(word for word in found if f"{folded(word)} ".startswith(_UNKIND)))


def _words(text: str) -> str:
    """Lower case words with one blank around each, to find whole names in."""
    words = " ".join(re.findall(r"[^\W_]+", folded(text)))
    return f" {words} "


def named_in(text: str, competitors: Iterable[Competitor]) -> Competitor | None:
    """The first competitor whose name, or another name he goes by, stands in this text."""
    words = _words(text)
    for competitor in competitors:
        names = (_words(name) for name in (competitor.name, *competitor.names))
        if any(name.strip() and name in words for name in names):
            return competitor
    return None


def is_old(comparison: Comparison, today: date) -> bool:
    """Proof of more than a year ago, or of nobody knows when: find it again before it is told."""
    if not comparison.evidence.strip():
        return False
    return comparison.noted_on is None or comparison.noted_on < months_before(today, OLD_AFTER_MONTHS)


def is_claimed(comparison: Comparison) -> bool:
    return bool(comparison.claim.strip())


def is_proven(comparison: Comparison) -> bool:
    """A claim with what proves it."""
    return is_claimed(comparison) and bool(comparison.evidence.strip())


@dataclass(frozen=True, slots=True)
class Missing:
    """What the overview still lacks: others to compare with, arguments against two of them, evidence."""

    competitors: int = 0
    arguments: int = 0
    evidence: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.competitors or self.arguments or self.evidence)


@dataclass(frozen=True, slots=True)
class Competition:
    """Arguments against competitors, in the seller's order."""

    arguments: tuple[Argument, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    comparisons: Mapping[Pair, Comparison] = field(default_factory=dict)

    def comparison(self, argument_id: UUID, competitor_id: UUID) -> Comparison | None:
        return self.comparisons.get((argument_id, competitor_id))

    def row(self, argument: Argument) -> tuple[Comparison, ...]:
        """What is known of this argument against the others, those without a word left out."""
        found = (self.comparison(argument.id, competitor.id) for competitor in self.competitors)
        return tuple(comparison for comparison in found if comparison is not None)

    @property
    def strong(self) -> tuple[Argument, ...]:
        """Arguments with a proven claim against two others at least."""
        return tuple(
            argument
            for argument in self.arguments
            if sum(is_proven(each) for each in self.row(argument)) >= COMPETITORS_WANTED
        )

    @property
    def missing(self) -> Missing:
        shown = [each for argument in self.arguments for each in self.row(argument)]
        return Missing(
            max(0, COMPETITORS_WANTED - len(self.competitors)),
            max(0, ARGUMENTS_WANTED - len(self.strong)),
            sum(is_claimed(each) and not is_proven(each) for each in shown),
        )

    def old(self, today: date) -> tuple[Comparison, ...]:
        """Evidence to find again."""
        return tuple(
            each for argument in self.arguments for each in self.row(argument) if is_old(each, today)
        )

    def first(self, competitor: Competitor | None) -> Competition:
        """With the column of this competitor in front."""
        if competitor is None:
            return self
        others = tuple(each for each in self.competitors if each.id != competitor.id)
        front = tuple(each for each in self.competitors if each.id == competitor.id)
        return Competition(self.arguments, (*front, *others), self.comparisons)


def compare(
    arguments: Sequence[Argument], competitors: Sequence[Competitor], comparisons: Iterable[Comparison]
) -> Competition:
    """The overview of what is kept; of two comparisons of the same pair the one noted last counts."""
    latest: dict[Pair, Comparison] = {}
    for each in sorted(comparisons, key=lambda each: (each.noted_on or date.min, each.id)):
        if not each.deleted:
            latest[each.argument_id, each.competitor_id] = each
    return Competition(tuple(arguments), tuple(competitors), latest)
