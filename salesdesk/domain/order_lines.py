"""What the customer ordered of an offer: the alternatives he took, the options he wanted, what that makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.offer_totals import variants, with_chosen
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState
from salesdesk.errors import N_, Reason, Refused

LONGEST_REFERENCE = 100


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What was ordered: option lines by id, and per choice the alternative; `reference` is his own number."""

    options: frozenset[UUID] = frozenset()
    variants: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    deliver_on: date | None = None


def as_ordered(
    lines: Iterable[OfferLine], options: Collection[UUID], chosen: Mapping[str, str]
) -> tuple[OfferLine, ...]:
    """The lines as the customer ordered them; an ordered option counts and stays known as one."""
    made = tuple(lines)
    for choice, variant in chosen.items():
        if variant not in variants(made, choice):
            raise Refused(Reason(N_("Dit alternatief staat niet in de offerte."), "variants"))
        made = with_chosen(made, choice, variant)
    return tuple(
        replace(line, kind=LineKind.PRODUCT, is_chosen=True)
        if line.kind is LineKind.OPTION and line.id in options
        else line
        for line in made
    )


def as_offered(lines: Iterable[OfferLine]) -> tuple[OfferLine, ...]:
    """The lines with every ordered option an option again."""
    return tuple(
        replace(line, kind=LineKind.OPTION, is_chosen=False) if is_ordered_option(line) else line
        for line in lines
    )


def is_ordered_option(line: OfferLine) -> bool:
    """Whether this line was an option until the customer ordered it."""
    return line.kind is LineKind.PRODUCT and line.is_chosen


def with_order(offer: Offer, answer: OrderAnswer) -> Offer:
    """The offer as it was ordered; refused for a number that is too long or a day before the decision."""
    reference = " ".join(answer.reference.split())
    if len(reference) > LONGEST_REFERENCE:
        text = N_("Houd het onder {most} tekens.")
        raise Refused(Reason(text, "order_reference", {"most": LONGEST_REFERENCE}))
    decided = offer.decided_on
    if answer.deliver_on is not None and decided is not None and answer.deliver_on < decided:
        raise Refused(Reason(N_("Dan was er nog niet besteld."), "deliver_on"))
    return replace(
        offer,
        lines=as_ordered(offer.lines, answer.options, answer.variants),
        order_reference=reference,
        deliver_on=answer.deliver_on,
    )


def without_order(offer: Offer) -> Offer:
    """The offer as if nothing was ordered; the alternatives stay those the customer asked for last."""
    lines = as_offered(offer.lines)
    return replace(offer, lines=lines, ordered_at=None, order_reference="", deliver_on=None)


def refuse_without_order(offer: Offer) -> None:
    """Only what was won is an order."""
    if offer.state is not OfferState.WON or offer.deleted:
        raise Refused(Reason(N_("{label} is niet gewonnen: er is geen order."), "", {"label": offer.label}))
