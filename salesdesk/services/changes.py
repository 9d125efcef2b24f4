"""What a change touched, so that every open screen can decide for itself whether to reload."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Noun(StrEnum):
    """The things a seller works with; a place to go and a thing that can change."""

    TODAY = "today"
    RELATION = "relation"
    CONTACT = "contact"
    VISIT = "visit"
    PREPARATION = "preparation"
    REPORT = "report"
    ROUTE = "route"
    OFFER = "offer"
    FORECAST = "forecast"
    PRODUCT = "product"
    SALES = "sales"
    COMPLAINT = "complaint"
    FOLLOW_UP = "follow_up"
    CATALOGUE = "catalogue"
    LIBRARY = "library"
    ARGUMENT = "argument"
    EXCHANGE = "exchange"
    SETTINGS = "settings"


Changes = frozenset[Noun]


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """The result of a write: its value, and the nouns that are different now."""

    value: Value
    changes: Changes


def done(value: Value, *nouns: Noun) -> Done[Value]:
    return Done(value, frozenset(nouns))
