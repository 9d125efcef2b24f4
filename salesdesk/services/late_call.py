"""The words for a call that a seller will be late at a visit he prepared."""

from __future__ import annotations

from salesdesk.domain.company import Settings
from salesdesk.paper.late_words import late_call
from salesdesk.services.preparations import PreparationView


def words_for_late_call(view: PreparationView, settings: Settings, minutes: int) -> str:
    """What to say to whom he is going to see, in the customer's language."""
    language = view.card.relation.language
    return late_call(view.visit, view.contact, language, settings.seller, settings.company, minutes)
