"""The order of the lines of an offer: the lines of one choice stand together and move together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.offers import LineKind, OfferLine

Lines = tuple[OfferLine, ...]
Key = tuple[str, ...]


def place_of(lines: Sequence[OfferLine], line_id: UUID) -> int:
    """The place of a line, the end when it is not there any more."""
    return next((place for place, line in enumerate(lines) if line.id == line_id), len(lines))


def _keys(line: OfferLine) -> tuple[Key, Key, Key]:
    """What moves as one, from the outside in: the choice, the alternative, the line."""
    own = ("line", str(line.id))
    if line.kind is not LineKind.ALTERNATIVE:
        return own, own, own
    return ("choice", line.choice), ("variant", line.choice, line.variant), own


def gathered(lines: Sequence[OfferLine]) -> Lines:
    """The same lines, those of a choice together where its first one stands, alternative by alternative."""
    first: dict[Key, int] = {}
    for place, line in enumerate(lines):
        for key in _keys(line):
            first.setdefault(key, place)
    return tuple(sorted(lines, key=lambda line: [first[key] for key in _keys(line)]))


def placed(lines: Sequence[OfferLine]) -> Lines:
    """The same lines, each knowing its place."""
    return tuple(line if line.position == at else replace(line, position=at) for at, line in enumerate(lines))


def without(lines: Sequence[OfferLine], gone: Collection[UUID]) -> Lines:
    return tuple(line for line in lines if line.id not in gone)


def put_back(lines: Sequence[OfferLine], removed: Sequence[tuple[int, OfferLine]]) -> Lines:
    """Removed lines where they were; what came back already stays as it is."""
    kept = list(without(lines, {line.id for _place, line in removed}))
    for place, line in removed:
        kept.insert(place, line)
    return tuple(kept)


def moved(lines: Sequence[OfferLine], line: OfferLine, step: int) -> Lines:
    """One place up (-1) or down (+1); at the edge it stays.

    In its alternative a line moves alone, at the edge of that the alternative moves, then the whole choice.
    """
    ordered = gathered(lines)
    place = place_of(ordered, line.id)
    to = place + step
    if place >= len(ordered) or not 0 <= to < len(ordered):
        return ordered
    pairs = zip(_keys(ordered[place]), _keys(ordered[to]), strict=True)
    level = next(at for at, (own, other) in enumerate(pairs) if own != other)
    mine, other = _keys(ordered[place])[level], _keys(ordered[to])[level]
    upper, lower = (mine, other) if step > 0 else (other, mine)
    begin = next(at for at, each in enumerate(ordered) if _keys(each)[level] == upper)
    high = [each for each in ordered if _keys(each)[level] == upper]
    low = [each for each in ordered if _keys(each)[level] == lower]
    return (*ordered[:begin], *low, *high, *ordered[begin + len(high) + len(low) :])


def dropped(lines: Sequence[OfferLine], taken: Collection[UUID], before: int) -> Lines:
    """These lines in front of the one that stands at `before` now; a choice is never torn apart."""
    above = [line for line in lines[:before] if line.id not in taken]
    below = [line for line in lines[before:] if line.id not in taken]
    return gathered([*above, *(line for line in lines if line.id in taken), *below])


def inserted(lines: Sequence[OfferLine], under: OfferLine | None, new: Sequence[OfferLine]) -> Lines:
    """New lines under another one, or at the end."""
    place = place_of(lines, under.id) + 1 if under else len(lines)
    return gathered([*lines[:place], *new, *lines[place:]])


def duplicates(chosen: Sequence[OfferLine], new_id: Callable[[], UUID]) -> Lines:
    """The same lines once more; one of a choice comes as a plain line, for its choice is made once."""
    return tuple(
        replace(
            line,
            id=new_id(),
            kind=LineKind.PRODUCT if line.kind is LineKind.ALTERNATIVE else line.kind,
            choice="",
            variant="",
            is_chosen=False,
        )
        for line in chosen
    )
