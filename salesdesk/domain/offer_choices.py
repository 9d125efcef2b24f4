"""Good, better, best: alternatives among which the customer chooses, of which one is in the total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from salesdesk.domain.offer_line_order import Lines, gathered, inserted
from salesdesk.domain.offer_totals import choices, chosen_variants, variants, with_chosen
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.errors import N_, Reason, Refused

LONGEST_NAME = 60


def settled(lines: Sequence[OfferLine]) -> Lines:
    """The lines with every choice together and exactly one of its alternatives in the total."""
    ordered = gathered(lines)
    for choice in choices(ordered):
        chosen = chosen_variants(ordered, choice)
        if len(chosen) != 1:
            ordered = with_chosen(ordered, choice, (chosen or variants(ordered, choice))[0])
    return ordered


def as_choice(lines: Sequence[OfferLine], line: OfferLine, name: str, second: OfferLine) -> Lines:
    """This line as the first alternative of a new choice, in the total, and a second one to fill in."""
    choice = free_name(name.strip()[:LONGEST_NAME], choices(lines))
    first = replace(line, kind=LineKind.ALTERNATIVE, choice=choice, variant="A", is_chosen=True)
    other = _beside(second, first, "B")
    return settled(inserted([first if each.id == line.id else each for each in lines], first, [other]))


def _beside(new: OfferLine, known: OfferLine, variant: str, *, chosen: bool = False) -> OfferLine:
    """A new line of the same choice, counted and taxed alike, to be described and priced."""
    return replace(
        new,
        kind=LineKind.ALTERNATIVE,
        choice=known.choice,
        variant=variant,
        is_chosen=chosen,
        quantity=known.quantity,
        unit=known.unit,
        vat_class=known.vat_class,
        period=known.period,
    )


def with_variant(lines: Sequence[OfferLine], line: OfferLine, new: OfferLine) -> Lines:
    """One alternative more for the choice of this line, under the others."""
    last = [each for each in lines if each.choice == line.choice][-1]
    return inserted(lines, last, [_beside(new, line, _free_letter(variants(lines, line.choice)))])


def with_package_line(lines: Sequence[OfferLine], line: OfferLine, new: OfferLine) -> Lines:
    """One line more in the alternative of this line: together they are a package."""
    return inserted(lines, line, [_beside(new, line, line.variant, chosen=line.is_chosen)])


def _free_letter(taken: Sequence[str]) -> str:
    letters = (letter for letter in ascii_uppercase if letter not in taken)
    return next(letters, free_name("A", taken))


def free_name(name: str, taken: Iterable[str]) -> str:
    """This name, or with a number behind it when it is taken."""
    known = set(taken)
    count = 2
    free = name
    while free in known:
        free = f"{name} {count}"
        count += 1
    return free


def renamed(lines: Sequence[OfferLine], line: OfferLine, *, choice: str = "", variant: str = "") -> Lines:
    """Another name for the choice of this line or for its alternative; refused when it is taken."""
    new_choice, new_variant = choice.strip() or line.choice, variant.strip() or line.variant
    taken_choice = new_choice != line.choice and new_choice in choices(lines)
    if taken_choice or (new_variant != line.variant and new_variant in variants(lines, line.choice)):
        raise Refused(Reason(N_("Zo heet al een andere keuze of een ander alternatief.")))
    return tuple(
        replace(
            each,
            choice=new_choice,
            variant=new_variant if each.variant == line.variant else each.variant,
        )
        if each.kind is LineKind.ALTERNATIVE and each.choice == line.choice
        else each
        for each in lines
    )


def as_kind(line: OfferLine, kind: LineKind) -> OfferLine:
    """A line as another kind, out of the choice it was in."""
    return replace(line, kind=kind, choice="", variant="", is_chosen=False)
