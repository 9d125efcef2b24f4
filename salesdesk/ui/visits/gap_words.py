"""Why a question is proposed, in the seller's words."""

from __future__ import annotations

from salesdesk import formats
from salesdesk.domain.preparation import Target
from salesdesk.domain.question_gaps import Gap, GapKind
from salesdesk.words import _, screen_language, word


def gap_reason(gap: Gap) -> str:
    """`einde contract ontbreekt op de kaart`."""
    if gap.kind is GapKind.FIELD and gap.target is Target.NEWSLETTER:
        return _("nieuwsbrief is nog niet gevraagd")
    if gap.kind is GapKind.ROLE and gap.role is None:
        return _("nog niemand heeft een rol in de DMU")
    said = {
        GapKind.COMPLAINT: _("klacht „{subject}” staat open"),
        GapKind.ROLE: _("{role} ontbreekt in de DMU"),
        GapKind.FIELD: _("{field} ontbreekt op de kaart"),
        GapKind.OPEN_FACT: _("„{subject}” heeft nog geen antwoord"),
        GapKind.OLD: _("{field} is van {month}: klopt het nog?"),
    }
    role = word(gap.role).casefold() if gap.role else ""
    return said[gap.kind].format(subject=gap.about, role=role, field=_named(gap), month=_since(gap))


def _named(gap: Gap) -> str:
    return word(gap.target).casefold() if gap.target is not Target.NONE else f"„{gap.about}”"


def _since(gap: Gap) -> str:
    return formats.month_text(gap.since, screen_language()) if gap.since else ""
