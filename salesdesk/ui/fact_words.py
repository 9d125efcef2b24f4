"""How facts are called on screen, and what is asked for in their empty fields."""

from __future__ import annotations

from salesdesk import formats
from salesdesk.domain.facts import FactSubject, subject_of
from salesdesk.domain.preparation import Target
from salesdesk.domain.relations import Fact
from salesdesk.words import _, word


def fact_subject(subject: str) -> str:
    """The word of a subject; an answer is named after its field, the seller's own words stay as they are."""
    known = subject_of(subject)
    if known is not None:
        return word(known)
    return word(Target(subject)) if subject in set(Target) else subject


def fact_origin(fact: Fact) -> str:
    """`website, 24-11-2026`: where and when it was learnt."""
    noted = formats.field_date(fact.noted_on) if fact.noted_on else _("datum onbekend")
    return ", ".join(part for part in (fact.source, noted) if part)


def fact_hint(subject: str) -> str:
    """What to look for; an example in the grey of an empty field."""
    hints = {
        FactSubject.BRANCH: _("wat doen ze, voor wie?"),
        FactSubject.SBI: _("vijf cijfers"),
        FactSubject.PRODUCTS: _("wat maken of leveren ze?"),
        FactSubject.STAFF: _("in dit bedrijf, hier"),
        FactSubject.STAFF_WORLDWIDE: _("in de hele groep"),
        FactSubject.REVENUE: _("bedrag, jaar, en van wat"),
        FactSubject.SITES: _("Haarlem, Beverwijk"),
        FactSubject.GROUP: _("moeder, dochters, eigenaar"),
        FactSubject.CUSTOMERS: _("namen, met een komma ertussen"),
        FactSubject.CSR_GOALS: _("wat willen ze bereiken, wanneer?"),
        FactSubject.CSR_VISION: _("waarom doen ze het?"),
        FactSubject.CSR_DEMANDS: _("keurmerk, gedragscode, transport"),
        FactSubject.CSR_HELP: _("wat van ons past daarbij?"),
        FactSubject.NEWS: _("fusie, verhuizing, nieuwe directie"),
        FactSubject.OTHER: _("wat je verder opviel"),
    }
    return hints[FactSubject(subject)] if subject in set(hints) else ""
