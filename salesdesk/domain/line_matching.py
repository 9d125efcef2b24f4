"""Which line of one offer is which of another: a revision has lines of its own, known by their content."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from salesdesk.domain.letters import folded
from salesdesk.domain.offers import LineKind, OfferLine

ALIKE = 0.6
"""How much of two descriptions must be the same to take them for one line, rewritten."""
MOST_COMPARED = 80
LONGEST_COMPARED = 200
_WITHOUT_AMOUNT = frozenset({LineKind.TEXT, LineKind.SECTION, LineKind.SUBTOTAL})
Key = Callable[[OfferLine], Hashable | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A line in both offers, or in one; `moved` when it stands in another order than its neighbours."""

    before: OfferLine | None
    after: OfferLine | None
    moved: bool = False


def matched_lines(before: Sequence[OfferLine], after: Sequence[OfferLine]) -> tuple[Pair, ...]:
    """Every line once, in the order of `after`; what is gone stands where it stood."""
    partner = _partners(before, after)
    moved = _out_of_order(partner)
    pairs = [
        Pair(before[partner[at]] if at in partner else None, line, at in moved)
        for at, line in enumerate(after)
    ]
    places = {partner[at]: at for at in partner}
    gone: defaultdict[int, list[Pair]] = defaultdict(list)
    above = -1
    for at, line in enumerate(before):
        if at in places:
            above = above if places[at] in moved else places[at]
        else:
            gone[above].append(Pair(line, None))
    result = [*gone[-1]]
    for at, pair in enumerate(pairs):
        result += [pair, *gone[at]]
    return tuple(result)


def _partners(before: Sequence[OfferLine], after: Sequence[OfferLine]) -> dict[int, int]:
    """For each place in `after` the place in `before`, the surest likeness first."""
    found: dict[int, int] = {}
    left = dict(enumerate(before))
    for key in _KEYS:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at, line in left.items():
            waiting[_sort_of(line), key(line)].append(at)
        for at, line in enumerate(after):
            known = key(line)
            if at in found or known is None:
                continue
            queue = waiting.get((_sort_of(line), known))
            if queue:
                found[at] = queue.popleft()
                del left[found[at]]
    rest = {at: line for at, line in enumerate(after) if at not in found}
    found.update(_alike(left, rest))
    return found


def _sort_of(line: OfferLine) -> object:
    """A heading never becomes an article; an option may become a line that counts."""
    return line.kind if line.kind in _WITHOUT_AMOUNT else "amount"


def _words(line: OfferLine) -> str:
    return " ".join(folded(line.description).split())


def _code(line: OfferLine) -> str:
    return line.product_code.strip().casefold()


def _exact(line: OfferLine) -> Hashable:
    return (
        _code(line), _words(line), line.note, line.kind, line.choice, line.variant, line.period,
        line.quantity, line.unit_price, line.discount_percent,
    )  # fmt: skip


_KEYS: tuple[Key, ...] = (
    _exact,
    lambda line: (_code(line), _words(line), line.choice, line.variant),
    lambda line: (_code(line), _words(line)),
    lambda line: (_code(line), line.choice, line.variant) if _code(line) else None,
    lambda line: _code(line) or None,
    lambda line: _words(line) or None,
    lambda line: "subtotal" if line.kind is LineKind.SUBTOTAL else None,
)


def _alike(before: dict[int, OfferLine], after: dict[int, OfferLine]) -> dict[int, int]:
    """Free lines and texts that were rewritten, the most alike first; two articles are never one."""
    scored = []
    for there, line in list(after.items())[:MOST_COMPARED]:
        for here, known in list(before.items())[:MOST_COMPARED]:
            likeness = _likeness(known, line)
            if likeness >= ALIKE:
                scored.append((-likeness, abs(there - here), there, here))
    found: dict[int, int] = {}
    for _likeness_of, _away, there, here in sorted(scored):
        if there not in found and here not in found.values():
            found[there] = here
    return found


def _likeness(one: OfferLine, other: OfferLine) -> float:
    if _sort_of(one) != _sort_of(other) or (_code(one) and _code(other)):
        return 0.0
    matcher = SequenceMatcher(None, _words(one)[:LONGEST_COMPARED], _words(other)[:LONGEST_COMPARED])
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _out_of_order(partner: dict[int, int]) -> frozenset[int]:
    """The places in `after` outside the longest run that kept its order: the fewest lines that moved."""
    places = sorted(partner)
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for at in places:
        slot = bisect_left(ends, partner[at])
        if slot == len(ends):
            ends.append(partner[at])
            last.append(at)
        else:
            ends[slot], last[slot] = partner[at], at
        before[at] = last[slot - 1] if slot else None
    kept: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return frozenset(places) - kept
