"""What the seller ticked to take along on the guide sheet, in words; the customer can see that sheet."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from salesdesk import formats
from salesdesk.domain.facts import FactSubject, known_facts, subject_of
from salesdesk.domain.preparation import Preparation, Target
from salesdesk.domain.relations import Fact
from salesdesk.services.open_points import open_points
from salesdesk.services.relation_card import RelationCard
from salesdesk.words import _, screen_language, word


def sheet_lines(card: RelationCard, preparation: Preparation) -> tuple[str, ...]:
    """One line each, in the order in which they were ticked; what is gone meanwhile is left out."""
    said = _sayings(card)
    lines = [said[each] for each in preparation.taken_along if each in said]
    return tuple(dict.fromkeys(lines))


def sheet_references(card: RelationCard, preparation: Preparation) -> tuple[str, ...]:
    """The customers of ours he may name."""
    references = {fact.id: fact for fact in card.facts if subject_of(fact.subject) is FactSubject.REFERENCE}
    taken = [references[each].text for each in preparation.taken_along if each in references]
    return tuple(dict.fromkeys(taken))


def _sayings(card: RelationCard) -> dict[UUID, str]:
    """For everything that may go along, its words; a corrected fact speaks as it is now."""
    said = {item.id: _dated(item.detail or item.subject, item.happened_on) for item in card.timeline}
    said |= {item.id: _("Klacht: {subject}").format(subject=item.subject) for item in card.complaints}
    said |= {point.id: _dated(point.text, point.due_on) for point in open_points(card)}
    for known in known_facts(card.facts):
        if subject_of(known.fact.subject) is not FactSubject.REFERENCE:
            said |= {fact.id: fact_line(known.fact) for fact in (known.fact, *known.earlier)}
    return said


def fact_line(fact: Fact) -> str:
    """`Branche: notariaat`; news and his own remarks speak for themselves."""
    subject = subject_of(fact.subject)
    if subject in {FactSubject.NEWS, FactSubject.OTHER}:
        return fact.text
    named = word(subject) if subject else fact.subject
    if subject is None and fact.subject in set(Target):
        named = word(Target(fact.subject))
    return f"{formats.capital(named)}: {fact.text}"


def _dated(text: str, day: date | None) -> str:
    return f"{text} ({formats.short_date(day, screen_language())})" if day else text
