"""Words on an offer that are proposed to the seller in the customer's language: opening and payment."""

from __future__ import annotations

from datetime import date

from salesdesk import formats
from salesdesk.words import gettext_for

PAYMENT_DAYS = (8, 14, 30, 45, 60)


def net_days(days: int, language: str) -> str:
    """`30 dagen netto`."""
    say = gettext_for(language)
    return say("{days} dagen netto").format(days=days)


def payment_terms(language: str) -> tuple[str, ...]:
    """The usual terms, shortest first."""
    say = gettext_for(language)
    days = tuple(net_days(count, language) for count in PAYMENT_DAYS)
    return (*days, say("direct bij levering"), say("vooruit te betalen"))


def opening(language: str, day: date, goal: str = "", needs: str = "") -> str:
    """The opening of the letter after a talk on that day: what matters to the customer, and the talk's goal.

    Each on a line of its own, so that the seller can cut what does not belong to it.
    """
    say = gettext_for(language)
    when = formats.long_date(day, language)
    sentences = [say("Op {day} spraken wij elkaar; hierbij ontvangt u onze offerte.").format(day=when)]
    if needs:
        sentences.append(say("Voor u is belangrijk: {needs}.").format(needs=needs))
    if goal:
        sentences.append(say("Ons doel voor dat gesprek: {goal}.").format(goal=goal))
    return "\n".join(sentences)
