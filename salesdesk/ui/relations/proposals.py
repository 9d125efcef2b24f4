"""What the figures propose for a relation: another class, or the end of being a customer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from salesdesk import formats, words
from salesdesk.domain.importance import ClassMove
from salesdesk.domain.relations import Status
from salesdesk.services.relation_card import RelationCard
from salesdesk.ui.buttons import link
from salesdesk.ui.parts import Note
from salesdesk.ui.relations.deeds import CardDeeds
from salesdesk.words import _, word


def proposals(card: RelationCard, deeds: CardDeeds) -> list[Note]:
    """At most one remark, with the deed behind it; the seller decides."""
    if card.is_lapsed:
        return [_lapsed(card, deeds)]
    return [_another_class(card, card.class_move, deeds)] if card.class_move is not None else []


def _lapsed(card: RelationCard, deeds: CardDeeds) -> Note:
    since = card.last_order_on
    said = _("Al meer dan {months} maanden geen order.").format(months=card.thresholds.former_after_months)
    if since is not None:
        said = _("Laatste order op {day}, meer dan {months} maanden geleden.").format(
            day=formats.field_date(since), months=card.thresholds.former_after_months
        )
    former = replace(card.relation, status=Status.FORMER)
    return Note(said, "info", link(_("Ex-klant maken"), partial(deeds.change, former)))


def _another_class(card: RelationCard, move: ClassMove, deeds: CardDeeds) -> Note:
    amount = formats.euro(move.yearly_revenue, words.screen_language(), 0)
    said = _("{amount} per jaar past bij klasse {after}; nu is dat {before}.").format(
        amount=amount, after=word(move.after), before=word(move.before)
    )
    moved = replace(card.relation, importance=move.after, importance_reason="")
    deed = link(_("Naar klasse {after}").format(after=word(move.after)), partial(deeds.change, moved))
    return Note(said, "info", deed)
