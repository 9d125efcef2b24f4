"""What an offer costs to make and may bring, in one sentence."""

from __future__ import annotations

from salesdesk.domain.offer_cost import OfferWorth
from salesdesk.ui import spoken
from salesdesk.words import _


def worth_words(worth: OfferWorth) -> tuple[str, str]:
    """What making it costs and may bring, and the kind of note."""
    cost = spoken.euro(worth.cost, decimals=0)
    if worth.expected is None:
        words = _("Maken kost je ongeveer {cost}. Zonder budget en kans weet je niet of dat loont.")
        return words.format(cost=cost), "info"
    expected = spoken.euro(worth.expected, decimals=0)
    if worth.pays:
        words = _("Maken kost je ongeveer {cost}, verwacht mag je {expected} marge: dat loont.")
        return words.format(cost=cost, expected=expected), "ok"
    words = _("Maken kost je ongeveer {cost}, verwacht mag je {expected} marge: dat loont niet.")
    return words.format(cost=cost, expected=expected), "warn"
