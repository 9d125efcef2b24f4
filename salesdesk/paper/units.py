"""The units of lines in the customer's language."""

from __future__ import annotations

from decimal import Decimal

from salesdesk import formats
from salesdesk.words import SOURCE_LANGUAGE, gettext_for

_SINGULAR = {
    "st": "stuk", "stuks": "stuk", "uren": "uur", "dagen": "dag", "weken": "week", "mnd": "maand",
    "maanden": "maand", "jaren": "jaar", "dozen": "doos", "rollen": "rol", "flessen": "fles",
    "keren": "keer", "sets": "set",
}  # fmt: skip


def counted(quantity: Decimal, unit: str, language: str) -> str:
    """`12 stuk` as typed in Dutch, `12 pcs` in English; a unit of the seller's own stays as he wrote it."""
    number = formats.number(quantity, language=language)
    return f"{number} {unit if language == SOURCE_LANGUAGE else _said(quantity, unit, language)}".strip()


def _said(quantity: Decimal, unit: str, language: str) -> str:
    say = gettext_for(language)
    known = {
        "stuk": (say("stuk"), say("stuks")),
        "uur": (say("uur"), say("uren")),
        "dag": (say("dag"), say("dagen")),
        "week": (say("week"), say("weken")),
        "maand": (say("maand"), say("maanden")),
        "jaar": (say("jaar"), say("jaren")),
        "keer": (say("keer"), say("keren")),
        "doos": (say("doos"), say("dozen")),
        "rol": (say("rol"), say("rollen")),
        "fles": (say("fles"), say("flessen")),
        "set": (say("set"), say("sets")),
    }
    typed = unit.strip().casefold().rstrip(".")
    pair = known.get(_SINGULAR.get(typed, typed))
    return unit if pair is None else pair[0 if abs(quantity) == 1 else 1]
