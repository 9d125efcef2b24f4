"""The seller's word for every member of every enumeration of the trade, in the source language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.vocabulary import forecast, offers, preparation, relations, visits

__all__ = ["WORDS"]

# By class first: members of two string enumerations with the same value are the same key.
WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    **relations.WORDS,
    **visits.WORDS,
    **preparation.WORDS,
    **offers.WORDS,
    **forecast.WORDS,
}
