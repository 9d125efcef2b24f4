"""What the file knows about a relation, as the search for missing questions wants it."""

from __future__ import annotations

from salesdesk.domain.facts import known_facts, subject_of
from salesdesk.domain.preparation import Target
from salesdesk.domain.question_gaps import CardKnowledge, Known
from salesdesk.domain.relations import Contact, Status
from salesdesk.services.answers import CARD_FIELDS, present_value
from salesdesk.services.relation_card import RelationCard


def card_knowledge(card: RelationCard, contact: Contact | None) -> CardKnowledge:
    """Fields and facts with the day they were noted; the newsletter is a matter of the person we meet."""
    facts = [known.fact for known in known_facts(card.facts)]
    newest = {fact.subject: fact for fact in facts}
    fields: dict[Target, Known] = {}
    for target in Target:
        fact = newest.get(target.value)
        text = present_value(target, card) if target in CARD_FIELDS else fact.text if fact else ""
        if target is not Target.NONE and text.strip():
            fields[target] = Known(text, fact.noted_on if fact else None)
    people = [contact] if contact else card.contacts
    asked = [person.newsletter for person in people if person.newsletter is not None]
    if asked or not people:
        fields[Target.NEWSLETTER] = Known(str(any(asked)))
    of_his_own = {
        fact.subject: Known(fact.text, fact.noted_on)
        for fact in facts
        if fact.subject.strip() and subject_of(fact.subject) is None and fact.subject not in set(Target)
    }
    return CardKnowledge(
        fields=fields,
        roles=frozenset(role for person in card.contacts if not person.deleted for role in person.roles),
        facts=of_his_own,
        complaints=tuple(complaint.subject for complaint in card.open_complaints),
        is_customer=card.relation.status is Status.CUSTOMER,
    )
