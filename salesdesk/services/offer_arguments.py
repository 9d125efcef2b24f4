"""Our arguments on an offer: which meet what the customer asked for, and what of them he may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.competition import named_in
from salesdesk.domain.offers import Offer
from salesdesk.domain.value_matching import ValueMatrix, match
from salesdesk.domain.value_proposition import Argument, Competitor, CustomerNeed
from salesdesk.services.customer_value import read_value

# A session of storage; services pass it on and never look inside.
Session = Any


@dataclass(frozen=True, slots=True)
class OfferArguments:
    """The arguments against all this customer asked for, accepted as a need or only written in a report.

    `gone` were removed from the library; what was sent keeps them in its PDF. `in_talk` are those he meant to
    tell in the talk this offer follows from.
    """

    matrix: ValueMatrix = field(default_factory=ValueMatrix)
    competitors: tuple[Competitor, ...] = ()
    gone: tuple[Argument, ...] = ()
    in_talk: tuple[UUID, ...] = ()

    def names(self, argument: Argument) -> Competitor | None:
        """The competitor this argument names; the customer never reads that."""
        return named_in(f"{argument.title}\n{argument.text}\n{argument.evidence}", self.competitors)

    def left_from_talk(self, offer: Offer) -> tuple[UUID, ...]:
        """What was told in the talk and is not on the offer yet."""
        told = (argument.id for argument in self.matrix.arguments if argument.id in self.in_talk)
        return tuple(argument_id for argument_id in told if argument_id not in offer.arguments)

    def told(self, offer: Offer) -> tuple[Argument, ...]:
        """The chosen arguments as the customer reads them, in the order of the library."""
        chosen = [argument for argument in self.matrix.arguments if argument.id in offer.arguments]
        return for_customer(chosen, self.competitors)


def for_customer(arguments: Iterable[Argument], competitors: tuple[Competitor, ...]) -> tuple[Argument, ...]:
    """Without a competitor's name: a text or proof that names one is left out, a title with its argument."""
    safe = []
    for argument in arguments:
        if named_in(argument.title, competitors) is None:
            text = argument.text if named_in(argument.text, competitors) is None else ""
            proof = argument.evidence if named_in(argument.evidence, competitors) is None else ""
            safe.append(replace(argument, text=text, evidence=proof, words=()))
    return tuple(safe)


def read_arguments(
    session: Session, relation_id: UUID, today: date, in_talk: tuple[UUID, ...] = ()
) -> OfferArguments:
    """What an offer to this customer can tell him; `in_talk` was chosen when the talk was prepared."""
    value = read_value(session, relation_id, today)
    heard = [
        CustomerNeed(UUID(int=place), relation_id, said.text, said.kind, said.visit_id, said.said_on)
        for place, said in enumerate(value.proposals)
    ]
    known, written = value.matrix, match(heard, value.matrix.arguments)
    whole = ValueMatrix((*known.needs, *heard), known.arguments, {**known.cells, **written.cells})
    return OfferArguments(whole, value.competition.competitors, value.gone, in_talk)
