"""The value of a customer in one line: what is known, and which arguments speak to him."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.domain.relations import ValueStrategy
from salesdesk.services.customer_value import CustomerValue
from salesdesk.words import _, ngettext, word


def summary(value: CustomerValue, chosen: Sequence[UUID]) -> str:
    """`4 wensen, 2 argumenten gekozen`, or what may become a need."""
    count, told = len(value.matrix.needs), len(value.told(chosen))
    needs = ngettext("{count} wens", "{count} wensen", count).format(count=count)
    if not count and value.proposals:
        left = len(value.proposals)
        needs = ngettext("{count} wens over te nemen", "{count} wensen over te nemen", left)
        needs = needs.format(count=left)
    elif not count:
        needs = _("nog geen wensen")
    if not told:
        return needs
    said = ngettext("{count} argument gekozen", "{count} argumenten gekozen", told).format(count=told)
    return f"{needs}, {said}"


def suiting_hint(value: CustomerValue) -> str:
    """One line: how this customer wins and what moves this person, so which arguments speak."""
    strategy = value.relation.value_strategy
    motives = sorted(word(motive) for motive in value.contact.motives) if value.contact else []
    kinds = [word(kind) for kind in value.suiting]
    if not kinds:
        return ""
    told = _("Laat vooral argumenten horen die {kinds} zijn.").format(kinds=listed(kinds))
    parts = []
    if strategy is not ValueStrategy.UNKNOWN:
        parts.append(_("Deze klant wint door: {strategy}.").format(strategy=word(strategy)))
    if motives and value.contact is not None:
        said = _("{name} koopt op {motives}.")
        parts.append(said.format(name=value.contact.short_name, motives=listed(motives)))
    return " ".join((*parts, told))


def listed(words: Sequence[str]) -> str:
    """`gewin en veiligheid`."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} en {last}").format(words=", ".join(words[:-1]), last=words[-1])
