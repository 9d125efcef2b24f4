"""What a customer wants against what we have to say: which argument meets which need (Rustenburg §1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from salesdesk.domain.letters import folded
from salesdesk.domain.relations import BuyingMotive, ValueStrategy
from salesdesk.domain.value_proposition import Argument, CustomerNeed, Fit, NeedFit, NeedKind

LONGEST_READ = 4000
"""Characters of one text that are compared: a need is a sentence, not a book."""
_LEAST_PART = 5
# An ending, and how many letters a word must keep without it.
_ENDINGS = (
    ("heden", 4), ("ingen", 4), ("heid", 4), ("isch", 5), ("sten", 4), ("ing", 4), ("ste", 4), ("en", 2),
    ("er", 4), ("es", 4), ("e", 3),
)  # fmt: skip
_EMPTY = """
    aan als and bij dan dat de den der die dit door een en er for from geen haar had hebben hem het hij hoe
    hun ik in is je kan maar me meer men met mijn moet naar niet nog nu of om onder ons onze ook op over per
    that the their to te tot u uit uw van veel vind voor was wat we wel wij wil willen with word worden ze
    zich zij zijn zo zonder zou
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())
SUITS_STRATEGY: Mapping[ValueStrategy, NeedKind] = {
    ValueStrategy.OPERATIONAL_EXCELLENCE: NeedKind.ECONOMIC,
    ValueStrategy.PRODUCT_LEADERSHIP: NeedKind.FUNCTIONAL,
    ValueStrategy.CUSTOMER_INTIMACY: NeedKind.PSYCHOLOGICAL,
}
SUITS_MOTIVE: Mapping[BuyingMotive, NeedKind] = {
    BuyingMotive.GAIN: NeedKind.ECONOMIC,
    BuyingMotive.EASE: NeedKind.FUNCTIONAL,
    BuyingMotive.PLEASURE: NeedKind.PSYCHOLOGICAL,
    BuyingMotive.SAFETY: NeedKind.PSYCHOLOGICAL,
}

Stems = tuple[str, ...]


def stems(text: str) -> Stems:
    """The words that carry meaning, bare of accents and endings; `vaste prijzen` is `vast prijs`."""
    words = (word for word in re.findall(r"[^\W_]+", folded(text[:LONGEST_READ])) if word not in _EMPTY_WORDS)
    return tuple(_stem(word) for word in words if len(word) > 1 or word.isdigit())


def _stem(word: str) -> str:
    """Our own simple rule: plural s and one ending off, doubled letters once, last z and v as s and f."""
    if word.endswith("s") and len(word) > 5:
        word = word[:-1]
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("een"):
            word = word.removesuffix(ending)
            break
    word = re.sub(r"([a-z])\1", r"\1", word)
    return word[:-1] + {"z": "s", "v": "f"}.get(word[-1], word[-1])


@dataclass(frozen=True, slots=True)
class Cell:
    """What one argument does for one need; `is_set` when the seller said so, else the words propose it."""

    fit: Fit
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class ValueMatrix:
    """A customer's needs against our arguments, both in the seller's order; every pair has a cell."""

    needs: tuple[CustomerNeed, ...] = ()
    arguments: tuple[Argument, ...] = ()
    cells: Mapping[tuple[UUID, UUID], Cell] = field(default_factory=dict)

    def cell(self, need_id: UUID, argument_id: UUID) -> Cell:
        return self.cells.get((need_id, argument_id), Cell(Fit.NEUTRAL))

    def met_by(self, argument_id: UUID) -> tuple[CustomerNeed, ...]:
        """The needs this argument meets."""
        return self._needs(argument_id, Fit.MEETS)

    def against(self, argument_id: UUID) -> tuple[CustomerNeed, ...]:
        """The needs this argument contradicts: to this customer it can be a disadvantage."""
        return self._needs(argument_id, Fit.CONTRADICTS)

    def _needs(self, argument_id: UUID, fit: Fit) -> tuple[CustomerNeed, ...]:
        return tuple(need for need in self.needs if self.cell(need.id, argument_id).fit is fit)

    def is_idle(self, argument_id: UUID) -> bool:
        """Meets nothing this customer asked for; nobody knows while nothing is known of his needs."""
        return bool(self.needs) and not self.met_by(argument_id)

    def unanswered(self, chosen: Iterable[UUID]) -> tuple[CustomerNeed, ...]:
        """Needs that none of the chosen arguments meets."""
        told = [argument_id for argument_id in chosen if any(a.id == argument_id for a in self.arguments)]
        return tuple(
            need
            for need in self.needs
            if not any(self.cell(need.id, argument_id).fit is Fit.MEETS for argument_id in told)
        )


def match(
    needs: Sequence[CustomerNeed], arguments: Sequence[Argument], fits: Iterable[NeedFit] = ()
) -> ValueMatrix:
    """Every need against every argument: what the seller set, else what the words propose."""
    said = {(fit.need_id, fit.argument_id): Cell(fit.fit, is_set=True) for fit in fits if not fit.deleted}
    answers = [(argument.id, _phrases(argument)) for argument in arguments]
    asked = {stem for _argument_id, phrases in answers for phrase in phrases for stem in phrase}
    cells: dict[tuple[UUID, UUID], Cell] = {}
    for need in needs:
        present = _present(asked, frozenset(stems(need.text)))
        for argument_id, phrases in answers:
            key = (need.id, argument_id)
            cells[key] = said.get(key) or Cell(Fit.MEETS if _answers(phrases, present) else Fit.NEUTRAL)
    return ValueMatrix(tuple(needs), tuple(arguments), cells)


def _phrases(argument: Argument) -> list[Stems]:
    """The customer's words it answers; without them every word of its title counts by itself."""
    told = [stems(words) for words in argument.words]
    return [phrase for phrase in told or [(stem,) for stem in stems(argument.title)] if phrase]


def _answers(phrases: Iterable[Stems], present: frozenset[str]) -> bool:
    return any(present.issuperset(phrase) for phrase in phrases)


def _present(asked: Iterable[str], wanted: frozenset[str]) -> frozenset[str]:
    """Which of the words asked for stand in a need."""
    return frozenset(stem for stem in asked if _occurs(stem, wanted))


def _occurs(stem: str, wanted: frozenset[str]) -> bool:
    """The word itself, or as the first or last part of a compound: `factuur` in `verzamelfactuur`."""
    if stem in wanted:
        return True
    return len(stem) >= _LEAST_PART and any(word.endswith(stem) or word.startswith(stem) for word in wanted)


def suiting_kinds(strategy: ValueStrategy, motives: Iterable[BuyingMotive] = ()) -> tuple[NeedKind, ...]:
    """The kinds of argument that speak most to a customer of this strategy and a person so moved."""
    wished = {SUITS_MOTIVE[motive] for motive in motives}
    if strategy in SUITS_STRATEGY:
        wished.add(SUITS_STRATEGY[strategy])
    return tuple(kind for kind in NeedKind if kind in wished)
