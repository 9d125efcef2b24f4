"""Our arguments against a customer's needs and against competitors (Rustenburg §1.2, DOMAIN §12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class NeedKind(StrEnum):
    """Economic (cost, time), functional (ease, capacity, failure), psychological (brand, freedom)."""

    ECONOMIC = "economic"
    FUNCTIONAL = "functional"
    PSYCHOLOGICAL = "psychological"


class Fit(StrEnum):
    """What an argument does for a need; one that contradicts it is a disadvantage here."""

    MEETS = "meets"
    NEUTRAL = "neutral"
    CONTRADICTS = "contradicts"


class Standing(StrEnum):
    """How we stand against a competitor on one argument."""

    UNKNOWN = ""
    BETTER = "better"
    EQUAL = "equal"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason to buy from us; `words` are the customer's words it answers, `evidence` is what proves it."""

    id: UUID
    title: str
    text: str = ""
    kind: NeedKind = NeedKind.FUNCTIONAL
    words: tuple[str, ...] = ()
    evidence: str = ""
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Competitor:
    """Another supplier of what we sell; `names` are other ways in which customers name it."""

    id: UUID
    name: str
    names: tuple[str, ...] = ()
    note: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One argument against one competitor: how we stand, what it claims, and what proves that."""

    id: UUID
    argument_id: UUID
    competitor_id: UUID
    standing: Standing = Standing.UNKNOWN
    claim: str = ""
    evidence: str = ""
    noted_on: date | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class CustomerNeed:
    """Something this customer wants or demands, in his own words, with the visit where he said it."""

    id: UUID
    relation_id: UUID
    text: str
    kind: NeedKind = NeedKind.FUNCTIONAL
    visit_id: UUID | None = None
    noted_on: date | None = None
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class NeedFit:
    """What the seller says of one argument for one need; it stands above what the words propose."""

    id: UUID
    need_id: UUID
    argument_id: UUID
    fit: Fit = Fit.MEETS
    deleted: bool = False
