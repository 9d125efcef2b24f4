"""Our arguments on an offer: which meet what the customer asked for, and what of them he may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.competition import named_in
from salesdesk.domain.offers import Offer
from salesdesk.domain.value_matching import ValueMatrix, match
from salesdesk.domain.value_proposition import Argument, Competitor, CustomerNeed, NeedKind
from salesdesk.paper.argument_letter import benefit_lines
from salesdesk.services.customer_value import read_value
from salesdesk.storage.database import Session

MOST_NAMED = 2


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

    def letter(self, offer: Offer) -> str:
        """The chosen arguments as lines for the letter: what answers most demands first.

        What contradicts a demand stays out, and what a customer must not read: a competitor's name, and needs
        that he felt rather than said.
        """
        told = [argument for argument in self.told(offer) if not self.matrix.against(argument.id)]
        asked = {argument.id: self._spoken_needs(argument.id) for argument in told}
        told.sort(key=lambda argument: -len(asked[argument.id]))
        return benefit_lines(((each.title, asked[each.id][:MOST_NAMED]) for each in told), offer.language)

    def answer_to(self, demand: str) -> str:
        """The title of our argument that answers this demand; empty when none does."""
        asked = {need.id for need in self.matrix.needs if need.text.casefold() == demand.casefold()}
        for argument in self.matrix.arguments:
            if any(need.id in asked for need in self.matrix.met_by(argument.id)):
                return argument.title
        return ""

    def left_out(self, offer: Offer) -> tuple[Argument, ...]:
        """Chosen arguments that stay out of the letter: to this customer they can be a disadvantage."""
        return tuple(argument for argument in self.told(offer) if self.matrix.against(argument.id))

    def _spoken_needs(self, argument_id: UUID) -> tuple[str, ...]:
        met = (need for need in self.matrix.met_by(argument_id) if need.kind is not NeedKind.PSYCHOLOGICAL)
        safe = (need.text for need in met if named_in(need.text, self.competitors) is None)
        return tuple(dict.fromkeys(safe))


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
